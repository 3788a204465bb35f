"""The data of a plan's year, row by row: how its items were evaluated, and what its indicators were measured at."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from kyodo_cli.analysis.as_of import AsOf, as_of
from kyodo_cli.analysis.closing import Closing, closing
from kyodo_cli.analysis.departments import in_charge
from kyodo_cli.analysis.readiness import Readiness, readiness
from kyodo_cli.analysis.standing import Answer, Asked, Gap, covered_later, is_evaluated
from kyodo_cli.analysis.values import ValueStanding
from kyodo_cli.model.nodes import Node
from kyodo_cli.model.outline import Entry, IndicatorEntry
from kyodo_cli.model.plan import Plan
from kyodo_cli.model.year import Evaluation, Measurement, YearRecords
from kyodo_cli.views.verdicts import SeriesView, StandingView, standing_view
from kyodo_cli.workspace.book import PlanBook

Recorded = Literal["recorded", "covered", "not_due", "missing"]


@dataclass(frozen=True, slots=True)
class Doer:
    """A department that does an item's work in the year; `id` is its own, or what the plan wrote."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class EvaluationRow:
    """An item in the year: its evaluation or why there is none, and its answer to each question that is asked of it."""

    entry: Entry
    recorded: Recorded
    evaluation: Evaluation | None
    answers: tuple[Answer | None, ...]
    departments: tuple[Doer, ...]


@dataclass(frozen=True, slots=True)
class ValueRow:
    """A value of an indicator or of one of its series, or that there is none.

    `counts` says whether the verdict of the series goes by this value.
    """

    entry: IndicatorEntry
    standing: ValueStanding
    series: SeriesView
    measurement: Measurement | None
    counts: bool


@dataclass(frozen=True, slots=True)
class DatasetView:
    """A plan's year as data; `evaluations` are of the items that are asked about or recorded, `items` are all."""

    plan: Plan
    year: int
    state: str
    digest: str | None
    closed: Closing
    then: AsOf
    records: YearRecords | None
    asked: tuple[Asked, ...]
    items: tuple[EvaluationRow, ...]
    evaluations: tuple[EvaluationRow, ...]
    values: tuple[ValueRow, ...]
    standings: tuple[tuple[IndicatorEntry, ValueStanding, StandingView], ...]


def dataset_view(book: PlanBook, year: int, state: str, digest: str | None = None) -> DatasetView:
    """Put together the data of a plan's year.

    Args:
        book: the plan and its years.
        year: the fiscal year.
        state: what the report is that the data belong to: a draft, or final.
        digest: of what the report was made from, where it has one.
    """
    then = as_of(book, year)
    book = then.book_of_year
    records, ready = book.years.get(year), readiness(then.book.outline, book.years, year)
    items = tuple(_items(then, ready))
    standings = tuple(
        (one.entry, one.standing, standing_view(then.book, one.entry.indicator, year)) for one in ready.values
    )
    return DatasetView(
        plan=then.plan,
        year=year,
        state=state,
        digest=digest,
        closed=closing(records),
        then=then,
        records=records,
        asked=ready.asked,
        items=items,
        evaluations=tuple(one for one in items if one.evaluation or any(one.answers)),
        values=tuple(row for entry, standing, view in standings for row in _values(entry, standing, view, records)),
        standings=standings,
    )


def _items(then: AsOf, ready: Readiness) -> Iterator[EvaluationRow]:
    answers = [{id(answer.entry): answer for answer in one.answers} for one in ready.asked]
    lacking = {id(gap.entry) for gap in ready.gaps if isinstance(gap, Gap) and gap.lack == "evaluation"}
    covered = covered_later(then.book.years, then.year)
    records = then.book.years.get(then.year)
    for entry in then.outline.entries:
        evaluation = records.evaluations.get(entry.id) if records else None
        recorded: Recorded = (
            "recorded"
            if is_evaluated(evaluation)
            else "covered"
            if entry.id in covered
            else "missing"
            if id(entry) in lacking
            else "not_due"
        )
        found = tuple(one.get(id(entry)) for one in answers)
        yield EvaluationRow(entry, recorded, evaluation, found, _doers(then.plan, entry.node, then.year))


def _doers(plan: Plan, node: Node, year: int) -> tuple[Doer, ...]:
    found: dict[str, Doer] = {}
    for part in node.departments:
        now = [Doer(one.id, one.name) for one in in_charge(plan, part.id, year)] or [Doer(part.id, part.id)]
        for one in now:
            found.setdefault(one.id, one)
    return tuple(found.values())


def _values(
    entry: IndicatorEntry, standing: ValueStanding, view: StandingView, records: YearRecords | None
) -> Iterator[ValueRow]:
    """Yield each value of the year under its series; a series without one has a row that says so."""
    measured = records.measurements.get(entry.indicator.id, ()) if records else ()
    for series in view.series:
        name = series.found.series.id if series.found.series else None
        mine = [one for one in measured if one.series == name] or [one for one in measured if one.series is None]
        counted = series.found.actual.record if series.found.actual else None
        for one in mine:
            yield ValueRow(entry, standing, series, one, counts=one is counted)
        if not mine:
            yield ValueRow(entry, "not_due" if standing != "missing" else standing, series, None, counts=False)
