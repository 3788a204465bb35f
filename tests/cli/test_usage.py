"""Wrong calls: one clear sentence in the reader's language, exit 2, nothing on standard output."""

import os
from pathlib import Path

import pytest
import typer

from conftest import Program
from kyodo_cli.base.width import width


@pytest.mark.parametrize(
    ("call", "english", "japanese"),
    [
        (["shwo"], "“kyodo show”", "kyodo show"),
        (["show"], "KIND is missing", "KIND"),
        (["show", "action", "4", "--pln", "x"], "--pln", "--pln"),
        (["show", "action", "4", "5"], "too many: 5", "5"),
        (["show", "action", "4", "--year"], "--year needs a value", "--year"),
        (["show", "action", "4", "--year", "18"], "平成18年度 = 2006", "平成18年度 = 2006"),
        (["show", "action", "4", "--format", "jsn"], "“json”", "json"),
        (["report"], "--year is missing", "--year"),
        (["related", "action", "4", "--depth", "x"], "--depth takes a whole number.", "--depthには、整数"),
        (["related", "action", "4", "--depth", "0"], "--depth takes a whole number from 1 up.", "1以上の整数"),
        (["-C", "nowhere", "list", "plans"], "nowhere", "nowhere"),
        (["validate", "--select", "KY777"], "KY777", "KY777"),
        (["rules", "KY77"], "KY77", "KY77"),
    ],
)
def test_a_wrong_call_is_explained_in_both_languages(
    kyodo: Program, call: list[str], english: str, japanese: str
) -> None:
    for language, expected in (("en", english), ("ja", japanese)):
        answered = kyodo(*call, language=language)
        assert (answered.code, answered.out) == (2, "")
        assert expected in answered.err
        assert "Traceback" not in answered.err


def test_help_is_in_the_language_of_the_reader(kyodo: Program) -> None:
    assert "Track a city's plan" in kyodo("--help").out
    assert "オプション" in kyodo("show", "--help", language="ja").out


def test_the_language_follows_the_locale_unless_kyodo_lang_says_otherwise(kyodo: Program) -> None:
    japanese = kyodo("show", "--help", language="", LANG="ja_JP.UTF-8").out
    english = kyodo("show", "--help", language="", LANG="de_DE.UTF-8").out
    assert "オプション" in japanese
    assert "Options" in english


def test_the_version_is_printed(kyodo: Program) -> None:
    assert kyodo("--version").out.startswith("kyodo 0.")


def test_the_shell_is_offered_completions(kyodo: Program) -> None:
    offered = kyodo(_KYODO_COMPLETE="complete_bash", COMP_WORDS="kyodo sh", COMP_CWORD="1")
    assert "show" in offered.out


def test_what_a_path_has_against_it_is_said_in_the_language_of_the_reader(kyodo: Program, tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    english, japanese = (kyodo("schema", "-o", folder, language=language) for language in ("en", "ja"))
    assert (english.code, japanese.code) == (4, 4)
    assert "it is a folder" in english.err
    assert "フォルダーである" in japanese.err


@pytest.mark.skipif(os.name == "nt", reason="Windows knows no such rights")
def test_a_file_without_the_right_to_read_it_is_a_finding(workspace: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The library would refuse the path in English before we look at it; root may read everything, so it is asked."""
    from kyodo_cli.cli.signatures import keeping

    path = workspace / "plans/kamagaya.yaml"
    monkeypatch.setattr(os, "access", lambda *_: False)
    app = typer.Typer(add_completion=False)
    seen: list[Path] = []
    monkeypatch.setattr("kyodo_cli.cli.commands.validate.validate", lambda _, wanted, **__: seen.extend(wanted.paths))
    app.command()(keeping.validate)
    typer.main.get_command(app).main(args=[str(path)], standalone_mode=False)
    assert seen == [path]


def test_a_depth_beyond_the_plan_costs_nothing(kyodo: Program) -> None:
    assert (
        kyodo("related", "action", "4", "--depth", "9" * 20).out == kyodo("related", "action", "4", "--depth", "22").out
    )


@pytest.mark.parametrize("language", ["en", "ja"])
@pytest.mark.parametrize("columns", ["60", "80", "120"])
@pytest.mark.parametrize("call", [["validate"], ["list"], ["report"], ["xref"], []])
def test_a_help_has_one_layout(kyodo: Program, call: list[str], columns: str, language: str) -> None:
    """Every explanation stands beside its name, or every one below it."""
    lines = kyodo(*call, "--help", language=language, COLUMNS=columns).out.splitlines()
    entries = [line for line in lines if line.startswith("  ") and line[2] != " "]
    assert {"  " in line.strip() for line in entries} in ({True}, {False})
    assert all(width(line) <= int(columns) for line in lines)
