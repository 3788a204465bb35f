"""What is written and cannot be read has its own finding, and is not said to be missing as well."""

from collections.abc import Callable

import pytest

from kyodo_cli.rules.registry import PLAN_CHECKS, YEAR_CHECKS
from kyodo_cli.rules.subject import Subject

ReadPlan = Callable[..., Subject]

RECORDED = """
actions:
  - id: a1
    title: 交流会
    indicators:
      - {id: i1, title: 参加者数, unit: 人, shape: none, no_target_reason: なじまない}
      - {id: i2, title: 参加率, unit: "%", measured_as: ratio, shape: none, no_target_reason: なじまない}
"""


def found(subject: Subject) -> list[str]:
    plan = [finding.rule.slug for _, check in PLAN_CHECKS for finding in check(subject)]
    return plan + [
        finding.rule.slug for year in subject.years for _, check in YEAR_CHECKS for finding in check(subject, year)
    ]


@pytest.mark.parametrize(
    ("unreadable", "missing", "finding"),
    [
        ("shape: reach, targets: 500", "shape: reach", "reach-without-target"),
        ("shape: none, no_target_reason: 3", "shape: none", "no-target-reason"),
        ("shape: keep, baseline: 12", "shape: keep", "nothing-to-keep"),
        ("shape: direction, better: up", "shape: direction", "direction-not-said"),
        (
            "shape: milestone, targets: [{year: 2025, text: 3}]",
            "shape: milestone, targets: [{year: 2025}]",
            "milestone-without-text",
        ),
        ("targets: [{year: 2029, value: 12人}]", "targets: [{year: 2029}]", "empty-target"),
        ("targets: [{year: R11, value: 12}]", "targets: [{value: 12}]", "target-without-year"),
    ],
)
def test_in_an_indicator(plan: ReadPlan, unreadable: str, missing: str, finding: str) -> None:
    indicator = "actions: [{{id: a1, title: 交流会, indicators: [{{id: i1, title: 参加者数, {}}}]}}]"
    assert found(plan(indicator.format(unreadable))) == []
    assert finding in found(plan(indicator.format(missing)))


@pytest.mark.parametrize(
    ("unreadable", "missing", "finding"),
    [
        ("measurements: {i1: {value: 三}}", "measurements: {i1: {note: 三}}", "neither-value-nor-status"),
        (
            "measurements: {i1: {status: actual, value: 三}}",
            "measurements: {i1: {status: actual}}",
            "status-without-value",
        ),
        (
            "measurements: {i2: {value: 50, numerator: 一, denominator: 2}}",
            "measurements: {i2: {value: 50, denominator: 2}}",
            "ratio-without-parts",
        ),
        (
            "evaluations: {a1: {result: あり, variance: 3, reviews: {self: {rating: C}}}}",
            "evaluations: {a1: {result: あり, reviews: {self: {rating: C}}}}",
            "missing-reason",
        ),
        (
            "evaluations: {a1: {result: 3, reviews: {self: {rating: B}}}}",
            "evaluations: {a1: {reviews: {self: {rating: B}}}}",
            "rating-without-result",
        ),
        (
            "evaluations: {a1: {result: あり, reviews: {self: {rating: 3}}}}",
            "evaluations: {a1: {result: あり, reviews: {self: {}}}}",
            "empty-review",
        ),
    ],
)
def test_in_the_records(plan: ReadPlan, unreadable: str, missing: str, finding: str) -> None:
    assert found(plan(RECORDED, {"2024": unreadable})) == []
    assert finding in found(plan(RECORDED, {"2024": missing}))


def test_at_the_other_end_of_a_link(plan: ReadPlan) -> None:
    actions = "actions: [{{id: a1, title: 交流会{}}}, {{id: a2, title: 情報誌, related: [a1]}}]"
    assert "one-sided-link" not in found(plan(actions.format(", related: a2")))
    assert "one-sided-link" in found(plan(actions.format("")))


def test_at_a_stage(plan: ReadPlan) -> None:
    stages = """
actions: [{{id: a1, title: 交流会}}]
scales: [{{id: s1, grades: [{{code: A, label: 計画どおり, counts_as: on_track}}]}}]
stages: [{{id: self, label: 自己評価{}}}, {{id: second, label: 二次評価, scale: s1}}]
"""
    assert found(plan(stages.format(", scale: [s1]"))) == []
    assert found(plan(stages.format(""))) == ["stage-without-scale"]
