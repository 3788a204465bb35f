from collections.abc import Callable

import pytest

from kyodo_cli.rules.indicators.formulas import (
    formulas_upside_down,
    formulas_without_baseline,
    targets_behind_baseline,
    tiny_spans,
)
from kyodo_cli.rules.subject import Subject

ReadPlan = Callable[..., Subject]


def one(plan: ReadPlan, body: str) -> Subject:
    return plan(f"indicators: [{{id: i1, title: 参加者数, {body}}}]")


def usable(subject: Subject) -> list[str]:
    """Return the formulas that the hints name."""
    return [str(finding.hint).split("{name: ")[1].split("}")[0] for finding in formulas_upside_down(subject)]


@pytest.mark.parametrize(
    ("better", "baseline", "target", "name", "instead"),
    [
        ("higher", 20, 114, "from_baseline", []),
        ("higher", 114, 20, "from_baseline", ["simple"]),
        ("higher", 114, 20, "pace", ["simple"]),
        ("lower", 114, 20, "from_baseline", []),
        ("lower", 20, 114, "from_baseline", ["inverse"]),
        ("lower", 20, 114, "pace", ["inverse"]),
        ("none", 114, 20, "from_baseline", []),
        ("higher", 20, 20, "from_baseline", []),
        ("higher", 114, 20, "simple", []),
        ("lower", 20, 114, "simple", ["inverse"]),
        ("lower", 20, 114, "inverse", []),
        ("higher", 20, 114, "inverse", ["simple"]),
        ("higher", -20, -10, "simple", ["from_baseline"]),
        ("higher", -20, -10, "from_baseline", []),
        ("higher", -20, 0, "simple", []),
    ],
)
def test_a_formula_that_the_numbers_turn_upside_down_is_refused_with_the_one_to_use(
    plan: ReadPlan, *, better: str, baseline: int, target: int, name: str, instead: list[str]
) -> None:
    base = f"better: {better}, baseline: {{year: 2021, value: {baseline}}}"
    subject = one(plan, f"{base}, targets: [{{year: 2029, value: {target}}}], formula: {{name: {name}}}")
    assert usable(subject) == instead


def test_a_wrong_formula_is_one_fault_however_many_targets_it_is_for(plan: ReadPlan) -> None:
    targets = "targets: [{year: 2025, value: 20}, {year: 2029, value: 10}]"
    assert usable(one(plan, f"better: lower, {targets}, formula: {{name: simple}}")) == ["inverse"]


def test_a_replaced_target_turns_nothing_upside_down(plan: ReadPlan) -> None:
    targets = "{year: 2029, value: 10}, {year: 2029, value: 30, replaces: 2029, revised: 2024, reason: 誤記}"
    body = f"better: higher, baseline: {{value: 20}}, targets: [{targets}], formula: {{name: from_baseline}}"
    assert usable(one(plan, body)) == []


def test_each_series_is_held_against_its_own_baseline(plan: ReadPlan) -> None:
    subject = plan("""
indicators:
  - id: i1
    title: 割合
    better: higher
    series: [{id: a, label: 参加}, {id: b, label: 不参加, better: lower}]
    baseline: [{value: 20, series: a}, {value: 80, series: b}]
    targets: [{year: 2029, value: 30, series: a}, {year: 2029, value: 70, series: b}]
    formula: {name: from_baseline}
""")
    assert usable(subject) == []


def test_the_latest_of_several_baselines_counts(plan: ReadPlan) -> None:
    base = "better: higher, baseline: [{year: 2021, value: 40}, {year: 2017, value: 10}]"
    assert usable(one(plan, f"{base}, targets: [{{year: 2029, value: 30}}], formula: {{name: pace}}")) == ["simple"]


@pytest.mark.parametrize(
    ("shape", "better", "target", "found"),
    [
        ("reach", "higher", "value: 19", 1),
        ("reach", "higher", "value: 20", 0),
        ("reach", "lower", "value: 21", 1),
        ("reach", "lower", "value: 20", 0),
        ("keep", "higher", "value: 19", 0),
        ("reach", "none", "value: 19", 0),
        ("reach", "higher", "op: between, min: 15, max: 25", 0),
        ("reach", "higher", "op: between, min: 10, max: 15", 1),
        ("reach", "higher", "value: 19, against: previous_year", 0),
    ],
)
def test_a_value_to_reach_is_not_behind_the_baseline(
    plan: ReadPlan, shape: str, better: str, target: str, found: int
) -> None:
    base = f"shape: {shape}, better: {better}, baseline: {{year: 2021, value: 20}}"
    subject = one(plan, f"{base}, targets: [{{year: 2029, {target}}}]")
    assert len(list(targets_behind_baseline(subject))) == found


def test_what_a_formula_is_refused_for_is_said_once(plan: ReadPlan) -> None:
    base = "shape: reach, better: higher, baseline: {value: 20}, targets: [{year: 2029, value: 10}]"
    subject = one(plan, f"{base}, formula: {{name: from_baseline}}")
    assert list(targets_behind_baseline(subject)) == []
    assert usable(subject) == ["simple"]


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("formula: {name: from_baseline}", 1),
        ("formula: {name: pace}", 1),
        ("formula: {name: simple}", 0),
        ("formula: {name: pace}, baseline: {value: 0}", 0),
        ("formula: {name: pace, since: baseline}, baseline: {value: 0}", 1),
        ("formula: {name: pace, since: plan_start}, baseline: {value: 0}", 0),
        ("formula: {name: from_baseline}, baseline: {year: 2022, status: pending}", 0),
    ],
)
def test_a_formula_needs_the_baseline_it_counts_from(plan: ReadPlan, body: str, found: int) -> None:
    assert len(list(formulas_without_baseline(one(plan, body)))) == found


@pytest.mark.parametrize(
    ("baseline", "target", "name", "found"),
    [
        (989, 990, "from_baseline", 1),
        (989, 990, "pace", 1),
        (990, 989, "from_baseline", 1),
        (989, 990, "simple", 0),
        (27.1, 29.0, "from_baseline", 0),
        (0, 1, "from_baseline", 0),
        (500, 500, "from_baseline", 0),
        (-990, -989, "from_baseline", 1),
    ],
)
def test_a_tiny_span_is_said_to_be_tiny(plan: ReadPlan, baseline: float, target: float, name: str, found: int) -> None:
    base = f"baseline: {{year: 2021, value: {baseline}}}, targets: [{{year: 2029, value: {target}}}]"
    assert len(list(tiny_spans(one(plan, f"{base}, formula: {{name: {name}}}")))) == found
