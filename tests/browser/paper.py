"""A page printed to A4, and where everything stands: Chromium tags what it prints by the page's elements."""

from collections import Counter
from collections.abc import Iterator
from io import BytesIO
from typing import Any, NamedTuple

from playwright.sync_api import Page
from pypdf import PdfReader


class Tag(NamedTuple):
    """A tagged element: its kind (`TR`, `H2` …), and the sheets on which something of it stands, in order."""

    kind: str
    sheets: tuple[int, ...]
    children: "tuple[Tag, ...]"

    def all(self) -> "Iterator[Tag]":
        """Yield the element and all below it, in reading order."""
        yield self
        for child in self.children:
            yield from child.all()


class Paper(NamedTuple):
    """A printed page."""

    data: bytes
    root: Tag

    @classmethod
    def of(cls, page: Page) -> "Paper":
        """Print a page as a reader would."""
        data = page.pdf(prefer_css_page_size=True, tagged=True)
        reader = PdfReader(BytesIO(data))
        sheets = {page.indirect_reference.idnum: number for number, page in enumerate(reader.pages, 1)}  # type: ignore[union-attr]  # a page that was read has its reference
        tags: Any = reader.root_object["/StructTreeRoot"]
        return cls(data, _tag(tags["/K"], sheets))

    @property
    def reader(self) -> PdfReader:
        """The sheets."""
        return PdfReader(BytesIO(self.data))

    def of_kind(self, *kinds: str) -> list[Tag]:
        """Return the elements of some kinds, in reading order."""
        return [tag for tag in self.root.all() if tag.kind in kinds]

    def cut(self, *kinds: str) -> list[Tag]:
        """Return the elements of some kinds that begin on one sheet and go on on another."""
        return [tag for tag in self.of_kind(*kinds) if len(set(tag.sheets)) > 1 and not _is_repeated(tag)]

    def left_alone(self, *kinds: str) -> list[Tag]:
        """Return the elements of some kinds, headings say, after which the next text stands on a later sheet."""
        found = []
        inside = {id(below) for tag in self.of_kind(*kinds) for below in tag.all()}
        waiting: list[Tag] = []
        for tag in self.root.all():
            if tag.kind in kinds:
                waiting.append(tag)
            elif tag.kind == "text" and id(tag) not in inside:
                found += [one for one in waiting if one.sheets and one.sheets[-1] < tag.sheets[0]]
                waiting = []
        return found


def _is_repeated(tag: Tag) -> bool:
    """Tell whether an element is the head of a table, printed whole on each of its sheets."""
    pieces = [[text.sheets[0] for text in cell.all() if text.kind == "text"] for cell in tag.children]
    is_head = all(cell.kind == "TH" for cell in tag.children)
    return is_head and all(len(set(Counter(cell).values())) == 1 and set(cell) == set(tag.sheets) for cell in pieces)


def _tag(given: Any, sheets: dict[int, int], sheet: int = 0) -> Tag:
    """Read a structure element of the PDF; a piece of marked content becomes a `text`."""
    one = given.get_object() if hasattr(given, "get_object") else given
    if isinstance(one, int):
        return Tag("text", (sheet,), ())
    if "/Pg" in one:
        sheet = sheets[one.raw_get("/Pg").idnum]
    if "/S" not in one:
        return Tag("text", (sheet,), ())
    below = one.get("/K", [])
    below = below.get_object() if hasattr(below, "get_object") else below
    children = tuple(_tag(each, sheets, sheet) for each in (below if isinstance(below, list) else [below]))
    return Tag(str(one["/S"])[1:], tuple(each for child in children for each in child.sheets), children)
