"""The year in sentences: what is recorded, what moved, what is missing; and nothing else."""

from collections.abc import Mapping
from pathlib import Path

import pytest

import several_years
from conftest import ROOT
from kyodo_cli.render.story import told
from kyodo_cli.views.report import report_view
from kyodo_cli.workspace.book import open_book
from kyodo_cli.workspace.files import list_files
from mihon_city import BOOK
from several_years import rated

PLAN = "actions: [{id: a1, title: 一}, {id: a2, title: 二}, {id: a3, title: 三}]\n"


def story(folder: Path, years: Mapping[int, str], plan: str = PLAN, language: str = "ja") -> list[str]:
    return told(report_view(several_years.read(folder, plan, years), 2024).story, language)


def test_a_year_is_told_from_what_was_due_to_what_is_missing(tmp_path: Path) -> None:
    years = {2023: rated(a1="B", a2="B"), 2024: rated(a1="A", a2="C")}
    graded = "自己評価では、3件のうち、A（計画以上）1件、C（計画どおり進まなかった）1件、未記録1件でした。"
    moved = "令和5年度（2023年度）と比べられる2件では、上がったもの1件、変わらないもの0件、下がったもの1件でした。"
    assert story(tmp_path, years) == [
        "令和6年度（2024年度）は、取組3件が評価の対象です。",
        graded + moved,
        "まだ記録されていないものは、評価1件です。",
    ]


def test_the_same_in_english(tmp_path: Path) -> None:
    years = {2023: rated(a1="B", a2="B"), 2024: rated(a1="A", a2="C")}
    graded = "Self-assessment: of 3 items, A (Ahead of plan) 1, C (Not as planned) 1, 1 not recorded."
    moved = "Of 2 that can be compared with FY2023 (Reiwa 5), 1 are better, 0 the same, 1 worse."
    assert story(tmp_path, years, language="en") == [
        "In FY2024 (Reiwa 6), items due for evaluation: 3 (Action).",
        f"{graded} {moved}",
        "Not recorded yet: 1 evaluations.",
    ]


@pytest.mark.parametrize("plan_id", ["kamagaya", "matsudo"])
def test_of_a_year_without_records_nothing_is_said_but_that(plan_id: str) -> None:
    book = next(one for one in open_book(list_files(ROOT)).plans if one.id == plan_id)
    view = report_view(book, 2024)
    [paragraph] = told(view.story, "ja")
    assert paragraph.startswith(
        "令和6年度（2024年度）については、評価も指標の値も、まだ記録されていません。評価の対象は、"
    )
    assert view.over_years == ()


def test_grades_of_another_scale_are_not_compared() -> None:
    paragraphs = told(report_view(BOOK, 2024).story, "ja")
    assert (
        "自己評価、庁内評価、協議会評価（進捗度）は、令和5年度（2023年度）と評価区分が異なるため、前回と比べていません。"
        in paragraphs
    )
    assert not any("自己評価では" in one and "比べられる" in one for one in paragraphs)


def test_a_scale_without_order_says_only_that_grades_differ(tmp_path: Path) -> None:
    scale = "scales: [{id: s, order: none, grades: [{code: 甲, label: 一}, {code: 乙, label: 二}]}]\n"
    told_of = story(tmp_path, {2023: rated(a1="甲", a2="甲"), 2024: rated(a1="乙", a2="甲")}, PLAN + scale)
    assert "令和5年度（2023年度）と比べられる2件では、変わったもの1件、変わらないもの1件でした。" in told_of[1]


def test_in_the_first_year_nothing_is_compared(tmp_path: Path) -> None:
    view = report_view(several_years.read(tmp_path, PLAN, {2022: rated(a1="A", a2="A", a3="A")}), 2022)
    assert [one.compared for one in view.over_years] == [None]
    assert told(view.story, "ja")[-1] == "この年度に記録すべき事項は、全て記録されています。"


def test_a_year_before_without_records_is_named(tmp_path: Path) -> None:
    assert "自己評価は、令和5年度（2023年度）の記録がないため、前回と比べていません。" in story(
        tmp_path, {2024: rated(a1="A")}
    )


def test_a_year_that_is_no_year_of_evaluation_says_so(tmp_path: Path) -> None:
    plan = PLAN + "cycle: {annual_review: {every: 2}}\nindicators: [{id: i, title: 件数}]\n"
    first = story(tmp_path, {2024: "measurements: {i: {value: 1}}\n"}, plan)[0]
    assert first == "令和6年度（2024年度）は、評価を行う年度ではありません。"


def test_targets_that_were_reached_are_counted(tmp_path: Path) -> None:
    plan = (
        "indicators: [{id: i, title: 件数, better: higher, targets: [{year: 2024, value: 5}]}, "
        "{id: j, title: 人数, better: higher, targets: [{year: 2024, value: 5}]}, {id: k, title: 割合}]\n"
    )
    paragraphs = story(tmp_path, {2024: "measurements: {i: {value: 5}, j: {value: 0}}\n"}, plan)
    assert (
        "指標3件のうち、目標を達成したもの1件、順調なもの0件、遅れているもの1件でした。そのほかの指標は、未記録1件でした。"
        in paragraphs
    )
