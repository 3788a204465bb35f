import pytest

from kyodo_cli.analysis.due import has_open_cycle, value_is_due
from kyodo_cli.model.indicator import Indicator

YEARS = range(2022, 2031)


def indicator(**fields: object) -> Indicator:
    return Indicator.model_validate({"id": "i1", "title": "参加者数"} | fields)


def due(**fields: object) -> list[int]:
    return [year for year in YEARS if value_is_due(indicator(**fields), year)]


def test_a_value_is_due_every_year_unless_the_plan_says_otherwise() -> None:
    assert due() == list(YEARS)
    assert due(shape="none", no_target_reason="数を競うものではない") == list(YEARS)


def test_a_survey_indicator_is_due_only_in_survey_years() -> None:
    assert due(cycle={"every": 4, "first": 2024}) == [2024, 2028]
    assert due(shape="direction", better="higher", cycle={"every": 4, "first": 2024}) == [2024, 2028]


def test_before_the_first_year_of_its_cycle_nothing_is_due() -> None:
    assert due(cycle={"every": 1, "first": 2028}) == [2028, 2029, 2030]


def test_a_cycle_that_does_not_say_when_it_began_makes_nothing_due_and_is_open() -> None:
    assert due(cycle={"every": 4}) == []
    assert has_open_cycle(indicator(cycle={"every": 4}))
    assert due(cycle={"every": 1}) == list(YEARS)
    assert not has_open_cycle(indicator(cycle={"every": 1}))


def test_outside_its_own_years_nothing_is_due() -> None:
    assert due(years={"from": 2025, "to": 2026}) == [2025, 2026]


def test_a_milestone_is_due_in_the_year_of_its_target() -> None:
    assert due(shape="milestone", targets=({"year": 2026, "text": "センターの開設"},)) == [2026]


@pytest.mark.parametrize(("asked", "expected"), [(2024, False), (2026, True), (2028, False)])
def test_a_milestone_that_was_put_off_is_due_in_the_new_year_once_that_is_known(asked: int, *, expected: bool) -> None:
    targets = (
        {"year": 2028, "text": "開設"},
        {"year": 2026, "text": "開設", "replaces": 2028, "revised": 2025, "reason": "前倒し"},
    )
    assert value_is_due(indicator(shape="milestone", targets=targets), asked) is expected
