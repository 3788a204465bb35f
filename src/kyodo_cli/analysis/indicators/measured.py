"""What was measured: the value that counts in a fiscal year, those before it, and when one falls due."""

from collections.abc import Mapping
from fractions import Fraction
from typing import NamedTuple

from kyodo_cli.analysis.indicators.numbers import exact
from kyodo_cli.analysis.indicators.statuses import NOT_FINAL, WITHOUT_VALUE
from kyodo_cli.analysis.indicators.targets import is_percentage
from kyodo_cli.model.indicator import Baseline, Indicator
from kyodo_cli.model.year import Measurement, YearRecords

Years = Mapping[int, YearRecords]
"""The records by fiscal year."""


class Actual(NamedTuple):
    """A value with where it comes from: the year it was measured in, and the year in whose records it stands.

    `record` is None where the value is the plan's baseline. `is_quotient`: it was divided from the two parts recorded,
    and multiplied by 100 if `is_percentage`.
    """

    value: Fraction
    measured: int
    reported: int
    record: Measurement | None = None
    is_quotient: bool = False
    is_percentage: bool = False


class Evidence(NamedTuple):
    """What is known of one series in a fiscal year; `plan_end` is None where the plan has no end."""

    indicator: Indicator
    series: str | None
    year: int
    plan_start: int
    plan_end: int | None
    baseline: Baseline | None
    previous: Actual | None

    @property
    def start(self) -> Fraction | None:
        """The value that progress is counted from."""
        return exact(self.baseline.value) if self.baseline and self.baseline.value is not None else None


def falls_due(indicator: Indicator, year: int) -> bool:
    """Say whether a value is to be measured in a fiscal year; of a cycle without a first year, that is not known."""
    cycle = indicator.cycle
    if cycle is None or (cycle.every == 1 and cycle.first is None):
        return True
    return cycle.first is not None and year >= cycle.first and (year - cycle.first) % cycle.every == 0


def recorded(indicator: Indicator, series: str | None, years: Years, year: int) -> tuple[Measurement, ...]:
    """Return what stands in the records of a year; what names no series speaks of all, unless one has its own."""
    found = years[year].measurements.get(indicator.id, ()) if year in years else ()
    own = tuple(one for one in found if one.series == series)
    return own or tuple(one for one in found if one.series is None and one.value is None)


def is_quotient(indicator: Indicator, one: Measurement) -> bool:
    """Say whether a value is given by the two parts of a ratio; a denominator of 0 gives none."""
    if indicator.measured_as != "ratio" or one.value is not None or one.status in WITHOUT_VALUE:
        return False
    return one.numerator is not None and bool(one.denominator)


def quotient(indicator: Indicator, series: str | None, one: Measurement) -> Fraction | None:
    """Return the value that the two parts of a ratio give, per 100 where it is a percentage."""
    if one.numerator is None or not one.denominator or not is_quotient(indicator, one):
        return None
    share = exact(one.numerator) / exact(one.denominator)
    return share * 100 if is_percentage(indicator, series) else share


def actuals(indicator: Indicator, series: str | None, years: Years, year: int) -> tuple[Actual, ...]:
    """Return the values in the records of a fiscal year."""
    return tuple(
        found
        for one in recorded(indicator, series, years, year)
        if (found := _actual(indicator, series, one, year)) is not None
    )


def reported_before(indicator: Indicator, series: str | None, years: Years, actual: Actual) -> int | None:
    """Return the fiscal year in whose records the same measurement stood first, where it stood in earlier ones."""
    survey = actual.record.survey if actual.record else None
    for year in sorted(one for one in years if one < actual.reported):
        for other in actuals(indicator, series, years, year):
            same_survey = other.record is not None and other.record.survey in (survey, None)
            if other.measured == actual.measured and (same_survey or survey is None):
                return year
    return None


def settled_later(indicator: Indicator, series: str | None, years: Years, actual: Actual) -> Actual | None:
    """Return the final value of the same measurement that later records hold, where one was not final yet."""
    if actual.record is None or actual.record.status not in NOT_FINAL:
        return None
    found = None
    for year in sorted(one for one in years if one > actual.reported):
        for one in actuals(indicator, series, years, year):
            if one.measured == actual.measured and one.record and one.record.status not in NOT_FINAL:
                found = one
    return found


def before(
    indicator: Indicator, series: str | None, years: Years, actual: Actual, baseline: Baseline | None
) -> Actual | None:
    """Return the last value measured before another one, of the records up to its own or of the plan itself."""
    points: dict[int, Actual] = {}
    if baseline and baseline.year is not None and baseline.value is not None:
        points[baseline.year] = Actual(exact(baseline.value), baseline.year, baseline.year)
    for year in sorted(one for one in years if one <= actual.reported):
        for one in actuals(indicator, series, years, year):
            points[one.measured] = one
    earlier = [year for year in points if year < actual.measured]
    return points[max(earlier)] if earlier else None


def _actual(indicator: Indicator, series: str | None, one: Measurement, year: int) -> Actual | None:
    measured = one.measured or year
    if one.status in WITHOUT_VALUE:
        return None
    if one.value is not None:
        return Actual(exact(one.value), measured, year, one)
    share = quotient(indicator, series, one)
    if share is None:
        return None
    return Actual(share, measured, year, one, is_quotient=True, is_percentage=is_percentage(indicator, series))
