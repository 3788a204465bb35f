"""The related items as a picture: what somebody who looks at it finds, and what somebody hears who does not."""

import xml.etree.ElementTree as ET
from itertools import pairwise
from pathlib import Path
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import ROOT, Program
from html_page import Element, parse
from kyodo_cli.analysis.as_of import as_of
from kyodo_cli.render.pages import render_report
from kyodo_cli.render.svg.drawing import NAMESPACE, text_width
from kyodo_cli.render.svg.network import NARROW, WIDE, Names, Shape, network
from kyodo_cli.render.svg.network_file import network_file
from kyodo_cli.views.network import Band, Dot, NetworkView, Panel, Tie, network_view
from kyodo_cli.views.report import report_view
from kyodo_cli.workspace.book import open_book
from kyodo_cli.workspace.files import list_files
from mihon_city import CITY

NAMES = Names("k", "図", "説明", "ja")
HEAD = "format: 1\nid: example\ntitle: 例示市計画（架空）\nmunicipality: {name: 例示市}\nperiod: {from: 2022}\n"


def drawn(folder: Path, *plans: str, year: int = 2024) -> NetworkView:
    every = [as_of(one, year) for one in open_book(list_files(folder)).plans]
    return network_view(every, [one for one in every if not plans or one.plan.id in plans])


def city(folder: Path, items: str) -> NetworkView:
    (folder / "plans").mkdir()
    (folder / "plans" / "example.yaml").write_text(HEAD + items + "\n", encoding="utf-8")
    return drawn(folder)


def tagged(picture: ET.Element, tag: str, css: str = "") -> list[ET.Element]:
    return [one for one in picture.iter() if one.tag.split("}")[-1] == tag and one.get("class", "").startswith(css)]


def read(picture: str) -> ET.Element:
    return ET.fromstring(picture)


def number(one: ET.Element, name: str) -> float:
    return float(one.get(name, "nan"))


KAMAGAYA = drawn(ROOT, "kamagaya")


@pytest.mark.parametrize("shape", [NARROW, WIDE], ids=["phone", "paper"])
def test_every_item_stands_in_the_picture_with_its_whole_title(shape: Shape) -> None:
    picture = read(network(KAMAGAYA, NAMES, shape))
    text = "".join(one.text or "" for one in tagged(picture, "text")).replace(" ", "")
    assert len(KAMAGAYA.dots) == 22
    for dot in KAMAGAYA.dots:
        assert f"{dot.number}{dot.title}".replace(" ", "") in text


def test_lines_differ_in_form_and_not_only_in_colour() -> None:
    picture = read(network_file(KAMAGAYA, "ja"))
    assert [len(tagged(picture, "path", css)) for css in ("k-tie", "k-tie-across")] == [23, 13]
    [style] = [one.text or "" for one in tagged(picture, "style")]
    rules = {line.split(" ")[0]: line for line in style.splitlines() if line.startswith(".k-tie")}
    assert "dasharray" not in rules[".k-tie"]
    dashes = {rule.split("dasharray: ")[1].split(";")[0] for key, rule in rules.items() if key != ".k-tie"}
    assert len(dashes) == 2


def test_an_item_without_links_is_an_open_ring_and_the_legend_says_so() -> None:
    picture = read(network(KAMAGAYA, NAMES))
    rings = tagged(picture, "rect", "k-open")
    assert len(rings) == 2  # item 17, and the one beside the words that explain it
    assert "ほかの項目との関連付けなし" in [one.text for one in tagged(picture, "text")]


def test_the_file_by_itself_says_in_words_all_that_it_shows() -> None:
    said = read(network_file(KAMAGAYA, "ja")).findtext(f"{{{NAMESPACE}}}desc") or ""
    lines = said.split("\n")
    assert len(lines) == 24
    assert "1 地域づくりコーディネーターの育成 ⇔ 2 地域づくりコーディネーターとの連携・支援" in lines
    assert lines[-1].endswith("17 市民活動応援補助金の活用促進")


def test_a_link_that_goes_one_way_has_an_arrow_at_its_middle(tmp_path: Path) -> None:
    items = "links: {related: one_way}\nactions: [{id: a1, title: 一, related: [a2]}, {id: a2, title: 二}]"
    picture = read(network_file(city(tmp_path, items), "ja"))
    explained, arrow = tagged(picture, "polygon")[-1], tagged(picture, "polygon")[0]
    down = [float(point) for point in (arrow.get("points") or "").split()][1::2]
    assert down[0] > down[1] == down[2]
    assert explained is not arrow
    assert (picture.findtext(f"{{{NAMESPACE}}}desc") or "") == "1 一 → 2 二"


def test_a_link_that_both_items_list_has_no_arrow_where_links_are_symmetric(tmp_path: Path) -> None:
    items = "actions: [{id: a1, title: 一, related: [a2]}, {id: a2, title: 二, related: [a1]}]"
    view = city(tmp_path, items)
    assert view.ties == (Tie(0, 1, "within"),)
    assert not tagged(read(network(view, NAMES)), "polygon")


def test_items_of_two_plans_that_correspond_are_joined() -> None:
    view = drawn(CITY)
    between = [(view.dots[tie.first].title, view.dots[tie.second].title) for tie in view.ties if tie.reach == "between"]
    assert between == [
        ("地域の支え合い活動の支援", "地域まちづくり協議会の支援"),
        ("ボランティア活動の裾野を広げる", "中学生・高校生のボランティア体験"),
    ]
    assert "ほかの計画の項目との対応" in network_file(view, "ja")


def test_a_plan_without_links_says_so(kyodo: Program) -> None:
    done = kyodo("xref", "--plan", "matsudo", "--format", "svg", language="ja")
    picture = read(done.out)
    said = [one.text for one in tagged(picture, "text")]
    assert said == ["第4次 松戸市協働推進計画", "この計画には、関連項目の記載がない。"]


def test_the_picture_goes_to_a_file_where_one_is_named(kyodo: Program, tmp_path: Path) -> None:
    done = kyodo("xref", "--format", "svg", "-o", tmp_path / "関連.svg", here=CITY)
    assert (done.code, done.out) == (0, "")
    printed = kyodo("xref", "--format", "svg", here=CITY).out
    assert (tmp_path / "関連.svg").read_text(encoding="utf-8") == printed


def test_items_on_no_branch_have_no_heading_above_them(tmp_path: Path) -> None:
    items = (
        "goals: [{id: g1, title: 目標, actions: [{id: a1, title: 一, related: [a2]}, {id: a2, title: 二}]}]\n"
        "actions: [{id: a3, title: 三, related: [a1]}]"
    )
    view = city(tmp_path, items)
    [panel] = view.panels
    assert [(band.heading and band.heading[2], [dot.title for dot in band.dots]) for band in panel.bands] == [
        ("目標", ["一", "二"]),
        (None, ["三"]),
    ]


Points = tuple[Literal["first", "second"], ...]

titles = st.text(alphabet="協働の場。（ー）abcABC WM1 &<>\"'\n", min_size=1, max_size=80)
numbers = st.sampled_from(["1", "12", "1-1-1", "ア", "第十二の取組その一"])


@st.composite
def pictures(draw: st.DrawFn) -> NetworkView:
    dots = draw(st.lists(st.builds(Dot, numbers, titles, st.just(value=True)), min_size=2, max_size=12))
    cut = draw(st.integers(1, len(dots) - 1))
    bands = (Band(("目標", "1", draw(titles)), tuple(dots[:cut])), Band(None, tuple(dots[cut:])))
    place = st.integers(0, len(dots) - 1)
    ends = draw(st.lists(st.tuples(place, place).filter(lambda two: two[0] != two[1]), unique=True, max_size=30))
    points: st.SearchStrategy[Points] = st.sampled_from([(), ("second",), ("first", "second")])
    ties = tuple(Tie(*two, draw(st.sampled_from(["within", "across", "between"])), draw(points)) for two in ends)
    return NetworkView("関連", (Panel(draw(titles), "目標", bands),), ties)


@given(pictures(), st.sampled_from([NARROW, WIDE]), st.booleans())
def test_nothing_is_cut_and_nothing_lies_over_anything_else(view: NetworkView, shape: Shape, alone: bool) -> None:  # noqa: FBT001 - drawn
    text = network(view, NAMES, shape, standalone=alone)
    assert text == network(view, NAMES, shape, standalone=alone)
    picture = read(text)
    _, _, wide, high = map(float, (picture.get("viewBox") or "").split())
    words = tagged(picture, "text")
    for one in words:
        starts = number(one, "x") - (float(text_width(one.text or "")) if one.get("text-anchor") == "end" else 0)
        assert starts >= 0
        assert starts + float(text_width(one.text or "")) <= wide + 1
        assert number(one, "y") <= high
    everything = "".join("".join(one.text or "" for one in words).split())
    assert all("".join(dot.title.split()) in everything for dot in view.dots)
    marks = tagged(picture, "rect", "k-mark")
    edges = [(number(one, "y"), number(one, "y") + number(one, "height")) for one in marks]
    assert all(first[1] < second[0] for first, second in pairwise(sorted(edges)))
    for arc in tagged(picture, "path", "k-tie"):
        x, *_ = (arc.get("d") or "M0").removeprefix("M").split(" ")
        radius = (arc.get("d") or "").split("A")[1].split(" ")[0]
        assert float(x) - float(radius) >= 0


def section(name: str) -> Element | None:
    book = next(one for one in open_book(list_files(ROOT)).plans if one.id == name)
    page = parse(render_report(report_view(book, 2024), "html"))
    return next((one for one in page.all("section") if one.attributes.get("id") == "_network"), None)


def test_the_table_in_the_report_says_what_the_picture_shows() -> None:
    shown = section("kamagaya")
    assert shown is not None
    [body] = shown.all("tbody")
    names = [f"{dot.number} {dot.title}" for dot in KAMAGAYA.dots]
    rows = {next(row.all("th")).text: [one.text.strip() for one in row.all("li")] for row in body.all("tr")}
    assert list(rows) == names
    told = {frozenset((item, other)) for item, others in rows.items() for other in others}
    assert told == {frozenset((names[tie.first], names[tie.second])) for tie in KAMAGAYA.ties}
    assert sum(map(len, rows.values())) == 46


def test_the_pictures_in_the_report_take_no_focus_and_have_a_name() -> None:
    shown = section("kamagaya")
    assert shown is not None
    pictures = list(shown.all("svg"))
    assert len(pictures) == 2
    for one in pictures:
        assert one.attributes["role"] == "img"
        assert not list(one.all("a"))
        [title], [said] = one.all("title"), one.all("desc")
        assert one.attributes["aria-labelledby"] == title.attributes["id"]
        assert one.attributes["aria-describedby"] == said.attributes["id"]
        assert "下の表に、同じ内容" in said.text


def test_a_report_of_a_plan_without_links_has_no_such_part() -> None:
    assert section("matsudo") is None
