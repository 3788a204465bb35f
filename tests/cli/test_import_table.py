"""`kyodo import TABLE --plan ID` as a planner uses it: the preview, the file, and what is refused."""

import json
import sys
from pathlib import Path

import pytest

from conftest import Program
from kyodo_cli.base.width import width
from plan_tables import OPTIONS, answer, delimited, kamagaya, workbook

TABLE = [
    ["基本目標", "取組", "関連", "メモ"],
    ["1 出会う", "1 交流会", "2", ""],
    ["", "2 講座", "1", "要確認"],
    ["※ 注", "", "", ""],
]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder that is no workspace yet, with two tables in it."""
    here = tmp_path / "計画の 表"
    here.mkdir()
    (here / "表.xlsx").write_bytes(workbook(TABLE))
    (here / "鎌ケ谷.csv").write_bytes(delimited(kamagaya()).encode("cp932"))
    return here


def test_a_plan_is_there_in_one_command_and_validates(kyodo: Program, folder: Path) -> None:
    outcome = kyodo("import", "鎌ケ谷.csv", "--plan", "kamagaya", *OPTIONS, here=folder)
    assert outcome.code == 0
    assert "Action: 22, Need: 22, Links: 46" in outcome.out
    assert "Written: plans/kamagaya.yaml" in outcome.out
    assert kyodo("validate", here=folder).code == 0
    assert "多様な主体が参加する交流会の実施" in kyodo("show", "action", "4", here=folder).out


def test_the_file_says_what_it_was_made_of_and_what_is_not_in_it(kyodo: Program, folder: Path) -> None:
    assert kyodo("import", "表.xlsx", "--plan", "mihon", *OPTIONS, here=folder, language="ja").code == 1
    text = (folder / "plans" / "mihon.yaml").read_text(encoding="utf-8")
    assert text.startswith(
        "format: 1\n# 次の表から作成した：表.xlsx、シート「計画」、2行目から3行目まで\n"
        "# 表のうち、取り込まなかったもの（計画の一部であれば、手で書き加える）：\n"
        "# - A4「※ 注」：表の下又は途中にあり、表の行ではない。\nid: mihon\n"
    )
    assert str(folder) not in text


def test_without_what_no_table_says_nothing_is_written(kyodo: Program, folder: Path) -> None:
    outcome = kyodo("import", "表.xlsx", "--plan", "mihon", "--municipality", "みほん市", here=folder)
    assert outcome.code == 2
    assert "--title, --from is missing" in outcome.err
    assert not (folder / "plans").exists()


def test_a_dry_run_shows_everything_and_writes_nothing(kyodo: Program, folder: Path) -> None:
    outcome = kyodo("import", "表.xlsx", "--plan", "mihon", "--dry-run", here=folder)
    assert outcome.code == 1
    assert "C1  関連 → Related items" in outcome.out
    assert "D1  メモ → a field of the plan's own" in outcome.out
    assert "Still needed: --title, --municipality, --from." in outcome.err
    assert sorted(one.name for one in folder.iterdir()) == ["表.xlsx", "鎌ケ谷.csv"]


def test_programs_get_everything_as_json(kyodo: Program, folder: Path) -> None:
    data = answer(kyodo, "表.xlsx", "--plan", "mihon", "--dry-run", here=folder)
    assert data["columns"][2] == {
        "column": "C",
        "heading": "関連",
        "field": "related",
        "year": None,
        "last_year": None,
        "named_by": "heading",
    }
    assert [one["id"] for one in data["items"]] == ["g1", "a1", "a2"]
    assert data["counts"] == {"goal": 1, "action": 2, "related": 2}
    assert [(one["at"], one["text"], one["in_plan"]) for one in data["doubts"]] == [("A4", "※ 注", False)]
    assert (data["written"], data["missing_options"]) == (False, ["--title", "--municipality", "--from"])


def test_a_plan_that_is_there_is_not_written_over(kyodo: Program, folder: Path) -> None:
    (folder / "plans").mkdir()
    file = folder / "plans" / "mihon.yaml"
    file.write_text("本物\n", encoding="utf-8")
    outcome = kyodo("import", "表.xlsx", "--plan", "mihon", *OPTIONS, here=folder)
    assert outcome.code == 5
    assert "--force" in outcome.err
    assert file.read_text(encoding="utf-8") == "本物\n"
    assert kyodo("import", "表.xlsx", "--plan", "mihon", *OPTIONS, "--force", here=folder).code == 1
    assert "交流会" in file.read_text(encoding="utf-8")


def test_by_force_the_frame_stays_and_what_is_lost_is_said(kyodo: Program, workspace: Path) -> None:
    (workspace / "表.xlsx").write_bytes(workbook(TABLE))
    records = workspace / "records" / "kamagaya"
    records.mkdir(parents=True)
    (records / "2024.yaml").write_text(
        "format: 1\nplan: kamagaya\nyear: 2024\nevaluations:\n  a01: {result: 開いた。}\n"
    )
    before = (workspace / "plans" / "kamagaya.yaml").read_bytes()
    outcome = kyodo("import", "表.xlsx", "--plan", "kamagaya", "--force", "--dry-run", here=workspace, COLUMNS="120")
    assert outcome.code == 1
    assert "Items that are no longer there: v1, a01," in outcome.out
    assert (
        "Parts of the file that are no longer there: source, amendments, lineage, positioning, sections" in outcome.out
    )
    assert "records/kamagaya/2024.yaml:5" in outcome.out
    assert (workspace / "plans" / "kamagaya.yaml").read_bytes() == before
    assert kyodo("import", "表.xlsx", "--plan", "kamagaya", "--force", here=workspace).code == 1
    text = (workspace / "plans" / "kamagaya.yaml").read_text(encoding="utf-8")
    assert "title: 鎌ヶ谷市 協働のためのアクションプラン22\n" in text
    assert 'municipality: {name: 鎌ケ谷市, prefecture: 千葉県, code: "122246"}\n' in text


@pytest.mark.parametrize("plan", ["Mihon", "3", "みほん", "a/b", "../a"])
def test_an_id_that_is_none_is_refused(kyodo: Program, folder: Path, plan: str) -> None:
    outcome = kyodo("import", "表.xlsx", "--plan", plan, *OPTIONS, here=folder)
    assert outcome.code == 2
    assert "no id of a plan" in outcome.err
    assert not (folder / "plans").exists()


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("表.xlsx",), 2, "--plan is missing"),
        (("表.xls", "--plan", "a", *OPTIONS), 4, "there is no such file"),
        (("表.xlsx", "--plan", "a", *OPTIONS, "--map", "めも=nota"), 2, "no field"),
        (("表.xlsx", "--plan", "a", *OPTIONS, "--sheet", "別"), 2, "no sheet"),
        (("表.xlsx", "--plan", "a", *OPTIONS, "--prefer", "sheet"), 2, "results of a year"),
        (("表.xlsx", "--plan", "a", *OPTIONS[:-1], "R2"), 2, "before it begins"),
        (("表.xlsx", "--plan", "a", *OPTIONS[:4], "--from", "18"), 2, "18"),
        (("表.xlsx", "--plan", "a", *OPTIONS, "--format", "yaml"), 2, "--format"),
        ((".", "--plan", "a", *OPTIONS), 4, "folder"),
    ],
)
def test_what_cannot_be_done_is_said_before_anything_is_written(
    kyodo: Program, folder: Path, arguments: tuple[str, ...], code: int, said: str
) -> None:
    outcome = kyodo("import", *arguments, here=folder)
    assert (outcome.code, outcome.out) == (code, "")
    assert said in outcome.err
    assert "Traceback" not in outcome.err
    assert not (folder / "plans").exists()


@pytest.mark.parametrize("language", ["ja", "en"])
@pytest.mark.parametrize("columns", [60, 80, 120])
def test_no_line_is_wider_than_the_terminal(kyodo: Program, folder: Path, language: str, columns: int) -> None:
    outcome = kyodo(
        "import", "表.xlsx", "--plan", "a", "--dry-run", here=folder, language=language, COLUMNS=str(columns)
    )
    assert max(width(line) for line in outcome.out.splitlines()) <= columns


def test_the_same_table_gives_the_same_bytes(kyodo: Program, folder: Path) -> None:
    files = []
    for name in ("a", "b"):
        (folder / name / "plans").mkdir(parents=True)
        kyodo("import", "../表.xlsx", "--plan", "mihon", *OPTIONS, here=folder / name)
        files.append((folder / name / "plans" / "mihon.yaml").read_bytes())
    assert files[0] == files[1]


@pytest.mark.skipif(sys.platform == "win32", reason="there is no pseudo terminal")
def test_at_a_terminal_what_is_missing_is_asked_for(folder: Path) -> None:
    from terminal import at_terminal

    (folder / "題.csv").write_text(delimited([["みほん市協働計画"], *TABLE[:3]]), encoding="utf-8")
    answers = ["\n", "みほん市\n", "18\n", "R4\n", "R3\n", "R8\n"]
    shown, code = at_terminal(folder, ["import", "題.csv", "--plan", "mihon"], answers)
    assert code == 0, shown
    text = (folder / "plans" / "mihon.yaml").read_text(encoding="utf-8")
    assert "title: みほん市協働計画\n" in text
    assert "municipality: {name: みほん市}\nperiod: {from: 2022, to: 2026}\n" in text
    assert json.dumps(shown)
