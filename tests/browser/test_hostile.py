"""Whatever a plan's texts try, in a browser they stay text."""

from typing import TYPE_CHECKING

from browser.hostile_city import PAYLOADS
from browser.pages import HOSTILE
from browser.scripts import measure
from read_aloud import tree

if TYPE_CHECKING:
    from browser.conftest import Visit


def test_no_text_runs_loads_or_changes_anything(visit: "Visit") -> None:
    page = visit(HOSTILE)  # a dialog, a request or an error would fail the visit
    assert measure(page, "live") == []
    for link in page.locator("main a[href]").all()[:40]:
        link.dispatch_event("mouseover")
        link.dispatch_event("click")
    page.wait_for_timeout(200)
    assert page.evaluate("window.owned") is None
    assert page.url.startswith("https://city.test/reports/2024/hostile.html")


def test_every_text_is_there_to_be_read(visit: "Visit") -> None:
    page = visit(HOSTILE)
    shown = " ".join(page.locator("body").inner_text().split())
    for payload in PAYLOADS:
        assert payload in shown
        assert payload in page.title()


def test_the_page_keeps_its_shape(visit: "Visit") -> None:
    root = tree(visit(HOSTILE))
    assert [one.level for one in root.below("heading")].count(1) == 1
    assert len(root.below("main")) == 1
    assert len(root.below("contentinfo")) == 1


def test_the_styles_of_the_page_are_its_own(visit: "Visit") -> None:
    page = visit(HOSTILE)
    assert page.locator("style").count() == 1
    assert page.evaluate("getComputedStyle(document.body).backgroundImage") == "none"
    margins = "[...document.styleSheets[0].cssRules].filter((rule) => rule instanceof CSSPageRule).length"
    assert page.evaluate(margins) == 3  # the sheet, its title, the mark of the draft
