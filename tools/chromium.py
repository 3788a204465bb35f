"""The Chromium of the system, for the browser tests and for reading a page aloud."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge")


def find_chromium() -> str | None:
    """Return the browser's path: of KYODO_CHROMIUM, else the first that the system knows by name."""
    return os.environ.get("KYODO_CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)


@contextmanager
def started() -> Iterator[Browser]:
    """Start the browser without a window."""
    is_root = hasattr(os, "geteuid") and os.geteuid() == 0  # Chromium has no sandbox for root
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), chromium_sandbox=not is_root)
        yield browser
        browser.close()
