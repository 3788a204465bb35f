"""A year's results from a department's own table: taken where nothing stands, in conflict where something else does."""

import io
import json
import shutil
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from conftest import ROOT, Outcome, Program
from returned_sheets import city, records_now
from small_city import CITY
from terminal import at_terminal

NUMBERED = CITY.replace("title: 交流会", 'number: "1"\n    title: 交流会').replace(
    "title: 講座", 'number: "2"\n    title: 講座'
)


@pytest.fixture
def here(tmp_path: Path) -> Path:
    """Return a workspace in which something is recorded of a01, and nothing of a02."""
    folder = tmp_path / "市"
    city(folder, plan=NUMBERED)
    return folder


def imported(kyodo: Program, here: Path, table: str | bytes, *options: str, name: str = "実績.csv") -> Outcome:
    (here / name).write_bytes(table.encode() if isinstance(table, str) else table)
    return kyodo("import", name, "--plan", "city", "--year", "2024", *options, here=here)


def cells(answer: Outcome) -> dict[str, str]:
    """Return what became of the cells, by where they stand."""
    (file,) = json.loads(answer.out)["items"]
    counted = file["counts"]
    assert counted["read"] == sum(counted[one] for one in ("taken", "unchanged", "conflicts", "refused"))
    return {one["cell"]: f"{one['key'] or '-'} {one['verdict']}" for one in file["cells"]}


def workbook(rows: list[list[object]], *merged: str) -> bytes:
    """Return a workbook with one sheet."""
    book: Any = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    for one in merged:
        book.active.merge_cells(one)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def test_what_nothing_is_recorded_of_is_taken(kyodo: Program, here: Path) -> None:
    table = "番号,アクション,実績,評価,課題,今後の取組\n2,講座,講座を3回,○,会場,続ける\n"
    done = imported(kyodo, here, table)
    assert (done.code, done.err) == (0, "")
    assert "4 cells read = 4 taken + 0 unchanged + 0 in conflict + 0 refused" in done.out
    now = records_now(here)
    assert [now[f"a02/{one}"] for one in ("result", "rating", "issues", "next")] == ["講座を3回", "○", "会場", "続ける"]
    again = imported(kyodo, here, table)
    assert (again.code, records_now(here)) == (0, now)
    assert "0 taken + 4 unchanged" in again.out


def test_an_empty_cell_says_nothing_and_the_same_text_is_unchanged(kyodo: Program, here: Path) -> None:
    before = records_now(here)
    done = imported(kyodo, here, "番号,実績,評価,計画\n1,会場で12回,,\n")
    assert (done.code, records_now(here)) == (0, before)
    assert "1 cells read = 0 taken + 1 unchanged" in done.out


def test_another_text_than_the_recorded_is_a_conflict_shown_with_both(kyodo: Program, here: Path) -> None:
    before = records_now(here)
    done = imported(kyodo, here, "番号,実績,課題\n1,会場で14回,狭い\n")
    assert done.code == 5
    assert "会場で14回" in done.out
    assert "会場で12回" in done.out
    assert "as sent" not in done.out
    assert records_now(here) == before


@pytest.mark.parametrize(("side", "text"), [("sheet", "会場で14回"), ("records", "会場で12回")])
@pytest.mark.parametrize("form", ["{}", "a01/result={}"])
def test_a_conflict_is_settled_by_what_is_preferred(
    kyodo: Program, here: Path, side: str, text: str, form: str
) -> None:
    done = imported(kyodo, here, "番号,実績,課題\n1,会場で14回,狭い\n", "--prefer", form.format(side))
    assert done.code == 0
    assert (records_now(here)["a01/result"], records_now(here)["a01/issues"]) == (text, "狭い")


def test_a_conflict_is_settled_at_a_terminal(here: Path) -> None:
    (here / "実績.csv").write_text("番号,実績\n1,会場で14回\n", encoding="utf-8")
    shown, left = at_terminal(here, ["import", "実績.csv", "--plan", "city", "--year", "2024"], ["s\n"])
    assert left == 0
    assert "競合 1／1" in shown
    assert records_now(here)["a01/result"] == "会場で14回"


def test_what_is_clean_is_taken_alone_where_that_is_asked_for(kyodo: Program, here: Path) -> None:
    table = "番号,実績,評価\n1,会場で14回,\n2,講座を3回,すばらしい\n"
    assert imported(kyodo, here, table).code == 5
    assert records_now(here)["a02/result"] == ""
    assert imported(kyodo, here, table, "--clean-only").code == 5
    assert (records_now(here)["a01/result"], records_now(here)["a02/result"]) == ("会場で12回", "講座を3回")


def test_a_dry_run_shows_the_change_and_writes_nothing(kyodo: Program, here: Path) -> None:
    before = (here / "records/city/2024.yaml").read_bytes()
    done = imported(kyodo, here, "番号,実績\n2,講座を3回\n", "--dry-run")
    assert done.code == 0
    assert "講座を3回" in done.out
    assert (here / "records/city/2024.yaml").read_bytes() == before


@pytest.mark.parametrize(
    "row",
    [
        "a02,",
        "2,",
        "２,",
        "No.2,",
        "2,講座",
        "2 講座,",
        ",講座",
        ",2 講座",
        "2.講座,",
        "99,講座",
        ",「講座」",
        "2,講座（夜間）",
    ],
)
def test_an_item_is_found_by_id_number_or_title(kyodo: Program, here: Path, row: str) -> None:
    done = imported(kyodo, here, f"番号,取組,実績\n{row},講座を3回\n")
    assert done.code == 0, done.out
    assert records_now(here)["a02/result"] == "講座を3回"


def test_an_item_is_found_by_its_position_or_by_what_stands_above(kyodo: Program, tmp_path: Path) -> None:
    for name in ("plans", "records"):
        (tmp_path / name).mkdir()
    text = (ROOT / "plans/matsudo.yaml").read_text("utf-8")
    (tmp_path / "plans/matsudo.yaml").write_text(text, encoding="utf-8")
    (tmp_path / "t.csv").write_text("番号,実績\n1-1-2,会を開いた\n3-4-1,学んだ\n", encoding="utf-8")
    done = kyodo("import", "t.csv", "--plan", "matsudo", "--year", "2023", here=tmp_path)
    assert done.code == 0, done.out
    assert "2 taken" in done.out
    records = (tmp_path / "records/matsudo/2023.yaml").read_text("utf-8")
    assert "a1-1-2" in records
    assert "a3-4-1" in records


@pytest.mark.parametrize(
    ("row", "said"),
    [("9,", "no item “9”"), (",講坐", "Closest: a02"), ("1,講座", "names two items"), ("2,音楽祭", "its title is"),
     (",", "does not say which item")],
)  # fmt: skip
def test_a_row_that_fits_no_item_or_two_is_refused_with_the_nearest(
    kyodo: Program, here: Path, row: str, said: str
) -> None:
    done = imported(kyodo, here, f"番号,取組,実績\n{row},講座を3回\n")
    assert done.code == 4
    assert said in done.out
    assert "C2" in done.out
    assert "1 refused" in done.out


def test_each_answer_of_a_refused_row_is_counted(kyodo: Program, here: Path) -> None:
    done = imported(kyodo, here, "番号,実績,課題,計画\n9,あ,い,\n2,う,,\n", "--format", "json")
    assert cells(done) == {"B2": "- refused", "C2": "- refused", "B3": "a02/result taken"}


def test_the_rows_above_the_headings_and_columns_of_other_years_are_no_answers(kyodo: Program, here: Path) -> None:
    table = "令和6年度　一覧,,,,\n,,,,市民課\n番号,担当課,令和5年度の実績,令和6年度の実績,メモ\n2,市民課,昔,今,あ\n"
    done = imported(kyodo, here, table)
    assert done.code == 0
    assert records_now(here)["a02/result"] == "今"
    assert "C “令和5年度の実績” (of another fiscal year)" in " ".join(done.out.split())
    assert "B “担当課”" in done.out


def test_values_are_understood_as_in_sheets(kyodo: Program, here: Path) -> None:
    table = '番号,評価,方向性,理由,決算額（千円）,予算額,人工\n２,◯：進んだ,Ｂ,"一行\n二行",１，２３４,▲1000円,０．５\n'
    assert imported(kyodo, here, table).code == 0
    now = records_now(here)
    assert [now[f"a02/{one}"] for one in ("rating", "direction", "variance", "actual", "budget", "field.staff")] == [
        "○", "B", "一行\n二行", "1234000", "-1000", "0.5",
    ]  # fmt: skip


@pytest.mark.parametrize(("text", "said"), [("同左", "no answer to the left"), ("〃", "which answer is meant")])
def test_what_only_a_neighbour_could_tell_is_refused(kyodo: Program, here: Path, text: str, said: str) -> None:
    done = imported(kyodo, here, f"番号,実績\n2,{text}\n")
    assert done.code == 4
    assert said in done.out


def test_headings_are_understood_in_english(kyodo: Program, here: Path) -> None:
    assert imported(kyodo, here, "ID,Result,Rating,Next steps,Spent\na02,Three courses,○,More,1000\n").code == 0
    now = records_now(here)
    assert [now[f"a02/{one}"] for one in ("result", "rating", "next", "actual")] == [
        "Three courses",
        "○",
        "More",
        "1000",
    ]


def test_a_column_is_named_by_its_heading_or_letter(kyodo: Program, here: Path) -> None:
    table = "事業,やったこと,メモ,実績\n講座,講座を3回,あとで,ちがう\n"
    done = imported(kyodo, here, table, "--map", "やったこと=result", "--map", "C=課題", "--map", "D=-")
    assert done.code == 0, done.out + done.err
    assert (records_now(here)["a02/result"], records_now(here)["a02/issues"]) == ("講座を3回", "あとで")
    assert "D “実績” (left out by --map)" in done.out


@pytest.mark.parametrize(
    ("option", "said"),
    [("ない=result", "no column “ない”"), ("実績=よくわからない", "nothing that a table of results holds"),
     ("実績", "does not say which column"), ("実績=ratin", "Did you mean “rating”?")],
)  # fmt: skip
def test_a_map_that_means_nothing_is_refused(kyodo: Program, here: Path, option: str, said: str) -> None:
    done = imported(kyodo, here, "番号,実績\n2,あ\n", "--map", option)
    assert done.code == 2
    assert said in done.err


def test_two_columns_for_one_answer_are_refused(kyodo: Program, here: Path) -> None:
    done = imported(kyodo, here, "番号,実績,取組結果\n2,あ,い\n")
    assert done.code == 2
    assert "B “実績”" in done.err
    assert "--map" in done.err


def test_rows_below_belong_to_the_item_above_and_hold_its_indicators(kyodo: Program, here: Path) -> None:
    rows: list[list[object]] = [
        ["番号", "取組", "実績", "指標", "区分", "実績値", "備考"],
        [1, "交流会", "会場で12回", "参加者数", None, 80, None],
        [2, "講座", "講座を3回", "受講者", "男性", 3, "速報"],
        [None, None, None, None, "女性", "４", None],
    ]
    done = imported(kyodo, here, workbook(rows, "A3:A4", "B3:B4", "C3:C4", "D3:D4"), name="表.xlsx")
    assert done.code == 0, done.out
    now = records_now(here)
    assert (now["a02/result"], now["i2.men/value"], now["i2.women/value"], now["i2.men/note"]) == (
        "講座を3回",
        "3",
        "4",
        "速報",
    )


def test_the_value_of_an_items_only_indicator_needs_no_name(kyodo: Program, here: Path) -> None:
    assert "1 unchanged" in imported(kyodo, here, "番号,実績値\n1,80\n").out
    done = imported(kyodo, here, "番号,実績値\n2,80\n")
    assert done.code == 4
    assert "which indicator" in done.out


def test_an_indicator_in_the_row_of_another_item_is_refused(kyodo: Program, here: Path) -> None:
    done = imported(kyodo, here, "番号,指標,実績値\n2,参加者数,80\n")
    assert done.code == 4
    assert "a01 1 交流会" in done.out


def test_an_answer_merged_over_several_items_is_nobodys(kyodo: Program, here: Path) -> None:
    rows: list[list[object]] = [["番号", "実績", "課題"], [1, "会場で12回", "同じ課題"], [2, "講座を3回", None]]
    done = imported(kyodo, here, workbook(rows, "C2:C3"), "--format", "json", name="表.xlsx")
    assert cells(done) == {"B2": "a01/result unchanged", "C2": "a01/issues refused", "B3": "a02/result taken"}


def test_two_answers_to_a_question_are_both_refused_and_two_equal_ones_are_one(kyodo: Program, here: Path) -> None:
    done = imported(kyodo, here, "番号,実績,課題\n2,あ,う\n2,い,う\n", "--format", "json")
    assert cells(done) == {
        "B2": "a02/result refused", "B3": "a02/result refused", "C2": "a02/issues taken", "C3": "a02/issues unchanged",
    }  # fmt: skip


def test_later_stages_stand_under_two_rows_of_headings(kyodo: Program, here: Path) -> None:
    rows: list[list[object]] = [
        ["番号", "自己評価", "協議会評価", None, "市の対応方針", "記入者", "評価日"],
        [None, None, "進み具合", "妥当性", None, None, None],
        [2, "○", "○", "○", "続ける", "市民課", "R7.5.12"],
    ]
    table = workbook(rows, "A1:A2", "B1:B2", "C1:D1", "E1:E2", "F1:F2", "G1:G2")
    done = imported(kyodo, here, table, name="表.xlsx")
    assert done.code == 0, done.out
    text = (here / "records/city/2024.yaml").read_text("utf-8")
    for words in ("progress: ○", "fit: ○", "text: 続ける", "by: shimin", "date: 2025-05-12"):
        assert words in text


def test_the_lower_of_two_rows_of_headings_may_say_it_all_or_nothing(kyodo: Program, here: Path) -> None:
    rows: list[list[object]] = [
        ["取組の一覧（令和6年度）"],
        ["番号", "自己評価", None, "協議会評価", None, "指標", None],
        [None, "区分", "理由", "委員名", "コメント", "指標名", "実績値"],
        [1, None, None, "委員", "よい", "参加者数", 80],
        [2, "△：一部", "雨天", None, None, None, None],
    ]
    table = workbook(rows, "A1:G1", "A2:A3", "B2:C2", "D2:E2", "F2:G2")
    done = imported(kyodo, here, table, "--format", "json", name="表.xlsx")
    assert cells(done) == {
        "E4": "a01/council/comment taken", "B5": "a02/rating taken", "C5": "a02/variance taken",
        "G4": "i1/value unchanged",
    }  # fmt: skip
    assert json.loads(done.out)["items"][0]["remarks"] == ["Sheet: Columns that are not read: D “協議会評価 委員名”."]


def test_of_several_levels_the_lowest_says_whose_row_it_is(kyodo: Program, tmp_path: Path) -> None:
    folder = tmp_path / "みほん市"
    shutil.copytree(ROOT / "examples/mihon", folder)
    table = "基本目標,施策,取組,課題\n1 参加のきっかけが身近にある,活動の情報を届ける,① 市民活動の情報を届ける,狭い\n"
    (folder / "t.csv").write_text(table, encoding="utf-8")
    done = kyodo("import", "t.csv", "--plan", "mihon", "--year", "2025", here=folder)
    assert done.code == 0, done.out
    (folder / "t.csv").write_text("基本目標,協議会評価コメント\n1,よい\n", encoding="utf-8")
    assert "1 taken" in kyodo("import", "t.csv", "--plan", "mihon", "--year", "2025", here=folder).out


def test_a_column_that_repeats_the_plan_is_no_answer(kyodo: Program, here: Path) -> None:
    plan = (
        (here / "plans/city.yaml")
        .read_text("utf-8")
        .replace("    title: 講座", "    need: 担い手の不足\n    title: 講座")
    )
    (here / "plans/city.yaml").write_text(plan, encoding="utf-8")
    done = imported(kyodo, here, "番号,課題,実績\n2,担い手の不足,講座を3回\n")
    assert done.code == 0
    assert records_now(here)["a02/issues"] == ""
    assert "repeats the text of the plan" in done.out


def test_a_table_in_the_encoding_of_windows_is_read(kyodo: Program, here: Path) -> None:
    assert imported(kyodo, here, "番号,実績\r\n2,講座を３回（①〜③）\r\n".encode("cp932")).code == 0
    assert records_now(here)["a02/result"] == "講座を３回（①～③）"


def test_a_sheet_for_each_department_is_read_and_one_can_be_named(kyodo: Program, here: Path) -> None:
    book: Any = openpyxl.Workbook()
    sheets: dict[str, list[list[object]]] = {
        "表紙": [["実績の報告"]],
        "市民課": [["番号", "実績"], [2, "講座を3回"]],
        "福祉課": [["番号", "課題"], [2, "会場"]],
    }
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    stream = io.BytesIO()
    book.save(stream)
    one = imported(kyodo, here, stream.getvalue(), "--sheet", "福祉課", "--format", "json", name="表.xlsx")
    assert cells(one) == {"B2": "a02/issues taken"}
    assert imported(kyodo, here, stream.getvalue(), "--sheet", "税務課", name="表.xlsx").code == 2
    assert imported(kyodo, here, stream.getvalue(), name="表.xlsx").code == 0
    assert records_now(here)["a02/result"] == "講座を3回"


@pytest.mark.parametrize(
    ("title", "code"),
    [("令和5年度　取組結果一覧", 4), ("令和6年度　取組結果一覧", 0), ("第4次計画（令和4年度～令和7年度）", 0),
     ("令和7年度調査（令和6年度実績）", 0), ("令和7年5月12日現在", 0)],
)  # fmt: skip
def test_last_years_table_is_not_taken_for_this_years(kyodo: Program, here: Path, title: str, code: int) -> None:
    done = imported(kyodo, here, f"{title},\n番号,実績\n2,講座を3回\n")
    assert done.code == code
    assert records_now(here)["a02/result"] == ("" if code else "講座を3回")
    assert imported(kyodo, here, f"{title},\n番号,令和6年度の実績\n2,講座を3回\n").code == 0


def test_of_a_sheet_for_each_year_that_of_the_year_is_read(kyodo: Program, here: Path) -> None:
    book: Any = openpyxl.Workbook()
    for name, text in {"R5": "昔", "R6": "今"}.items():
        sheet = book.create_sheet(name)
        sheet.append(["番号", "実績"])
        sheet.append([2, text])
    book.active.append(["取組の一覧"])
    stream = io.BytesIO()
    book.save(stream)
    done = imported(kyodo, here, stream.getvalue(), name="表.xlsx")
    assert done.code == 0
    assert "Sheets that are not read: Sheet, R5" in done.out
    assert records_now(here)["a02/result"] == "今"
    del book["R6"]
    stream = io.BytesIO()
    book.save(stream)
    done = imported(kyodo, here, stream.getvalue(), name="表.xlsx")
    assert done.code == 4
    assert "--year R5" in done.err


def test_where_several_values_are_recorded_none_is_meant(kyodo: Program, here: Path) -> None:
    values = "measurements: {i1: [{value: 1, survey: s1}, {value: 2, survey: s2}]}\nsurveys: [{id: s1}, {id: s2}]\n"
    (here / "records/city/2024.yaml").write_text(f"format: 1\nplan: city\nyear: 2024\n{values}", encoding="utf-8")
    done = imported(kyodo, here, "番号,実績値\n1,3\n")
    assert done.code == 4
    assert "Several values" in done.out


def test_a_table_without_headings_is_refused_whole(kyodo: Program, here: Path) -> None:
    done = imported(kyodo, here, "a,b\n2,c\n")
    assert done.code == 4
    assert "no row of headings" in done.err


def test_a_closed_year_takes_nothing_and_nothing_is_forced(kyodo: Program, here: Path) -> None:
    assert imported(kyodo, here, "番号,実績\n2,あ\n", "--force").code == 2
    assert kyodo("close", "--year", "2024", "--date", "2025-08-01", "--reason", "x", here=here).code == 0
    assert imported(kyodo, here, "番号,実績\n2,あ\n").code == 5
