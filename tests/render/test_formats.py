import pytest

from kyodo_cli.model.nodes import YearText
from kyodo_cli.render import formats
from kyodo_cli.views.quantities import Quantity, When


@pytest.mark.parametrize(
    ("value", "printed"),
    [
        (0, "0"),
        (1200, "1,200"),
        (-5, "-5"),
        (27.1, "27.1"),
        (29.0, "29.0"),
        (0.1 + 0.2, "0.30000000000000004"),
        (1234567.25, "1,234,567.25"),
        (1e20, "100,000,000,000,000,000,000"),
        (1e-7, "0.0000001"),
    ],
)
def test_a_number_has_the_digits_it_was_written_with(value: float, printed: str) -> None:
    assert formats.number(value) == printed


@pytest.mark.parametrize(
    ("quantity", "printed"),
    [
        (Quantity(), ""),
        (Quantity(0), "0"),
        (Quantity(1500, as_printed="約1,500人"), "約1,500人"),
        (Quantity(500, op="at_least"), "500 or more"),
        (Quantity(500, op="below"), "less than 500"),
        (Quantity(5, op="equal"), "5"),
        (Quantity(minimum=1, maximum=2.5, op="between"), "1～2.5"),
        (Quantity(minimum=1, op="between"), "1～"),
        (Quantity(op="between"), ""),
        (Quantity(numerator=3, denominator=40), "3 / 40"),
        (Quantity(35.8, unit="回"), "35.8 回"),
    ],
)
def test_a_quantity_is_what_the_city_printed_or_its_numbers(quantity: Quantity, printed: str) -> None:
    assert formats.quantity(quantity, "en") == printed


def test_a_date_that_the_calendar_does_not_have_stands_as_written() -> None:
    assert formats.date("2025-06-26", "ja") == "令和7年6月26日"
    assert formats.date("2024-02-31", "ja") == "2024-02-31"


def test_years_are_printed_with_both_calendars() -> None:
    assert formats.year(2024, "ja") == "令和6年度（2024年度）"
    assert formats.years((2021, None), "ja") == "令和3年度（2021年度）～"
    assert formats.all_years((2023, 2024), "ja") == "令和5年度（2023年度）、令和6年度（2024年度）"


def test_the_years_of_a_value_may_be_one_a_stretch_or_every_one() -> None:
    assert formats.when(When(2024, 2024), "en") == "FY2024 (Reiwa 6)"
    assert formats.when(When(is_every_year=True), "en") == "every year"
    assert formats.when(When(2022, is_every_year=True), "en") == "from FY2022 (Reiwa 4), every year"


def test_the_years_of_a_text_may_lie_before_the_plan() -> None:
    assert formats.years_of(YearText.model_validate({"before": True, "text": "x"}), "en") == "before the plan"
    assert formats.years_of(YearText.model_validate({"from": 2022, "text": "x"}), "en") == "from FY2022 (Reiwa 4)"


def test_a_month_or_a_day_of_a_month_is_written_out() -> None:
    assert (formats.month_day("07", "ja"), formats.month_day("07-31", "ja")) == ("7月", "7月31日")
    assert (formats.month_day("07", "en"), formats.month_day("07-31", "en")) == ("July", "31 July")
