"""The head row of a table of results: the row, or the two rows, whose texts mean the most."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from kyodo_cli.base.errors import InputFault, UsageFault
from kyodo_cli.base.folding import folded
from kyodo_cli.base.language import Message
from kyodo_cli.reading.grids.grid import Grid, cell_text
from kyodo_cli.sheets.content import Questions
from kyodo_cli.sheets.results.answers import Table
from kyodo_cli.sheets.results.headings import columns_of, heading_key, meanings, plainly
from kyodo_cli.sheets.results.words import ABOVE, INDICATOR, ITEM, SERIES, TITLE

LOOKED_AT: Final = 30
"""Rows from the top among which the headings are."""

WHOSE: Final = (ITEM, TITLE, INDICATOR)


def tables_of(grids: Sequence[Grid], asked: Questions, typed: Sequence[str], sheet: str | None) -> list[Table]:
    """Return the tables of a file that hold results: of the sheet that was named, else of every sheet that has some.

    Args:
        grids: the sheets of the file.
        asked: what may be answered.
        typed: what --map was given.
        sheet: the name or number of a sheet, as typed.

    Raises:
        UsageFault: there is no such sheet, or --map means nothing.
        InputFault: no row of it is one of headings.
    """
    known = meanings(asked)
    chosen = [_named(grids, sheet)] if sheet else [one for one in grids if not one.is_hidden] or list(grids)
    found = [table for one in chosen if (table := _table(one, known, asked.year, typed))]
    if found:
        return found
    raise InputFault(
        Message("{file}: no row of headings was found in the first {count} rows.", file=grids[0].file, count=LOOKED_AT),
        Message(
            "One must say whose row it is (番号, {title}) and one what it answers (実績, 評価 …); "
            "name others with --map HEADING=FIELD, such as --map 取組結果=result.",
            title=asked.items[0].kind if asked.items else "取組",
        ),
    )


def _named(grids: Sequence[Grid], sheet: str) -> Grid:
    for one in grids:
        if folded(one.sheet) == folded(sheet):
            return one
    if sheet.isdecimal() and 0 < int(sheet) <= len(grids):
        return grids[int(sheet) - 1]
    raise UsageFault(
        Message("The file has no sheet “{sheet}”.", sheet=sheet),
        Message("Its sheets are: {sheets}.", sheets=[one.sheet or "1" for one in grids]),
    )


def _table(grid: Grid, known: Mapping[str, str], year: int, typed: Sequence[str]) -> Table | None:
    best: tuple[int, int, Mapping[int, str]] | None = None
    mapped = {heading_key(text.replace("＝", "=").rpartition("=")[0]) for text in typed}
    for after, heads in _candidates(grid):
        columns = plainly(heads, known, year)
        means = [one.means or ("mapped" if heading_key(one.heading) in mapped else None) for one in columns]
        score = len([one for one in means if one])
        is_one = any(one in WHOSE for one in means) and any(one not in (*WHOSE, ABOVE, SERIES, None) for one in means)
        if is_one and (best is None or score > best[0]):
            best = (score, after, heads)
    if best is None:
        return None
    return Table(grid, best[1], columns_of(best[2], known, year, typed))


def _candidates(grid: Grid) -> Iterator[tuple[int, Mapping[int, str]]]:
    """Yield what may be headings, and the row that they end in: each row, and each with the one below it."""
    rows = [row for row in grid.rows if row <= LOOKED_AT]
    for row in rows:
        yield row, _heads(grid, row)
        if row + 1 in grid.rows and any(first[0] <= row <= last[0] for first, last in grid.merged):
            above, below = _heads(grid, row), _heads(grid, row + 1)
            both = {
                at: " ".join(dict.fromkeys(text for text in (above.get(at, ""), below.get(at, "")) if text))
                for at in sorted({*above, *below})
            }
            yield row + 1, both


def _heads(grid: Grid, row: int) -> Mapping[int, str]:
    found = {}
    for column in grid.columns:
        cell = grid.spanned((row, column))
        if cell and (text := " ".join(cell_text(cell).split())):
            found[column] = text
    return found
