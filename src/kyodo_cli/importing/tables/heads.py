"""Where in a file the table stands, and what each of its columns holds."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from kyodo_cli.base.errors import InputFault, UsageFault
from kyodo_cli.base.folding import folded, nearest
from kyodo_cli.base.kinds import KINDS
from kyodo_cli.base.language import Message
from kyodo_cli.importing.tables.words import FIELDS, Meaning, field_typed, meaning
from kyodo_cli.reading.grids.grid import Grid
from kyodo_cli.reading.grids.heads import sheet_named
from kyodo_cli.reading.workbook.cells import At, letters

LONGEST_HEADING: Final = 40
"""Characters. What is longer is text of a row."""

LOOKED_AT: Final = 200
"""Rows that hold anything, among which the head is looked for."""


class Head(NamedTuple):
    """A column's heading: where, as printed in one line, what it may stand for, and what was typed for it."""

    column: int
    at: At
    heading: str
    meaning: Meaning
    group: Meaning | None = None
    typed: str | None = None


class Found(NamedTuple):
    """A table in its sheet: its headings, the rows that they stand in, and the first and last row below them."""

    grid: Grid
    heads: tuple[Head, ...]
    head_rows: tuple[int, ...]
    first: int
    last: int


class Chosen(NamedTuple):
    """The table that was found, and the sheets that were left aside."""

    table: Found
    aside: tuple[Grid, ...]


def find_table(grids: Sequence[Grid], sheet: str | None, typed: Mapping[str, str]) -> Chosen:
    """Find the table of a plan in a file.

    Args:
        grids: the sheets, or the one table of a text.
        sheet: the sheet that was asked for, by name or number, if any was.
        typed: fields as typed with --map, by heading or by letters of a column.

    Raises:
        UsageFault: there is no such sheet, or something that was typed names no column.
        InputFault: no sheet has a head that is understood.
    """
    wanted = [sheet_named(grids, sheet)] if sheet else [one for one in grids if not one.is_hidden] or list(grids)
    found = [(one, _head_row(one, typed)) for one in wanted]
    best = max((score for _, (_, score) in found), default=0)
    if best == 0:
        raise _no_head(wanted)
    grid, (row, _) = next(one for one in found if one[1][1] == best)
    table = _table(grid, row, typed)
    _refuse_unmatched(table, typed)
    aside = () if sheet else tuple(one for one in grids if one is not grid and one.cells)
    return Chosen(table, aside)


def typed_columns(typed: Sequence[str]) -> dict[str, str]:
    """Return what was typed with --map, as fields by heading.

    Raises:
        UsageFault: it is no pair, or there is no such field; those that there are stand in the hint.
    """
    found: dict[str, str] = {}
    for text in typed:
        heading, sign, field = text.replace("＝", "=").rpartition("=")
        if not sign or not heading.strip():
            raise UsageFault(
                Message("--map does not take “{text}”.", text=text),
                Message("Write it as --map “heading=field”, such as “課題=need” or “C=need”."),
            )
        known = field_typed(field)
        if known is None:
            close = nearest(field.strip(), FIELDS)
            raise UsageFault(
                Message("There is no field “{field}”.", field=field.strip()),
                Message("Closest: {items}.", items=close) if close else Message("There are: {items}.", items=FIELDS),
            )
        found[heading.strip()] = known
    return found


def one_line(text: str) -> str:
    """Return a text of several lines in one, as a heading or a title is said."""
    return re.sub(r"(?<=[ -~]) *\n *(?=[ -~])", " ", text.strip()).replace("\n", "")


def column_name(grid: Grid, column: int) -> str:
    """Return what a column is called: by its letters, or in a text table by its number."""
    return str(column) if grid.lines else letters(column)


def _head_row(grid: Grid, typed: Mapping[str, str]) -> tuple[int, int]:
    """Return the row whose texts are headings more than any other's, and how many are; two at least, or what was typed.

    A single heading is enough where it is that of items and nothing else stands beside it.
    """
    best = (0, 0)
    for row in grid.rows[:LOOKED_AT]:
        texts = {column: one_line(grid.text((row, column))) for column in grid.row(row)}
        heads = [text for text in texts.values() if len(text) <= LONGEST_HEADING and meaning(text).fields]
        named = [one for column, one in texts.items() if _typed_for(grid, column, one, typed, by_letter=False)]
        score = len(set(heads) | set(named))
        is_alone = score == 1 and len(texts) == 1 and heads and meaning(heads[0]).fields[0] in KINDS
        if (score > 1 or named or is_alone) and score > best[1]:
            best = (row, score)
    if best[1] == 0 and any(_column_typed(grid, one) for one in typed):
        best = (next((row for row in grid.rows if len(grid.row(row)) > 1), 0), 1)
    return best


def _table(grid: Grid, row: int, typed: Mapping[str, str]) -> Found:
    rows = [row]
    if _is_below(grid, row, row + 1):
        rows.append(row + 1)
    elif _groups(grid, row - 1, row):
        rows.insert(0, row - 1)
    groups = _groups(grid, *rows) if len(rows) == 2 else {}
    heads = tuple(_heads(grid, rows, groups, typed))
    return Found(grid, heads, tuple(rows), rows[-1] + 1, max(grid.rows))


def _is_below(grid: Grid, row: int, below: int) -> bool:
    """Say whether a row is the lower half of a head: nothing but years and headings, under what reaches over them."""
    cells = {column: one_line(grid.text((below, column))) for column in grid.row(below)}
    meant = {column: meaning(text) for column, text in cells.items()}
    if not cells or not all(one.fields or one.is_year or _has_group(grid, row, at) for at, one in meant.items()):
        return False
    return any(
        (row, column) not in grid.cells or (one.is_year and not meaning(grid.text((row, column))).is_year)
        for column, one in meant.items()
    )


def _has_group(grid: Grid, row: int, column: int) -> bool:
    """Say whether a known heading that was merged over several columns stands above."""
    span = grid.range_at((row, column))
    return bool(span and span[0][1] < span[1][1] and meaning(one_line(grid.text(span[0]))).fields)


def _groups(grid: Grid, row: int, below: int) -> dict[int, At]:
    """Return where the known heading stands that reaches over a column from the row above, by column."""
    found: dict[int, At] = {}
    reached: At | None = None
    for column in sorted({*grid.row(row), *grid.row(below)}):
        span = grid.range_at((row, column))
        if (row, column) in grid.cells:
            reached = (row, column)
        elif span and span[0][0] == row:
            reached = span[0]
        elif reached and grid.range_at(reached):
            reached = None  # a merged heading ends where it says
        if reached and (below, column) in grid.cells and meaning(one_line(grid.text(reached))).fields:
            found[column] = reached
    return found


def _heads(grid: Grid, rows: list[int], groups: Mapping[int, At], typed: Mapping[str, str]) -> Iterator[Head]:
    columns = {column for row in rows for column in grid.row(row)}
    columns |= {column for key in typed if (column := _column_typed(grid, key)) and not _is_heading(grid, key)}
    for column in sorted(columns):
        at = next(((row, column) for row in reversed(rows) if (row, column) in grid.cells), (rows[-1], column))
        text = one_line(grid.text(at))
        group = groups.get(column) if at[0] == rows[-1] else None
        heading = f"{one_line(grid.text(group))} {text}" if group else text
        over = meaning(one_line(grid.text(group))) if group else None
        yield Head(column, at, heading, meaning(text), over, _typed_for(grid, column, text, typed))


def _typed_for(grid: Grid, column: int, text: str, typed: Mapping[str, str], *, by_letter: bool = True) -> str | None:
    for key, field in typed.items():
        if folded("".join(key.split())) == folded("".join(text.split())):
            return field
        if by_letter and _column_typed(grid, key) == column and not _is_heading(grid, key):
            return field
    return None


def _is_heading(grid: Grid, key: str) -> bool:
    """Say whether a text that could be the letters of a column is a heading of this table."""
    return any(
        folded(grid.text((row, column))) == folded(key) for row in grid.rows[:LOOKED_AT] for column in grid.row(row)
    )


def _column_typed(grid: Grid, key: str) -> int | None:
    """Return the column that letters name, or in a text table a number."""
    if key.isdecimal() and grid.lines:
        return int(key)
    if not re.fullmatch("[A-Za-z]{1,3}", key):
        return None
    column = 0
    for letter in key.upper():
        column = column * 26 + ord(letter) - ord("A") + 1
    return column if column in grid.columns else None


def _refuse_unmatched(table: Found, typed: Mapping[str, str]) -> None:
    for key in typed:
        if any(
            _typed_for(table.grid, one.column, one.heading.split(" ")[-1], {key: typed[key]}) for one in table.heads
        ):
            continue
        if any(folded(one.heading) == folded(key) for one in table.heads):
            continue
        column = _column_typed(table.grid, key)
        if column is not None:
            continue
        headings = [one.heading for one in table.heads]
        close = nearest(key, headings)
        raise UsageFault(
            Message("The table has no column “{heading}”.", heading=key),
            Message("Closest: {items}.", items=close) if close else Message("There are: {items}.", items=headings),
        )


def _no_head(grids: Sequence[Grid]) -> InputFault:
    first = next((grid for grid in grids if grid.rows), None)
    if first is None:
        return InputFault(
            Message("{file} holds nothing.", file=grids[0].file),
            Message("Check whether it is the right file, and with --sheet whether it is the right sheet."),
        )
    row = max(first.rows[:20], key=lambda one: len(first.row(one)))
    seen = [one_line(first.text((row, column)))[:20] for column in first.row(row)][:8]
    return InputFault(
        Message("{file} has no row whose headings kyodo knows.", file=first.file),
        Message("Say what a column holds, such as --map “{heading}=action”. Seen: {seen}.", heading=seen[0], seen=seen),
    )
