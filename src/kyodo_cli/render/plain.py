"""Plain text for readers: one line is one paragraph or one entry, headings are numbered, nothing is drawn by signs.

A template marks a heading and the place of the contents by signs that no text can hold; when the page is whole, the
headings get their numbers, and the contents are what they have become.
"""

import re
from collections.abc import Iterator
from typing import Final

from kyodo_cli.render.lines import in_one_line, in_paragraphs

HEADING: Final = "\x02"
CONTENTS: Final = "\x03"
"""Signs at the beginning of a line, as many as the level."""

_CONTROL: Final = re.compile(r"[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f]")
_BLANKS_AT_THE_END: Final = re.compile(r"[ \t]+$", re.MULTILINE)
_SEVERAL_EMPTY_LINES: Final = re.compile(r"\n{3,}")
_HEADING: Final = re.compile(rf"^({HEADING}+)(.*)$", re.MULTILINE)
_CONTENTS: Final = re.compile(rf"^({CONTENTS}+)$", re.MULTILINE)


def escaped(text: str) -> str:
    """Return a text in one line: line breaks become blanks, what cannot be shown a sign that says so."""
    return _CONTROL.sub("\N{REPLACEMENT CHARACTER}", in_one_line(text))


def indented(text: str, by: int = 2) -> str:
    """Return a text in its paragraphs and lines, each indented."""
    margin = " " * by
    return "\n\n".join("\n".join(margin + escaped(line) for line in lines) for lines in in_paragraphs(text))


def laid_out(page: str) -> str:
    """Return a page with its headings numbered and its contents listed: single empty lines, two before a section."""
    page = _SEVERAL_EMPTY_LINES.sub("\n\n", _BLANKS_AT_THE_END.sub("", page)).strip("\n")
    titles = list(_numbered(page))
    numbered = (f"\n{title}" if level == 2 else title for level, title in titles)
    page = _HEADING.sub(lambda _: next(numbered), page)
    return _CONTENTS.sub(lambda found: _listed(titles, len(found[1])), page) + "\n"


def file(page: str) -> bytes:
    """Return a page as a file that opens in every editor of Windows, also an old one: UTF-8 with a BOM, CRLF."""
    return page.replace("\n", "\r\n").encode("utf-8-sig")


def _numbered(page: str) -> Iterator[tuple[int, str]]:
    """Yield the headings with their levels, numbered from the second level on: `2.`, `2.1.`."""
    counts: list[int] = []
    for found in _HEADING.finditer(page):
        level = max(len(found[1]), 2)
        counts = [*counts, *[0] * level][: level - 1]
        counts[-1] += 1
        yield level, f"{'.'.join(map(str, counts))}. {found[2].strip()}"


def _listed(titles: list[tuple[int, str]], most: int) -> str:
    return "\n".join(title for level, title in titles if level <= most)
