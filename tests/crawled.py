"""Pages in a folder as a crawler sees them: where every link leads, and whether that is there."""

from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote, urlsplit


class Found(NamedTuple):
    """What a page holds: its links, the places that can be linked to, its ids with those used twice."""

    links: list[str]
    ids: list[str]
    named: list[str]


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.links: list[str] = []
        self.ids: list[str] = []
        self.named: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002  # the parser's signature
        for name, value in attrs:
            if name in ("href", "src", "action", "xlink:href", "poster", "data") and value is not None:
                self.links.append(value)
            elif name == "id":
                self.ids.append(value or "")
            elif name in ("aria-labelledby", "aria-describedby", "aria-controls", "for", "headers"):
                self.named += (value or "").split()


def read(page: Path) -> Found:
    """Read a page."""
    reader = _Reader()
    reader.feed(page.read_text(encoding="utf-8"))
    return Found(reader.links, reader.ids, reader.named)


def dangling(folder: Path) -> Iterator[str]:
    """Yield what is wrong with the links of all pages in a folder: nothing there, or no such place on the page."""
    pages = {page.resolve(): read(page) for page in sorted(folder.rglob("*.html"))}
    for page, found in pages.items():
        where = page.relative_to(folder.resolve())
        yield from (f"{where}: id {one} twice" for one in set(found.ids) if found.ids.count(one) > 1)
        yield from (f"{where}: names {one}" for one in found.named if one not in found.ids)
        for link in found.links:
            parts = urlsplit(link)
            if parts.scheme or parts.netloc:
                continue  # to elsewhere in the web; `outward` lists those
            target = (page.parent / unquote(parts.path)).resolve() if parts.path else page
            if link.startswith("/") or not target.is_relative_to(folder.resolve()) or not target.is_file():
                yield f"{where}: {link} leads nowhere"
            elif parts.fragment and target in pages and unquote(parts.fragment) not in pages[target].ids:
                yield f"{where}: no such place {link}"


def reached(folder: Path, start: str) -> set[Path]:
    """Return the files that somebody who begins at a page can get to."""
    seen: set[Path] = set()
    waiting = [(folder / start).resolve()]
    while waiting:
        page = waiting.pop()
        if page in seen or not page.is_file():
            continue
        seen.add(page)
        if page.suffix == ".html":
            paths = (urlsplit(link) for link in read(page).links)
            waiting += [(page.parent / unquote(one.path)).resolve() for one in paths if one.path and not one.scheme]
    return seen


def outward(folder: Path) -> set[str]:
    """Return the links to elsewhere in the web."""
    return {link for page in folder.rglob("*.html") for link in read(page).links if urlsplit(link).scheme}
