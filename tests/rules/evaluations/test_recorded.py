from collections.abc import Callable

import pytest

from kyodo_cli.findings.finding import Finding
from kyodo_cli.rules.evaluations.directions import directions_not_defined, unknown_directions
from kyodo_cli.rules.evaluations.recorded import (
    YEAR_CHECKS,
    rating_or_axes,
    stages_for_other_kinds,
    unknown_grades,
    unknown_stages,
)
from kyodo_cli.rules.subject import Subject, YearCheck

ReadPlan = Callable[..., Subject]

ACTIONS = "goals: [{id: g1, title: 目標, actions: [{id: a01, title: 交流会}]}]"
SCALE = (
    "scales: [{id: s, grades: [{code: ◎, label: 大変よい}, {code: ○, label: よい}, {code: '-', label: 評価できない}]}]"
)
AXES = "{id: council, label: 協議会評価, axes: [{id: progress, label: 達成度, scale: s}]}"
STAGES = f"{SCALE}\nstages: [{{id: self, label: 自己評価, scale: s}}, {AXES}]"


def found(plan: ReadPlan, check: YearCheck, evaluation: str, more: str = "", item: str = "a01") -> list[Finding]:
    subject = plan(f"{ACTIONS}\n{more}", {"2024": f"evaluations: {{{item}: {evaluation}}}"})
    return list(check(subject, subject.years[0]))


@pytest.mark.parametrize("code", ["A", "B", "C", "D", "'-'", "Ａ", "－", "ー", "―"])
def test_kyodos_own_grades_hold_where_the_plan_has_no_scale(plan: ReadPlan, code: str) -> None:
    assert found(plan, unknown_grades, f"{{reviews: {{self: {{rating: {code}}}}}}}") == []


@pytest.mark.parametrize("code", ["◎", "○", "◯", "〇", "－"])
def test_grades_are_known_by_their_looks(plan: ReadPlan, code: str) -> None:
    assert found(plan, unknown_grades, f"{{reviews: {{self: {{rating: {code}}}}}}}", STAGES) == []


@pytest.mark.parametrize(
    ("written", "meant"),
    [("よい", "○"), ("大変よい", "◎"), ("○（よい）", "○"), ("○よい", "○"), ("評価出来ない", "-")],
)
def test_a_grade_written_otherwise_is_guessed(plan: ReadPlan, written: str, meant: str) -> None:
    findings = found(plan, unknown_grades, f"{{reviews: {{self: {{rating: {written}}}}}}}", STAGES)
    grades = "◎ (大変よい), ○ (よい), - (評価できない)"
    assert [str(one.hint) for one in findings] == [f"Did you mean “{meant}”? The grades are: {grades}."]


def test_an_unknown_grade_on_an_axis_is_pointed_to(plan: ReadPlan) -> None:
    findings = found(plan, unknown_grades, "{reviews: {council: {ratings: {progress: {rating: Z}}}}}", STAGES)
    assert [one.place.path for one in findings] == [("evaluations", "a01", "reviews", "council", "ratings", "progress")]


def test_of_two_scales_with_one_id_the_one_of_the_year_is_asked(plan: ReadPlan) -> None:
    old, new = "{id: s, valid: {to: 2023}, grades: [{label: A}]}", "{id: s, valid: {from: 2024}, grades: [{label: 甲}]}"
    stages = f"scales: [{old}, {new}]\nstages: [{{id: self, label: 自己評価, scale: s}}]"
    assert found(plan, unknown_grades, "{reviews: {self: {rating: 甲}}}", stages) == []
    assert len(found(plan, unknown_grades, "{reviews: {self: {rating: A}}}", stages)) == 1


def test_a_stage_is_guessed_by_its_label(plan: ReadPlan) -> None:
    findings = found(plan, unknown_stages, "{reviews: {自己評価: {rating: B}}}")
    assert [str(one.hint) for one in findings] == ["Did you mean “self”? The stages are: self (自己評価)."]


def test_any_item_may_be_reviewed_unless_the_stage_says_which(plan: ReadPlan) -> None:
    assert found(plan, stages_for_other_kinds, "{reviews: {self: {rating: B}}}", item="g1") == []
    only_actions = "stages: [{id: self, label: 自己評価, applies_to: [action]}]"
    assert found(plan, stages_for_other_kinds, "{reviews: {self: {rating: B}}}", only_actions) == []
    assert len(found(plan, stages_for_other_kinds, "{reviews: {self: {rating: B}}}", only_actions, "g1")) == 1


@pytest.mark.parametrize(
    ("review", "hint"),
    [
        ("council: {rating: ○}", "Write “ratings: {progress: …}” instead."),
        ("council: {ratings: {progress: ○}}", None),
        ("self: {rating: ○}", None),
        ("self: {ratings: {progress: ○}}", "Write one “rating: …” instead, or define “axes” at the stage."),
    ],
)
def test_a_stage_is_rated_once_or_by_axis(plan: ReadPlan, review: str, hint: str | None) -> None:
    findings = found(plan, rating_or_axes, f"{{reviews: {{{review}}}}}", STAGES)
    assert [str(one.hint) for one in findings] == ([hint] if hint else [])


@pytest.mark.parametrize("direction", ["A", "Ａ"])
def test_directions_are_known_by_their_looks(plan: ReadPlan, direction: str) -> None:
    evaluation = f"{{reviews: {{self: {{direction: {direction}}}}}, response: {{direction: {direction}}}}}"
    defined = "directions: [{code: A, label: 拡充}]"
    assert found(plan, unknown_directions, evaluation, defined) == []
    assert found(plan, directions_not_defined, evaluation, defined) == []


def test_directions_are_looked_at_in_reviews_and_responses(plan: ReadPlan) -> None:
    evaluation = "{reviews: {self: {direction: 拡充}}, response: {direction: Z}}"
    findings = found(plan, unknown_directions, evaluation, "directions: [{code: A, label: 拡充}]")
    assert [str(one.hint).partition("?")[0] for one in findings] == [
        "Did you mean “A”",
        "The directions are: A (拡充).",
    ]
    assert len(found(plan, directions_not_defined, evaluation)) == 2


def test_records_of_an_item_that_the_plan_does_not_have_raise_nothing(plan: ReadPlan) -> None:
    for _, check in YEAR_CHECKS:
        assert found(plan, check, "{reviews: {self: {rating: B}}}", item="a99") == []
