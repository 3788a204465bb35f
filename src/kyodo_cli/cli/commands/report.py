"""`kyodo report --year Y`: the yearly report of each plan."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from kyodo_cli.analysis.frame import in_force
from kyodo_cli.base.errors import InputFault, KyodoError, NothingToDo, UsageFault
from kyodo_cli.base.language import Message
from kyodo_cli.base.years import fiscal_year, printed_year
from kyodo_cli.cli.asking import beside, open_plans
from kyodo_cli.cli.boundary import CONFLICT, FINDINGS, FINE
from kyodo_cli.cli.options import choice
from kyodo_cli.cli.output import from_here, tell, write, write_data
from kyodo_cli.cli.surroundings import Surroundings
from kyodo_cli.workspace.book import PlanBook

if TYPE_CHECKING:  # loaded where they are used: most reports are drafts
    from kyodo_cli.cli.publishing import Run


MANY: Final = 40
"""Plans. Starting a second process takes about as long as the reports of half as many."""


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
        draft was to be written, or what kyodo did not make. The others are written.

    Raises:
        UsageFault: --stdout with several plans or formats.
        NothingToDo: no plan is in force that year.
    """
    from kyodo_cli.cli.publishing import Run
    from kyodo_cli.render.editions import Look, require

    year, forms = fiscal_year(order.year), _forms(order.forms)
    workspace = around.workspace()
    look = Look(order.templates, around.cache / "templates" if around.cache else None)
    folder = around.here / order.output if order.output else workspace.root / "reports" / str(year)
    run = Run(year, forms, look, folder, folder if order.output else folder.parent, order.final)
    if order.plan is None and not order.stdout and len(workspace.plans) >= MANY:
        from kyodo_cli.cli.commands.report_many import report_many

        return report_many(around, workspace, run)
    book, code = open_plans(around, order.plan)
    plans = _in_force(around, [one for one in book.plans if not one.unread], year, code)
    others = beside(around, book, order.plan)
    for language in {one.plan.language for one in plans}:
        require(forms, language, run.look)
    if order.stdout and (len(plans) != 1 or len(forms) != 1):
        message = Message("--stdout prints one plan in one format.")
        raise UsageFault(message, Message("Add --plan {plan} --format md.", plan=plans[0].id))
    written = (_final if order.final else _written)(around, plans, others, run, order)
    return code or written


def _final(
    around: Surroundings, plans: Sequence[PlanBook], others: Sequence[PlanBook], run: "Run", order: Order
) -> int:
    """Write what may be final, and say of the others what is in the way."""
    from kyodo_cli.cli.gating import held_back, refuse

    held = held_back(around, plans, run.year, is_one=order.plan is not None)
    names = {view.plan.id for view in held}
    _written(around, [one for one in plans if one.id not in names], others, run, order)
    if held:
        refuse(around, held, is_aside=order.stdout)
    return FINDINGS if held else FINE


def _written(
    around: Surroundings, plans: Sequence[PlanBook], others: Sequence[PlanBook], run: "Run", order: Order
) -> int:
    """Write the reports and the index of their folder, or print the one; name what was written and what stays."""
    from kyodo_cli.cli.publishing import printed, publish

    if order.stdout:
        for one in plans:
            write_data(printed(one, others, run))
        return FINE
    code = FINE
    for one in plans:
        outcome = publish(one, others, run)
        for path in outcome.written:
            write(str(from_here(path, around.here)))
        if outcome.kept:
            keep(around, one.id, outcome.kept)
        if outcome.foreign:
            spare(around, one.id, outcome.foreign)
        if not outcome.written:
            code = CONFLICT
    if plans:
        finish(around, run)
    return code


def finish(around: Surroundings, run: "Run") -> None:
    """Write the index of the reports, where there are several, and clear away what a run that was killed has left."""
    from kyodo_cli.base.whole_file import sweep_old
    from kyodo_cli.cli.reports_folder import write_index

    for folder in dict.fromkeys((run.folder, run.top)):
        sweep_old(folder)
    if written := write_index(run.top, run.look, around.language):
        write(str(from_here(written, around.here)))


def keep(around: Surroundings, plan: str, files: Sequence[Path]) -> None:
    """Say that a final report stays as it is."""
    names = [str(from_here(one, around.here)) for one in files]
    tell(Message("{plan}: the report is final and stays as it is: {files}.", plan=plan, files=names), around.language)
    tell(Message("With --final it is written anew; with -o, a draft is written elsewhere."), around.language)


def spare(around: Surroundings, plan: str, files: Sequence[Path]) -> None:
    """Say that there are files which kyodo did not make, and which stay as they are."""
    message = Message(
        "{plan}: {files} was not made by kyodo, and the report has a file of that name; nothing was written.",
        plan=plan,
        files=[str(from_here(one, around.here)) for one in files],
    )
    tell(message, around.language)
    tell(Message("Move it away, or name another folder with -o."), around.language)


def _forms(text: str) -> list[str]:
    """Return the forms that were asked for, each once."""
    from kyodo_cli.cli.publishing import ALL_FORMS

    forms = [choice(one, ALL_FORMS, "--format") for one in text.split(",") if one.strip()]
    if not forms:
        raise UsageFault(Message("--format names no format."), Message("Possible: {keys}.", keys=ALL_FORMS))
    return list(dict.fromkeys(forms))


def _in_force(around: Surroundings, plans: Sequence[PlanBook], year: int, code: int) -> list[PlanBook]:
    kept = []
    for one in plans:
        if in_force(one.plan, year):
            kept.append(one)
        else:
            leave_out(around, one.id, year)
    if not kept:
        raise none_in_force(around, year, code)
    return kept


def leave_out(around: Surroundings, plan: str, year: int) -> None:
    """Say that a plan is not in force in the year."""
    named = printed_year(year, around.language)
    tell(Message("{plan} is not in force in {year}: left out.", plan=plan, year=named), around.language)


def none_in_force(around: Surroundings, year: int, code: int) -> KyodoError:
    """Return that nothing could be written; `code` is that of the reading."""
    if code:
        return InputFault(Message("No plan that could be read in full is in force that year; nothing was written."))
    return NothingToDo(
        Message("No plan is in force in {year}.", year=printed_year(year, around.language)),
        Message("“kyodo list plans” shows the years of each."),
    )
