"""The tables as CSV by the 統一ルール: one datum a cell, one line of headings; and beside them what they mean."""

import csv
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from decimal import Decimal
from io import StringIO
from typing import Final, NamedTuple

from kyodo_cli.exporting.stores.cp932 import Replaced, encoded_cp932, is_kept
from kyodo_cli.exporting.stores.csvw import csvw
from kyodo_cli.exporting.stores.described import COLUMNS_HEAD, TABLES_HEAD, columns_described, tables_described
from kyodo_cli.exporting.stores.numbers import as_double
from kyodo_cli.exporting.tables.registry import TABLES
from kyodo_cli.exporting.tables.rows import Rows
from kyodo_cli.exporting.tables.schema import Column, Row
from kyodo_cli.render.dataset.columns import FORMULA, Type, cell

ENCODINGS: Final = ("utf-8-sig", "utf-8", "cp932")

LOST: Final = "not-in-cp932.csv"
"""The list of what the encoding does not have."""

LOST_HEAD: Final = ("file", "row", "column", "plan", "position", "character", "code_point", "written")

Cells = Sequence[str]


class CsvFiles(NamedTuple):
    """The files by their names, and what the encoding does not have."""

    files: dict[str, bytes]
    replaced: tuple[Replaced, ...]


def csv_files(rows: Rows, encoding: str) -> CsvFiles:
    """Return the tables, and what describes them, as files of one folder."""
    files: dict[str, bytes] = {}
    replaced: list[Replaced] = []
    for name, head, body in _tables(rows):
        files[name], lost = _encoded(name, [head, *body], encoding)
        replaced += lost
    files["csv-metadata.json"] = (json.dumps(csvw(encoding), ensure_ascii=False, indent=2) + "\n").encode()
    if replaced:
        listed = [[*map(str, one)] for one in replaced]
        files[LOST] = _text([LOST_HEAD, *listed]).encode("utf-8-sig")
    return CsvFiles(files, tuple(replaced))


def _tables(rows: Rows) -> Iterator[tuple[str, Cells, Iterable[Cells]]]:
    yield "tables.csv", TABLES_HEAD, (_plain(row) for row in tables_described())
    yield "columns.csv", COLUMNS_HEAD, (_plain(row) for row in columns_described())
    for table in TABLES:
        head = tuple(one.name for one in table.all_columns)
        yield f"{table.name}.csv", head, _written(table.all_columns, rows[table.name])


def _plain(row: Row) -> Cells:
    return [cell(one, "text") for one in row]


def _written(columns: Sequence[Column], rows: Iterable[Row]) -> Iterator[Cells]:
    writers = [_WRITERS[one.of] for one in columns]
    for row in rows:
        yield ["" if one is None else write(one) for one, write in zip(row, writers, strict=True)]


def _guarded(value: object) -> str:
    text = str(value)
    return cell(text, "text") if text.startswith(("'", *FORMULA)) else text


def _number(value: object) -> str:
    """Return a number as the double that every other form has, in the fewest digits that give it back."""
    double = as_double(value)
    return "" if double is None else f"{Decimal(repr(double)):f}".removesuffix(".0")


def _yes_no(value: object) -> str:
    return "true" if value else "false"


_WRITERS: Final[dict[Type, Callable[[object], str]]] = {
    "text": _guarded,
    "date": str,
    "whole": str,
    "year": str,
    "yes_no": _yes_no,
    "number": _number,
}


def _encoded(name: str, rows: list[Cells], encoding: str) -> tuple[bytes, list[Replaced]]:
    text = _text(rows)
    if encoding != "cp932" or is_kept(text):
        return text.encode(encoding), []
    held, replaced = encoded_cp932(name, rows)
    return _text(held).encode(encoding), replaced


def _text(rows: Iterable[Iterable[str]]) -> str:
    stream = StringIO(newline="")
    csv.writer(stream, lineterminator="\r\n").writerows(rows)
    return stream.getvalue()
