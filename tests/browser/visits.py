"""A visit to a page as on a web server, with no other network; what a visit may never do is an error."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from playwright.sync_api import Browser, Dialog, Page, Route

ORIGIN = "https://city.test"


@contextmanager
def visiting(
    browser: Browser, site: Path, file: str, *, width: int = 1280, height: int = 900, **options: Any
) -> Iterator[Page]:
    """Open a file of a folder; on leaving, look what the page asked for, said and tried."""
    context = browser.new_context(viewport={"width": width, "height": height}, **options)
    strange: list[str] = []

    def serve(route: Route) -> None:
        asked = urlsplit(route.request.url)
        wanted = site / unquote(asked.path).lstrip("/")
        if not route.request.url.startswith(ORIGIN) or not wanted.is_file():
            strange.append(f"request: {route.request.url}")
            route.abort()
        else:
            route.fulfill(path=wanted)

    def refuse(dialog: Dialog) -> None:
        strange.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    context.route("**/*", serve)
    page = context.new_page()
    page.on("console", lambda message: strange.append(f"console: {message.text}"))
    page.on("pageerror", lambda error: strange.append(f"error: {error}"))
    page.on("dialog", refuse)
    page.on("popup", lambda popup: strange.append(f"popup: {popup.url}"))
    page.goto(f"{ORIGIN}/{file}")
    yield page
    context.close()
    assert strange == []
