"""How single values are written in a report: years, dates, numbers, quantities, in one language."""

from decimal import Decimal
from fractions import Fraction
from typing import Final

from kyodo_cli.analysis.indicators.numbers import exact, rounded
from kyodo_cli.base.language import Message, shown
from kyodo_cli.base.years import MONTHS, DateUnreadable, printed_date, printed_span, printed_year
from kyodo_cli.model.nodes import YearText
from kyodo_cli.render.names import NO, YES
from kyodo_cli.views.quantities import Quantity, When

OPERATORS: Final[dict[str, Message]] = {
    "at_least": Message("{value} or more"),
    "at_most": Message("{value} or less"),
    "above": Message("more than {value}"),
    "below": Message("less than {value}"),
    "about": Message("about {value}"),
}


def number(value: float) -> str:
    """Return a number with thousands separators and the digits it was written with: `1,234`, `27.1`, `0.3`."""
    return f"{value:,}" if isinstance(value, int) else f"{Decimal(repr(value)):,f}"


def figure(value: Fraction | Decimal) -> str:
    """Return an exact number: with all its decimals where they are few, else rounded (四捨五入) to two or more."""
    whole = Fraction(value)
    places = next((places for places in range(5) if (whole * 10**places).denominator == 1), None)
    if places is None:
        size = abs(whole)
        places = next((places for places in range(2, 7) if size * 10**places >= 10), 7) if size < 1 else 2
    return f"{rounded(whole, places):,f}"


def percent(value: Decimal, language: str) -> str:
    """Return a rate: `23.4 %`, `23.4％`."""
    return f"{value:,f}％" if language == "ja" else f"{value:,f} %"


def signed(value: Fraction) -> str:
    """Return a difference with its sign: `+3`, `-0.5`, `±0`."""
    sign = "+" if value > 0 else "-" if value < 0 else "±"
    return sign + figure(abs(value))


def as_number(value: Quantity | Fraction | None) -> str:
    """Return a value as a program sorts it; nothing where there is no number."""
    if isinstance(value, Quantity):
        numbers = (value.value, value.computed, value.minimum, value.maximum)
        return next((as_number(exact(one)) for one in numbers if one is not None), "")
    return "" if value is None else f"{float(value):.12g}"


POINTS: Final = Message("percentage points")


def change(value: Fraction, unit: str | None, language: str) -> str:
    """Return a difference with its sign and unit; that of two percentages is in points."""
    if not unit:
        return signed(value)
    written = POINTS.in_language(language) if unit in ("%", "％") else unit
    return signed(value) + (written if language == "ja" else f" {written}")


def size(count: int, language: str) -> str:
    """Return the size of a file, rounded up: `0.8 KB`, `12 KB`, `1.4 MB`."""
    unit, name = (1000 * 1000, "MB") if count >= 1000 * 1000 else (1000, "KB")
    tenths = -(-count * 10 // unit)
    written = f"{tenths // 10}.{tenths % 10}" if tenths < 100 else str(-(-tenths // 10))
    return written + ("" if language == "ja" else " ") + name


def scalar(value: object) -> str | Message:
    """Return a single value of any type."""
    if isinstance(value, bool):
        return YES if value else NO
    return number(value) if isinstance(value, (int, float)) else str(value)


def year(value: int, language: str) -> str:
    """Return a fiscal year."""
    return printed_year(value, language)


def years(ends: tuple[int | None, int | None], language: str) -> str:
    """Return a stretch of fiscal years by its ends, either of which may be open."""
    return printed_span(*ends, language)


def listed(values: tuple[object, ...], language: str) -> str:
    """Return several words one after another."""
    return shown(values, language)


def all_years(values: tuple[int, ...], language: str) -> str:
    """Return several fiscal years one after another."""
    return shown([printed_year(value, language) for value in values], language)


def years_of(text: YearText, language: str) -> str:
    """Return the fiscal years that a text of the plan is about, or that it is about the time before."""
    if text.before:
        return Message("before the plan").in_language(language)
    return printed_span(text.year or text.from_, text.year or text.to, language)


def month_day(text: str, language: str) -> str:
    """Return a month, or a month and a day, that is written as `07` or `07-31`."""
    month, _, day = text.partition("-")
    if language == "ja":
        return f"{int(month)}月" + (f"{int(day)}日" if day else "")
    return f"{int(day)} {MONTHS[int(month) - 1]}" if day else MONTHS[int(month) - 1]


def date(text: str, language: str) -> str:
    """Return a date; one that the calendar does not have stands as written."""
    try:
        return printed_date(text, language)
    except DateUnreadable:
        return text


def when(value: When, language: str) -> str:
    """Return the fiscal years that a value is of or for."""
    years = printed_span(value.first, value.last, language) if value.first or value.last else ""
    if not value.is_every_year:
        return years
    every = Message("every year").in_language(language)
    return Message("{years}, {every}", years=years, every=every).in_language(language) if years else every


def quantity(value: Quantity, language: str) -> str:
    """Return a value as the city printed it, else from its numbers; an empty text where there is none."""
    if value.as_printed:
        return value.as_printed
    plain = _range(value) if value.op == "between" else _plain(value)
    if plain and value.unit:
        plain += value.unit if language == "ja" else f" {value.unit}"
    if plain and value.op in OPERATORS:
        plain = Message(OPERATORS[value.op].text, value=plain).in_language(language)
    return plain


def _plain(value: Quantity) -> str:
    if value.value is not None:
        return number(value.value)
    if value.computed is not None:
        return figure(value.computed)
    if value.numerator is not None and value.denominator is not None:
        return f"{number(value.numerator)} / {number(value.denominator)}"
    return ""


def _range(value: Quantity) -> str:
    ends = [number(end) if end is not None else "" for end in (value.minimum, value.maximum)]
    return "～".join(ends) if any(ends) else ""
