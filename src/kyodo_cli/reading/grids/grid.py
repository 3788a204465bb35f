"""A table as it was found: its cells where they stand, merged ranges, hidden rows, and how a place in it is named."""

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import cached_property
from typing import Final

from kyodo_cli.base.language import Message
from kyodo_cli.reading.source import FORBIDDEN
from kyodo_cli.reading.workbook.cells import At, Cell, Page, place_text
from kyodo_cli.reading.workbook.package import too_large

Range = tuple[At, At]
"""The corners of cells that were merged into one."""

_NEVER: Final = re.compile(FORBIDDEN)

MOST_MERGED: Final = 2_000_000
"""Rows, counted once for each range. Ranges that lie over each other, which no program makes, could cost hours."""

AS_SHOWN: Final = {"error", "unknown", "day", "yes_no"}
"""Kinds whose text is all that there is."""


class Grid:
    """One sheet of a workbook, or a text table.

    `cells` holds what is not blank, by row and column from 1. `lines` says on which line of a text file each row
    begins; of a sheet it is empty. Kinds other than text come from workbooks only.
    """

    def __init__(
        self,
        file: str,
        cells: Mapping[At, Cell],
        *,
        sheet: str = "",
        merged: tuple[Range, ...] = (),
        hidden_rows: frozenset[int] = frozenset(),
        hidden_columns: frozenset[int] = frozenset(),
        is_hidden: bool = False,
        notes: Mapping[At, str] | None = None,
        lines: tuple[int, ...] = (),
        encoding: str = "",
        delimiter: str = "",
    ) -> None:
        self.file = file
        self.cells = cells
        self.sheet = sheet
        self.merged = merged
        self.hidden_rows = hidden_rows
        self.hidden_columns = hidden_columns
        self.is_hidden = is_hidden
        self.notes = notes or {}
        self.lines = lines
        self.encoding = encoding
        self.delimiter = delimiter

    @cached_property
    def rows(self) -> tuple[int, ...]:
        """The rows that hold anything, in order."""
        return tuple(sorted(self._by_row))

    @cached_property
    def columns(self) -> tuple[int, ...]:
        """The columns that hold anything, in order."""
        return tuple(sorted({column for _, column in self.cells}))

    def row(self, number: int) -> Mapping[int, Cell]:
        """Return the cells of a row that hold anything, by column, in order."""
        return self._by_row.get(number, {})

    def cell(self, at: At) -> Cell | None:
        """Return a cell; one that was merged away has none of its own."""
        return self.cells.get(at)

    def text(self, at: At) -> str:
        """Return what people see in a cell, without the blanks around it; of a cell that is blank nothing."""
        cell = self.cells.get(at)
        return visible(cell_text(cell)) if cell else ""

    def range_at(self, at: At) -> Range | None:
        """Return the merged range that a cell lies in."""
        row, column = at
        return next(
            ((first, last) for first, last in self._ranges.get(row, ()) if first[1] <= column <= last[1]),
            None,
        )

    def spanned(self, at: At) -> Cell | None:
        """Return a cell; of one that was merged into others, what stands in them all."""
        found = self.cells.get(at)
        if found is None and (span := self.range_at(at)):
            return self.cells.get(span[0])
        return found

    def place(self, at: At) -> Message:
        """Name a place as its readers would: D12, or a line and a column of a text file."""
        row, column = at
        if not self.lines:
            return Message("{cell}", cell=place_text(at))
        return Message("line {line}, column {column}", line=self.line(row), column=column)

    def line(self, row: int) -> int:
        """Return the line of a text file that a row begins on; of a sheet the row itself."""
        return self.lines[row - 1] if 0 < row <= len(self.lines) else row

    @cached_property
    def _by_row(self) -> Mapping[int, Mapping[int, Cell]]:
        found: dict[int, dict[int, Cell]] = {}
        for (row, column), cell in sorted(self.cells.items()):
            found.setdefault(row, {})[column] = cell
        return found

    @cached_property
    def _ranges(self) -> Mapping[int, tuple[Range, ...]]:
        """The merged ranges by the rows that they cover, of the rows up to the last that holds anything."""
        end = max(self.rows, default=0)
        found: dict[int, list[Range]] = {}
        for first, last in self.merged:
            for row in range(first[0], min(last[0], end) + 1):
                found.setdefault(row, []).append((first, last))
        return {row: tuple(ranges) for row, ranges in found.items()}


def grid_of(page: Page, file: str) -> Grid:
    """Return a sheet of a workbook as a grid.

    Raises:
        InputFault: its merged ranges cover more rows than any table's.
    """
    cells = {at: cell for at, cell in page.cells.items() if cell.text.strip()}
    end = max((row for row, _ in cells), default=0)
    if sum(min(last[0], end) - first[0] + 1 for first, last in page.merged if first[0] <= end) > MOST_MERGED:
        raise too_large(file)
    return Grid(
        file,
        cells,
        sheet=page.name,
        merged=page.merged,
        hidden_rows=page.hidden_rows,
        hidden_columns=page.hidden_columns,
        is_hidden=page.is_hidden,
        notes=page.notes,
    )


def visible(text: str) -> str:
    """Return a text without what nobody sees: control characters, which a terminal would obey, and blanks around it."""
    return _NEVER.sub("", re.sub("\r\n|[\r\x0b\u2028\u2029]", "\n", text)).strip()


def cell_text(cell: Cell) -> str:
    """Return what people see in a cell as text: of a number the shortest that Excel would show, 27.1% of a share."""
    if cell.number is None or cell.kind in AS_SHOWN:
        return cell.text
    if cell.kind == "percent":
        return f"{_plain(cell.number * 100)}%"
    return _plain(cell.number)


def rows_of(grid: Grid) -> Iterator[tuple[int, Mapping[int, Cell]]]:
    """Yield the rows that hold anything, with their cells by column."""
    for row in grid.rows:
        yield row, grid.row(row)


def _plain(number: Decimal) -> str:
    """Return a number of Excel, which holds 15 digits and knows no difference between 27 and 27.0."""
    rounded = Decimal(f"{number:.15g}")
    return str(int(rounded)) if rounded == rounded.to_integral_value() else f"{rounded.normalize():f}"
