import json
import re
from decimal import Decimal
from pathlib import Path

import pytest

from conftest import ROOT, Program
from open_data import rows, tables
from small_city import CITY, small_city

MIHON = ROOT / "examples" / "mihon"

RECORDS = """\
format: 1
plan: city
year: 2024
evaluations:
  a01:
    result: "=SUM(A1)\\n二行目"
    cost: {budget: 1234567, actual: 0}
    reviews: {self: {rating: ○}}
    fields: {staff: 0, joint: false}
measurements:
  i1: {value: 0}
  i2:
    - {series: men, value: 12.50}
    - {series: women, status: not_surveyed}
"""


def city(folder: Path, records: str = RECORDS, plan: str = CITY) -> Path:
    return small_city(folder, {2024: records}, plan)


@pytest.fixture
def reported(kyodo: Program, tmp_path: Path) -> Path:
    here = city(tmp_path / "city")
    assert kyodo("report", "--year", "2024", here=here).code == 0
    return here / "reports" / "2024"


@pytest.mark.parametrize("year", [2021, 2022, 2023, 2024, 2025])
def test_every_cell_of_the_example_city_is_of_the_type_that_the_metadata_say(
    kyodo: Program, tmp_path: Path, year: int
) -> None:
    done = kyodo("report", "--year", year, "-o", tmp_path, here=MIHON)

    assert done.code == 0
    found = tables(tmp_path, "mihon")
    assert set(found) == {"mihon.csv", "mihon.indicators.csv"}
    assert {row["year"] for table in found.values() for row in table} == {year}
    assert len(found["mihon.csv"]) == len({row["id"] for row in found["mihon.csv"]})


@pytest.mark.parametrize("plan", ["kamagaya", "matsudo"])
def test_a_founding_plan_has_a_row_for_each_action_and_nothing_invented(
    kyodo: Program, tmp_path: Path, plan: str
) -> None:
    kyodo("report", "--year", "2024", "-o", tmp_path)

    found = tables(tmp_path, plan)

    assert list(found) == [f"{plan}.csv"]
    rows = found[f"{plan}.csv"]
    assert len(rows) == {"kamagaya": 22, "matsudo": 13}[plan]
    assert {(row["evaluation"], row["standing.self"], row["rating.self"], row["result"]) for row in rows} == {
        ("missing", "missing", None, None)
    }


def test_what_is_missing_is_empty_with_its_status_beside_and_zero_is_zero(reported: Path) -> None:
    found = tables(reported, "city")
    a01, a02 = found["city.csv"]
    i1, men, women = found["city.indicators.csv"]

    assert (a01["cost.actual.yen"], a01["fields.staff"], a01["fields.joint"]) == (Decimal(0), Decimal(0), False)
    assert (a02["cost.actual.yen"], a02["fields.staff"], a02["fields.joint"]) == (None, None, None)
    assert (a02["evaluation"], a02["standing.self"], a02["rating.self"]) == ("missing", "missing", None)
    assert (a01["standing.council.fit"], a01["rating.council.fit"]) == ("missing", None)
    assert (i1["value"], i1["status"], i1["unit"]) == (Decimal(0), "actual", "人")
    assert (men["value"], men["status"]) == (Decimal("12.5"), "actual")
    assert (women["value"], women["status"]) == (None, "not_surveyed")


def test_numbers_have_no_separators_and_years_both_calendars(reported: Path) -> None:
    text = (reported / "city.csv").read_text(encoding="utf-8-sig")

    assert ",1234567,0," in text
    assert ",2024,令和6年度（2024年度）," in text


def test_a_text_that_looks_like_a_formula_cannot_run_and_keeps_its_lines(reported: Path) -> None:
    assert tables(reported, "city")["city.csv"][0]["result"] == "'=SUM(A1)\n二行目"


def test_the_description_names_every_column_of_every_table_in_order(reported: Path) -> None:
    header, *described = rows(reported / "city.columns.csv")

    assert header == ["ファイル", "列", "名称", "値の種類", "単位", "値の意味", "備考"]
    for table in ("city.csv", "city.indicators.csv"):
        assert [row[1] for row in described if row[0] == table] == rows(reported / table)[0]
    assert all(row[2] and row[3] for row in described)
    assert next(row for row in described if row[1] == "cost.budget.yen")[4] == "円"


def test_a_plan_in_english_describes_its_columns_in_english(kyodo: Program, tmp_path: Path) -> None:
    here = city(tmp_path / "city", plan=CITY.replace("format: 1\n", "format: 1\nlanguage: en\n"))

    kyodo("report", "--year", "2024", here=here, language="ja")

    header, *described = rows(here / "reports" / "2024" / "city.columns.csv")
    assert header[:3] == ["File", "Column", "Name"]
    assert ["city.csv", "year", "Fiscal year", "fiscal year (Western)"] in [row[:4] for row in described]


def test_the_json_says_whose_it_is_and_that_it_is_a_draft_and_holds_the_records_as_written(reported: Path) -> None:
    answer = json.loads((reported / "city.json").read_text(encoding="utf-8"))

    assert (answer["format"], answer["kind"]) == (1, "report")
    (report,) = answer["items"]
    assert (report["plan"], report["year"], report["state"]) == ("city", 2024, "draft")
    assert report["municipality"] == {"name": "例示市"}
    a01 = next(one for one in report["items"] if one["id"] == "a01")
    assert a01["evaluation"]["result"] == "=SUM(A1)\n二行目"
    assert a01["evaluation"]["cost"] == {"budget": 1234567, "actual": 0}
    own = a01["standings"][0]
    assert (own["stage"], own["standing"], own["rating"], own["counts_as"]) == ("self", "assessed", "○", "achieved")
    i2 = next(one for one in report["indicators"] if one["id"] == "i2")
    assert i2["measurements"] == [{"series": "men", "value": 12.5}, {"series": "women", "status": "not_surveyed"}]
    assert all(one["total"] == 2 == one["assessed"] + one["missing"] for one in report["tallies"])


def test_the_page_links_to_every_file_beside_it_by_what_it_is_its_type_and_its_size(reported: Path) -> None:
    page = (reported / "city.html").read_text(encoding="utf-8")

    links = re.findall(r'<a href="(city[^"#]*)">([^<]+)</a>', page)

    assert sorted(name for name, _ in links) == sorted(
        path.name for path in reported.iterdir() if path.name != "city.html"
    )
    sizes = dict(links)
    assert sizes["city.columns.csv"].startswith("列の説明（CSV：8.")
    assert all(re.search(r"：[0-9.]+KB）$", text) for _, text in links)


def test_without_a_folder_the_page_names_no_files(kyodo: Program, tmp_path: Path) -> None:
    here = city(tmp_path / "city")

    page = kyodo("report", "--year", "2024", "--format", "html", "--stdout", here=here).out

    assert "_data" not in page
    assert not (here / "reports").exists()


@pytest.mark.parametrize("form", ["csv", "json"])
def test_the_data_can_be_printed_by_themselves(kyodo: Program, reported: Path, form: str) -> None:
    here = reported.parent.parent

    done = kyodo("report", "--year", "2024", "--format", form, "--stdout", here=here)

    assert done.out.encode() == (reported / f"city.{form}").read_bytes()


def test_data_asked_for_alone_come_without_a_page(kyodo: Program, tmp_path: Path) -> None:
    here = city(tmp_path / "city")

    kyodo("report", "--year", "2024", "--format", "csv", here=here)

    names = {path.name for path in (here / "reports" / "2024").iterdir()}
    assert names == {"city.csv", "city.indicators.csv", "city.columns.csv", "city.csv-metadata.json", "city.json"}
