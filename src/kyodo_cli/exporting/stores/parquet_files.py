"""The tables as Parquet: one file each, or a dataset in folders by municipality and fiscal year."""

from collections.abc import Iterator, Mapping, Sequence
from importlib.util import find_spec
from io import BytesIO
from typing import TYPE_CHECKING, Final
from unicodedata import normalize

from kyodo_cli.base.errors import UsageFault
from kyodo_cli.base.language import Message
from kyodo_cli.exporting.stores.described import COLUMNS_HEAD, TABLES_HEAD, columns_described, tables_described
from kyodo_cli.exporting.stores.look import types_of
from kyodo_cli.exporting.stores.numbers import as_double
from kyodo_cli.exporting.tables.registry import TABLES
from kyodo_cli.exporting.tables.rows import Rows
from kyodo_cli.exporting.tables.schema import Column, Row, Table
from kyodo_cli.exporting.tables.words import words_of_column, words_of_table

if TYPE_CHECKING:
    import pyarrow as pa

KEYS: Final = ("municipality", "year")
"""The columns that the folders of a dataset stand for."""

ESCAPED: Final = frozenset("\"#%'*/:=?\\{}[]^<>|\x7f") | {chr(code) for code in range(32)}
"""Signs that Hive writes as %XX in the name of a folder, and those that Windows takes in none."""


class NotInstalled(UsageFault):
    """An installation without what writes Parquet."""

    def __init__(self) -> None:
        super().__init__(
            Message(
                "Parquet is written by the package pyarrow, which is not installed, or not for this machine; nothing "
                "was written."
            ),
            Message(
                "Install it by “pip install kyodo-cli[parquet]”. For a PC without network, run “pip download --no-deps "
                "--only-binary :all: --platform win_amd64 pyarrow” on another one, bring the file over on a stick or a "
                "shared folder, and run “pip install FILE” there. csv, xlsx and sqlite need nothing."
            ),
        )


def require() -> None:
    """Make sure that Parquet can be written, before anything is.

    Raises:
        NotInstalled: pyarrow is missing.
    """
    if find_spec("pyarrow") is None:
        raise NotInstalled
    try:
        import pyarrow.parquet  # noqa: F401  # there, and made for this machine
    except ImportError as error:
        raise NotInstalled from error


def parquet_files(rows: Rows, *, partition: bool) -> Iterator[tuple[str, bytes]]:
    """Yield the files of the export by their names: the tables, and what describes them."""
    for name, head, body in (
        ("tables", TABLES_HEAD, tables_described()),
        ("columns", COLUMNS_HEAD, columns_described()),
    ):
        types = types_of(head, ("position",), ("is_key", "by_year"))
        columns = tuple(Column(one, of) for one, of in zip(head, types, strict=True))
        yield f"{name}.parquet", _written(columns, list(body), None)
    for table in TABLES:
        if partition and rows[table.name]:
            yield from _partitions(table, rows[table.name])
        else:  # without rows there is no folder: the file alone says what columns there are
            name = f"{table.name}/none.parquet" if partition else f"{table.name}.parquet"
            yield name, _written(table.all_columns, rows[table.name], table)


def folder_value(value: object) -> str:
    """Return a value as it stands in the name of a folder, as Hive writes it: `a/b` as `a%2Fb`."""
    text = "".join(f"%{ord(one):02X}" if one in ESCAPED else one for one in str(value))
    return f"{text[:-1]}%{ord(text[-1]):02X}" if text[-1:] in (".", " ") else text  # Windows drops them at the end


def _partitions(table: Table, rows: Sequence[Row]) -> Iterator[tuple[str, bytes]]:
    names = [one.name for one in table.all_columns]
    by = [names.index(one) for one in KEYS[: 2 if table.is_yearly else 1]]
    parts: dict[Row, list[Row]] = {}
    for row in rows:
        parts.setdefault(tuple(row[at] for at in by), []).append(tuple(c for at, c in enumerate(row) if at not in by))
    columns = tuple(one for at, one in enumerate(table.all_columns) if at not in by)
    seen: dict[str, int] = {}
    for part, mine in parts.items():
        folder = "/".join(f"{names[at]}={folder_value(value)}" for at, value in zip(by, part, strict=True))
        alike = normalize("NFC", folder).casefold()  # one folder to Windows and macOS
        seen[alike] = seen.get(alike, 0) + 1
        ending = "" if seen[alike] == 1 else f"-{seen[alike]}"
        yield f"{table.name}/{folder}/data{ending}.parquet", _written(columns, mine, None)


def _written(columns: Sequence[Column], rows: Sequence[Row], table: Table | None) -> bytes:
    import pyarrow as pa
    import pyarrow.parquet as pq

    schema = _schema(columns, table)
    cells = list(zip(*rows, strict=True)) or [()] * len(columns)
    arrays = [
        pa.array(map(as_double_or_none, given) if one.of == "number" else given, field.type)
        for one, given, field in zip(columns, cells, schema, strict=True)
    ]
    sink = BytesIO()
    pq.write_table(pa.Table.from_arrays(arrays, schema=schema), sink, store_schema=table is not None)
    return sink.getvalue()


def as_double_or_none(value: object) -> float | None:
    """Return a number as a double, and nothing for nothing."""
    return None if value is None else as_double(value)


def _schema(columns: Sequence[Column], table: Table | None) -> "pa.Schema":
    """Return the types; the files of a whole table carry the words for it and for its columns."""
    import pyarrow as pa

    types = {
        "text": pa.string(),
        "date": pa.string(),
        "whole": pa.int64(),
        "year": pa.int32(),
        "number": pa.float64(),
        "yes_no": pa.bool_(),
    }
    fields = []
    for one in columns:
        said = words_of_column(table, one) if table else None
        words = _flat(said.titles, said.meanings) if said else None
        fields.append(pa.field(one.name, types[one.of], nullable=not one.required, metadata=words))
    said = words_of_table(table) if table else None
    return pa.schema(fields, _flat(said.titles, said.meanings) if said else None)


def _flat(titles: Mapping[str, str], meanings: Mapping[str, str]) -> dict[str, str]:
    said = (("title", titles), ("meaning", meanings))
    return {f"{what}_{language}": words[language] for what, words in said for language in ("ja", "en")}
