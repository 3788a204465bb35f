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


def test_a_value_or_a_survey_that_cannot_be_read_is_not_said_to_be_missing(plan: ReadPlan) -> None:
    body = TWO + "\nindicators: [{id: i1, title: 人数}]\ncycle: {survey: {every: 2, first: 2024, groups: [市民]}}"
    one = "{result: 実施, reviews: {self: {rating: A}}}"
    done = f"evaluations: {{a1: {one}, a2: {one}}}"
    unread = "measurements: {i1: {value: 3人}}\nsurveys: [{id: s1, group: 市民, sample: many}]"
    assert found(plan(body, {"2024": f"{done}\n{unread}"})) == []


def test_a_value_and_a_survey_that_are_due_are_asked_for_where_they_would_stand(plan: ReadPlan) -> None:
    body = (
        "actions: [{id: a1, title: 交流会}]\n"
        "indicators: [{id: i1, title: 人数, series: [{id: x, label: 甲}, {id: y, label: 乙}]}]\n"
        "cycle: {survey: {every: 2, first: 2024, groups: [市民, 事業者]}}"
    )
    records = (
        "evaluations: {a1: {result: 実施, reviews: {self: {rating: A}}}}\n"
        "measurements: {i1: {value: 3, series: x}}\n"
        "surveys: [{id: s1, group: 市民}]"
    )
    file = "records/example/2024.yaml"
    assert found(plan(body, {"2024": records})) == [("KY463", file, 5), ("KY464", file, 6)]
    assert [(code, where) for code, where, _ in found(plan(body), 2024)][1:] == [
        *[("KY463", "plans/example.yaml")] * 2,
        *[("KY464", "plans/example.yaml")] * 2,
    ]


def test_an_entry_prepared_for_the_year_is_no_evaluation_yet(plan: ReadPlan) -> None:
    file = "records/example/2024.yaml"
    prepared = "evaluations:\n  a1: {planned: 3回}\n  a2: {planned: 3回, reviews: {self: {by: 担当}}}"
    assert found(plan(TWO, {"2024": prepared})) == [("KY460", file, 5), ("KY460", file, 6)]
