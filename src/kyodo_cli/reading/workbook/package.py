"""An .xlsx file as its parts, opened only if it is small, whole and harmless; nothing of it is trusted."""

import os
import re
import zipfile
import zlib
from io import BytesIO
from pathlib import Path
from typing import Final

from kyodo_cli.base.errors import InputFault
from kyodo_cli.base.language import Message
from kyodo_cli.base.reasons import reason

MOST_BYTES: Final = 50_000_000
"""Of the file: a returned sheet with a few photographs in it is still one."""

MOST_OF_A_PART: Final = 25_000_000
MOST_IN_ALL: Final = 60_000_000
"""Of what is unpacked: a workbook of a thousand rows holds some two million bytes."""

MOST_PARTS: Final = 5_000

_COMPOUND: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED: Final = "EncryptedPackage".encode("utf-16-le")
_DECLARES: Final = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_ENCODING: Final = re.compile(rb"""^\s*<\?xml[^>]*?encoding\s*=\s*["']([^"']*)["']""")
_BROKEN: Final = (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError, ValueError)


class Package:
    """The parts of a workbook; each is unpacked when it is asked for, within bounds."""

    def __init__(self, data: bytes, name: str) -> None:
        """Open a file.

        Raises:
            InputFault: it is no workbook, is protected by a password, is too large, or holds what may do harm.
        """
        self.name = name
        self._left = MOST_IN_ALL
        if data.startswith(_COMPOUND):
            raise _locked(name) if _ENCRYPTED in data else _no_workbook(name)
        try:
            self._zip = zipfile.ZipFile(BytesIO(data))
        except _BROKEN as error:
            raise (_damaged(name) if data.startswith(b"PK") else _no_workbook(name)) from error
        self.parts = {one.filename: one for one in self._zip.infolist()}
        self._refuse_harm()

    def read(self, part: str) -> bytes:
        """Return a part of XML.

        Raises:
            InputFault: it is not there, is damaged, too large, or declares entities.
        """
        info = self.parts.get(part)
        if info is None:
            raise _damaged(self.name)
        if info.file_size > min(MOST_OF_A_PART, self._left):
            raise too_large(self.name)
        self._left -= info.file_size
        try:
            with self._zip.open(info) as stream:
                data = stream.read(MOST_OF_A_PART)
        except _BROKEN as error:
            raise _damaged(self.name) from error
        encoding = _ENCODING.match(data.removeprefix(b"\xef\xbb\xbf"))
        is_plain = encoding is None or encoding[1].lower() in (b"utf-8", b"us-ascii")
        if not is_plain or b"\x00" in data[:4] or data.startswith((b"\xff\xfe", b"\xfe\xff")):
            raise _damaged(self.name)
        if _DECLARES.search(data):
            raise _harmful(self.name, Message("entities of XML"))
        return data

    def _refuse_harm(self) -> None:
        names = [one.lower() for one in self.parts]
        if any(one.flag_bits & 0x1 for one in self.parts.values()):
            raise _locked(self.name)
        if len(self.parts) > MOST_PARTS:
            raise too_large(self.name)
        if len(self.parts) != len(self._zip.infolist()):  # two parts of one name: no program may choose
            raise _damaged(self.name)
        if any(one.endswith("vbaproject.bin") for one in names):
            raise _harmful(self.name, Message("macros"))
        if any(one.startswith("xl/externallinks/") for one in names):
            raise _harmful(self.name, Message("links to other workbooks"))
        if any(one.startswith(("xl/embeddings/", "xl/activex/")) for one in names):
            raise _harmful(self.name, Message("objects of other programs"))
        if "_rels/.rels" not in self.parts or "xl/workbook.bin" in self.parts:
            raise _no_workbook(self.name)


def file_bytes(path: Path, name: str) -> bytes:
    """Return what a file holds.

    Raises:
        InputFault: it is not there, cannot be read, or is too large.
    """
    try:
        with open(path, "rb", opener=_at_once) as stream:
            data = stream.read(MOST_BYTES + 1) or b""  # a pipe that nobody writes into gives None
    except OSError as error:
        why = Message("there is no such file") if isinstance(error, FileNotFoundError) else reason(error)
        raise InputFault(
            Message("{file} cannot be read: {reason}.", file=name, reason=why),
            Message("Check whether it is where its name says, and whether you may read it."),
        ) from error
    if len(data) > MOST_BYTES:
        raise too_large(name)
    return data


def _at_once(path: str, flags: int) -> int:
    """Open without waiting for whoever may write into a pipe."""
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


def _no_workbook(name: str) -> InputFault:
    return InputFault(
        Message("{file} is no Excel workbook (.xlsx).", file=name),
        Message("Open it in Excel or LibreOffice and save it as an Excel workbook (.xlsx)."),
    )


def _locked(name: str) -> InputFault:
    return InputFault(
        Message("{file} is protected by a password.", file=name),
        Message("Ask whoever sent it to save it without one."),
    )


def _damaged(name: str) -> InputFault:
    return InputFault(
        Message("{file} is damaged.", file=name),
        Message("Open it in Excel, which may mend it, save it, or ask for it again."),
    )


def too_large(name: str) -> InputFault:
    """Say that a workbook holds more than those that kyodo opens."""
    return InputFault(
        Message("{file} is too large for kyodo to open.", file=name),
        Message("Take out pictures and whatever is not needed, or copy what is needed into a fresh workbook."),
    )


def _harmful(name: str, what: Message) -> InputFault:
    return InputFault(
        Message("{file} holds {what}: it is not opened.", file=name, what=what),
        Message("Copy what is needed, as values, into a workbook without it, or ask for that."),
    )


def unreadable(name: str) -> InputFault:
    """Say that a file is no whole workbook."""
    return _damaged(name)
