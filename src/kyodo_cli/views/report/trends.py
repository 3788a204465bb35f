"""An indicator over the years, series by series: what a small picture of it shows."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from kyodo_cli.analysis.frame import frame
from kyodo_cli.analysis.indicators.measured import Actual
from kyodo_cli.analysis.indicators.numbers import exact
from kyodo_cli.analysis.indicators.targets import better_of
from kyodo_cli.analysis.indicators.trend import Aimed, Silent, Stretch, aimed, silent_years, survey_years, values_by
from kyodo_cli.model.indicator import Better, Indicator, Series, Status
from kyodo_cli.views.quantities import Quantity, When, when_of
from kyodo_cli.views.report.references import Context
from kyodo_cli.views.verdicts import target_quantity
from kyodo_cli.views.words import Word


@dataclass(frozen=True, slots=True)
class Point:
    """A value in its year; `year` is None for a baseline of which nobody says when it was measured.

    `word` is what the plan calls it; `status` is there where the value is not the final one.
    """

    word: Word
    year: int | None
    value: Fraction
    quantity: Quantity
    kind: Literal["baseline", "value"]
    status: Status | None = None


@dataclass(frozen=True, slots=True)
class TargetLine:
    """A target, where it lies, and how it is to be read; without stretches it is in words."""

    word: Word
    stretches: tuple[Stretch, ...]
    quantity: Quantity
    when: When | None
    text: str | None
    against: str | None
    is_replaced: bool


@dataclass(frozen=True, slots=True)
class TrendView:
    """One series of an indicator, or the whole where there is none, from `first` to `last`.

    `year` is the one that is reported on: what comes after it is still open. From a year in `breaks` on, values can no
    longer be compared with those before. `surveys` are the years of measurement where that is not every year.
    """

    key: str
    title: str
    series: str | None
    unit: str | None
    better: Better | None
    is_direction: bool
    first: int
    last: int
    year: int
    points: tuple[Point, ...]
    targets: tuple[TargetLine, ...]
    silent: tuple[Silent, ...]
    surveys: tuple[int, ...]
    breaks: tuple[int, ...]


def trend_views(context: Context, indicator: Indicator) -> tuple[TrendView, ...]:
    """Return the series of an indicator that a picture can show: those with a number, or a level to reach."""
    found = (_trend(context, indicator, one, at) for at, one in enumerate(indicator.series or (None,), 1))
    return tuple(one for one in found if one.points or any(target.stretches for target in one.targets))


def _trend(context: Context, indicator: Indicator, series: Series | None, at: int) -> TrendView:
    name, year = series.id if series else None, context.year
    unit = (series.unit if series else None) or indicator.unit
    values = values_by(indicator, name, context.book.years, year)
    targets = aimed(indicator, name, values, year)
    points = (*_baseline(context, indicator, name, unit), *(_point(context, one, unit) for one in values))
    first, last = _span(context, indicator, points, targets)
    measured = frozenset(one.measured for one in values)
    due = (max(first, context.plan.period.from_), year)
    return TrendView(
        key=f"{context.anchor(indicator) or indicator.id}--{at}",
        title=indicator.title,
        series=series.label if series else None,
        unit=unit,
        better=better_of(indicator, name),
        is_direction=indicator.shape == "direction",
        first=first,
        last=last,
        year=year,
        points=points,
        targets=tuple(_target(context, indicator, one, unit) for one in targets),
        silent=silent_years(indicator, name, context.book.years, due, measured),
        surveys=survey_years(indicator, (max(first, context.plan.period.from_), last)),
        breaks=tuple(one.year for one in indicator.breaks if one.year <= year),
    )


def _baseline(context: Context, indicator: Indicator, series: str | None, unit: str | None) -> Iterator[Point]:
    """Yield the baselines of a series that have a value; those without a year come first."""
    own = [one for one in indicator.baseline if one.series == series and one.value is not None]
    for one in sorted(own, key=lambda one: one.year or 0):
        if one.value is not None:
            quantity = Quantity(one.value, as_printed=one.as_printed, unit=unit)
            status = one.status if one.status != "actual" else None
            yield Point(context.word("baseline"), one.year, exact(one.value), quantity, "baseline", status)


def _point(context: Context, actual: Actual, unit: str | None) -> Point:
    record = actual.record
    quantity = Quantity(
        record.value if record else None,
        as_printed=record.as_printed if record else None,
        unit=unit,
        computed=actual.value if actual.is_quotient else None,
        numerator=record.numerator if record else None,
        denominator=record.denominator if record else None,
    )
    status = record.status if record and record.status != "actual" else None
    return Point(context.word("value"), actual.measured, actual.value, quantity, "value", status)


def _target(context: Context, indicator: Indicator, one: Aimed, unit: str | None) -> TargetLine:
    target = one.target
    names = {reference.id: reference.label for reference in indicator.references}
    return TargetLine(
        word=context.word("target"),
        stretches=one.stretches,
        quantity=target_quantity(target, unit),
        when=when_of(target),
        text=target.text,
        against=names.get(target.against) if target.against else None,
        is_replaced=one.is_replaced,
    )


def _span(
    context: Context, indicator: Indicator, points: tuple[Point, ...], targets: tuple[Aimed, ...]
) -> tuple[int, int]:
    """Return the years to show: from the first value or the start to the last target, the end, or the year."""
    period, own = frame(context.plan, context.year), indicator.years
    known = [one.year for one in points if one.year is not None]
    ends = [one.target.year or one.target.to for one in targets]
    begun = max(period.first, own.from_ if own and own.from_ is not None else period.first)
    ended = [one for one in (period.last, own.to if own else None) if one is not None]
    return min([begun, *known]), max([min(ended, default=context.year), *known, *(one for one in ends if one)])
