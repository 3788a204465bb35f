"""Nobody scrolls sideways and nothing is cut: at 320 px, at 200 % zoom, with text twice as large or set wider."""

from typing import TYPE_CHECKING

import pytest

from browser.pages import Kind
from browser.scripts import measure

if TYPE_CHECKING:
    from browser.conftest import Visit

TEXT_TWICE_AS_LARGE = "html { font-size: 200% !important }"
# WCAG 1.4.12. The texts of a picture have their places; the table beside it says the same.
TEXT_SET_WIDER = """
* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }
p { margin-bottom: 2em !important }
svg * { letter-spacing: normal !important; word-spacing: normal !important }"""

# What to call it, the width in px, the medium, and what the reader has set.
WINDOWS = (
    ("320 px", 320, "screen", ""),
    ("a phone", 390, "screen", ""),
    ("1280 px at 200 %", 640, "screen", ""),
    ("1280 px, text twice as large", 1280, "screen", TEXT_TWICE_AS_LARGE),
    ("320 px, text set wider", 320, "screen", TEXT_SET_WIDER),
    ("1280 px, text set wider", 1280, "screen", TEXT_SET_WIDER),
    ("between the margins of A4", 658, "print", ""),
)


def test_nothing_goes_over_the_edge_or_is_cut(visit: "Visit", kind: Kind) -> None:
    page = visit(kind)
    page.evaluate("document.head.append(Object.assign(document.createElement('style'), {id: 'reader'}))")
    for name, width, medium, style in WINDOWS:
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(media=medium)  # type: ignore[arg-type]  # one of the two
        page.evaluate("style => { document.getElementById('reader').textContent = style }", style)
        assert (name, measure(page, "beyond")) == (name, [])


@pytest.mark.parametrize(
    ("html", "fault"),
    [
        ("<p style='width:400px'>wide</p>", "over the edge"),
        ("<p style='white-space:nowrap;overflow:hidden'>" + "much text " * 30, "cut at the side"),
        ("<table style='width:1px;overflow-wrap:anywhere'><tr><td>基準値", "one letter a line"),
        ("<p style='height:1em;overflow:hidden'>" + "much text " * 30, "cut below"),
    ],
)
def test_what_goes_over_the_edge_or_is_cut_is_found(sketch: "Visit", html: str, fault: str) -> None:
    found = measure(sketch(html, viewport={"width": 320, "height": 500}), "beyond")
    assert any(one.startswith(fault) for one in found)
