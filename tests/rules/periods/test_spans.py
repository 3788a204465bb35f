from collections.abc import Callable

import pytest

from kyodo_cli.rules.periods.spans import (
    backward_spans,
    by_year_contradictory,
    by_year_outside_period,
    by_year_overlaps,
    by_year_without_year,
    items_outside_period,
    lineage_out_of_order,
    midterm_after_end,
    predecessors_that_overlap,
    survey_outside_period,
)
from kyodo_cli.rules.subject import Subject

ReadPlan = Callable[..., Subject]


def item(by_year: str) -> str:
    return f"actions: [{{id: a01, title: 交流会, by_year: [{by_year}]}}]"


def test_every_stretch_of_the_plan_is_looked_at(plan: ReadPlan) -> None:
    backward = "{from: 2025, to: 2024}"
    subject = plan(
        f"""
period: {backward}
lineage: [{{title: 協働プラン（架空）, from: 2020, to: 2019}}]
departments: [{{id: d1, name: 市民活動課, from: 2025, to: 2024}}]
scales: [{{id: s, valid: {backward}, grades: [{{label: 良}}]}}]
stages: [{{id: self, label: 自己評価, valid: {backward}}}]
indicators: [{{id: i1, title: 参加者数, years: {backward}, targets: [{{from: 2025, to: 2024, value: 1}}]}}]
actions: [{{id: a01, title: 交流会, years: {backward}, by_year: [{{from: 2025, to: 2024, text: 開催}}]}}]
"""
    )
    assert len(list(backward_spans(subject))) == 9


@pytest.mark.parametrize(("to", "found"), [(2023, 1), (2024, 0), (2025, 0)])
def test_a_stretch_may_be_one_year(plan: ReadPlan, to: int, found: int) -> None:
    assert len(list(backward_spans(plan(f"period: {{from: 2024, to: {to}}}")))) == found


@pytest.mark.parametrize(
    ("by_year", "overlaps"),
    [
        ("{year: 2024, text: 甲}, {year: 2025, text: 乙}", 0),
        ("{year: 2024, text: 甲}, {year: 2024, text: 乙}", 1),
        ("{to: 2023, text: 甲}, {from: 2024, text: 乙}", 0),
        ("{to: 2024, text: 甲}, {from: 2024, text: 乙}", 1),
        ("{before: true, text: 甲}, {to: 2023, text: 乙}", 0),
        ("{before: true, text: 甲}, {before: true, text: 乙}", 1),
        ("{text: 甲}, {text: 乙}", 0),
    ],
)
def test_no_year_has_two_texts(plan: ReadPlan, by_year: str, overlaps: int) -> None:
    assert len(list(by_year_overlaps(plan(item(by_year))))) == overlaps


@pytest.mark.parametrize(
    ("by_year", "found"),
    [
        ("{from: 2024, to: 2025, text: 甲}", 0),
        ("{year: 2024, from: 2024, text: 甲}", 1),
        ("{before: true, to: 2024, text: 甲}", 1),
        ("{before: true, year: 2021, text: 甲}", 1),
    ],
)
def test_a_text_is_for_one_time(plan: ReadPlan, by_year: str, found: int) -> None:
    assert len(list(by_year_contradictory(plan(item(by_year))))) == found


def test_a_year_that_could_not_be_read_is_not_missing(plan: ReadPlan) -> None:
    assert list(by_year_without_year(plan(item("{year: R6, text: 甲}")))) == []


@pytest.mark.parametrize(
    ("years", "amendment", "found"),
    [
        ("{from: 2022, to: 2029}", "", 0),
        ("{from: 2021}", "", 1),
        ("{to: 2030}", "", 1),
        ("{to: 2030}", "{year: 2029, kind: extended, to: 2030}", 0),
        ("{to: 2031}", "{year: 2029, kind: extended, to: 2030}", 1),
        ("{to: 2040}", "{year: 2025, kind: period_abolished}", 0),
        ("{from: 2030}", "", 1),
    ],
)
def test_items_and_their_texts_lie_within_the_plan_as_amended(
    plan: ReadPlan, years: str, amendment: str, found: int
) -> None:
    text = years.replace("}", ", text: 開催}")
    subject = plan(
        f"amendments: [{amendment}]\nactions: [{{id: a01, title: 交流会, years: {years}, by_year: [{text}]}}]"
    )
    assert len(list(items_outside_period(subject))) == found
    assert len(list(by_year_outside_period(subject))) == found


def test_a_plan_whose_start_could_not_be_read_makes_nothing_early_or_late(plan: ReadPlan) -> None:
    subject = plan(
        """
period: {from: 令和4年度, to: 2029}
lineage: [{title: 協働プラン（架空）, to: 2021}]
cycle: {survey: {every: 4, first: 2024}, midterm_review: {after_years: 4}}
actions: [{id: a01, title: 交流会, years: {from: 2022}, by_year: [{year: 2023, text: 開催}]}]
"""
    )
    checks = (predecessors_that_overlap, survey_outside_period, midterm_after_end, items_outside_period)
    assert [one for check in (*checks, by_year_outside_period) for one in check(subject)] == []


@pytest.mark.parametrize(("first", "found"), [(2017, 1), (2018, 0), (2022, 0), (2029, 0), (2030, 1)])
def test_one_round_of_the_survey_may_lie_before_the_plan(plan: ReadPlan, first: int, found: int) -> None:
    assert len(list(survey_outside_period(plan(f"cycle: {{survey: {{every: 4, first: {first}}}}}")))) == found


@pytest.mark.parametrize(("after", "found"), [(7, 0), (8, 1)])
def test_the_midterm_review_is_due_in_the_last_year_at_the_latest(plan: ReadPlan, after: int, found: int) -> None:
    assert len(list(midterm_after_end(plan(f"cycle: {{midterm_review: {{after_years: {after}}}}}")))) == found


@pytest.mark.parametrize(
    ("first", "second", "found"),
    [
        ("adopted: 2012-03", "adopted: 2017-03", 0),
        ("adopted: 2017-03", "adopted: 2012", 1),
        ("adopted: 2017-03", "adopted: 2017", 0),
        ("to: 2016", "to: 2011", 1),
        ("from: 2012", "from: 2017", 0),
        ("adopted: 2017-03", "to: 2011", 0),
        ("adopted: 2017-13", "adopted: 2012", 0),
    ],
)
def test_earlier_plans_stand_in_order_as_far_as_their_years_are_known(
    plan: ReadPlan, first: str, second: str, found: int
) -> None:
    subject = plan(f"lineage: [{{title: 第1次（架空）, {first}}}, {{title: 第2次（架空）, {second}}}]")
    assert len(list(lineage_out_of_order(subject))) == found
