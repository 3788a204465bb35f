"""`kyodo doctor`: what is wrong with a set-up is found, named, and mended by what it says."""

import json
import os
from pathlib import Path
from typing import Any

import pytest

from conftest import Program
from kyodo_cli.cli.doctor import libraries
from kyodo_cli.cli.doctor.checks import CHECKS
from kyodo_cli.cli.doctor.files import files
from kyodo_cli.cli.doctor.sign import Asked
from kyodo_cli.cli.surroundings import surroundings


def signs(kyodo: Program, *arguments: object, here: Path, **environment: str) -> dict[str, list[dict[str, Any]]]:
    done = kyodo("doctor", *arguments, "--format", "json", here=here, **environment)
    found: dict[str, list[dict[str, Any]]] = {}
    for one in json.loads(done.out)["items"]:
        found.setdefault(one["check"], []).append(one)
    assert done.code == (1 if any(one["state"] == "wrong" for some in found.values() for one in some) else 0)
    return found


def test_a_good_set_up_is_fine_in_both_languages(kyodo: Program, workspace: Path) -> None:
    (workspace / "records").mkdir()
    english = kyodo("doctor", here=workspace, EDITOR="true")
    assert (english.code, english.err) == (0, "")
    assert "Nothing is wrong" in english.out
    japanese = kyodo("doctor", here=workspace, language="ja", EDITOR="true")
    assert japanese.code == 0
    assert "問題はない" in japanese.out


def test_every_check_says_something(kyodo: Program, workspace: Path) -> None:
    assert list(signs(kyodo, here=workspace)) == [name for name, _, _ in CHECKS]


def test_what_is_wrong_says_how_to_mend_it(kyodo: Program, workspace: Path) -> None:
    (workspace / "plans/broken.yaml").write_bytes("題名".encode("cp932"))
    found = signs(kyodo, here=workspace, EDITOR="no-such-editor", KYODO_LANG="xx")
    wrong = [one for some in found.values() for one in some if one["state"] == "wrong"]
    assert {one["check"] for one in wrong} == {"files", "editor", "language"}
    assert all(one["hint"] for one in wrong)
    assert "plans/broken.yaml" in found["files"][0]["message"]


def test_without_a_workspace_the_rest_is_still_looked_at(kyodo: Program, tmp_path: Path) -> None:
    found = signs(kyodo, here=tmp_path)
    assert found["workspace"][0]["state"] == "note"
    assert "kyodo init" in found["workspace"][0]["hint"]
    assert "templates" in found


def test_a_workspace_that_was_named_and_is_not_there_is_wrong(kyodo: Program, tmp_path: Path) -> None:
    found = signs(kyodo, here=tmp_path, KYODO_WORKSPACE="nowhere")
    assert found["workspace"][0]["state"] == "wrong"


@pytest.mark.parametrize(
    ("encoding", "language", "state"),
    [("utf-8", "ja", "fine"), ("cp932", "ja", "note"), ("ascii", "ja", "wrong"), ("ascii", "en", "note")],
)
def test_the_console_is_judged_by_its_characters(
    kyodo: Program, workspace: Path, encoding: str, language: str, state: str
) -> None:
    found = signs(kyodo, here=workspace, PYTHONIOENCODING=encoding, KYODO_LANG=language)
    assert found["console"][0]["state"] == state


def test_a_cache_that_cannot_be_written_is_but_a_note(kyodo: Program, workspace: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    found = signs(kyodo, here=workspace, XDG_CACHE_HOME=str(tmp_path / "file"))
    assert found["cache"][0]["state"] == "note"


def test_looking_leaves_nothing_behind(kyodo: Program, workspace: Path, tmp_path: Path) -> None:
    before = sorted(workspace.rglob("*"))
    kyodo("doctor", here=workspace, XDG_CACHE_HOME=str(tmp_path / "cache"))
    assert sorted(workspace.rglob("*")) == before
    assert not (tmp_path / "cache").exists()


def test_a_folder_that_cannot_be_written_to_is_named(monkeypatch: pytest.MonkeyPatch, workspace: Path) -> None:
    (workspace / "records").mkdir()
    monkeypatch.setattr(os, "access", lambda path, _: "records" not in str(path))
    [found] = files(Asked(surroundings({"KYODO_WORKSPACE": str(workspace)})))
    assert (found.state, "records" in str(found.message)) == ("wrong", True)


def test_own_templates_are_tried_on_the_example_city_and_on_the_plans_here(kyodo: Program, workspace: Path) -> None:
    assert kyodo("templates", "eject", "footer", "-o", "templates", here=workspace).code == 0
    [fine] = signs(kyodo, here=workspace)["templates"]
    assert fine["state"] == "fine"
    page = workspace / "templates/report/report.html.j2"
    page.write_text(page.read_text("utf-8").replace("report.full_title", "report.full_titel"), encoding="utf-8")
    [wrong] = signs(kyodo, here=workspace)["templates"]
    assert wrong["state"] == "wrong"
    assert "titel" in wrong["message"]
    assert "title" in wrong["message"]


def test_a_folder_of_templates_that_is_not_there_is_wrong(kyodo: Program, workspace: Path) -> None:
    [wrong] = signs(kyodo, "--templates", "gone", here=workspace)["templates"]
    assert wrong["state"] == "wrong"


def test_a_library_that_is_too_old_or_absent_is_named_with_the_command(monkeypatch: pytest.MonkeyPatch) -> None:
    lines = ["typer>=99.1", "no-such-library>=1", "no-such-extra>=1; extra == 'pdf'", "pytest>=99; extra == 'test'"]
    monkeypatch.setattr(libraries, "requires", lambda _: lines)
    found = list(libraries.libraries(Asked(surroundings({}))))
    assert [one.state for one in found] == ["wrong", "wrong"]
    assert [str(one.mend) for one in found] == [
        'Run: python -m pip install --upgrade "typer>=99.1"',
        'Run: python -m pip install --upgrade "no-such-library>=1"',
    ]
