"""Sheets of a workbook as grids: what people see in a cell, merged ranges, what is hidden."""

import io
import time
import zipfile
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from kyodo_cli.base.errors import InputFault
from kyodo_cli.reading.grids.grid import Grid
from kyodo_cli.reading.grids.read import read_grids


def grids(tmp_path: Path, fill: Callable[[Any], object], name: str = "表.xlsx") -> list[Grid]:
    workbook = Workbook()
    fill(workbook)
    stream = io.BytesIO()
    workbook.save(stream)
    (tmp_path / name).write_bytes(stream.getvalue())
    return read_grids(tmp_path / name, name)


def typed(*rows: list[object]) -> Callable[[Any], object]:
    def fill(workbook: Any) -> None:
        for row in rows:
            workbook.active.append(row)

    return fill


def test_numbers_days_and_shares_are_what_people_see(tmp_path: Path) -> None:
    def fill(workbook: Any) -> None:
        sheet = workbook.active
        sheet.append([27, 27.1, 0.1 + 0.2, 0.271, datetime(2024, 6, 8), True, "=1/0", "  余白 ", "   "])  # noqa: DTZ001
        sheet["D1"].number_format = "0.0%"

    (found,) = grids(tmp_path, fill)
    shown = [found.text((1, column)) for column in range(1, 10)]
    assert shown == ["27", "27.1", "0.3", "27.1%", "2024-06-08", "true", "=…", "余白", ""]
    assert [cell.kind for cell in found.row(1).values()] == [
        *("number", "number", "number", "percent", "day", "yes_no", "unknown", "text")
    ]


def test_a_merged_cell_is_seen_wherever_it_reaches(tmp_path: Path) -> None:
    def fill(workbook: Any) -> None:
        sheet = workbook.active
        sheet["B2"], sheet["C5"] = "目標", "x"
        sheet.merge_cells("B2:B5")

    (found,) = grids(tmp_path, fill)
    assert found.cell((4, 2)) is None
    seen = found.spanned((4, 2))
    assert seen
    assert seen.text == "目標"
    assert found.range_at((5, 2)) == ((2, 2), (5, 2))
    assert found.spanned((6, 2)) is None
    assert str(found.place((4, 2))) == "B4"


def test_what_is_hidden_is_known(tmp_path: Path) -> None:
    def fill(workbook: Any) -> None:
        typed(["a", "b"], ["c", "d"])(workbook)
        workbook.active.row_dimensions[2].hidden = True
        workbook.active.column_dimensions["B"].hidden = True
        workbook.create_sheet("控え").sheet_state = "hidden"

    first, second = grids(tmp_path, fill)
    assert first.hidden_rows == {2}
    assert first.hidden_columns == {2}
    assert (second.sheet, second.is_hidden) == ("控え", True)


def test_a_workbook_by_another_name_is_a_workbook(tmp_path: Path) -> None:
    assert grids(tmp_path, typed(["a"]), "表.csv")[0].text((1, 1)) == "a"


def with_sheet(tmp_path: Path, content: str) -> Path:
    """Return a workbook whose sheet is written by hand."""
    grids(tmp_path, typed(["a"]))
    with zipfile.ZipFile(tmp_path / "表.xlsx") as old:
        parts = {one: old.read(one) for one in old.namelist()}
    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    parts["xl/worksheets/sheet1.xml"] = f'<worksheet xmlns="{space}">{content}</worksheet>'.encode()
    with zipfile.ZipFile(tmp_path / "大.xlsx", "w", zipfile.ZIP_DEFLATED) as new:
        for name, data in parts.items():
            new.writestr(name, data)
    return tmp_path / "大.xlsx"


def test_a_workbook_of_a_million_rows_is_refused_soon(tmp_path: Path) -> None:
    rows = "".join(f'<row r="{at}"><c><v>1</v></c></row>' for at in range(1, 600_001))
    file = with_sheet(tmp_path, f"<sheetData>{rows}</sheetData>")
    began = time.process_time()
    with pytest.raises(InputFault, match="too large"):
        read_grids(file, "大.xlsx")
    assert time.process_time() - began < 20


def test_ranges_merged_over_each_other_cost_nothing(tmp_path: Path) -> None:
    cells = '<row r="1048576"><c r="A1048576"><v>1</v></c></row>'
    merged = '<mergeCell ref="A1:B1048575"/>' * 1000
    file = with_sheet(tmp_path, f"<sheetData>{cells}</sheetData><mergeCells>{merged}</mergeCells>")
    with pytest.raises(InputFault, match="too large"):
        read_grids(file, "大.xlsx")


def test_every_column_that_a_sheet_can_have_is_read(tmp_path: Path) -> None:
    cells = "".join("<c><v>1</v></c>" for _ in range(16_384))
    (found,) = read_grids(with_sheet(tmp_path, f'<sheetData><row r="1">{cells}</row></sheetData>'), "大.xlsx")
    assert len(found.row(1)) == 16_384
    assert str(found.place((1, 16_384))) == "XFD1"
