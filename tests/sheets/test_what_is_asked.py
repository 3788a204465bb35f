"""What the sheets ask of a plan: by axes or by one grade, of ratios, series and milestones."""

from pathlib import Path

import pytest

from conftest import ROOT
from kyodo_cli.render.names import NAMES
from kyodo_cli.sheets.asking import questions
from kyodo_cli.workspace.book import open_book
from kyodo_cli.workspace.files import list_files
from returned_sheets import YEAR, answered, city, given, recorded_after, sent, taken_back
from small_city import CITY

AXES = "axes: [{id: done, label: 進捗, scale: three}, {id: cost, label: 効率, scale: three}]"
BY_AXES = CITY.replace("{id: self, label: 自己評価, scale: three}", f"{{id: self, label: 自己評価, {AXES}}}")

RATED = """\
format: 1
plan: city
year: 2024
evaluations:
  a01: {result: 会, reviews: {self: {ratings: {done: {rating: ○, comment: 順調}, cost: ○}}}}
"""


def keys(asked_of: Path) -> list[str]:
    asked = questions(open_book(list_files(asked_of)).plans[0], YEAR)
    return [answer.key for block in (*asked.items, *asked.values) for answer in block.answers]


def test_a_stage_with_axes_asks_for_a_grade_on_each(tmp_path: Path) -> None:
    book = city(tmp_path, plan=BY_AXES, records=RATED)
    answers = {"a01/rating.done": "△：一部", "a01/variance": "雨", "a02/rating.cost": "○", "a02/result": "会"}
    _, cells = taken_back(tmp_path, given(answered(sent(book), answers)))
    after = recorded_after(tmp_path, cells)
    assert (after["a01/rating.done"], after["a01/rating.cost"], after["a02/rating.cost"]) == ("△", "○", "○")


def test_a_plan_without_scale_and_departments_is_asked_by_kyodos() -> None:
    asked = questions(next(one for one in open_book(list_files(ROOT)).plans if one.id == "matsudo"), YEAR)
    assert asked.departments() == (None,)
    assert [one.number for one in asked.items][:4] == ["1-1-1", "1-1-2", "1-2-1", "1-2-2"]
    rating = next(one.field for one in asked.items[0].answers if one.field.name == "rating")
    assert [one.code for one in rating.choices] == ["A", "B", "C", "D", "-"]
    assert "a1-1-1/budget" not in [one.key for one in asked.items[0].answers]


def test_a_ratio_is_asked_in_its_parts_and_a_milestone_without_a_value(tmp_path: Path) -> None:
    plan = CITY.replace("shape: reach, better: higher,", "measured_as: ratio, shape: reach, better: higher,", 1)
    city(tmp_path, plan=plan)
    assert [one for one in keys(tmp_path) if one.startswith("i1/")] == [
        "i1/numerator", "i1/denominator", "i1/value", "i1/status", "i1/note",
    ]  # fmt: skip


def test_what_has_several_values_in_a_year_is_shown_and_not_asked(tmp_path: Path) -> None:
    records = (
        "format: 1\nplan: city\nyear: 2024\nmeasurements:\n  i1: [{value: 1, survey: s1}, {value: 2, survey: s2}]\n"
    )
    surveys = "surveys: [{id: s1}, {id: s2}]\n"
    book = city(tmp_path, records=records + surveys)
    assert not any(key.startswith("i1/") for key in given(sent(book)).answers.identity.cells)


@pytest.mark.parametrize("status", ["not_surveyed", "pending", "discontinued"])
def test_why_there_is_no_value_is_picked_in_the_words_of_the_list(tmp_path: Path, status: str) -> None:
    typed = NAMES[status].in_language("ja")
    book = city(tmp_path, records=None)
    _, cells = taken_back(tmp_path, given(answered(sent(book), {"i1/status": typed})))
    assert recorded_after(tmp_path, cells)["i1/status"] == status


def test_values_of_two_series_that_are_new_are_both_recorded(tmp_path: Path) -> None:
    book = city(tmp_path, records=None)
    _, cells = taken_back(tmp_path, given(answered(sent(book), {"i2.men/value": 3, "i2.women/value": 4})))
    after = recorded_after(tmp_path, cells)
    assert (after["i2.men/value"], after["i2.women/value"]) == ("3", "4")


def test_a_value_takes_the_place_of_the_reason_why_there_was_none(tmp_path: Path) -> None:
    records = "format: 1\nplan: city\nyear: 2024\nmeasurements: {i1: {status: pending}}\n"
    book = city(tmp_path, records=records)
    _, cells = taken_back(tmp_path, given(answered(sent(book), {"i1/value": 90})))
    after = recorded_after(tmp_path, cells)
    assert (after["i1/value"], after["i1/status"]) == ("90", "")


@pytest.mark.parametrize(
    "value", ["12345678901234567", "0.1234567890123456789", "-0.0", "1e15", "100000000000000000000"]
)
def test_a_number_with_more_digits_than_excel_keeps_comes_back_whole(tmp_path: Path, value: str) -> None:
    book = city(tmp_path, records=f"format: 1\nplan: city\nyear: 2024\nmeasurements: {{i1: {{value: {value}}}}}\n")
    _, cells = taken_back(tmp_path, given(sent(book)))
    assert {one.verdict for one in cells} == {"unchanged"}


def test_an_item_that_ended_meanwhile_takes_no_new_answers_and_needs_none(tmp_path: Path) -> None:
    data = sent(city(tmp_path))
    ended = CITY.replace("amendments: [", "amendments: [{year: 2024, kind: item_retired, item: a02, reason: 廃止}, ")
    city(tmp_path, plan=ended)
    _, same = taken_back(tmp_path, given(data))
    assert {one.verdict for one in same} == {"unchanged"}
    _, cells = taken_back(tmp_path, given(answered(data, {"a02/result": "新"})))
    assert [(one.key, one.verdict) for one in cells if one.verdict != "unchanged"] == [("a02/result", "refused")]


@pytest.mark.parametrize(
    ("target", "said"),
    [
        ("{from: 2022, every_year: true, value: 100}", "目標値：100人（令和4年度（2022年度）から毎年度）"),
        ("{from: 2022, to: 2025, every_year: true, value: 9}",
         "目標値：9人（令和4年度（2022年度）から令和7年度（2025年度）まで毎年度）"),
    ],
)  # fmt: skip
def test_a_target_of_every_year_is_said_in_words(tmp_path: Path, target: str, said: str) -> None:
    book = city(tmp_path, plan=CITY.replace("{year: 2025, value: 100}", target))
    asked = questions(book, YEAR)
    assert next(one.text for one in asked.values if one.subject.key == "i1") == said
