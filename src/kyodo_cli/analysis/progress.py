"""How far a year has come: item by item, by the branches of the plan, by department; and what nobody touches."""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Final, Literal, NamedTuple

from kyodo_cli.analysis.departments import responsible
from kyodo_cli.analysis.frame import entries_in, frame
from kyodo_cli.analysis.links import branch_of
from kyodo_cli.analysis.readiness import AnyGap, Readiness, SurveyGap, ValueGap, readiness
from kyodo_cli.analysis.standing import Gap, is_evaluated
from kyodo_cli.model.outline import Entry, Outline
from kyodo_cli.model.year import YearRecords

ItemState = Literal["done", "started", "missing", "not_due"]

ITEM_STATES: Final[tuple[ItemState, ...]] = ("done", "started", "missing", "not_due")


class Progress(NamedTuple):
    """How many items stand how, each counted once: all that is due is there, some of it, nothing, or nothing is due."""

    done: int
    started: int
    missing: int
    not_due: int
    total: int

    @property
    def closes(self) -> bool:
        """Say whether the four add up to all."""
        return self.done + self.started + self.missing + self.not_due == self.total


class BranchProgress(NamedTuple):
    """How the items of one branch of the plan stand, the item at its top among them where it is evaluated."""

    top: Entry
    progress: Progress


class DepartmentProgress(NamedTuple):
    """What a department has answered; `id` is None for the items of which the plan names no department.

    A department answers at the first stage and for the values of indicators: `progress` is of that alone, and `values`
    counts the values that are missing.
    """

    id: str | None
    progress: Progress
    values: int

    @property
    def is_silent(self) -> bool:
        """Say whether nothing at all has come from it, although something is due."""
        counted = self.progress
        return not counted.done and not counted.started and counted.missing > 0


class Untouched(NamedTuple):
    """An item not evaluated for longer than the plan's cycle; `last` is the last year evaluated, if there is one."""

    entry: Entry
    last: int | None


def item_states(ready: Readiness) -> dict[str, tuple[Entry, ItemState]]:
    """Return how every item stands that anything is asked of, by id, in the order of the plan's questions."""
    return _states(ready, first_stage_only=False)


def count(states: Iterable[ItemState]) -> Progress:
    """Count items by how they stand."""
    found = Counter(states)
    done, started, lacking, not_due = (found[one] for one in ITEM_STATES)
    return Progress(done, started, lacking, not_due, found.total())


def by_branch(outline: Outline, ready: Readiness) -> tuple[BranchProgress, ...]:
    """Return the branches of the plan with how their items stand; none where every item is a branch of its own."""
    states = item_states(ready)
    branches = branch_of(outline)
    found: dict[str, list[ItemState]] = {}
    for name, (_, state) in states.items():
        found.setdefault(branches[name], []).append(state)
    if found.keys() == states.keys():
        return ()
    order = [entry for entry in outline.by_id.values() if entry.id in found]
    return tuple(BranchProgress(entry, count(found[entry.id])) for entry in order)


def by_department(outline: Outline, ready: Readiness, year: int) -> tuple[DepartmentProgress, ...]:
    """Return what each department has answered, in the order of the plan; an item of several counts under each."""
    plan = outline.plan
    states: dict[str | None, list[ItemState]] = {}
    values: dict[str | None, int] = {}
    for entry, state in _states(ready, first_stage_only=True).values():
        for name in responsible(plan, entry.node, year) or (None,):
            states.setdefault(name, []).append(state)
    for gap in ready.gaps:
        if isinstance(gap, ValueGap):
            for name in departments_of(outline, ready, gap, year) or (None,):
                values[name] = values.get(name, 0) + 1
    defined = [one.id for one in plan.departments]
    names = [name for name in {**states, **values} if name is not None]
    order: list[str | None] = sorted(names, key=lambda name: defined.index(name) if name in defined else len(defined))
    if None in states or None in values:
        order.append(None)
    return tuple(DepartmentProgress(one, count(states.get(one, ())), values.get(one, 0)) for one in order)


def departments_of(outline: Outline, ready: Readiness, gap: AnyGap, year: int) -> tuple[str, ...]:
    """Return the departments that a gap waits for; none where it is not theirs to fill, or the plan names none."""
    if isinstance(gap, SurveyGap) or not ready.is_for_departments(gap):
        return ()
    entry = gap.entry.holder if isinstance(gap, ValueGap) else gap.entry
    return responsible(outline.plan, entry.node if entry else None, year)


def of_departments(outline: Outline, ready: Readiness, names: frozenset[str], year: int) -> Readiness:
    """Return the part of a year that some departments answer for: the first stage and the values of their items."""

    def is_theirs(entry: Entry | None) -> bool:
        return bool(names & {*responsible(outline.plan, entry.node if entry else None, year)})

    asked = (
        one._replace(answers=tuple(answer for answer in one.answers if is_theirs(answer.entry)))
        for one in ready.asked
        if one.question.is_first
    )
    return Readiness(
        tuple(one for one in asked if one.answers),
        tuple(one for one in ready.values if is_theirs(one.entry.holder)),
        tuple(gap for gap in ready.gaps if names & {*departments_of(outline, ready, gap, year)}),
    )


def untouched(outline: Outline, years: Mapping[int, YearRecords], ready: Readiness, year: int) -> tuple[Untouched, ...]:
    """Return the items that were not evaluated for longer than the plan's cycle, seen from a fiscal year."""
    plan = outline.plan
    review = plan.cycle.annual_review if plan.cycle else None
    every = (review.every if review else None) or 1
    first = frame(plan, year).first
    is_in = {one: {entry.id for entry in entries_in(outline, one)} for one in range(first, year + 1)}
    evaluated: dict[str, set[int]] = {}
    for recorded, records in years.items():
        for name, evaluation in records.evaluations.items():
            if is_evaluated(evaluation):
                evaluated.setdefault(name, set()).update({recorded, *evaluation.covers})
    found = []
    for name, (entry, _) in item_states(ready).items():
        last = max((one for one in evaluated.get(name, ()) if one <= year), default=None)
        began = min((one for one, items in is_in.items() if name in items), default=year)
        if year - (began - 1 if last is None else last) > every:
            found.append(Untouched(entry, last))
    return tuple(found)


def earlier_gaps(outline: Outline, years: Mapping[int, YearRecords], year: int) -> tuple[tuple[int, int], ...]:
    """Return the earlier years of the plan in which something is missing, each with how many gaps there are."""
    first = frame(outline.plan, year).first
    counted = ((one, len(readiness(outline, years, one).gaps)) for one in range(first, year))
    return tuple((one, gaps) for one, gaps in counted if gaps)


def _states(ready: Readiness, *, first_stage_only: bool) -> dict[str, tuple[Entry, ItemState]]:
    gaps: dict[str, list[Gap]] = {}
    for gap in ready.gaps:
        if isinstance(gap, Gap) and not (first_stage_only and gap.question and not gap.question.is_first):
            gaps.setdefault(gap.entry.id, []).append(gap)
    states: dict[str, tuple[Entry, ItemState]] = {}
    for asked in ready.asked:
        if first_stage_only and not asked.question.is_first:
            continue
        for answer in asked.answers:
            mine = gaps.get(answer.entry.id, [])
            known = states.get(answer.entry.id)
            is_open = answer.standing == "not_due" and (known is None or known[1] == "not_due")
            states[answer.entry.id] = (answer.entry, _state(mine, is_open=is_open))
    return states


def _state(gaps: list[Gap], *, is_open: bool) -> ItemState:
    if not gaps:
        return "not_due" if is_open else "done"
    return "missing" if any(gap.lack == "evaluation" for gap in gaps) else "started"
