from collections.abc import Callable

import pytest

from kyodo_cli.rules.evaluations.ratings import (
    rates_missing_between,
    rates_out_of_order,
    repeated_directions,
    repeated_grade_labels,
    repeated_grades,
    unused_scales,
)
from kyodo_cli.rules.subject import Subject

ReadPlan = Callable[..., Subject]


def scale(plan: ReadPlan, grades: str, order: str = "best_first") -> Subject:
    return plan(f"scales: [{{id: s, order: {order}, grades: [{grades}]}}]")


def rated(*rates: float | None) -> str:
    return ", ".join(
        f"{{label: g{at}{'' if rate is None else f', from_rate: {rate}'}}}" for at, rate in enumerate(rates)
    )


@pytest.mark.parametrize(
    ("order", "rates", "found"),
    [
        ("best_first", (100, 80, 0), 0),
        ("best_first", (100, None, 0), 0),
        ("best_first", (100, 80, 80), 1),
        ("best_first", (0, 80, 100), 1),
        ("worst_first", (0, 80, 100), 0),
        ("worst_first", (100, 80, 0), 1),
        ("none", (0, 80, 100), 0),
        ("none", (100, 80, 0), 0),
        ("none", (100, 0, 80), 1),
        ("best_first", (None, None), 0),
        ("best_first", (100,), 0),
    ],
)
def test_rates_go_the_way_of_the_scale(plan: ReadPlan, order: str, rates: tuple[float | None, ...], found: int) -> None:
    assert len(list(rates_out_of_order(scale(plan, rated(*rates), order)))) == found


@pytest.mark.parametrize(
    ("grades", "found"),
    [
        (rated(100, None, 0), 1),
        (rated(100, 80, None), 0),
        (rated(None, 80, 0), 0),
        (rated(None, None), 0),
        ("{label: a, from_rate: 100}, {label: '-', counts_as: not_assessed}, {label: c, from_rate: 0}", 0),
        ("{label: a, from_rate: 100}, {label: d, counts_as: not_started}, {label: c, from_rate: 0}", 0),
    ],
)
def test_a_grade_that_no_rate_leads_to_needs_none(plan: ReadPlan, grades: str, found: int) -> None:
    assert len(list(rates_missing_between(scale(plan, grades)))) == found


@pytest.mark.parametrize(
    ("codes", "found"),
    [
        (["A", "B"], 0),
        (["A", "Ａ"], 1),
        (["-", "―"], 1),
        (["○", "◯"], 1),
        (["◎", "○", "△", "×"], 0),
        (["S", "A", "B", "C", "X"], 0),
        (["1", "2", "3"], 0),
    ],
)
def test_codes_that_look_alike_are_one(plan: ReadPlan, codes: list[str], found: int) -> None:
    grades = ", ".join(f"{{code: '{code}', label: 評価{at}}}" for at, code in enumerate(codes))
    assert len(list(repeated_grades(scale(plan, grades)))) == found


def test_a_grade_written_twice_is_one_fault(plan: ReadPlan) -> None:
    subject = scale(plan, "{label: 達成}, {label: 達成}")
    assert len(list(repeated_grades(subject))) == 1
    assert list(repeated_grade_labels(subject)) == []


def test_directions_that_look_alike_are_one(plan: ReadPlan) -> None:
    subject = plan("directions: [{code: Ａ, label: 拡充}, {code: B, label: 継続}, {code: A, label: 縮小}]")
    assert [one.place.path for one in repeated_directions(subject)] == [("directions", 2, "code")]


SCALES = (
    "scales: [{id: old, valid: {to: 2024}, grades: [{label: A}]}, {id: new, valid: {from: 2025}, grades: [{label: A}]}]"
)


@pytest.mark.parametrize(
    ("users", "unused"),
    [
        ("", []),
        ("stages: [{id: self, label: 自己評価, scale: new}]", [0]),
        (
            "stages: [{id: self, label: 評価, axes: [{id: a, label: 甲, scale: old}, {id: b, label: 乙, scale: new}]}]",
            [],
        ),
        ("stages: [{id: self, label: 自己評価, scale: new}]\nindicators: [{id: i1, title: 数, scale: old}]", []),
    ],
)
def test_a_scale_is_used_by_a_stage_an_axis_or_an_indicator(plan: ReadPlan, users: str, unused: list[int]) -> None:
    assert [one.place.path[1] for one in unused_scales(plan(f"{SCALES}\n{users}"))] == unused
