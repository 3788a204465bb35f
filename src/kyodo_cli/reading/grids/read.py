"""Any file that holds tables as grids: a workbook sheet by sheet, or a table as text."""

from pathlib import Path
from typing import Final

from kyodo_cli.base.errors import InputFault
from kyodo_cli.base.language import Message
from kyodo_cli.reading.grids.delimited import delimited, too_large
from kyodo_cli.reading.grids.encodings import decoded
from kyodo_cli.reading.grids.grid import Grid, grid_of
from kyodo_cli.reading.workbook.cells import pages_of
from kyodo_cli.reading.workbook.package import Package, file_bytes

LONGEST_TEXT: Final = 16_000_000
"""Bytes. A plan of 1,000 actions as text has some 500,000."""

WORKBOOKS: Final = (".xlsx", ".xlsm", ".xls", ".xlsb", ".ods")
_ZIP, _COMPOUND = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"


def read_grids(path: Path, name: str, encoding: str | None = None) -> list[Grid]:
    """Return the tables of a file: each sheet of a workbook, in order, or the one that a text is.

    What it is goes by its content: what ends in .csv may be a workbook, and be parted by tabs.

    Args:
        path: where it is.
        name: the file's name, for what is said of it.
        encoding: the encoding of a text, as typed, if any was.

    Raises:
        UsageFault: an encoding was typed that kyodo does not take.
        InputFault: it cannot be read, is no table, damaged, too large, or holds what may do harm.
    """
    data = file_bytes(path, name)
    ending = path.suffix.lower()
    if data.startswith((_ZIP, _COMPOUND)) or ending in WORKBOOKS:
        grids = [grid_of(page, name) for page in pages_of(Package(data, name))]
        if not grids:  # such as one of charts alone
            raise InputFault(
                Message("{file} has no sheet with cells.", file=name),
                Message("Check whether it is the right file."),
            )
        return grids
    if data.startswith((b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"{\\rtf")):
        raise InputFault(
            Message("{file} is no table.", file=name),
            Message("Copy the table into a sheet of Excel and save that as a workbook (.xlsx)."),
        )
    if len(data) > LONGEST_TEXT:
        raise too_large(name)
    text, found = decoded(data, name, encoding)
    return [delimited(text, name, found, "\t" if ending in (".tsv", ".tab", ".txt") else ",")]
