"""The reference of the export's tables inside docs/export*.md, made from the schema."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from kyodo_cli.exporting.tables.registry import TABLES
from kyodo_cli.exporting.tables.schema import IDENTITY, YEAR, Column, Table
from kyodo_cli.exporting.tables.words import words_of_column, words_of_table
from kyodo_cli.render.dataset.columns import TYPES

BEGIN, END = "<!-- tables: made by tools/generate.py -->", "<!-- /tables -->"

SAID: Final = {
    "en": {
        "heads": ("column", "type", "meaning", "values"),
        "first": "What every row begins with",
        "yearly": "`year` stands only in tables by year.",
        "key": "Key: {key}.",
        "refers": "{columns} → `{table}`.",
    },
    "ja": {
        "heads": ("列", "型", "意味", "値"),
        "first": "全ての行の最初の列",
        "yearly": "`year` は、年度ごとの表だけにある。",
        "key": "主キー：{key}",
        "refers": "{columns} → `{table}`",
    },
}


def with_tables(path: Path, language: str) -> str:
    """Return a page of the docs with the reference between its marks."""
    before, _, rest = path.read_text("utf-8").partition(BEGIN)
    _, _, after = rest.partition(END)
    return f"{before}{BEGIN}\n\n{reference(language)}\n{END}{after}"


def reference(language: str) -> str:
    """Return every table with every column."""
    return "\n".join(_lines(language))


def _lines(language: str) -> Iterator[str]:
    said = SAID[language]
    yield f"### {said['first']}"
    yield ""
    yield from _columns(TABLES[-1], (*IDENTITY, YEAR), language)
    yield ""
    yield str(said["yearly"])
    yield ""
    for table in TABLES:
        words = words_of_table(table)
        yield f"### {table.name}"
        yield ""
        yield f"{words.titles[language]}{': ' if language == 'en' else '：'}{words.meanings[language]}"
        yield ""
        yield "  \n".join(_keys(table, language))
        yield ""
        yield from _columns(table, table.columns, language)
        yield ""


def _keys(table: Table, language: str) -> Iterator[str]:
    said = SAID[language]
    yield str(said["key"]).format(key=_named(table.primary_key, language))
    for one in table.refers:
        yield str(said["refers"]).format(columns=_named(one.columns, language), table=one.table)


def _columns(table: Table, columns: tuple[Column, ...], language: str) -> Iterator[str]:
    yield "| " + " | ".join(SAID[language]["heads"]) + " |"
    yield "|---|---|---|---|"
    for one in columns:
        words = words_of_column(table, one)
        meaning = f"{words.titles[language]}{': ' if language == 'en' else '：'}{words.meanings[language]}"
        meaning = re.sub(r"([|<>*])", r"\\\1", meaning)
        kind = TYPES[one.of].in_language(language) + (f" ({one.unit})" if one.unit else "")
        yield f"| `{one.name}` | {kind} | {meaning} | {_named(one.values, language)} |"


def _named(names: tuple[str, ...], language: str) -> str:
    return ("、" if language == "ja" else ", ").join(f"`{one}`" for one in names)
