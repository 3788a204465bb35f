"""The tables as a database of SQLite: real types, keys, references; the same bytes for the same rows."""

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from typing import Final

from kyodo_cli.exporting.stores.described import COLUMNS_HEAD, TABLES_HEAD, columns_described, tables_described
from kyodo_cli.exporting.stores.numbers import as_double
from kyodo_cli.exporting.tables.registry import TABLES
from kyodo_cli.exporting.tables.rows import Rows
from kyodo_cli.exporting.tables.schema import Row, Table
from kyodo_cli.render.dataset.columns import Type

APPLICATION: Final = int.from_bytes(b"kyod", "big")
"""What SQLite keeps in the head of a file as its application's number: by it an export of ours is known."""

VERSION: Final = 1
"""The version of the schema."""

STRICT_SINCE: Final = (3, 37)

SQL_TYPES: Final[dict[Type, str]] = {
    "text": "TEXT", "date": "TEXT", "whole": "INTEGER", "year": "INTEGER", "yes_no": "INTEGER", "number": "REAL",
}  # fmt: skip


def sqlite_bytes(rows: Rows) -> bytes:
    """Return the tables as the bytes of a database."""
    base = sqlite3.connect(":memory:", isolation_level=None)
    try:
        base.execute("PRAGMA page_size = 4096")
        base.execute(f"PRAGMA application_id = {APPLICATION}")
        base.execute(f"PRAGMA user_version = {VERSION}")
        base.execute("BEGIN")
        for table in TABLES:
            base.execute(_created(table))
            _fill(base, table.name, len(table.all_columns), _stored(table, rows[table.name]))
        _describe(base)
        base.execute("COMMIT")
        return bytes(base.serialize())
    finally:
        base.close()


def _created(table: Table) -> str:
    lines = [f'"{one.name}" {SQL_TYPES[one.of]}{" NOT NULL" if one.required else ""}' for one in table.all_columns]
    lines.append(f"PRIMARY KEY ({_names(table.primary_key)})")
    lines += [
        f"FOREIGN KEY ({_names(one.columns)}) REFERENCES {one.table} ({_names(_key_of(one.table))})"
        for one in table.refers
    ]
    if not table.refers and table.name != "plans":
        lines.append("FOREIGN KEY (plan) REFERENCES plans (plan)")
    return f'CREATE TABLE "{table.name}" (\n  ' + ",\n  ".join(lines) + f"\n){_strict()}"


def _key_of(name: str) -> tuple[str, ...]:
    return next(one for one in TABLES if one.name == name).primary_key


def _names(names: Iterable[str]) -> str:
    return ", ".join(f'"{one}"' for one in names)


def _strict() -> str:
    return " STRICT" if sqlite3.sqlite_version_info >= STRICT_SINCE else ""


def _stored(table: Table, rows: Iterable[Row]) -> Iterable[Row]:
    """Return the rows as SQLite takes them: numbers as doubles, true as 1."""
    special = [(at, _STORED[one.of]) for at, one in enumerate(table.all_columns) if one.of in _STORED]
    if not special:
        return rows
    return _converted(rows, special)


def _converted(rows: Iterable[Row], special: list[tuple[int, Callable[[object], object]]]) -> Iterator[Row]:
    for row in rows:
        cells = list(row)
        for at, stored in special:
            if cells[at] is not None:
                cells[at] = stored(cells[at])
        yield tuple(cells)


_STORED: Final[dict[Type, Callable[[object], object]]] = {"number": as_double, "yes_no": bool}


def _fill(base: sqlite3.Connection, table: str, width: int, rows: Iterable[Row]) -> None:
    base.executemany(f'INSERT INTO "{table}" VALUES ({", ".join("?" * width)})', rows)  # noqa: S608  # our own names


def _describe(base: sqlite3.Connection) -> None:
    for name, head, key, rows in (
        ("tables", TABLES_HEAD, ("table_name",), tables_described()),
        ("columns", COLUMNS_HEAD, ("table_name", "column_name"), columns_described()),
    ):
        whole = ("position", "is_key", "by_year")
        lines = [f'"{one}" {"INTEGER" if one in whole else "TEXT"}' for one in head]
        lines.append(f"PRIMARY KEY ({_names(key)})")
        base.execute(f'CREATE TABLE "{name}" (\n  ' + ",\n  ".join(lines) + f"\n){_strict()}")
        _fill(base, name, len(head), rows)
