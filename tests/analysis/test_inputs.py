"""The digest of what a report is made from: what changes it and what does not."""

import hashlib
import shutil
from pathlib import Path

import pytest

from final_city import PLAN, RECORDS, city
from kyodo_cli.analysis.inputs import Input, digest, inputs
from kyodo_cli.base.version import VERSION
from kyodo_cli.cli.publishing import Run, view_of
from kyodo_cli.render.editions import Look, edition
from kyodo_cli.workspace.book import PlanBook, open_book
from kyodo_cli.workspace.files import list_files
from mihon_city import BOOK, CITY

BEFORE = "format: 1\nplan: city\nyear: 2023\n"
AFTER = "format: 1\nplan: city\nyear: 2025\nevaluations: {a01: {result: 済み}}\n"


def books(folder: Path) -> tuple[PlanBook, ...]:
    return open_book(list_files(folder)).plans


def of(folder: Path, *, plan: str = "city", year: int = 2024) -> str:
    all_books = books(folder)
    [book] = [one for one in all_books if one.id == plan]
    return digest(book, year, inputs(book, year, all_books))


def test_the_digest_is_what_sha256sum_makes_of_the_files(tmp_path: Path) -> None:
    here = city(city(tmp_path), records=BEFORE, year=2023)
    files = ["plans/city.yaml", "records/city/2023.yaml", "records/city/2024.yaml"]
    sums = [f"{hashlib.sha256((here / one).read_bytes()).hexdigest()}  {one}\n" for one in files]
    listed = f"kyodo {VERSION} report city 2024\n" + "".join(sums)
    assert of(here) == "sha256:" + hashlib.sha256(listed.encode()).hexdigest()


def test_it_is_the_same_in_another_folder_with_other_line_ends_and_a_byte_order_mark(tmp_path: Path) -> None:
    here, there = city(tmp_path / "a"), city(tmp_path / "市の 計画")
    for file in ("plans/city.yaml", "records/city/2024.yaml"):
        raw = (there / file).read_bytes()
        (there / file).write_bytes(b"\xef\xbb\xbf" + raw.replace(b"\n", b"\r\n"))
    assert of(here) == of(there)


@pytest.mark.parametrize(
    ("file", "text"),
    [
        ("plans/city.yaml", PLAN + "# a comment\n"),
        ("records/city/2024.yaml", RECORDS.replace("120", "121")),
        ("records/city/2023.yaml", BEFORE + "measurements: {i1: {value: 1}}\n"),
        ("records/city/2025.yaml", AFTER.replace("result: 済み", "result: 済み, covers: [2024, 2025]")),
    ],
)
def test_it_changes_with_the_plan_the_year_the_years_before_and_a_later_one_that_covers_it(
    tmp_path: Path, file: str, text: str
) -> None:
    here = city(city(tmp_path), records=BEFORE, year=2023)
    before = of(here)
    (here / file).write_text(text, encoding="utf-8")
    assert of(here) != before


def test_records_of_later_years_change_neither_the_digest_nor_the_report(tmp_path: Path) -> None:
    shutil.copytree(CITY, tmp_path / "w")
    run = Run(2022, ["html", "md"], Look(), tmp_path, tmp_path)
    [before] = [one for one in books(tmp_path / "w") if one.id == "mihon"]
    for year in (2023, 2024, 2025):
        (tmp_path / f"w/records/mihon/{year}.yaml").unlink()
    [after] = [one for one in books(tmp_path / "w") if one.id == "mihon"]
    for form in run.forms:
        assert edition(view_of(before, (), run), form, run.look) == edition(view_of(after, (), run), form, run.look)


def test_another_plan_counts_where_an_item_corresponds_to_one_of_its_items(tmp_path: Path) -> None:
    shutil.copytree(CITY, tmp_path / "w")
    before, alone = of(tmp_path / "w", plan="mihon"), digest(BOOK, 2024, inputs(BOOK, 2024))
    other = tmp_path / "w/plans/mihon-fukushi.yaml"
    other.write_text(other.read_text(encoding="utf-8") + "# changed\n", encoding="utf-8")
    assert of(tmp_path / "w", plan="mihon") not in (before, alone)
    city(tmp_path / "w")
    assert of(tmp_path / "w", plan="city") == of(city(tmp_path / "alone"))


def test_templates_of_ones_own_and_the_year_count() -> None:
    files = inputs(BOOK, 2023)
    own = Input("templates/report/report.md.j2", "x")
    assert len({digest(BOOK, 2023, files), digest(BOOK, 2024, files), digest(BOOK, 2023, [*files, own])}) == 3
