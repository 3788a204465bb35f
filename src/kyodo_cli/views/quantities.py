"""Values and years as they are to be read."""

from dataclasses import dataclass
from fractions import Fraction

from kyodo_cli.model.indicator import Operator, Target


@dataclass(frozen=True, slots=True)
class Quantity:
    """A value as it is to be read: as printed by the city where it says so, else by its number and operator.

    `computed` is what numerator and denominator give where no value is recorded.
    """

    value: float | None = None
    minimum: float | None = None
    maximum: float | None = None
    numerator: float | None = None
    denominator: float | None = None
    op: Operator | None = None
    as_printed: str | None = None
    unit: str | None = None
    computed: Fraction | None = None


@dataclass(frozen=True, slots=True)
class When:
    """The fiscal years that a value is of or for: one, a stretch, or every one."""

    first: int | None = None
    last: int | None = None
    is_every_year: bool = False


def when_of(target: Target) -> When | None:
    """Return the fiscal years that a target is for."""
    if target.year:
        return When(target.year, target.year)
    if target.from_ or target.to or target.every_year:
        return When(target.from_, target.to, is_every_year=bool(target.every_year))
    return None
