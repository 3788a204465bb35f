"""The workbook that a department receives: what is in it, and that Excel has nothing to complain of."""

import io
import re
import shutil
import zipfile
from pathlib import Path
from xml.etree import ElementTree as ET

import openpyxl
import pytest

from conftest import Program
from kyodo_cli.sheets.arrangement import Letter, workbook_of
from kyodo_cli.sheets.asking import questions
from kyodo_cli.sheets.names import file_names, sheet_names
from kyodo_cli.sheets.writing import workbook_bytes
from mihon_city import BOOK
from returned_sheets import YEAR, answer_cell, city, row_of, sent
from small_city import CITY


def opened(tmp_path: Path, **given: str) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(sent(city(tmp_path, **given))))


def with_result(text: str) -> str:
    return f'format: 1\nplan: city\nyear: 2024\nevaluations: {{a01: {{result: "{text}"}}}}\n'


def test_last_years_answer_stands_beside_this_years(tmp_path: Path) -> None:
    sheet = opened(tmp_path)["取組"]
    row = row_of(sheet, "a01/result")
    assert [cell.value for cell in sheet[row]][1:5] == ["1", "実績", "公園で10回", "会場で12回"]


def test_only_the_answers_are_open(tmp_path: Path) -> None:
    workbook = opened(tmp_path)
    for sheet in workbook:
        assert sheet.protection.sheet
        assert sheet.protection.password is None
    sheet = workbook["取組"]
    opens = [cell.coordinate for row in sheet.iter_rows() for cell in row if not cell.protection.locked]
    assert opens
    assert all(one.startswith("E") for one in opens)
    assert all(sheet[f"A{one[1:]}"].value for one in opens)


def test_grades_and_directions_are_picked_from_a_list_with_their_meanings(tmp_path: Path) -> None:
    workbook = opened(tmp_path)
    sheet = workbook["取組"]
    lists = {str(one.sqref): one.formula1 for one in sheet.data_validations.dataValidation}
    place = f"E{row_of(sheet, 'a01/rating')}"
    column = re.fullmatch(r"'_kyodo'!\$([A-Z]+)\$1:\$\1\$3", lists[place])
    assert column
    assert [workbook["_kyodo"][f"{column[1]}{at}"].value for at in (1, 2, 3)] == ["○：進んだ", "△：一部", "×：未着手"]


def test_it_is_set_up_to_be_read_and_printed(tmp_path: Path) -> None:
    sheet = opened(tmp_path)["取組"]
    assert sheet.freeze_panes == "D3"
    page = sheet.page_setup
    assert (page.orientation, page.paperSize, page.fitToHeight) == ("landscape", 9, 0)
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert sheet.print_title_rows == "$2:$2"
    assert sheet.column_dimensions["A"].hidden
    assert sheet.row_dimensions[1].hidden
    assert answer_cell(sheet.parent, "a01/result").alignment.wrap_text


def test_a_long_text_gets_the_height_to_be_read(tmp_path: Path) -> None:
    long = "市民活動センターで交流会を開き、多くの団体が参加した。" * 6
    sheet = opened(tmp_path, records=f"format: 1\nplan: city\nyear: 2024\nevaluations: {{a01: {{result: {long}}}}}\n")[
        "取組"
    ]
    assert sheet.row_dimensions[row_of(sheet, "a01/result")].height > 8 * 15


def test_the_first_sheet_says_until_when_and_what_the_grades_mean(tmp_path: Path) -> None:
    said = [str(cell.value) for row in opened(tmp_path)["はじめに"].iter_rows() for cell in row if cell.value]
    assert {"令和7年5月16日", "市民課", "一部（理由の記入が必要）", "拡充"} <= set(said)


@pytest.mark.parametrize("text", ["=1+1", "+81-3", "-5", "@市民課", "=cmd|' /C calc'!A0"])
def test_a_text_that_looks_like_a_formula_stays_a_text(tmp_path: Path, text: str) -> None:
    workbook = opened(
        tmp_path, records=f'format: 1\nplan: city\nyear: 2024\nevaluations: {{a01: {{result: "{text}"}}}}\n'
    )
    cell = answer_cell(workbook, "a01/result")
    assert (cell.value, cell.data_type, cell.quotePrefix) == (text, "s", True)


def test_nothing_in_it_is_a_formula_or_leads_outside(tmp_path: Path) -> None:
    with zipfile.ZipFile(io.BytesIO(sent(city(tmp_path)))) as parts:
        for name in parts.namelist():
            text = parts.read(name).decode()
            ET.fromstring(text)
            assert "<f>" not in text
            assert 'TargetMode="External"' not in text
            assert parts.getinfo(name).date_time[0] == 1980


def test_excel_finds_no_fault_in_its_parts(tmp_path: Path) -> None:
    """What Excel repairs: unknown parts, styles that are not there, names of sheets, lists that are too long."""
    with zipfile.ZipFile(io.BytesIO(sent(city(tmp_path)))) as parts:
        types = parts.read("[Content_Types].xml").decode()
        assert all(f'"/{name}"' in types for name in parts.namelist() if name.startswith("xl/work"))
        styles = ET.fromstring(parts.read("xl/styles.xml"))
        space = {"x": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}
        formats = [ET.tostring(one) for one in styles.find("x:cellXfs", space) or ()]
        assert len(formats) == len(set(formats))
        for name in [one for one in parts.namelist() if one.startswith("xl/worksheets/sheet")]:
            page = ET.fromstring(parts.read(name))
            assert all(int(cell.get("s", 0)) < len(formats) for cell in page.iter(f"{{{space['x']}}}c"))
            for one in page.iter(f"{{{space['x']}}}dataValidation"):
                assert all(len(one.get(key, "")) <= 255 for key in ("prompt", "error", "formula1"))
                assert all(len(one.get(key, "")) <= 32 for key in ("promptTitle", "errorTitle"))


def test_each_department_gets_its_own_and_reads_what_it_takes_part_in() -> None:
    asked = questions(BOOK, 2025)
    for department in asked.departments():
        workbook = workbook_of(asked, department, Letter())
        mine = {line.key.partition("/")[0].partition(".")[0] for _, line in workbook.answers()}
        for block in (*asked.items, *asked.values):
            key = block.subject.key.partition(".")[0]
            assert (key in mine) == (block.share.answers == department)
    every = [line.key for one in asked.departments() for _, line in workbook_of(asked, one, Letter()).answers()]
    assert len(every) == len(set(every)) == sum(len(one.answers) for one in (*asked.items, *asked.values))


def test_a_year_of_the_plan_asks_in_its_own_words(tmp_path: Path) -> None:
    """An item that ended before the year is not asked about."""
    asked = questions(city(tmp_path), YEAR)
    assert [one.subject.key for one in asked.items] == ["a01", "a02"]
    assert [one.subject.key for one in asked.values] == ["i1", "i2.men", "i2.women"]


def test_a_plan_in_english_asks_in_english(tmp_path: Path) -> None:
    workbook = opened(tmp_path, plan=CITY.replace("id: city\n", "id: city\nlanguage: en\n"))
    assert workbook.sheetnames[0] == "Read first"


def test_names_of_sheets_are_such_as_excel_takes() -> None:
    names = sheet_names(["取組/施策[1]", "History", "あ" * 40, "あ" * 40, "''", "取組 施策 1"])
    assert names == ["取組 施策 1", "History_", "あ" * 31, "あ" * 29 + " 2", "-", "取組 施策 1 2"]


def test_names_of_files_are_such_as_windows_takes() -> None:
    wanted = {
        "福祉<課>/A:B": "p-福祉＜課＞／A：B",
        "Kikaku": "p-b",
        "ＫＩＫＡＫＵ": "p-c",
        "課" * 90: "p-" + "課" * 58,
        "課. ": "p-課",
    }
    assert file_names([("p", name, mark) for name, mark in zip(wanted, "abcde", strict=True)]) == [*wanted.values()]
    assert file_names([("con", "", "")]) == ["con_"]


def test_a_workbook_that_is_there_is_not_written_over(kyodo: Program, tmp_path: Path) -> None:
    city(tmp_path)
    assert kyodo("sheet", "export", "--year", "2024", here=tmp_path).code == 0
    assert kyodo("sheet", "export", "--year", "R6", here=tmp_path).code == 0
    file = tmp_path / "sheets/2024/city-2024.xlsx"
    file.write_bytes(b"answers")
    done = kyodo("sheet", "export", "--year", "2024", here=tmp_path)
    assert (done.code, file.read_bytes()) == (5, b"answers")
    assert "--force" in done.err
    assert kyodo("sheet", "export", "--year", "2024", "--force", here=tmp_path).code == 0


def test_a_closed_year_asks_nobody(kyodo: Program, tmp_path: Path) -> None:
    city(tmp_path)
    shutil.rmtree(tmp_path / "sheets", ignore_errors=True)
    kyodo("close", "--year", "2023", "--date", "2024-08-01", "--reason", "x", here=tmp_path)
    done = kyodo("sheet", "export", "--year", "2023", here=tmp_path)
    assert done.code == 5
    assert not (tmp_path / "sheets").exists()


def test_a_department_that_is_not_asked_is_named(kyodo: Program) -> None:
    done = kyodo("-C", "examples/mihon", "sheet", "export", "--year", "2025", "--department", "水道課")
    assert done.code == 2
    assert "協働推進課" in done.err


def test_the_same_questions_make_the_same_bytes() -> None:
    asked = questions(BOOK, 2025)
    for department in asked.departments():
        workbook = workbook_of(asked, department, Letter("2026-05-15", "協働推進課"))
        assert workbook_bytes(workbook) == workbook_bytes(workbook)
