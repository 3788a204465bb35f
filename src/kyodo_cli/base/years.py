"""Fiscal years (年度) and calendar dates, read and printed with their Japanese eras."""

import re
from datetime import date
from typing import Final, NamedTuple
from unicodedata import normalize

from kyodo_cli.base.errors import UsageFault
from kyodo_cli.base.language import Message

FIRST_YEAR: Final = 1868
LAST_YEAR: Final = 2199

# Each era from its first day, latest first: by 政令 under 元号法, before 1979 by imperial edict. Meiji was declared to
# have begun with its year, so all of 1868 counts as Meiji.
ERAS: Final = (
    ("令和", "Reiwa", "R", date(2019, 5, 1)),
    ("平成", "Heisei", "H", date(1989, 1, 8)),
    ("昭和", "Showa", "S", date(1926, 12, 25)),
    ("大正", "Taisho", "T", date(1912, 7, 30)),
    ("明治", "Meiji", "M", date(1868, 1, 1)),
)
FIRST_WESTERN_YEAR: Final = {name.casefold(): era[3].year for era in ERAS for name in era[:3]}
MONTHS: Final = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)

# Patterns stay text: `re` compiles and keeps one when it is first needed.
NUMBERED_YEAR: Final = rf"(?:([0-9]{{4}})|({'|'.join(FIRST_WESTERN_YEAR)})\s*(元|[0-9]{{1,3}}))"
FISCAL_YEAR: Final = rf"(?:FY\s*)?{NUMBERED_YEAR}(?:\s*年度)?"
YEAR_OR_BOTH_FORMS: Final = rf"{FISCAL_YEAR}(?:\s*\({FISCAL_YEAR}\)(?:\s*年度)?)?"
BARE_NUMBER: Final = r"(?:FY\s*)?([0-9]{1,3})(?:\s*年度?)?"
ISO_DATE: Final = r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?"
SPOKEN_DATE: Final = rf"{NUMBERED_YEAR}\s*[年./-]\s*([0-9]{{1,2}})(?:\s*[月./-]\s*(?:([0-9]{{1,2}})\s*日?)?)?"


class YearUnreadable(UsageFault):
    """A text that names no fiscal year, or might name several."""

    def __init__(self, text: str, hint: Message) -> None:
        super().__init__(Message("“{text}” cannot be read as a fiscal year.", text=text), hint)


class DateUnreadable(UsageFault):
    """A text that is not a date in the form YYYY[-MM[-DD]], or a day that the calendar does not have."""

    def __init__(self, text: str, hint: Message) -> None:
        super().__init__(Message("“{text}” cannot be read as a date.", text=text), hint)


class PartialDate(NamedTuple):
    """A calendar date known to the year, the month or the day."""

    year: int
    month: int | None = None
    day: int | None = None

    def __str__(self) -> str:
        return "-".join(f"{part:02}" for part in self if part is not None)


def fiscal_year(text: str) -> int:
    """Read a fiscal year: `2024`, `FY2024`, `R6`, `令和６年度`, `平成37年度` (2025), `令和6年度（2024年度）`.

    Raises:
        YearUnreadable: It is none of these, is a number without its era, or gives two years that differ.
    """
    plain = normalize("NFKC", text).strip()
    years = [int(plain)] if len(plain) == 4 and plain.isascii() and plain.isdigit() else _years_named(text, plain)
    if years[0] != years[-1]:
        hint = Message("The two forms name different years, {first} and {last}.", first=years[0], last=years[-1])
        raise YearUnreadable(text, hint)
    if not FIRST_YEAR <= years[0] <= LAST_YEAR:
        hint = Message("Years run from {first} to {last}.", first=FIRST_YEAR, last=LAST_YEAR)
        raise YearUnreadable(text, hint)
    return years[0]


def era_year(year: int) -> str:
    """Return a fiscal year by its era alone: `令和6年度`, `令和元年度`; a year before 1868 by its Western number."""
    if year < FIRST_YEAR:
        return f"{year}年度"
    kanji, _, number = _era_of_fiscal_year(year)
    return f"{kanji}{_ordinal(number)}年度"


def printed_year(year: int, language: str) -> str:
    """Return a fiscal year as reports print it: `令和6年度（2024年度）`, `FY2024 (Reiwa 6)`."""
    if language == "ja":
        return era_year(year) if year < FIRST_YEAR else f"{era_year(year)}（{year}年度）"
    if year < FIRST_YEAR:
        return f"FY{year}"
    _, romaji, number = _era_of_fiscal_year(year)
    return f"FY{year} ({romaji} {number})"


def short_year(year: int, language: str) -> str:
    """Return a fiscal year where there is little room: `R6`, `R元`, `2024`."""
    if language != "ja" or year < FIRST_YEAR:
        return str(year)
    _, romaji, number = _era_of_fiscal_year(year)
    return f"{romaji[0]}{_ordinal(number)}"


def printed_span(first: int | None, last: int | None, language: str) -> str:
    """Return a stretch of years: `令和4年度（2022年度）～令和11年度（2029年度）`; either end may be open, or both."""
    start = "" if first is None else printed_year(first, language)
    end = "" if last is None else printed_year(last, language)
    if start == end:
        return start
    if language == "ja":
        return f"{start}～{end}"
    return f"{start} to {end}" if start and end else f"from {start}" if start else f"until {end}"


def first_day(year: int) -> date:
    """Return the 1 April on which a fiscal year begins."""
    return date(year, 4, 1)


def last_day(year: int) -> date:
    """Return the 31 March on which a fiscal year ends."""
    return date(year + 1, 3, 31)


def fiscal_year_of(day: date) -> int:
    """Return the fiscal year in which a day lies."""
    return day.year if day.month >= 4 else day.year - 1


def parse_date(text: str) -> PartialDate:
    """Read a date of the form YYYY[-MM[-DD]]; `str()` of the answer is that form again, in half width.

    Raises:
        DateUnreadable: It has another form, is not in the calendar or lies outside the years kyodo knows.
    """
    plain = normalize("NFKC", text).strip()
    found = re.fullmatch(ISO_DATE, plain)
    if not found:
        raise DateUnreadable(text, _date_hint(plain))
    parsed = PartialDate(*(int(part) for part in found.groups() if part))
    if not _is_real(parsed):
        raise DateUnreadable(text, Message("The calendar has no such date: check the year, the month and the day."))
    return parsed


def typed_date(text: str) -> PartialDate:
    """Read a date in any form that people type: 2025-05-12, 2025/5/12, R7.5.12, 令和7年5月12日.

    Raises:
        DateUnreadable: it is no date.
    """
    return _spoken(normalize("NFKC", text).strip()) or parse_date(text)


def printed_date(text: str, language: str) -> str:
    """Return a YYYY[-MM[-DD]] as reports print it: `令和7年6月26日`, `平成17年3月`; `26 June 2025`, `March 2005`.

    A month or a year in which the era changed goes by the era of its larger part.

    Raises:
        DateUnreadable: The text is not such a date.
    """
    year, month, day = parse_date(text)
    if language != "ja":
        return " ".join([str(day)] * bool(day) + [MONTHS[(month or 1) - 1]] * bool(month) + [str(year)])
    kanji, _, number = _era_of(date(year, month or 7, day or (16 if month else 2)))
    return f"{kanji}{_ordinal(number)}年" + (f"{month}月" if month else "") + (f"{day}日" if day else "")


def _years_named(text: str, plain: str) -> list[int]:
    """Return the year, or the two years, that a text in half width names."""
    found = re.fullmatch(YEAR_OR_BOTH_FORMS, plain, re.IGNORECASE)
    if not found:
        raise YearUnreadable(text, _year_hint(plain))
    forms = [found.groups()[:3], found.groups()[3:]]
    if any(number and number != "元" and int(number) == 0 for _, _, number in forms):
        raise YearUnreadable(text, Message("The first year of an era is 元 or 1, as in 令和元年度 or R1."))
    return [_western_year(*form) for form in forms if any(form)]


def _western_year(western: str | None, era: str | None, number: str | None) -> int:
    """Return the Western year behind the three groups of NUMBERED_YEAR."""
    if era is None or number is None:
        return int(western or 0)
    return FIRST_WESTERN_YEAR[era.casefold()] + (1 if number == "元" else int(number)) - 1


def _era_of(day: date) -> tuple[str, str, int]:
    """Return the era of a day since 1868, in kanji and in Latin letters, and the year in it."""
    kanji, romaji, _, start = next(era for era in ERAS if era[3] <= day)
    return kanji, romaji, day.year - start.year + 1


def _era_of_fiscal_year(year: int) -> tuple[str, str, int]:
    """Return the era of the larger part of a fiscal year, by its middle: 2019 is 令和元年度, 1926 is 大正15年度."""
    return _era_of(date(year, 10, 1))


def _ordinal(number: int) -> str:
    """Return a year of an era as it is written, 元 for the first."""
    return "元" if number == 1 else str(number)


def _year_hint(plain: str) -> Message:
    """Say how to write the fiscal year that was probably meant."""
    bare = re.fullmatch(BARE_NUMBER, plain, re.IGNORECASE)
    if bare and (candidates := _candidates(int(bare[1]))):
        return Message("Say which year is meant: {candidates}.", candidates=candidates)
    if plain.endswith("年") and re.fullmatch(YEAR_OR_BOTH_FORMS, f"{plain}度", re.IGNORECASE):
        return Message("That is a calendar year; the fiscal year is {year}.", year=f"{plain}度")
    return Message("Write it as 2024, FY2024, R6 or 令和6年度.")


def _candidates(number: int) -> list[str]:
    """Return the years that a number without an era may stand for: those of living memory and near plans."""
    if not number:
        return []
    eras = [(kanji, start.year + number - 1) for kanji, _, _, start in ERAS[:3]]
    named = [f"{kanji}{_ordinal(number)}年度 = {year}" for kanji, year in eras if year < 2100]
    return named + ([f"{2000 + number}年度"] if number < 100 else [])


def _date_hint(plain: str) -> Message:
    """Say how to write the date that was probably meant."""
    meant = _spoken(plain)
    if meant:
        return Message("Write it as {date}.", date=str(meant))
    return Message("Write it as 2025-06-26, 2025-06 or 2025.")


def _spoken(plain: str) -> PartialDate | None:
    """Return a date that is written as people say it, if it is one and the calendar has it."""
    found = re.fullmatch(SPOKEN_DATE, plain, re.IGNORECASE)
    if not found or re.fullmatch(ISO_DATE, plain):
        return None
    western, era, number, month, day = found.groups()
    if number and number != "元" and int(number) == 0:
        return None
    meant = PartialDate(_western_year(western, era, number), int(month), int(day) if day else None)
    return meant if _is_real(meant) else None


def _is_real(parsed: PartialDate) -> bool:
    """Tell whether the calendar has this date, in a year that belongs to a fiscal year kyodo knows."""
    try:
        day = date(parsed.year, 1 if parsed.month is None else parsed.month, 1 if parsed.day is None else parsed.day)
    except ValueError:
        return False
    return FIRST_YEAR <= day.year <= LAST_YEAR + 1
