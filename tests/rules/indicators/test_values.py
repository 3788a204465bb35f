from collections.abc import Callable

import pytest

from kyodo_cli.rules.indicators.values import (
    percentages_in_plan,
    percentages_in_records,
    printed_in_plan,
    series_in_plan,
    series_in_records,
)
from kyodo_cli.rules.subject import Subject

ReadPlan = Callable[..., Subject]

TWO = "indicators: [{id: i1, title: 割合, series: [{id: men, label: 男性}, {id: women, label: 女性}]}]"
NONE = "indicators: [{id: i1, title: 割合}]"


@pytest.mark.parametrize(
    ("plan_text", "measurement", "found"),
    [
        (TWO, "{value: 1, series: men}", 0),
        (TWO, "[{value: 1, series: men}, {value: 2, series: women}]", 0),
        (TWO, "{value: 1}", 1),
        (TWO, "{value: 1, series: man}", 1),
        (TWO, "{status: not_surveyed}", 0),
        (NONE, "{value: 1}", 0),
        (NONE, "{value: 1, series: men}", 1),
    ],
)
def test_a_measured_value_belongs_to_a_series(plan: ReadPlan, plan_text: str, measurement: str, found: int) -> None:
    subject = plan(plan_text, {"2024": f"measurements: {{i1: {measurement}}}"})
    assert len(list(series_in_records(subject, subject.years[0]))) == found


@pytest.mark.parametrize(
    ("values", "found"),
    [
        ("targets: [{year: 2029, text: 増やす}]", 0),
        ("targets: [{year: 2029, value: 1}]", 1),
        ("baseline: {value: 1, series: men}", 0),
        ("baseline: [{value: 1, series: men}, {value: 1}]", 1),
    ],
)
def test_a_planned_value_belongs_to_a_series(plan: ReadPlan, values: str, found: int) -> None:
    subject = plan(TWO.replace("title: 割合", f"title: 割合, {values}"))
    assert len(list(series_in_plan(subject))) == found


def test_printed_targets_are_compared_as_well(plan: ReadPlan) -> None:
    targets = "targets: [{value: 500, as_printed: 500人以上}, {value: 50, as_printed: 500人以上}]"
    subject = plan(f"indicators: [{{id: i1, title: 数, {targets}}}]")
    assert [one.place.path[-2:] for one in printed_in_plan(subject)] == [(1, "as_printed")]


@pytest.mark.parametrize(
    ("measured_as", "unit", "value", "found"),
    [
        ("ratio", "%", 0, 0),
        ("ratio", "%", 100, 0),
        ("ratio", "%", 100.1, 1),
        ("ratio", "％", -0.1, 1),
        ("ratio", "人", 120, 0),
        ("point", "%", 120, 0),
    ],
)
def test_a_share_lies_between_nothing_and_all(
    plan: ReadPlan, measured_as: str, unit: str, value: float, found: int
) -> None:
    head = f"indicators: [{{id: i1, title: 割合, unit: '{unit}', measured_as: {measured_as}"
    subject = plan(f"{head}, baseline: {{value: {value}}}}}]", {"2024": f"measurements: {{i1: {{value: {value}}}}}"})
    assert len(list(percentages_in_plan(subject))) == found
    assert len(list(percentages_in_records(subject, subject.years[0]))) == found
