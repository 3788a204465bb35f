"""Grades as bars: every part is labelled, every year has its row, nothing is said by colour alone."""

from collections.abc import Mapping
from pathlib import Path

import several_years
from kyodo_cli.render.svg.progress import groups_picture, moves_picture, years_picture
from kyodo_cli.views.report import ReportView, report_view
from mihon_city import BOOK
from several_years import rated
from svg_picture import called, every, parse, words

PLAN = """
goals:
  - {id: g1, number: "1", title: 出会い, actions: [{id: a1, title: 一}, {id: a2, title: 二}]}
  - {id: g2, number: "2", title: 育ち, actions: [{id: a3, title: 三}]}
"""


def view(folder: Path, years: Mapping[int, str], year: int = 2024, plan: str = PLAN) -> ReportView:
    return report_view(several_years.read(folder, plan, years), year)


def test_a_bar_is_as_long_as_its_branch_has_items(tmp_path: Path) -> None:
    [stage] = view(tmp_path, {2024: rated(a1="B", a3="C")}).summary.stages
    root = parse(groups_picture(stage, "p", "ja", standalone=True))
    title, description = called(root)
    assert title == "基本目標別の件数：自己評価"
    assert description.splitlines() == ["1 出会い：B：1、未記録：1", "2 育ち：C：1"]
    bars = [float(one.attrib["width"]) for one in every(root, "rect", "k-seg")[:3]]
    assert bars == [143.5, 143.5, 143.5]
    assert {"B：1", "未記録：1", "C：1", "B 計画どおり", "C 計画どおり進まなかった", "未記録"} <= set(words(root))


def test_what_is_missing_and_what_is_behind_have_patterns(tmp_path: Path) -> None:
    [stage] = view(tmp_path, {2024: rated(a1="B", a3="C")}).summary.stages
    root = parse(groups_picture(stage, "p", "ja", standalone=True))
    names = {one.attrib["id"] for one in every(root, "pattern")}
    assert names == {"p-behind", "p-gap"}
    assert {one.attrib["fill"][5:-1] for one in every(root, "rect", "k-seg") if "fill" in one.attrib} == names


def test_a_part_without_room_for_its_label_is_named_below_the_bar(tmp_path: Path) -> None:
    many = ", ".join(f"{{id: a{at}, title: 取組}}" for at in range(60))
    [one] = view(tmp_path, {2024: rated(a1="B", a2="C")}, plan=f"actions: [{many}]\n").over_years
    root = parse(years_picture(one, "p", "ja", standalone=True))
    assert "B：1 / C：1" in words(root)


def test_the_life_of_a_plan_has_a_row_for_every_year(tmp_path: Path) -> None:
    [one] = view(tmp_path, {2022: rated(a1="B"), 2024: rated(a1="A")}).over_years
    _, description = called(parse(years_picture(one, "p", "ja", standalone=True)))
    assert description.splitlines() == [
        "令和4年度：B：1、未記録：2",
        "令和5年度：未記録",
        "令和6年度：A：1、未記録：2",
        "令和7年度：これから",
        "令和8年度：これから",
    ]


def test_other_grades_are_marked_where_they_begin_and_both_scales_are_explained() -> None:
    one = report_view(BOOK, 2024).over_years[0]
    root = parse(years_picture(one, "p", "ja", standalone=True))
    _, description = called(root)
    assert "ここから評価区分が異なる。令和6年度：S：2" in description
    assert {"○ 計画どおり進んだ", "S 計画を大きく上回った"} <= set(words(root))


def test_how_grades_moved_is_said_with_signs(tmp_path: Path) -> None:
    found = view(tmp_path, {2023: rated(a1="B", a2="B"), 2024: rated(a1="A", a2="C", a3="B")})
    compared = found.over_years[0].compared
    assert compared is not None
    root = parse(moves_picture(compared, "p", "en", standalone=True))
    assert called(root)[1] == "▲ 1, ▼ 1"
    assert {"▲ better 1", "＝ the same 0", "▼ worse 1"} <= set(words(root))
    assert [(one.item.id, one.move) for one in compared.moved] == [("a1", "better"), ("a2", "worse")]
