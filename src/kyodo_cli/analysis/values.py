"""How the indicators of a year stand: a value, a reason for having none, not due, or missing."""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Final, Literal, NamedTuple

from kyodo_cli.analysis.due import is_followed, value_is_due
from kyodo_cli.analysis.frame import entries_in, retired
from kyodo_cli.analysis.indicators.measured import is_quotient
from kyodo_cli.model.indicator import Indicator, Series
from kyodo_cli.model.outline import IndicatorEntry, Outline
from kyodo_cli.model.year import Measurement, YearRecords

ValueStanding = Literal["recorded", "without_value", "not_due", "missing"]

VALUE_STANDINGS: Final[tuple[ValueStanding, ...]] = ("recorded", "without_value", "not_due", "missing")
"""In the order of the equation that every tally prints."""

WITH_VALUE: Final = ("actual", "provisional", "estimate")
"""Statuses of a measurement that has a value; every other one says why there is none."""


class ValueAnswer(NamedTuple):
    """How an indicator stands; where a value is missing, `lacking` are the series without one (None: it has none)."""

    entry: IndicatorEntry
    standing: ValueStanding
    lacking: tuple[Series | None, ...] = ()


class ValueTally(NamedTuple):
    """How many indicators stand how: every one is counted once."""

    recorded: int
    without_value: int
    not_due: int
    missing: int
    total: int

    @property
    def closes(self) -> bool:
        """Say whether the four add up to all."""
        return self.recorded + self.without_value + self.not_due + self.missing == self.total


def value_answers(outline: Outline, years: Mapping[int, YearRecords], year: int) -> tuple[ValueAnswer, ...]:
    """Return how each indicator that is followed in a fiscal year stands, in the order of the plan."""
    return tuple(_answer(entry, years, year) for entry in indicators_in(outline, year))


def indicators_in(outline: Outline, year: int) -> tuple[IndicatorEntry, ...]:
    """Return the indicators that are part of the plan and followed in a fiscal year, each once."""
    items = {id(entry) for entry in entries_in(outline, year)}
    amendments = outline.plan.amendments
    ended = retired(outline.plan)
    to_come = {item for one in amendments if one.kind == "item_added" and one.year > year for item in one.item}
    found: dict[str, IndicatorEntry] = {}
    for entry in outline.indicators:
        name = entry.indicator.id
        if (
            (entry.holder is None or id(entry.holder) in items)
            and is_followed(entry.indicator, year)
            and not (name in ended and ended[name].year <= year)
            and name not in to_come
        ):
            found.setdefault(name, entry)
    return tuple(found.values())


def tally_values(answers: tuple[ValueAnswer, ...]) -> ValueTally:
    """Count indicators by how they stand."""
    found = Counter(answer.standing for answer in answers)
    recorded, without, not_due, lacking = (found[one] for one in VALUE_STANDINGS)
    return ValueTally(recorded, without, not_due, lacking, len(answers))


def _answer(entry: IndicatorEntry, years: Mapping[int, YearRecords], year: int) -> ValueAnswer:
    indicator = entry.indicator
    found = list(_measured(entry, years, year))
    asked: tuple[Series | None, ...] = indicator.series or (None,)
    lacking = []
    for series in asked:
        mine = [one for one in found if series is None or one.series == series.id]
        if not any(_has_value(indicator, one) or _says_why_not(one) for one in mine):
            lacking.append(series)
    if not lacking:
        is_recorded = any(_has_value(indicator, one) for one in found)
        return ValueAnswer(entry, "recorded" if is_recorded else "without_value")
    if not value_is_due(indicator, year) or _is_settled(entry, years, year):
        is_recorded = any(_has_value(indicator, one) for one in found)
        return ValueAnswer(entry, "recorded" if is_recorded else "not_due")
    return ValueAnswer(entry, "missing", tuple(lacking))


def _measured(entry: IndicatorEntry, years: Mapping[int, YearRecords], year: int) -> Iterator[Measurement]:
    """Yield what is recorded for the year, and what a later year's records say was measured in it."""
    for recorded, records in sorted(years.items()):
        for one in records.measurements.get(entry.indicator.id, ()):
            if recorded == year or (recorded > year and one.measured == year):
                yield one


def _is_settled(entry: IndicatorEntry, years: Mapping[int, YearRecords], year: int) -> bool:
    """Say whether an earlier year ended the matter: the indicator was given up, or the milestone was reached."""
    earlier = (
        one
        for recorded, records in years.items()
        if recorded < year
        for one in records.measurements.get(entry.indicator.id, ())
    )
    is_milestone = entry.indicator.shape == "milestone"
    return any(one.status == "discontinued" or (is_milestone and one.status == "actual") for one in earlier)


def _has_value(indicator: Indicator, one: Measurement) -> bool:
    if one.value is not None or is_quotient(indicator, one):
        return True
    in_words = indicator.shape == "milestone" or bool(one.as_printed)
    return in_words and one.status in WITH_VALUE


def _says_why_not(one: Measurement) -> bool:
    return one.status is not None and one.status not in WITH_VALUE
