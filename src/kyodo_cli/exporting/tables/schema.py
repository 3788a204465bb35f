"""What a table of the export is: its columns, its key, what it refers to, and where its rows come from."""

from collections.abc import Callable, Iterable
from typing import Final, NamedTuple

from kyodo_cli.exporting.tables.years import BookYear
from kyodo_cli.model.parts import Part
from kyodo_cli.render.dataset.columns import Type
from kyodo_cli.workspace.book import PlanBook

Row = tuple[object, ...]


class Column(NamedTuple):
    """A column.

    `of` is its type. `source` is the key of the format whose value it holds, and whose words explain it. `beside` is
    the column of the number that a column of text writes out. `values` are all that a cell may hold, empty where it may
    hold anything of the type.
    """

    name: str
    of: Type = "text"
    source: tuple[type[Part], str] | None = None
    beside: str | None = None
    values: tuple[str, ...] = ()
    unit: str | None = None
    required: bool = False


class Reference(NamedTuple):
    """Columns whose values are the key of another table."""

    columns: tuple[str, ...]
    table: str


class Table(NamedTuple):
    """A table; `columns` and `rows` go without what every row begins with, see `IDENTITY` and `YEAR`.

    `key` are the columns that, after plan and year, name a row. Rows come from a plan, or of a table by year from the
    plan and one year of its records.
    """

    name: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    refers: tuple[Reference, ...] = ()
    of_plan: Callable[[PlanBook], Iterable[Row]] | None = None
    of_year: Callable[[BookYear], Iterable[Row]] | None = None

    @property
    def is_yearly(self) -> bool:
        """Say whether every row belongs to a fiscal year of the records."""
        return self.of_year is not None

    @property
    def first_columns(self) -> tuple[Column, ...]:
        """What every row begins with."""
        return (*IDENTITY, YEAR) if self.is_yearly else IDENTITY

    @property
    def all_columns(self) -> tuple[Column, ...]:
        """The columns as they are written."""
        return (*self.first_columns, *self.columns)

    @property
    def primary_key(self) -> tuple[str, ...]:
        """The columns whose values together name a row, whatever the plan."""
        return ("plan", *(("year",) if self.is_yearly else ()), *self.key)


IDENTITY: Final = (
    Column("municipality", required=True),
    Column("municipality_code"),
    Column("municipality_name", required=True),
    Column("plan", required=True),
)
"""What every row of every table begins with."""

YEAR: Final = Column("year", "year", required=True)
"""What every row of a table by year goes on with."""


def identity_of(book: PlanBook) -> Row:
    """Return what the rows of a plan begin with.

    The key of a municipality is no number even where only codes are known: programs that guess types would read 011002
    as 11002.
    """
    city = book.plan.municipality
    return (f"{city.code}-{city.name}" if city.code else city.name, city.code, city.name, book.id)
