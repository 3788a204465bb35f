"""`kyodo site`: all plans and years as a static site."""

from pathlib import Path
from typing import NamedTuple

from kyodo_cli.base.errors import InputFault
from kyodo_cli.base.language import Message
from kyodo_cli.base.years import printed_year
from kyodo_cli.cli.asking import open_plans
from kyodo_cli.cli.boundary import FINE
from kyodo_cli.cli.output import from_here, tell, waiting, write
from kyodo_cli.cli.surroundings import Surroundings


class Order(NamedTuple):
    """Where the site is to be, what it is laid out with, and whether drafts are part of it."""

    output: Path | None = None
    templates: Path | None = None
    drafts: bool = True


def site(around: Surroundings, order: Order) -> int:
    """Make the site and print where its first page is.

    Raises:
        InputFault: not everything could be read; a site that lacks a plan does not replace one that has it.
        UsageFault: the folder holds what kyodo did not make.
    """
    from kyodo_cli.cli.reports_folder import finals
    from kyodo_cli.cli.site_folder import place
    from kyodo_cli.render.editions import Look
    from kyodo_cli.site.build import Site, build, outdated

    book, code = open_plans(around)
    if code != FINE:
        raise InputFault(
            Message("Not everything could be read, so no site was made; one that is there stays as it is."),
            Message("“kyodo validate” shows every finding."),
        )
    root = around.workspace().root
    folder = around.here / order.output if order.output else root / "site"
    look = Look(order.templates, around.cache / "templates" if around.cache else None)
    wanted = Site(book.plans, around.this_year, look, order.drafts, finals(root / "reports"))
    for plan, year in outdated(wanted):
        message = Message(
            "{plan}, {year}: the final report was made from other files; the site does not call the year final.",
            plan=plan,
            year=printed_year(year, around.language),
        )
        tell(message, around.language)
    placed = place(folder, build(wanted), waiting(around.here, around.language))
    for path in placed.kept:
        tell(
            Message("{path} is no longer part of the site; it stays, as it was changed by hand.", path=path),
            around.language,
        )
    shown = folder / "index.html"
    write(str(from_here(shown, around.here)))
    count = Message("Files: {count}. Removed: {removed}.", count=placed.files, removed=len(placed.removed))
    tell(count, around.language)
    return code
