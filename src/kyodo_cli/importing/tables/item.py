"""Items while a table is read, the cells that tell of them, and what the rows came to."""

from collections.abc import Iterator

from kyodo_cli.base.kinds import Kind
from kyodo_cli.importing.tables.columns import Column
from kyodo_cli.importing.tables.doubts import Doubt
from kyodo_cli.importing.tables.numbers import Split
from kyodo_cli.reading.grids.grid import Grid, cell_text, visible
from kyodo_cli.reading.workbook.cells import At, Cell


class Seen:
    """A cell's text where it was found.

    `is_continued` says that it is part of a merged cell that began in a row above. `row` is the one that it counts for:
    what stands beside a merged indicator is of that indicator.
    """

    __slots__ = ("at", "cell", "is_continued", "last_column", "row", "text")

    def __init__(self, at: At, cell: Cell, text: str, *, is_continued: bool, last_column: int) -> None:
        self.at = at
        self.cell = cell
        self.text = text
        self.is_continued = is_continued
        self.last_column = last_column
        self.row = at[0]

    def saying(self, other: "Seen") -> "Seen":
        """Return this cell with what another one says."""
        return Seen(self.at, other.cell, other.text, is_continued=self.is_continued, last_column=self.last_column)


class Item:
    """An item while the table is read: what it is, where, below what, and the cells that tell of it by column."""

    def __init__(
        self, kind: Kind, number: str | None, title: str, at: At, *, parent: "Item | None", siblings: "list[Item]"
    ) -> None:
        self.kind = kind
        self.number = number
        self.title = title
        self.at = at
        self.parent = parent
        self.siblings = siblings
        self.id = ""
        self.given_id: Seen | None = None
        self.children: list[Item] = []
        self.cells: list[tuple[Column, Seen]] = []
        self.relisted: list[Item] = []

    def chain(self) -> Iterator["Item"]:
        """Yield the item and what stands above it, from below."""
        one: Item | None = self
        while one is not None:
            yield one
            one = one.parent


class Relisting:
    """A row that lists an item again that stands elsewhere."""

    def __init__(self, split: Split, at: At, parent: Item | None, cells: list[tuple[Column, Seen]]) -> None:
        self.split = split
        self.at = at
        self.parent = parent
        self.cells = cells


class Outcome:
    """What the rows came to: the items from the top, those listed again, what was not understood, rows left out.

    `words` says what bands call the levels that have no column.
    """

    def __init__(self) -> None:
        self.roots: list[Item] = []
        self.items: list[Item] = []
        self.relistings: list[Relisting] = []
        self.doubts: list[Doubt] = []
        self.left_out: dict[str, list[int]] = {}
        self.words: dict[Kind, str] = {}
        self.rows: tuple[int, int] = (0, 0)


def cell_seen(grid: Grid, at: At) -> Seen | None:
    """Return what stands in a cell, or in the merged cell that it is part of."""
    span = grid.range_at(at)
    home = span[0] if span else at
    cell = grid.cells.get(home)
    if cell is None or (span and home[1] != at[1]):
        return None
    text = visible(cell_text(cell))
    last = span[1][1] if span else at[1]
    return Seen(home, cell, text, is_continued=home != at, last_column=last) if text else None
