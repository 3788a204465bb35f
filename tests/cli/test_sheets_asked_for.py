"""Which workbooks are made: not of a closed year, not of departments that no plan has, and when a stage may follow."""

import shutil
from pathlib import Path

import pytest

from conftest import ROOT, Program
from returned_sheets import city
from small_city import CITY


@pytest.fixture
def two(tmp_path: Path) -> Path:
    """Return a workspace with two plans that are in force."""
    city(tmp_path)
    (tmp_path / "plans/town.yaml").write_text(CITY.replace("id: city", "id: town"), encoding="utf-8")
    return tmp_path


def test_a_plan_whose_year_is_closed_is_named_and_left_out(kyodo: Program, two: Path) -> None:
    close = ("close", "--year", "2024", "--plan", "city", "--date", "2025-08-01", "--reason", "x")
    assert kyodo(*close, here=two).code == 0
    done = kyodo("sheet", "export", "--year", "2024", here=two)
    assert done.code == 0, done.err
    assert done.out.split() == ["sheets/2024/town-2024.xlsx"]
    assert "Fiscal year 2024 of city was closed on 2025-08-01: left out." in done.err
    assert kyodo("sheet", "export", "--year", "2024", "--plan", "city", here=two).code == 5


def test_where_no_plan_has_departments_that_is_said(kyodo: Program, two: Path) -> None:
    for plan, said in ((("--plan", "city"), "The plan names"), ((), "No plan here names")):
        done = kyodo("sheet", "export", "--year", "2024", "--department", "総務課", *plan, here=two)
        assert done.code == 2
        assert said in done.err
        assert "without --department" in done.err


def test_a_later_stage_is_not_asked_by_departments(kyodo: Program, two: Path) -> None:
    done = kyodo("sheet", "export", "--year", "2024", "--stage", "council", "--department", "市民課", here=two)
    assert done.code == 2
    assert "do not go together" in done.err
    assert not (two / "sheets").exists()


def test_an_earlier_stage_of_which_nothing_is_recorded_is_said(kyodo: Program, tmp_path: Path) -> None:
    folder = tmp_path / "みほん市"
    shutil.copytree(ROOT / "examples/mihon", folder)
    order = ("sheet", "export", "--year", "2025", "--plan", "mihon", "--stage", "council")
    (folder / "records/mihon/2025.yaml").unlink()
    done = kyodo(*order, here=folder)
    assert done.code == 0
    assert "Nothing is recorded yet of 自己評価, 庁内評価" in done.err
    assert kyodo("sheet", "export", "--year", "2024", "--stage", "council", "-o", "o", here=city_of(tmp_path)).err == ""


def city_of(tmp_path: Path) -> Path:
    city(tmp_path / "市")
    return tmp_path / "市"
