import json
import re
from pathlib import Path
from typing import Any

import pytest

from conftest import ROOT, Program
from example_city import PLAN, RECORDS
from kyodo_cli.base.width import width

DAY = ("--as-of", "2025-09-15")

SMALL = """\
format: 1
id: mihon
title: 見本市計画（架空）
municipality: {name: 見本市}
period: {from: 2024, to: 2028}
departments:
  - {id: old, name: 市民課, to: 2024, successors: [new]}
  - {id: new, name: 協働課, from: 2025}
cycle: {annual_review: {every: 1, due: "07"}}
actions:
  - id: a01
    title: 交流会
    departments: [{id: old, role: lead}]
  - id: a02
    title: 講座
"""

DONE = """\
format: 1
plan: mihon
year: 2024
evaluations:
  a01: {result: 実施した。, reviews: {self: {rating: B}}}
  a02: {result: 実施した。, reviews: {self: {rating: A}}}
"""


def city(folder: Path, plan: str = SMALL, records: str | None = DONE) -> Path:
    name = "example" if "id: example" in plan else "mihon"
    (folder / "plans").mkdir(parents=True)
    (folder / f"plans/{name}.yaml").write_text(plan, encoding="utf-8")
    if records:
        (folder / f"records/{name}").mkdir(parents=True)
        (folder / f"records/{name}/2024.yaml").write_text(records, encoding="utf-8")
    return folder


def data(kyodo: Program, here: Path, *options: str) -> dict[str, Any]:
    done = kyodo("status", *options, "--format", "json", here=here)
    assert (done.code, done.err) == (0, "")
    answer = json.loads(done.out)
    assert (answer["format"], answer["kind"]) == (1, "status")
    [item] = answer["items"]
    return dict(item)


def test_the_founding_plans_have_everything_missing_and_nothing_invented(kyodo: Program) -> None:
    done = kyodo("status", "--format", "json", "--as-of", "2025-07-10")
    kamagaya, matsudo = json.loads(done.out)["items"]
    assert (kamagaya["year"], kamagaya["items"]["missing"], kamagaya["items"]["all"]) == (2024, 22, 22)
    assert [one["missing"] for one in kamagaya["branches"]] == [6, 8, 4, 4]
    assert [one["missing"] for one in matsudo["branches"]] == [5, 3, 5]
    assert {one["by"] for one in kamagaya["falls_due"] + matsudo["falls_due"]} == {None}
    assert not kamagaya["overdue"]
    assert [(one["task"], one["year"], one["state"]) for one in matsudo["falls_due"]] == [
        ("annual_review", 2024, "due"),
        ("survey", None, "open"),
        ("midterm_review", 2026, "ahead"),
        ("final_evaluation", 2030, "ahead"),
    ]
    shown = kyodo("status", "--plan", "matsudo", "--as-of", "2025-07-10").out
    assert "every 4 years; the plan does not say from when" in shown
    assert "The plan names no department for its items." in shown


@pytest.mark.parametrize(("day", "year"), [("2025-03-31", 2023), ("2025-04-01", 2024), ("2026-01-10", 2024)])
def test_the_year_asked_for_is_the_last_that_has_ended(kyodo: Program, day: str, year: int) -> None:
    done = kyodo("status", "--plan", "kamagaya", "--as-of", day, "--format", "json")
    assert json.loads(done.out)["items"][0]["year"] == year


def test_the_first_screen_holds_the_numbers_and_the_next_thing_to_do(kyodo: Program, tmp_path: Path) -> None:
    here = city(tmp_path / "w", records=DONE.replace("result: 実施した。, reviews: {self: {rating: A}}", ""))
    top = kyodo("status", *DAY, here=here).out.splitlines()[:9]
    assert "  Items        complete 1 + in part 0 + not due 0 + not recorded 1 = 2" in top
    assert "  Next step    kyodo evaluate action a02 --year 2024 --rating … --result …" in top
    assert "  Yearly review, FY2024  by 31 July 2025 (overdue)" in top


def test_a_complete_year_asks_to_be_closed_and_a_closed_one_to_be_published(kyodo: Program, tmp_path: Path) -> None:
    here = city(tmp_path / "open")
    assert "everything due is recorded: kyodo close --year 2024 --plan mihon" in kyodo("status", *DAY, here=here).out
    here = city(tmp_path / "closed", records=DONE + "history: [{date: 2025-08-01, event: closed}]\n")
    shown = kyodo("status", *DAY, here=here, COLUMNS="100").out
    assert "closed on 1 August 2025" in shown
    assert "the year is closed: kyodo record publication --year 2024 --plan mihon" in shown
    published = "publication: {published: 2025-08-20, as_of: 2025-03-31, contact: 協働課}\n"
    here = city(tmp_path / "published", records=DONE + "history: [{date: 2025-08-01, event: closed}]\n" + published)
    shown = kyodo("status", *DAY, here=here, COLUMNS="100").out
    assert re.search(r"nothing to record; for the final report: kyodo report --year 2024 --plan mihon\s+--final", shown)
    assert data(kyodo, here, *DAY)["unstated"] == []


def test_require_complete_is_a_gate_that_names_what_is_missing(kyodo: Program, tmp_path: Path) -> None:
    here = city(tmp_path / "done")
    assert kyodo("status", "--require-complete", *DAY, here=here).code == 0
    here = city(tmp_path / "open", records=None)
    done = kyodo("status", "--require-complete", *DAY, here=here)
    assert done.code == 1
    assert "a01 交流会 (市民課)\n      kyodo evaluate action a01 --year 2024 --rating … --result …" in done.out
    assert kyodo("status", *DAY, here=here).code == 0


@pytest.mark.parametrize(
    "records", [DONE, None, DONE.replace("rating: B", "rating: C"), DONE.replace("result: ", "next: ")]
)
def test_the_gate_agrees_with_validate(kyodo: Program, tmp_path: Path, records: str | None) -> None:
    here = city(tmp_path / "w", records=records)
    gate = kyodo("status", "--year", "2024", "--require-complete", here=here)
    assert gate.code == kyodo("validate", "--year", "2024", "--select", "KY46", "--select", "KY438", here=here).code


def test_list_unevaluated_names_the_same_items(kyodo: Program, tmp_path: Path) -> None:
    here = city(tmp_path / "w", PLAN, RECORDS)
    listed = json.loads(kyodo("list", "actions", "--unevaluated", "--year", "2024", "--format", "json", here=here).out)
    lacking = [one["id"] for one in data(kyodo, here, *DAY)["missing"] if one["lack"] == "evaluation"]
    assert [one["id"] for one in listed["items"]] == [one for one in lacking if one.startswith("a")]


def test_every_count_of_the_answer_adds_up(kyodo: Program, tmp_path: Path) -> None:
    answer = data(kyodo, city(tmp_path / "w", PLAN, RECORDS), *DAY)
    names = ("done", "started", "not_due", "missing", "assessed", "not_assessable", "recorded", "without_value")
    counted = [answer["items"], answer["indicators"], *answer["stages"], *answer["branches"], *answer["departments"]]
    assert [sum(one.get(name, 0) for name in names) for one in counted] == [one["all"] for one in counted]
    assert answer["overdue"]
    assert answer["items"]["overdue"] == answer["items"]["missing"] + answer["items"]["started"]
    assert answer["published"] == "2025-08-20"


def test_a_department_sees_its_own_part_under_its_name_of_that_year(kyodo: Program, tmp_path: Path) -> None:
    here = city(tmp_path / "w", records=None)
    for name in ("市民課", "old"):
        answer = data(kyodo, here, *DAY, "--department", name)
        assert answer["narrowed_to"] == ["市民課"]
        assert [one["id"] for one in answer["missing"]] == ["a01"]
    later = data(kyodo, here, "--year", "2025", *DAY, "--department", "市民課")
    assert (later["narrowed_to"], later["items"]["all"]) == (["協働課"], 1)


def test_an_unknown_department_is_refused_with_the_known_ones(kyodo: Program, tmp_path: Path) -> None:
    done = kyodo("status", "--department", "土木課", here=city(tmp_path / "w"))
    assert (done.code, done.out) == (2, "")
    assert "市民課, 協働課" in done.err


def test_a_year_in_which_no_plan_is_in_force_is_nothing_to_work_on(kyodo: Program, tmp_path: Path) -> None:
    done = kyodo("status", "--year", "2020", here=city(tmp_path / "w"))
    assert (done.code, done.out) == (3, "")


def test_a_plan_in_its_first_year_is_not_lost(kyodo: Program, tmp_path: Path) -> None:
    done = kyodo("status", "--as-of", "2024-10-01", here=city(tmp_path / "w"))
    assert (done.code, done.out) == (3, "")
    assert "add --year 2024" in done.err


def test_what_cannot_be_read_fails_even_where_nothing_seems_missing(kyodo: Program, tmp_path: Path) -> None:
    here = city(tmp_path / "w", records=DONE + "surprise: 1\n")
    done = kyodo("status", "--require-complete", *DAY, here=here)
    assert done.code == 4
    assert "could not be read in full" in done.err


def test_an_id_that_two_plans_share_is_named_with_its_plan(kyodo: Program, tmp_path: Path) -> None:
    here = city(tmp_path / "w", records=None)
    other = SMALL.replace("id: mihon", "id: reiji")
    (here / "plans/reiji.yaml").write_text(other, encoding="utf-8")
    shown = kyodo("status", *DAY, here=here).out
    assert "kyodo evaluate action mihon:a01 --year 2024" in shown
    assert "kyodo evaluate action reiji:a01 --year 2024" in shown


@pytest.mark.parametrize("columns", ["60", "80", "120"])
@pytest.mark.parametrize("language", ["ja", "en"])
def test_every_line_fits_the_terminal_but_a_command_which_is_copied_as_one(
    kyodo: Program, tmp_path: Path, language: str, columns: str
) -> None:
    here = city(tmp_path / "w", PLAN, RECORDS)
    for options in (DAY, (*DAY, "--require-complete"), (*DAY, "--department", "協働推進課")):
        shown = kyodo("status", *options, here=here, language=language, COLUMNS=columns).out
        said = [line for line in shown.splitlines() if not line.startswith("      kyodo ")]
        assert max(map(width, said)) <= min(int(columns), 100)


FILLED = {
    "survey …": "survey s{step}",
    "--rating …": "--rating B",
    "=…": "=A",
    "--result …": "--result 実施した。",
    "--value …": "--value 0",
    "--numerator …": "--numerator 0",
    "--denominator …": "--denominator 9",
    "--note …": "--note 開設した。",
    "--sample …": "--sample 10",
    "--responses …": "--responses 5",
}


def test_every_command_that_it_names_fills_its_gap_until_the_year_can_be_closed(kyodo: Program, tmp_path: Path) -> None:
    plan = SMALL.replace('due: "07"}', 'due: "07"}, survey: {every: 4, first: 2024, groups: [市民, 事業者]}') + (
        "stages:\n"
        "  - {id: self, label: 自己評価}\n"
        "  - {id: council, label: 協議会評価, axes: [{id: progress, label: 達成度, scale: kyodo}]}\n"
        "indicators:\n"
        "  - {id: i1, title: 人数, shape: none, no_target_reason: 例,\n"
        "     series: [{id: x, label: 甲}, {id: y, label: 乙}]}\n"
        "  - {id: i2, title: 割合, shape: none, no_target_reason: 例, measured_as: ratio}\n"
        "  - {id: i3, title: 開設, shape: milestone, targets: [{year: 2024, text: 開設する}]}\n"
    )
    here = city(tmp_path / "w", plan, records=None)
    for step in range(20):
        gaps = data(kyodo, here, *DAY)["missing"]
        if not gaps:
            break
        command = str(gaps[0]["command"])
        for blank, filled in FILLED.items():
            command = command.replace(blank, filled.format(step=step))
        done = kyodo(*command.split()[1:], here=here)
        assert done.code == 0, (command, done.err)
    assert kyodo("status", "--require-complete", *DAY, here=here).code == 0
    assert kyodo("validate", "--year", "2024", here=here).code == 0
    assert kyodo("close", "--year", "2024", "--date", "2025-08-01", here=here).code == 0
    assert data(kyodo, here, *DAY)["state"] == "closed"


def test_a_year_with_a_gap_is_not_closed_without_a_reason(kyodo: Program, tmp_path: Path) -> None:
    plan = SMALL + "indicators: [{id: i1, title: 参加者数, shape: none, no_target_reason: 例}]\n"
    here = city(tmp_path / "w", plan)
    refused = kyodo("close", "--year", "2024", "--date", "2025-08-01", here=here)
    assert (refused.code, "i1" in refused.err) == (1, True)
    assert kyodo("close", "--year", "2024", "--date", "2025-08-01", "--reason", "集計中", here=here).code == 0


@pytest.mark.parametrize(
    ("day", "state", "published"),
    [
        ("2025-07-30", "open", None),
        ("2025-07-31", "closed", None),
        ("2025-08-21", "closed", None),
        ("2025-08-22", "closed", "2025-08-22"),
    ],
)
def test_what_became_of_a_year_after_the_day_is_not_shown_as_of_the_day(
    kyodo: Program, day: str, state: str, published: str | None
) -> None:
    city = ROOT / "examples" / "mihon"
    wanted = ("status", "--year", "2024", "--plan", "mihon", "--as-of", day)
    [told] = json.loads(kyodo(*wanted, "--format", "json", here=city).out)["items"]
    assert (told["state"], told["published"]) == (state, published)
    assert ("closed on" in kyodo(*wanted, here=city).out) == (state == "closed")
