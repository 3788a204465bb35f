"""Names that no machine takes, and readers who go away: one sentence, and no work left half done."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from conftest import ROOT, Program

MIHON = ROOT / "examples" / "mihon"
LOOP, LONG = "loop", "長" * 100


@pytest.mark.parametrize("name", [LOOP, f"{LOOP}/x", LONG])
@pytest.mark.parametrize(
    "command",
    [
        "export --to json -o", "export --to csv -o", "export --to sqlite -o", "export --to ics -o",
        "sheet export --year 2024 --plan kamagaya -o", "report --year 2024 --plan kamagaya -o", "site -o",
        "validate -o", "xref --format dot -o", "sheet import", "import --plan x",
    ],
)  # fmt: skip
def test_a_name_that_leads_nowhere_is_said(kyodo: Program, workspace: Path, command: str, name: str) -> None:
    (workspace / LOOP).symlink_to(LOOP)
    done = kyodo(*command.split(), name, here=workspace)
    assert done.code in (2, 3, 4, 5), done
    assert "mistake of its own" not in done.err


@pytest.mark.parametrize("pattern", ["/none/*.xlsx", "x**y*.xlsx", "../**.xlsx"])
def test_a_pattern_that_meets_nothing_is_said(kyodo: Program, workspace: Path, pattern: str) -> None:
    done = kyodo("sheet", "import", pattern, "--year", "2024", here=workspace)
    assert (done.code, pattern in done.err) == (3, True)


def test_workbooks_are_written_all_or_none(kyodo: Program, tmp_path: Path) -> None:
    (tmp_path / "s" / "mihon-2025-産業振興課.xlsx").mkdir(parents=True)
    command = ("-C", MIHON, "sheet", "export", "--year", "2025", "--plan", "mihon", "-o", tmp_path / "s", "--force")
    assert kyodo(*command).code == 4
    assert [one.name for one in (tmp_path / "s").iterdir()] == ["mihon-2025-産業振興課.xlsx"]


def unread(folder: Path, *command: object) -> int:
    """Run the program with a reader that goes away before the first line."""
    reading, writing = os.pipe()
    os.close(reading)
    words = [sys.executable, "-u", "-m", "kyodo_cli", *map(str, command)]
    clean = os.environ | {"KYODO_LANG": "en", "HOME": str(folder)}
    try:
        return subprocess.run(words, cwd=folder, env=clean, stdout=writing, timeout=120, check=False).returncode
    finally:
        os.close(writing)


def test_a_reader_who_goes_away_stops_no_report(workspace: Path) -> None:
    assert unread(workspace, "report", "--year", "2024") == 0
    assert {one.suffix for one in (workspace / "reports" / "2024").glob("matsudo.*")} >= {".html", ".md", ".json"}


def test_a_reader_who_goes_away_stops_no_import(workspace: Path) -> None:
    rows = "\r\n".join(f"{at},取組その{at}" for at in range(1, 200))
    (workspace / "t.csv").write_text(f"番号,取組\r\n{rows}\r\n", encoding="utf-8")
    options = ("--plan", "new", "--title", "計画", "--municipality", "例示市", "--from", "R4")
    assert unread(workspace, "import", "t.csv", *options) == 0
    assert (workspace / "plans" / "new.yaml").exists()


@pytest.mark.parametrize("command", ["show action 4", "show --help", "list actions", "validate --format json"])
def test_nothing_is_said_of_a_reader_who_goes_away(workspace: Path, command: str) -> None:
    assert unread(workspace, *command.split()) == 0


@pytest.mark.parametrize("sign", ["\x1b[31m", "\r", "\u202e", "\x9b"])
def test_no_sign_that_steers_a_terminal_reaches_it(kyodo: Program, workspace: Path, sign: str) -> None:
    done = kyodo("show", "action", "4", "--plan", f"{sign}x", here=workspace)
    assert done.code == 2
    assert sign not in done.err
    assert "\N{REPLACEMENT CHARACTER}" in done.err


@pytest.mark.parametrize(("title", "said"), [(" ", "--title"), ("a\x01", "signs that nobody sees")])
def test_a_title_has_something_to_read(kyodo: Program, workspace: Path, title: str, said: str) -> None:
    (workspace / "t.csv").write_text("番号,取組\r\n1,交流会\r\n", encoding="utf-8")
    options = ("--plan", "new", "--title", title, "--municipality", "例示市", "--from", "R4")
    done = kyodo("import", "t.csv", *options, here=workspace)
    assert (done.code, said in done.err) == (2, True)


def test_a_plan_is_no_table(kyodo: Program, workspace: Path) -> None:
    done = kyodo("import", "plans/kamagaya.yaml", "--plan", "new", here=workspace)
    assert (done.code, (workspace / "plans" / "new.yaml").exists()) == (2, False)


@pytest.mark.parametrize("year", [("--force",), ("--year", "2024")])
def test_a_workbook_of_charts_alone_is_said(kyodo: Program, workspace: Path, year: tuple[str, ...]) -> None:
    import openpyxl

    book = openpyxl.Workbook()
    book.create_chartsheet("c")
    book.remove(book.worksheets[0])
    book.active = 0
    book.save(workspace / "c.xlsx")
    done = kyodo("import", "c.xlsx", "--plan", "matsudo", *year, here=workspace)
    assert (done.code, "c.xlsx has no sheet with cells" in done.err) == (4, True)
