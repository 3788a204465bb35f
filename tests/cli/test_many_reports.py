"""Reports of many plans in one run: the same bytes as one by one, in bounded memory, with a bar on a terminal alone."""

import os
import pickle
import re
import sys
from pathlib import Path

import pytest

from conftest import ROOT, Program
from kyodo_cli.cli.commands.report import MANY
from kyodo_cli.cli.press import CHUNK, print_reports
from kyodo_cli.cli.publishing import Run
from kyodo_cli.render.editions import Look
from kyodo_cli.render.template_faults import TemplateFault
from kyodo_cli.workspace.files import list_files

PLAN = """\
format: 1
id: {id}
title: 例示市{id}協働推進計画（架空）
municipality: {{name: 例示市}}
period: {{from: {first}, to: 2030}}
goals:
  - id: g1
    title: 目標
    actions:
      - {{id: a1, title: 交流会の開催, corresponds: [{{to: "{next}:a1", as: peer}}]}}
"""

RECORDS = (
    "format: 1\nplan: {id}\nyear: 2024\nevaluations: {{a1: {{result: 開催した。, reviews: {{self: {{rating: B}}}}}}}}\n"
)


@pytest.fixture
def country(tmp_path: Path) -> Path:
    """Return a workspace of as many plans as make a run one of many; each corresponds to the next."""
    folder = tmp_path / "県"
    names = [f"city{at:03}" for at in range(MANY + CHUNK + 1)]
    (folder / "plans").mkdir(parents=True)
    for name, following in zip(names, [*names[1:], names[0]], strict=True):
        write(folder / f"plans/{name}.yaml", PLAN.format(id=name, first=2020, next=following))
        write(folder / f"records/{name}/2024.yaml", RECORDS.format(id=name))
    return folder


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def test_the_bytes_are_those_of_each_plan_by_itself(kyodo: Program, country: Path, tmp_path: Path) -> None:
    many = kyodo("report", "--year", "2024", "--format", "md", "-o", tmp_path / "many", here=country)
    assert (many.code, many.err) == (0, "")
    names = sorted(path.name for path in (country / "plans").iterdir())
    assert [Path(line).stem for line in many.out.splitlines() if line.endswith(".md")] == [name[:-5] for name in names]
    for name in ("city000", "city030", "city048"):
        alone = kyodo(
            "report", "--year", "2024", "--plan", name, "--format", "md", "-o", tmp_path / "one", here=country
        )
        assert alone.code == 0
        page = (tmp_path / f"one/{name}.md").read_bytes()
        assert (tmp_path / f"many/{name}.md").read_bytes() == page
    assert "例示市city001協働推進計画" in (tmp_path / "many/city000.md").read_text("utf-8")


def test_one_process_and_several_write_the_same(country: Path, tmp_path: Path) -> None:
    workspace = list_files(country)
    runs = {count: Run(2024, ["html"], Look(), tmp_path / str(count), tmp_path / str(count)) for count in (1, 2)}
    one, two = (list(print_reports(workspace, run, processes)) for processes, run in runs.items())
    assert [sheet.plan for sheet in one] == [sheet.plan for sheet in two]
    for path in sorted((tmp_path / "1").iterdir()):
        assert path.read_bytes() == (tmp_path / "2" / path.name).read_bytes()


def test_what_cannot_be_written_stops_no_other(kyodo: Program, country: Path, tmp_path: Path) -> None:
    write(country / "plans/city003.yaml", "format: 1\n")
    write(country / "plans/city004.yaml", PLAN.format(id="city004", first=2026, next="city005"))
    (country / "records/city004/2024.yaml").unlink()
    (country / "plans/city005.yml").write_bytes((country / "plans/city005.yaml").read_bytes())
    done = kyodo("report", "--year", "2024", "--format", "md", "-o", tmp_path / "out", here=country)
    assert done.code == 4
    assert "plans/city003.yaml could not be read in full" in done.err
    assert "city004 is not in force" in done.err
    assert "plans/city005.yml could not be read in full" in done.err
    written = {path.stem for path in (tmp_path / "out").glob("*.md")}
    assert {f"city{at:03}" for at in range(MANY + CHUNK + 1)} - written == {"city003", "city004"}


def test_no_plan_in_force_is_nothing_to_do(kyodo: Program, country: Path) -> None:
    done = kyodo("report", "--year", "2019", here=country)
    assert done.code == 3
    assert not (country / "reports").exists()


def test_final_reports_of_many_are_held_back_each_for_itself(kyodo: Program, country: Path, tmp_path: Path) -> None:
    done = kyodo("report", "--year", "2024", "--final", "--format", "md", "-o", tmp_path / "out", here=country)
    assert done.code == 1
    assert done.out.count("cannot be final yet") == MANY + CHUNK + 1
    assert not list(tmp_path.glob("out/*.md"))


def test_a_folder_that_is_not_there_stays_so_where_nothing_may_be_final(kyodo: Program, tmp_path: Path) -> None:
    assert kyodo("report", "--year", "2024", "--final", "-o", tmp_path / "out").code == 1
    assert not (tmp_path / "out").exists()


def test_a_fault_comes_back_from_another_process_in_one_sentence(kyodo: Program, country: Path, tmp_path: Path) -> None:
    write(tmp_path / "own/report/report.md.j2", "\n{{ report.titel }}")
    done = kyodo("report", "--year", "2024", "--format", "md", "--templates", tmp_path / "own", here=country)
    assert done.code == 4
    assert "line 2 of report/report.md.j2" in done.err
    assert "Traceback" not in done.err
    fault = pickle.loads(pickle.dumps(TemplateFault("a.j2", 3, "x")))  # noqa: S301  # of our own making
    assert (str(fault), fault.template, fault.line) == (str(TemplateFault("a.j2", 3, "x")), "a.j2", 3)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pseudo-terminals")
@pytest.mark.parametrize("setting", [{}, {"NO_COLOR": "1"}])
def test_a_terminal_sees_a_bar_that_is_gone_in_the_end(country: Path, tmp_path: Path, setting: dict[str, str]) -> None:
    shown = on_a_terminal(["report", "--year", "2024", "--format", "md", "-o", str(tmp_path / "o")], country, setting)
    assert f"{MANY + CHUNK + 1} of {MANY + CHUNK + 1} reports" in shown
    assert "100%" in shown
    assert "\x1b" not in shown
    assert shown.endswith("\r")
    assert re.search(r"\r +\r$", shown)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pseudo-terminals")
def test_a_handful_of_plans_draws_no_bar(tmp_path: Path) -> None:
    assert on_a_terminal(["report", "--year", "2024", "-o", str(tmp_path)], ROOT, {}) == ""


def on_a_terminal(arguments: list[str], here: Path, setting: dict[str, str]) -> str:
    """Run the program with a terminal for standard error alone, and return what it showed there."""
    import pty
    import subprocess

    ours, theirs = pty.openpty()
    environment = os.environ | {"KYODO_LANG": "en", "TERM": "xterm", "COLUMNS": "80"} | setting
    command = [sys.executable, "-m", "kyodo_cli", *arguments]
    running = subprocess.Popen(command, cwd=here, env=environment, stdout=subprocess.DEVNULL, stderr=theirs)
    os.close(theirs)
    shown = b""
    while True:
        try:
            part = os.read(ours, 65536)
        except OSError:  # Linux's way of saying that the other end is closed
            break
        if not part:
            break
        shown += part
    assert running.wait(60) == 0
    os.close(ours)
    return shown.decode().replace("\r\n", "\n")
