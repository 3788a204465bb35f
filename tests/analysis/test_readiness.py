from typing import Any

from kyodo_cli.analysis.mending import command
from kyodo_cli.analysis.readiness import AnyGap, Readiness, SurveyGap, ValueGap, readiness
from kyodo_cli.analysis.values import tally_values
from kyodo_cli.model.outline import Outline
from kyodo_cli.model.plan import Plan
from kyodo_cli.model.year import YearRecords

DONE = {"result": "実施した。", "reviews": {"self": {"rating": "B"}}}


def plan_with(**fields: object) -> Plan:
    base = {
        "format": 1,
        "id": "example",
        "title": "例示市計画（架空）",
        "municipality": {"name": "例示市"},
        "period": {"from": 2022, "to": 2029},
        "actions": ({"id": "a1", "title": "交流会"},),
    }
    return Plan.model_validate(base | fields)


def ready(plan: Plan, year: int = 2024, **years: dict[str, Any]) -> Readiness:
    """Look at a year: `ready(plan, 2024, y2024={"evaluations": …})`."""
    records = {int(key[1:]): value for key, value in years.items()}
    head = {"format": 1, "plan": "example"}
    return readiness(
        Outline(plan),
        {one: YearRecords.model_validate(head | {"year": one} | content) for one, content in records.items()},
        year,
    )


def named(gap: AnyGap) -> tuple[str, str | None]:
    if isinstance(gap, SurveyGap):
        return "survey", gap.group
    if isinstance(gap, ValueGap):
        return gap.entry.indicator.id, gap.series.id if gap.series else None
    return gap.entry.id, gap.lack


def gaps(plan: Plan, year: int = 2024, **years: dict[str, Any]) -> list[tuple[str, str | None]]:
    return [named(gap) for gap in ready(plan, year, **years).gaps]


COUNT = {"id": "i1", "title": "参加者数"}
SHARE = {"id": "i1", "title": "割合", "series": ({"id": "men", "label": "男性"}, {"id": "women", "label": "女性"})}
SURVEY = {"survey": {"every": 4, "first": 2024, "groups": ("市民", "事業者")}}


def measured(*entries: dict[str, object], **fields: object) -> dict[str, Any]:
    return {"evaluations": {"a1": DONE}, "measurements": {"i1": entries or fields}}


def test_a_year_is_complete_when_evaluations_values_and_surveys_are_there() -> None:
    plan = plan_with(indicators=(COUNT,), cycle=SURVEY)
    surveys = (
        {"id": "s1", "group": "市民"},
        {"id": "s2", "group": "事業者"},
    )
    assert gaps(plan) == [("a1", "evaluation"), ("i1", None), ("survey", "市民"), ("survey", "事業者")]
    assert ready(plan, y2024=measured(value=0) | {"surveys": surveys}).is_complete


def test_an_evaluation_that_only_carries_the_plan_of_the_year_is_no_evaluation() -> None:
    prepared = {"evaluations": {"a1": {"planned": "3回開催する。", "cost": {"budget": 100}}}}
    assert gaps(plan_with(), y2024=prepared) == [("a1", "evaluation")]


def test_a_reason_of_blanks_is_no_reason() -> None:
    late = {"evaluations": {"a1": {"result": "遅れた。", "variance": "　", "reviews": {"self": {"rating": "C"}}}}}
    assert gaps(plan_with(), y2024=late) == [("a1", "reason")]


def test_zero_is_a_value() -> None:
    assert gaps(plan_with(indicators=(COUNT,)), y2024=measured(value=0)) == []


def test_a_reason_for_having_no_value_is_an_answer_and_no_value() -> None:
    found = ready(plan_with(indicators=(COUNT,)), y2024=measured(status="not_surveyed"))
    assert found.is_complete
    assert tally_values(found.values) == (0, 1, 0, 0, 1)


def test_a_value_that_is_not_due_is_not_missing() -> None:
    plan = plan_with(indicators=(COUNT | {"cycle": {"every": 4, "first": 2024}},))
    found = ready(plan, 2025, y2025={"evaluations": {"a1": DONE}})
    assert found.is_complete
    assert tally_values(found.values) == (0, 0, 1, 0, 1)


def test_each_series_needs_a_value_and_the_indicator_is_counted_once() -> None:
    found = ready(plan_with(indicators=(SHARE,)), y2024=measured({"value": 61.5, "series": "men"}))
    assert [named(gap) for gap in found.gaps] == [("i1", "women")]
    assert tally_values(found.values) == (0, 0, 0, 1, 1)


def test_a_value_reported_late_counts_for_the_year_in_which_it_was_measured() -> None:
    plan = plan_with(indicators=(COUNT | {"cycle": {"every": 4, "first": 2024}},))
    late = {"measurements": {"i1": {"value": 3, "measured": 2024}}}
    assert gaps(plan, 2024, y2024={"evaluations": {"a1": DONE}}, y2025=late) == []


def test_an_indicator_that_was_given_up_is_asked_for_no_more() -> None:
    plan = plan_with(indicators=(COUNT,))
    assert gaps(plan, 2025, y2024=measured(status="discontinued"), y2025={"evaluations": {"a1": DONE}}) == []


def test_a_milestone_that_was_reached_early_is_not_asked_for_again() -> None:
    milestone = {"id": "i1", "title": "開設", "shape": "milestone", "targets": ({"year": 2025, "text": "開設"},)}
    plan = plan_with(indicators=(milestone,))
    reached = measured(status="actual", note="前倒しで開設")
    assert gaps(plan, 2025, y2024=reached, y2025={"evaluations": {"a1": DONE}}) == []
    assert gaps(plan, 2025, y2025={"evaluations": {"a1": DONE}}) == [("i1", None)]


def test_the_indicator_of_an_item_that_has_ended_is_not_asked_for() -> None:
    plan = plan_with(
        actions=({"id": "a1", "title": "交流会"}, {"id": "a2", "title": "冊子", "indicators": (COUNT,)}),
        amendments=({"year": 2024, "kind": "item_retired", "item": ("a2",)},),
    )
    assert gaps(plan, 2024, y2024={"evaluations": {"a1": DONE}}) == []
    assert ("i1", None) in gaps(plan, 2023)


def test_a_survey_whose_first_year_is_open_is_never_missing() -> None:
    plan = plan_with(cycle={"survey": {"every": 4, "groups": ("市民",)}})
    assert [year for year in range(2022, 2030) if ("survey", "市民") in gaps(plan, year)] == []


def test_the_group_of_a_survey_is_found_however_it_is_written() -> None:
    plan = plan_with(cycle={"survey": {"every": 2, "first": 2022, "groups": ("ＮＰＯ", "市民")}})
    surveys = ({"id": "s1", "group": "NPO"},)
    assert gaps(plan, y2024={"evaluations": {"a1": DONE}, "surveys": surveys}) == [("survey", "市民")]


def commands(plan: Plan, **years: dict[str, Any]) -> list[str]:
    return [command(Outline(plan), gap, 2024) for gap in ready(plan, 2024, **years).gaps]


def test_every_gap_comes_with_the_command_that_fills_it() -> None:
    plan = plan_with(
        indicators=(COUNT,),
        cycle=SURVEY,
        stages=(
            {"id": "self", "label": "自己評価"},
            {
                "id": "council",
                "label": "協議会評価",
                "axes": ({"id": "progress", "label": "達成度", "scale": "kyodo"},),
            },
        ),
    )
    assert commands(plan) == [
        "kyodo evaluate action a1 --year 2024 --rating … --result …",
        "kyodo record indicator i1 --year 2024 --value …",
        "kyodo record survey … --year 2024 --group 市民 --sample … --responses …",
        "kyodo record survey … --year 2024 --group 事業者 --sample … --responses …",
    ]
    assert commands(plan, y2024={"evaluations": {"a1": {"reviews": {"self": {"rating": "C"}}}}})[:3] == [
        "kyodo evaluate action a1 --year 2024 --result …",
        "kyodo evaluate action a1 --year 2024 --variance …",
        "kyodo evaluate action a1 --year 2024 --stage council --rating progress=…",
    ]


def test_an_id_that_other_plans_have_too_is_named_with_its_plan() -> None:
    plan = plan_with()
    [gap] = ready(plan).gaps
    expected = "kyodo evaluate action example:a1 --year 2024 --rating … --result …"
    assert command(Outline(plan), gap, 2024, "example") == expected
