"""A PDF as two readers that did not make it find it: pypdf its structure, PDFium where its characters stand."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from io import BytesIO
from itertools import groupby
from typing import Any, NamedTuple

import pypdfium2
from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject


class Sign(NamedTuple):
    """A character and its box, in points from the lower left corner of the page."""

    text: str
    left: float
    bottom: float
    right: float
    top: float


@dataclass
class Tag:
    """An element of the structure that a screen reader follows, and the pages that its content stands on."""

    name: str
    alt: str | None
    scope: str | None
    below: list["Tag"] = field(default_factory=list)
    own_pages: set[int] = field(default_factory=set)

    @property
    def pages(self) -> set[int]:
        return self.own_pages.union(*(one.pages for one in self.below))

    def all(self, *names: str) -> Iterator["Tag"]:
        """Yield the elements of those names, from here down, in the order of reading."""
        if self.name in names:
            yield self
        for one in self.below:
            yield from one.all(*names)


class Document:
    """A PDF."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.reader = PdfReader(BytesIO(data))
        self.root: Any = self.reader.trailer["/Root"]

    @cached_property
    def tags(self) -> Tag:
        pages = {page.indirect_reference.idnum: at for at, page in enumerate(self.reader.pages)}  # type: ignore[union-attr]
        top = Tag("Root", None, None)
        _walk(self.root["/StructTreeRoot"]["/K"], top, pages, None)
        return top

    @cached_property
    def pages(self) -> list[list[Sign]]:
        """The characters of each page, in the order in which they are drawn."""
        with pypdfium2.PdfDocument(self.data) as document:
            return [list(_signs(page.get_textpage())) for page in document]

    @cached_property
    def text(self) -> str:
        """What is said, page by page, without blanks."""
        with pypdfium2.PdfDocument(self.data) as document:
            return re.sub(r"\s|\ufffe", "", "".join(page.get_textpage().get_text_bounded() for page in document))

    def bookmarks(self) -> list[tuple[str, int]]:
        """Return the bookmarks of all levels: title and page."""
        return list(_bookmarks(self.reader, self.reader.outline))

    def fonts(self) -> Iterator[Any]:
        """Yield the fonts of all pages and of the pictures on them."""
        for page in self.reader.pages:
            yield from _fonts(page["/Resources"])

    def lines(self) -> Iterator[list[Sign]]:
        """Yield the lines of print: characters side by side, without the gaps of columns."""
        for page in self.pages:
            for _, row in groupby(page, key=lambda sign: round(sign.bottom)):
                line: list[Sign] = []
                for sign in row:
                    if line and not -2 < sign.left - line[-1].right < 8:
                        yield line
                        line = []
                    line.append(sign)
                yield line


def _walk(node: Any, above: Tag, pages: dict[int, int], page: Any) -> None:
    node = node.get_object() if hasattr(node, "get_object") else node
    if isinstance(node, ArrayObject):
        for one in node:
            _walk(one, above, pages, page)
        return
    if not isinstance(node, DictionaryObject):
        if page is not None:
            above.own_pages.add(pages[page.idnum])
        return
    page = node.raw_get("/Pg") if "/Pg" in node else page
    if "/S" not in node:
        if page is not None:
            above.own_pages.add(pages[page.idnum])
        return
    tag = Tag(str(node["/S"])[1:], _text(node.get("/Alt")), _scope(node.get("/A")))
    above.below.append(tag)
    if "/K" in node:
        _walk(node["/K"], tag, pages, page)


def _text(value: Any) -> str | None:
    return None if value is None else str(value.get_object())


def _scope(attributes: Any) -> str | None:
    several = attributes if isinstance(attributes, list) else [attributes] if attributes is not None else []
    found = (one.get_object().get("/Scope") for one in several)
    return next((str(one)[1:] for one in found if one), None)


def _signs(page: Any) -> Iterator[Sign]:
    for at in range(page.count_chars()):
        sign = page.get_text_range(at, 1)
        if sign.strip():
            yield Sign(sign, *page.get_charbox(at))


def _bookmarks(reader: PdfReader, several: Any) -> Iterator[tuple[str, int]]:
    for one in several:
        if isinstance(one, list):
            yield from _bookmarks(reader, one)
        else:
            yield str(one.title), reader.get_destination_page_number(one) or 0


def _fonts(resources: Any) -> Iterator[Any]:
    resources = resources.get_object()
    for font in resources.get("/Font", {}).values():
        yield font.get_object()
    for drawn in resources.get("/XObject", {}).values():
        if "/Resources" in drawn.get_object():
            yield from _fonts(drawn.get_object()["/Resources"])
