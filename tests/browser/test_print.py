"""Printed to A4, no row of a table is cut, no heading stands alone, and nothing is lost at the edge."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from browser.pages import Kind
from browser.paper import Paper

if TYPE_CHECKING:
    from browser.conftest import Visit

HEADINGS = ("H1", "H2", "H3", "H4", "H5", "H6", "Caption")
A4 = (595, 842)


def test_no_row_of_a_table_is_cut(paper: Callable[[Kind], Paper], kind: Kind) -> None:
    printed = paper(kind)
    assert printed.of_kind("TR"), "the page has no table, or its tags are lost"
    assert printed.cut("TR", *HEADINGS) == []


def test_no_heading_stands_alone_at_the_foot(paper: Callable[[Kind], Paper], kind: Kind) -> None:
    printed = paper(kind)
    assert printed.of_kind("H2")
    assert printed.left_alone(*HEADINGS) == []


def test_the_head_of_a_table_is_followed_by_a_row(paper: Callable[[Kind], Paper], kind: Kind) -> None:
    for table in paper(kind).of_kind("Table"):
        rows = [tag for tag in table.all() if tag.kind == "TR"]
        assert rows[0].sheets[0] == rows[1].sheets[0]


def test_the_sheets_are_a4_numbered_and_in_the_size_meant(paper: Callable[[Kind], Paper], kind: Kind) -> None:
    sheets = paper(kind).reader.pages
    for number, sheet in enumerate(sheets, 1):
        assert (round(float(sheet.mediabox.width)), round(float(sheet.mediabox.height))) == A4
        assert f"{number} / {len(sheets)}" in sheet.extract_text()


ROWS = "<table><tr><th>a<tr><td>" + "long text<br>" * 90 + "</table>"
STYLE = """<style>@page { size: A4; margin: 20mm } * { margin: 0 }
td { break-inside: auto } h2 { break-after: auto; font-size: 20px }</style>"""


@pytest.mark.parametrize(
    ("html", "cut", "alone"),
    [
        (STYLE + ROWS, 1, 0),
        (STYLE + "<p style='height:940px'>x</p><h2>heading</h2><p>text</p>", 0, 1),
        (STYLE + "<p>x</p><h2>heading</h2><p>text</p>", 0, 0),
    ],
)
def test_a_cut_row_and_a_lonely_heading_are_found(sketch: "Visit", html: str, cut: int, alone: int) -> None:
    printed = Paper.of(sketch(html))
    assert len(printed.cut("TR")) == cut
    assert len(printed.left_alone("H2")) == alone
