"""The cells of a workbook as people see them, whichever program saved it: values, notes, merged ranges, pictures.

kyodo reads them itself: it needs the last value of a formula beside the fact that it is one, the formats that turn
numbers into days, and no more trust in styles and extensions than that; a general library reads each file twice, or
stops at what another program wrote oddly.
"""

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal, InvalidOperation
from io import BytesIO
from typing import Final, Literal, NamedTuple
from xml.etree import ElementTree as ET

from kyodo_cli.reading.workbook.days import Formats, day_of
from kyodo_cli.reading.workbook.package import Package, too_large, unreadable

MOST_CELLS: Final = 500_000
LAST_COLUMN: Final = 16_384

Kind = Literal["text", "number", "percent", "day", "yes_no", "error", "unknown"]
"""`unknown` is a formula whose result nobody has saved."""

At = tuple[int, int]
"""A row and a column, both from 1."""


class Cell(NamedTuple):
    """A cell that holds something: its text, or what stands for it; of a number what it is worth, of a day its date."""

    kind: Kind
    text: str
    number: Decimal | None = None


class Page(NamedTuple):
    """One sheet; `merged` are its ranges by their corners, `notes` the comments on cells."""

    name: str
    is_hidden: bool
    cells: Mapping[At, Cell]
    merged: tuple[tuple[At, At], ...]
    notes: Mapping[At, str]
    has_drawings: bool
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()


def pages_of(package: Package) -> list[Page]:
    """Return the sheets of a workbook, in order.

    Raises:
        InputFault: it is damaged or too large.
    """
    try:
        return list(_Reader(package).pages())
    except (ET.ParseError, KeyError, IndexError, ValueError, InvalidOperation, RecursionError) as error:
        raise unreadable(package.name) from error


def place_text(at: At) -> str:
    """Return a place as Excel writes it: D12."""
    row, column = at
    return f"{letters(column)}{row}"


def letters(column: int) -> str:
    """Return a column as Excel writes it: AB."""
    found = ""
    while column:
        column, rest = divmod(column - 1, 26)
        found = chr(ord("A") + rest) + found
    return found


class _Hidden(NamedTuple):
    """The rows and columns that people do not see."""

    rows: set[int]
    columns: set[int]

    def note(self, one: ET.Element, tag: str, row: int) -> None:
        """Take an element into account."""
        if one.get("hidden") not in ("1", "true"):
            return
        if tag == "row":
            self.rows.add(row)
        elif tag == "col":
            last = min(int(one.get("max", 1)), LAST_COLUMN)
            self.columns.update(range(int(one.get("min", 1)), last + 1))


class _Reader:
    """A workbook while it is read: its texts, and what its formats make of numbers."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self._cells_left = MOST_CELLS
        main = next((target for kind, target in self._related("").values() if kind == "officeDocument"), None)
        self._main = main or "xl/workbook.xml"
        related = self._related(self._main)
        parts = dict(related.values())
        self._sheets = {key: target for key, (kind, target) in related.items() if kind == "worksheet"}
        self._strings = list(self._shared(parts["sharedStrings"])) if "sharedStrings" in parts else []
        styles = self._tree(parts["styles"]) if "styles" in parts else None
        self._formats = Formats.read(styles)

    def pages(self) -> Iterator[Page]:
        """Yield the sheets."""
        tree = self._tree(self._main)
        properties = next((one for one in tree if _name(one) == "workbookPr"), None)
        from_1904 = properties is not None and properties.get("date1904") in ("1", "true")
        for sheets in (one for one in tree if _name(one) == "sheets"):
            for sheet in sheets:
                key = next((value for name, value in sheet.items() if name.endswith("}id")), "")
                if key in self._sheets:
                    is_hidden = sheet.get("state", "visible") != "visible"
                    yield self._page(sheet.get("name", ""), self._sheets[key], is_hidden=is_hidden, from_1904=from_1904)

    def _page(self, name: str, part: str, *, is_hidden: bool, from_1904: bool) -> Page:
        cells: dict[At, Cell] = {}
        merged: list[tuple[At, At]] = []
        hidden = _Hidden(set(), set())
        row = column = 0
        for event, one in self._walked(part):
            tag = _name(one)
            if event == "start":
                if tag == "row":
                    row, column = int(one.get("r", row + 1)), 0
                hidden.note(one, tag, row)
                continue
            if tag == "c":
                at = _place(one.get("r", "")) or (row, column + 1)
                column = at[1]
                self._count()
                if found := self._cell(one, from_1904=from_1904):
                    if at in cells:  # two cells in one place: no reader may choose
                        raise unreadable(self._package.name)
                    cells[at] = found
                one.clear()
            elif tag == "row":
                one.clear()
            elif tag == "mergeCell":
                first, _, last = one.get("ref", "").partition(":")
                start = _place(first)
                if start:
                    merged.append((start, _place(last) or start))
        related = self._related(part).values()
        notes = dict(note for kind, target in related if kind == "comments" for note in self._notes(target))
        has_drawings = any(kind == "drawing" and self._shows(target) for kind, target in related)
        return Page(name, is_hidden, cells, tuple(merged), notes, has_drawings, *map(frozenset, hidden))

    def _cell(self, one: ET.Element, *, from_1904: bool) -> Cell | None:
        parts = {_name(below): below for below in one}
        kind = one.get("t", "n")
        if kind == "inlineStr":
            return _texts(_text(parts["is"])) if "is" in parts else None
        if "v" not in parts:
            return Cell("unknown", "=…") if "f" in parts else None
        value = parts["v"].text or ""
        if kind == "n" and "f" in parts and not value.strip():  # as openpyxl writes a formula
            return Cell("unknown", "=…")
        if kind == "s":
            return _texts(self._strings[int(value)])
        if kind == "n":
            return self._number(value.strip(), int(one.get("s", 0)), from_1904=from_1904) if value.strip() else None
        return _texts(_unescaped(value)) if kind == "str" else _typed(kind, value)

    def _number(self, value: str, style: int, *, from_1904: bool) -> Cell:
        number = Decimal(value)
        if not number.is_finite() or abs(number.adjusted()) > 40:
            return Cell("error", value)
        kind = self._formats.kind(style)
        if kind == "day":
            day = day_of(number, from_1904=from_1904)
            return Cell("day", day or value, number) if day else Cell("error", value)
        return Cell("percent" if kind == "percent" else "number", value, number)

    def _shared(self, part: str) -> Iterator[str]:
        for event, one in self._walked(part):
            if event == "end" and _name(one) == "si":
                yield _text(one)
                one.clear()

    def _notes(self, part: str) -> Iterator[tuple[At, str]]:
        for one in self._tree(part).iter():
            at = _place(one.get("ref", "")) if _name(one) == "comment" else None
            if at:
                yield at, "".join(_text(below) for below in one if _name(below) == "text").strip()

    def _shows(self, part: str) -> bool:
        return any(_name(one) in ("pic", "sp", "graphicFrame") for one in self._tree(part).iter())

    def _related(self, part: str) -> dict[str, tuple[str, str]]:
        """Return what a part refers to inside the workbook, by its key: of which kind it is, and which part."""
        folder, _, name = part.rpartition("/")
        rels = f"{folder}/_rels/{name}.rels".lstrip("/")
        if rels not in self._package.parts:
            return {}
        found = {}
        for one in self._tree(rels):
            target = one.get("Target", "")
            if one.get("TargetMode") != "External":
                path = target.lstrip("/") if target.startswith("/") else _joined(folder, target)
                if path in self._package.parts:
                    found[one.get("Id", "")] = (one.get("Type", "").rpartition("/")[2], path)
        return found

    def _tree(self, part: str) -> ET.Element:
        return ET.fromstring(self._package.read(part))  # noqa: S314  # read() lets no declaration pass

    def _walked(self, part: str) -> Iterator[tuple[str, ET.Element]]:
        return ET.iterparse(BytesIO(self._package.read(part)), ("start", "end"))  # noqa: S314  # as in _tree

    def _count(self) -> None:
        self._cells_left -= 1
        if self._cells_left < 0:
            raise too_large(self._package.name)


def _name(one: ET.Element) -> str:
    return one.tag.rpartition("}")[2] if isinstance(one.tag, str) else ""


def _text(one: ET.Element) -> str:
    """Return the text of a string; how it is read aloud (rPh, which a Japanese Excel adds) is none of it."""
    found = []
    for below in one:
        tag = _name(below)
        if tag == "t":
            found.append(below.text or "")
        elif tag == "r":
            found += [inner.text or "" for inner in below if _name(inner) == "t"]
    return _unescaped("".join(found))


def _typed(kind: str, value: str) -> Cell:
    """Return a value that says of which type it is: yes or no, a day, or an error."""
    if kind == "b":
        return Cell("yes_no", "true" if value.strip() in ("1", "true") else "false")
    return Cell("day", value[:10]) if kind == "d" else Cell("error", value)


def _texts(text: str) -> Cell | None:
    return Cell("text", text) if text else None


def _unescaped(text: str) -> str:
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text) if "_x" in text else text


def _place(text: str) -> At | None:
    found = _PLACE.fullmatch(text)
    if not found:
        return None
    column = 0
    for letter in found[1]:
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(found[2]), column


def _joined(folder: str, target: str) -> str:
    steps = folder.split("/") if folder else []
    for step in target.split("/"):
        if step == "..":
            steps = steps[:-1]
        elif step not in ("", "."):
            steps.append(step)
    return "/".join(steps)


_ESCAPED: Final = re.compile(r"_x([0-9A-Fa-f]{4})_")
_PLACE: Final = re.compile(r"\$?([A-Z]{1,3})\$?([0-9]{1,7})")
