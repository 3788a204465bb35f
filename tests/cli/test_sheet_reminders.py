"""Who has not answered is told what is missing, until when it was wanted, and in which file."""

import json
from pathlib import Path

from conftest import ROOT, Program
from kyodo_cli.sheets.asking import questions
from mihon_city import BOOK
from returned_sheets import city

MIHON = ROOT / "examples/mihon"
ORDER = ("sheet", "reminders", "--year", "2025", "--plan", "mihon")


def test_each_department_that_owes_something_gets_a_letter(kyodo: Program) -> None:
    done = kyodo(*ORDER, "--deadline", "2026-05-15", "--as-of", "2026-05-10", "--contact", "内線123", here=MIHON)
    assert done.code == 0
    letters = done.out.split("-" * 70)
    names = [one.name for one in BOOK.plan.departments]
    assert [one.split("：")[1].split("\n")[0] in names for one in letters[:-1]] == [True] * (len(letters) - 1)
    first = letters[0]
    assert "mihon-2025-協働推進課.xlsx" in first
    assert "令和8年5月15日までに提出" in first
    assert "取組5「市民活動センターの運営」：実績、自己評価" in first
    assert "内線123" in first


def test_a_letter_after_the_deadline_says_so(kyodo: Program) -> None:
    early, late = (
        kyodo(*ORDER, "--deadline", "2026-05-15", "--as-of", day, here=MIHON).out
        for day in ("2026-05-15", "2026-05-16")
    )
    assert "過ぎています" not in early
    assert "過ぎています" in late


def test_machines_get_what_is_missing_by_id(kyodo: Program) -> None:
    done = kyodo(*ORDER, "--department", "人事課", "--format", "json", here=MIHON)
    answer = json.loads(done.out)
    (one,) = answer["items"]
    assert (answer["format"], answer["kind"]) == (1, "reminder")
    assert (one["department"], one["asked"], one["silent"]) == ("jinji", 2, True)
    assert [(each["kind"], each["id"]) for each in one["missing"]] == [("action", "a13"), ("indicator", "i-training")]
    assert one["missing"][0]["lacks"] == ["evaluation"]


def test_what_is_missing_is_what_status_says(kyodo: Program) -> None:
    reminded = json.loads(kyodo(*ORDER, "--format", "json", here=MIHON).out)["items"]
    status = json.loads(kyodo("status", "--year", "2025", "--plan", "mihon", "--format", "json", here=MIHON).out)
    first = questions(BOOK, 2025).items[0].answers[2].field.path[1]
    missing = {
        f"{gap['id']}.{gap['series']}" if gap["series"] else gap["id"]
        for gap in status["items"][0]["missing"]
        if gap["lack"] != "survey" and gap["stage"] in (None, first) and gap["kind"] in ("action", "indicator")
    }
    assert {each["id"] for one in reminded for each in one["missing"]} == missing


def test_who_has_answered_everything_gets_no_letter(kyodo: Program, tmp_path: Path) -> None:
    city(tmp_path, records=ALL)
    done = kyodo("sheet", "reminders", "--year", "2024", here=tmp_path)
    assert (done.code, done.out) == (0, "")
    assert "everything" in done.err


ALL = """\
format: 1
plan: city
year: 2024
evaluations:
  a01: {result: 会, reviews: {self: {rating: ○}}}
  a02: {result: 会, reviews: {self: {rating: ○}}}
measurements:
  i1: {value: 1}
  i2: [{series: men, value: 1}, {series: women, value: 2}]
"""
