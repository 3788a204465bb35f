"""What the tables of CSV are, for programs: metadata as W3C's CSV on the Web has it, with keys and references."""

from typing import Any, Final

from kyodo_cli.exporting.tables.registry import TABLES
from kyodo_cli.exporting.tables.schema import Column, Table
from kyodo_cli.exporting.tables.words import words_of_column, words_of_table
from kyodo_cli.render.dataset.csvw import DATATYPES

LANGUAGES: Final = ("ja", "en")


def csvw(encoding: str) -> dict[str, Any]:
    """Return the metadata of all tables, in both languages."""
    return {
        "@context": "http://www.w3.org/ns/csvw",
        "dialect": {"encoding": encoding.removesuffix("-sig"), "lineTerminators": ["\r\n"], "header": True},
        "tables": [_table(one) for one in TABLES],
    }


def _table(table: Table) -> dict[str, Any]:
    said = words_of_table(table)
    references = [
        {
            "columnReference": list(one.columns),
            "reference": {"resource": f"{one.table}.csv", "columnReference": list(_key_of(one.table))},
        }
        for one in table.refers
    ]
    return {
        "url": f"{table.name}.csv",
        "dc:title": _in_both(said.titles),
        "dc:description": _in_both(said.meanings),
        "tableSchema": {
            "columns": [_column(table, one) for one in table.all_columns],
            "primaryKey": list(table.primary_key),
            **({"foreignKeys": references} if references else {}),
        },
    }


def _column(table: Table, column: Column) -> dict[str, Any]:
    said = words_of_column(table, column)
    return {
        "name": column.name,
        "titles": {"und": column.name, **said.titles},
        "dc:description": _in_both(said.meanings),
        "datatype": {"base": "string", "format": "|".join(column.values)} if column.values else DATATYPES[column.of],
        **({"required": True} if column.required else {}),
    }


def _in_both(words: Any) -> list[dict[str, str]]:
    return [{"@value": words[one], "@language": one} for one in LANGUAGES]


def _key_of(name: str) -> tuple[str, ...]:
    return next(one for one in TABLES if one.name == name).primary_key
