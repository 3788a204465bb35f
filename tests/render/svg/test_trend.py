"""Indicators as pictures: zero, negative values, no target, one value alone and hostile text draw rightly."""

from collections.abc import Mapping
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

import several_years
from kyodo_cli.render.svg.trend import trend_picture
from kyodo_cli.views.report import report_view
from kyodo_cli.views.report.trends import TrendView
from mihon_city import BOOK
from svg_picture import called, every, parse, places, words

TARGET = "targets: [{year: 2026, value: 10}]"


def trends(folder: Path, indicator: str, measured: Mapping[int, str], year: int = 2024) -> tuple[TrendView, ...]:
    records = {at: f"measurements: {{i: {text}}}\n" for at, text in measured.items()}
    book = several_years.read(folder, f"indicators: [{{id: i, title: 件数, {indicator}}}]\n", records)
    return report_view(book, year).indicators[0].trends


def drawn(folder: Path, indicator: str, measured: Mapping[int, str], year: int = 2024) -> ET.Element:
    [trend] = trends(folder, indicator, measured, year)
    return parse(trend_picture(trend, "ja", standalone=True))


def is_inside(root: ET.Element) -> bool:
    wide, high = (float(root.attrib[name]) for name in ("width", "height"))
    return all(-1 <= x <= wide + 1 and -1 <= y <= high + 1 for _, x, y in places(root))


def test_a_picture_says_its_values_in_words(tmp_path: Path) -> None:
    root = drawn(
        tmp_path, f"unit: 件, baseline: {{year: 2021, value: 0}}, {TARGET}", {2023: "{value: 4.0}", 2024: "{value: 7}"}
    )
    title, description = called(root)
    assert title == "件数"
    assert description.splitlines() == [
        "基準値 0件 令和3年度（2021年度）",
        "実績値 4.0件 令和5年度（2023年度）",
        "実績値 7件 令和6年度（2024年度）",
        "目標値 10件 令和8年度（2026年度）",
        "未記録 令和4年度（2022年度）",
    ]
    assert {"0", "4.0", "7", "R3", "R6", "単位：件"} <= set(words(root))


@pytest.mark.parametrize(
    ("indicator", "measured"),
    [
        (TARGET, {2024: "{value: 0}"}),
        ("unit: 人", {2024: "{value: 0}"}),
        ("unit: 人", {2024: "{value: -12.5}"}),
        ("baseline: {value: 3}, " + TARGET, {2023: "{value: -3}", 2024: "{value: 5}"}),
        ("targets: [{year: 2026, value: 0}], baseline: {year: 2021, value: 0}", {2024: "{value: 0}"}),
        ("targets: [{from: 2022, every_year: true, op: between, min: -1, max: 1}]", {2024: "{value: 123456789}"}),
        (TARGET, {}),
        ("targets: [{year: 2026, value: 1.7e+308}]", {2023: "{value: 1.0e+300}", 2024: "{value: 2.0e+307}"}),
        ("targets: [{year: 2026, value: 1000000000000000000}]", {2024: "{value: -250000000000000000}"}),
    ],
    ids=[
        "zero",
        "no-target",
        "negative",
        "undated-baseline",
        "all-zero",
        "far-from-its-range",
        "nothing-measured",
        "longer-than-the-picture",
        "as-long-as-the-picture",
    ],
)
def test_everything_stays_within_the_picture(tmp_path: Path, indicator: str, measured: Mapping[int, str]) -> None:
    root = drawn(tmp_path, indicator, measured)
    assert is_inside(root)
    assert len(every(root, "circle")) >= len(measured)


def test_zero_is_lower_than_more_and_has_its_line(tmp_path: Path) -> None:
    root = drawn(tmp_path, "better: lower", {2022: "{value: -5}", 2023: "{value: 0}", 2024: "{value: 5}"})
    low, zero, high = (float(one.attrib["cy"]) for one in every(root, "circle", "k-mark")[:3])
    assert low > zero > high
    [axis] = [one for one in every(root, "line", "k-axis") if float(one.attrib["x2"]) > 200]
    assert float(axis.attrib["y1"]) == zero


@pytest.mark.parametrize(
    "indicator", ["shape: milestone, targets: [{year: 2024, text: 開設する}]", "shape: none, no_target_reason: なし"]
)
def test_without_a_number_there_is_no_picture(tmp_path: Path, indicator: str) -> None:
    assert trends(tmp_path, indicator, {2024: "{as_printed: 開設した}"}) == ()


def test_a_direction_is_said_and_the_target_stands_in_words(tmp_path: Path) -> None:
    root = drawn(
        tmp_path,
        "shape: direction, better: higher, cycle: {every: 2, first: 2022}, targets: [{text: 上昇を期待します}]",
        {2022: "{value: 57.6}", 2024: "{value: 60.2}"},
    )
    assert {"↗ 高いほどよい", "目標値 上昇を期待します", "測定年度"} <= set(words(root))
    assert every(root, "line", "k-target") == []
    assert len(every(root, "path", "k-tick")) == 3 + 1  # 2022, 2024, 2026, and the legend


def test_what_is_not_final_is_an_open_sign_and_says_so(tmp_path: Path) -> None:
    root = drawn(tmp_path, "unit: 千円", {2023: "{value: 4}", 2024: "{value: 7, status: provisional}"})
    assert len(every(root, "circle", "k-open")) == 2
    assert "実績値 7千円 令和6年度（2024年度） 速報値" in called(root)[1]


def test_values_before_and_after_a_break_are_not_joined(tmp_path: Path) -> None:
    values = {2022: "{value: 1}", 2023: "{value: 2}", 2024: "{value: 3}"}
    root = drawn(tmp_path, "breaks: [{year: 2024, note: 設問を変更}]", values)
    assert len(every(root, "line", "k-run")) == 1
    assert "令和6年度（2024年度）より前の値とは比較できない" in called(root)[1]


def test_over_a_year_that_is_missing_the_line_is_dashed(tmp_path: Path) -> None:
    root = drawn(tmp_path, "unit: 件", {2022: "{value: 1}", 2024: "{value: 3}"})
    assert (len(every(root, "line", "k-run")), len(every(root, "line", "k-dashed"))) == (0, 1)


def test_later_records_are_not_shown_in_an_earlier_report(tmp_path: Path) -> None:
    root = drawn(tmp_path, "unit: 件", {2023: "{value: 1}", 2024: "{value: 99}"}, 2023)
    assert "99" not in words(root)


def test_each_series_has_a_picture_of_its_own(tmp_path: Path) -> None:
    found = trends(
        tmp_path,
        "series: [{id: a, label: 件数, unit: 件}, {id: b, label: 人数, unit: 人}]",
        {2024: "[{value: 1, series: a}, {value: 2, series: b}]"},
    )
    assert [(one.series, one.unit, len(one.points)) for one in found] == [("件数", "件", 1), ("人数", "人", 1)]
    assert len({one.key for one in found}) == 2


def test_text_of_the_plan_stays_text(tmp_path: Path) -> None:
    bad = "</svg><script>alert(1)</script>"
    root = drawn(tmp_path, f'unit: "{bad}", targets: [{{year: 2026, value: 1, text: "{bad}"}}]', {2024: "{value: 1}"})
    assert any(bad in text for text in words(root))
    assert every(root, "script") == []


@pytest.mark.parametrize("year", sorted(BOOK.years))
def test_every_picture_of_the_example_city_is_sound(year: int) -> None:
    items = list(report_view(BOOK, year).items)
    indicators = list(report_view(BOOK, year).indicators)
    while items:
        item = items.pop()
        indicators += item.indicators
        items += item.children
    found = [trend for one in indicators for trend in one.trends]
    assert len(found) > 15
    assert len({one.key for one in found}) == len(found)
    for one in found:
        for language in ("ja", "en"):
            assert is_inside(parse(trend_picture(one, language, standalone=True)))


def test_numbers_too_long_to_stand_beside_the_axis_are_written_as_powers_of_ten(tmp_path: Path) -> None:
    root = drawn(tmp_path, "targets: [{year: 2026, value: 1000000000000000000}]", {2024: "{value: 0}"})
    assert {"0", "2.5×10¹⁷", "5×10¹⁷", "1×10¹⁸"} <= set(words(root))
