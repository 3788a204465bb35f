"""What cannot be known is never called fine, and what is written never destroys what it is made from."""

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from conftest import ROOT, Program
from kyodo_cli.rules.check import check_workspace
from kyodo_cli.workspace.files import list_files


def test_a_folder_that_cannot_be_looked_into_is_an_error(workspace: Path) -> None:
    closed = list_files(workspace)._replace(closed=("records",))
    found = check_workspace(closed).diagnostics
    assert [(one.rule.code, one.file) for one in found if one.rule.severity == "error"] == [("KY001", "records")]


@pytest.mark.parametrize("command", [("validate",), ("schema",)])
def test_an_output_file_among_the_plans_is_refused(kyodo: Program, workspace: Path, command: tuple[str, ...]) -> None:
    before = (workspace / "plans" / "kamagaya.yaml").read_bytes()
    refused = kyodo(*command, "-o", "plans/kamagaya.yaml", here=workspace)
    assert refused.code == 2
    assert (workspace / "plans" / "kamagaya.yaml").read_bytes() == before


def test_an_output_file_that_is_a_link_or_a_pipe_is_written_to_and_not_replaced(
    kyodo: Program, workspace: Path, tmp_path: Path
) -> None:
    (tmp_path / "target").write_text("old", encoding="utf-8")
    (tmp_path / "link").symlink_to(tmp_path / "target")
    assert kyodo("schema", "-o", tmp_path / "link", here=workspace).code == 0
    assert (tmp_path / "link").is_symlink()
    assert "$schema" in (tmp_path / "target").read_text(encoding="utf-8")
    assert kyodo("schema", "-o", "/dev/null", here=workspace).code == 0
    assert stat.S_ISCHR(os.stat("/dev/null").st_mode)


@pytest.mark.parametrize("broken", ["from: ２０２１", "fron: 2021"])
def test_a_plan_whose_frame_cannot_be_read_is_reported_and_not_published(
    kyodo: Program, workspace: Path, broken: str
) -> None:
    plan = workspace / "plans" / "kamagaya.yaml"
    plan.write_text(plan.read_text(encoding="utf-8").replace("from: 2021", broken, 1), encoding="utf-8")
    reported = kyodo("report", "--year", "2024", here=workspace)
    assert reported.code == 4
    assert {path.name.split(".")[0] for path in (workspace / "reports" / "2024").iterdir()} == {"matsudo"}
    assert "kamagaya" in reported.err
    assert "1868" not in kyodo("list", "plans", here=workspace).out


def test_a_year_outside_every_period_beside_an_unreadable_plan_is_not_called_nothing(
    kyodo: Program, workspace: Path
) -> None:
    (workspace / "plans" / "matsudo.yaml").write_text("a: [", encoding="utf-8")
    assert kyodo("report", "--year", "2010", here=workspace).code == 4


@pytest.mark.parametrize(
    "call",
    [
        ("validate", "--ignore", ""),
        ("validate", "--year", ""),
        ("list", "actions", "--vision", ""),
        ("show", "action", "4", "--year="),
    ],
)
def test_an_empty_value_switches_nothing_off(kyodo: Program, call: tuple[str, ...]) -> None:
    assert kyodo(*call).code == 2


def test_the_readiness_of_a_year_that_no_plan_is_in_force_is_nothing_to_work_on(kyodo: Program) -> None:
    assert kyodo("validate", "--year", "2014").code == 3


def test_a_year_outside_the_period_is_not_called_unrecorded(kyodo: Program) -> None:
    assert "not part of the plan in force" in kyodo("show", "action", "4", "--year", "2014").out


def test_the_one_vision_of_a_plan_goes_by_its_place(kyodo: Program) -> None:
    assert "豊かで活力ある地域社会" in kyodo("show", "vision", "matsudo:1").out


def test_a_full_disk_is_a_fault_of_the_machine() -> None:
    with Path("/dev/full").open("wb") as full:
        command = [sys.executable, "-m", "kyodo_cli", "list", "actions"]
        done = subprocess.run(command, cwd=ROOT, stdout=full, stderr=subprocess.PIPE, check=False)
    assert done.returncode == 4
    assert b"kyodo-bug" not in done.stderr


@pytest.mark.parametrize("call", [["list", "actions"], ["validate"], ["--help"]])
def test_a_reader_that_goes_away_is_no_finding(call: list[str]) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    command = [sys.executable, "-m", "kyodo_cli", *call]
    done = subprocess.run(command, cwd=ROOT, stdout=writer, stderr=subprocess.PIPE, check=False)
    os.close(writer)
    assert (done.returncode, done.stderr) == (0, b"")


def test_a_closed_output_is_no_bug() -> None:
    command = f"{sys.executable} -m kyodo_cli list actions >&-"
    done = subprocess.run(["sh", "-c", command], cwd=ROOT, stderr=subprocess.PIPE, check=False)
    assert done.returncode in (0, 4)
    assert b"kyodo-bug" not in done.stderr


def test_an_interrupted_run_says_so_and_exits_130(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "wait")
    program = (
        "import os, signal, sys\n"
        "from kyodo_cli.cli import main\n"
        "def stop(*_): os.kill(os.getpid(), signal.SIGINT)\n"
        "main._run = stop\n"
        "sys.argv = ['kyodo']\n"
        "main.main()\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=False)
    assert done.returncode == 130
    assert b"Traceback" not in done.stderr


def test_findings_that_look_alike_are_told_apart_in_code_scanning(kyodo: Program, tmp_path: Path) -> None:
    import json

    (tmp_path / "plans").mkdir()
    (tmp_path / "plans" / "x.yaml").write_text(
        "format: 1\nid: x\ntitle: 例示市計画\nmunicipality: {name: 例示市}\nperiod: {from: 2022}\n"
        "actions:\n  - {id: a1, title: 交流会, actors: ['甲  乙', '甲  乙']}\n",
        encoding="utf-8",
    )
    results = json.loads(kyodo("validate", "--format", "sarif", here=tmp_path).out)["runs"][0]["results"]
    prints = [one["partialFingerprints"]["kyodo/v1"] for one in results]
    assert len(prints) == len(set(prints)) >= 2


@pytest.mark.parametrize(
    ("file", "code", "finding"),
    [
        ("plans/sub/example.yaml", 1, "KY510 error"),
        ("plans/example.yaml.txt", 1, "KY510 error"),
        ("records/example/2024.yaml", 1, "KY511 error"),
        ("plans/README.md", 3, "KY512 note"),
    ],
)
def test_without_a_plan_what_might_be_one_is_named(
    kyodo: Program, tmp_path: Path, file: str, code: int, finding: str
) -> None:
    (tmp_path / "plans").mkdir()
    (tmp_path / file).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / file).write_text("format: 1\n", encoding="utf-8")
    checked = kyodo("validate", here=tmp_path)
    assert (checked.code, finding in checked.out) == (code, True)


def test_two_files_for_one_plan_are_a_finding_and_neither_is_shown_twice(kyodo: Program, workspace: Path) -> None:
    text = (workspace / "plans/kamagaya.yaml").read_text("utf-8")
    (workspace / "plans/kamagaya.yml").write_text(text, encoding="utf-8")
    records = workspace / "records/kamagaya"
    records.mkdir(parents=True)
    (records / "2024.yaml").write_text("format: 1\nplan: kamagaya\nyear: 2024\nunknown: 1\n", encoding="utf-8")
    checked = kyodo("validate", here=workspace)
    assert "KY502" in checked.out
    assert "Files checked: 4." in checked.out
    assert checked.out.count("KY015") == 1
    listed = kyodo("list", "visions", "--plan", "kamagaya", "--format", "json", here=workspace)
    assert (listed.code, listed.out.count('"id": "v1"')) == (4, 1)
    assert "plans/kamagaya.yml could not be read in full" in listed.err
