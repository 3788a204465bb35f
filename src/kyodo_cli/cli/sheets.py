"""What the commands about sheets do alike: the plans of a year, the departments that were typed, the files' names."""

from collections.abc import Sequence

from kyodo_cli.analysis.departments import in_charge
from kyodo_cli.analysis.filters import departments_named
from kyodo_cli.analysis.frame import in_force
from kyodo_cli.analysis.scales import applies_to, stages_of
from kyodo_cli.base.errors import NothingToDo, UsageFault
from kyodo_cli.base.language import Message
from kyodo_cli.base.years import printed_year
from kyodo_cli.cli.asking import open_plans
from kyodo_cli.cli.output import tell
from kyodo_cli.cli.recording import ledger
from kyodo_cli.cli.surroundings import Surroundings
from kyodo_cli.sheets.asking import questions_of
from kyodo_cli.sheets.content import Questions
from kyodo_cli.sheets.names import file_names
from kyodo_cli.workspace.book import PlanBook

Wanted = tuple[Questions, list[str | None]]
"""What is asked about a plan, and the departments whose workbooks are wanted."""


def asked_in(around: Surroundings, plan: str | None, year: int, stage: str | None = None) -> list[Questions]:
    """Return what departments, or a later stage of review, are asked in a fiscal year, plan by plan.

    A plan that is not in force is named and left out.

    Raises:
        UsageFault: no such plan, or none with such a stage.
        InputFault: a plan, or its records of that year, could not be read in full.
        NothingToDo: no plan is in force that year.
    """
    book, _ = open_plans(around, plan)
    named = printed_year(year, around.language)
    found = []
    for one in book.plans:
        if in_force(one.plan, year):
            found.append(questions_of(ledger(around, one, year).book, year, stage))
        else:
            tell(Message("{plan} is not in force in {year}: left out.", plan=one.id, year=named), around.language)
    if not found:
        raise NothingToDo(
            Message("No plan is in force in {year}.", year=named),
            Message("“kyodo list plans” shows the years of each."),
        )
    return found


def tell_early(asked: Questions, around: Surroundings) -> None:
    """Say which stages before the one that is asked have no review yet of any of its items."""
    if asked.stage is None:
        return
    records = asked.book.years.get(asked.year)
    reviews = [one.reviews for one in records.evaluations.values()] if records else []
    stages = stages_of(asked.plan, asked.year)
    before = stages[: [one.id for one in stages].index(asked.stage.id)]
    kinds = {entry.kind for block in asked.items if (entry := block.subject.entry)}
    missing = [
        one.label
        for one in before
        if kinds.intersection(applies_to(one, asked.book.outline)) and not any(one.id in each for each in reviews)
    ]
    if missing:
        tell(Message(
            "{plan}: Nothing is recorded yet of {stages} in {year}. Import that first: without it, what {stage} "
            "answers is refused.",
            plan=asked.plan.id, stages=missing, year=printed_year(asked.year, around.language), stage=asked.stage.label,
        ), around.language)  # fmt: skip


def wanted_departments(asked: Sequence[Questions], text: str | None) -> list[Wanted]:
    """Return the departments of each plan that are asked: all, or those that do what the one that was typed does.

    Raises:
        UsageFault: none of the plans asks such a department; those that are asked are named.
    """
    if text is None:
        return [(one, [*one.departments()]) for one in asked]
    found: list[Wanted] = []
    for one in asked:
        named = _named(one.book, text, one.year)
        mine: list[str | None] = [each for each in one.departments() if each in named]
        if mine:
            found.append((one, mine))
    if not found:
        names = dict.fromkeys(department_name(one, each) for one in asked for each in one.departments() if each)
        if not names:
            raise UsageFault(
                Message("The plan names no department in charge.")
                if len(asked) == 1
                else Message("No plan here names a department in charge."),
                Message("Run it without --department."),
            )
        raise UsageFault(
            Message("{option}: nobody of that name is asked: “{text}”.", option="--department", text=text),
            Message("Asked are: {names}.", names=list(names)),
        )
    return found


def department_name(asked: Questions, department: str | None) -> str:
    """Return the name of a department; of one that the plan does not define its id, of none nothing."""
    return next((one.name for one in asked.plan.departments if one.id == department), department or "")


def workbook_names(asked: Questions) -> dict[str | None, str]:
    """Return the names of the workbooks of a plan's year, by department."""
    start = "-".join((asked.plan.id, str(asked.year), *((asked.stage.label,) if asked.stage else ())))
    departments = asked.departments()
    parts = [(start, _file_part(asked, one), one or "") for one in departments]
    return {one: f"{name}.xlsx" for one, name in zip(departments, file_names(parts), strict=True)}


def _file_part(asked: Questions, department: str | None) -> str:
    if department is None and len(asked.departments()) > 1:
        return Message("others").in_language(asked.plan.language)
    return department_name(asked, department)


def _named(book: PlanBook, text: str, year: int) -> set[str]:
    found: set[str] = set()
    for name in departments_named(book.outline, text):
        found.update([one.id for one in in_charge(book.plan, name, year)] or [name])
    return found
