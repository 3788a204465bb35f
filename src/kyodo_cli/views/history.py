"""An item's history: what was recorded of it year by year, what was corrected later, and whether the year is closed."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from kyodo_cli.analysis.as_of import AsOf
from kyodo_cli.analysis.closing import last_turn
from kyodo_cli.analysis.frame import entries_in, frame
from kyodo_cli.analysis.scales import applies_to, stages_of
from kyodo_cli.analysis.standing import covered_later
from kyodo_cli.model.outline import Entry
from kyodo_cli.model.year import Correction, Event, YearRecords
from kyodo_cli.views.words import Word

if TYPE_CHECKING:  # most plans that are shown have no records yet; what shows them is loaded when there are some
    from kyodo_cli.views.report.indicators import ValueView
    from kyodo_cli.views.report.places import PlaceView
    from kyodo_cli.views.report.records import RecordView
    from kyodo_cli.views.report.references import Context


@dataclass(frozen=True, slots=True)
class CorrectedView:
    """A correction of the item's records, and where it was."""

    place: "PlaceView"
    correction: Correction


@dataclass(frozen=True, slots=True)
class YearView:
    """What is recorded of the item in one fiscal year: an evaluation, and the values of its indicators.

    `state` says whether the item was part of the plan in force that year, or a later year's evaluation speaks for it;
    `last` is what was last done with the year's records, if they were closed or opened again; `omits` says whether the
    record has texts that the short form leaves out.
    """

    year: int
    state: Literal["in_plan", "covered", "not_in_plan"] = "in_plan"
    record: "RecordView | None" = None
    values: "tuple[tuple[str, str | None, ValueView], ...]" = ()
    corrections: tuple[CorrectedView, ...] = ()
    last: Event | None = None
    omits: bool = False

    @property
    def is_recorded(self) -> bool:
        """Say whether there is anything."""
        return self.record is not None or bool(self.values)


@dataclass(frozen=True, slots=True)
class GradeTable:
    """Years down, stages (or their axes) across; a cell is the grade as recorded, or None."""

    header: tuple[Word, ...]
    rows: tuple[tuple[int, tuple[str | None, ...]], ...]


@dataclass(frozen=True, slots=True)
class HistoryView:
    """The years of an item; `grades` where several of them were rated."""

    years: tuple[YearView, ...]
    grades: GradeTable | None


BRIEF = ("result", "variance")
"""Texts of an evaluation that the short form of a year shows; the others stand in the year's own page."""


def history_view(then: AsOf, entry: Entry, *, only_year: bool = False) -> HistoryView:
    """Put together an item's years up to the one that is spoken of and all others that hold records, or that one only.

    Args:
        then: the plan as it stood in a fiscal year.
        entry: the item.
        only_year: whether only that year is meant, whole.
    """
    if only_year:
        return HistoryView((_year(then, entry, then.year, is_whole=True),), None)
    years = tuple(_year(then, entry, year) for year in _years(then, entry))
    rated = [one for one in years if one.record and any(review.ratings for review in one.record.reviews)]
    return HistoryView(years, _grades(then, entry, [one.year for one in rated]) if len(rated) > 1 else None)


def _years(then: AsOf, entry: Entry) -> list[int]:
    """Return the years to speak of: those of the period so far, and any other that something is recorded in."""
    period, outline = then.period, then.book.outline
    last = then.year if period.last is None else min(then.year, period.last)
    is_reviewed = any(entry.kind in applies_to(stage, outline) for stage in stages_of(then.plan, then.year))
    due = [year for year in range(period.first, last + 1) if is_reviewed and entry in entries_in(outline, year)]
    held = [year for year, records in then.book.years.items() if _holds(records, entry)]
    return sorted({*due, *held})


def _holds(records: YearRecords, entry: Entry) -> bool:
    return entry.id in records.evaluations or any(one.id in records.measurements for one in entry.node.indicators)


def _state(then: AsOf, entry: Entry, year: int) -> Literal["in_plan", "covered", "not_in_plan"]:
    if not frame(then.plan, year).holds(year) or entry not in entries_in(then.book.outline, year):
        return "not_in_plan"
    return "covered" if entry.id in covered_later(then.book.years, year) else "in_plan"


def _year(then: AsOf, entry: Entry, year: int, *, is_whole: bool = False) -> YearView:
    records, node, state = then.book.years.get(year), entry.node, _state(then, entry, year)
    if records is None:
        return YearView(year, state)
    from kyodo_cli.views.report.indicators import indicator_view
    from kyodo_cli.views.report.records import record_view
    from kyodo_cli.views.report.references import Context

    context = Context(then.book, year)
    evaluation = records.evaluations.get(node.id)
    measured = (indicator_view(context, one) for one in node.indicators if one.id in records.measurements)
    record = whole = record_view(context, evaluation) if evaluation else None
    if record is not None and not is_whole:
        record = _brief(record)
    return YearView(
        year=year,
        state=state,
        record=record,
        values=tuple((one.title, one.unit, row) for one in measured for row in one.values_in(year)),
        corrections=_corrections(context, entry, records),
        last=last_turn(records),
        omits=record != whole,
    )


def _brief(record: "RecordView") -> "RecordView":
    """Return an evaluation by its result, its grades and what the city answered; one that has none of it, whole."""
    reviews = tuple(
        replace(one, comment=None, ratings=tuple(replace(rating, comment=None) for rating in one.ratings))
        for one in record.reviews
    )
    texts = tuple(text for text in record.texts if text.key in BRIEF)
    if not (texts or reviews or record.response):
        return record
    return replace(record, texts=texts, cost=None, reviews=reviews, fields=())


def _corrections(context: "Context", entry: Entry, records: YearRecords) -> tuple[CorrectedView, ...]:
    if not records.corrections:
        return ()
    from kyodo_cli.views.report.places import place_view

    ids = {entry.id, *(one.id for one in entry.node.indicators)}
    places = ((place_view(context, one.at), one) for one in records.corrections)
    mine = (CorrectedView(place, one) for place, one in places if place.link and place.link.id in ids)
    return tuple(sorted(mine, key=lambda one: one.correction.date))


def _grades(then: AsOf, entry: Entry, years: list[int]) -> GradeTable:
    """Return the grades of several years, stage by stage in the order of review; a year may have stages of its own."""
    from kyodo_cli.analysis.standing import questions
    from kyodo_cli.views.report.records import question_word

    header: dict[tuple[str, str | None], Word] = {}
    rows = []
    for year in years:
        reviews = then.book.years[year].evaluations[entry.id].reviews
        given: dict[tuple[str, str | None], str] = {}
        for stage, review in reviews.items():
            given |= {(stage, axis): one.rating for axis, one in review.ratings.items()}
            given |= {(stage, None): review.rating} if review.rating is not None else {}
        for one in questions(then.plan, then.book.outline, year):
            key = (one.stage.id, one.axis.id if one.axis else None)
            if key in given or entry.kind in one.kinds:
                header.setdefault(key, question_word(one))
        for key in given:
            header.setdefault(key, " ".join(part for part in key if part))
        rows.append((year, given))
    return GradeTable(tuple(header.values()), tuple((year, tuple(map(given.get, header))) for year, given in rows))
