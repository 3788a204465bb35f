"""Contrast is computed for every text and the ground that the browser really puts under it."""

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
    "forced light": {"color_scheme": "light", "forced_colors": "active"},
    "forced dark": {"color_scheme": "dark", "forced_colors": "active"},
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


def whole(page: Page) -> Page:
    """Make the window as high as the page, so that everything is in sight."""
    height = page.evaluate("document.documentElement.scrollHeight")
    assert page.viewport_size is not None
    page.set_viewport_size({"width": page.viewport_size["width"], "height": height + 10})
    return page


@pytest.mark.parametrize("mode", MODES)
def test_every_text_stands_out_from_its_ground(visit: "Visit", kind: Kind, mode: str) -> None:
    assert too_faint(whole(visit(kind, width=390 if mode == "dark" else 1280, **MODES[mode]))) == []


def test_every_text_stands_out_on_paper(visit: "Visit", kind: Kind) -> None:
    page = visit(kind, width=658, color_scheme="dark")
    page.emulate_media(media="print")
    assert too_faint(whole(page)) == []


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


def test_the_contrast_is_that_of_wcag(sketch: "Visit") -> None:
    page = sketch("<p style='color:#767676'>just enough</p><p style='color:#000'>most</p>")
    assert [round(one[0], 2) for one in measure(page, "contrast")] == [4.54, 21.0]
