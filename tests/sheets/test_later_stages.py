"""Sheets for later stages of review, comments on axes, and who filled a sheet in and when."""

import io
import json
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from conftest import Program
from returned_sheets import answered, city, edited, recorded_after, row_of, sent, taken_back
from returned_sheets import given as said
from sheets.test_what_is_asked import BY_AXES, RATED
from small_city import CITY

FILE = "sheets/2024/city-2024-協議会評価.xlsx"
DEPARTMENTS = "sheets/2024/city-2024.xlsx"


@pytest.fixture
def here(tmp_path: Path, kyodo: Program) -> Path:
    """Return a workspace whose council has been sent its workbook."""
    folder = tmp_path / "市"
    city(folder)
    done = kyodo("sheet", "export", "--year", "2024", "--stage", "協議会評価", here=folder)
    assert done.code == 0, done.err
    return folder


def answer(here: Path, file: str = FILE, **answers: object) -> None:
    """Type answers in: `a01__council__rating_fit` stands for `a02/council/rating.fit`."""
    keys = {key.replace("__", "/").replace("_", "."): one for key, one in answers.items()}
    (here / file).write_bytes(answered((here / file).read_bytes(), keys))


def sign(here: Path, by: object, on: object, file: str = FILE) -> None:
    """Say on the first sheet who filled it in, and when."""

    def work(workbook: Any) -> None:
        for row in workbook.worksheets[0].iter_rows():
            if row[0].value in ("記入者", "記入日"):
                row[1].value = by if row[0].value == "記入者" else on

    (here / file).write_bytes(edited((here / file).read_bytes(), work))


def records(here: Path) -> str:
    return (here / "records/city/2024.yaml").read_text("utf-8")


def test_a_later_stage_sees_what_the_earlier_have_said_and_answers_its_own(here: Path) -> None:
    workbook: Any = openpyxl.load_workbook(io.BytesIO((here / FILE).read_bytes()))
    sheet = workbook["協議会評価"]
    rows = {row[2].value: row for row in sheet.iter_rows(min_row=4, max_row=20) if row[1].value == "1"}
    assert rows["実績"][4].value == "会場で12回"
    assert rows["自己評価"][4].value == "○：進んだ"
    assert rows["自己評価（今後の方向性）"][4].value == "A：拡充"
    assert rows["実績"][4].protection.locked
    assert not sheet.cell(row_of(sheet, "a01/council/rating.fit"), 5).protection.locked
    assert row_of(sheet, "a01/result") is None
    assert row_of(sheet, "a01/response")


def test_the_councils_answers_and_the_citys_response_arrive(kyodo: Program, here: Path) -> None:
    answer(here, a01__council__rating_fit="△：一部", a01__council__comment_fit="周知不足", a01__response="広報に載せる",
           a01__council__rating_progress="○", a01__council__comment="次年度に期待する")  # fmt: skip
    done = kyodo("sheet", "import", FILE, here=here)
    assert done.code == 0, done.out
    assert "5 taken" in done.out
    text = records(here)
    for words in (
        "progress: ○",
        "rating: △",
        "comment: 周知不足",
        "comment: 次年度に期待する",
        "text: 広報に載せる",
    ):
        assert words in text
    assert "rating: ○" in text  # of the department, which a later stage never replaces


def test_sheets_of_departments_and_of_the_council_are_taken_at_once(kyodo: Program, here: Path) -> None:
    assert kyodo("sheet", "export", "--year", "2024", here=here).code == 0
    answer(here, DEPARTMENTS, a02__result="講座を3回", a02__rating="○")
    answer(here, a01__council__rating_fit="○", a01__council__rating_progress="○")
    done = kyodo("sheet", "import", DEPARTMENTS, FILE, here=here)
    assert done.code == 0, done.out
    for words in ("result: 講座を3回", "fit: ○"):
        assert words in records(here)


def test_a_stage_that_the_plan_has_not_is_refused_and_the_first_is_that_of_the_departments(
    kyodo: Program, here: Path
) -> None:
    assert kyodo("sheet", "export", "--year", "2024", "--stage", "議会", here=here).code == 2
    assert kyodo("sheet", "export", "--year", "2024", "--stage", "self", here=here).code == 0
    assert (here / DEPARTMENTS).exists()


def test_a_lost_hidden_sheet_still_tells_which_stage_it_was(kyodo: Program, here: Path) -> None:
    answer(here, a01__council__rating_fit="○", a01__council__rating_progress="○")

    def lose(workbook: Any) -> None:
        del workbook["_kyodo"]

    (here / FILE).write_bytes(edited((here / FILE).read_bytes(), lose))
    done = kyodo("sheet", "import", FILE, here=here)
    assert done.code == 0, done.out
    assert "fit: ○" in records(here)


def test_who_filled_it_in_and_when_goes_into_the_reviews_of_which_something_was_taken(
    kyodo: Program, here: Path
) -> None:
    answer(here, a01__council__rating_fit="○", a01__council__rating_progress="○")
    sign(here, "協議会", "R7.7.1")
    done = kyodo("sheet", "import", FILE, here=here)
    assert done.code == 0, done.out
    assert "4 taken" in done.out
    assert records(here).count("by: 協議会") == 1
    assert "date: 2025-07-01" in records(here)


def test_a_department_is_recorded_by_its_id_and_a_day_of_excel_as_a_day(kyodo: Program, here: Path) -> None:
    assert kyodo("sheet", "export", "--year", "2024", here=here).code == 0
    answer(here, DEPARTMENTS, a02__rating="○", a02__result="会")
    sign(here, "市民課", 45789, DEPARTMENTS)
    assert kyodo("sheet", "import", DEPARTMENTS, here=here).code == 0
    assert "a02:\n    result: 会\n    reviews:\n      self: {rating: ○, by: shimin, date: 2025-05-12}" in records(here)


@pytest.mark.parametrize(("on", "said"), [("5月ごろ", "cannot be read as a date"), ("13/45", "cannot be read")])
def test_a_day_that_is_none_is_refused(kyodo: Program, here: Path, on: str, said: str) -> None:
    answer(here, a01__council__rating_fit="○", a01__council__rating_progress="○")
    sign(here, "", on)
    done = kyodo("sheet", "import", FILE, here=here)
    assert done.code == 4
    assert said in done.out


def test_where_nothing_of_a_review_was_taken_nobody_is_recorded(kyodo: Program, here: Path) -> None:
    before = records(here)
    sign(here, "協議会", "2025-07-01")
    done = kyodo("sheet", "import", FILE, "--format", "json", here=here)
    assert (done.code, records(here)) == (0, before)
    (file,) = json.loads(done.out)["items"]
    assert {one["key"]: one["verdict"] for one in file["cells"]} == {"by": "unchanged", "date": "unchanged"}


def test_an_axis_may_have_a_comment_beside_its_grade(tmp_path: Path) -> None:
    book = city(tmp_path, plan=BY_AXES, records=RATED)
    _, cells = taken_back(tmp_path, said(answered(sent(book), {"a01/comment.cost": "割高", "a01/comment.done": None})))
    after = recorded_after(tmp_path, cells)
    assert (after["a01/rating.cost"], after["a01/comment.cost"]) == ("○", "割高")
    assert (after["a01/rating.done"], after["a01/comment.done"]) == ("○", "")


@pytest.mark.parametrize(
    ("answers", "refused"),
    [
        ({"a02/comment.cost": "割高", "a02/result": "会"}, "a02/comment.cost"),
        ({"a01/rating.done": None}, "a01/rating.done"),
    ],
)
def test_a_comment_on_an_axis_without_a_grade_is_refused_alone(
    tmp_path: Path, answers: dict[str, object], refused: str
) -> None:
    book = city(tmp_path, plan=BY_AXES, records=RATED)
    _, cells = taken_back(tmp_path, said(answered(sent(book), answers)))
    assert [one.key for one in cells if one.verdict == "refused"] == [refused]
    assert [one.key for one in cells if one.verdict == "taken"] == [one for one in answers if one != refused]


def test_a_plan_with_one_stage_has_no_later_one(kyodo: Program, tmp_path: Path) -> None:
    start = CITY.index("  - id: council")
    end = CITY.index("directions:")
    city(tmp_path, plan=CITY[:start] + CITY[end:])
    assert kyodo("sheet", "export", "--year", "2024", "--stage", "council", here=tmp_path).code == 2
