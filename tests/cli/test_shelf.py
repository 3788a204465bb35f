"""Pages kept from run to run: the same as made anew, and never stale."""

import json
import os
from datetime import date
from pathlib import Path

import pytest

import example_city
from conftest import ROOT, Program
from kyodo_cli.base.kinds import KINDS
from kyodo_cli.cli.commands.show_plainly import show_plainly
from kyodo_cli.cli.surroundings import Surroundings, cache_folder
from kyodo_cli.workspace.book import open_book
from kyodo_cli.workspace.files import list_files

RECORDS = """\
format: 1
plan: kamagaya
year: 2024
evaluations:
  a04: {result: 架空の記録}
"""


@pytest.fixture
def around(workspace: Path, tmp_path: Path) -> Surroundings:
    return Surroundings("ja", workspace, date(2026, 5, 1), workspace, tmp_path / "cache")


def shown(around: Surroundings, capsys: pytest.CaptureFixture[str], kind: str = "action", item: str = "4") -> str:
    assert show_plainly(around, kind, item) == 0
    return capsys.readouterr().out


def kept(around: Surroundings) -> list[Path]:
    assert around.cache
    return sorted((around.cache / "pages").glob("*.json"))


def test_every_item_is_the_same_from_the_shelf_and_anew(
    around: Surroundings, capsys: pytest.CaptureFixture[str]
) -> None:
    assert around.folder
    (around.folder / "plans" / "example.yaml").write_text(example_city.PLAN, encoding="utf-8")
    (around.folder / "records" / "example").mkdir(parents=True)
    (around.folder / "records" / "example" / "2024.yaml").write_text(example_city.RECORDS, encoding="utf-8")
    without = around._replace(cache=None)
    book = open_book(list_files(around.folder))
    assert not book.unread
    items = [("plan", one.id) for one in book.plans]
    items += [(one.kind, one.numbering) for plan in book.plans for one in plan.outline.entries]
    items += [(kind, number) for kind in (*KINDS, "アクション") for number in ("1", "２", "1-1", "a04")]
    items += [("indicator", one.indicator.id) for plan in book.plans for one in plan.outline.indicators]
    shown(around, capsys)
    assert len(kept(around)) == 3
    compared = 0
    for kind, item in items:
        try:
            anew = shown(without, capsys, kind, item)
        except Exception as fault:  # noqa: BLE001  # the same fault is expected from the shelf
            with pytest.raises(type(fault)):
                show_plainly(around, kind, item)
            capsys.readouterr()
        else:
            assert shown(around, capsys, kind, item) == anew
            compared += 1
    assert compared > 60
    assert len(kept(around)) == 3


@pytest.mark.parametrize("change", ["plan", "records", "language", "columns", "year"])
def test_whatever_a_page_depends_on_makes_it_anew(
    around: Surroundings, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, change: str
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    before = shown(around, capsys)
    assert around.folder
    if change == "plan":
        plan = around.folder / "plans" / "kamagaya.yaml"
        state = plan.stat()
        plan.write_text(plan.read_text(encoding="utf-8").replace("交流会の実施", "交流会の開催"), encoding="utf-8")
        os.utime(plan, ns=(state.st_atime_ns, state.st_mtime_ns))
    elif change == "records":
        (around.folder / "records" / "kamagaya").mkdir(parents=True)
        (around.folder / "records" / "kamagaya" / "2024.yaml").write_text(RECORDS, encoding="utf-8")
    elif change == "language":
        around = around._replace(language="en")
    elif change == "columns":
        monkeypatch.setenv("COLUMNS", "41")
    else:
        around = around._replace(today=date(2027, 4, 1))
    after = shown(around, capsys)
    assert after != before
    assert after == shown(around._replace(cache=None), capsys)


@pytest.mark.parametrize("damage", [b"", b"{", b"[]", b'[{}, [["action"]]]', b"\xff\xfe"])
def test_a_damaged_page_is_made_anew(around: Surroundings, capsys: pytest.CaptureFixture[str], damage: bytes) -> None:
    before = shown(around, capsys)
    for path in kept(around):
        path.write_bytes(damage)
    assert shown(around, capsys) == before
    assert all(json.loads(path.read_text(encoding="utf-8")) for path in kept(around))


def test_a_plan_with_a_finding_of_reading_is_not_kept(around: Surroundings, capsys: pytest.CaptureFixture[str]) -> None:
    assert around.folder
    plan = around.folder / "plans" / "matsudo.yaml"
    plan.write_text(plan.read_text(encoding="utf-8") + "unknown: 1\n", encoding="utf-8")
    for _ in range(2):
        assert show_plainly(around, "action", "4") == 4
        assert "matsudo" in capsys.readouterr().err
    assert len(kept(around)) == 1


def test_a_folder_that_cannot_be_written_is_no_fault(
    around: Surroundings, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    assert "アクション 4" in shown(around._replace(cache=tmp_path / "file"), capsys)


def test_old_pages_are_thrown_away(around: Surroundings, capsys: pytest.CaptureFixture[str]) -> None:
    assert around.cache
    pages = around.cache / "pages"
    pages.mkdir(parents=True)
    for number in range(100):
        (pages / f"{number}.json").write_text("[]", encoding="utf-8")
        os.utime(pages / f"{number}.json", (number, number))
    shown(around, capsys)
    assert len(kept(around)) == 60
    assert (pages / "99.json").exists()


def test_the_folder_is_the_one_that_the_system_has_for_it() -> None:
    assert cache_folder({"HOME": "/home/x"}) == Path("/home/x/.cache/kyodo")
    assert cache_folder({"HOME": "/home/x", "XDG_CACHE_HOME": "/c"}) == Path("/c/kyodo")
    assert cache_folder({"LOCALAPPDATA": "C:/Local"}) == Path("C:/Local/kyodo")
    assert cache_folder({"HOME": "/home/x", "KYODO_NO_CACHE": "1"}) is None
    assert cache_folder({}) is None


def test_the_second_run_of_the_program_says_the_same(kyodo: Program) -> None:
    first = kyodo("show", "action", "4")
    assert kyodo("show", "action", "4") == first
    assert kyodo("show", "action", "4", KYODO_NO_CACHE="1") == first
    assert kyodo("show", "action", "4", "--format", "text") == first
    assert first.code == 0
    assert (ROOT / "plans").is_dir()


def report_with(kyodo: Program, cache: Path, templates: Path) -> str:
    arguments = (
        "report",
        "--year",
        "2024",
        "--plan",
        "matsudo",
        "--format",
        "md",
        "--stdout",
        "--templates",
        templates,
    )
    run = kyodo(*map(str, arguments), XDG_CACHE_HOME=str(cache))
    assert run.code == 0
    return run.out


def test_a_compiled_template_is_used_only_while_its_source_is_the_same(kyodo: Program, tmp_path: Path) -> None:
    templates, cache = tmp_path / "templates", tmp_path / "cache"
    (templates / "report").mkdir(parents=True)
    source = templates / "report" / "report.md.j2"
    for text in ("{{ report.year }}年\n", "{{ report.year }}年\n", "{{ report.year }}年度\n"):
        source.write_text(text, encoding="utf-8")
        assert report_with(kyodo, cache, templates).startswith(text.replace("{{ report.year }}", "2024"))
    [compiled] = (cache / "kyodo" / "templates").iterdir()
    for damage in (b"", b"x", compiled.read_bytes()[:-20]):
        compiled.write_bytes(damage)
        assert report_with(kyodo, cache, templates).startswith("2024年度\n")


def test_a_cache_that_cannot_be_written_is_no_fault_of_a_report(kyodo: Program, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    run = kyodo("report", "--year", "2024", "-o", str(tmp_path / "reports"), XDG_CACHE_HOME=str(tmp_path / "file"))
    assert run.code == 0
    assert run.err == ""
