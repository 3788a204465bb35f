"""What each row of a table is: items, a repeated head, a sum, a band with an item of a higher level, or a note."""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from kyodo_cli.base.folding import folded
from kyodo_cli.base.kinds import KINDS, Kind
from kyodo_cli.importing.tables.columns import Layout
from kyodo_cli.importing.tables.heads import Found, one_line
from kyodo_cli.importing.tables.numbers import half_width
from kyodo_cli.importing.tables.words import meaning, words_of
from kyodo_cli.reading.grids.grid import Grid

_SUM: Final = re.compile(r"(?:小|合|総|累)?計|(?:grand |sub)?total", re.IGNORECASE)
_NOTE: Final = re.compile(
    r"[※＊*]|[（(]?注[）)0-9０-９：:　 ]|(?:備考|資料|出典|凡例|note|source)s?\s*[:：]", re.IGNORECASE
)
_USUAL: Final[tuple[Kind, ...]] = ("goal", "measure", "vision", "aim")
"""What a band is that does not say it, in the order in which they are taken."""


class RowKinds(NamedTuple):
    """The rows by what they are; `left_out` says why, `bands` which level the one text of a row is an item of."""

    items: tuple[int, ...]
    left_out: dict[str, list[int]]
    notes: tuple[int, ...]
    bands: dict[int, Kind]


def row_kinds(table: Found, layout: Layout) -> RowKinds:
    """Sort the rows below the head."""
    grid = table.grid
    rows = [row for row in grid.rows if row >= table.first]
    left_out: dict[str, list[int]] = {}
    for row in rows:
        if why := _left_out(table, layout, row):
            left_out.setdefault(why, []).append(row)
    aside = {row for found in left_out.values() for row in found}
    end = _end(table, layout, rows)
    rest = [row for row in rows if row not in aside]
    notes = tuple(row for row in rest if row > end or _is_note(grid, row))
    bands = dict(_bands(table, layout, [row for row in rest if row not in notes]))
    items = tuple(row for row in rest if row not in notes)
    return RowKinds(items, left_out, notes, bands)


def _left_out(table: Found, layout: Layout, row: int) -> str:
    """Say why a row is none of the table's: a head repeated at the top of a page, or a sum."""
    texts = {column: folded(table.grid.text((row, column))) for column in table.grid.row(row)}
    heads = {one.column for one in table.heads}
    same = [column for column, text in texts.items() if column in heads and _is_head(table, column, text)]
    if len(same) == len(texts) and (len(texts) > 1 or len(heads) == 1):
        return "heads"
    titles = [texts[one.number] for one in map(layout.title, layout.levels) if one.number in texts]
    return "sums" if titles and all(_SUM.fullmatch(one.replace(" ", "")) for one in titles) else ""


def _is_head(table: Found, column: int, text: str) -> bool:
    return any(folded(table.grid.text((row, column))) == text for row in table.head_rows)


def _end(table: Found, layout: Layout, rows: list[int]) -> int:
    """Return the last row with an item of the lowest level, or of what goes on with it; what follows are notes.

    Where the head of another table begins, this one has ended.
    """
    grid, column = table.grid, layout.title(layout.lowest).number
    last = table.first - 1
    for row in rows:
        if _is_note(grid, row):
            continue
        if _is_other_head(table, row):
            break
        span = grid.range_at((row, column))
        goes_on = len(grid.row(row)) > 1 and row == last + 1
        if (row, column) in grid.cells or goes_on or (span and span[0] in grid.cells):
            last = row
    return last


def _is_other_head(table: Found, row: int) -> bool:
    """Say whether a row holds nothing but headings, and others than those of this table."""
    texts = {column: table.grid.text((row, column)) for column in table.grid.row(row)}
    if len(texts) < 2 or any(not meaning(one_line(text)).fields for text in texts.values()):
        return False
    return not all(_is_head(table, column, folded(text)) for column, text in texts.items())


def _is_note(grid: Grid, row: int) -> bool:
    cells = grid.row(row)
    return len(cells) == 1 and bool(_NOTE.match(grid.text((row, next(iter(cells))))))


def _bands(table: Found, layout: Layout, rows: list[int]) -> Iterator[tuple[int, Kind]]:
    """Find rows whose one text is an item of a level without a column: it reaches over all, or says its level."""
    grid, lowest = table.grid, layout.title(layout.lowest).number
    higher = [kind for kind in KINDS[: KINDS.index(layout.lowest)] if kind not in layout.levels]
    for row in rows:
        cells = grid.row(row)
        if len(cells) != 1 or not higher:
            continue
        column = next(iter(cells))
        span = grid.range_at((row, column))
        is_wide = bool(span and span[0][1] < span[1][1] and span[0][1] <= lowest <= span[1][1])
        named = next((kind for kind in higher if _is_named(kind, grid.text((row, column)))), None)
        if named:
            yield row, named
        elif is_wide:
            yield row, next((kind for kind in _USUAL if kind in higher), higher[0])


def _is_named(kind: Kind, text: str) -> bool:
    return bool(word_of_band(kind, text))


def word_of_band(kind: Kind, text: str) -> str:
    """Return the word for a level that a row begins with, before a number; without one nothing."""
    words = "|".join(map(re.escape, sorted(map(half_width, words_of(kind)), key=len, reverse=True)))
    number = r"\s*[-(]?\s*[0-9①-⑳ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ]"
    found = re.match(rf"({words})(?={number})", half_width(text.strip()), re.IGNORECASE)
    return found[1] if found else ""
