from collections.abc import Callable

import pytest

from kyodo_cli.rules.evaluations.stages import (
    scales_not_valid_for_stage,
    stages_for_absent_kind,
    stages_without_scale,
    unknown_stage_scales,
)
from kyodo_cli.rules.subject import Subject

ReadPlan = Callable[..., Subject]


def one_scale(valid: str) -> str:
    return f"scales: [{{id: s, valid: {valid}, grades: [{{label: A}}]}}]"


@pytest.mark.parametrize(
    ("scales", "valid", "found"),
    [
        (one_scale("{from: 2022}"), "{}", 0),
        (one_scale("{to: 2029}"), "{}", 0),
        (one_scale("{from: 2023}"), "{}", 1),
        (one_scale("{to: 2028}"), "{}", 1),
        (one_scale("{from: 2023, to: 2025}"), "{from: 2023, to: 2025}", 0),
        (one_scale("{from: 2023, to: 2025}"), "{from: 2023}", 1),
        (one_scale("{}"), "{from: 2023}", 0),
        ("scales: [{id: s, valid: {to: 2024}, grades: []}, {id: s, valid: {from: 2025}, grades: []}]", "{}", 0),
        ("scales: [{id: s, valid: {to: 2023}, grades: []}, {id: s, valid: {from: 2025}, grades: []}]", "{}", 1),
    ],
)
def test_a_scale_holds_in_the_years_of_its_stages(plan: ReadPlan, scales: str, valid: str, found: int) -> None:
    subject = plan(f"{scales}\nstages: [{{id: self, label: 自己評価, scale: s, valid: {valid}}}]")
    assert len(list(scales_not_valid_for_stage(subject))) == found


def test_in_a_plan_without_end_a_scale_has_none_either(plan: ReadPlan) -> None:
    stages = "period: {from: 2022}\nstages: [{id: self, label: 自己評価, scale: s}]"
    assert list(scales_not_valid_for_stage(plan(f"{one_scale('{from: 2022}')}\n{stages}"))) == []
    assert len(list(scales_not_valid_for_stage(plan(f"{one_scale('{to: 2040}')}\n{stages}")))) == 1


def test_where_the_plan_has_no_scales_stages_go_by_kyodos_own(plan: ReadPlan) -> None:
    subject = plan("stages: [{id: self, label: 自己評価}, {id: council, label: 協議会評価, scale: kyodo}]")
    assert list(stages_without_scale(subject)) == []
    assert list(unknown_stage_scales(subject)) == []


def test_where_the_plan_has_scales_kyodos_own_is_none_of_them(plan: ReadPlan) -> None:
    subject = plan(f"{one_scale('{}')}\nstages: [{{id: self, label: 自己評価, scale: kyodo}}]")
    assert [str(one.hint) for one in unknown_stage_scales(subject)] == ["Possible here: s."]


def test_a_scale_that_could_not_be_read_may_be_named(plan: ReadPlan) -> None:
    subject = plan("scales: [{id: five}]\nstages: [{id: self, label: 自己評価, scale: five}]")
    assert list(unknown_stage_scales(subject)) == []


def test_a_plan_without_items_says_nothing_of_their_kinds(plan: ReadPlan) -> None:
    stages = "stages: [{id: self, label: 自己評価, applies_to: [action]}]"
    assert list(stages_for_absent_kind(plan(stages))) == []
    goals = "goals: [{id: g1, title: 目標}]"
    assert len(list(stages_for_absent_kind(plan(f"{stages}\n{goals}")))) == 1
