"""Pictures on the yearly report: each has a name, and the same data stand beside it, in HTML and in Markdown."""

import re
from pathlib import Path

import pytest

import several_years
from conftest import ROOT
from html_page import Element, parse
from kyodo_cli.render.pages import render_report
from kyodo_cli.render.text_bars import bar
from kyodo_cli.views.report import ReportView, report_view
from kyodo_cli.workspace.book import open_book
from kyodo_cli.workspace.files import list_files
from mihon_city import BOOK
from several_years import rated

YEARS = sorted(BOOK.years)


@pytest.fixture(scope="module", params=YEARS)
def view(request: pytest.FixtureRequest) -> ReportView:
    return report_view(BOOK, request.param)


@pytest.fixture(scope="module")
def page(view: ReportView) -> Element:
    return parse(render_report(view, "html"))


def of_class(page: Element, tag: str, name: str) -> list[Element]:
    return [one for one in page.all(tag) if name in one.attributes.get("class", "").split()]


def table(page: Element) -> list[list[str]]:
    return [[cell.text.strip() for cell in row.children] for row in page.all("tr")]


def test_every_picture_is_an_image_with_title_and_description_of_its_own(page: Element) -> None:
    pictures = list(page.all("svg"))
    assert len(pictures) > 20
    for one in pictures:
        title, description = one.children[:2]
        assert (title.tag, description.tag) == ("title", "desc")
        assert one.attributes["role"] == "img"
        assert one.attributes["aria-labelledby"] == title.attributes["id"]
        assert one.attributes["aria-describedby"] == description.attributes["id"]
        assert title.text.strip()
        assert description.text.strip()


def test_no_two_things_on_the_page_have_the_same_id(page: Element) -> None:
    ids = [one.attributes["id"] for one in page.all() if "id" in one.attributes]
    assert len(ids) == len(set(ids))


def test_a_pattern_that_is_used_is_there(page: Element) -> None:
    patterns = {one.attributes["id"] for one in page.all("pattern")}
    used = {one.attributes["fill"][5:-1] for one in page.all("rect") if "fill" in one.attributes}
    assert used <= patterns


def test_a_picture_of_grades_has_its_numbers_in_a_table(page: Element, view: ReportView) -> None:
    [progress] = [one for one in page.all("section") if one.attributes.get("id") == "_progress"]
    charts = of_class(progress, "div", "chart")
    assert len(charts) >= len(view.over_years)
    for chart in charts:
        [details] = chart.all("details")
        assert list(details.all("summary"))
        numbers = re.findall(r"(?:：|▲ |＝ |▼ )(\d+)", next(chart.all("desc")).text)
        shown = " ".join(" ".join(row) for one in details.all("table") for row in table(one))
        assert set(numbers) <= set(re.findall(r"\d+", shown))


def test_the_tables_by_branch_add_up(view: ReportView) -> None:
    for stage in view.summary.stages:
        for position, grade in enumerate(stage.grades):
            if stage.groups:
                assert sum(group.grades[position].count for group in stage.groups) == grade.count
        for group in stage.groups:
            counted = sum(grade.count for grade in group.grades) + group.tally.not_due + group.tally.missing
            assert not group.grades or counted == group.tally.total


def test_the_table_of_an_indicator_has_the_values_of_all_years_up_to_the_report(tmp_path: Path) -> None:
    years = {
        2022: "measurements: {i: {value: 3}}\n",
        2023: "measurements: {i: {value: 5, status: provisional}}\n",
        2024: "measurements: {i: [{value: 6, measured: 2023}, {value: 8}]}\n",
        2025: "measurements: {i: {value: 9}}\n",
    }
    book = several_years.read(tmp_path, "indicators: [{id: i, title: 件数, unit: 件}]\n", years)
    page = parse(render_report(report_view(book, 2024), "html"))
    [indicator] = of_class(page, "div", "indicator")
    rows = [row[2:] for row in table(next(indicator.all("table"))) if row[0] == "実績値"]
    assert rows == [["3件", ""], ["5件", "〔速報値〕"], ["6件", ""], ["8件", ""]]


@pytest.mark.parametrize("plan_id", ["kamagaya", "matsudo"])
def test_a_year_without_records_has_no_picture_of_them_and_no_script(plan_id: str) -> None:
    book = next(one for one in open_book(list_files(ROOT)).plans if one.id == plan_id)
    page = parse(render_report(report_view(book, 2024), "html"))
    pictures = [one.attributes["aria-labelledby"] for one in page.all("svg")]
    assert all("network" in one for one in pictures)  # the plan itself says what is related
    assert not list(page.all("script"))
    assert "_progress" not in [one.attributes.get("id") for one in page.all("section")]


def test_the_sentences_of_the_year_are_the_first_thing_after_the_heading(page: Element) -> None:
    [summary] = [one for one in page.all("section") if one.attributes.get("id") == "_summary"]
    heading, story = summary.children[:2]
    assert (heading.tag, story.attributes["class"]) == ("h2", "story")
    assert all(one.text.endswith("。") for one in story.children)


def test_tables_that_can_be_sorted_say_by_what(page: Element) -> None:
    tables = [one for one in page.all("table") if "data-filter" in one.attributes]
    assert len(tables) == 2
    for one in tables:
        assert (one.attributes["data-filter"], one.attributes["data-count"]) == ("表を絞り込む", "%t行のうち%s行を表示")
        cells = [cell for row in list(one.all("tr"))[1:] for cell in row.children]
        assert all(re.fullmatch(r"-?[0-9.e+]*", cell.attributes["data-sort"]) for cell in cells)


def test_grades_are_sorted_in_the_order_of_their_scale(tmp_path: Path) -> None:
    plan = "actions: [{id: a1, title: 一}, {id: a2, title: 二}, {id: a10, title: 十}]\n"
    book = several_years.read(tmp_path, plan, {2024: rated(a1="D", a2="A")})
    rows = report_view(book, 2024).summary.rows
    ranks = [one.answers[0].rank for one in rows if one.answers[0]]
    assert sorted(zip(ranks, "DA未", strict=True)) == [(0, "A"), (3, "D"), (9, "未")]


def test_markdown_has_the_same_numbers_as_the_pictures() -> None:
    text = render_report(report_view(BOOK, 2023), "md")
    assert "<svg" not in text
    assert "| [1 参加のきっかけが身近にある](#g1) | 1 | 1 | 2 | 0 | 0 | 0 | 0 | 4 |" in text
    assert "| 令和5年度（2023年度） | ◎：2 ○：8 △：3 | ■■■■■■■■■■ | 0 | 0 | 13 |" in text
    assert "| ▲ 上がった | 3 | ■■□□□□□□□□ |" in text


@pytest.mark.parametrize(
    ("part", "whole", "drawn"),
    [
        (0, 0, ""),
        (0, 3, "□□□"),
        (2, 3, "■■□"),
        (3, 3, "■■■"),
        (1, 200, "■□□□□□□□□□"),
        (199, 200, "■■■■■■■■■□"),
        (200, 200, "■■■■■■■■■■"),
    ],
)
def test_a_bar_of_squares_never_shows_something_as_nothing(part: int, whole: int, drawn: str) -> None:
    assert bar(part, whole) == drawn


def test_thirty_pictures_and_all_records_still_make_a_small_page(view: ReportView) -> None:
    assert len(render_report(view, "html").encode()) < 330_000
