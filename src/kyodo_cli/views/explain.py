"""Behind a verdict: everything that an indicator's verdict and rate in a fiscal year were made from."""

from collections.abc import Mapping
from dataclasses import dataclass

from kyodo_cli.analysis.indicators.measured import Actual, settled_later
from kyodo_cli.model.indicator import Indicator
from kyodo_cli.model.outline import IndicatorEntry
from kyodo_cli.model.plan import Plan
from kyodo_cli.views.item import Reference, reference
from kyodo_cli.views.quantities import Quantity
from kyodo_cli.views.verdicts import StandingView, actual_quantity, standing_view
from kyodo_cli.views.words import Word, word
from kyodo_cli.workspace.book import PlanBook


@dataclass(frozen=True, slots=True)
class LaterView:
    """The final value of a measurement that was not final in the year; it changes no verdict of then."""

    actual: Actual
    quantity: Quantity


@dataclass(frozen=True, slots=True)
class ExplainView:
    """An indicator of an item (None: of the plan as a whole) with how it stands in a fiscal year, and why.

    `later` holds final values that later records have, by the id of the series (None: of the whole).
    """

    plan: Plan
    holder: Reference | None
    indicator: Indicator
    word: Word
    baseline_word: Word
    target_word: Word
    value_word: Word
    standing: StandingView
    later: Mapping[str | None, LaterView]
    successor: Reference | str | None


def explain_view(book: PlanBook, entry: IndicatorEntry, year: int) -> ExplainView:
    """Put together what `explain` says of an indicator in a fiscal year."""
    plan, indicator = book.plan, entry.indicator
    standing = standing_view(book, indicator, year)
    return ExplainView(
        plan=plan,
        holder=reference(plan, entry.holder) if entry.holder else None,
        indicator=indicator,
        word=word(plan, indicator.kind or "indicator"),
        baseline_word=word(plan, "baseline"),
        target_word=word(plan, "target"),
        value_word=word(plan, "value"),
        standing=standing,
        later=_later(book, indicator, standing),
        successor=_successor(book, indicator),
    )


def _later(book: PlanBook, indicator: Indicator, standing: StandingView) -> dict[str | None, LaterView]:
    later = {}
    for one in standing.series:
        series = one.found.series.id if one.found.series else None
        actual = one.found.actual
        if found := settled_later(indicator, series, book.years, actual) if actual else None:
            later[series] = LaterView(found, actual_quantity(found, one.unit))
    return later


def _successor(book: PlanBook, indicator: Indicator) -> Reference | str | None:
    found = book.outline.indicator_by_id.get(indicator.successor or "")
    if found is None:
        return indicator.successor
    one = found.indicator
    return Reference(word(book.plan, one.kind or "indicator"), one.id, one.number, one.title)
