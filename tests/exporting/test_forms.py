"""Whatever the form, the same rows arrive: those that are made from the files."""

from collections.abc import Callable
from pathlib import Path

import pytest

import exported
import many_cities
from conftest import ROOT, Program
from exported import Tables, expected, in_order
from kyodo_cli.exporting.tables.registry import TABLES

FORMS: dict[str, tuple[list[str], str, Callable[[Path], Tables]]] = {
    "csv": (["--to", "csv"], "plans-csv", exported.from_csv),
    "csv without mark": (
        ["--to", "csv", "--encoding", "utf-8"], "plans-csv", lambda path: exported.from_csv(path, "utf-8"),
    ),
    "xlsx": (["--to", "xlsx"], "plans.xlsx", exported.from_workbook),
    "sqlite": (["--to", "sqlite"], "plans.sqlite", exported.from_sqlite),
    "parquet": (["--to", "parquet"], "plans-parquet", exported.from_parquet),
    "partitions": (["--to", "parquet", "--partition"], "plans-parquet", exported.from_partitions),
}  # fmt: skip


@pytest.fixture(params=["founding plans", "mihon", "many cities"])
def city(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A workspace with plans of one kind."""
    if request.param == "many cities":
        return many_cities.write(tmp_path / "多くの 市")
    return ROOT if request.param == "founding plans" else ROOT / "examples" / "mihon"


@pytest.mark.parametrize("form", FORMS)
def test_all_rows_arrive(kyodo: Program, city: Path, tmp_path: Path, form: str) -> None:
    options, name, read = FORMS[form]
    place = tmp_path / "書き出し 先" / name
    done = kyodo("export", *options, "-o", place, here=city)
    assert done.code == 0, done.err
    assert done.out.strip() == str(place)
    found, made = read(place), expected(city)
    assert set(found) == set(made)
    assert in_order(found) == in_order(made)


@pytest.mark.parametrize("form", FORMS)
def test_two_runs_write_the_same_bytes(kyodo: Program, tmp_path: Path, form: str) -> None:
    options, name, _ = FORMS[form]
    made = []
    for run in ("one", "other"):
        place = tmp_path / run / name
        assert kyodo("export", *options, "-o", place, here=ROOT / "examples" / "mihon", language="ja").code == 0
        files = [place] if place.is_file() else sorted(one for one in place.rglob("*") if one.is_file())
        made.append({one.relative_to(tmp_path / run): one.read_bytes() for one in files})
    assert made[0] == made[1]


def test_one_plan_can_be_exported(kyodo: Program, workspace: Path) -> None:
    done = kyodo("export", "--to", "sqlite", "--plan", "Matsudo", here=workspace)
    assert done.out.strip() == "export/matsudo.sqlite"
    found = exported.from_sqlite(workspace / "export" / "matsudo.sqlite")
    assert {row["plan"] for rows in found.values() for row in rows} == {"matsudo"}
    assert [one["kind"] for one in found["items"]].count("action") == 13


def test_the_founding_plans_have_their_links(kyodo: Program, workspace: Path) -> None:
    kyodo("export", "--to", "sqlite", here=workspace)
    links = [
        one
        for one in exported.from_sqlite(workspace / "export" / "plans.sqlite")["links"]
        if (one["plan"], one["link"]) == ("kamagaya", "related")
    ]
    assert len(links) == 46
    assert all(one["is_reciprocal"] for one in links)
    assert sum(one["is_across"] for one in links) == 2 * 13
    assert "a17" not in {one["item"] for one in links}


def test_every_year_is_in_its_rows_and_no_other(kyodo: Program, tmp_path: Path) -> None:
    many_cities.write(tmp_path)
    kyodo("export", "--to", "sqlite", here=tmp_path)
    found = exported.from_sqlite(tmp_path / "export" / "plans.sqlite")
    for table in TABLES:
        if table.is_yearly:
            assert {row["year"] for row in found[table.name]} <= set(many_cities.YEARS)
    assert len(found["years"]) == many_cities.CITIES * len(many_cities.YEARS)
