"""Indicators on the yearly report: numbers with their units, parts of ratios, what followed what."""

from pathlib import Path

import pytest

import example_city
from kyodo_cli.render.pages import render_report
from kyodo_cli.views.report import report_view

HEAD = (
    "format: 1\nid: example\ntitle: 例示市計画（架空）\nmunicipality: {name: 例示市}\nperiod: {from: 2022, to: 2029}\n"
)


def page(folder: Path, indicators: str, measurements: str, form: str = "md") -> str:
    records = f"format: 1\nplan: example\nyear: 2024\nmeasurements: {measurements}\n"
    return render_report(report_view(example_city.read(folder, HEAD + indicators, records), 2024), form)


def rows(text: str, first: str) -> list[list[str]]:
    found = [line.strip("|").split(" | ") for line in text.splitlines() if line.startswith(f"| {first}")]
    return [[cell.strip() for cell in one] for one in found]


def test_every_number_stands_with_its_unit_and_the_head_has_none(tmp_path: Path) -> None:
    text = page(
        tmp_path,
        'indicators: [{id: i1, title: 月数, unit: か月, baseline: {year: 2021, value: 12, as_printed: "12か月"},'
        " targets: [{year: 2029, value: 12}]}]\n",
        "{i1: {value: 11}}",
    )
    assert "| 区分 | 年度 | 値 |" in text
    assert [row[2] for kind in ("基準値", "目標値", "実績値") for row in rows(text, kind)] == [
        "12か月",
        "12か月",
        "11か月",
    ]
    assert rows(text, "[月数]") == [["[月数](#i1)", "12か月", "12か月", "11か月", "\\-1か月", "", "遅れ"]]


def test_series_of_different_units_each_have_their_own(tmp_path: Path) -> None:
    text = page(
        tmp_path,
        "indicators: [{id: i1, title: 利用, series: [{id: a, label: 件数, unit: 件}, {id: b, label: 人数, unit: 人}],"
        " baseline: [{year: 2021, value: 4, series: a}, {year: 2021, value: 9, series: b}]}]\n",
        "{i1: [{value: 5, series: a}, {value: 10, series: b}]}",
    )
    assert "| 区分 | 内訳 | 年度 | 値 |" in text
    assert [row[3] for row in rows(text, "基準値")] == ["4件", "9人"]
    assert [row[3] for row in rows(text, "実績値")] == ["5件", "10人"]


def test_a_ratio_shows_its_parts_beside_the_value_or_what_they_give(tmp_path: Path) -> None:
    text = page(
        tmp_path,
        'indicators: [{id: i1, title: 割合, unit: "%", measured_as: ratio},'
        ' {id: i2, title: 率, unit: "%", measured_as: ratio}]\n',
        "{i1: {numerator: 9, denominator: 62}, i2: {value: 51.2, numerator: 214, denominator: 418}}",
    )
    assert [row[2:] for row in rows(text, "実績値")] == [["14.52%", "〔62のうち9〕"], ["51.2%", "〔418のうち214〕"]]


def test_the_change_of_a_percentage_is_in_points(tmp_path: Path) -> None:
    indicator = 'indicators: [{id: i1, title: 割合, unit: "%", baseline: {year: 2021, value: 27.1}}]\n'
    assert "増減 +2.6ポイント〕" in page(tmp_path, indicator, "{i1: {value: 29.7}}")


@pytest.mark.parametrize(("measurement", "has"), [("{value: 3}", False), ("{value: 3, note: 速報}", True)])
def test_remarks_have_a_column_where_there_are_some(tmp_path: Path, measurement: str, *, has: bool) -> None:
    for form in ("md", "html"):
        text = page(tmp_path, "indicators: [{id: i1, title: 件数, unit: 件}]\n", f"{{i1: {measurement}}}", form)
        assert ("備考" in text) == has


def test_an_indicator_names_the_one_that_follows_it_and_the_one_it_follows(tmp_path: Path) -> None:
    text = page(
        tmp_path,
        "indicators: [{id: i1, title: 相談の件数, successor: i2}, {id: i2, title: 相談と紹介の件数}]\n",
        "{i1: {value: 3}, i2: {value: 1}}",
    )
    assert "〔後継の指標：〕\n\n- [相談と紹介の件数](#i2)" in text
    assert "〔前身の指標：〕\n\n- [相談の件数](#i1)" in text


def test_a_caption_does_not_repeat_the_title(tmp_path: Path) -> None:
    text = page(tmp_path, "indicators: [{id: i1, title: 件数, unit: 件}]\n", "{i1: {value: 3}}", "html")
    assert "<caption>令和6年度（2024年度）までの目標値と実績値</caption>" in text
