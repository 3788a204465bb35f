"""`kyodo report --year Y`: the yearly report of each plan."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from kyodo_cli.analysis.frame import in_force
from kyodo_cli.base.errors import InputFault, NothingToDo, UsageFault
from kyodo_cli.base.language import Message
from kyodo_cli.base.years import fiscal_year, printed_year
from kyodo_cli.cli.asking import beside, open_plans
from kyodo_cli.cli.boundary import CONFLICT, FINDINGS, FINE
from kyodo_cli.cli.options import choice
from kyodo_cli.cli.output import tell, write, write_data
from kyodo_cli.cli.surroundings import Surroundings
from kyodo_cli.workspace.book import PlanBook

if TYPE_CHECKING:  # loaded where they are used: most reports are drafts
    from kyodo_cli.cli.publishing import Run


class Order(NamedTuple):
    """What to report on, and where to."""

    year: str
    plan: str | None = None
    forms: str = "md,html"
    output: Path | None = None
    templates: Path | None = None
    stdout: bool = False
    final: bool = False


def report(around: Surroundings, order: Order) -> int:
    """Write the reports and print what was written.

    Returns:
        1 if a report was to be final and may not be; what is in the way was printed. 5 if a final report lies where a
        draft was to be written. The others are written.

    Raises:
        UsageFault: --stdout with several plans or formats.
        NothingToDo: no plan is in force that year.
    """
    from kyodo_cli.cli.publishing import Run
    from kyodo_cli.render.editions import Look

    year, forms = fiscal_year(order.year), _forms(order.forms)
    book, code = open_plans(around, order.plan)
    plans = _in_force(around, [one for one in book.plans if not one.unread], year, code)
    others = beside(around, book, order.plan)
    look = Look(order.templates, around.cache / "templates" if around.cache else None)
    folder = around.here / order.output if order.output else around.workspace().root / "reports" / str(year)
    run = Run(year, forms, look, folder, order.final)
    if order.stdout and (len(plans) != 1 or len(forms) != 1):
        message = Message("--stdout prints one plan in one format.")
        raise UsageFault(message, Message("Add --plan {plan} --format md.", plan=plans[0].id))
    if not order.final:
        written = _written(around, plans, others, run, order)
        return code or written
    from kyodo_cli.cli.gating import held_back, refuse

    held = held_back(around, plans, year, is_one=order.plan is not None)
    names = {view.plan.id for view in held}
    _written(around, [one for one in plans if one.id not in names], others, run, order)
    if held:
        refuse(around, held, is_aside=order.stdout)
    return code or (FINDINGS if held else FINE)


def _written(
    around: Surroundings, plans: Sequence[PlanBook], others: Sequence[PlanBook], run: "Run", order: Order
) -> int:
    """Write the reports, or print the one; name the files, and the final ones that stay as they are."""
    from kyodo_cli.cli.publishing import publish, view_of
    from kyodo_cli.render.editions import edition

    code = FINE
    for one in plans:
        if order.stdout:
            write_data(edition(view_of(one, others, run), run.forms[0], run.look))
            continue
        outcome = publish(one, others, run)
        for path in outcome.written:
            write(str(_shown(path, around.here)))
        if outcome.kept:
            _keep(around, one, outcome.kept)
            code = CONFLICT
    return code


def _keep(around: Surroundings, plan: PlanBook, files: Sequence[Path]) -> None:
    """Say that a final report stays as it is."""
    names = [str(_shown(one, around.here)) for one in files]
    tell(
        Message("{plan}: the report is final and stays as it is: {files}.", plan=plan.id, files=names), around.language
    )
    tell(Message("With --final it is written anew; with -o, a draft is written elsewhere."), around.language)


def _forms(text: str) -> list[str]:
    """Return the forms that were asked for, each once."""
    from kyodo_cli.render.editions import EDITIONS

    forms = [choice(one, tuple(EDITIONS), "--format") for one in text.split(",") if one.strip()]
    if not forms:
        raise UsageFault(Message("--format names no format."), Message("Possible: {keys}.", keys=tuple(EDITIONS)))
    return list(dict.fromkeys(forms))


def _in_force(around: Surroundings, plans: Sequence[PlanBook], year: int, code: int) -> list[PlanBook]:
    kept = []
    for one in plans:
        if in_force(one.plan, year):
            kept.append(one)
        else:
            named = printed_year(year, around.language)
            tell(Message("{plan} is not in force in {year}: left out.", plan=one.id, year=named), around.language)
    if not kept and code:
        raise InputFault(Message("No plan that could be read in full is in force that year; nothing was written."))
    if not kept:
        raise NothingToDo(
            Message("No plan is in force in {year}.", year=printed_year(year, around.language)),
            Message("“kyodo list plans” shows the years of each."),
        )
    return kept


def _shown(path: Path, here: Path) -> Path:
    try:
        return path.relative_to(here)
    except ValueError:
        return path
