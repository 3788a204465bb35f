"""The head row of a table, and which of its columns --map means; what a heading means is for who asks."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Final, NamedTuple
from unicodedata import normalize

from kyodo_cli.base.errors import UsageFault
from kyodo_cli.base.folding import folded
from kyodo_cli.base.language import Message
from kyodo_cli.reading.grids.grid import Grid, cell_text
from kyodo_cli.reading.workbook.cells import letters

LOOKED_AT: Final = 30
"""Rows from the top among which the headings are."""

_SIGNS: Final = re.compile(r"[\s()\[\]【】〔〕〈〉<>「」『』:;*※/_|.。、,]+")


class Heads(NamedTuple):
    """The headings of a table by their columns, two rows of them as two lines; `after` is the row that they end in."""

    after: int
    texts: Mapping[int, str]


def sheet_named(grids: Sequence[Grid], wanted: str) -> Grid:
    """Return the sheet that was asked for, by name or number.

    Raises:
        UsageFault: there is none.
    """
    for grid in grids:
        if folded(grid.sheet) == folded(wanted):
            return grid
    if wanted.isdecimal() and 0 < int(wanted) <= len(grids):
        return grids[int(wanted) - 1]
    raise UsageFault(
        Message("There is no sheet “{sheet}”.", sheet=wanted),
        Message("There are: {items}.", items=[one.sheet or "1" for one in grids]),
    )


def find_heads(grid: Grid, score: Callable[[Mapping[int, str]], int]) -> Heads | None:
    """Return the row, or the two rows one of which is merged, whose texts score highest; of equals the first."""
    best: tuple[int, Heads] | None = None
    for one in _candidates(grid):
        worth = score(one.texts)
        if worth > 0 and (best is None or worth > best[0]):
            best = (worth, one)
    return best[1] if best else None


def heading_key(text: str) -> str:
    """Return a heading as it is compared: folded, without blanks, brackets and signs."""
    return _SIGNS.sub("", folded(text))


def mapped(typed: Sequence[str], heads: Mapping[int, str]) -> dict[int, str]:
    """Return what --map was given, `HEADING=FIELD`: the fields as typed, by the columns that the headings are of.

    A column may be named by its letter or number instead.

    Raises:
        UsageFault: one names no column of the table, or a heading that several have.
    """
    return dict(_mapped(one, heads) for one in typed)


def shown_columns(heads: Mapping[int, str]) -> list[Message]:
    """Return the columns as they are named to people."""
    names = {at: (letters(at), " ".join(text.split())) for at, text in sorted(heads.items())}
    return [Message("{column} “{heading}”", column=column, heading=text) for column, text in names.values()]


def _mapped(typed: str, heads: Mapping[int, str]) -> tuple[int, str]:
    heading, sign, field = typed.replace("＝", "=").rpartition("=")
    if not sign or not heading.strip() or not field.strip():
        raise UsageFault(
            Message("“{text}” does not say which column is what.", text=typed),
            Message("Write --map HEADING=FIELD, such as --map 取組結果=result."),
        )
    found = [at for at, text in heads.items() if heading_key(text) == heading_key(heading)]
    places = {name: at for at in heads for name in (letters(at), str(at))}
    at = found[0] if len(found) == 1 else places.get(normalize("NFKC", heading).strip().upper())
    if at is None:
        no_one = Message("The table has no column “{heading}”.", heading=heading.strip())
        several = Message("Several columns are called “{column}”: name it by its letter.", column=heading.strip())
        names = shown_columns(heads)
        raise UsageFault(several if found else no_one, Message("Its columns are: {columns}.", columns=names))
    return at, field.strip()


def _candidates(grid: Grid) -> Iterator[Heads]:
    """Yield each row, and each with the one below it where cells of it are merged."""
    for row in (one for one in grid.rows if one <= LOOKED_AT):
        above = _texts(grid, row)
        yield Heads(row, above)
        if row + 1 in grid.rows and any(first[0] <= row <= last[0] for first, last in grid.merged):
            below = _texts(grid, row + 1)
            both = {at: (above.get(at, ""), below.get(at, "")) for at in sorted({*above, *below})}
            yield Heads(row + 1, {at: "\n".join(dict.fromkeys(filter(None, texts))) for at, texts in both.items()})


def _texts(grid: Grid, row: int) -> Mapping[int, str]:
    """Return what stands over the columns in a row; what was merged over several stands over each."""
    cells = {column: grid.spanned((row, column)) for column in grid.columns}
    return {at: " ".join(cell_text(cell).split()) for at, cell in cells.items() if cell}
