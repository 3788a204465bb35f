"""The example city is sound, says in every file that it is invented, and shows what its README names."""

import re
import shlex
import shutil
from pathlib import Path

import pytest

from conftest import Program
from kyodo_cli.workspace.book import open_book
from kyodo_cli.workspace.files import list_files
from mihon_city import CITY, INDICATORS, NODES, YEARS, closing

FILES = sorted(path for path in CITY.rglob("*") if path.is_file() and "reports" not in path.parts)
READMES = (CITY / "README.md", CITY / "README.ja.md")


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(CITY).as_posix())
def test_every_file_begins_by_saying_that_it_is_invented(path: Path) -> None:
    japanese, english = path.read_text(encoding="utf-8").splitlines()[:2]
    assert re.match(r"(# |<!-- )見本です。「みほん市」は架空の市で、.*すべて創作です。", japanese)
    assert re.match(r'(# |<!-- )An example: "Mihon City" does not exist; .* invented\.', english)


def test_the_city_has_no_code_that_could_be_a_real_one() -> None:
    assert {book.plan.municipality.code for book in open_book(list_files(CITY)).plans} == {None}


def test_it_validates_without_a_finding(kyodo: Program) -> None:
    done = kyodo("-C", CITY, "validate", "--fail-on", "warning")
    assert (done.code, done.out) == (0, "Files checked: 7. Errors: 0, warnings: 0, notes: 0.\n")


@pytest.mark.parametrize("year", [2021, 2022, 2023, 2024])
def test_a_closed_year_lacks_nothing(kyodo: Program, year: int) -> None:
    assert kyodo("-C", CITY, "validate", "--year", year, "--fail-on", "warning").code == 0


def test_the_open_year_is_recorded_in_part(kyodo: Program) -> None:
    assert kyodo("-C", CITY, "validate", "--year", 2025).code == 1
    rated = [one for one in YEARS[2025].evaluations.values() if "self" in one.reviews]
    assert 0 < len(rated) < len(YEARS[2025].evaluations)
    assert closing(2025) == []


@pytest.mark.parametrize("year", range(2021, 2026))
def test_the_report_of_every_year_can_be_written(kyodo: Program, tmp_path: Path, year: int) -> None:
    assert kyodo("-C", CITY, "report", "--year", year, "--output", tmp_path).code == 0
    assert f"（{year}年度）" in (tmp_path / "mihon.md").read_text(encoding="utf-8")
    assert (tmp_path / "mihon.html").exists()


@pytest.mark.parametrize("readme", READMES, ids=lambda path: path.name)
def test_the_commands_of_its_readme_work(kyodo: Program, tmp_path: Path, readme: Path) -> None:
    shutil.copytree(CITY, tmp_path / "examples" / "mihon", ignore=shutil.ignore_patterns("reports"))
    [block] = re.findall(r"```sh\n(.*?)```", readme.read_text(encoding="utf-8"), re.DOTALL)
    for line in block.splitlines():
        done = kyodo(*shlex.split(line)[1:], here=tmp_path)
        assert (line, done.code) == (line, int("2025" in line))
        assert done.out


@pytest.mark.parametrize("readme", READMES, ids=lambda path: path.name)
def test_its_readme_names_only_what_is_there(readme: Path) -> None:
    text = readme.read_text(encoding="utf-8")
    named = set(re.findall(r"`(i-[a-z-]+|[agm][0-9][0-9-]*)`", text))
    assert named <= {*INDICATORS, *NODES}
    for target in re.findall(r"\]\(([^)]+)\)", text):
        assert (CITY / target).exists()


def test_both_readmes_name_the_same_things() -> None:
    def found(path: Path) -> list[str]:
        return sorted(re.findall(r"`(i-[a-z-]+|[agm][0-9][0-9-]*)`", path.read_text(encoding="utf-8")))

    first, second = READMES
    assert found(first) == found(second)
