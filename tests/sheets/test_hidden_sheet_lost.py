"""A workbook that came back without its hidden sheet is still taken, and overwrites nothing that is recorded."""

import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from conftest import Program
from returned_sheets import city, edited, records_now, type_in
from ugly_workbooks import items, lose_keys, lose_the_hidden_sheet, sort_backwards

FILE = "sheets/2024/city-2024.xlsx"


@pytest.fixture
def here(tmp_path: Path, kyodo: Program) -> Path:
    """Return a workspace whose workbook has been sent."""
    folder = tmp_path / "市"
    city(folder)
    assert kyodo("sheet", "export", "--year", "2024", "--deadline", "2025-05-16", here=folder).code == 0
    return folder


def returned(here: Path, *doings: Callable[[Any], object], **answers: object) -> None:
    """Answer, do something to the workbook, and lose its hidden sheet."""

    def work(workbook: Any) -> None:
        for key, value in answers.items():
            type_in(workbook, key.replace("_", "/", 1), value)
        for one in doings:
            one(workbook)
        lose_the_hidden_sheet(workbook)

    (here / FILE).write_bytes(edited((here / FILE).read_bytes(), work))


def verdicts(kyodo: Program, here: Path, *options: str) -> dict[str, str]:
    done = kyodo("sheet", "import", FILE, "--format", "json", *options, here=here)
    (file,) = json.loads(done.out)["items"]
    counted = file["counts"]
    assert counted["read"] == sum(counted[one] for one in ("taken", "unchanged", "conflicts", "refused"))
    return {one["key"] or one["cell"]: one["verdict"] for one in file["cells"] if one["verdict"] != "unchanged"}


def test_what_nothing_was_recorded_of_is_taken(kyodo: Program, here: Path) -> None:
    returned(here, a02_result="講座を3回", a01_next="続ける")
    done = kyodo("sheet", "import", FILE, here=here)
    assert done.code == 0, done.out
    assert "Its hidden sheet is gone or was changed" in done.out
    assert "2 taken" in done.out
    assert (records_now(here)["a02/result"], records_now(here)["a01/next"]) == ("講座を3回", "続ける")


def test_what_differs_from_the_records_is_in_conflict_and_an_emptied_cell_says_nothing(
    kyodo: Program, here: Path
) -> None:
    returned(here, a01_result="会場で14回", a01_planned=None, i1_value=85)
    assert verdicts(kyodo, here) == {"a01/result": "conflict", "i1/value": "conflict"}
    assert kyodo("sheet", "import", FILE, "--prefer", "sheet", here=here).code == 0
    now = records_now(here)
    assert (now["a01/result"], now["a01/planned"], now["i1/value"]) == ("会場で14回", "拡充する", "85")


@pytest.mark.parametrize("doing", [sort_backwards, lose_keys], ids=lambda one: one.__name__)
def test_rows_are_known_by_key_or_by_number_and_question(
    kyodo: Program, here: Path, doing: Callable[[Any], object]
) -> None:
    returned(here, doing, a02_next="続ける")
    assert verdicts(kyodo, here, "--year", "2024") == {"a02/next": "taken"}


def test_what_was_copied_into_a_new_workbook_is_taken(kyodo: Program, here: Path) -> None:
    sent = openpyxl.load_workbook(here / FILE)
    type_in(sent, "a02/result", "講座を3回")
    new: Any = openpyxl.Workbook()
    for row in items(sent).iter_rows(min_row=2, min_col=2):
        new.active.append([cell.value for cell in row])
    stream = io.BytesIO()
    new.save(stream)
    (here / FILE).write_bytes(stream.getvalue())
    assert kyodo("sheet", "import", FILE, here=here).code == 4
    assert verdicts(kyodo, here, "--year", "2024") == {"a02/result": "taken"}


def test_what_stands_elsewhere_is_named_all_the_same(kyodo: Program, here: Path) -> None:
    def elsewhere(workbook: Any) -> None:
        workbook.worksheets[0]["C4"] = "追記です"

    returned(here, elsewhere, a02_result="講座を3回")
    assert verdicts(kyodo, here) == {"a02/result": "taken", "C4": "refused"}


def test_the_year_that_the_rows_name_must_be_the_one_asked_for(kyodo: Program, here: Path) -> None:
    returned(here, a02_result="講座を3回")
    assert kyodo("sheet", "import", FILE, "--year", "2023", here=here).code == 4
    assert records_now(here)["a02/result"] == ""


def test_another_workbook_is_none_of_ours(kyodo: Program, here: Path) -> None:
    new: Any = openpyxl.Workbook()
    new.active.append(["番号", "実績"])
    new.save(here / FILE)
    done = kyodo("sheet", "import", FILE, "--year", "2024", here=here)
    assert done.code == 4
    assert "no sheet of kyodo's" in done.out
