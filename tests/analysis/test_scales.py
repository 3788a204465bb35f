import pytest

from kyodo_cli.analysis.scales import (
    DEFAULT_SCALE,
    DEFAULT_STAGES,
    applies_to,
    grade_of,
    scale_of,
    stages_of,
    uses_own_scale,
)
from kyodo_cli.model.outline import Outline
from kyodo_cli.model.plan import Plan
from kyodo_cli.model.rating import Scale

GRADES = ({"code": "A", "label": "達成"}, {"code": "B", "label": "未達成"})


def plan(**parts: object) -> Plan:
    head = {"format": 1, "id": "example", "title": "例", "municipality": {"name": "例示市"}, "period": {"from": 2022}}
    return Plan.model_validate(head | parts)


def scale(*codes: str) -> Scale:
    return Scale.model_validate({"id": "s", "grades": tuple({"code": code, "label": code} for code in codes)})


def test_kyodos_own_scale_is_valid_data() -> None:
    assert Scale.model_validate(DEFAULT_SCALE.model_dump(by_alias=True, exclude_none=True)) == DEFAULT_SCALE
    assert [(grade.code, grade.counts_as, grade.reason_required) for grade in DEFAULT_SCALE.grades] == [
        ("A", "achieved", False),
        ("B", "on_track", False),
        ("C", "behind", True),
        ("D", "not_started", True),
        ("-", "not_assessed", True),
    ]


def test_a_plan_without_scales_and_stages_is_rated_once_by_kyodos_own_scale() -> None:
    bare = plan()
    assert uses_own_scale(bare)
    assert stages_of(bare, 2024) == DEFAULT_STAGES
    assert scale_of(bare, "kyodo") is DEFAULT_SCALE


def test_a_plan_with_scales_does_not_know_kyodos_own() -> None:
    own = plan(scales=({"id": "two", "grades": GRADES},))
    assert not uses_own_scale(own)
    assert scale_of(own, "kyodo") is None
    assert [stage.scale for stage in stages_of(own, 2024)] == ["two"]


def test_the_one_stage_goes_by_the_scale_of_the_year() -> None:
    old, new = (
        {"id": "old", "valid": {"to": 2023}, "grades": GRADES},
        {"id": "new", "valid": {"from": 2024}, "grades": GRADES},
    )
    own = plan(scales=(old, new))
    assert [stages_of(own, year)[0].scale for year in (2022, 2023, 2024)] == ["old", "old", "new"]


def test_a_stage_may_leave_kyodos_own_scale_unsaid() -> None:
    own = plan(stages=({"id": "self", "label": "自己評価"}, {"id": "council", "label": "協議会評価"}))
    assert [stage.scale for stage in stages_of(own, 2024)] == ["kyodo", "kyodo"]


def test_stages_hold_in_their_years() -> None:
    own = plan(
        stages=({"id": "self", "label": "自己評価"}, {"id": "council", "label": "協議会", "valid": {"from": 2024}})
    )
    assert [[stage.id for stage in stages_of(own, year)] for year in (2023, 2024)] == [["self"], ["self", "council"]]


def test_of_scales_with_the_same_id_the_one_of_the_year_holds() -> None:
    old, new = {"id": "s", "valid": {"to": 2023}, "grades": ()}, {"id": "s", "valid": {"from": 2024}, "grades": GRADES}
    own = plan(scales=(old, new))
    assert [len(found.grades) for year in (2023, 2024, None) if (found := scale_of(own, "s", year))] == [0, 2, 0]


@pytest.mark.parametrize("written", ["-", "－", "―", "‐", "−", "–", "ー"])
def test_dashes_that_look_alike_are_one_grade(written: str) -> None:
    grade = grade_of(DEFAULT_SCALE, written)
    assert grade is not None
    assert grade.counts_as == "not_assessed"


@pytest.mark.parametrize(("written", "code"), [("Ａ", "A"), ("Ｂ ", "B"), ("◯", "○"), ("〇", "○"), ("✕", "×")])
def test_signs_that_look_alike_are_one_grade(written: str, code: str) -> None:
    grade = grade_of(scale("A", "B", "◎", "○", "×"), written)
    assert grade is not None
    assert grade.code == code


@pytest.mark.parametrize("written", ["E", "AB", "△", "◎"])
def test_other_signs_are_none(written: str) -> None:
    assert grade_of(scale("A", "B", "○"), written) is None


def test_the_same_code_goes_before_one_that_looks_like_it() -> None:
    own = scale("A", "a")
    assert [grade.code for code in "Aa" if (grade := grade_of(own, code))] == ["A", "a"]


def test_a_stage_reviews_the_lowest_kind_unless_it_says_so() -> None:
    actions = ({"id": "a01", "title": "取組"},)
    goals = ({"id": "g1", "title": "目標", "actions": actions},)
    council = {"id": "council", "label": "協議会評価", "applies_to": ("goal",)}
    own = plan(goals=goals, stages=({"id": "self", "label": "自己評価"}, council))
    assert [applies_to(stage, Outline(own)) for stage in own.stages] == [("action",), ("goal",)]
    assert applies_to(own.stages[0], Outline(plan())) == ()
