"""The text of a file: bytes read within bounds, decoded, and free of characters that readers disagree on."""

import os
import re
import stat
from bisect import bisect_right
from functools import cached_property
from pathlib import Path
from typing import Final

from kyodo_cli.base.language import Message
from kyodo_cli.base.reasons import reason
from kyodo_cli.findings.finding import Finding, Place, Rule, Span
from kyodo_cli.reading import codes

LARGEST: Final = 8 * 1024 * 1024
"""Bytes. A plan of 1,000 actions with ten indicators each stays under 2 MiB."""

BOM: Final = "\ufeff"

# What YAML 1.1 and 1.2 readers take differently (NEL, LS, PS break lines in one and not in the other), what YAML
# forbids, and invisible characters that change how a line reads (bidirectional controls). No text may hold one, not
# even as an escape inside "…": an escape character would reach the terminal of whoever reads the text.
# Patterns stay text: `re` compiles and keeps one when it is first needed.
FORBIDDEN: Final = (
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufeff\ufffe\uffff]"
)
_LINE_END: Final = "\r\n|\r|\n"

_JIS: Final = (b"\x1b$@", b"\x1b$B", b"\x1b(J", b"\x1b(I")
"""How ISO-2022-JP turns to Japanese characters."""


class SourceText:
    """A file's text as YAML sees it: decoded, without the byte order mark."""

    def __init__(self, file: str, text: str, has_bom: bool) -> None:  # noqa: FBT001  # a value like the others
        self.file = file
        self.text = text
        self.has_bom = has_bom

    @cached_property
    def lines(self) -> list[str]:
        """The lines without their ends; LF, CRLF and CR all end a line."""
        return re.split(_LINE_END, self.text)

    @cached_property
    def starts(self) -> list[int]:
        """Where in the text each line begins."""
        return [0, *(end.end() for end in re.finditer(_LINE_END, self.text))]

    def line(self, number: int) -> str:
        """Return a line by its number from 1; past the end it is empty."""
        lines = self.lines
        return lines[number - 1] if 0 < number <= len(lines) else ""

    def line_at(self, offset: int) -> int:
        """Return the number (from 1) of the line that a place in the text is on."""
        return bisect_right(self.starts, offset)

    def span_at(self, offset: int, length: int = 1) -> Span:
        """Return the span of a stretch within one line, given where it starts in the text."""
        line = self.line_at(offset)
        column = offset - self.starts[line - 1] + 1
        return Span(line, column, line, column + length)


def read_source(path: Path, file: str) -> tuple[SourceText | None, list[Finding]]:
    """Read a file's text.

    Args:
        path: where the file is.
        file: what findings call it (its path from the workspace, with `/`).

    Returns:
        The text, or None if there is nothing to go on with; and what is wrong with it.
    """
    raw, fault = read_bytes(path, file)
    if raw is None:
        return None, [fault] if fault else []
    return decode(raw, file)


def decode(raw: bytes, file: str) -> tuple[SourceText | None, list[Finding]]:
    """Turn a file's bytes into text, or say what keeps them from being text."""
    if guess := guess_from_the_start(raw):
        return None, [_not_utf8(file, Span(1, 1, 1, 1), guess)]
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        return None, [_not_utf8(file, _span_of_byte(raw, error.start), _guess(raw))]
    source = SourceText(file, text.removeprefix(BOM), text.startswith(BOM))
    if bad := re.search(FORBIDDEN, source.text):
        return None, [control_character(file, source.span_at(bad.start()), bad[0])]
    if not source.text.strip():
        return None, [empty(file)]
    return source, []


def empty(file: str) -> Finding:
    """Say that a file holds nothing."""
    message = Message("The file is empty, or holds nothing but comments.")
    hint = Message("Begin with “format: 1”; “kyodo init” writes an example to start from.")
    return _finding(codes.EMPTY, file, message, hint)


def control_character(file: str, span: Span, bad: str) -> Finding:
    """Say that a text holds a character that it may not."""
    message = Message("The character U+{code} cannot be seen and may not stand here.", code=f"{ord(bad):04X}")
    hint = Message("Delete it. It often comes along with text copied from a PDF or a workbook.")
    return Finding(codes.CONTROL_CHARACTER, Place(file, span=span), message, hint)


def read_bytes(path: Path, file: str, largest: int = LARGEST) -> tuple[bytes | None, Finding | None]:
    """Read a file's bytes up to a limit, or say what stands in the way."""
    # Not blocking, and looked at through the open file: neither a pipe nor a file changed meanwhile can hang us.
    try:
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    except OSError as error:
        return None, _unreadable(file, path, error)
    try:
        state = os.fstat(handle)
        if not stat.S_ISREG(state.st_mode):
            return None, _no_file(file, _FOLDER if stat.S_ISDIR(state.st_mode) else _DEVICE)
        if state.st_size > largest:
            return None, _too_large(file, state.st_size, largest)
        with os.fdopen(handle, "rb", closefd=False) as stream:
            raw = stream.read(largest + 1)
        if len(raw) > largest:  # it has grown meanwhile
            return None, _too_large(file, len(raw), largest)
    except OSError as error:
        return None, _unreadable(file, path, error)
    finally:
        os.close(handle)
    return raw, None


def _unreadable(file: str, path: Path, error: OSError) -> Finding:
    if path.is_dir():  # Windows refuses to open a folder at all
        return _no_file(file, _FOLDER)
    if path.is_socket():
        return _no_file(file, _DEVICE)
    if isinstance(error, PermissionError):
        why = Message("no permission to read it")
    elif path.is_symlink():
        why = Message("it is a link that leads nowhere or in a circle")
    elif isinstance(error, FileNotFoundError):
        why = Message("there is no such file")
    else:
        why = reason(error)
    return _finding(codes.UNREADABLE, file, Message("The file cannot be read: {reason}.", reason=why), _LOOK)


_LOOK: Final = Message("Check whether it is where its name says, and whether you may read it.")
_FOLDER: Final = Message("a folder")
_DEVICE: Final = Message("a pipe or a device")


def _no_file(file: str, what: Message) -> Finding:
    hint = Message("Give it another name, one that does not end in “.yaml”, or put the file in its place.")
    return _finding(codes.UNREADABLE, file, Message("This is {what}, not a YAML file.", what=what), hint)


def _too_large(file: str, size: int, largest: int) -> Finding:
    message = Message(
        "The file is {size} MB; kyodo reads up to {limit} MB.", size=size // 1_000_000, limit=largest // 1_000_000
    )
    hint = Message("A plan is text of some kilobytes; check whether another file took its name.")
    return _finding(codes.TOO_LARGE, file, message, hint)


def _finding(rule: Rule, file: str, message: Message, hint: Message | None = None) -> Finding:
    return Finding(rule, Place(file, span=Span(1, 1, 1, 1)), message, hint)


def _not_utf8(file: str, span: Span, guess: Message | None) -> Finding:
    if guess:
        message = Message("The file is not UTF-8 but looks like {encoding}.", encoding=guess)
    else:
        message = Message("The file is not UTF-8 text.")
    hint = Message("Save it again with the encoding “UTF-8” (in Notepad: Save as, Encoding).")
    return Finding(codes.ENCODING, Place(file, span=span), message, hint)


def guess_from_the_start(raw: bytes) -> Message | None:
    """Name an encoding whose bytes might pass for UTF-8."""
    if raw[:2] in (b"\xff\xfe", b"\xfe\xff") or raw[:2].count(0) == 1 < len(raw):
        return Message("UTF-16 (“Unicode” in Windows)")
    if b"\x1b" in raw and any(sign in raw for sign in _JIS):
        return Message("ISO-2022-JP (“JIS”)")
    return None


def _guess(raw: bytes) -> Message | None:
    # Japanese text in Shift_JIS is hardly ever EUC-JP as well, but text in EUC-JP often passes for Shift_JIS.
    for encoding, name in (("euc_jp", Message("EUC-JP")), ("cp932", Message("Shift_JIS (“ANSI” in Windows)"))):
        try:
            raw.decode(encoding)
        except UnicodeDecodeError:
            continue
        return name
    return None


def _span_of_byte(raw: bytes, offset: int) -> Span:
    before = raw[:offset].decode("utf-8").removeprefix(BOM)
    lines = re.split(_LINE_END, before)
    return Span(len(lines), len(lines[-1]) + 1, len(lines), len(lines[-1]) + 2)
