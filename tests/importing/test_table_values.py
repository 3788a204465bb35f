"""What the cells of plans' tables say, read without a guess: values, years, departments and repeated signs."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from kyodo_cli.base.errors import UsageFault
from kyodo_cli.base.width import width
from kyodo_cli.importing.tables.preview import preview_text
from kyodo_cli.importing.tables.preview_data import preview_data
from kyodo_cli.model.indicator import Indicator
from kyodo_cli.render.paper import Paper
from plan_tables import Rows, imported, workbook


def indicator(folder: Path, head: list[str], *cells: Any, name: str = "表.csv") -> Indicator:
    """Import an action with one indicator and return it."""
    result = imported(folder, [["取組", "指標", *head], ["1 交流会", "数", *cells]], name)
    (one,) = result.outline.by_id["a1"].node.indicators
    return one


@pytest.mark.parametrize(
    ("printed", "values", "unit"),
    [
        (("5千部", "1万部"), (5000, 10000), "部"),
        (("900人", "1千人"), (900, 1000), "人"),
        (("1.2万人", "15,000人"), (12000, 15000), "人"),
        (("1億2千万円", "2億円"), (120_000_000, 200_000_000), "円"),
        (("約200件", "約300件"), (200, 300), "件"),
        (("延べ300人", "延べ400人"), (300, 400), "人"),
        (("年間200人", "年間300人"), (200, 300), "人"),
        (("3.8点（5点満点）", "4点（5点満点）"), (3.8, 4), "点"),
        (("20団体（累計）", "30団体（累計）"), (20, 30), "団体"),
        (("58.2％を維持", "60％以上を維持"), (58.2, 60), "%"),
    ],
)
def test_a_number_with_its_unit_is_a_value_on_both_sides(
    tmp_path: Path, printed: tuple[str, str], values: tuple[float, float], unit: str
) -> None:
    one = indicator(tmp_path, ["現状値", "目標値（R8）"], *printed)
    assert (one.baseline[0].value, one.targets[0].value, one.unit) == (*values, unit)
    assert (one.baseline[0].as_printed, one.targets[0].as_printed) == printed


@pytest.mark.parametrize(
    ("unit", "printed", "value"),
    [("部", "5千", 5000), ("千部", "5", 5), ("千部", "5千部", 5), ("千部", "5000部", 5), ("人", "1.2万人", 12000)],
)
def test_a_value_is_in_the_unit_of_its_column(tmp_path: Path, unit: str, printed: str, value: float) -> None:
    one = indicator(tmp_path, ["単位", "現状値", "目標値（R8）"], unit, printed, printed)
    assert (one.unit, one.baseline[0].value, one.targets[0].value) == (unit, value, value)


@pytest.mark.parametrize(("unit", "printed"), [("千部", "5千"), ("", "5%増"), ("", "2倍"), ("", "1千2万人")])
def test_what_may_be_two_values_stays_a_text(tmp_path: Path, unit: str, printed: str) -> None:
    one = indicator(tmp_path, ["単位", "現状値", "目標値（R8）"], unit, printed, printed)
    assert (one.baseline[0].value, one.baseline[0].as_printed) == (None, printed)
    assert (one.targets[0].value, one.targets[0].text) == (None, printed)


def test_a_day_that_excel_made_of_a_value_is_not_taken(tmp_path: Path) -> None:
    rows: Rows = [["取組", "指標", "現状値", "目標値"], ["1 交流会", "数", date(2024, 3, 5), "5回"]]
    result = imported(tmp_path, rows, "表.xlsx")
    assert result.outline.indicators[0].indicator.baseline == ()
    assert result.lost == [("C2", "2024-03-05")]


@pytest.mark.parametrize(
    "head",
    [
        ["R5（実績）", "R6（見込み）", "R8（目標）"],
        ["R5実績", "令和6年度見込値", "R8目標"],
        ["R5\n（実績）", "R6\n（見込）", "R8\n（目標）"],
        ["令和5年度決算", "R6\n決算見込み", "R8"],
    ],
)
def test_what_was_reached_before_the_plan_is_no_target(tmp_path: Path, head: list[str]) -> None:
    one = indicator(tmp_path, head, "200", "210", "300", name="表.xlsx")
    assert [(base.year, base.value, base.status) for base in one.baseline] == [
        (2023, 200, None),
        (2024, 210, "estimate"),
    ]
    assert [(target.year, target.value) for target in one.targets] == [(2026, 300)]


def test_years_below_a_heading_of_what_was_reached_are_baselines(tmp_path: Path) -> None:
    rows = [["取組", "指標", "実績値", "", "目標値"], ["", "", "R4", "R5", "R8"], ["1 交流会", "数", "1", "2", "3"]]
    result = imported(tmp_path, workbook(rows, ["A1:A2", "B1:B2", "C1:D1"]), "表.xlsx")
    one = result.outline.indicators[0].indicator
    assert [(base.year, base.value) for base in one.baseline] == [(2022, 1), (2023, 2)]
    assert [(target.year, target.value) for target in one.targets] == [(2026, 3)]


def test_what_was_done_in_a_year_is_no_plan_of_it(tmp_path: Path) -> None:
    result = imported(tmp_path, [["取組", "R5実績", "R6計画"], ["1 交流会", "開催", "継続"]])
    node = result.outline.by_id["a1"].node
    assert node.fields == {"f1": "開催", "f2": "継続"}


@pytest.mark.parametrize("sign", ["〃", "同上", "″", '"'])
def test_a_sign_of_repetition_stands_for_the_cell_above(tmp_path: Path, sign: str) -> None:
    rows = [["取組", "担当課", "備考"], ["1 あ", "市民課", "新"], ["2 い", sign, sign], ["3 う", sign, sign]]
    result = imported(tmp_path, rows)
    assert [one.name for one in result.plan.departments] == ["市民課"]
    assert [one.node.fields["f1"] for one in result.outline.entries] == ["新"] * 3
    assert [[each.id for each in one.node.departments] for one in result.outline.entries] == [["d1"]] * 3
    assert len(result.noted) == 4
    assert "市民課" in result.noted[0][1]


def test_a_sign_of_repetition_below_a_blank_is_not_taken(tmp_path: Path) -> None:
    rows = [["取組", "担当課"], ["1 あ", "市民課"], ["2 い", ""], ["3 う", "〃"]]
    result = imported(tmp_path, rows)
    assert result.outline.by_id["a3"].node.departments == ()
    assert result.lost == [("line 4, column 2", "〃")]


@pytest.mark.parametrize(
    ("heading", "field", "label"),
    [
        ("年次計画 R6", "by_year", "年次計画"),
        ("令和6年度の計画", "by_year", None),
        ("令和6年度", "by_year", None),
        ("工程表（R4～R8）", "by_year", "工程表"),
        ("指標名", "indicator", None),
        ("主管課（◎主担当）", "departments", "主管課"),
        ("所管課名", "departments", "所管課"),
    ],
)
def test_a_word_of_the_plan_holds_no_year_and_no_key_to_signs(
    tmp_path: Path, heading: str, field: str, label: str | None
) -> None:
    result = imported(tmp_path, [["取組", heading], ["1 交流会", "開催"]], columns=[f"{heading}={field}"])
    assert (result.view.data["labels"] or {}).get(field) == label


def test_a_plan_from_a_year_on_has_no_end(tmp_path: Path) -> None:
    rows = [["取組", "年度別計画", "", ""], ["", "R7", "R8", "R9以降"], ["1 交流会", "調整", "試行", "実施"]]
    result = imported(tmp_path, workbook(rows, ["A1:A2", "B1:D1"]), "表.xlsx")
    said = [(one.year, one.from_, one.to, one.text) for one in result.outline.by_id["a1"].node.by_year]
    assert said == [(2025, None, None, "調整"), (2026, None, None, "試行"), (None, 2027, None, "実施")]


def test_a_target_from_a_year_on_has_no_end(tmp_path: Path) -> None:
    one = indicator(tmp_path, ["R8", "R9以降"], "10回", "12回")
    assert [(each.year, each.from_, each.value) for each in one.targets] == [(2026, None, 10), (None, 2027, 12)]


@pytest.mark.parametrize("title", ["", "1 交流会", "交流会"])
def test_a_row_for_each_year_is_the_plan_by_year(tmp_path: Path, title: str) -> None:
    rows = [
        ["取組", "年度", "事業計画", "担当課", "SDGs"],
        [title or "1 交流会", "R6", "準備", "協働課", "⑪、⑰"],
        [title, "R7", "実施", "協働課", "⑪、⑰"],
        [title, "R8", "検証", "協働課", "⑪、⑰"],
    ]
    result = imported(tmp_path, rows)
    (entry,) = result.outline.entries
    assert [(one.year, one.text) for one in entry.node.by_year] == [(2024, "準備"), (2025, "実施"), (2026, "検証")]
    assert entry.node.years is None
    assert [one.id for one in entry.node.departments] == ["d1"]
    assert list(entry.node.fields.values()) == ["⑪、⑰"]
    assert result.plan.labels == {"by_year": "事業計画"}
    assert result.lost == []


def test_rows_of_years_without_a_text_of_their_own_are_named(tmp_path: Path) -> None:
    rows = [["取組", "年度", "予算"], ["1 交流会", "R6", "10"], ["", "R7", "10"]]
    result = imported(tmp_path, rows)
    assert result.outline.by_id["a1"].node.years is None
    assert [text for _, text in result.lost] == ["R6", "R7"]


def test_the_word_of_a_band_is_the_plans(tmp_path: Path) -> None:
    result = imported(tmp_path, [["番号", "取組"], ["柱１　出会う", ""], ["1", "交流会"]])
    assert result.plan.labels == {"goal": "柱"}


@pytest.mark.parametrize("sign", ["再掲", "（再掲）", "【再掲】"])
def test_a_row_whose_note_says_that_it_is_listed_again_is_no_item(tmp_path: Path, sign: str) -> None:
    rows = [
        ["基本目標", "番号", "取組", "備考"],
        ["出会う", "1", "交流会", ""],
        ["学ぶ", "2", "講座", ""],
        ["", "1", "交流会", sign],
    ]
    result = imported(tmp_path, rows)
    assert [one[0] for one in result.items()] == ["g1", "a1", "g2", "a2"]
    assert result.outline.by_id["a1"].node.relisted == ("g2",)
    assert result.lost == []


def test_the_own_number_of_a_relisted_row_is_named(tmp_path: Path) -> None:
    rows = [["基本目標", "番号", "取組"], ["出会う", "1", "交流会"], ["学ぶ", "2", "講座"], ["", "3", "交流会（再掲）"]]
    result = imported(tmp_path, rows)
    assert result.outline.by_id["a1"].node.relisted == ("g2",)
    assert [text for _, text in result.lost] == ["3 交流会"]


@pytest.mark.parametrize(
    ("printed", "named", "notes"),
    [
        ("市民協働課（情報政策課）", [("市民協働課", "lead"), ("情報政策課", None)], []),
        ("協働課（財政課、福祉課）", [("協働課", "lead"), ("財政課", None), ("福祉課", None)], []),
        ("生涯学習課\n（公民館）", [("生涯学習課", "lead"), ("公民館", None)], []),
        ("福祉課 ほか", [("福祉課", None)], ["ほか"]),
        ("福祉課　ほか", [("福祉課", None)], ["ほか"]),
        ("協働課ほか関係課", [("協働課", None)], ["ほか関係課"]),
        ("市民課（事務局）", [("市民課", "lead")], ["事務局"]),
        ("市民課（R7から）、福祉課", [("市民課", None), ("福祉課", None)], ["R7から"]),
        ("広報課(主), 協働課(副)", [("広報課", "lead"), ("協働課", "support")], []),
        ("◎市民課（窓口係）・○福祉課", [("市民課", "lead"), ("福祉課", "support")], ["窓口係"]),
    ],
)
def test_what_stands_in_brackets_is_no_part_of_a_departments_name(
    tmp_path: Path, printed: str, named: list[tuple[str, str | None]], notes: list[str]
) -> None:
    result = imported(tmp_path, [["取組", "担当課"], ["1 交流会", printed]])
    names = {one.id: one.name for one in result.plan.departments}
    assert [(names[one.id], one.role) for one in result.outline.by_id["a1"].node.departments] == named
    assert [text for _, text in result.lost] == notes


@pytest.mark.parametrize("name", ["渉外課", "外国人支援課", "外郭団体室", "他市町村連携室"])
def test_a_department_whose_name_holds_a_sign_of_others_is_one(tmp_path: Path, name: str) -> None:
    result = imported(tmp_path, [["取組", "担当課"], ["1 交流会", name]])
    assert [one.name for one in result.plan.departments] == [name]


def test_goals_and_directions_below_one_heading_are_two_levels(tmp_path: Path) -> None:
    rows = [["体系", "", "取組", "担当課"], ["目標", "方針", "", ""], ["1 出会う", "1 場", "1 交流会", "市民課"]]
    result = imported(tmp_path, workbook(rows, ["A1:B1", "C1:C2", "D1:D2"]), "表.xlsx")
    assert [one[0] for one in result.items()] == ["g1", "m1", "a1"]
    assert result.plan.labels == {"goal": "目標", "measure": "方針"}
    assert result.plan.fields == ()


def test_goals_and_directions_beside_a_measure_are_refused_with_a_remedy(tmp_path: Path) -> None:
    with pytest.raises(UsageFault) as error:
        imported(tmp_path, [["目標", "方針", "施策", "取組"], ["出会う", "場", "集う", "交流会"]])
    assert "--map" in str(error.value.hint)


def test_numbers_in_brackets_that_run_through_two_goals_make_short_ids(tmp_path: Path) -> None:
    rows = [["基本目標", "番号", "取組"], ["1 あ", "(1)", "か"], ["", "(2)", "き"], ["2 い", "(3)", "く"]]
    assert [one[0] for one in imported(tmp_path, rows).items()] == ["g1", "a1", "a2", "g2", "a3"]


@pytest.mark.parametrize("columns", [60, 80, 120])
def test_the_preview_shows_values_and_departments(tmp_path: Path, columns: int) -> None:
    head = ["取組", "担当課", "指標", "R5（見込み）", "目標値（R10）"]
    result = imported(tmp_path, [head, ["1 交流会", "市民課、福祉課", "配布部数", "5千部", "1万部以上"]])
    paper = Paper("ja", columns)
    preview_text(result.view, paper)
    text = "".join(paper.text().split())
    assert "指標配布部数：5,000部（令和5年度、推計値）→10,000部以上（令和10年度）" in text
    assert "担当課市民課、福祉課" in text
    assert all(width(line) <= columns for line in paper.text().splitlines())
    (item,) = preview_data(result.view, "ja")["items"]
    assert item["departments"] == [{"name": "市民課", "role": None}, {"name": "福祉課", "role": None}]
    assert item["indicators"][0]["targets"] == [
        {"year": 2028, "op": "at_least", "value": 10000, "as_printed": "1万部以上"}
    ]
