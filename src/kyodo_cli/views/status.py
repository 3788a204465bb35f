"""How a plan stands in a year: what is done, missing, overdue and due next."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from kyodo_cli.analysis.agenda import TaskDue, agenda, is_overdue
from kyodo_cli.analysis.closing import Closing, closing
from kyodo_cli.analysis.due import has_open_cycle
from kyodo_cli.analysis.finality import Statement, unstated
from kyodo_cli.analysis.progress import (
    Progress,
    by_branch,
    by_department,
    count,
    earlier_gaps,
    item_states,
    of_departments,
    untouched,
)
from kyodo_cli.analysis.readiness import Readiness, readiness
from kyodo_cli.analysis.standing import Asked, Tally
from kyodo_cli.analysis.values import ValueTally, tally_values
from kyodo_cli.base.years import last_day
from kyodo_cli.model.plan import Plan
from kyodo_cli.views.gaps import GapRow, following, gap_rows
from kyodo_cli.views.item import Reference, reference
from kyodo_cli.views.report.records import question_word
from kyodo_cli.views.words import Word
from kyodo_cli.workspace.book import PlanBook


@dataclass(frozen=True, slots=True)
class StageRow:
    """How many items stand how at one stage, or on one of its axes."""

    stage: str
    axis: str | None
    name: Word
    tally: Tally


@dataclass(frozen=True, slots=True)
class BranchRow:
    """How many items of one branch of the plan stand how."""

    top: Reference
    kind: str
    progress: Progress


@dataclass(frozen=True, slots=True)
class DepartmentRow:
    """What a department has answered; without an id, what the plan names no department for.

    The name is None where the plan does not define the department. `values` are those of indicators that it owes.
    """

    id: str | None
    name: str | None
    progress: Progress
    values: int
    is_silent: bool


@dataclass(frozen=True, slots=True)
class UntouchedRow:
    """An item that was not evaluated for longer than its cycle."""

    item: Reference
    last: int | None


@dataclass(frozen=True, slots=True)
class StatusView:
    """A plan in the fiscal year that is evaluated, as of a day.

    `departments` are the names that it was narrowed to; then all counts are of their part alone. `following` are the
    later stages that ask for more once the items without an evaluation have one, with how many items. `earlier` are the
    years before in which something is missing, each with how many gaps and whether there are any records; `unstated` is
    what the records do not say of the publication.
    """

    plan: Plan
    year: int
    day: date
    narrowed_to: tuple[str, ...]
    has_records: bool
    has_ended: bool
    closing: Closing
    is_overdue: bool
    items: Progress
    values: ValueTally
    stages: tuple[StageRow, ...]
    branch_word: Word | None
    branches: tuple[BranchRow, ...]
    departments: tuple[DepartmentRow, ...]
    names_departments: bool
    gaps: tuple[GapRow, ...]
    following: tuple[tuple[Word, int], ...]
    tasks: tuple[TaskDue, ...]
    open_cycles: tuple[str, ...]
    untouched: tuple[UntouchedRow, ...]
    earlier: tuple[tuple[int, int, bool], ...]
    unstated: tuple[Statement, ...]

    @property
    def is_complete(self) -> bool:
        """Say whether nothing that is due is missing."""
        return not self.gaps


def status_view(
    book: PlanBook,
    year: int,
    day: date,
    *,
    departments: frozenset[str] | None = None,
    others: Sequence[PlanBook] | None = None,
) -> StatusView:
    """Put together how a plan stands.

    Args:
        book: the plan and its years.
        year: the fiscal year that is evaluated.
        day: the day as of which it is asked.
        departments: ids of the departments to look at, if not all.
        others: the plans of the workspace, whose items a command must not mean; None where they were not read.
    """
    plan, outline = book.plan, book.outline
    ready = readiness(outline, book.years, year)
    is_whole = departments is None
    if departments is not None:
        ready = of_departments(outline, ready, departments, year)
    names = _names(plan)
    branches = _branches(book, ready) if is_whole else ()
    shown = _departments(book, ready, year, departments)
    earlier = earlier_gaps(outline, book.years, year) if is_whole else ()
    left = untouched(outline, book.years, ready, year)
    return StatusView(
        plan=plan,
        year=year,
        day=day,
        narrowed_to=tuple(names.get(one, one) for one in sorted(departments or ())),
        has_records=year in book.years,
        has_ended=day > last_day(year),
        closing=closing(book.years.get(year), day),
        is_overdue=is_overdue(plan, ready, year, day),
        items=count(state for _, state in item_states(ready).values()),
        values=tally_values(ready.values),
        stages=tuple(map(_stage, ready.asked)),
        branch_word=branches[0].top.word if branches else None,
        branches=branches,
        departments=shown,
        names_departments=any(one.id is not None for one in shown),
        gaps=gap_rows(book, ready, year, others),
        following=following(ready),
        tasks=agenda(outline, book.years, year, day) if is_whole else (),
        open_cycles=tuple(one.entry.indicator.title for one in ready.values if has_open_cycle(one.entry.indicator)),
        untouched=tuple(UntouchedRow(reference(plan, one.entry), one.last) for one in left),
        earlier=tuple((one, gaps, one in book.years) for one, gaps in earlier),
        unstated=unstated(book.years.get(year)),
    )


def _stage(asked: Asked) -> StageRow:
    question = asked.question
    axis = question.axis.id if question.axis else None
    return StageRow(question.stage.id, axis, question_word(question), asked.tally)


def _branches(book: PlanBook, ready: Readiness) -> tuple[BranchRow, ...]:
    found = by_branch(book.outline, ready)
    return tuple(BranchRow(reference(book.plan, one.top), one.top.kind, one.progress) for one in found)


def _departments(
    book: PlanBook, ready: Readiness, year: int, wanted: frozenset[str] | None
) -> tuple[DepartmentRow, ...]:
    names = _names(book.plan)
    return tuple(
        DepartmentRow(one.id, names.get(one.id) if one.id else None, one.progress, one.values, one.is_silent)
        for one in by_department(book.outline, ready, year)
        if wanted is None or one.id in wanted
    )


def _names(plan: Plan) -> dict[str, str]:
    return {one.id: one.name for one in plan.departments}
