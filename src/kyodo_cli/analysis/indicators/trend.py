"""An indicator over the years: what was measured, what was due and is not there, and where its targets lie."""

from collections.abc import Iterator
from fractions import Fraction
from typing import Literal, NamedTuple

from kyodo_cli.analysis.indicators.measured import Actual, Years, actuals, falls_due, recorded
from kyodo_cli.analysis.indicators.numbers import exact
from kyodo_cli.analysis.indicators.statuses import WITHOUT_VALUE
from kyodo_cli.analysis.indicators.targets import baseline_of, replacement, targets_known
from kyodo_cli.model.indicator import Indicator, Status, Target


class Stretch(NamedTuple):
    """A level that holds for some years; either bound may be missing, both are the same where a value is meant."""

    first: int | None
    last: int | None
    low: Fraction | None
    high: Fraction | None


class Aimed(NamedTuple):
    """A target with where it lies: nowhere where it is in words, in steps where it goes by the year before."""

    target: Target
    is_replaced: bool
    stretches: tuple[Stretch, ...]


class Silent(NamedTuple):
    """A year without a value, and why; `missing` where a value is due and nothing is recorded."""

    year: int
    why: Status | Literal["missing"]


def values_by(indicator: Indicator, series: str | None, years: Years, year: int) -> tuple[Actual, ...]:
    """Return what was measured, as known in a fiscal year, by year; what was reported last counts."""
    found: dict[int, Actual] = {}
    for reported in sorted(one for one in years if one <= year):
        for actual in actuals(indicator, series, years, reported):
            if actual.measured <= year:
                found[actual.measured] = actual
    return tuple(found[one] for one in sorted(found))


def silent_years(
    indicator: Indicator, series: str | None, years: Years, span: tuple[int, int], measured: frozenset[int]
) -> tuple[Silent, ...]:
    """Return the years of a span that have no value although one is due, or that say why they have none."""
    found = []
    for year in range(span[0], span[1] + 1):
        if year in measured or (indicator.years and not indicator.years.holds(year)):
            continue
        entries = recorded(indicator, series, years, year)
        status = next((one.status for one in entries if one.status in WITHOUT_VALUE), None)
        if status:
            found.append(Silent(year, status))
        elif falls_due(indicator, year) and not entries:
            found.append(Silent(year, "missing"))
    return tuple(found)


def survey_years(indicator: Indicator, span: tuple[int, int]) -> tuple[int, ...]:
    """Return the years of a span in which an indicator is measured that is not measured every year."""
    if indicator.cycle is None or indicator.cycle.every == 1:
        return ()
    return tuple(year for year in range(span[0], span[1] + 1) if falls_due(indicator, year))


def aimed(indicator: Indicator, series: str | None, values: tuple[Actual, ...], year: int) -> tuple[Aimed, ...]:
    """Return the targets known in a fiscal year with where they lie, those that were replaced among them."""
    known = targets_known(indicator, year)
    own = tuple(one for one in known if one.series == series) or tuple(one for one in known if one.series is None)
    found = []
    for one in own:
        is_replaced = replacement(one, known) is not None
        rivals = [other for other in own if (replacement(other, known) is not None) == is_replaced]
        found.append(Aimed(one, is_replaced, tuple(_stretches(indicator, series, one, rivals, values))))
    return tuple(found)


def _stretches(
    indicator: Indicator, series: str | None, target: Target, rivals: list[Target], values: tuple[Actual, ...]
) -> Iterator[Stretch]:
    first, last = _ends(target, rivals)
    if target.against is not None:
        if target.value is None:  # whether a value is a distance then, nobody says
            yield from _against(indicator, series, target.against, (first, last), values)
    elif target.op == "between":
        low, high = (None if end is None else exact(end) for end in (target.min, target.max))
        if low is not None or high is not None:
            yield Stretch(first, last, low, high)
    elif target.value is not None:
        yield Stretch(first, last, exact(target.value), exact(target.value))


def _ends(target: Target, rivals: list[Target]) -> tuple[int | None, int | None]:
    """Return from when to when a target is aimed at: one for a single year since the one before it was due."""
    if target.year is None:
        return target.from_, target.to
    before = [one.year for one in rivals if one.year is not None and one.year < target.year]
    return (max(before) + 1 if before else None), target.year


def _against(
    indicator: Indicator,
    series: str | None,
    against: str,
    ends: tuple[int | None, int | None],
    values: tuple[Actual, ...],
) -> Iterator[Stretch]:
    baseline = baseline_of(indicator, series)
    start = exact(baseline.value) if baseline and baseline.value is not None else None
    if against == "previous_year":
        points = {one.measured: one.value for one in values}
        if baseline and baseline.year is not None and start is not None:
            points.setdefault(baseline.year, start)
        for year in sorted(points):
            if (ends[0] or year + 1) <= year + 1 <= (ends[1] or year + 1):
                yield Stretch(year + 1, year + 1, points[year], points[year])
        return
    level = start
    if against != "baseline":
        found = next((one.value for one in indicator.references if one.id == against), None)
        level = exact(found) if found is not None else None
    if level is not None:
        yield Stretch(*ends, level, level)
