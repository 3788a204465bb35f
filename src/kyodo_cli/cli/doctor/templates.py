"""Whether templates of somebody's own give pages: of an example city, and of the plans here."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

import kyodo_cli
from kyodo_cli.analysis.frame import in_force
from kyodo_cli.base.errors import KyodoError
from kyodo_cli.base.language import Message
from kyodo_cli.cli.commands.templates import own_templates
from kyodo_cli.cli.doctor.sign import Asked, Sign
from kyodo_cli.cli.surroundings import Surroundings
from kyodo_cli.workspace.book import PlanBook, open_book
from kyodo_cli.workspace.files import list_files

if TYPE_CHECKING:
    from kyodo_cli.views.report import ReportView

MOST: Final = 20
"""Plans of the workspace that are tried; the example city has every shape there is."""


def templates(asked: Asked) -> Iterator[Sign]:
    """Yield every fault of the templates, else that pages were made with them."""
    from kyodo_cli.render.template_check import faults

    try:
        folder = own_templates(asked.around, asked.templates)
    except KyodoError as fault:
        yield Sign("wrong", fault.message, fault.hint)
        return
    if folder is None:
        mend = Message("“kyodo templates list” names what can be changed.")
        yield Sign("fine", Message("No templates of your own: reports look as kyodo makes them."), mend)
        return
    views = [*_views(_books(example_city()), None), *_views(_own_books(asked.around), asked.around)]
    found = [Sign("wrong", one.message, one.hint) for one in faults(views, asked.around.here / folder)]
    yield from found
    if not found:
        message = Message("{folder}: {count} reports were made with it.", folder=folder, count=len(views))
        yield Sign("fine", message)


def example_city() -> Path:
    """Return the folder of the example city: in the package, or beside its source in a checkout."""
    package = Path(kyodo_cli.__file__).parent
    installed = package / "examples" / "mihon"
    return installed if installed.is_dir() else package.parent.parent / "examples" / "mihon"


def _books(root: Path) -> Sequence[PlanBook]:
    return [one for one in open_book(list_files(root)).plans if not one.unread]


def _own_books(around: Surroundings) -> Sequence[PlanBook]:
    try:
        return _books(around.root())[:MOST]
    except KyodoError:
        return ()


def _views(books: Sequence[PlanBook], around: Surroundings | None) -> "Iterator[ReportView]":
    """Yield the reports to try: every year of the example city, of a plan here its last."""
    from kyodo_cli.views.report import report_view

    for one in books:
        recorded = sorted(year for year in one.years if in_force(one.plan, year))
        first = one.plan.period.from_
        latest = [max(recorded)] if recorded else [max(first, around.this_year - 1) if around else first]
        for year in recorded if around is None and recorded else latest:
            yield report_view(one, year, others=books)
