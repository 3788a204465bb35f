from collections.abc import Callable

import pytest

from kyodo_cli.rules.identity.departments import (
    bodies_in_circle,
    departments_named_twice,
    departments_of_other_years,
    no_lead,
    several_leads,
    succession_in_circle,
    succession_out_of_step,
    unknown_departments,
)
from kyodo_cli.rules.subject import Subject

ReadPlan = Callable[..., Subject]

OLD_AND_NEW = """
departments:
  - {id: old, name: 市民活動課, to: 2023, successors: [new]}
  - {id: new, name: 協働推進課, from: 2024}
"""


def test_a_department_and_its_successor_may_both_lead(plan: ReadPlan) -> None:
    item = "actions: [{id: a01, title: 交流会, departments: [{id: old, role: lead}, {id: new, role: lead}]}]"
    assert list(several_leads(plan(OLD_AND_NEW + item))) == []
    assert len(list(several_leads(plan(OLD_AND_NEW.replace("2023", "2024") + item)))) == 1


@pytest.mark.parametrize("role", ["", ", role: support"])
def test_a_plan_that_never_says_who_leads_misses_no_lead(plan: ReadPlan, role: str) -> None:
    item = f"actions: [{{id: a01, title: 交流会, departments: [{{id: old{role}}}, {{id: new{role}}}]}}]"
    assert list(no_lead(plan(OLD_AND_NEW + item))) == []


@pytest.mark.parametrize(
    ("item", "found"),
    [
        ("departments: [{id: old}]", 0),
        ("departments: [{id: old}], years: {from: 2023}", 0),
        ("departments: [{id: old}], years: {from: 2024}", 1),
        ("departments: [{id: new}], years: {to: 2023}", 1),
        ("departments: [{id: new}], years: {from: 2026, to: 2023}", 0),
    ],
)
def test_a_department_exists_in_some_year_of_its_items(plan: ReadPlan, item: str, found: int) -> None:
    subject = plan(f"{OLD_AND_NEW}\nactions: [{{id: a01, title: 交流会, {item}}}]")
    assert len(list(departments_of_other_years(subject))) == found


def test_an_item_that_ended_before_the_department_began_names_the_wrong_one(plan: ReadPlan) -> None:
    item = "actions: [{id: a01, title: 交流会, departments: [{id: new}]}]\n"
    ended = "amendments: [{year: %d, kind: item_retired, item: [a01]}]\n"
    assert len(list(departments_of_other_years(plan(OLD_AND_NEW + item + ended % 2024)))) == 1
    assert list(departments_of_other_years(plan(OLD_AND_NEW + item + ended % 2025))) == []


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ("to: 2023", "from: 2024", 0),
        ("to: 2023", "from: 2025", 0),
        ("to: 2024", "from: 2024", 1),
        ("from: 2022, to: 2025", "from: 2024", 1),
        ("to: 2023", "from: 2015", 0),
        ("from: 2020, to: 2023", "from: 2020", 0),
        ("to: 2023", "to: 2029", 0),
        ("to: 2023", "to: 2023", 1),
        ("from: 2022", "from: 2024", 1),
    ],
)
def test_a_successor_begins_after_the_old_department_or_was_there_before(
    plan: ReadPlan, old: str, new: str, found: int
) -> None:
    subject = plan(
        f"departments: [{{id: old, name: 市民活動課, {old}, successors: [new]}}, {{id: new, name: 協働推進課, {new}}}]"
    )
    assert len(list(succession_out_of_step(subject))) == found


def test_each_circle_is_found_once_and_is_not_out_of_step_as_well(plan: ReadPlan) -> None:
    subject = plan(
        """
departments:
  - {id: a, name: 甲課, to: 2022, successors: [b]}
  - {id: b, name: 乙課, to: 2023, successors: [c]}
  - {id: c, name: 丙課, to: 2024, successors: [b]}
  - {id: d, name: 丁課, to: 2024, successors: [d]}
"""
    )
    assert [str(one.message) for one in succession_in_circle(subject)] == [
        "These departments follow one another in a circle: b → c → b.",
        "These departments follow one another in a circle: d → d.",
    ]
    assert list(succession_out_of_step(subject)) == []


def test_a_body_under_itself_is_a_circle(plan: ReadPlan) -> None:
    assert len(list(bodies_in_circle(plan("bodies: [{id: kaigi, name: 会議, under: kaigi}]")))) == 1


def test_a_department_that_could_not_be_read_is_known_all_the_same(plan: ReadPlan) -> None:
    subject = plan("departments: [{id: old}]\nactions: [{id: a01, title: 交流会, departments: [{id: old}]}]")
    assert list(unknown_departments(subject)) == []


def test_a_department_is_named_once_whatever_its_roles(plan: ReadPlan) -> None:
    item = "actions: [{id: a01, title: 交流会, departments: [{id: old, role: lead}, {id: new}, {id: old}]}]"
    (found,) = departments_named_twice(plan(OLD_AND_NEW + item))
    assert found.place.path[-2:] == (2, "id")
