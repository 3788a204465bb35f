"""The tables of results in a file: the sheets that have a row of headings which say whose rows they are."""

from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

from kyodo_cli.base.errors import InputFault
from kyodo_cli.base.language import Message
from kyodo_cli.base.years import printed_year
from kyodo_cli.reading.grids.grid import Grid, cell_text
from kyodo_cli.reading.grids.heads import LOOKED_AT, find_heads, heading_key, sheet_named
from kyodo_cli.sheets.content import Questions
from kyodo_cli.sheets.results.answers import Table
from kyodo_cli.sheets.results.headings import columns_of, is_of_another_year, meanings, plainly, year_words, years_in
from kyodo_cli.sheets.results.words import ABOVE, INDICATOR, ITEM, SERIES, TITLE

WHOSE: Final = (ITEM, TITLE, INDICATOR)


class Found(NamedTuple):
    """The tables of a file that hold results of a year, and what of the file was left aside."""

    tables: list[Table]
    remarks: list[Message]


def tables_of(grids: Sequence[Grid], asked: Questions, typed: Sequence[str], sheet: str | None) -> Found:
    """Return the tables of a file that hold results: of the sheet that was named, else of every sheet that has some.

    A sheet whose name is that of another year is left aside, as in a workbook with a sheet for each year.

    Args:
        grids: the sheets of the file.
        asked: what may be answered.
        typed: what --map was given.
        sheet: the name or number of a sheet, as typed.

    Raises:
        UsageFault: there is no such sheet, or --map means nothing.
        InputFault: no row of it is one of headings, or what stands above them is of another year.
    """
    known = meanings(asked)
    seen = [one for one in grids if not one.is_hidden] or list(grids)
    others = [] if sheet else [one for one in seen if is_of_another_year(years_in(one.sheet), asked.year)]
    chosen = [sheet_named(grids, sheet)] if sheet else [one for one in seen if one not in others]
    found = [table for one in chosen if (table := _table(one, known, asked.year, typed))]
    for table in found:
        _refuse_another_year(table, asked)
    if found:
        read = [one.grid for one in found]
        return Found(found, _left_aside([] if sheet else [one for one in grids if one not in read and one.cells]))
    if others:
        names = [one.sheet for one in others]
        words = [year for name in names for year in year_words(name)]
        raise InputFault(
            Message("{file} has no sheet of {year}: {sheets} are of other years.",
                    file=grids[0].file, year=printed_year(asked.year, asked.plan.language), sheets=names),
            Message("Ask for the year of the sheet with --year {year}, or name the sheet with --sheet.", year=words[0]),
        )  # fmt: skip
    raise InputFault(
        Message("{file}: no row of headings was found in the first {count} rows.", file=grids[0].file, count=LOOKED_AT),
        Message(
            "One must say whose row it is (番号, {title}) and one what it answers (実績, 評価 …); "
            "name others with --map HEADING=FIELD, such as --map 取組結果=result.",
            title=asked.items[0].kind if asked.items else "取組",
        ),
    )


def _left_aside(grids: Sequence[Grid]) -> list[Message]:
    return [Message("Sheets that are not read: {sheets}.", sheets=[one.sheet for one in grids])] if grids else []


def _refuse_another_year(table: Table, asked: Questions) -> None:
    """Refuse a table whose title names another fiscal year (令和5年度の実績), unless its headings name the right one.

    Raises:
        InputFault: it is last year's, say.
    """
    grid = table.grid
    titles = [cell_text(cell) for row in grid.rows if row < table.after for cell in grid.row(row).values()]
    above = {year for text in titles for year in years_in(text) if "年度" in text or "FY" in text}
    heads = {year for one in table.columns for year in years_in(one.heading)}
    if asked.year in heads or not is_of_another_year(above, asked.year):
        return
    year = printed_year(min(above), asked.plan.language)
    raise InputFault(
        Message("{file}: above its headings the table says that it is of {year}.", file=grid.file, year=year),
        Message("Ask for that year; or, if it is of {year}, correct the title or write the year into the headings.",
                year=printed_year(asked.year, asked.plan.language)),
    )  # fmt: skip


def _table(grid: Grid, known: Mapping[str, str], year: int, typed: Sequence[str]) -> Table | None:
    by_hand = {heading_key(text.replace("＝", "=").rpartition("=")[0]) for text in typed}

    def score(heads: Mapping[int, str]) -> int:
        columns = plainly(heads, known, year)
        means = [one.means or ("by hand" if heading_key(one.heading) in by_hand else None) for one in columns]
        says_whose = any(one in WHOSE for one in means)
        answers = any(one not in (*WHOSE, ABOVE, SERIES, None) for one in means)
        return len({one for one in means if one}) if says_whose and answers else 0

    heads = find_heads(grid, score)
    return Table(grid, heads.after, columns_of(heads.texts, known, year, typed)) if heads else None
