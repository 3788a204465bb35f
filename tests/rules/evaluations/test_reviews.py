from collections.abc import Callable

import pytest

from kyodo_cli.findings.finding import Finding
from kyodo_cli.rules.evaluations.reviews import (
    earlier_stages_missing,
    empty_reviews,
    missing_reasons,
    ratings_without_result,
    reviews_before_year_end,
    unknown_reviewers,
)
from kyodo_cli.rules.subject import Subject, YearCheck

ReadPlan = Callable[..., Subject]

COUNCIL = "{id: council, label: 協議会評価, applies_to: [goal, action]}"
PLAN = f"""
departments: [{{id: katsudo, name: 市民活動課}}]
bodies: [{{id: kyogikai, name: 協議会}}]
stages: [{{id: self, label: 自己評価}}, {COUNCIL}]
goals:
  - id: g1
    title: 目標
    actions:
      - {{id: a01, title: 交流会, indicators: [{{id: i1, title: 参加者数}}]}}
"""
AXES = """
scales: [{id: s, grades: [{label: A}, {label: C, reason_required: true}]}]
stages: [{id: self, label: 自己評価, scale: s}, {id: council, label: 協議会, axes: [{id: x, label: 達成度, scale: s}]}]
actions: [{id: a01, title: 交流会}]
"""


def found(plan: ReadPlan, check: YearCheck, evaluation: str, body: str = PLAN, item: str = "a01") -> list[Finding]:
    subject = plan(body, {"2024": f"evaluations: {{{item}: {evaluation}}}\nmeasurements: {{}}"})
    return list(check(subject, subject.years[0]))


@pytest.mark.parametrize(
    ("evaluation", "hint"),
    [
        ("{reviews: {self: {rating: B}}}", None),
        ("{reviews: {self: {rating: C}}}", "Write the reason at the evaluation of a01: “variance: …”."),
        ("{reviews: {self: {rating: Ｃ}}}", "Write the reason at the evaluation of a01: “variance: …”."),
        ("{reviews: {self: {rating: C, comment: 中止}}}", "Write the reason at the evaluation of a01: “variance: …”."),
        ("{variance: 中止, reviews: {self: {rating: C}}}", None),
        ("{variance: 中止, reviews: {council: {rating: C}}}", "Write the reason at the review of a01: “comment: …”."),
        ("{reviews: {council: {rating: C, comment: 要改善}}}", None),
    ],
)
def test_a_reason_stands_where_the_stage_wants_it(plan: ReadPlan, evaluation: str, hint: str | None) -> None:
    assert [str(one.hint) for one in found(plan, missing_reasons, evaluation)] == ([hint] if hint else [])


@pytest.mark.parametrize(
    ("review", "count"),
    [
        ("{ratings: {x: C}}", 1),
        ("{ratings: {x: {rating: C, comment: 要改善}}}", 0),
        ("{ratings: {x: C}, comment: 要改善}", 0),
        ("{ratings: {x: A}}", 0),
    ],
)
def test_the_reason_of_an_axis_may_stand_at_the_axis_or_the_review(plan: ReadPlan, review: str, count: int) -> None:
    assert len(found(plan, missing_reasons, f"{{reviews: {{council: {review}}}}}", AXES)) == count


@pytest.mark.parametrize("said", ["rating: B", "comment: 順調", "direction: A", "ratings: {x: A}"])
def test_a_review_that_says_anything_is_not_empty(plan: ReadPlan, said: str) -> None:
    assert found(plan, empty_reviews, f"{{reviews: {{self: {{{said}}}}}}}") == []


def test_an_earlier_stage_is_missing_only_where_it_is_due(plan: ReadPlan) -> None:
    assert len(found(plan, earlier_stages_missing, "{reviews: {council: {rating: B}}}")) == 1
    assert found(plan, earlier_stages_missing, "{reviews: {council: {rating: B}}}", item="g1") == []
    assert found(plan, earlier_stages_missing, "{reviews: {self: {rating: B}}}") == []


@pytest.mark.parametrize(
    ("evaluation", "count"),
    [
        ("{reviews: {self: {rating: B}}}", 1),
        ("{result: 開催した, reviews: {self: {rating: B}}}", 0),
        ("{reviews: {self: {rating: B, comment: 開催した}}}", 0),
        ("{reviews: {self: {rating: D}}}", 0),
        ("{reviews: {self: {rating: '-'}}}", 0),
        ("{reviews: {council: {rating: B}}}", 0),
    ],
)
def test_a_rating_of_the_first_stage_comes_with_what_was_done(plan: ReadPlan, evaluation: str, count: int) -> None:
    assert len(found(plan, ratings_without_result, evaluation)) == count


def test_a_measured_value_says_what_was_done(plan: ReadPlan) -> None:
    records = "evaluations: {a01: {reviews: {self: {rating: B}}}}\nmeasurements: {i1: {value: 96}}"
    subject = plan(PLAN, {"2024": records})
    assert list(ratings_without_result(subject, subject.years[0])) == []


@pytest.mark.parametrize(
    ("date", "count"),
    [
        ("2025-03-30", 1),
        ("2025-03-31", 0),
        ("2025-05-12", 0),
        ("2025-03", 0),
        ("2025-02", 1),
        ("2025", 0),
        ("2024", 1),
        ("2024-02-30", 0),  # no such day: another rule's matter
    ],
)
def test_a_review_comes_after_the_year(plan: ReadPlan, date: str, count: int) -> None:
    assert len(found(plan, reviews_before_year_end, f"{{reviews: {{self: {{rating: B, date: {date}}}}}}}")) == count


@pytest.mark.parametrize(
    ("name", "count"),
    [("katsudo", 0), ("kyogikai", 0), ("市民活動課", 0), ("NPO 例示", 0), ("Ａさん", 0), ("katudo", 1), ("other", 1)],
)
def test_a_name_in_words_may_stand_as_it_is(plan: ReadPlan, name: str, count: int) -> None:
    assert len(found(plan, unknown_reviewers, f"{{reviews: {{self: {{rating: B, by: {name}}}}}}}")) == count


def test_who_closed_the_year_is_looked_at_too(plan: ReadPlan) -> None:
    subject = plan(PLAN, {"2024": "history: [{date: 2025-08-01, event: closed, by: katudo}]"})
    assert [one.place.path for one in unknown_reviewers(subject, subject.years[0])] == [("history", 0, "by")]
