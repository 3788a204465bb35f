"""Whether a file that is there already is an export of ours, and whether somebody has changed it since."""

import zlib
from lzma import LZMAError
from pathlib import Path
from typing import Final, Literal
from zipfile import BadZipFile, ZipFile

from kyodo_cli.exporting.stores.sqlite_file import APPLICATION
from kyodo_cli.exporting.stores.workbook import MADE, MARK

Origin = Literal["ours", "changed", "other"]

SQLITE: Final = b"SQLite format 3\x00"
APPLICATION_AT: Final = slice(68, 72)
CHANGES_AT: Final = slice(24, 28)
"""Where the head of a database holds its application's number, and how often it was written to since it was made
(https://www.sqlite.org/fileformat.html)."""

HEAD: Final = 100
_NO_PACKAGE: Final = (
    BadZipFile,
    KeyError,
    EOFError,
    NotImplementedError,
    RuntimeError,
    ValueError,
    zlib.error,
    LZMAError,
)
"""What a package says that is none, or is damaged."""

LARGEST: Final = 1 << 16
"""Bytes. The properties of a workbook are far smaller."""


def origin_of_database(path: Path) -> Origin:
    """Return where a file comes from that a database is to be written over."""
    with path.open("rb") as file:
        head = file.read(HEAD)
    if not head.startswith(SQLITE) or head[APPLICATION_AT] != APPLICATION.to_bytes(4, "big"):
        return "other"
    return "changed" if any(head[CHANGES_AT]) else "ours"


def origin_of_workbook(path: Path) -> Origin:
    """Return where a file comes from that a workbook is to be written over; who saves one sets another date."""
    try:
        with ZipFile(path) as package:
            if MARK.encode() not in _part(package, "docProps/custom.xml"):
                return "other"
            saved = f"{MADE.isoformat()}Z</dcterms:modified>".encode()
            return "ours" if saved in _part(package, "docProps/core.xml") else "changed"
    except _NO_PACKAGE:
        return "other"


def _part(package: ZipFile, name: str) -> bytes:
    return package.read(name) if package.getinfo(name).file_size <= LARGEST else b""
