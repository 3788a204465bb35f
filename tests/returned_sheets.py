"""Workbooks of questions in a small city: sent, edited as officers edit them, and taken back."""

import io
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet

from kyodo_cli.editing.store import draft_records
from kyodo_cli.reading.files import YearFile, year_file
from kyodo_cli.reading.source import SourceText
from kyodo_cli.reading.workbook.cells import pages_of
from kyodo_cli.reading.workbook.package import Package
from kyodo_cli.recording.places import Ledger
from kyodo_cli.sheets.answers import answers_of, find_identity
from kyodo_cli.sheets.arrangement import Letter, workbook_of
from kyodo_cli.sheets.asking import questions
from kyodo_cli.sheets.checking import checked, order_of
from kyodo_cli.sheets.content import Questions, recorded
from kyodo_cli.sheets.merge import merged
from kyodo_cli.sheets.verdicts import Given, Merged, Preference
from kyodo_cli.sheets.writing import workbook_bytes
from kyodo_cli.workspace.book import PlanBook, open_book
from kyodo_cli.workspace.files import list_files
from small_city import CITY

YEAR = 2024

NO_PREFERENCE = Preference()

RECORDS = """\
format: 1
plan: city
year: 2024
evaluations:
  a01:
    planned: 拡充する
    result: 会場で12回
    cost: {budget: 300000}
    reviews:
      self: {rating: ○, direction: A, by: shimin}
measurements:
  i1: {value: 80}
"""

LAST_YEAR = """\
format: 1
plan: city
year: 2023
evaluations:
  a01:
    result: 公園で10回
    issues: 会場が狭い
    reviews:
      self: {rating: △, direction: B, comment: 天候による}
    variance: 雨天
  a02: {result: 講座を2回}
measurements:
  i1: {value: 71}
"""


def city(root: Path, *, records: str | None = RECORDS, plan: str = CITY) -> PlanBook:
    """Write the city into a folder, and read it."""
    (root / "plans").mkdir(parents=True, exist_ok=True)
    (root / "records/city").mkdir(parents=True, exist_ok=True)
    (root / "plans/city.yaml").write_text(plan, encoding="utf-8")
    (root / "records/city/2023.yaml").write_text(LAST_YEAR, encoding="utf-8")
    if records is not None:
        (root / "records/city/2024.yaml").write_text(records, encoding="utf-8")
    return read(root)


def read(root: Path) -> PlanBook:
    """Read the city again."""
    return open_book(list_files(root)).plans[0]


def sent(book: PlanBook, department: str | None = None) -> bytes:
    """Return the workbook that is sent to a department."""
    return workbook_bytes(workbook_of(questions(book, YEAR), department, Letter("2025-05-16", "市民課")))


def edited(data: bytes, change: Callable[[Any], object]) -> bytes:
    """Return a workbook after somebody has worked on it with openpyxl, which writes as other programs than Excel do."""
    workbook = openpyxl.load_workbook(io.BytesIO(data))
    change(workbook)
    stream = io.BytesIO()
    workbook.save(stream)
    return stream.getvalue()


def answered(data: bytes, answers: Mapping[str, object]) -> bytes:
    """Return a workbook with answers typed in."""

    def change(workbook: Any) -> None:
        for key, value in answers.items():
            type_in(workbook, key, value)

    return edited(data, change)


def type_in(workbook: Any, key: str, value: object) -> None:
    """Type an answer into its cell; a text stays one, whatever it begins with."""
    cell = answer_cell(workbook, key)
    cell.value = value
    if isinstance(value, str):
        cell.data_type = "s"


def answer_cell(workbook: Any, key: str) -> Any:
    """Return the cell of an answer by its key."""
    for sheet in workbook:
        row = row_of(sheet, key)
        if row:
            return sheet.cell(row, 5)
    raise KeyError(key)


def row_of(sheet: Worksheet, key: str) -> int | None:
    """Return the row of an answer in a sheet."""
    return next((row[0].row for row in sheet.iter_rows() if str(row[0].value).endswith(f":{key}")), None)


def given(data: bytes, department: str | None = None, file: str = "a.xlsx") -> Given:
    """Return what a workbook says."""
    pages = pages_of(Package(data, file))
    identity = find_identity(pages)
    assert identity
    return Given(file, department, answers_of(pages, identity))


def taken_back(root: Path, *files: Given, prefer: Preference = NO_PREFERENCE) -> tuple[Questions, tuple[Merged, ...]]:
    """Return what becomes of every cell of some workbooks."""
    book = read(root)
    ledger = Ledger(root, book, YEAR)
    asked = questions(book, YEAR)
    return asked, checked(ledger, merged(asked, files, prefer, ledger.read))


def recorded_after(root: Path, cells: tuple[Merged, ...]) -> dict[str, str]:
    """Return what would be recorded, by the keys of the answers, as plain text."""
    book = read(root)
    outcome = draft_records(order_of(Ledger(root, book, YEAR), cells))
    after = year_file(SourceText(outcome.file, outcome.after, has_bom=False))
    return all_recorded(book, after)


def all_recorded(book: PlanBook, records: YearFile | None) -> dict[str, str]:
    """Return what is recorded, by the keys of the answers, as plain text."""
    asked = questions(book, YEAR)
    return {
        answer.key: recorded(block.subject, answer.field, YEAR, records)
        for block in (*asked.items, *asked.values)
        for answer in block.answers
    }


def records_now(root: Path) -> dict[str, str]:
    """Return what is recorded now."""
    book = read(root)
    return all_recorded(book, Ledger(root, book, YEAR).read)
