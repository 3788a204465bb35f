"""Contrast is computed for every text and mark and the ground that the browser really puts under it."""

from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import Page

from browser.pages import Kind
from browser.scripts import measure

if TYPE_CHECKING:
    from browser.conftest import Visit

MODES: dict[str, dict[str, Any]] = {
    "light": {"color_scheme": "light"},
    "dark": {"color_scheme": "dark"},
    "forced colours": {"color_scheme": "dark", "forced_colors": "active"},
    "paper": {"media": "print", "color_scheme": "dark", "forced_colors": "none"},
}


def too_faint(page: Page) -> list[str]:
    """Return the texts below 4.5:1, or 3:1 for large ones, with the colours of ink and ground."""
    found = measure(page, "contrast")
    assert found, "no text at all"
    return [
        f"{ratio:.2f} < {needed}: “{text}” ({place}): {colours}"
        for ratio, needed, text, place, colours in found
        if ratio < needed
    ]


def test_every_text_stands_out_from_its_ground(visit: "Visit", kind: Kind) -> None:
    page = visit(kind, height=5000)
    for name, mode in MODES.items():
        page.emulate_media(**mode)
        assert (name, too_faint(page)) == (name, [])


def test_marks_that_mean_something_stand_out_from_their_ground(visit: "Visit", kind: Kind) -> None:
    page = visit(kind)
    for name, mode in MODES.items():
        page.emulate_media(**mode)
        assert (name, [mark for mark in measure(page, "marks") if mark[1] < 3]) == (name, [])


@pytest.mark.parametrize(
    "faint",
    [
        "<p style='color:#888'>grey</p>",
        "<p style='opacity:.5;color:#333'>faded</p>",
        "<div style='background:#000'><p style='background:rgb(255 255 255 / 20%);color:#333'>veiled</p></div>",
        "<p style='background-image:linear-gradient(#fff,#333);color:#000'>on a gradient</p>",
        "<svg height=40><rect width=99 height=40 fill='#555'/><text x=5 y=20 fill='#000'>on a bar</text></svg>",
        "<div style='position:relative'><i>under</i><b style='position:absolute;inset:0;background:#fff'>no</b></div>",
    ],
)
def test_a_faint_text_is_found(sketch: "Visit", faint: str) -> None:
    assert len(too_faint(sketch(faint))) == 1


@pytest.mark.parametrize(
    "faint",
    [
        "<svg><rect width=9 height=9 fill='#ccc'/></svg>",
        "<svg><path d='M0 0h9' stroke='#ccc' fill='none'/></svg>",
        "<b class=grade>A</b>",
        "<b class=grade style='border:1px solid #ccc'>A</b>",
    ],
)
def test_a_faint_mark_is_found(sketch: "Visit", faint: str) -> None:
    assert [mark for mark in measure(sketch(faint), "marks") if mark[1] < 3]


def test_the_contrast_is_that_of_wcag(sketch: "Visit") -> None:
    page = sketch("<p style='color:#767676'>just enough</p><p style='color:#000'>most</p>")
    assert [round(one[0], 2) for one in measure(page, "contrast")] == [4.54, 21.0]
