"""The value to judge by in a fiscal year; and where there is none, why, and what that means."""

from kyodo_cli.analysis.indicators.judging import Verdict
from kyodo_cli.analysis.indicators.measured import Actual, Years, actuals, falls_due, recorded, reported_before
from kyodo_cli.analysis.indicators.said import Said, said
from kyodo_cli.analysis.indicators.statuses import WITHOUT_VALUE
from kyodo_cli.model.indicator import Indicator
from kyodo_cli.model.year import Measurement

Silence = tuple[Verdict, Said]
"""The verdict on a year without a value to judge by, and its rule."""


def value_of(indicator: Indicator, series: str | None, years: Years, year: int) -> tuple[Actual | None, Silence | None]:
    """Return the newest value in the records of a year, and the verdict if it is not to be judged by.

    A value that already stood in the records of an earlier year counts there, and only there.
    """
    found = actuals(indicator, series, years, year)
    if not found:
        return None, _without_value(indicator, series, years, year)
    last = max(one.measured for one in found)
    newest = [one for one in found if one.measured == last]
    actual = newest[0]
    if any(one.value != actual.value for one in newest):
        return actual, ("not_assessed", said("several_values"))
    first = reported_before(indicator, series, years, actual)
    if first is None:
        return actual, None
    own = _status_of(tuple(one for one in recorded(indicator, series, years, year) if one.measured in (None, year)))
    if own:
        return None, _no_value(indicator, own)
    verdict: Verdict = "not_assessed" if falls_due(indicator, year) else "not_due"
    return actual, (verdict, said("counted_before", measured_year=actual.measured, first_year=first))


def _without_value(indicator: Indicator, series: str | None, years: Years, year: int) -> Silence:
    if not falls_due(indicator, year):
        return "not_due", _next_time(indicator, year)
    entries = recorded(indicator, series, years, year)
    status = _status_of(entries)
    if status:
        return _no_value(indicator, status)
    if any(one.denominator == 0 for one in entries):
        return "not_assessed", said("zero_denominator")
    if any(one.as_printed for one in entries):
        return "not_assessed", said("value_in_words")
    return "missing", said("nothing_recorded")


def _status_of(entries: tuple[Measurement, ...]) -> str | None:
    """Return why there is no value, where the records say so."""
    return next((one.status for one in entries if one.status in WITHOUT_VALUE), None)


def _no_value(indicator: Indicator, status: str) -> Silence:
    return "not_assessed", said("no_value", status=status, successor=indicator.successor)


def _next_time(indicator: Indicator, year: int) -> Said:
    cycle = indicator.cycle
    if cycle is None or cycle.first is None:
        return said("cycle_without_first")
    rounds = max(-((cycle.first - year) // cycle.every), 0)
    return said("off_cycle", every=cycle.every, next_year=cycle.first + rounds * cycle.every)
