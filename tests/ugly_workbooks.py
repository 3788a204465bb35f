"""Workbooks as they come back from officers, each made by a script from the one that was sent."""

import io
import re
import warnings
import zipfile
from collections.abc import Callable, Mapping
from copy import copy
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple

from openpyxl.comments import Comment

from kyodo_cli.sheets.verdicts import counts
from returned_sheets import answer_cell, answered, edited, given, recorded_after, row_of, taken_back, type_in
from small_city import CITY

Ugly = Callable[[bytes], bytes]


class Case(NamedTuple):
    """What was done to a workbook, and what becomes of its cells: by key, the verdict and what it says or records.

    A key that begins with `!` is that of a place where no answer is asked for.
    """

    name: str
    make: Ugly
    expected: Mapping[str, tuple[str, str]]
    absent: int = 0


WITH_A_DAY = CITY.replace("{key: joint,", "{key: held, label: 開催日, type: date}, {key: joint,")
"""The city, with a field that takes a day."""


def outcome(root: Path, case: Case, data: bytes) -> None:
    """Take a workbook back into the city of a folder, and assert that what becomes of it is what the case expects."""
    file = given(data)
    _, cells = taken_back(root, file)
    assert counts(cells).closes
    assert counts(cells, len(file.answers.absent)).absent == case.absent
    after = recorded_after(root, cells) if any(one.verdict == "taken" for one in cells) else {}
    found = {
        one.key or f"!{one.at}": (one.verdict, after[one.key] if one.verdict == "taken" else str(one.message or ""))
        for one in cells
        if one.verdict != "unchanged" or (one.message and one.key in case.expected)
    }
    assert found.keys() == case.expected.keys()
    for key, (verdict, text) in case.expected.items():
        assert found[key][0] == verdict
        assert found[key][1] == text if verdict == "taken" else text in found[key][1]


def typed(**answers: object) -> Ugly:
    """Type answers in; `a01_result` stands for `a01/result`."""
    return lambda data: answered(
        data, {key.replace("_", "/", 1).replace("__", "."): one for key, one in answers.items()}
    )


def done(change: Callable[[Any], object], **answers: object) -> Ugly:
    """Type answers in, then do something to the workbook."""
    return lambda data: edited(typed(**answers)(data), change)


NEW = {"a01_result": "新しい実績"}
TAKEN = {"a01/result": ("taken", "新しい実績")}


def items(workbook: Any) -> Any:
    """Return the sheet of items."""
    return next(sheet for sheet in workbook if row_of(sheet, "a01/result"))


def sort_backwards(workbook: Any) -> None:
    sheet = items(workbook)
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=3)]
    for at, row in enumerate(reversed(rows), 3):
        for column, value in enumerate(row, 1):
            sheet.cell(at, column).value = value


def sort_in_part(workbook: Any) -> None:
    """Sort the visible questions without the hidden keys beside them."""
    sheet = items(workbook)
    first, second = row_of(sheet, "a01/result"), row_of(sheet, "a01/issues")
    for column in (2, 3, 4, 5):
        one, other = sheet.cell(first, column), sheet.cell(second, column)
        one.value, other.value = other.value, one.value


def insert_rows(workbook: Any) -> None:
    sheet = items(workbook)
    sheet.insert_rows(3, 4)
    sheet.insert_rows(12)


def delete_rows(workbook: Any) -> None:
    sheet = items(workbook)
    first, last = row_of(sheet, "a02/planned"), row_of(sheet, "a02/issues")
    assert first
    assert last
    sheet.delete_rows(first, last - first + 1)


def hide_and_filter(workbook: Any) -> None:
    sheet = items(workbook)
    sheet.row_dimensions[row_of(sheet, "a01/result")].hidden = True
    sheet.column_dimensions["D"].hidden = True
    sheet.auto_filter.add_filter_column(1, ["実績"])


def move_columns(workbook: Any) -> None:
    sheet = items(workbook)
    for row in sheet.iter_rows():
        values = [cell.value for cell in row]
        for cell, value in zip(row, (values[4], values[2], values[5], values[0], values[1], values[3]), strict=True):
            cell.value = value
    sheet.column_dimensions["A"].width = 80


def insert_column(workbook: Any) -> None:
    sheet = items(workbook)
    sheet.insert_cols(4)
    sheet.cell(5, 4).value = "確認済"


def merge(workbook: Any) -> None:
    sheet = items(workbook)
    first = row_of(sheet, "a01/result")
    assert first
    sheet.merge_cells(start_row=first, end_row=first + 1, start_column=5, end_column=5)


def rename_sheet(workbook: Any) -> None:
    items(workbook).title = "回答（市民課）"


def answer_elsewhere(workbook: Any) -> None:
    workbook.create_sheet("Sheet1")["B2"] = "交流会は12回開いた"


def answer_in_a_copy(workbook: Any) -> None:
    type_in(workbook, "a01/result", "会場で12回")
    copied = workbook.copy_worksheet(items(workbook))
    copied.cell(row_of(copied, "a01/result"), 5).value = "新しい実績"


def answer_twice(workbook: Any) -> None:
    copied = workbook.copy_worksheet(items(workbook))
    copied.cell(row_of(copied, "a01/result"), 5).value = "別の実績"


def lose_keys(workbook: Any) -> None:
    for sheet in workbook.worksheets[1:-1]:
        sheet.delete_cols(1)


def lose_marks(workbook: Any) -> None:
    for sheet in workbook.worksheets[1:-1]:
        sheet.delete_rows(1)


def paste_formats(workbook: Any) -> None:
    target, source = answer_cell(workbook, "a01/budget"), answer_cell(workbook, "a01/result")
    target.font, target.fill, target.number_format = copy(source.font), copy(source.fill), '[$-411]ggge"年"'
    target.number_format = '#,##0"円"'
    target.value = 1234


def write_a_note(workbook: Any) -> None:
    answer_cell(workbook, "a01/result").comment = Comment("数字は速報です", "市民課")


def change_a_title(workbook: Any) -> None:
    items(workbook)["D3"] = "交流会（仮）"


def bring_a_row(workbook: Any) -> None:
    sheet = items(workbook)
    sheet.append(["kyodo:city:2024:a09/result", "9", "実績", "", "他課の回答", ""])


def lose_the_hidden_sheet(workbook: Any) -> None:
    del workbook["_kyodo"]


def percent(workbook: Any) -> None:
    cell = answer_cell(workbook, "i1/value")
    cell.value, cell.number_format = 0.85, "0%"


def day_in_a_text(workbook: Any) -> None:
    cell = answer_cell(workbook, "a01/result")
    cell.value, cell.number_format = datetime(2024, 10, 27), "m月d日"  # noqa: DTZ001  # a day of a workbook


def rezipped(
    data: bytes, changes: Mapping[str, Callable[[str], str | bytes]], extra: Mapping[str, bytes] | None = None
) -> bytes:
    """Return a workbook with parts changed and parts added."""
    stream = io.BytesIO()
    with (
        warnings.catch_warnings(action="ignore"),  # two parts of one name
        zipfile.ZipFile(io.BytesIO(data)) as old,
        zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            text = old.read(name)
            new.writestr(name, changes[name](text.decode()) if name in changes else text)
        for name, text in (extra or {}).items():
            new.writestr(name, text)
    return stream.getvalue()


def as_google_writes(data: bytes) -> bytes:
    """Imitate Google Sheets: rows and cells that do not say where they are, texts beside their cells, no protection."""

    def bare(text: str) -> str:
        text = re.sub(r"<sheetProtection[^>]*/>", "", text)
        return re.sub(r'<(row|c) r="[A-Z]*\d+"', r"<\1", text)

    data = typed(**NEW)(data)  # openpyxl writes texts beside their cells already
    with zipfile.ZipFile(io.BytesIO(data)) as old:
        pages = [name for name in old.namelist() if name.startswith("xl/worksheets/sheet")]
    return rezipped(data, dict.fromkeys(pages, bare))


def as_excel_writes(data: bytes) -> bytes:
    """Imitate a Japanese Excel: how a word is read aloud beside it, text in runs, line ends as `_x000D_`."""
    with zipfile.ZipFile(io.BytesIO(data)) as old:
        last = old.read("xl/sharedStrings.xml").decode().count("<si>")
    rich = (
        "<si><r><t>新しい</t></r><r><rPr><b/></rPr><t>実績_x000D_\n二行目</t></r>"
        '<rPh sb="0" eb="1"><t>アタラ</t></rPh><phoneticPr fontId="1"/></si></sst>'
    )
    return rezipped(
        data,
        {
            "xl/sharedStrings.xml": lambda text: text.replace("</sst>", rich),
            "xl/worksheets/sheet2.xml": lambda text: re.sub(
                r'(<c r="E5"[^>]*t="s"[^>]*><v>)\d+', rf"\g<1>{last}", text
            ),
        },
    )


def formula(value: str) -> Ugly:
    """Put a formula into the cell of a value, with the result that was saved, or none."""

    def make(data: bytes) -> bytes:
        def change(workbook: Any) -> None:
            answer_cell(workbook, "i1/value").value = "=40+45"

        return rezipped(
            edited(data, change),
            {
                f"xl/worksheets/sheet{at}.xml": lambda text: text.replace("<v></v>", value).replace("<v />", value)
                for at in (2, 3)
            },
        )

    return make


CASES = [
    Case("as it was sent", lambda data: data, {}),
    Case("an answer", typed(**NEW), TAKEN),
    Case("rows sorted", done(sort_backwards, **NEW), TAKEN),
    Case(
        "rows sorted in part",
        done(sort_in_part, **NEW),
        {"a01/result": ("refused", "sorted apart"), "a01/issues": ("refused", "sorted apart")},
    ),
    Case("rows inserted", done(insert_rows, **NEW), TAKEN),
    Case("rows deleted", done(delete_rows, **NEW), TAKEN, absent=5),
    Case("rows hidden and filtered", done(hide_and_filter, **NEW), TAKEN),
    Case("columns moved and widened", done(move_columns, **NEW), TAKEN),
    Case(
        "a column inserted, with a remark",
        done(insert_column, **NEW),
        {**TAKEN, "!D5": ("refused", "no answer is asked for")},
    ),
    Case("cells merged", done(merge, **NEW), {**TAKEN, "a01/rating": ("refused", "merged with E5")}),
    Case("the sheet renamed", done(rename_sheet, **NEW), TAKEN),
    Case("saved as Google Sheets does", as_google_writes, TAKEN),
    Case("saved as a Japanese Excel does", as_excel_writes, {"a01/result": ("taken", "新しい実績\n二行目")}),
    Case("an answer in another sheet", done(answer_elsewhere), {"!B2": ("refused", "no answer is asked for")}),
    Case("an answer in a copy of the sheet", done(answer_in_a_copy), TAKEN),
    Case("two answers to a question", done(answer_twice, **NEW), {"a01/result": ("refused", "answered twice")}),
    Case("the hidden column deleted", done(lose_keys, **NEW), TAKEN, absent=6),
    Case("the hidden row deleted", done(lose_marks, **NEW), TAKEN),
    Case(
        "digits and blanks in full width",
        typed(a01_budget="　１，２３４，５６７円　"),
        {"a01/budget": ("taken", "1234567")},
    ),
    Case("a number as text", typed(i1_value="85"), {"i1/value": ("taken", "85")}),
    Case("a number with its unit", typed(i1_value="８５人"), {"i1/value": ("taken", "85")}),
    *(
        Case(f"a minus written {dash}", typed(a02_budget=f"{dash}5"), {"a02/budget": ("taken", "-5")})
        for dash in "-－−‐―"
    ),
    *(Case(f"nothing but {dash}", typed(a02_budget=dash), {"a02/budget": ("unchanged", "")}) for dash in "-－−‐―"),
    Case("a triangle for a minus", typed(a02_budget="▲1,000"), {"a02/budget": ("taken", "-1000")}),
    Case("as to the left", typed(a01_issues="「同左」"), {"a01/issues": ("taken", "会場が狭い")}),
    Case("as to the left, where there is a list", typed(a01_direction="同左"), {"a01/direction": ("taken", "B")}),
    Case(
        "as to the left, where nothing stands",
        typed(a02_issues="同左"),
        {"a02/issues": ("refused", "no answer to the left")},
    ),
    Case("as above", typed(a02_issues="〃"), {"a02/issues": ("refused", "which answer is meant")}),
    Case("line ends of Windows", typed(a01_result="一\r\n二\r\n"), {"a01/result": ("taken", "一\n二")}),
    Case("formats pasted", done(paste_formats), {"a01/budget": ("taken", "1234")}),
    Case("a text made a day", done(day_in_a_text), {"a01/result": ("refused", "made a day of it")}),
    Case("a text made a day, and that a number", typed(a01_result=45592), {"a01/result": ("refused", "2024-10-27")}),
    Case("a number where a text is asked for", typed(a01_result=12), {"a01/result": ("taken", "12")}),
    Case("a day as a serial number", typed(a01_field__held=45592), {"a01/field.held": ("taken", "2024-10-27")}),
    Case("a day in an era", typed(a01_field__held="令和６年10月27日"), {"a01/field.held": ("taken", "2024-10-27")}),
    Case(
        "yes and no",
        typed(a01_field__joint="はい", a02_field__joint="×"),
        {"a01/field.joint": ("taken", "true"), "a02/field.joint": ("taken", "false")},
    ),
    Case("a percentage where none is asked for", done(percent), {"i1/value": ("refused", "percentage")}),
    Case("a grade in other words", typed(a01_rating="すばらしい"), {"a01/rating": ("refused", "none of the answers")}),
    Case("a grade without the reason it needs", typed(a02_rating="△"), {"a02/rating": ("refused", "reason")}),
    Case("an error of Excel", typed(i1_value="=REF"), {"i1/value": ("refused", "is no number")}),
    Case("a formula with its result", formula("<v>85</v>"), {"i1/value": ("taken", "85")}),
    Case("a formula without its result", formula(""), {"i1/value": ("refused", "formula")}),
    Case("a comment on a cell", done(write_a_note, **NEW), {**TAKEN, "!E5": ("refused", "comment")}),
    Case("a title changed", done(change_a_title, **NEW), {**TAKEN, "!D3": ("refused", "no answer is asked for")}),
    Case("a row of another department", done(bring_a_row, **NEW), {**TAKEN, "!E31": ("refused", "another workbook")}),
    Case("the same again", typed(a01_result="会場で12回"), {}),
]
