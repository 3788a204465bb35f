"""An export as its readers see it: every form read back into the same Python values."""

import csv
import json
import re
import sqlite3
from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import duckdb
import openpyxl
import pyarrow.parquet as pq

from kyodo_cli.exporting.tables.registry import TABLES
from kyodo_cli.exporting.tables.rows import Rows, rows_of
from kyodo_cli.exporting.tables.schema import Column
from kyodo_cli.workspace.book import open_book
from kyodo_cli.workspace.files import list_files

Table = list[dict[str, Any]]
Tables = dict[str, Table]

COLUMNS = {table.name: table.all_columns for table in TABLES}


def records(workspace: Path) -> Rows:
    """Return the rows as they are made from the files, before any form."""
    return rows_of(open_book(list_files(workspace)).plans)


def expected(workspace: Path) -> Tables:
    """Return the rows with numbers as doubles, as every form but csv has them."""
    return {name: [_expected(COLUMNS[name], row) for row in rows] for name, rows in records(workspace).items()}


def _expected(columns: tuple[Column, ...], row: tuple[object, ...]) -> dict[str, Any]:
    return {
        one.name: float(value) if one.of == "number" and isinstance(value, (int, float, Fraction, Decimal)) else value
        for one, value in zip(columns, row, strict=True)
    }


def from_sqlite(path: Path) -> Tables:
    base = sqlite3.connect(path)
    try:
        return {name: _of_base(base, name, columns) for name, columns in COLUMNS.items()}
    finally:
        base.close()


def _of_base(base: sqlite3.Connection, name: str, columns: Iterable[Column]) -> Table:
    found = base.execute(f"SELECT * FROM {name}")
    names = [one[0] for one in found.description]
    yes_no = {one.name for one in columns if one.of == "yes_no"}
    return [
        {
            key: bool(value) if key in yes_no and value is not None else value
            for key, value in zip(names, row, strict=True)
        }
        for row in found
    ]


def from_csv(folder: Path, encoding: str = "utf-8-sig") -> Tables:
    return {name: _of_csv(folder / f"{name}.csv", columns, encoding) for name, columns in COLUMNS.items()}


def _of_csv(path: Path, columns: tuple[Column, ...], encoding: str) -> Table:
    with path.open(encoding=encoding, newline="") as file:
        head, *body = csv.reader(file, strict=True)
    assert head == [one.name for one in columns]
    return [{one.name: _typed(text, one) for one, text in zip(columns, row, strict=True)} for row in body]


def _typed(text: str, column: Column) -> object:
    if not text:
        return None
    match column.of:
        case "whole" | "year":
            return int(text)
        case "number":
            assert re.fullmatch(r"-?\d+(\.\d+)?", text), text
            return float(text)
        case "yes_no":
            return {"true": True, "false": False}[text]
        case _:
            return text[1:] if re.match(r"'+[=+\-@\t\r]", text) else text


def from_parquet(folder: Path) -> Tables:
    return {name: pq.read_table(folder / f"{name}.parquet").to_pylist() for name in COLUMNS}


def from_partitions(folder: Path) -> Tables:
    """Return the tables of a dataset as DuckDB reads it, told nothing of its columns."""
    found = {}
    for name, columns in COLUMNS.items():
        names = ", ".join(f'"{one.name}"' for one in columns)
        rows = duckdb_says(f"SELECT {names} FROM read_parquet('{folder}/{name}/**/*.parquet')")
        found[name] = [dict(zip((one.name for one in columns), row, strict=True)) for row in rows]
    return found


def duckdb_says(question: str) -> list[tuple[Any, ...]]:
    """Return DuckDB's answer to a question."""
    return duckdb.connect().execute(question).fetchall()


def duckdb_types(question: str) -> list[str]:
    """Return the types of the columns of an answer."""
    return [str(one[1]) for one in duckdb_says(f"DESCRIBE {question}")]


def from_workbook(path: Path) -> Tables:
    book = openpyxl.load_workbook(path, read_only=True)
    try:
        return {name: _of_sheet(book[name].iter_rows(values_only=True), columns) for name, columns in COLUMNS.items()}
    finally:
        book.close()


def _of_sheet(rows: Iterable[tuple[Any, ...]], columns: tuple[Column, ...]) -> Table:
    head, *body = rows
    assert list(head) == [one.name for one in columns]
    return [
        {
            one.name: float(value) if one.of == "number" and value is not None else value
            for one, value in zip(columns, row, strict=True)
        }
        for row in body
    ]


def in_order(tables: Tables) -> Tables:
    """Return tables with their rows in an order of their own, for readers that keep none."""
    return {name: sorted(rows, key=lambda row: json.dumps(row, default=str)) for name, rows in tables.items()}
