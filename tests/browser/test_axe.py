"""axe-core finds nothing: WCAG 2.0, 2.1 and 2.2 at levels A and AA, and the best practices."""

from collections.abc import Callable
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import Page

from browser.pages import Kind
from browser.scripts import measure

if TYPE_CHECKING:
    from browser.conftest import Visit

AXE = (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]

# What axe cannot decide by itself, and who decides it instead.
DECIDED_ELSEWHERE = {
    "color-contrast": "text on gradients and texts of one sign; test_contrast computes every pair, those included",
}


def examined(page: Page) -> dict[str, Any]:
    """Let axe examine a page."""
    page.evaluate(AXE)
    found: dict[str, Any] = measure(page, "axe", TAGS)
    return found


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 390)])
def test_axe_finds_no_fault(
    visit: "Visit", count: Callable[[str, str], None], kind: Kind, scheme: str, width: int
) -> None:
    found = examined(visit(kind, width=width, color_scheme=scheme))
    heading = f"axe-core {found['version']}: passed, violated, to be looked at, not applicable (rules)"
    count(heading, f"{kind.name:28}{scheme:>6}{width:5}  " + "".join(f"{number:5}" for number in found["counts"]))
    assert found["violations"] == []
    assert [rule for rule in found["incomplete"] if rule[0] not in DECIDED_ELSEWHERE] == []


def test_axe_finds_a_fault_where_there_is_one(sketch: "Visit") -> None:
    found = examined(sketch("<main><h1>A</h1><img src='data:,'><p style='color:#aaa'>grey</p></main>"))
    assert {"image-alt", "color-contrast"} <= {rule[0] for rule in found["violations"]}
