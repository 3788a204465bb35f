"""Tables as they really are: each ugly one with what it gives, and what of it is named because it was not taken."""

import io
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from kyodo_cli.base.errors import InputFault, KyodoError, UsageFault
from plan_tables import Result, Rows, imported, workbook

HEAD = ["基本目標", "取組", "関連"]
TWO = [HEAD, ["1 出会う", "1 交流会", "2"], ["", "2 講座", "1"]]
TWO_ITEMS = [("g1", "1", "出会う"), ("a1", "1", "交流会"), ("a2", "2", "講座")]


def items(result: Result) -> list[tuple[str, str | None, str]]:
    return result.items()


def test_a_sum_below_a_part_is_no_item(tmp_path: Path) -> None:
    rows = [*TWO, ["小計", "", ""], ["2 学ぶ", "3 学校", ""], ["合　計", "", "3"]]
    result = imported(tmp_path, rows)
    assert [one[2] for one in items(result)] == ["出会う", "交流会", "講座", "学ぶ", "学校"]
    assert result.view.left_out == {"sums": [4, 6]}


@pytest.mark.parametrize(
    "note", ["※1 令和3年度から", "＊印は新規", "（注）再掲を除く", "注1：重点", "備考：担当課は当時", "資料：市民課"]
)
def test_a_note_is_named_and_no_item(tmp_path: Path, note: str) -> None:
    result = imported(tmp_path, [*TWO, [note, "", ""]])
    assert items(result) == TWO_ITEMS
    assert result.lost == [("line 4, column 1", note)]


def test_what_stands_below_the_table_is_named(tmp_path: Path) -> None:
    result = imported(tmp_path, [*TWO, [], ["作成：市民活動推進課"]])
    assert items(result) == TWO_ITEMS
    assert result.lost == [("line 5, column 1", "作成：市民活動推進課")]


def test_a_column_without_a_heading_is_named_cell_by_cell(tmp_path: Path) -> None:
    rows = [HEAD, ["1 出会う", "1 交流会", "2", "要調整"], ["", "2 講座", "1"]]
    assert imported(tmp_path, rows).lost == [("line 2, column 4", "要調整")]


def test_a_column_that_nobody_knows_becomes_a_field_of_the_plan(tmp_path: Path) -> None:
    rows = [[*HEAD, "予算区分"], ["1 出会う", "1 交流会", "2", "一般会計"], ["", "2 講座", "1", ""]]
    result = imported(tmp_path, rows)
    assert [(one.key, one.label, one.applies_to) for one in result.plan.fields] == [("f1", "予算区分", "action")]
    assert result.outline.by_id["a1"].node.fields == {"f1": "一般会計"}
    assert result.lost == []


def test_a_column_may_be_left_out(tmp_path: Path) -> None:
    rows = [[*HEAD, "予算区分"], ["1 出会う", "1 交流会", "2", "一般会計"]]
    result = imported(tmp_path, rows, columns=["予算区分=-"])
    assert result.plan.fields == ()
    assert "一般会計" not in result.text


def test_a_merged_department_is_of_every_row_that_it_covers(tmp_path: Path) -> None:
    rows = [["取組", "担当課"], ["1 交流会", "市民課"], ["2 講座", ""], ["3 学校", "教育課"]]
    result = imported(tmp_path, workbook(rows, ["B2:B3"]), "表.xlsx")
    named = {one.id: [each.id for each in one.node.departments] for one in result.outline.entries}
    assert named == {"a1": ["d1"], "a2": ["d1"], "a3": ["d2"]}


def test_a_blank_department_stays_blank(tmp_path: Path) -> None:
    rows = [["取組", "担当課"], ["1 交流会", "市民課"], ["2 講座", ""]]
    assert imported(tmp_path, rows).outline.by_id["a2"].node.departments == ()


def test_lead_and_support_go_by_the_heading_and_by_marks(tmp_path: Path) -> None:
    rows = [
        ["取組", "担当課", "関係課"],
        ["1 交流会", "◎市民課、○文化・スポーツ課", "福祉課\n教育課（副）"],
        ["2 講座", "福祉課・教育課", "－"],
    ]
    result = imported(tmp_path, rows)
    assert [(one.id, one.name) for one in result.plan.departments] == [
        ("d1", "市民課"), ("d2", "文化・スポーツ課"), ("d3", "福祉課"), ("d4", "教育課"),
    ]  # fmt: skip
    roles = [[(each.id, each.role) for each in one.node.departments] for one in result.outline.entries]
    assert roles == [
        [("d1", "lead"), ("d2", "support"), ("d3", "support"), ("d4", "support")],
        [("d3", None), ("d4", None)],  # the table does not say which of the two leads
    ]


def test_departments_below_a_head_of_two_rows(tmp_path: Path) -> None:
    rows = [["取組", "担当課", ""], ["", "主", "副"], ["1 交流会", "市民課", "福祉課"]]
    result = imported(tmp_path, workbook(rows, ["A1:A2", "B1:C1"]), "表.xlsx")
    assert [(one.id, one.role) for one in result.outline.by_id["a1"].node.departments] == [
        ("d1", "lead"),
        ("d2", "support"),
    ]


@pytest.mark.parametrize("merged", [(), ("A1:A2", "B1:B2", "C1:C2", "D1:F1")])
def test_targets_below_a_head_of_two_rows(tmp_path: Path, merged: tuple[str, ...]) -> None:
    rows = [
        ["取組", "指標", "現状値（R3）", "目標値", "", ""],
        ["", "", "", "令和4年度", "R5", "2024"],
        ["1 交流会", "参加者数（人）", "1,234", "1,300人", "1,400人以上", "増加"],
    ]
    result = imported(tmp_path, workbook(rows, merged), "表.xlsx")
    (one,) = result.outline.by_id["a1"].node.indicators
    assert (one.id, one.title, one.unit) == ("i1", "参加者数", "人")
    assert [(base.year, base.value) for base in one.baseline] == [(2021, 1234)]
    assert [(each.year, each.value, each.op, each.text) for each in one.targets] == [
        (2022, 1300, None, None), (2023, 1400, "at_least", None), (2024, None, None, "増加"),
    ]  # fmt: skip
    assert not result.view.errors


@pytest.mark.parametrize(
    ("said", "value", "year", "op"),
    [
        ("27.1%（R3）", 27.1, 2021, None), ("30％以上", 30, None, "at_least"), ("約500人", 500, None, "about"),
        ("5件以下", 5, None, "at_most"), ("▲3.5", -3.5, None, None), ("1,000円（令和8年度）", 1000, 2026, None),
        ("年3回", 3, None, None), ("12回/年", 12, None, None), ("０件", 0, None, None),
    ],
)  # fmt: skip
def test_values_are_parted_from_units_and_years(
    tmp_path: Path, said: str, value: float, year: int | None, op: str | None
) -> None:
    result = imported(tmp_path, [["取組", "指標", "目標値"], ["1 交流会", "数", said]])
    (one,) = result.outline.by_id["a1"].node.indicators[0].targets
    assert (one.value, one.year, one.op, one.as_printed) == (value, year, op, said)


@pytest.mark.parametrize("said", ["増加", "全国平均を上回る", "10～20人", "前年度比5%増", "検討中"])
def test_a_target_in_words_stays_in_words(tmp_path: Path, said: str) -> None:
    result = imported(tmp_path, [["取組", "指標", "目標値"], ["1 交流会", "数", said]])
    (one,) = result.outline.by_id["a1"].node.indicators[0].targets
    assert (one.text, one.value) == (said, None)
    assert not result.view.errors


def test_every_year_is_every_year(tmp_path: Path) -> None:
    result = imported(tmp_path, [["取組", "指標", "目標値（R8）"], ["1 交流会", "数", "毎年500人以上"]])
    (one,) = result.outline.by_id["a1"].node.indicators[0].targets
    assert (one.every_year, one.to, one.op, one.value) == (True, 2026, "at_least", 500)


def test_several_indicators_of_an_item(tmp_path: Path) -> None:
    rows = [
        ["取組", "指標", "単位", "目標値"],
        ["1 交流会", "回数", "回", "12"],
        ["", "参加者", "人", "300"],
        ["2 講座", "①回数\n②参加者", "", "①3回\n②60人"],
    ]
    result = imported(tmp_path, rows)
    found = [
        (one.indicator.id, one.holder and one.holder.id, one.indicator.title, one.indicator.unit)
        for one in result.outline.indicators
    ]
    assert found == [
        ("i1", "a1", "回数", "回"), ("i2", "a1", "参加者", "人"),
        ("i3", "a2", "回数", "回"), ("i4", "a2", "参加者", "人"),
    ]  # fmt: skip


def test_output_and_outcome_side_by_side(tmp_path: Path) -> None:
    rows = [["取組", "活動指標", "目標値", "成果指標", "目標値"], ["1 交流会", "回数", "12回", "満足度", "80%"]]
    found = imported(tmp_path, rows).outline.indicators
    assert [(one.indicator.kind, one.indicator.unit, one.indicator.targets[0].value) for one in found] == [
        ("output", "回", 12), ("outcome", "%", 80),
    ]  # fmt: skip


def test_a_share_that_excel_holds_as_a_fraction(tmp_path: Path) -> None:
    book = Workbook()
    book.active.append(["取組", "指標", "現状値"])
    book.active.append(["1 交流会", "満足度", 0.271])
    book.active["C2"].number_format = "0.0%"
    stream = io.BytesIO()
    book.save(stream)
    (one,) = imported(tmp_path, stream.getvalue(), "表.xlsx").outline.indicators
    assert (one.indicator.baseline[0].value, one.indicator.unit) == (27.1, "%")


@pytest.mark.parametrize(
    ("said", "span"),
    [
        ("令和4年度～令和8年度", (2022, 2026)), ("R4～R8", (2022, 2026)), ("令和4～8年度", (2022, 2026)),
        ("2022-2026", (2022, 2026)), ("R4～", (2022, None)), ("～R8", (None, 2026)), ("令和5年度", (2023, 2023)),
        ("平成31年度～令和３年度", (2019, 2021)),
    ],
)  # fmt: skip
def test_years_in_any_form(tmp_path: Path, said: str, span: tuple[int | None, int | None]) -> None:
    found = imported(tmp_path, [["取組", "実施期間"], ["1 交流会", said]]).outline.by_id["a1"].node.years
    assert found
    assert (found.from_, found.to) == span


def test_years_that_are_none_are_named(tmp_path: Path) -> None:
    assert imported(tmp_path, [["取組", "実施期間"], ["1 交流会", "継続"]]).lost == [("line 2, column 2", "継続")]


def test_a_plan_by_year_with_an_arrow_over_several(tmp_path: Path) -> None:
    rows = [["取組", "年度計画", "", ""], ["", "R4", "R5", "R6"], ["1 交流会", "検討", "実施", ""]]
    result = imported(tmp_path, workbook(rows, ["A1:A2", "B1:D1", "C3:D3"]), "表.xlsx")
    found = [(one.year, one.from_, one.to, one.text) for one in result.outline.by_id["a1"].node.by_year]
    assert found == [(2022, None, None, "検討"), (None, 2023, 2024, "実施")]


@pytest.mark.parametrize("mark", ["（再掲）", "【再掲】", "(再掲)", "〔再 掲〕"])
@pytest.mark.parametrize("is_before", [True, False])
def test_what_is_listed_again_counts_once(tmp_path: Path, mark: str, is_before: bool) -> None:  # noqa: FBT001
    again = f"{mark}1 交流会" if is_before else f"1 交流会{mark}"
    rows = [HEAD, ["1 出会う", "1 交流会", ""], ["2 学ぶ", "2 講座", ""], ["", again, ""]]
    result = imported(tmp_path, rows)
    assert [one[0] for one in items(result)] == ["g1", "a1", "g2", "a2"]
    assert result.outline.by_id["a1"].node.relisted == ("g2",)
    assert not result.view.errors


def test_what_is_listed_again_and_nowhere_first_is_named(tmp_path: Path) -> None:
    rows = [*TWO, ["", "9 祭り（再掲）", ""]]
    assert imported(tmp_path, rows).lost == [("line 4, column 2", "祭り")]


def of_related(said: Any, name: str = "表.xlsx") -> Callable[[Path], Result]:
    rows = [["取組", "関連"], *([f"{at} 取組その{at}", ""] for at in range(1, 13))]
    rows[1][1] = said
    return lambda folder: imported(folder, rows, name)


@pytest.mark.parametrize(
    ("said", "ids"),
    [
        ("6,8,12", "a06 a08 a12"), ("6、8", "a06 a08"), ("6・8", "a06 a08"), ("⑥⑧", "a06 a08"),
        ("No.6 No.8", "a06 a08"),
        ("6\n8", "a06 a08"), ("６，８", "a06 a08"), ("6／8", "a06 a08"), ("(6)(8)", ""), ("6及び8", "a06 a08"),
        ("取組その6、取組その8", "a06 a08"), ("6 取組その6\n8 取組その8", "a06 a08"), ("a06 a08", "a06 a08"),
        ("－", ""),
        ("なし", ""), (6, "a06"),
    ],
)  # fmt: skip
def test_lists_of_related_items(tmp_path: Path, said: Any, ids: str) -> None:
    result = of_related(said)(tmp_path)
    assert " ".join(result.outline.by_id["a01"].node.related) == ids
    assert bool(result.lost) == (said == "(6)(8)")
    assert result.plan.links.related == ("one_way" if ids else "symmetric")


def test_a_range_is_taken_and_said(tmp_path: Path) -> None:
    result = of_related("6～8")(tmp_path)
    assert result.outline.by_id["a01"].node.related == ("a06", "a07", "a08")
    assert ("6～8", "Taken as 6, 7, 8.") in result.noted


@pytest.mark.parametrize(
    ("said", "shown", "why"),
    [
        (68, "68", "6,8"), (datetime(2026, 6, 8), "2026-06-08", "6/8"), (6.8, "6.8", "no such item"),  # noqa: DTZ001
        ("13", "13", "no such item"), ("1", "1", "itself"), ("交流", "交流", "no such item"),
    ],
)  # fmt: skip
def test_what_excel_spoilt_or_nobody_has_is_named(tmp_path: Path, said: Any, shown: str, why: str) -> None:
    result = of_related(said)(tmp_path)
    (one,) = result.view.lost
    assert one.text == shown
    assert why in f"{one.message} {one.hint}"
    assert result.outline.by_id["a01"].node.related == ()


def test_links_on_one_side_are_written_as_printed_and_named(tmp_path: Path) -> None:
    result = imported(tmp_path, [HEAD, ["1 出会う", "1 交流会", "2"], ["", "2 講座", ""]])
    assert result.plan.links.related == "one_way"
    assert result.outline.by_id["a2"].node.related == ()
    assert result.noted == [("2", "1 names 2, and 2 does not name 1.")]
    assert not result.view.errors


@pytest.mark.parametrize(
    ("titles", "numbers"),
    [
        (["(1) 交流会", "(2) 講座"], ["(1)", "(2)"]), (["１－２ 交流会", "１－３ 講座"], ["1-2", "1-3"]),
        (["第1章 交流会", "第2章 講座"], ["第1章", "第2章"]), (["① 交流会", "②講座"], ["①", "②"]),
        (["ア 交流会", "イ 講座"], ["ア", "イ"]), (["Ⅰ 交流会", "Ⅱ 講座"], ["Ⅰ", "Ⅱ"]),
        (["取組1 交流会", "取組２：講座"], ["1", "2"]), (["No.1 交流会", "No.2 講座"], ["1", "2"]),
        (["1. 交流会", "2．講座"], ["1", "2"]), (["4) 交流会", "5）講座"], ["4", "5"]),
        (["3世代交流", "100人会議"], [None, None]), (["2025年の交流", "2026年の講座"], [None, None]),
        (["第4次計画の推進", "第5次計画の準備"], [None, None]), (["ア―ト展", "イベント"], [None, None]),
        (["1交流会", "2講座"], ["1", "2"]), (["24時間相談", "1人暮らし支援"], [None, None]),
    ],
)  # fmt: skip
def test_numbers_are_parted_from_titles(tmp_path: Path, titles: list[str], numbers: list[str | None]) -> None:
    result = imported(tmp_path, [["取組", "内容"], *([one, "x"] for one in titles)])
    assert [one[1] for one in items(result)] == numbers
    if numbers[0]:
        assert [one[2] for one in items(result)] == ["交流会", "講座"]
    else:
        assert [one[2] for one in items(result)] == titles


def test_two_columns_for_one_field_are_refused_with_the_way_out(tmp_path: Path) -> None:
    with pytest.raises(UsageFault, match="both taken as goal") as raised:
        imported(tmp_path, [["基本目標", "基本方針", "取組"], ["a", "b", "c"]])
    assert "--map 2=description" in str(raised.value.hint)
    rows = [["基本目標", "基本方針", "取組"], ["1 a", "b", "1 c"]]
    assert imported(tmp_path, rows, columns=["基本方針=measure"]).items()[1][2] == "b"


def test_without_items_the_column_is_asked_for(tmp_path: Path) -> None:
    with pytest.raises(InputFault, match="titles of items") as raised:
        imported(tmp_path, [["担当課", "指標", "名前"], ["市民課", "数", "x"]])
    assert "--map" in str(raised.value.hint)


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"columns": ["課題=nede"]}, "need"), ({"columns": ["課"]}, "課題=need"),
        ({"columns": ["かだい=need"]}, "基本目標"),
        ({"sheet": "9"}, "計画"), ({"sheet": "目標"}, "計画"),
    ],
)  # fmt: skip
def test_what_is_typed_wrongly_is_answered_with_what_there_is(
    tmp_path: Path, options: dict[str, Any], said: str
) -> None:
    with pytest.raises(KyodoError) as raised:
        imported(tmp_path, TWO, "表.xlsx", **options)
    assert said in str(raised.value.hint)


def test_the_best_sheet_is_taken_and_the_others_are_named(tmp_path: Path) -> None:
    book = Workbook()
    book.active.title = "表紙"
    book.active.append(["計画の一覧"])
    for row in TWO:
        book.create_sheet("一覧") if "一覧" not in book.sheetnames else None
        book["一覧"].append(row)
    book.create_sheet("控え").append(["取組", "担当課"])
    book["控え"].append(["1 祭り", "市民課"])
    stream = io.BytesIO()
    book.save(stream)
    result = imported(tmp_path, stream.getvalue(), "表.xlsx")
    assert items(result) == TWO_ITEMS
    assert [one.sheet for one in result.view.aside] == ["表紙", "控え"]
    assert imported(tmp_path, stream.getvalue(), "表.xlsx", sheet="控え").items() == [("a1", "1", "祭り")]
    assert imported(tmp_path, stream.getvalue(), "表.xlsx", sheet="3").items() == [("a1", "1", "祭り")]


@pytest.mark.parametrize("rows", [[["a", "b"], ["c", "d"]], [[1, 2], [3, 4]], [["取組", "担当課"]]])
def test_no_table_of_a_plan_is_said(tmp_path: Path, rows: Rows) -> None:
    with pytest.raises(InputFault) as raised:
        imported(tmp_path, rows, "表.xlsx")
    assert raised.value.hint


def test_an_empty_file_is_said(tmp_path: Path) -> None:
    with pytest.raises(InputFault, match="holds nothing"):
        imported(tmp_path, "")


def test_a_goal_with_values_of_its_own(tmp_path: Path) -> None:
    rows = [["基本目標", "取組", "指標", "目標値"], ["1 出会う", "", "参加率", "30%"], ["", "1 交流会", "回数", "12回"]]
    result = imported(tmp_path, rows)
    assert [(one.indicator.title, one.holder and one.holder.id) for one in result.outline.indicators] == [
        ("参加率", "g1"), ("回数", "a1"),
    ]  # fmt: skip


def test_descriptions_of_two_levels(tmp_path: Path) -> None:
    rows = [
        ["基本目標", "内容", "取組", "内容"],
        ["1 出会う", "目標の内容", "1 交流会", "取組の内容"],
        ["", "", "2 講座", "講座の内容"],
    ]
    result = imported(tmp_path, rows)
    assert [one.node.description for one in result.outline.entries] == ["目標の内容", "取組の内容", "講座の内容"]


def test_a_text_over_several_rows_stays_together(tmp_path: Path) -> None:
    rows = [["取組", "内容"], ["1 交流会", "一行目"], ["", "二行目"], ["2 講座", "x"]]
    assert imported(tmp_path, rows).outline.by_id["a1"].node.description == "一行目\n二行目"


def test_a_column_of_ids_is_kept_where_it_holds_ids(tmp_path: Path) -> None:
    rows = [["ID", "取組", "関連"], ["fair", "1 交流会", "2"], ["講座", "2 講座", "fair"]]
    result = imported(tmp_path, rows)
    assert [one[0] for one in items(result)] == ["fair", "a2"]
    assert result.lost == [("line 3, column 1", "講座")]
    assert result.outline.by_id["a2"].node.related == ("fair",)


def test_numbers_twice_are_found_before_anything_is_written(tmp_path: Path) -> None:
    result = imported(tmp_path, [["取組", "内容"], ["1 交流会", "a"], ["1 講座", "b"]])
    assert [one.finding.rule.code for one in result.view.errors] == ["KY105"]
    assert len({one[0] for one in items(result)}) == 2


def test_text_that_yaml_could_misread_stays_text(tmp_path: Path) -> None:
    rows = [["取組", "内容"], ["1 はい: いいえ", "- yes\n# no"], ["2 011002", "2024-01-01"], ["3 [a]", "'\""]]
    result = imported(tmp_path, rows)
    assert [one.node.title for one in result.outline.entries] == ["はい: いいえ", "011002", "[a]"]
    assert [one.node.description for one in result.outline.entries] == ["- yes\n# no", "2024-01-01", "'\""]


@pytest.mark.parametrize("is_merged", [True, False])
def test_bands_over_the_whole_table_are_items_of_a_level_above(tmp_path: Path, is_merged: bool) -> None:  # noqa: FBT001
    rows = [
        ["No.", "取組", "担当課"],
        ["基本目標1　出会う", "", ""],
        ["1", "交流会", "市民課"],
        ["基本目標2　学ぶ", "", ""],
        ["2", "講座", "市民課"],
    ]
    result = imported(tmp_path, workbook(rows, ["A2:C2", "A4:C4"] if is_merged else []), "表.xlsx")
    assert items(result) == [("g1", "1", "出会う"), ("a1", "1", "交流会"), ("g2", "2", "学ぶ"), ("a2", "2", "講座")]
    assert result.lost == []
    assert [one[0] for one in result.noted] == ["基本目標1　出会う", "基本目標2　学ぶ"]


def test_a_band_that_does_not_say_its_level_is_a_goal(tmp_path: Path) -> None:
    rows = [["取組", "担当課"], ["１ 出会う", ""], ["1 交流会", "市民課"], ["２ 学ぶ", ""], ["2 講座", "市民課"]]
    result = imported(tmp_path, workbook(rows, ["A2:B2", "A4:B4"]), "表.xlsx")
    assert [one[0] for one in items(result)] == ["g1", "a1", "g2", "a2"]


def test_another_table_below_is_named_and_not_taken(tmp_path: Path) -> None:
    rows = [*TWO, [], ["指標", "現状値", "目標値"], ["参加者", "10人", "20人"]]
    result = imported(tmp_path, rows)
    assert items(result) == TWO_ITEMS
    assert [text for _, text in result.lost] == ["指標", "現状値", "目標値", "参加者", "10人", "20人"]


def test_what_excel_could_not_compute_is_named(tmp_path: Path) -> None:
    book = Workbook()
    for row in (["No.", "取組", "内容"], [datetime(2026, 1, 2), "交流会", "=A1&B1"], [2, "講座", "x"]):  # noqa: DTZ001
        book.active.append(row)
    stream = io.BytesIO()
    book.save(stream)
    result = imported(tmp_path, stream.getvalue(), "表.xlsx")
    assert result.lost == [("A2", "2026-01-02"), ("C2", "=…")]
    assert "=…" not in result.text.split("id: mihon")[1]


def test_comments_on_cells_are_named(tmp_path: Path) -> None:
    from openpyxl.comments import Comment

    book = Workbook()
    for row in TWO:
        book.active.append(row)
    book.active["B3"].comment = Comment("要確認", "市民課")
    book.active.column_dimensions["C"].hidden = True
    stream = io.BytesIO()
    book.save(stream)
    assert imported(tmp_path, stream.getvalue(), "表.xlsx").lost == [("B3", "要確認")]


def test_what_a_relisted_row_says_otherwise_is_named(tmp_path: Path) -> None:
    rows = [["基本目標", "取組", "担当課"], ["1 出会う", "1 交流会", "市民課"], ["2 学ぶ", "2 講座", "教育課"]]
    same = imported(tmp_path, [*rows, ["", "1 交流会（再掲）", "市民課"]])
    assert same.lost == []
    other = imported(tmp_path, [*rows, ["", "1 交流会（再掲）", "福祉課"]])
    assert [text for _, text in other.lost] == ["福祉課"]


def test_values_beside_a_merged_indicator_are_of_it(tmp_path: Path) -> None:
    rows = [["取組", "指標", "目標年度", "目標値"], ["1 交流会", "参加者", "R6", "10人"], ["", "", "R8", "20人"]]
    result = imported(tmp_path, workbook(rows, ["A2:A3", "B2:B3"]), "表.xlsx")
    (one,) = result.outline.indicators
    assert [(each.year, each.value) for each in one.indicator.targets] == [(2024, 10), (2026, 20)]
    assert result.lost == []


def test_a_first_column_of_numbers_that_count_the_rows_is_of_the_rows(tmp_path: Path) -> None:
    rows: Rows = [["No.", "基本目標", "取組"], [1, "出会う", "交流会"], [2, "", "講座"], [3, "学ぶ", "学校"]]
    result = imported(tmp_path, rows, "表.xlsx")
    assert items(result) == [
        ("g1", None, "出会う"), ("a1", "1", "交流会"), ("a2", "2", "講座"), ("g2", None, "学ぶ"), ("a3", "3", "学校"),
    ]  # fmt: skip


def test_a_column_of_numbers_beside_titles_that_repeat_is_of_the_titles(tmp_path: Path) -> None:
    rows: Rows = [["No.", "基本目標", "取組"], [1, "出会う", "交流会"], [1, "出会う", "講座"], [2, "学ぶ", "学校"]]
    result = imported(tmp_path, rows, "表.xlsx")
    assert [one[1] for one in items(result)] == ["1", None, None, "2", None]


def test_targets_with_years_and_no_indicator_are_fields_of_the_plan(tmp_path: Path) -> None:
    rows = [["取組", "令和6年度目標", "R7目標"], ["1 交流会", "2回", "3回"]]
    result = imported(tmp_path, rows)
    assert [one.label for one in result.plan.fields] == ["令和6年度目標", "R7目標"]
    assert result.outline.by_id["a1"].node.fields == {"f1": "2回", "f2": "3回"}


def test_levels_that_may_be_upside_down_are_named(tmp_path: Path) -> None:
    rows = [["推進方策", "目標", "取組"], ["1 意識", "(1) 啓発", "1 催し"], ["", "(2) 学習", "2 講座"]]
    result = imported(tmp_path, rows)
    assert [one[0] for one in result.noted] == ["目標"]
    mapped = imported(tmp_path, rows, columns=["推進方策=goal", "目標=measure"])
    assert [one[0] for one in items(mapped)] == ["g1", "m1", "a1", "m2", "a2"]
    assert mapped.noted == []


@pytest.mark.parametrize("heading", ["取組内容", "取り組みの内容", "主な取組内容", "活動内容"])
def test_what_is_done_is_the_title_where_there_is_no_other(tmp_path: Path, heading: str) -> None:
    alone = imported(tmp_path, [["基本目標", heading], ["1 出会う", "交流会を開く"]])
    assert items(alone)[1][2] == "交流会を開く"
    beside = imported(tmp_path, [["基本目標", "取組", heading], ["1 出会う", "交流会", "交流会を開く"]])
    assert beside.outline.by_id["a1"].node.description == "交流会を開く"


def test_a_heading_that_names_a_stretch_of_years_is_no_single_year(tmp_path: Path) -> None:
    rows = [["取組", "年度計画（R5～R9）", "スケジュール", "目標"], ["1 交流会", "継続", "随時", ""]]
    node = imported(tmp_path, rows, columns=["目標=-"]).outline.by_id["a1"].node
    assert [(one.year, one.from_, one.to, one.text) for one in node.by_year] == [(None, 2023, 2027, "継続")]
    assert node.fields == {"f1": "随時"}


def test_the_values_of_the_only_indicator_may_stand_left_of_it(tmp_path: Path) -> None:
    rows = [["アクション", "目標値（令和8年度）", "現状値", "指標"], ["あ", "28.0", "0", "率"]]
    [entry] = imported(tmp_path, rows).outline.indicators
    assert ([one.value for one in entry.indicator.targets], [one.value for one in entry.indicator.baseline]) == (
        [28],
        [0],
    )


@pytest.mark.parametrize("heads", [["ID", "アクション", "id"], ["番号", "アクション", "No."]])
def test_two_columns_of_ids_or_numbers_are_refused(tmp_path: Path, heads: list[str]) -> None:
    with pytest.raises(UsageFault, match="both taken"):
        imported(tmp_path, [heads, ["a1", "あ", "b1"]])
