"""What is sent and comes back: nothing is changed that nobody changed, and every change arrives as it was made."""

import contextlib
import io
import random
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import ugly_workbooks as ugly
from kyodo_cli.base.errors import KyodoError
from kyodo_cli.editing.change import Change
from kyodo_cli.recording.kept import kept
from kyodo_cli.sheets.plain import plain, plain_text
from kyodo_cli.sheets.verdicts import counts
from returned_sheets import answered, city, edited, read, recorded_after, records_now, sent, taken_back
from returned_sheets import given as said

SLOWLY = settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)


def is_kept(text: str) -> bool:
    """Say whether the records, and a cell, can hold a text."""
    try:
        kept([Change(("result",), text)])
    except KyodoError:
        return False
    points_elsewhere = text.strip() in ("〃", "々")
    return not points_elsewhere and not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f]|_x[0-9A-Fa-f]{4}_", text)


TEXTS = st.one_of(
    st.text(min_size=1, max_size=60).filter(is_kept),
    st.sampled_from(["=SUM(A1)", "+81", "-5人", "@市民課", "1-2", "2024/5/1", "001", "１２", "1E5", "TRUE"]),
    st.sampled_from(["'quoted", "a\nb\n\nc", "　字下げ", "<b>&amp;</b>"]),
)
NUMBERS = st.one_of(
    st.integers(-(10**12), 10**12), st.floats(-1e6, 1e6, allow_nan=False).map(lambda one: round(one, 3))
)
ITEMS = ("a01", "a02")
ANSWERS: dict[str, st.SearchStrategy[Any]] = {
    **{f"{item}/{name}": TEXTS for item in ITEMS for name in ("planned", "result", "issues", "next", "comment")},
    **{f"{item}/rating": st.sampled_from(["○", "○：進んだ", "進んだ", "◯"]) for item in ITEMS},
    **{f"{item}/direction": st.sampled_from(["A", "Ｂ", "B：継続", "拡充"]) for item in ITEMS},
    **{f"{item}/field.staff": NUMBERS for item in ITEMS},
    **{f"{item}/budget": st.integers(0, 10**12) for item in ITEMS},
    **{f"{key}/value": NUMBERS for key in ("i1", "i2.men", "i2.women")},
    "i1/note": TEXTS,
}
CODES = {"○：進んだ": "○", "進んだ": "○", "◯": "○", "Ｂ": "B", "B：継続": "B", "拡充": "A"}


def expected(value: object) -> str:
    return plain_text(CODES.get(value, value)) if isinstance(value, str) else plain(value)


@SLOWLY
@given(texts=st.lists(TEXTS | st.text(min_size=1).filter(lambda text: is_kept(text.replace("_x", ""))), max_size=4))
def test_what_nobody_edited_changes_nothing(tmp_path: Path, texts: list[str]) -> None:
    """Whatever the records hold."""
    names = ("result", "issues", "next", "planned")
    held = "".join(f"    {name}: {quoted(text)}\n" for name, text in zip(names, texts, strict=False))
    city(tmp_path, records=f"format: 1\nplan: city\nyear: 2024\nevaluations:\n  a01:\n{held or '    result: x'}\n")
    _, cells = taken_back(tmp_path, said(sent(read(tmp_path))))
    assert {one.verdict for one in cells} == {"unchanged"}


def quoted(text: str) -> str:
    """Return a text as YAML in double quotes."""
    return '"' + "".join(f"\\U{ord(one):08X}" for one in text) + '"'


@SLOWLY
@given(data=st.data())
def test_any_set_of_answers_arrives_as_it_was_given(tmp_path: Path, data: st.DataObject) -> None:
    keys = data.draw(st.sets(st.sampled_from(sorted(ANSWERS)), min_size=1))
    answers = {key: data.draw(ANSWERS[key]) for key in sorted(keys)}
    city(tmp_path)
    before = records_now(tmp_path)
    _, cells = taken_back(tmp_path, said(answered(sent(read(tmp_path)), answers)))
    assert [(one.key, str(one.message)) for one in cells if one.verdict in ("conflict", "refused")] == []
    assert counts(cells).closes
    assert recorded_after(tmp_path, cells) == before | {key: expected(value) for key, value in answers.items()}


@SLOWLY
@given(cleared=st.sets(st.sampled_from(["a01/planned", "a01/result", "a01/budget", "a01/direction", "i1/value"])))
def test_an_answer_that_was_cleared_is_taken_away(tmp_path: Path, cleared: set[str]) -> None:
    city(tmp_path)
    before = records_now(tmp_path)
    _, cells = taken_back(tmp_path, said(answered(sent(read(tmp_path)), dict.fromkeys(cleared))))
    assert recorded_after(tmp_path, cells) == before | dict.fromkeys(cleared, "")


@SLOWLY
@given(
    seed=st.integers(0, 2**32),
    answers=st.dictionaries(st.sampled_from(["a01/result", "a02/next", "i2.men/note"]), TEXTS),
)
def test_rows_and_columns_may_stand_in_any_order(tmp_path: Path, seed: int, answers: dict[str, str]) -> None:
    city(tmp_path)
    straight = answered(sent(read(tmp_path)), answers)
    mixed = edited(straight, lambda workbook: shuffle(workbook, random.Random(seed)))  # noqa: S311  # no secret
    _, as_sent = taken_back(tmp_path, said(straight))
    _, as_mixed = taken_back(tmp_path, said(mixed))
    assert {one.key: one[4:8] for one in as_mixed} == {one.key: one[4:8] for one in as_sent}


def shuffle(workbook: Any, chance: random.Random) -> None:
    """Put the rows below the headings, and all columns, into another order."""
    for sheet in workbook.worksheets[1:-1]:
        sheet.auto_filter.ref = None
        rows = [[(one.value, one.data_type) for one in row] for row in sheet.iter_rows()]
        columns = list(range(len(rows[0])))
        chance.shuffle(columns)
        lines = rows[2:]
        chance.shuffle(lines)
        for at, row in enumerate([*rows[:2], *lines], 1):
            for to, column in enumerate(columns, 1):
                cell = sheet.cell(at, to)
                cell.value = None
                value, kind = row[column]
                cell.value = value
                if kind == "s":
                    cell.data_type = kind


DOINGS: dict[str, Callable[[Any], object]] = {
    one.__name__: one
    for one in (
        ugly.sort_backwards, ugly.sort_in_part, ugly.insert_rows, ugly.delete_rows, ugly.hide_and_filter, ugly.merge,
        ugly.move_columns, ugly.insert_column, ugly.rename_sheet, ugly.lose_keys, ugly.lose_marks, ugly.write_a_note,
    )
}  # fmt: skip


@SLOWLY
@given(doings=st.lists(st.sampled_from(sorted(DOINGS)), max_size=4), moved=st.lists(st.integers(0, 10**6), max_size=3))
def test_nothing_that_was_written_is_dropped_in_silence(tmp_path: Path, doings: list[str], moved: list[int]) -> None:
    """Whatever officers do one after the other: a text that is still in the file is taken, or named with its place."""
    city(tmp_path)
    keys = [key for key in ANSWERS if key.endswith(("/result", "/issues", "/next", "/comment", "/note"))]
    written = {key: f"書いたこと{at}番" for at, key in enumerate(keys)}
    left: set[str] = set()

    def work(workbook: Any) -> None:
        for number in moved:
            cut_and_paste(workbook, number)
        for one in doings:
            with contextlib.suppress(AssertionError, TypeError, AttributeError, StopIteration, KeyError, ValueError):
                DOINGS[one](workbook)
        left.update(str(cell.value) for sheet in workbook for row in sheet.iter_rows() for cell in row)

    _, cells = taken_back(tmp_path, said(edited(answered(sent(read(tmp_path)), written), work)))
    named = {one.found for one in cells if one.verdict != "unchanged"}
    assert {text for text in written.values() if text in left} <= named
    assert counts(cells).closes


def cut_and_paste(workbook: Any, number: int) -> None:
    """Move a text somewhere else."""
    sheet = workbook.worksheets[1 + number % 2]
    cells = [cell for row in sheet.iter_rows(min_row=3) for cell in row if str(cell.value).startswith("書いたこと")]
    if cells:
        cell = cells[number % len(cells)]
        target = sheet.cell(3 + number % 29, 2 + number % 7)
        if target.value is None:
            target.value, cell.value = cell.value, None


def test_two_exports_are_the_same_to_the_byte(tmp_path: Path) -> None:
    book = city(tmp_path)
    assert sent(book) == sent(book)


def test_a_program_that_is_not_ours_reads_what_was_sent(tmp_path: Path) -> None:
    workbook = openpyxl.load_workbook(io.BytesIO(sent(city(tmp_path))))
    assert workbook.sheetnames == ["はじめに", "取組", "指標", "_kyodo"]
