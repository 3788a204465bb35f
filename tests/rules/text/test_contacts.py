from collections.abc import Callable

import pytest

from kyodo_cli.findings.finding import Finding
from kyodo_cli.rules.subject import Subject
from kyodo_cli.rules.text.contacts import CHECKS, YEAR_CHECKS, phone_number

ReadPlan = Callable[..., Subject]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("047-445-1141", "047-445-1141"),
        ("電話 047（445）1141 まで", "047（445）1141"),
        ("(047)445-1141", "(047)445-1141"),
        ("０４７－４４５－１１４１", "０４７－４４５－１１４１"),
        ("03ー1234ー5678", "03ー1234ー5678"),
        ("0120-444-444", "0120-444-444"),
        ("09012345678に連絡", "09012345678"),
        ("090 1234 5678", "090 1234 5678"),
        ("+81-47-445-1141", "+81-47-445-1141"),
    ],
)
def test_phone_numbers_are_found(text: str, found: str) -> None:
    assert phone_number(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "2024-04-01から2025-03-31まで",
        "令和6年04-05-0600号",
        "第03-04-0005号",
        "1,234,567円",
        "0.5-1.0",
        "整理番号 1047-445-1141",
        "ISBN978-4-00-000000-0",
        "0476",
        "001002003004",
    ],
)
def test_dates_and_other_numbers_are_none(text: str) -> None:
    assert phone_number(text) is None


def found(subject: Subject) -> list[str]:
    checks: list[Finding] = [one for _, check in CHECKS for one in check(subject)]
    checks += [one for _, check in YEAR_CHECKS for year in subject.years for one in check(subject, year)]
    return [one.rule.code for one in checks]


def test_they_are_found_in_the_plan_and_in_records(plan: ReadPlan) -> None:
    body = "actions: [{id: a01, title: 交流会, description: 申込みは047-445-1141}]"
    records = {"2024": "evaluations: {a01: {result: 申込みは a.b@city.example.lg.jp}}"}
    assert found(plan(body, records)) == ["KY909", "KY910"]


def test_behind_an_escape_too(plan: ReadPlan) -> None:
    body = r'actions: [{id: a01, title: 交流会, description: "申込みはa\x40b.example.jp"}]'
    assert found(plan(body)) == ["KY910"]


def test_what_a_correction_keeps_on_the_page_is_looked_at_unless_it_is_found_at_its_place(plan: ReadPlan) -> None:
    records = """\
evaluations: {a01: {result: 問合せは047-445-1141}}
corrections:
  - {date: 2025-09-01, at: evaluations/a01/result, was: 申込みはa@city.example.jp, now: 申込みは047-445-1141}
  - {date: 2025-09-02, at: evaluations/a01/result, was: 3回, now: 問合せは047-445-1141}
"""
    subject = plan("actions: [{id: a01, title: 交流会}]", {"2024": records})
    places = {(one.rule.code, one.place.path) for _, check in YEAR_CHECKS for one in check(subject, subject.years[0])}
    assert places == {
        ("KY909", ("evaluations", "a01", "result")),
        ("KY910", ("corrections", 0, "was")),
        ("KY909", ("corrections", 0, "now")),
    }


def test_whom_to_ask_is_where_it_belongs(plan: ReadPlan) -> None:
    records = {"2024": "publication: {contact: 市民課 047-445-1141 a@city.example.jp}"}
    assert found(plan("actions: [{id: a01, title: 交流会}]", records)) == []
