"""A table as CSV that a spreadsheet opens rightly: byte order mark, CRLF, one datum a cell."""

import csv
from collections.abc import Iterable, Sequence
from io import StringIO

from kyodo_cli.base.language import Message, shown
from kyodo_cli.render.dataset.columns import TYPES, Column, Table

DESCRIPTION = (
    Message("File"),
    Message("Column"),
    Message("Name"),
    Message("Type"),
    Message("Unit"),
    Message("Values"),
    Message("Remarks"),
)


def table_csv(table: Table) -> bytes:
    """Return a table under its keys (統計表における機械判読可能なデータの表記方法の統一ルール)."""
    return _written([[one.key for one in table.columns], *table.cells()])


def columns_csv(tables: Sequence[Table], language: str) -> bytes:
    """Return what the columns of the tables mean, for people, in the plan's language."""
    rows = [[table.file, *described(one, language)] for table in tables for one in table.columns]
    return _written([[one.in_language(language) for one in DESCRIPTION], *rows])


def described(column: Column, language: str) -> list[str]:
    """Return what is said of a column: key, name, type, unit, values, remarks."""
    values = [f"{code}={shown(meaning, language)}" for code, meaning in column.values]
    return [
        column.key,
        shown(column.title, language),
        TYPES[column.type].in_language(language),
        column.unit or "",
        (" / ").join(values),
        shown(column.says, language) if column.says else "",
    ]


def _written(rows: Iterable[Iterable[str]]) -> bytes:
    text = StringIO(newline="")
    csv.writer(text, lineterminator="\r\n").writerows(rows)
    return ("\ufeff" + text.getvalue()).encode()
