from collections.abc import Mapping

from kyodo_cli.analysis.departments import in_charge
from kyodo_cli.model.plan import Plan


def names(year: int, department: str, *departments: Mapping[str, object]) -> list[str]:
    plan = Plan.model_validate(
        {
            "format": 1,
            "id": "example",
            "title": "例示市計画（架空）",
            "municipality": {"name": "例示市"},
            "period": {"from": 2021},
            "departments": departments,
        }
    )
    return [one.name for one in in_charge(plan, department, year)]


OLD = {"id": "old", "name": "市民活動課", "to": 2023, "successors": ("new", "other")}
NEW = {"id": "new", "name": "協働課", "from": 2024}
OTHER = {"id": "other", "name": "広報課"}


def test_a_department_is_itself_until_it_ends_and_then_those_that_followed() -> None:
    assert names(2023, "old", OLD, NEW, OTHER) == ["市民活動課"]
    assert names(2024, "old", OLD, NEW, OTHER) == ["協働課", "広報課"]


def test_a_department_that_ended_without_a_successor_stands_as_the_last_that_is_known() -> None:
    assert names(2024, "old", {**OLD, "successors": ()}) == ["市民活動課"]
    assert names(2024, "old", {**OLD, "successors": ("gone",)}) == ["市民活動課"]


def test_departments_that_name_each_other_come_to_an_end() -> None:
    assert names(2030, "old", {**OLD, "successors": ("new",)}, {**NEW, "to": 2025, "successors": ("old",)}) == [
        "協働課"
    ]


def test_an_unknown_department_is_nobody() -> None:
    assert names(2024, "old") == []
