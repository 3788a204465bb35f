import contextlib
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kyodo_cli.base.language import Message
from kyodo_cli.base.years import (
    FIRST_YEAR,
    LAST_YEAR,
    DateUnreadable,
    PartialDate,
    YearUnreadable,
    era_year,
    first_day,
    fiscal_year,
    fiscal_year_of,
    last_day,
    parse_date,
    printed_date,
    printed_span,
    printed_year,
)

YEARS = st.integers(FIRST_YEAR, LAST_YEAR)
DATES = st.dates(date(FIRST_YEAR, 1, 1), date(LAST_YEAR, 12, 31))


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("2024", 2024),
        ("2024年度", 2024),
        ("FY2024", 2024),
        ("fy 2024", 2024),
        ("R6", 2024),
        ("r6", 2024),
        ("R06", 2024),
        ("Ｒ６", 2024),
        ("令和6", 2024),
        ("令和6年度", 2024),
        ("令和６年度", 2024),
        ("令和 6 年度", 2024),
        ("㋿6年度", 2024),
        ("Reiwa 6", 2024),
        ("\u3000 令和6年度\u3000", 2024),
        ("令和元年度", 2019),
        ("R元", 2019),
        ("R1", 2019),
        ("平成31年度", 2019),
        ("FY2019", 2019),
        ("H31", 2019),
        ("H32", 2020),
        ("平成30年度", 2018),
        ("平成37年度", 2025),
        ("S63", 1988),
        ("昭和64年度", 1989),
        ("T15", 1926),
        ("大正元年度", 1912),
        ("M元", 1868),
        ("明治45年度", 1912),
        ("令和6年度（2024年度）", 2024),
        ("2024年度（令和6年度）", 2024),
        ("令和6（2024）年度", 2024),
        ("平成31年度（令和元年度）", 2019),
    ],
)
def test_a_fiscal_year_is_read_in_every_form_in_use(text: str, year: int) -> None:
    assert fiscal_year(text) == year


@pytest.mark.parametrize("text", ["", " ", "令和", "令和年度", "X6", "-6", "R6（", "18", "１８", "R0", "1867", "R182"])
def test_what_names_no_fiscal_year_is_refused(text: str) -> None:
    with pytest.raises(YearUnreadable):
        fiscal_year(text)


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("18", "Say which year is meant: 令和18年度 = 2036, 平成18年度 = 2006, 昭和18年度 = 1943, 2018年度."),
        ("１８年度", "Say which year is meant: 令和18年度 = 2036, 平成18年度 = 2006, 昭和18年度 = 1943, 2018年度."),
        ("1", "Say which year is meant: 令和元年度 = 2019, 平成元年度 = 1989, 昭和元年度 = 1926, 2001年度."),
        ("100", "Say which year is meant: 平成100年度 = 2088, 昭和100年度 = 2025."),
        ("0", "Write it as 2024, FY2024, R6 or 令和6年度."),
        ("abc", "Write it as 2024, FY2024, R6 or 令和6年度."),
        ("2024年", "That is a calendar year; the fiscal year is 2024年度."),
        ("令和６年", "That is a calendar year; the fiscal year is 令和6年度."),
        ("令和0年度", "The first year of an era is 元 or 1, as in 令和元年度 or R1."),
        ("令和6年度（2025年度）", "The two forms name different years, 2024 and 2025."),
        ("2200", "Years run from 1868 to 2199."),
    ],
)
def test_the_hint_says_how_to_write_the_year_that_was_meant(text: str, hint: str) -> None:
    with pytest.raises(YearUnreadable) as caught:
        fiscal_year(text)
    assert str(caught.value.hint) == hint


@pytest.mark.parametrize("text", ["2024年", "令和6年", "令和6年度末", "令和6年度当初", "2024-04-01"])
def test_a_calendar_year_and_a_day_are_no_fiscal_year(text: str) -> None:
    with pytest.raises(YearUnreadable):
        fiscal_year(text)


def test_the_sentence_quotes_what_was_written() -> None:
    with pytest.raises(YearUnreadable) as caught:
        fiscal_year("１８")
    assert caught.value.message == Message("“{text}” cannot be read as a fiscal year.", text="１８")


@pytest.mark.parametrize(
    ("year", "japanese", "english"),
    [
        (2024, "令和6年度（2024年度）", "FY2024 (Reiwa 6)"),
        (2019, "令和元年度（2019年度）", "FY2019 (Reiwa 1)"),
        (2018, "平成30年度（2018年度）", "FY2018 (Heisei 30)"),
        (1989, "平成元年度（1989年度）", "FY1989 (Heisei 1)"),
        (1988, "昭和63年度（1988年度）", "FY1988 (Showa 63)"),
        (1926, "大正15年度（1926年度）", "FY1926 (Taisho 15)"),
        (1912, "大正元年度（1912年度）", "FY1912 (Taisho 1)"),
        (1868, "明治元年度（1868年度）", "FY1868 (Meiji 1)"),
        (1867, "1867年度", "FY1867"),
    ],
)
def test_a_year_is_printed_with_the_era_of_its_larger_part(year: int, japanese: str, english: str) -> None:
    assert (printed_year(year, "ja"), printed_year(year, "en")) == (japanese, english)


@given(YEARS)
def test_every_printed_year_is_read_back(year: int) -> None:
    forms = [str(year), era_year(year), printed_year(year, "ja"), printed_year(year, "en")]
    assert [fiscal_year(form) for form in forms] == [year] * 4


@given(YEARS, YEARS)
def test_two_forms_are_read_only_if_they_agree(year: int, other: int) -> None:
    text = f"{era_year(year)}（{other}年度）"
    if year == other:
        assert fiscal_year(text) == year
    else:
        with pytest.raises(YearUnreadable):
            fiscal_year(text)


@given(st.text())
def test_any_text_is_a_year_or_refused(text: str) -> None:
    with contextlib.suppress(YearUnreadable):
        assert FIRST_YEAR <= fiscal_year(text) <= LAST_YEAR


@pytest.mark.parametrize(
    ("first", "last", "japanese", "english"),
    [
        (2022, 2029, "令和4年度（2022年度）～令和11年度（2029年度）", "FY2022 (Reiwa 4) to FY2029 (Reiwa 11)"),
        (2022, None, "令和4年度（2022年度）～", "from FY2022 (Reiwa 4)"),
        (None, 2029, "～令和11年度（2029年度）", "until FY2029 (Reiwa 11)"),
        (2022, 2022, "令和4年度（2022年度）", "FY2022 (Reiwa 4)"),
        (None, None, "", ""),
    ],
)
def test_a_span_shows_the_ends_it_has(first: int | None, last: int | None, japanese: str, english: str) -> None:
    assert (printed_span(first, last, "ja"), printed_span(first, last, "en")) == (japanese, english)


def test_a_fiscal_year_begins_in_april_and_ends_in_march() -> None:
    assert (first_day(2024), last_day(2024)) == (date(2024, 4, 1), date(2025, 3, 31))


@given(YEARS)
def test_fiscal_years_follow_each_other_without_a_gap(year: int) -> None:
    assert fiscal_year_of(first_day(year)) == fiscal_year_of(last_day(year)) == year
    assert last_day(year) + timedelta(days=1) == first_day(year + 1)


@pytest.mark.parametrize(
    ("text", "parsed"),
    [
        ("2025", PartialDate(2025)),
        ("2025-06", PartialDate(2025, 6)),
        ("2025-06-26", PartialDate(2025, 6, 26)),
        ("2024-02-29", PartialDate(2024, 2, 29)),
        ("\u3000２０２５－０６\u3000", PartialDate(2025, 6)),
    ],
)
def test_a_date_may_be_known_to_the_year_the_month_or_the_day(text: str, parsed: PartialDate) -> None:
    assert parse_date(text) == parsed


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("", "Write it as 2025-06-26, 2025-06 or 2025."),
        ("2025-6", "Write it as 2025-06."),
        ("2025/6/26", "Write it as 2025-06-26."),
        ("2025年6月", "Write it as 2025-06."),
        ("令和7年6月26日", "Write it as 2025-06-26."),
        ("R7.6.26", "Write it as 2025-06-26."),
        ("令和元年5月1日", "Write it as 2019-05-01."),
        ("令和7年13月1日", "Write it as 2025-06-26, 2025-06 or 2025."),
        ("2025-06-31", "The calendar has no such date: check the year, the month and the day."),
        ("2025-02-29", "The calendar has no such date: check the year, the month and the day."),
        ("2025-00", "The calendar has no such date: check the year, the month and the day."),
        ("1867-12-31", "The calendar has no such date: check the year, the month and the day."),
    ],
)
def test_the_hint_says_how_to_write_the_date_that_was_meant(text: str, hint: str) -> None:
    with pytest.raises(DateUnreadable) as caught:
        parse_date(text)
    assert str(caught.value.hint) == hint


@given(DATES)
def test_every_date_is_read_back_from_its_text(day: date) -> None:
    assert str(parse_date(day.isoformat())) == day.isoformat()
    assert str(parse_date(day.isoformat()[:7])) == day.isoformat()[:7]


@given(st.text(alphabet="0123456789-/.年月日令和元R "))
def test_any_text_is_a_date_or_refused(text: str) -> None:
    with contextlib.suppress(DateUnreadable):
        parsed = parse_date(text)
        assert parse_date(str(parsed)) == parsed


@pytest.mark.parametrize(
    ("text", "japanese", "english"),
    [
        ("2025-06-26", "令和7年6月26日", "26 June 2025"),
        ("2005-03", "平成17年3月", "March 2005"),
        ("2005", "平成17年", "2005"),
        ("2019-04-30", "平成31年4月30日", "30 April 2019"),
        ("2019-05-01", "令和元年5月1日", "1 May 2019"),
        ("2019-04", "平成31年4月", "April 2019"),
        ("2019-05", "令和元年5月", "May 2019"),
        ("2019", "令和元年", "2019"),
        ("1989-01-07", "昭和64年1月7日", "7 January 1989"),
        ("1989-01-08", "平成元年1月8日", "8 January 1989"),
        ("1926-12-24", "大正15年12月24日", "24 December 1926"),
        ("1926-12-25", "昭和元年12月25日", "25 December 1926"),
        ("1912-07-29", "明治45年7月29日", "29 July 1912"),
        ("1912-07-30", "大正元年7月30日", "30 July 1912"),
    ],
)
def test_a_date_is_printed_with_the_era_of_its_day(text: str, japanese: str, english: str) -> None:
    assert (printed_date(text, "ja"), printed_date(text, "en")) == (japanese, english)


def test_a_text_that_is_no_date_is_not_printed() -> None:
    with pytest.raises(DateUnreadable):
        printed_date("2025-13", "ja")
