"""What a column of the open data is: its key, its name, its type, and how its cells are written."""

from collections.abc import Callable, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Any, Final, Literal, NamedTuple

from kyodo_cli.base.language import Message
from kyodo_cli.render.formats import figure
from kyodo_cli.views.words import Word

Type = Literal["text", "whole", "number", "year", "date", "yes_no"]

TYPES: Final[dict[Type, Message]] = {
    "text": Message("text"),
    "whole": Message("whole number"),
    "number": Message("number"),
    "year": Message("fiscal year (Western)"),
    "date": Message("date (YYYY-MM-DD, YYYY-MM or YYYY)"),
    "yes_no": Message("true or false"),
}

FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")
"""What a text begins with that a spreadsheet takes for a formula."""


class Column(NamedTuple):
    """A column; `cell` gives the value of a row, None where there is none.

    `values` are all that a cell may hold, each with what it means; empty where it may hold anything of the type.
    """

    key: str
    title: Word
    cell: Callable[[Any], object]
    type: Type = "text"
    unit: str | None = None
    says: Word | None = None
    values: tuple[tuple[str, Word], ...] = ()


class Table(NamedTuple):
    """A table of one file: what its rows are, its columns, its rows."""

    file: str
    title: Message
    columns: tuple[Column, ...]
    rows: Sequence[Any]

    def cells(self) -> list[list[str]]:
        """Return the rows as they are written."""
        return [[cell(one.cell(row), one.type) for one in self.columns] for row in self.rows]


def cell(value: object, of: Type) -> str:
    """Return a value as it stands in its cell: a plain number, a text as it is; nothing where there is none.

    A text that a spreadsheet would take for a formula has an apostrophe before it; one that begins with apostrophes and
    goes on like a formula has one more, so that it can be told from the other. A lone `-`, a rating of many scales, is
    none.
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (int, float, Fraction, Decimal)):
        return _number(value)
    text = str(value)
    return "'" + text if of == "text" and text.lstrip("'").startswith(FORMULA) and text != "-" else text


def _number(value: float | Fraction | Decimal) -> str:
    if isinstance(value, int):
        return str(value)
    if isinstance(value, Fraction):
        return figure(value).replace(",", "")
    return f"{Decimal(repr(value)) if isinstance(value, float) else value:f}"
