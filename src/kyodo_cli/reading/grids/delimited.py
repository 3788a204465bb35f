"""A table as text, its cells parted by commas, tabs or semicolons: line breaks in quotes, ragged rows, Excel's ways."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Final, NamedTuple

from kyodo_cli.base.errors import InputFault
from kyodo_cli.base.language import Message
from kyodo_cli.reading.grids.grid import Grid
from kyodo_cli.reading.workbook.cells import LAST_COLUMN, MOST_CELLS, At, Cell

DELIMITERS: Final = (",", "\t", ";")
LOOKED_AT: Final = 200_000
"""Characters of a file by which its delimiter is found."""

LONGEST_CELL: Final = 32_767
"""Characters that a cell of Excel can hold."""

_SEP: Final = re.compile(r"\"?sep=(.)\"?(?:\r\n|\r|\n|\Z)", re.IGNORECASE)
"""The first line by which a program tells Excel the delimiter."""

_AS_TEXT: Final = re.compile(r'="((?:[^"]|"")*)"', re.DOTALL)
"""How programs keep Excel from making a number of 0123."""

_OPENED: Final = re.compile(' *"')
_LINE_END: Final = re.compile("\r\n|\r|\n")


class Line(NamedTuple):
    """A row of a text table: the line that it begins on, and its cells."""

    number: int
    cells: list[str]


def delimited(text: str, file: str, encoding: str = "", preferred: str = ",") -> Grid:
    """Return a text table as a grid.

    Args:
        text: the text.
        file: the file's name, for what is said of it.
        encoding: the encoding that it was in.
        preferred: the delimiter that the file's name stands for, taken where the content fits others as well.

    Raises:
        InputFault: a quote is never closed, or the table is too large.
    """
    said = _SEP.match(text)
    delimiter = said[1] if said and said[1] != '"' else _found(text, preferred)
    cells: dict[At, Cell] = {}
    lines: list[int] = []
    for row, line in enumerate(_lines(text, delimiter, file, said.end() if said else 0), 1):
        lines.append(line.number)
        for column, value in enumerate(line.cells, 1):
            if len(value) > LONGEST_CELL:
                raise _too_long(file, line.number)
            if value.strip():
                cells[row, column] = Cell("text", _bare(value))
        if len(cells) > MOST_CELLS or len(lines) > MOST_CELLS:
            raise too_large(file)
    return Grid(file, cells, lines=tuple(lines), encoding=encoding, delimiter=delimiter)


def too_large(file: str) -> InputFault:
    """Say that a table holds more than any plan's does."""
    return InputFault(
        Message("{file} is too large to be a plan's table.", file=file),
        Message("Copy the rows that are needed into a table of their own."),
    )


def _found(text: str, preferred: str) -> str:
    """Return the delimiter by which most rows have the same number of cells, at least two."""
    start = text[:LOOKED_AT]
    agreed = {one: _agreement(start, one) for one in DELIMITERS}
    return max(DELIMITERS, key=lambda one: (agreed[one], one == preferred))


def _agreement(text: str, delimiter: str) -> int:
    if delimiter not in text:
        return 0
    try:
        widths = Counter(len(line.cells) for line in _lines(text, delimiter))
    except InputFault:
        return 0
    return max((count for cells, count in widths.items() if cells > 1), default=0)


def _lines(text: str, delimiter: str, file: str = "", start: int = 0) -> Iterator[Line]:
    """Yield the rows. Without a file's name, a quote that is never closed is let pass: the text may be cut there.

    Raises:
        InputFault: a quote is never closed, or a row is wider than any sheet.
    """
    d = re.escape(delimiter)
    bare = re.compile(rf"[^{d}\r\n]*")
    at, number = start, len(_LINE_END.findall(text, 0, start)) + 1
    while at < len(text):
        begun, cells = number, []
        while True:
            opened = _OPENED.match(text, at)
            closed = _closing(text, opened.end()) if opened else None
            if opened and closed is not None:
                rest = bare.match(text, closed + 1)
                inside = _LINE_END.sub("\n", text[opened.end() : closed])
                number += inside.count("\n")
                cells.append(inside.replace('""', '"') + (rest[0] if rest else ""))
                at = rest.end() if rest else closed + 1
            else:
                if file and text.startswith('"', at):
                    raise _never_closed(file, number)
                plain = bare.match(text, at)
                assert plain  # it matches nothing, too
                cells.append(plain[0])
                at = plain.end()
            if not text.startswith(delimiter, at):
                break
            if len(cells) == LAST_COLUMN:
                raise too_large(file)
            at += 1
        yield Line(begun, cells)
        end = _LINE_END.match(text, at)
        if end is None:
            return
        at, number = end.end(), number + 1


def _closing(text: str, at: int) -> int | None:
    """Return where the quotation mark stands that closes a cell; None where none does within any cell's length."""
    end = min(len(text), at + 2 * LONGEST_CELL + 2)
    while (at := text.find('"', at, end)) >= 0:
        if text[at + 1 : at + 2] != '"':
            return at
        at += 2
    return None


def _bare(value: str) -> str:
    found = _AS_TEXT.fullmatch(value.strip())
    return found[1].replace('""', '"') if found else value


def _too_long(file: str, line: int) -> InputFault:
    return InputFault(
        Message("{file}, line {line}: a cell holds more than any cell of Excel can.", file=file, line=line),
        Message("A quotation mark may be missing; else shorten the text, or take the column out."),
    )


def _never_closed(file: str, line: int) -> InputFault:
    return InputFault(
        Message("{file}, line {line}: a quotation mark opens a cell there and is never closed.", file=file, line=line),
        Message("Close it, or write it twice where it is part of the text; or save the table as a workbook (.xlsx)."),
    )
