"""The workbook holds types, no formulas, nothing that is cut without a word."""

from pathlib import Path
from zipfile import ZipFile

import openpyxl
import pytest

from conftest import ROOT, Program
from exported import COLUMNS, records
from kyodo_cli.base.errors import UsageFault
from kyodo_cli.exporting.stores.workbook import workbook

LONG = "長" * 40_000
PAIRS = "𠮷" * 20_000


def city(folder: Path, text: str) -> Path:
    (folder / "plans").mkdir(parents=True)
    (folder / "plans" / "plan.yaml").write_text(
        f"format: 1\nid: plan\ntitle: '{text}'\nmunicipality: {{name: 例示市, code: '011002'}}\n"
        "period: {from: 2022}\n"
        "actions: [{id: a1, number: '1', title: 取組}]\n",
        encoding="utf-8",
    )
    return folder


def exported(kyodo: Program, folder: Path, code: int = 0) -> openpyxl.Workbook:
    done = kyodo("export", "--to", "xlsx", here=folder)
    assert done.code == code, done.err
    return openpyxl.load_workbook(folder / "export" / "plans.xlsx")


def test_every_table_is_a_sheet_with_a_fixed_heading(kyodo: Program, workspace: Path) -> None:
    book = exported(kyodo, workspace)
    assert book.sheetnames == ["about", "columns", *COLUMNS]
    for name, columns in COLUMNS.items():
        sheet = book[name]
        assert sheet.freeze_panes == "A2"
        assert sheet.auto_filter.ref.startswith("A1:")
        assert [one.value for one in sheet[1]] == [one.name for one in columns]
        assert not sheet.merged_cells.ranges


def test_sheets_have_names_that_excel_takes() -> None:
    for name in (*COLUMNS, "about", "columns", "cut_cells"):
        assert len(name) <= 31
        assert not set(name) & set("[]:*?/\\'")
        assert name != "history"  # Excel keeps that for itself


def test_ids_and_codes_are_text_and_numbers_are_numbers(kyodo: Program, tmp_path: Path) -> None:
    book = exported(kyodo, city(tmp_path, "計画（架空）"))
    [head, row] = book["items"].iter_rows()
    cells = {one.value: cell for one, cell in zip(head, row, strict=True)}
    assert (cells["municipality_code"].value, cells["municipality_code"].data_type) == ("011002", "s")
    assert (cells["number"].value, cells["number"].data_type, cells["number"].number_format) == ("1", "s", "@")
    assert (cells["position"].value, cells["position"].data_type) == (1, "n")
    assert cells["parent"].value is None


@pytest.mark.parametrize("text", ["=1+1", "+81", "-5", "@x", '=HYPERLINK("x")', "http://example.jp", "_x0041_", "{=1}"])
def test_text_stays_text(kyodo: Program, tmp_path: Path, text: str) -> None:
    book = exported(kyodo, city(tmp_path, text))
    [head, row] = book["plans"].iter_rows()
    title = next(cell for one, cell in zip(head, row, strict=True) if one.value == "title")
    assert (title.value, title.data_type, title.hyperlink) == (text, "s", None)
    with ZipFile(tmp_path / "export" / "plans.xlsx") as package:
        assert not any(b"<f>" in package.read(one) for one in package.namelist())


@pytest.mark.parametrize(("text", "kept"), [(LONG, 32_766), (PAIRS, 16_383)])
def test_a_text_too_long_is_cut_in_sight(kyodo: Program, tmp_path: Path, text: str, kept: int) -> None:
    book = exported(kyodo, city(tmp_path, text), code=1)
    title = book["plans"]["E2"].value
    assert title == text[:kept] + "…"
    assert len(title.encode("utf-16-le")) // 2 <= 32_767
    rows = [tuple(one.value for one in row) for row in book["cut_cells"].iter_rows()]
    assert rows == [
        ("table_name", "row", "column_name", "plan", "characters", "kept"),
        ("plans", 2, "title", "plan", len(text), kept),
    ]


def test_a_text_that_just_fits_is_not_cut(kyodo: Program, tmp_path: Path) -> None:
    book = exported(kyodo, city(tmp_path, LONG[:32_767]))
    assert book["plans"]["E2"].value == LONG[:32_767]
    assert "cut_cells" not in book.sheetnames


def test_the_first_sheets_explain_in_both_languages(kyodo: Program, tmp_path: Path) -> None:
    kyodo("export", "--to", "xlsx", "-o", tmp_path / "x.xlsx", here=ROOT / "examples" / "mihon")
    book = openpyxl.load_workbook(tmp_path / "x.xlsx")
    links = {one.value: one.hyperlink.location for one in book["about"]["A"] if one.hyperlink}
    assert links == {name: f"'{name}'!A1" for name in COLUMNS}
    explained = [tuple(one.value for one in row) for row in book["columns"].iter_rows(min_row=2)]
    assert {(one[0], one[2]) for one in explained} == {
        (name, one.name) for name, all_ in COLUMNS.items() for one in all_
    }
    assert all(all(one[7:11]) for one in explained)
    assert book["about"]["A2"].value.startswith("「kyodo export」で書き出した")
    assert book["about"]["A5"].value.startswith("Plans and their years")


def test_a_sheet_that_would_overflow_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kyodo_cli.exporting.stores.workbook.MOST_ROWS", 27)
    with pytest.raises(UsageFault, match="items has 28 rows, and a sheet of Excel takes 27; nothing was written"):
        workbook(records(ROOT / "examples" / "mihon"))
