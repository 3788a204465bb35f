"""Results in any table arrive exactly: whatever they say, in any order of rows and columns, from csv and from Excel."""

import csv
import io
import random
from pathlib import Path
from typing import Any

import openpyxl
from hypothesis import given
from hypothesis import strategies as st

from kyodo_cli.editing.store import draft_records, write_records
from kyodo_cli.reading.files import year_file
from kyodo_cli.reading.grids.delimited import delimited
from kyodo_cli.reading.grids.grid import Grid, grid_of
from kyodo_cli.reading.source import SourceText
from kyodo_cli.reading.workbook.cells import pages_of
from kyodo_cli.reading.workbook.package import Package
from kyodo_cli.recording.places import Ledger
from kyodo_cli.sheets.asking import all_questions
from kyodo_cli.sheets.checking import checked, order_of
from kyodo_cli.sheets.content import recorded
from kyodo_cli.sheets.merge import merged
from kyodo_cli.sheets.plain import plain, plain_text
from kyodo_cli.sheets.results.answers import table_answers
from kyodo_cli.sheets.results.finding import tables_of
from kyodo_cli.sheets.verdicts import Given, Merged, Preference, counts
from property.test_sheets import CODES, NUMBERS, SLOWLY, TEXTS
from returned_sheets import YEAR, city, read

HEADS = {
    "planned": "計画", "result": "実績", "issues": "課題", "next": "今後の取組", "comment": "意見", "rating": "評価",
    "direction": "今後の方向性", "budget": "予算額", "field.staff": "人工",
}  # fmt: skip
SAID = {
    **dict.fromkeys(("planned", "result", "issues", "next", "comment"), TEXTS),
    "rating": st.sampled_from(["○", "○：進んだ", "進んだ", "◯", "○ 進んだ", "○（進んだ）"]),
    "direction": st.sampled_from(["A", "Ｂ", "B：継続", "拡充"]),
    "budget": st.integers(0, 10**12),
    "field.staff": NUMBERS,
}
GRADES = {**CODES, "○ 進んだ": "○", "○（進んだ）": "○"}
ROWS = st.fixed_dictionaries({one: st.fixed_dictionaries({}, optional=SAID) for one in ("a01", "a02")})


def grid_from(rows: list[list[object]], form: str) -> Grid:
    if form == "csv":
        stream = io.StringIO()
        csv.writer(stream).writerows([["" if one is None else one for one in row] for row in rows])
        return delimited(stream.getvalue(), "実績.csv")
    book: Any = openpyxl.Workbook()
    for at, row in enumerate(rows, 1):
        for to, value in enumerate(row, 1):
            cell = book.active.cell(at, to)
            cell.value = value
            if isinstance(value, str):
                cell.data_type = "s"
    data = io.BytesIO()
    book.save(data)
    return grid_of(pages_of(Package(data.getvalue(), "実績.xlsx"))[0], "実績.xlsx")


def taken(root: Path, grid: Grid) -> tuple[Merged, ...]:
    ledger = Ledger(root, read(root), YEAR)
    asked = all_questions(ledger.book, YEAR)
    answers = table_answers(asked, tables_of([grid], asked, (), None).tables)
    return checked(ledger, merged(asked, [Given("実績", None, answers, was_sent=False)], Preference(), ledger.read))


def recorded_by(root: Path, cells: tuple[Merged, ...]) -> dict[str, str]:
    """Return all that cells that were taken record, money included."""
    ledger = Ledger(root, read(root), YEAR)
    outcome = draft_records(order_of(ledger, cells))
    after = year_file(SourceText(outcome.file, outcome.after, has_bom=False))
    blocks = all_questions(ledger.book, YEAR).items
    found = {one.key: recorded(block.subject, one.field, YEAR, after) for block in blocks for one in block.answers}
    return {key: text for key, text in found.items() if text}


def expected(said: dict[str, object]) -> dict[str, str]:
    """Return what is recorded of what was said."""
    return {
        name: plain_text(GRADES.get(value, value)) if isinstance(value, str) else plain(value)
        for name, value in said.items()
    }


@SLOWLY
@given(said=ROWS, seed=st.integers(0, 2**32), form=st.sampled_from(["csv", "xlsx"]), titles=st.integers(0, 3))
def test_any_results_arrive_exactly_from_any_order(
    tmp_path: Path, said: dict[str, dict[str, object]], seed: int, form: str, titles: int
) -> None:
    (tmp_path / "records/city/2024.yaml").unlink(missing_ok=True)
    city(tmp_path, records=None)
    chance = random.Random(seed)  # noqa: S311  # no secret
    columns = [*HEADS]
    chance.shuffle(columns)
    items = [*said]
    chance.shuffle(items)
    head: list[object] = ["ID", *(HEADS[one] for one in columns)]
    above: list[list[object]] = [["取組の一覧"] for _ in range(titles)]
    rows: list[list[object]] = [[one, *(said[one].get(name) for name in columns)] for one in items]
    cells = taken(tmp_path, grid_from([*above, head, *rows], form))
    assert [(one.key, str(one.message)) for one in cells if one.verdict in ("conflict", "refused")] == []
    assert counts(cells).closes
    wanted = {f"{item}/{name}": value for item, answers in said.items() for name, value in expected(answers).items()}
    if wanted:
        assert recorded_by(tmp_path, cells) == wanted


@SLOWLY
@given(said=ROWS, other=ROWS)
def test_nothing_that_is_recorded_is_overwritten_unseen(
    tmp_path: Path, said: dict[str, dict[str, object]], other: dict[str, dict[str, object]]
) -> None:
    """What differs is in conflict, what is the same is unchanged, and what is empty says nothing."""
    (tmp_path / "records/city/2024.yaml").unlink(missing_ok=True)
    city(tmp_path, records=None)
    ledger = Ledger(tmp_path, read(tmp_path), YEAR)
    first = taken(tmp_path, table_of(said))
    if any(one.verdict == "taken" for one in first):
        write_records(order_of(ledger, first), ledger.lock)
    cells = taken(tmp_path, table_of(other))
    before = {f"{item}/{name}": value for item, answers in said.items() for name, value in expected(answers).items()}
    after = {f"{item}/{name}": value for item, answers in other.items() for name, value in expected(answers).items()}
    assert {one.key: one.verdict for one in cells} == {
        key: "taken" if key not in before else "unchanged" if before[key] == value else "conflict"
        for key, value in after.items()
    }


def table_of(said: dict[str, dict[str, object]]) -> Grid:
    """Return answers as a table of Excel."""
    rows: list[list[object]] = [[item, *(answers.get(name) for name in HEADS)] for item, answers in said.items()]
    return grid_from([["ID", *HEADS.values()], *rows], "xlsx")
