"""The field of an indicator's picture: its axes, and what stands in it."""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from math import ceil
from typing import Final

from kyodo_cli.analysis.indicators.trend import Stretch
from kyodo_cli.base.years import short_year
from kyodo_cli.render.formats import figure, number
from kyodo_cli.render.svg.axes import Axis, Plot, axis_for
from kyodo_cli.render.svg.drawing import WIDTH, box, label, line, text_width
from kyodo_cli.render.svg.signs import drawn
from kyodo_cli.render.svg.style import SIZE
from kyodo_cli.views.report.trends import Point, TrendView

HIGH: Final = 112
"""The height of the field."""

ABOVE: Final = 18
BELOW: Final = 20
SURVEYS: Final = 11

NUMBERS: Final = 0.4
"""How much of the width the numbers beside the axis may take."""

RAISED: Final = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")

Box = tuple[float, float, float]
"""A label that stands: from, to, and its base line."""


def field_of(one: TrendView, language: str, top: float) -> tuple[str, float]:
    """Return the field of a picture and where it ends."""
    plot = _plot(one, top)
    parts = [
        *_ground(one, plot),
        *_targets(one, plot),
        *_axes(one, plot, language),
        *_breaks(one, plot),
        *_run(one, plot),
        *_gaps(one, plot),
        *_points(one, plot),
        *_labels(one, plot),
    ]
    return "".join(parts), plot.bottom + BELOW + (SURVEYS if one.surveys else 0)


def _plot(one: TrendView, top: float) -> Plot:
    bounds = [end for target in one.targets for part in target.stretches for end in (part.low, part.high)]
    axis = axis_for([*(point.value for point in one.points), *(end for end in bounds if end is not None)])
    left = max(text_width(text) for text in _numbers(axis)) + 5
    lead = int(any(point.year is None for point in one.points))
    return Plot(axis, one.first, one.last, left, top + ABOVE, WIDTH - left - 1, HIGH, lead)


def _numbers(axis: Axis) -> list[str]:
    """Return the numbers beside the axis; as powers of ten where they would leave too little room for the years."""
    plain = [figure(tick) for tick in axis.ticks]
    if max(text_width(text) for text in plain) <= WIDTH * NUMBERS:
        return plain
    return [_power(tick) for tick in axis.ticks]


def _power(value: Fraction) -> str:
    """Return a number by its first digits and a power of ten: 2.5×10¹⁷."""
    exact = Decimal(value.numerator) / value.denominator
    power = exact.adjusted() if value else 0
    digits = f"{exact.scaleb(-power):.2f}".rstrip("0").rstrip(".")
    return f"{digits}×10{str(power).translate(RAISED)}" if power else digits


def _ground(one: TrendView, plot: Plot) -> Iterator[str]:
    """Yield the years that are still to come, and the lines of the numbers."""
    if one.last > one.year:
        yield box(plot.edge(one.year + 1), plot.top, plot.right - plot.edge(one.year + 1), plot.high, "k-zone")
    for tick, text in zip(plot.axis.ticks, _numbers(plot.axis), strict=True):
        y = plot.y(tick)
        yield line(plot.left, y, plot.right, y, "k-grid")
        yield label(plot.left - 5, y + 4, text, css="k-soft", anchor="end")


def _axes(one: TrendView, plot: Plot, language: str) -> Iterator[str]:
    """Yield the line of zero, or the lower edge, and the years below it."""
    level = plot.y(min(max(plot.axis.low, Fraction(0)), plot.axis.high))
    yield line(plot.left, level, plot.right, level, "k-axis")
    for year in _named_years(one, plot, language):
        css = "k-strong" if year == one.year else "k-soft"
        yield label(plot.x(year), plot.bottom + 16, short_year(year, language), css=css, anchor="middle")
    for year in one.surveys:
        yield drawn("survey", plot.x(year), plot.bottom + 25)


def _named_years(one: TrendView, plot: Plot, language: str) -> list[int]:
    """Return the years that are written out: all of them, or every few so that the one reported on is among them."""
    years = range(one.first, one.last + 1)
    widest = max(text_width(short_year(year, language)) for year in years) + 3
    every = max(ceil(widest / plot.slot), 1)
    return [year for year in years if (year - one.year) % every == 0]


def _targets(one: TrendView, plot: Plot) -> Iterator[str]:
    for target in one.targets:
        for part in target.stretches:
            yield from _stretch(part, plot, one, css="k-former" if target.is_replaced else "k-target")


def _stretch(part: Stretch, plot: Plot, one: TrendView, *, css: str) -> Iterator[str]:
    left = plot.edge(max(part.first, one.first) if part.first is not None else one.first)
    right = plot.edge(min(part.last, one.last) + 1 if part.last is not None else one.last + 1)
    if right <= left:
        return
    low, high = part.low, part.high
    if low != high:
        upper = plot.y(high if high is not None else plot.axis.high)
        lower = plot.y(low if low is not None else plot.axis.low)
        yield box(left, upper, right - left, lower - upper, "k-band")
    for level in dict.fromkeys((low, high)):
        if level is not None:
            yield line(left, plot.y(level), right, plot.y(level), css)


def _breaks(one: TrendView, plot: Plot) -> Iterator[str]:
    for year in one.breaks:
        if one.first < year <= one.last:
            yield line(plot.edge(year), plot.top, plot.edge(year), plot.bottom, "k-break")


def _run(one: TrendView, plot: Plot) -> Iterator[str]:
    """Yield the lines between values that can be compared; dashed where a value between them is missing."""
    missing = {silent.year for silent in one.silent if silent.why == "missing"}
    dated = sorted(_dated(one.points), key=lambda at: at[0])
    for (year, point), (later, other) in pairwise(dated):
        if year == later or any(year < broken <= later for broken in one.breaks):
            continue
        is_open = any(between in missing for between in range(year + 1, later))
        x1, y1, x2, y2 = plot.x(year), plot.y(point.value), plot.x(later), plot.y(other.value)
        yield line(x1, y1, x2, y2, "k-dashed" if is_open else "k-run")


def _dated(points: Iterable[Point]) -> list[tuple[int, Point]]:
    return [(point.year, point) for point in points if point.year is not None]


def _gaps(one: TrendView, plot: Plot) -> Iterator[str]:
    for silent in one.silent:
        yield drawn("missing" if silent.why == "missing" else "none", plot.x(silent.year), plot.bottom - 7)


def _points(one: TrendView, plot: Plot) -> Iterator[str]:
    for point in one.points:
        shape = "baseline" if point.kind == "baseline" else "open" if point.status else "value"
        yield drawn(shape, plot.x(point.year), plot.y(point.value))  # type: ignore[arg-type]


def _labels(one: TrendView, plot: Plot) -> Iterator[str]:
    """Yield the numbers of the values, the newest and the oldest first; those without room are left to the table."""
    placed: list[Box] = []
    values = sorted(one.points, key=lambda point: (point.kind == "value", point.year or 0), reverse=True)
    for point in values if len(values) < 3 else [values[0], values[-1], *values[1:-1]]:
        text = number(point.quantity.value) if point.quantity.value is not None else figure(point.value)
        wide = text_width(text)
        middle = min(max(plot.x(point.year), plot.left + wide / 2 + 1), plot.right - wide / 2)
        for y in (plot.y(point.value) - 8, plot.y(point.value) + 17):
            spot = (middle - wide / 2 - 2, middle + wide / 2 + 2, y)
            is_inside = y <= plot.bottom - 2 and wide <= plot.right - plot.left
            if is_inside and not any(_overlap(spot, other) for other in placed) and not _hides(spot, point, one, plot):
                placed.append(spot)
                yield box(spot[0] + 1, y - SIZE + 2, wide + 2, SIZE, "k-halo")
                yield label(middle, y, text, css="k-strong" if point is values[0] else "k-text", anchor="middle")
                break


def _overlap(one: Box, other: Box) -> bool:
    return one[0] < other[1] and other[0] < one[1] and abs(one[2] - other[2]) < SIZE + 1


def _hides(spot: Box, point: Point, one: TrendView, plot: Plot) -> bool:
    """Say whether a label would cover the sign of another value."""
    return any(
        other is not point
        and spot[0] - 4 < plot.x(other.year) < spot[1] + 4
        and spot[2] - SIZE - 4 < plot.y(other.value) < spot[2] + 5
        for other in one.points
    )
