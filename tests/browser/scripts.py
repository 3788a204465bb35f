"""The scripts that measure a page from inside."""

from pathlib import Path
from typing import Any

from playwright.sync_api import Page

FOLDER = Path(__file__).parent / "js"


def measure(page: Page, name: str, *given: object) -> Any:
    """Run js/NAME.js, a function of one value, and return its answer."""
    return page.evaluate((FOLDER / f"{name}.js").read_text(encoding="utf-8"), *given)
