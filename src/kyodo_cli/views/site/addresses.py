"""Where the pages of the site lie, and the ways between them: relative, so that the site works wherever it is put."""

from dataclasses import dataclass
from posixpath import dirname, relpath
from typing import Final

from kyodo_cli.views.words import Word

START: Final = "index.html"
SEARCH: Final = "search.html"
STYLE: Final = "style.css"
SCRIPT: Final = "search.js"
TEXTS: Final = "search-texts.js"


@dataclass(frozen=True, slots=True)
class PageLink:
    """Another page by what it is about; without `href` there is none, and only the name stands."""

    href: str | None
    word: Word | None
    number: str | None
    title: Word


@dataclass(frozen=True, slots=True)
class Frame:
    """What every page of the site has: its own address and language, and the ways to start, search and style."""

    path: str
    language: str
    site: Word
    start: str
    search: str
    style: str


def plan_page(plan: str) -> str:
    """Return where the page of a plan lies."""
    return f"{plan}/index.html"


def item_page(plan: str, anchor: str) -> str:
    """Return where the page of an item lies; its anchor is its id, and unique in the plan."""
    return f"{plan}/items/{anchor.replace('.', '_')}.html"


def report_page(plan: str, year: int) -> str:
    """Return where the report of a year lies, with its data beside it."""
    return f"{plan}/{year}/{plan}.html"


def way(origin: str, target: str, anchor: str | None = None) -> str:
    """Return the relative address of a page, or of a place on it, from another page."""
    address = relpath(target, dirname(origin) or ".")
    return f"{address}#{anchor}" if anchor else address


def frame(path: str, language: str, site: Word) -> Frame:
    """Return what every page has, from where it lies."""
    return Frame(path, language, site, way(path, START), way(path, SEARCH), way(path, STYLE))
