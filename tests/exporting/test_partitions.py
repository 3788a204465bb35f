"""A dataset in folders is one table to who reads it: nothing twice, nothing lost, no code without its zero."""

from pathlib import Path

import pyarrow.dataset as ds
import pytest

import many_cities
from conftest import ROOT, Program
from exported import duckdb_says, duckdb_types
from kyodo_cli.exporting.stores.parquet_files import folder_value


def city(folder: Path, plan: str, name: str, code: str | None) -> None:
    said = f', code: "{code}"' if code else ""
    (folder / "plans").mkdir(parents=True, exist_ok=True)
    (folder / "plans" / f"{plan}.yaml").write_text(
        f"format: 1\nid: {plan}\ntitle: 計画（架空）\nmunicipality: {{name: '{name}'{said}}}\nperiod: {{from: 2022}}\n"
        "actions: [{id: a1, title: 取組}]\n",
        encoding="utf-8",
    )
    (folder / "records" / plan).mkdir(parents=True)
    for year in (2022, 2023):
        (folder / "records" / plan / f"{year}.yaml").write_text(
            f"format: 1\nplan: {plan}\nyear: {year}\nevaluations: {{a1: {{result: 実施した}}}}\n", encoding="utf-8"
        )


def exported(kyodo: Program, folder: Path) -> Path:
    done = kyodo("export", "--to", "parquet", "--partition", here=folder)
    assert done.code == 0, done.err
    return folder / "export" / "plans-parquet"


@pytest.mark.parametrize("codes", [["011002"], ["122246"], ["011002", "122246"], ["011002", None], [None]])
def test_codes_stay_text_to_readers_who_guess_types(kyodo: Program, tmp_path: Path, codes: list[str | None]) -> None:
    for number, code in enumerate(codes):
        city(tmp_path, f"plan{number}", f"例示{number}市", code)
    folder = exported(kyodo, tmp_path)
    asked = (
        f"SELECT DISTINCT municipality, municipality_code, year FROM read_parquet('{folder}/evaluations/**/*.parquet')"
    )
    names = [f"{code}-例示{number}市" if code else f"例示{number}市" for number, code in enumerate(codes)]
    expected = {(name, code, year) for name, code in zip(names, codes, strict=True) for year in (2022, 2023)}
    assert duckdb_types(asked) == ["VARCHAR", "VARCHAR", "BIGINT"]
    assert set(duckdb_says(asked)) == expected
    arrow = ds.dataset(folder / "evaluations", partitioning="hive").to_table().to_pylist()
    assert {(one["municipality"], one["municipality_code"], one["year"]) for one in arrow} == expected


@pytest.mark.parametrize(
    "name", ["甲/乙市", "甲=乙市", "50%市", "..", "末尾.", "甲?*<>|:市", "C:\\\\市", "A B 市", "é市", "%2F市"]
)
def test_names_with_signs_come_back(kyodo: Program, tmp_path: Path, name: str) -> None:
    city(tmp_path, "plan", name, None)
    folder = exported(kyodo, tmp_path)
    [part] = (folder / "items").iterdir()
    assert not set('<>:"/\\|?*') & set(part.name.removeprefix("municipality="))
    [found] = duckdb_says(f"SELECT municipality, municipality_name FROM read_parquet('{folder}/items/**/*.parquet')")
    assert found == (name, name)
    [arrow] = ds.dataset(folder / "items", partitioning="hive").to_table().to_pylist()
    assert arrow["municipality"] == name


def test_the_folders_are_those_of_hive() -> None:
    assert folder_value("122246-鎌ケ谷市") == "122246-鎌ケ谷市"
    assert folder_value("甲/乙=50%") == "甲%2F乙%3D50%25"
    assert folder_value("末尾.") == "末尾%2E"


def test_two_names_that_windows_takes_for_one_lose_nothing(kyodo: Program, tmp_path: Path) -> None:
    city(tmp_path, "one", "Ａ市", None)
    city(tmp_path, "other", "ａ市", None)
    folder = exported(kyodo, tmp_path)
    names = sorted(one.relative_to(folder).as_posix() for one in (folder / "items").rglob("*.parquet"))
    assert names == ["items/municipality=Ａ市/data.parquet", "items/municipality=ａ市/data-2.parquet"]


def test_a_city_that_is_gone_is_not_counted_in(kyodo: Program, tmp_path: Path) -> None:
    for number in range(3):
        city(tmp_path, f"plan{number}", f"例示{number}市", None)
    folder = exported(kyodo, tmp_path)
    (tmp_path / "plans" / "plan1.yaml").unlink()
    (tmp_path / "records" / "plan2" / "2022.yaml").unlink()
    assert exported(kyodo, tmp_path) == folder
    found = duckdb_says(f"SELECT plan, year FROM read_parquet('{folder}/evaluations/**/*.parquet')")
    assert sorted(found) == [("plan0", 2022), ("plan0", 2023), ("plan2", 2023)]
    assert [one.name for one in folder.parent.iterdir()] == [folder.name]


def test_the_dataset_and_the_files_do_not_mix(kyodo: Program, tmp_path: Path) -> None:
    many_cities.write(tmp_path, 3)
    folder = exported(kyodo, tmp_path)
    assert kyodo("export", "--to", "parquet", here=tmp_path).code == 0
    assert not list(folder.rglob("municipality=*"))
    assert (folder / "items.parquet").is_file()


def test_an_empty_table_can_be_asked(kyodo: Program, tmp_path: Path) -> None:
    city(tmp_path, "plan", "例示市", "011002")
    folder = exported(kyodo, tmp_path)
    asked = f"SELECT municipality, year, survey, sample FROM read_parquet('{folder}/surveys/**/*.parquet')"
    assert duckdb_says(asked) == []
    assert duckdb_types(asked) == ["VARCHAR", "INTEGER", "VARCHAR", "BIGINT"]


def test_a_year_is_a_folder(kyodo: Program, tmp_path: Path) -> None:
    place = tmp_path / "parts"
    kyodo("export", "--to", "parquet", "--partition", "-o", place, here=ROOT / "examples" / "mihon")
    years = {one.name for one in (place / "evaluations").rglob("year=*")}
    assert years == {f"year={year}" for year in range(2021, 2026)}
    asked = f"SELECT count(*) FROM read_parquet('{place}/evaluations/**/*.parquet') WHERE year = 2024"
    [(count,)] = duckdb_says(asked)
    assert count > 0
