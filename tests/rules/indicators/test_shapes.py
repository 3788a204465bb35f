from collections.abc import Callable

import pytest

from kyodo_cli.findings.finding import Rule
from kyodo_cli.rules.indicators import formulas, shapes, targets, values
from kyodo_cli.rules.indicators import references as indicator_references
from kyodo_cli.rules.subject import PlanCheck, Subject

ReadPlan = Callable[..., Subject]

ALL: tuple[tuple[Rule, PlanCheck], ...] = (
    *shapes.CHECKS,
    *targets.CHECKS,
    *formulas.CHECKS,
    *indicator_references.CHECKS,
    *values.CHECKS,
)


def slugs(subject: Subject) -> list[str]:
    return [finding.rule.slug for _, check in ALL for finding in check(subject)]


def one(plan: ReadPlan, body: str) -> list[str]:
    """Return what all rules on indicators find in a plan of one indicator (the plan runs from 2022 to 2029)."""
    return slugs(plan(f"indicators: [{{id: i1, title: 参加者数, {body}}}]"))


@pytest.mark.parametrize(
    "body",
    [
        "shape: reach, better: lower, baseline: {year: 2021, value: 12}, targets: [{year: 2029, value: 0}]",
        "shape: reach, better: higher, baseline: {year: 2021, value: 0}, targets: [{year: 2029, value: 15}]",
        "shape: reach, better: higher, baseline: {year: 2021, value: -8}, targets: [{year: 2029, value: -2}]",
        "shape: reach, better: higher, baseline: {year: 2021, value: 0}, targets: [{year: 2029, value: 0}]",
        "baseline: {year: 2021, value: 12}, targets: [{year: 2029, value: 12}], formula: {name: from_baseline}",
        "baseline: {year: 2021, value: -8}, targets: [{year: 2029, value: 0}], formula: {name: pace}",
        "better: higher, targets: [{year: 2029, value: 0}], formula: {name: simple}",
        "shape: keep, better: higher, baseline: {value: 12}",
        "shape: keep, better: higher, baseline: {year: 2021, value: 95}, targets: [{every_year: true, value: 90}]",
        "shape: direction, better: higher",
        "shape: milestone, targets: [{year: 2025, text: 条例を制定する}]",
        "shape: none, no_target_reason: なじまないため",
        "kind: outcome",
    ],
)
def test_what_real_plans_hold_is_no_fault(plan: ReadPlan, body: str) -> None:
    assert one(plan, body) == []


def test_the_indicator_of_the_format_is_no_fault(plan: ReadPlan) -> None:
    subject = plan("""
indicators:
  - id: i1
    title: 地域活動に参加している人の割合
    kind: outcome
    unit: "%"
    shape: reach
    better: higher
    cycle: {every: 4, first: 2024}
    baseline: {year: 2021, value: 27.1, as_printed: "27.1%", status: actual}
    targets:
      - {year: 2029, value: 29.0}
      - {from: 2022, every_year: true, op: at_least, value: 500}
      - {year: 2029, text: 全国平均を上回る, against: national}
      - {year: 2029, value: 30.0, replaces: 2029, revised: 2025, reason: 上方修正}
    references: [{id: national, label: 全国, year: 2023, value: 31}]
    formula: {name: from_baseline, since: baseline}
    years: {from: 2022}
    breaks: [{year: 2025, note: 設問を変更}]
    relisted: []
""")
    assert slugs(subject) == []


def test_a_direction_may_be_said_by_series(plan: ReadPlan) -> None:
    series = "series: [{id: a, label: 入, better: higher}, {id: b, label: 出, better: lower}]"
    assert one(plan, f"shape: direction, {series}") == []
    assert one(plan, f"shape: direction, {series.replace(', better: lower', '')}") == ["direction-not-said"]


@pytest.mark.parametrize(("year", "found"), [(2019, 1), (2020, 0), (2022, 0), (2029, 0), (2030, 1)])
def test_a_break_lies_between_the_baseline_and_the_end(plan: ReadPlan, year: int, found: int) -> None:
    body = f"baseline: {{year: 2020, value: 1}}, breaks: [{{year: {year}}}]"
    assert one(plan, body) == ["break-outside-years"] * found


@pytest.mark.parametrize(("year", "found"), [(2023, 1), (2024, 0), (2026, 0), (2027, 1)])
def test_a_break_lies_in_the_years_of_the_indicator(plan: ReadPlan, year: int, found: int) -> None:
    body = f"years: {{from: 2024, to: 2026}}, breaks: [{{year: {year}}}]"
    assert one(plan, body) == ["break-outside-years"] * found


@pytest.mark.parametrize(("first", "found"), [(2017, 1), (2018, 0), (2021, 0), (2022, 0), (2029, 0), (2030, 1)])
def test_a_cycle_may_begin_one_round_before_the_plan(plan: ReadPlan, first: int, found: int) -> None:
    assert one(plan, f"cycle: {{every: 4, first: {first}}}") == ["cycle-outside-period"] * found


def test_a_cycle_may_begin_with_the_baseline(plan: ReadPlan) -> None:
    assert one(plan, "cycle: {every: 4, first: 2010}, baseline: {year: 2010, value: 1}") == []


def test_an_abolished_period_has_no_end(plan: ReadPlan) -> None:
    subject = plan(
        "amendments: [{year: 2025, kind: period_abolished}]\n"
        "indicators: [{id: i1, title: 数, cycle: {every: 4, first: 2033}, targets: [{year: 2033, value: 1}]}]"
    )
    assert slugs(subject) == []


def test_an_extended_plan_ends_later(plan: ReadPlan) -> None:
    amendments = "amendments: [{year: 2025, kind: extended, to: 2031}]"
    indicator = "indicators: [{id: i1, title: 数, targets: [{year: 2031, value: 1}]}]"
    assert slugs(plan(f"{amendments}\n{indicator}")) == []
    assert slugs(plan(f"{amendments}\n{indicator.replace('2031', '2032')}")) == ["target-outside-period"]


@pytest.mark.parametrize("op", ["equal", "about", "between", "at_least"])
def test_an_operator_says_which_side_counts(plan: ReadPlan, op: str) -> None:
    value = "min: 2, max: 4" if op == "between" else "value: 3"
    assert one(plan, f"better: none, targets: [{{year: 2029, op: {op}, {value}}}]") == []


def test_a_successor_may_be_of_another_plan(plan: ReadPlan) -> None:
    assert one(plan, "successor: 'next-plan:i1'") == []
    assert one(plan, "successor: i1") == ["unknown-successor"]


def test_ids_in_a_part_that_could_not_be_read_may_be_named(plan: ReadPlan) -> None:
    subject = plan("scales: [{id: five}]\nindicators: [{id: i1, title: 数, scale: five, successor: i2}, {id: i2}]")
    assert slugs(subject) == []
