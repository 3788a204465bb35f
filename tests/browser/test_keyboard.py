"""The keyboard alone: everything is reached, in reading order, and one sees where one is."""

from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import Page

from browser.pages import KINDS, Kind
from browser.scripts import measure

if TYPE_CHECKING:
    from browser.conftest import Visit


def walked(page: Page) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Press Tab through the page; return what should be reached, and where one was."""
    there: list[dict[str, Any]] = measure(page, "focusable")
    steps = []
    for _ in there:
        page.keyboard.press("Tab")
        steps.append(measure(page, "focused"))
    return there, steps


@pytest.mark.parametrize("width", [1280, 390])
def test_tab_reaches_everything_in_the_order_of_the_page_and_shows_where_one_is(
    visit: "Visit", kind: Kind, width: int
) -> None:
    there, steps = walked(visit(kind, width=width))
    assert [step["number"] for step in steps] == list(range(len(there)))
    assert all(step["tab_index"] == 0 for step in steps)
    for before, after in pairwise(there[1:]):  # the skip link comes before all, wherever it stands
        assert after["top"] >= before["top"] - 1 or after["left"] > before["left"], after["html"]
    assert [there[step["number"]]["html"] for step in steps if step["outline"] < 2 or not step["in_sight"]] == []


@pytest.mark.parametrize("mode", [{"color_scheme": "light"}, {"color_scheme": "dark"}, {"forced_colors": "active"}])
def test_the_ring_of_the_focus_is_painted(visit: "Visit", mode: dict[str, str]) -> None:
    page = visit(KINDS[3], **mode)
    measure(page, "focusable")
    for selector in (".skip", "main a[href^='#']", ".scroll[tabindex]", "main button", "main input"):
        one = page.locator(f"{selector} >> visible=true").first
        if not one.count():
            continue
        page.evaluate("document.activeElement.blur()")
        page.keyboard.press("Tab")  # from here on the focus is the keyboard's
        one.focus()
        box = one.bounding_box()
        assert box is not None
        around = {"x": max(box["x"] - 6, 0), "y": max(box["y"] - 6, 0), "width": box["width"] + 12, "height": 14}
        focused = page.screenshot(clip=around, full_page=False)  # type: ignore[arg-type]  # four numbers
        page.evaluate("document.activeElement.blur()")
        page.add_style_tag(content=".skip { top: 1rem !important }")  # in the same place without the focus
        assert page.screenshot(clip=around, full_page=False) != focused, selector  # type: ignore[arg-type]  # four numbers


def test_the_skip_link_comes_first_shows_itself_and_leads_to_the_content(visit: "Visit", kind: Kind) -> None:
    page = visit(kind)
    link = page.locator("a[href]").first
    box = link.bounding_box()
    assert box is not None
    assert box["y"] + box["height"] <= 0
    page.keyboard.press("Tab")
    assert link.evaluate("one => one === document.activeElement")
    box = link.bounding_box()
    assert box is not None
    assert box["y"] >= 0
    page.keyboard.press("Enter")
    at_the_top = "document.querySelector('main').getBoundingClientRect().top < 20"
    at_the_end = "scrollY + innerHeight >= document.documentElement.scrollHeight - 1"  # a short page scrolls no further
    assert page.evaluate(f"{at_the_top} || {at_the_end}")
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")


def test_every_box_that_scrolls_can_be_scrolled_by_keyboard_and_has_a_name(visit: "Visit", kind: Kind) -> None:
    assert measure(visit(kind, width=320), "scrollers") == []


def test_a_leap_within_the_page_takes_the_keyboard_along(visit: "Visit", kind: Kind) -> None:
    page = visit(kind)
    links = page.locator("nav a[href^='#'] >> visible=true").all()
    if len(links) < 2:
        return  # a page without a table of contents
    link = links[1]
    name = link.get_attribute("href")
    link.focus()
    page.keyboard.press("Enter")
    assert page.evaluate("decodeURIComponent(location.hash)") == name
    page.keyboard.press("Tab")
    assert page.evaluate(
        """name => document.getElementById(name.slice(1)).compareDocumentPosition(document.activeElement)
          & (Node.DOCUMENT_POSITION_FOLLOWING | Node.DOCUMENT_POSITION_CONTAINED_BY)""",
        name,
    )
