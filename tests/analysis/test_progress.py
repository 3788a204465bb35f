from typing import Any

from kyodo_cli.analysis.departments import responsible
from kyodo_cli.analysis.progress import by_branch, by_department, earlier_gaps, item_states, untouched
from kyodo_cli.analysis.readiness import readiness
from kyodo_cli.model.outline import Outline
from kyodo_cli.model.plan import Plan
from kyodo_cli.model.year import YearRecords

DONE = {"result": "実施した。", "reviews": {"self": {"rating": "B"}}}
PART = {"result": "実施した。"}

REORGANISED = {
    "departments": (
        {"id": "old", "name": "市民活動課", "to": 2023, "successors": ("new", "other")},
        {"id": "new", "name": "協働推進課", "from": 2024},
        {"id": "other", "name": "広報課"},
    ),
    "actions": (
        {
            "id": "a1",
            "title": "交流会",
            "departments": ({"id": "old", "role": "lead"}, {"id": "other", "role": "support"}),
        },
        {"id": "a2", "title": "講座", "departments": ({"id": "other"},)},
        {"id": "a3", "title": "冊子"},
    ),
}


def plan_with(**fields: object) -> Plan:
    base = {
        "format": 1,
        "id": "example",
        "title": "例示市計画（架空）",
        "municipality": {"name": "例示市"},
        "period": {"from": 2022, "to": 2029},
    }
    return Plan.model_validate(base | fields)


def years(**evaluations: dict[str, Any]) -> dict[int, YearRecords]:
    head = {"format": 1, "plan": "example"}
    return {
        int(key[1:]): YearRecords.model_validate(head | {"year": int(key[1:]), "evaluations": value})
        for key, value in evaluations.items()
    }


def departments(plan: Plan, year: int, **evaluations: dict[str, Any]) -> dict[str | None, tuple[int, int, int]]:
    outline = Outline(plan)
    found = by_department(outline, readiness(outline, years(**evaluations), year), year)
    return {one.id: (one.progress.done, one.progress.started, one.progress.missing) for one in found}


def test_an_item_is_done_in_part_or_missing() -> None:
    outline = Outline(plan_with(**REORGANISED))
    states = item_states(readiness(outline, years(y2024={"a1": DONE, "a2": PART}), 2024))
    assert {name: state for name, (_, state) in states.items()} == {"a1": "done", "a2": "started", "a3": "missing"}


def test_in_a_year_without_evaluation_only_what_is_recorded_counts() -> None:
    outline = Outline(plan_with(**REORGANISED, cycle={"annual_review": {"every": 2}}))
    states = item_states(readiness(outline, years(y2022={"a1": DONE}), 2022))
    assert {name: state for name, (_, state) in states.items()} == {"a1": "done", "a2": "not_due", "a3": "not_due"}


def test_work_is_listed_under_the_department_of_that_year() -> None:
    plan = plan_with(**REORGANISED)
    assert departments(plan, 2023) == {"old": (0, 0, 1), "other": (0, 0, 1), None: (0, 0, 1)}
    assert departments(plan, 2024) == {"new": (0, 0, 1), "other": (0, 0, 2), None: (0, 0, 1)}


def test_the_lead_answers_for_an_item_else_whoever_is_named() -> None:
    roles = ({"id": "a", "role": "support"}, {"id": "b", "role": "lead"}, {"id": "c", "role": "lead"})
    plan = plan_with(actions=({"id": "a1", "title": "交流会", "departments": roles},))
    assert responsible(plan, plan.actions[0], 2024) == ("b", "c")
    plan = plan_with(actions=({"id": "a1", "title": "交流会", "departments": roles[:1]},))
    assert responsible(plan, plan.actions[0], 2024) == ("a",)
    assert responsible(plan, None, 2024) == ()


def test_what_the_council_has_not_rated_is_no_debt_of_a_department() -> None:
    stages = ({"id": "self", "label": "自己評価"}, {"id": "council", "label": "協議会評価"})
    plan = plan_with(**REORGANISED, stages=stages)
    assert departments(plan, 2024, y2024={"a1": DONE})["new"] == (1, 0, 0)


def test_a_department_from_which_nothing_came_is_silent() -> None:
    outline = Outline(plan_with(**REORGANISED))
    found = by_department(outline, readiness(outline, years(y2024={"a1": PART}), 2024), 2024)
    assert {one.id: one.is_silent for one in found} == {"new": False, "other": False, None: True}


def test_branches_are_the_highest_level_that_has_several_items() -> None:
    goals = (
        {"id": "g1", "title": "一", "actions": ({"id": "a1", "title": "甲"}, {"id": "a2", "title": "乙"})},
        {"id": "g2", "title": "二", "actions": ({"id": "a3", "title": "丙"},)},
    )
    outline = Outline(plan_with(visions=({"id": "v1", "title": "将来像", "goals": goals},)))
    found = by_branch(outline, readiness(outline, years(y2024={"a1": DONE}), 2024))
    assert [(one.top.id, one.progress.done, one.progress.missing) for one in found] == [("g1", 1, 1), ("g2", 0, 1)]


def test_a_flat_plan_has_no_branches() -> None:
    outline = Outline(plan_with(**REORGANISED))
    assert by_branch(outline, readiness(outline, {}, 2024)) == ()


def left(year: int, every: int = 1, **evaluations: dict[str, Any]) -> list[tuple[str, int | None]]:
    plan = plan_with(
        actions=({"id": "a1", "title": "甲"}, {"id": "a2", "title": "乙", "years": {"from": 2024}}),
        cycle={"annual_review": {"every": every}},
    )
    outline = Outline(plan)
    recorded = years(**evaluations)
    found = untouched(outline, recorded, readiness(outline, recorded, year), year)
    return [(one.entry.id, one.last) for one in found]


def test_what_was_not_evaluated_for_longer_than_its_cycle_is_left_alone() -> None:
    assert left(2022) == []
    assert left(2023) == [("a1", None)]
    assert left(2024, y2022={"a1": DONE}) == [("a1", 2022)]
    assert left(2024, y2023={"a1": DONE}) == []
    assert left(2025, y2023={"a1": DONE}) == [("a1", 2023), ("a2", None)]
    assert left(2024, every=2, y2022={"a1": DONE}) == []


def test_an_evaluation_that_covers_several_years_counts_for_each() -> None:
    assert left(2024, y2025={"a1": DONE | {"covers": (2024, 2025)}}) == []


def test_what_earlier_years_lack_is_not_forgotten() -> None:
    outline = Outline(plan_with(actions=({"id": "a1", "title": "甲"},)))
    assert earlier_gaps(outline, years(y2023={"a1": DONE}, y2024={"a1": PART}), 2025) == ((2022, 1), (2024, 1))
