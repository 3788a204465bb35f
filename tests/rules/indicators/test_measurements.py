from collections.abc import Callable

import pytest

from kyodo_cli.analysis.indicators.assessment import assess
from kyodo_cli.analysis.values import value_answers
from kyodo_cli.findings.finding import Finding
from kyodo_cli.rules.indicators.measurements import (
    YEAR_CHECKS,
    measured_after_year,
    neither_value_nor_status,
    off_cycle,
    ratios_that_differ,
    ratios_without_parts,
    repeated_values,
    statuses_without_value,
    values_despite_status,
)
from kyodo_cli.rules.subject import Subject, YearCheck

ReadPlan = Callable[..., Subject]


def found(plan: ReadPlan, check: YearCheck, measurement: str, indicator: str = "unit: 人") -> list[Finding]:
    subject = plan(
        f"indicators: [{{id: i1, title: 参加者数, {indicator}}}]", {"2024": f"measurements: {{i1: {measurement}}}"}
    )
    return list(check(subject, subject.years[0]))


@pytest.mark.parametrize("value", ["0", "-3", "12", "27.1", "0.0"])
def test_zero_and_negative_values_are_ordinary(plan: ReadPlan, value: str) -> None:
    for _, check in YEAR_CHECKS:
        assert found(plan, check, f"{{value: {value}}}") == []


@pytest.mark.parametrize("status", ["not_surveyed", "pending", "not_published", "unknown", "discontinued"])
def test_a_status_without_a_value_stands_alone(plan: ReadPlan, status: str) -> None:
    assert found(plan, neither_value_nor_status, f"{{status: {status}}}") == []
    assert found(plan, statuses_without_value, f"{{status: {status}}}") == []
    assert len(found(plan, values_despite_status, f"{{value: 0, status: {status}}}")) == 1


@pytest.mark.parametrize("status", ["actual", "provisional", "estimate"])
def test_a_status_with_a_value_has_one(plan: ReadPlan, status: str) -> None:
    assert found(plan, values_despite_status, f"{{value: 0, status: {status}}}") == []
    assert len(found(plan, statuses_without_value, f"{{status: {status}}}")) == 1


def test_what_is_told_in_words_has_no_value(plan: ReadPlan) -> None:
    assert found(plan, statuses_without_value, "{status: actual, note: 施行した}", "shape: milestone") == []
    assert found(plan, statuses_without_value, "{status: actual, as_printed: 増加}") == []
    assert len(found(plan, statuses_without_value, "{status: actual, as_printed: 28.0%}")) == 1


@pytest.mark.parametrize(
    ("values", "count"),
    [
        ("[{value: 1}, {value: 2}]", 1),
        ("[{value: 1, measured: 2023}, {value: 2}]", 0),
        ("[{value: 1, measured: 2024}, {value: 2}]", 1),
        ("[{value: 1, series: a}, {value: 1, series: b}]", 0),
        ("[{value: 1, survey: s1}, {value: 1, survey: s2}]", 0),
        ("[{status: not_surveyed}, {status: not_surveyed}]", 0),
    ],
)
def test_two_values_are_told_apart(plan: ReadPlan, values: str, count: int) -> None:
    assert len(found(plan, repeated_values, values)) == count


@pytest.mark.parametrize(
    ("measured", "kind", "count"),
    [(2023, "fiscal", 0), (2024, "fiscal", 0), (2025, "fiscal", 1), (2025, "calendar", 0), (2026, "calendar", 1)],
)
def test_a_value_is_not_measured_after_its_year(plan: ReadPlan, measured: int, kind: str, count: int) -> None:
    assert len(found(plan, measured_after_year, f"{{value: 1, measured: {measured}}}", f"year_kind: {kind}")) == count


@pytest.mark.parametrize(("year", "measured", "count"), [("2029", 2030, 0), ("2029", 2031, 1), ("2028", 2030, 1)])
def test_the_final_evaluation_measures_after_the_end(plan: ReadPlan, year: str, measured: int, count: int) -> None:
    indicator = "indicators: [{id: i1, title: 参加率, shape: none, no_target_reason: なじまない}]"
    subject = plan(indicator, {year: f"measurements: {{i1: {{value: 1, measured: {measured}}}}}"})
    assert len(list(measured_after_year(subject, subject.years[0]))) == count


@pytest.mark.parametrize(
    ("cycle", "measurement", "count"),
    [
        ("{every: 4, first: 2024}", "{value: 1}", 0),
        ("{every: 4, first: 2028}", "{value: 1}", 0),
        ("{every: 4, first: 2023}", "{value: 1}", 1),
        ("{every: 4, first: 2023}", "{value: 1, measured: 2023}", 0),
        ("{every: 4, first: 2023}", "{status: not_surveyed}", 0),
        ("{every: 1, first: 2022}", "{value: 1}", 0),
        ("{every: 4}", "{value: 1}", 0),
    ],
)
def test_a_value_is_measured_when_it_is_due(plan: ReadPlan, cycle: str, measurement: str, count: int) -> None:
    assert len(found(plan, off_cycle, measurement, f"cycle: {cycle}")) == count


@pytest.mark.parametrize(
    ("value", "numerator", "denominator", "unit", "count"),
    [
        ("27.1", 325, 1200, "%", 0),  # 27.08…
        ("27.0", 325, 1200, "%", 0),  # cut off
        ("27", 325, 1200, "%", 0),
        ("27.08", 325, 1200, "%", 0),
        ("27.2", 325, 1200, "%", 1),
        ("66.7", 2, 3, "％", 0),
        ("66.6", 2, 3, "％", 0),
        ("66.8", 2, 3, "％", 1),
        ("0", 0, 1200, "%", 0),
        ("100", 12, 12, "%", 0),
        ("0.271", 325, 1200, "%", 1),
        ("0.271", 325, 1200, "人", 0),
        ("2.5", 25, 10, "回", 0),
        ("27", 325, 0, "%", 1),
    ],
)
def test_a_ratio_is_what_its_parts_give(
    plan: ReadPlan, *, value: str, numerator: int, denominator: int, unit: str, count: int
) -> None:
    measurement = f"{{value: {value}, numerator: {numerator}, denominator: {denominator}}}"
    assert len(found(plan, ratios_that_differ, measurement, f"unit: '{unit}', measured_as: ratio")) == count


def test_only_a_ratio_has_parts(plan: ReadPlan) -> None:
    assert found(plan, ratios_without_parts, "{value: 27.1}", "measured_as: point") == []
    assert found(plan, ratios_without_parts, "{status: pending}", "measured_as: ratio") == []


def test_an_indicator_that_the_plan_does_not_have_is_not_judged(plan: ReadPlan) -> None:
    subject = plan("indicators: [{id: i1, title: 数}]", {"2024": "measurements: {i9: {measured: 2030}}"})
    assert [one for _, check in YEAR_CHECKS for one in check(subject, subject.years[0])] == []


@pytest.mark.parametrize(
    ("measurement", "is_value"),
    [
        ("{numerator: 9, denominator: 62}", True),
        ("{numerator: 0, denominator: 62}", True),
        ("{numerator: 9, denominator: 0}", False),
        ("{numerator: 9}", False),
    ],
)
def test_a_ratio_with_both_parts_is_a_value(plan: ReadPlan, measurement: str, *, is_value: bool) -> None:
    ratio = 'unit: "%", measured_as: ratio'
    assert len(found(plan, neither_value_nor_status, measurement, ratio)) == (not is_value)
    assert len(found(plan, statuses_without_value, f"{measurement[:-1]}, status: actual}}", ratio)) == (not is_value)
    subject = plan(f"indicators: [{{id: i1, title: 割合, {ratio}}}]", {"2024": f"measurements: {{i1: {measurement}}}"})
    years = {one.records.year: one.records for one in subject.years}
    [answer] = value_answers(subject.outline, years, 2024)
    assert answer.standing == ("recorded" if is_value else "missing")
    [series] = assess(subject.outline, subject.outline.indicators[0], years, 2024).series
    assert (series.actual is not None) == is_value


def test_parts_of_what_is_no_ratio_are_no_value(plan: ReadPlan) -> None:
    assert len(found(plan, neither_value_nor_status, "{numerator: 9, denominator: 62}")) == 1
