"""A whole year on the founding plans, in a scratch copy: opened, evaluated, reviewed, closed, reported, corrected."""

import json
from pathlib import Path

import pytest

from conftest import Outcome, Program

YEAR, NEXT = "2024", "2025"
ITEMS = {"kamagaya": 22, "matsudo": 13}


def done(outcome: Outcome, code: int = 0) -> str:
    assert outcome.code == code, outcome.err
    return outcome.out


def ids(kyodo: Program, folder: Path, plan: str) -> list[str]:
    listed = json.loads(done(kyodo("list", "actions", "--plan", plan, "--format", "json", here=folder)))
    return [one["id"] for one in listed["items"]]


def missing(kyodo: Program, folder: Path, plan: str) -> int:
    checked = json.loads(kyodo("validate", "--year", YEAR, "--format", "json", here=folder).out)
    return sum(one["code"] == "KY460" and one["plan"] == plan for one in checked["items"])


@pytest.mark.parametrize("language", ["ja", "en"])
@pytest.mark.parametrize("plan", ITEMS)
def test_a_year_is_played_through(kyodo: Program, workspace: Path, *, plan: str, language: str) -> None:
    def run(*arguments: object, code: int = 0) -> str:
        return done(kyodo(*arguments, here=workspace, language=language), code)

    done(kyodo("rollover", "--from", "2023", "--to", YEAR, "--plan", plan, here=workspace))
    items = ids(kyodo, workspace, plan)
    assert len(items) == ITEMS[plan] == missing(kyodo, workspace, plan)
    run("status", "--year", YEAR, "--plan", plan, "--require-complete", code=1)
    run("close", "--year", YEAR, "--plan", plan, "--date", "2025-08-01", code=1)

    run("evaluate", "action", items[0], "--plan", plan, "--year", "R6", "--rating", "A", "--result", "検証用の実績")
    table = workspace / "回答.csv"
    rows = [f"{item},B,検証用の実績{at},,協働担当,2025-05-12" for at, item in enumerate(items[1:-1], 2)]
    rows.append(f"{items[-1]},C,検証用の実績,検証用の理由,協働担当,2025-05-12")
    table.write_text("\n".join(["番号,評価,実績,理由,記入者,評価日", *rows]) + "\n", encoding="utf-8-sig")
    before = run("evaluate", "--from", table, "--year", YEAR, "--plan", plan, "--dry-run")
    assert before.count("+    result: ") == len(items) - 1
    run("evaluate", "--from", table, "--year", YEAR, "--plan", plan)
    assert missing(kyodo, workspace, plan) == 0
    run("status", "--year", YEAR, "--plan", plan, "--require-complete")

    run("close", "--year", YEAR, "--plan", plan, "--by", "担当課", "--date", "2025-08-01")
    run("evaluate", "action", items[0], "--plan", plan, "--year", YEAR, "--rating", "D", code=5)
    run("record", "publication", "--plan", plan, "--year", YEAR, "--published", "2025-08-20", "--contact", "協働担当")
    place = f"evaluations/{items[0]}/result"
    correct = ("correct", place, "--year", YEAR, "--plan", plan, "--now", "正しい実績", "--reason", "検証用の誤記")
    run(*correct, "--date", "2025-09-10")
    run("report", "--year", YEAR, "--plan", plan)
    page = (workspace / "reports" / YEAR / f"{plan}.md").read_text(encoding="utf-8")
    assert "正しい実績" in page
    assert "検証用の誤記" in page
    assert f"合計 **{len(items)}**" in page
    shown = run("show", "action", items[0], "--plan", plan)
    assert "検証用の実績" in shown
    assert "正しい実績" in shown
    run("rollover", "--from", YEAR, "--to", NEXT, "--plan", plan)
    run("validate", "--fail-on", "warning")
