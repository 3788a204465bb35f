"""The tours of both READMEs show what the program prints."""

import re
import shlex
import shutil
from pathlib import Path

import pytest

from conftest import ROOT, Program

READMES = {"en": "README.md", "ja": "README.ja.md"}


def steps(name: str) -> list[tuple[str, str]]:
    """Return the commands of a tour with the output that is shown; a line … stands for lines left out."""
    text = (ROOT / name).read_text(encoding="utf-8")
    blocks = re.findall(r"```console\n\$ (.*?)\n(.*?)```", text, re.DOTALL)
    return [(command, shown) for command, shown in blocks]


CASES = [
    pytest.param(language, command, shown, id=f"{language}: {command}")
    for language, name in READMES.items()
    for command, shown in steps(name)
]


@pytest.mark.parametrize(("language", "command", "shown"), CASES)
def test_the_tour_shows_what_is_printed(
    kyodo: Program, workspace: Path, language: str, command: str, shown: str
) -> None:
    program, *arguments = shlex.split(command)
    assert program == "kyodo"
    shutil.copytree(ROOT / "examples", workspace / "examples")
    printed = kyodo(*arguments, here=workspace, language=language).out
    pattern = ".*\n".join(re.escape(part) for part in shown.split("…\n"))
    assert re.fullmatch(pattern, printed, re.DOTALL), printed


@pytest.mark.parametrize("name", READMES.values())
def test_both_tours_have_the_same_steps(name: str) -> None:
    commands = [command for command, _ in steps(name)]
    assert commands == [command for command, _ in steps("README.md")]
    assert len(commands) >= 7


@pytest.mark.parametrize(
    ("language", "name", "heading"), [("en", "README.md", "A year with kyodo"), ("ja", "README.ja.md", "1年の流れ")]
)
def test_the_year_can_be_played_as_it_is_written(
    kyodo: Program, workspace: Path, language: str, name: str, heading: str
) -> None:
    rows = "".join(f"a{number:02},B,実施した。\n" for number in range(1, 23) if number != 4)
    (workspace / "evaluations.csv").write_text(f"id,rating,result\n{rows}", encoding="cp932")
    (workspace / "実績.csv").write_text("番号,アクション,課題\n5,,会場が狭い。\n", encoding="cp932")
    _, _, chapter = (ROOT / name).read_text(encoding="utf-8").partition(f"## {heading}\n")
    commands = re.findall(r"^kyodo (.*)$", chapter.partition("\n## ")[0], re.MULTILINE)
    assert len(commands) == 13
    for command in commands:
        outcome = kyodo(*shlex.split(command), here=workspace, language=language)
        assert outcome.code == 0, (command, outcome.err)
    report = (workspace / "reports/2024/kamagaya.md").read_text(encoding="utf-8")
    assert "交流会を2回開いた。" in report
    assert "交流会を3回開いた。" in report
    assert "集計の誤り" in report


@pytest.mark.parametrize(
    "name",
    [
        *READMES.values(),
        "CONTRIBUTING.md",
        "docs/architecture.md",
        "docs/final.md",
        "docs/final.ja.md",
        "docs/sheets.md",
        "docs/sheets.ja.md",
        "docs/import.md",
        "docs/import.ja.md",
    ],
)
def test_links_between_documents_lead_somewhere(name: str) -> None:
    page = ROOT / name
    for target in re.findall(r"\]\(([^)#]+)", page.read_text(encoding="utf-8")):
        assert "://" in target or (page.parent / target).exists(), target


def test_both_commands_are_marked_for_ci_and_the_same_in_both_languages() -> None:
    english, japanese = ((ROOT / name).read_text(encoding="utf-8") for name in READMES.values())
    for which in ("report", "tests"):
        pattern = rf"<!-- command: {which} -->\s*```sh\n(.*?)\n```"
        (one,) = re.findall(pattern, english, re.DOTALL)
        assert re.findall(pattern, japanese, re.DOTALL) == [one]
        assert "\n" not in one
