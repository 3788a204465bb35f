"""What is shipped beside the data in every form: the tables and their columns, explained in both languages."""

from collections.abc import Iterator, Mapping
from typing import Final

from kyodo_cli.exporting.tables.registry import TABLES
from kyodo_cli.exporting.tables.schema import Row
from kyodo_cli.exporting.tables.words import words_of_column, words_of_table

TABLES_HEAD: Final = ("table_name", "title_ja", "title_en", "meaning_ja", "meaning_en", "key", "by_year")
COLUMNS_HEAD: Final = (
    *("table_name", "position", "column_name", "type", "unit", "is_key", "refers_to"),
    *("title_ja", "title_en", "meaning_ja", "meaning_en", "allowed"),
)


def tables_described() -> Iterator[Row]:
    """Yield a row for each table: under TABLES_HEAD."""
    for table in TABLES:
        said = words_of_table(table)
        key = " ".join(table.primary_key)
        yield (table.name, *_both(said.titles), *_both(said.meanings), key, table.is_yearly)


def columns_described() -> Iterator[Row]:
    """Yield a row for each column of each table: under COLUMNS_HEAD."""
    for table in TABLES:
        refers = {name: one.table for one in reversed(table.refers) for name in one.columns[1:] or one.columns}
        for position, column in enumerate(table.all_columns, 1):
            said = words_of_column(table, column)
            yield (
                table.name,
                position,
                column.name,
                column.of,
                column.unit,
                column.name in table.primary_key,
                refers.get(column.name),
                *_both(said.titles),
                *_both(said.meanings),
                " ".join(column.values) or None,
            )


def _both(words: Mapping[str, str]) -> tuple[str, str]:
    return words["ja"], words["en"]
