"""The pages of the site and the index of reports, looked at by axe, on a narrow screen and by keyboard."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from browser.pages import Kind
from browser.site_pages import SITE_KINDS
from browser.test_axe import DECIDED_ELSEWHERE, examined

if TYPE_CHECKING:
    from browser.conftest import Visit

EVERY = pytest.mark.parametrize("page_kind", SITE_KINDS, ids=[kind.name for kind in SITE_KINDS])

Count = Callable[[str, str], None]


@EVERY
@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 390)])
def test_axe_finds_no_fault_on_the_site(visit: "Visit", count: Count, page_kind: Kind, scheme: str, width: int) -> None:
    found = examined(visit(page_kind, width=width, color_scheme=scheme))
    heading = f"axe-core {found['version']}: passed, violated, to be looked at, not applicable (rules)"
    count(heading, f"{page_kind.name:28}{scheme:>6}{width:5}  " + "".join(f"{number:5}" for number in found["counts"]))
    assert found["violations"] == []
    assert [rule for rule in found["incomplete"] if rule[0] not in DECIDED_ELSEWHERE] == []


@EVERY
@pytest.mark.parametrize("width", [320, 640])
def test_nobody_scrolls_the_site_sideways(visit: "Visit", page_kind: Kind, width: int) -> None:
    assert visit(page_kind, width=width).evaluate("document.documentElement.scrollWidth") <= width


@EVERY
def test_the_keyboard_comes_to_the_content_first(visit: "Visit", page_kind: Kind) -> None:
    page = visit(page_kind)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('href')") == "#_content"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")
