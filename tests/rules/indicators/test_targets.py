from collections.abc import Callable

import pytest

from kyodo_cli.rules.indicators.targets import (
    bounds_without_between,
    broken_ranges,
    current_targets,
    operators_against_better,
    repeated_targets,
    replaced_without_reason,
    replaces_nothing,
    targets_before_baseline,
    targets_outside_period,
)
from kyodo_cli.rules.subject import Subject

ReadPlan = Callable[..., Subject]


def one(plan: ReadPlan, body: str) -> Subject:
    return plan(f"indicators: [{{id: i1, title: 参加者数, {body}}}]")


@pytest.mark.parametrize(
    ("target", "found"),
    [
        ("op: between, min: 1, max: 2", 0),
        ("op: between, min: 2, max: 2", 0),
        ("op: between, min: -2, max: -1", 0),
        ("op: between, min: 2, max: 1", 1),
        ("op: between, min: 2", 1),
        ("op: between, value: 2", 1),
    ],
)
def test_a_range_has_two_ends_in_order(plan: ReadPlan, target: str, found: int) -> None:
    assert len(list(broken_ranges(one(plan, f"targets: [{{year: 2029, {target}}}]")))) == found


@pytest.mark.parametrize(
    ("target", "hint"),
    [
        ("min: 1, max: 2", "Add “op: between”."),
        ("min: 1", "Write “op: at_least, value: 1”."),
        ("max: 0", "Write “op: at_most, value: 0”."),
        ("value: 1, max: 2", "Keep “value”, or write “op: between, min: …, max: …” without “value”."),
    ],
)
def test_ends_without_a_range_are_explained(plan: ReadPlan, target: str, hint: str) -> None:
    found = list(bounds_without_between(one(plan, f"targets: [{{year: 2029, {target}}}]")))
    assert [str(finding.hint) for finding in found] == [hint]


@pytest.mark.parametrize(
    ("better", "op", "found"),
    [
        ("higher", "at_most", 1),
        ("higher", "below", 1),
        ("higher", "at_least", 0),
        ("lower", "at_least", 1),
        ("lower", "above", 1),
        ("lower", "at_most", 0),
        ("none", "at_most", 0),
        ("higher", "about", 0),
    ],
)
def test_an_operator_goes_with_the_better_side(plan: ReadPlan, better: str, op: str, found: int) -> None:
    subject = one(plan, f"better: {better}, targets: [{{year: 2029, op: {op}, value: 3}}]")
    assert len(list(operators_against_better(subject))) == found


def test_a_series_has_a_better_side_of_its_own(plan: ReadPlan) -> None:
    series = "series: [{id: a, label: 待ち時間, better: lower}]"
    body = f"better: higher, {series}, targets: [{{op: at_most, value: 3, series: a}}]"
    assert list(operators_against_better(one(plan, body))) == []


@pytest.mark.parametrize(("year", "found"), [(2020, 1), (2021, 0), (2022, 0)])
def test_a_target_may_be_for_the_year_of_the_baseline(plan: ReadPlan, year: int, found: int) -> None:
    subject = one(plan, f"baseline: {{year: 2021, value: 1}}, targets: [{{year: {year}, value: 2}}]")
    assert len(list(targets_before_baseline(subject))) == found


@pytest.mark.parametrize(
    ("target", "key"),
    [
        ("year: 2021", "year"),
        ("year: 2022", None),
        ("year: 2029", None),
        ("year: 2030", "year"),
        ("from: 2022, to: 2029, every_year: true", None),
        ("from: 2022, every_year: true", None),
        ("from: 2022, to: 2031, every_year: true", "to"),
        ("every_year: true", None),
    ],
)
def test_targets_lie_in_the_period(plan: ReadPlan, target: str, key: str | None) -> None:
    found = list(targets_outside_period(one(plan, f"targets: [{{{target}, value: 2}}]")))
    assert [finding.place.path[-1] for finding in found] == ([key] if key else [])


VERSIONS = """
indicators:
  - id: i1
    title: 参加者数
    targets:
      - {year: 2029, value: 120}
      - {year: 2029, value: 100, replaces: 2029, revised: 2024, reason: 定員の見直し}
      - {year: 2029, value: 90, replaces: 2029, revised: 2026, reason: 会場の改修}
      - {year: 2026, value: 80}
"""


def test_the_last_version_of_a_target_is_the_current_one(plan: ReadPlan) -> None:
    subject = plan(VERSIONS)
    assert [target.value for _, target, _ in current_targets(subject)] == [90, 80]
    for check in (replaces_nothing, replaced_without_reason, repeated_targets):
        assert list(check(subject)) == []


def test_another_series_is_not_what_was_replaced(plan: ReadPlan) -> None:
    series = "series: [{id: a, label: 男性}, {id: b, label: 女性}]"
    later = "{year: 2029, value: 2, series: b, replaces: 2029, revised: 2024, reason: 訂正}"
    subject = one(plan, f"{series}, targets: [{{year: 2029, value: 1, series: a}}, {later}]")
    assert len(list(replaces_nothing(subject))) == 1


@pytest.mark.parametrize(
    ("said", "message"),
    [
        ("revised: 2024", "A revised target of i1 lacks reason."),
        ("reason: 訂正", "A revised target of i1 lacks revised."),
    ],
)
def test_a_revision_says_when_and_why(plan: ReadPlan, said: str, message: str) -> None:
    subject = one(plan, f"targets: [{{year: 2029, value: 2}}, {{year: 2029, value: 1, replaces: 2029, {said}}}]")
    assert [str(finding.message) for finding in replaced_without_reason(subject)] == [message]


@pytest.mark.parametrize(
    "targets",
    [
        "{year: 2026, value: 1}, {year: 2029, value: 1}",
        "{year: 2029, value: 1, op: at_least}, {year: 2029, value: 9, op: at_most}",
        "{year: 2029, value: 1}, {year: 2029, text: 全国平均を上回る}",
        "{year: 2029, value: 1, series: a}, {year: 2029, value: 2, series: b}",
    ],
)
def test_targets_of_one_year_may_stand_side_by_side(plan: ReadPlan, targets: str) -> None:
    series = "series: [{id: a, label: 男性}, {id: b, label: 女性}]"
    assert list(repeated_targets(one(plan, f"{series}, targets: [{targets}]"))) == []
