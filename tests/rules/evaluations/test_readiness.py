from collections.abc import Callable

from kyodo_cli.rules.evaluations.readiness import readiness
from kyodo_cli.rules.subject import Subject

ReadPlan = Callable[..., Subject]

TWO = "actions: [{id: a1, title: 交流会}, {id: a2, title: 講座}]"


def found(subject: Subject, year: int = 2024) -> list[tuple[str, str, int]]:
    """Return codes with file and line, as a reader of the findings sees them."""
    trees = {subject.file: subject.tree} | {one.file: one.tree for one in subject.years}
    return [
        (one.rule.code, one.place.file, trees[one.place.file].span(one.place.path, at_key=one.place.at_key).line)
        for one in readiness(subject, year)
    ]


def test_without_a_records_file_each_item_is_pointed_to_in_the_plan(plan: ReadPlan) -> None:
    subject = plan("actions:\n  - {id: a1, title: 交流会}\n  - {id: a2, title: 講座}")
    line = [at for at, text in enumerate(subject.tree.source.lines, start=1) if "id: a" in text]
    assert found(subject) == [("KY460", "plans/example.yaml", at) for at in line]


def test_an_item_without_an_entry_is_pointed_to_where_the_entry_would_stand(plan: ReadPlan) -> None:
    records = "evaluations:\n  a1: {result: 実施, reviews: {self: {rating: A}}}"
    file = "records/example/2024.yaml"
    assert found(plan(TWO, {"2024": records})) == [("KY460", file, 4)]


def test_what_an_entry_lacks_is_pointed_to_at_the_entry(plan: ReadPlan) -> None:
    records = "evaluations:\n  a1: {reviews: {self: {rating: A}}}\n  a2: {result: 実施}"
    file = "records/example/2024.yaml"
    assert found(plan(TWO, {"2024": records})) == [("KY461", file, 5), ("KY462", file, 6)]


def test_an_entry_that_cannot_be_read_is_not_said_to_be_missing(plan: ReadPlan) -> None:
    records = "evaluations:\n  a1: none yet\n  a2: {result: 実施, reviews: {self: {rating: A}}}"
    assert found(plan(TWO, {"2024": records})) == []


def test_a_plan_that_is_not_in_force_lacks_nothing(plan: ReadPlan) -> None:
    assert found(plan(TWO), 2021) == []
    assert found(plan(TWO), 2030) == []


def test_an_evaluation_of_a_later_year_speaks_for_the_years_it_covers(plan: ReadPlan) -> None:
    records = "evaluations:\n  a1: {covers: [2023, 2024], result: 実施, reviews: {self: {rating: A}}}"
    assert [code for code, _, _ in found(plan(TWO, {"2024": records}), 2023)] == ["KY460"]


def test_a_result_and_a_rating_that_cannot_be_read_are_not_said_to_be_missing(plan: ReadPlan) -> None:
    of_a1, of_a2 = "{result: 3, reviews: {self: {rating: A}}}", "{result: 実施, reviews: {self: {rating: 3}}}"
    records = f"evaluations:\n  a1: {of_a1}\n  a2: {of_a2}"
    assert found(plan(TWO, {"2024": records})) == []
