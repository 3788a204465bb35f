"""Exact arithmetic: numbers as they are written, and rounding as it is taught (四捨五入)."""

from decimal import Decimal
from fractions import Fraction


def exact(value: float | Fraction | Decimal) -> Fraction:
    """Return a number as it is written: 0.1 is a tenth."""
    return Fraction(repr(value)) if isinstance(value, float) else Fraction(value)


def rounded(value: Fraction, places: int) -> Decimal:
    """Return a number with so many decimals; a half goes away from zero."""
    scaled = abs(value) * 10**places
    whole = (scaled.numerator * 2 + scaled.denominator) // (scaled.denominator * 2)
    digits = tuple(map(int, str(whole).rjust(places + 1, "0")))
    return Decimal((int(value < 0 and whole > 0), digits, -places))
