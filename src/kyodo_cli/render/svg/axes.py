"""Where a value and a year stand in a picture, and which numbers are written beside its axis."""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor
from typing import Final

STEPS: Final = (Fraction(1), Fraction(2), Fraction(5, 2), Fraction(5), Fraction(10))
"""Distances that are easily read, as multiples of a power of ten."""

TICKS: Final = 4
"""How many distances there are at most."""


LEAST: Final = Fraction(1, 5)
"""The share of the largest number that an axis spans at least."""


@dataclass(frozen=True, slots=True)
class Axis:
    """A stretch of numbers with the marks on it, from the lowest to the highest."""

    ticks: tuple[Fraction, ...]

    @property
    def low(self) -> Fraction:
        """Where it begins."""
        return self.ticks[0]

    @property
    def high(self) -> Fraction:
        """Where it ends."""
        return self.ticks[-1]


@dataclass(frozen=True, slots=True)
class Plot:
    """The field that values are drawn in; years have slots of the same width, with room before them for `lead` more."""

    axis: Axis
    first: int
    last: int
    left: float
    top: float
    wide: float
    high: float
    lead: int = 0

    @property
    def slot(self) -> float:
        """The width of a year."""
        return self.wide / (self.last - self.first + 1 + self.lead)

    @property
    def bottom(self) -> float:
        """Where it ends below."""
        return self.top + self.high

    @property
    def right(self) -> float:
        """Where it ends on the right."""
        return self.left + self.wide

    def edge(self, year: int | None) -> float:
        """Return where the slot of a year begins; without a year, that of what has none."""
        return self.left + (self.slot * (self.lead + year - self.first) if year is not None else 0)

    def x(self, year: int | None) -> float:
        """Return the middle of the slot of a year."""
        return self.edge(year) + self.slot / 2

    def y(self, value: Fraction) -> float:
        """Return the height of a value."""
        return self.bottom - self.high * float((value - self.axis.low) / (self.axis.high - self.axis.low))


def axis_for(values: Iterable[Fraction]) -> Axis:
    """Return an axis that holds all values.

    It begins at zero unless the values lie close together far from it; then it is wide enough that a small difference
    does not look large. Whole numbers have whole marks.
    """
    found = list(values)
    low, high = min(found), max(found)
    if 0 <= low <= high / 2 or low == high > 0:
        low = Fraction(0)
    elif low / 2 <= high <= 0 or low == high < 0:
        high = Fraction(0)
    if low == high:  # zero alone
        high = low + 1
    lacking = max(abs(low), abs(high)) * LEAST - (high - low)
    if lacking > 0:
        low, high = low - lacking / 2, high + lacking / 2
    step = _step(high - low, is_whole=all(one.denominator == 1 for one in found))
    first, last = floor(low / step), ceil(high / step)
    return Axis(tuple(step * at for at in range(first, last + 1)))


def _step(span: Fraction, *, is_whole: bool) -> Fraction:
    wanted = span / TICKS
    size = Fraction(1)
    while size > wanted:
        size /= 10
    while size * 10 <= wanted:
        size *= 10
    steps = [size * step for step in (*STEPS, 20) if not is_whole or (size * step).denominator == 1]
    return next((step for step in steps if step >= wanted), Fraction(1))
