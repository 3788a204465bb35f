"""Workbooks of questions in LibreOffice: opened, printed, saved, and taken back."""

from pathlib import Path

import openpyxl
import pytest

from kyodo_cli.sheets.verdicts import counts
from office.conftest import PROGRAM, Office
from office.typing import typed_in
from returned_sheets import answer_cell, city, edited, given, recorded_after, sent, taken_back
from ugly_workbooks import NEW, WITH_A_DAY, Ugly, done, hide_and_filter, move_columns, sort_backwards, typed

ANSWERS = {**NEW, "a02_budget": "１，２３４円", "a02_rating": "○：進んだ", "i1_note": "=1+1"}

EDITS: dict[str, Ugly] = {
    "answers": typed(**ANSWERS),
    "answers, rows sorted": done(sort_backwards, **ANSWERS),
    "answers, columns moved": done(move_columns, **ANSWERS),
    "answers, rows hidden": done(hide_and_filter, **ANSWERS),
}


@pytest.mark.parametrize("name", EDITS)
def test_answers_saved_by_libreoffice_arrive(office: Office, tmp_path: Path, name: str) -> None:
    saved = office(EDITS[name](sent(city(tmp_path))), "xlsx")
    _, cells = taken_back(tmp_path, given(saved))
    assert [(one.key, one.at, one.found, str(one.message)) for one in cells if one.verdict == "refused"] == []
    assert counts(cells).taken == 4
    after = recorded_after(tmp_path, cells)
    assert (after["a01/result"], after["a02/budget"], after["a02/rating"], after["i1/note"]) == (
        "新しい実績", "1234", "○", "=1+1",
    )  # fmt: skip


def test_what_nobody_edited_comes_back_unchanged(office: Office, tmp_path: Path) -> None:
    _, cells = taken_back(tmp_path, given(office(sent(city(tmp_path)), "xlsx")))
    assert {one.verdict for one in cells} == {"unchanged"}


def test_what_libreoffice_saved_is_still_locked_and_offers_its_lists(office: Office, tmp_path: Path) -> None:
    def look(workbook: openpyxl.Workbook) -> None:
        cell = answer_cell(workbook, "a01/rating")
        assert cell.parent.protection.sheet
        assert not cell.protection.locked
        assert any(cell.coordinate in one.sqref for one in cell.parent.data_validations.dataValidation)

    edited(office(sent(city(tmp_path)), "xlsx"), look)


def test_it_is_printed_on_a_few_pages(office: Office, tmp_path: Path) -> None:
    pages = office(sent(city(tmp_path)), "pdf").count(b"/Type/Page/")
    assert 3 <= pages <= 8


def test_answers_typed_in_libreoffice_arrive(tmp_path: Path) -> None:
    assert PROGRAM
    said = {"a01/result": "会場で14回", "a02/budget": "1200000", "a02/rating": "○：進んだ", "a02/issues": "－",
            "i1/value": "85", "a02/field.held": "R6.10.27", "記入者": "市民課", "記入日": "2025/5/12"}  # fmt: skip
    data = sent(city(tmp_path, plan=WITH_A_DAY))
    _, cells = taken_back(tmp_path, given(typed_in(PROGRAM, tmp_path / "typing", data, said)))
    assert [(one.key, one.at, one.found, str(one.message)) for one in cells if one.verdict == "refused"] == []
    assert counts(cells).taken == 8
    after = recorded_after(tmp_path, cells)
    assert [after[key] for key in ("a01/result", "a02/budget", "a02/rating", "a02/issues", "i1/value")] == [
        "会場で14回", "1200000", "○", "－", "85",
    ]  # fmt: skip
    assert after["a02/field.held"] == "2024-10-27"
