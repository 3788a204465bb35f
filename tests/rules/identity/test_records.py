from collections.abc import Callable

import pytest

from kyodo_cli.rules.identity.records import (
    absent_items_evaluated,
    covers_other_years,
    records_of_other_plan,
    records_of_other_year,
    two_files_of_year,
    unknown_indicators_measured,
    unknown_items_evaluated,
    unknown_surveys,
    year_outside_period,
)
from kyodo_cli.rules.subject import Subject

ReadPlan = Callable[..., Subject]

ITEMS = """
goals:
  - id: g1
    number: "1"
    title: 出会う
    actions:
      - {id: a01, number: "1", title: 交流会, indicators: [{id: i1, title: 参加者数}]}
      - {id: a02, number: "2", title: 情報誌}
"""


@pytest.mark.parametrize(
    ("key", "message", "hint"),
    [
        ("a03", "There is an evaluation of “a03”, which the plan does not have.", "Did you mean a01, a02?"),
        ('"2"', "There is an evaluation of “2”, which the plan does not have.", "Did you mean a02?"),
        ('"１"', "There is an evaluation of “１”, which the plan does not have.", "Did you mean g1, a01?"),
        (
            "i1",
            "“i1” is an indicator; it is measured, not evaluated.",
            "Write its value under “measurements:”, as “i1: {value: …}”.",
        ),
    ],
)
def test_an_evaluation_of_nothing_says_what_was_meant(plan: ReadPlan, key: str, message: str, hint: str) -> None:
    subject = plan(ITEMS, {"2024": f"evaluations: {{{key}: {{result: 開催}}}}"})
    [found] = unknown_items_evaluated(subject, subject.years[0])
    assert (str(found.message), str(found.hint)) == (message, hint)


@pytest.mark.parametrize(
    ("key", "message", "hint"),
    [
        ("i2", "There is a measurement of “i2”, which is no indicator of the plan.", "Did you mean i1?"),
        (
            "a01",
            "“a01” is no indicator; it is evaluated, not measured.",
            "Write the id of the indicator that is meant: i1.",
        ),
        (
            "a02",
            "“a02” is no indicator; it is evaluated, not measured.",
            "Write it under “evaluations:”, as “a02: {result: …}”.",
        ),
    ],
)
def test_a_measurement_of_nothing_says_what_was_meant(plan: ReadPlan, key: str, message: str, hint: str) -> None:
    subject = plan(ITEMS, {"2024": f"measurements: {{{key}: {{value: 3}}}}"})
    [found] = unknown_indicators_measured(subject, subject.years[0])
    assert (str(found.message), str(found.hint)) == (message, hint)


def test_what_could_not_be_read_in_the_plan_may_be_evaluated(plan: ReadPlan) -> None:
    subject = plan("actions: {id: a01, title: 交流会}", {"2024": "evaluations: {a01: {result: 開催}}"})
    assert list(unknown_items_evaluated(subject, subject.years[0])) == []


@pytest.mark.parametrize(
    ("change", "year", "found"),
    [
        ("kind: item_retired, item: a02", "2024", 0),
        ("kind: item_retired, item: a02", "2025", 1),
        ("kind: item_added, item: a02", "2024", 1),
        ("kind: item_added, item: a02", "2025", 0),
        ("kind: item_retired, item: g1", "2025", 1),
    ],
)
def test_an_item_is_evaluated_in_the_years_of_which_it_is_part(
    plan: ReadPlan, change: str, year: str, found: int
) -> None:
    subject = plan(f"{ITEMS}\namendments: [{{year: 2025, {change}}}]", {year: "evaluations: {a02: {result: 発行}}"})
    assert len(list(absent_items_evaluated(subject, subject.years[0]))) == found


@pytest.mark.parametrize(
    ("year", "amendment", "found"),
    [
        ("2021", "", "It begins in fiscal year 2022; check the year."),
        ("2022", "", None),
        ("2029", "", None),
        ("2030", "", "It ended with fiscal year 2029"),
        ("2030", "{year: 2030, kind: extended, to: 2031}", None),
        ("2032", "{year: 2030, kind: extended, to: 2031}", "It ended with fiscal year 2031"),
        ("2035", "{year: 2025, kind: period_abolished}", None),
        ("2030", "{year: 2031, kind: period_abolished}", "It ended with fiscal year 2029"),
    ],
)
def test_records_are_of_years_in_which_the_plan_was_in_force(
    plan: ReadPlan, year: str, amendment: str, found: str | None
) -> None:
    subject = plan(f"amendments: [{amendment}]", {year: ""})
    hints = [str(one.hint) for one in year_outside_period(subject, subject.years[0])]
    assert [hint.startswith(found or "nothing") for hint in hints] == [True] * bool(found)


def test_a_file_of_the_wrong_year_is_not_outside_the_period_as_well(plan: ReadPlan) -> None:
    subject = plan("", {"2024": "year: 2042"})
    assert list(year_outside_period(subject, subject.years[0])) == []
    assert len(list(records_of_other_year(subject, subject.years[0]))) == 1


def test_a_plan_and_a_year_that_could_not_be_read_are_taken_from_the_place_of_the_file(plan: ReadPlan) -> None:
    subject = plan("", {"2024": "plan: Example\nyear: R6"})
    assert list(records_of_other_plan(subject, subject.years[0])) == []
    assert list(records_of_other_year(subject, subject.years[0])) == []


def test_the_second_file_of_a_year_is_found(plan: ReadPlan) -> None:
    subject = plan("", {"2023": "", "2024": "", "2024.yml": ""})
    found = [one for year in subject.years for one in two_files_of_year(subject, year)]
    assert [one.place.file for one in found] == ["records/example/2024.yml"]


def test_a_survey_is_described_in_any_year_of_the_plan(plan: ReadPlan) -> None:
    subject = plan(
        ITEMS,
        {
            "2023": "surveys: [{id: s1, group: 市民}, {id: s2, sample: 千人}]",
            "2024": "measurements: {i1: [{value: 1, survey: s1}, {value: 2, survey: s2}, {value: 3, survey: s3}]}",
        },
    )
    assert [one.place.path for one in unknown_surveys(subject, subject.years[1])] == [
        ("measurements", "i1", 2, "survey")
    ]


@pytest.mark.parametrize(
    ("covers", "found"), [("[2024]", 0), ("[2024, 2023]", 0), ("[2023]", 1), ("[2024, 2025]", 1), ("[]", 0)]
)
def test_an_evaluation_of_several_years_ends_with_the_year_of_its_file(plan: ReadPlan, covers: str, found: int) -> None:
    subject = plan(ITEMS, {"2024": f"evaluations: {{a01: {{covers: {covers}}}}}"})
    assert len(list(covers_other_years(subject, subject.years[0]))) == found
