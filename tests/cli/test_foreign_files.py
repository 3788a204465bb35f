"""What kyodo did not make, in the folder that reports are written to, is never replaced."""

from pathlib import Path

import pytest

from conftest import Program
from small_city import CITY

TOWN = CITY.replace("id: city", "id: town")


def city(folder: Path) -> Path:
    (folder / "plans").mkdir(parents=True)
    (folder / "plans" / "city.yaml").write_text(CITY, encoding="utf-8")
    return folder


FOREIGN = {
    "city.html": b"<!DOCTYPE html><title>our city</title>",
    "city.md": b"# Our city\n",
    "city.csv": b"name,people\n",
    "city.columns.csv": b"column,meaning\n",
    "city.json": b'{"kind": "report"}',
    "city.csv-metadata.json": b'{"@context": "http://www.w3.org/ns/csvw", "tables": [{"url": "city.csv"}]}',
}


@pytest.mark.parametrize("name", FOREIGN)
def test_a_file_of_the_citys_own_that_bears_a_reports_name_stays_and_no_other_is_written(
    kyodo: Program, tmp_path: Path, name: str
) -> None:
    here = city(tmp_path / "w")
    web = here / "web"
    web.mkdir()
    (web / name).write_bytes(FOREIGN[name])

    done = kyodo("report", "--year", "2024", "-o", "web", here=here)

    assert done.code == 5
    assert {one.name: one.read_bytes() for one in web.iterdir()} == {name: FOREIGN[name]}
    assert done.err.splitlines() == [
        f"city: web/{name} was not made by kyodo, and the report has a file of that name; nothing was written.",
        "Move it away, or name another folder with -o.",
    ]


def test_the_reports_of_other_plans_are_written(kyodo: Program, tmp_path: Path) -> None:
    here = city(tmp_path / "w")
    (here / "plans" / "town.yaml").write_text(TOWN, encoding="utf-8")
    (here / "web").mkdir()
    (here / "web" / "city.html").write_bytes(FOREIGN["city.html"])

    done = kyodo("report", "--year", "2024", "-o", "web", here=here)

    assert done.code == 5
    assert "web/town.html" in done.out
    assert "web/city" not in done.out


def test_a_report_is_written_again_over_every_form_and_file_of_its_own(kyodo: Program, tmp_path: Path) -> None:
    here = city(tmp_path / "w")
    forms = ("--format", "md,html,txt")
    first = kyodo("report", "--year", "2023", "-o", "web", *forms, here=here)
    again = kyodo("report", "--year", "2024", "-o", "web", *forms, here=here)
    assert (first.code, again.code, again.err) == (0, 0, "")
    assert again.out == first.out


def test_tables_that_excel_has_saved_are_still_known(kyodo: Program, tmp_path: Path) -> None:
    here = city(tmp_path / "w")
    kyodo("report", "--year", "2024", "-o", "web", here=here)
    for table in (here / "web").glob("*.csv"):
        table.write_bytes(table.read_text(encoding="utf-8-sig").encode("cp932"))
    assert kyodo("report", "--year", "2024", "-o", "web", here=here).code == 0
