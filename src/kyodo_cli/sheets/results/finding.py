"""The tables of results in a file: the sheets that have a row of headings which say whose rows they are."""

from collections.abc import Mapping, Sequence
from typing import Final

from kyodo_cli.base.errors import InputFault
from kyodo_cli.base.language import Message
from kyodo_cli.reading.grids.grid import Grid
from kyodo_cli.reading.grids.heads import LOOKED_AT, find_heads, heading_key, sheet_named
from kyodo_cli.sheets.content import Questions
from kyodo_cli.sheets.results.answers import Table
from kyodo_cli.sheets.results.headings import columns_of, meanings, plainly
from kyodo_cli.sheets.results.words import ABOVE, INDICATOR, ITEM, SERIES, TITLE

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
    chosen = [sheet_named(grids, sheet)] if sheet else [one for one in grids if not one.is_hidden] or list(grids)
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


def _table(grid: Grid, known: Mapping[str, str], year: int, typed: Sequence[str]) -> Table | None:
    by_hand = {heading_key(text.replace("＝", "=").rpartition("=")[0]) for text in typed}

    def score(heads: Mapping[int, str]) -> int:
        columns = plainly(heads, known, year)
        means = [one.means or ("by hand" if heading_key(one.heading) in by_hand else None) for one in columns]
        says_whose = any(one in WHOSE for one in means)
        answers = any(one not in (*WHOSE, ABOVE, SERIES, None) for one in means)
        return len([one for one in means if one]) if says_whose and answers else 0

    heads = find_heads(grid, score)
    return Table(grid, heads.after, columns_of(heads.texts, known, year, typed)) if heads else None
