from collections.abc import Callable

import pytest

from kyodo_cli.rules.identity.own_fields import (
    duplicate_fields,
    unknown_fields,
    unknown_fields_of_year,
    wrong_field_values,
    wrong_field_values_of_year,
)
from kyodo_cli.rules.subject import Subject

ReadPlan = Callable[..., Subject]


@pytest.mark.parametrize(
    ("kind", "value", "fits"),
    [
        ("text", "会場", True),
        ("text", "2024", False),
        ("number", "0", True),
        ("number", "-0.5", True),
        ("number", "true", False),
        ("number", '"3"', False),
        ("yes_no", "false", True),
        ("yes_no", "はい", False),
        ("date", "2024-02-29", True),
        ("date", "2024-02", True),
        ("date", "2024", True),
        ("date", "2024-02-30", False),
        ("date", "2024.5", False),
        ("choice", "新規", True),
        ("choice", "拡充", False),
        ("choice", "1", False),
    ],
)
def test_a_field_holds_what_its_definition_says(plan: ReadPlan, kind: str, value: str, *, fits: bool) -> None:
    definition = f"fields: [{{key: x, label: 欄, applies_to: action, type: {kind}, choices: [新規, 継続]}}]"
    subject = plan(f"{definition}\nactions: [{{id: a01, title: 交流会, fields: {{x: {value}}}}}]")
    assert (list(wrong_field_values(subject)) == []) is fits


def test_a_choice_without_choices_holds_anything(plan: ReadPlan) -> None:
    definition = "fields: [{key: x, label: 欄, applies_to: action, type: choice}]"
    assert (
        list(wrong_field_values(plan(f"{definition}\nactions: [{{id: a01, title: 交流会, fields: {{x: 新規}}}}]")))
        == []
    )


def test_a_field_is_defined_for_each_kind_of_thing(plan: ReadPlan) -> None:
    subject = plan(
        """
fields: [{key: x, label: 欄, applies_to: goal}, {key: x, label: 欄, applies_to: evaluation}]
actions: [{id: a01, title: 交流会, fields: {x: 会場}}]
"""
    )
    assert list(duplicate_fields(subject)) == []
    assert [str(one.message) for one in unknown_fields(subject)] == [
        "The field “x” is defined for goal, evaluation, not for action."
    ]


def test_a_definition_that_could_not_be_read_defines_its_key(plan: ReadPlan) -> None:
    subject = plan("fields: [{key: x}]\nactions: [{id: a01, title: 交流会, fields: {x: 会場}}]")
    assert list(unknown_fields(subject)) == []


def test_fields_of_records_are_looked_at_too(plan: ReadPlan) -> None:
    subject = plan(
        """
fields: [{key: staff, label: 人工, type: number}, {key: source, label: 出典, applies_to: measurement}]
actions: [{id: a01, title: 交流会, indicators: [{id: i1, title: 参加者数}]}]
""",
        {
            "2024": """
evaluations: {a01: {fields: {staff: 0.5人, stuff: 1}}}
measurements: {i1: {value: 1, fields: {source: 名簿, staff: 1}}}
"""
        },
    )
    [year] = subject.years
    assert [one.place.path for one in unknown_fields_of_year(subject, year)] == [
        ("evaluations", "a01", "fields", "stuff"),
        ("measurements", "i1", 0, "fields", "staff"),
    ]
    assert [one.place.path[-1] for one in wrong_field_values_of_year(subject, year)] == ["staff"]
