"""The bytes of a text table as text: in the encoding that was named, or the one that they are in."""

import re
from typing import Final

from kyodo_cli.base.errors import InputFault, UsageFault
from kyodo_cli.base.language import Message

ENCODINGS: Final = ("utf-8", "cp932", "utf-16", "euc-jp")
"""What may be named."""

_NAMES: Final = {
    "utf8": "utf-8",
    "utf8sig": "utf-8",
    "utf8bom": "utf-8",
    "cp932": "cp932",
    "shiftjis": "cp932",
    "sjis": "cp932",
    "ms932": "cp932",
    "windows31j": "cp932",
    "ansi": "cp932",
    "utf16": "utf-16",
    "utf16le": "utf-16-le",
    "utf16be": "utf-16-be",
    "unicode": "utf-16",
    "eucjp": "euc-jp",
}
"""Names that people and programs have for them, without signs between."""

_BOMS: Final = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", ""),
    (b"\x00\x00\xfe\xff", ""),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
"""Marks at the start of a file; those of UTF-32 stand for no encoding that a table comes in."""

_JIS: Final = (b"\x1b$@", b"\x1b$B", b"\x1b(J", b"\x1b(I")
_HIRAGANA: Final = re.compile("[ぁ-ん]")
_LINE_END: Final = re.compile("\r\n|\r|\n")

_NO_CP932: Final = re.compile("[\x80\uf8f0-\uf8f3]")
"""What Python makes of bytes that stand for nothing."""

MOSTLY: Final = 20
"""Characters read rightly for one that is not: then a text is of that encoding, and damaged."""


def decoded(data: bytes, file: str, encoding: str | None = None) -> tuple[str, str]:
    """Return a text, without its byte order mark, and the encoding that it is in.

    Args:
        data: the bytes.
        file: the file's name, for what is said of it.
        encoding: the encoding as typed, if any was.

    Raises:
        UsageFault: an encoding was typed that kyodo does not take.
        InputFault: bytes that are no text in the encoding; the line and the byte are named.
    """
    marked = next(((mark, name) for mark, name in _BOMS if data.startswith(mark)), (b"", None))
    chosen = _named(encoding) if encoding else marked[1]
    if chosen is None:
        chosen = _detected(data)
    if not chosen:
        raise _no_text(file)
    body = data
    if chosen == "utf-16":
        chosen = marked[1] if marked[1] in ("utf-16-le", "utf-16-be") else "utf-16-le"
    if marked[1] == chosen:
        body = data[len(marked[0]) :]
    try:
        text = body.decode(chosen)
    except UnicodeDecodeError as error:
        start = len(data) - len(body) + error.start
        raise _undecodable(body[: error.start].decode(chosen, "replace"), chosen, file, start) from error
    if chosen == "cp932" and (wrong := _NO_CP932.search(text)):
        before = text[: wrong.start()]
        raise _undecodable(before, chosen, file, len(before.encode(chosen)))
    if "\x00" in text:
        raise _nothing_for_people(text, file)
    return text, chosen


def _named(typed: str) -> str:
    """Return an encoding by the name that was typed.

    Raises:
        UsageFault: kyodo takes none of that name.
    """
    name = _NAMES.get(re.sub("[^a-z0-9]", "", typed.lower()))
    if name is None:
        raise UsageFault(
            Message("--encoding does not take “{text}”.", text=typed),
            Message("It takes: {choices}.", choices=ENCODINGS),
        )
    return name


def _detected(data: bytes) -> str:
    """Return the encoding that bytes without a mark are in: UTF-8 if they are, else what Japanese Windows writes."""
    start = data[:4096]
    if b"\x00" in start:
        return _half_of_zeros(start)
    if b"\x1b" in data and any(sign in data for sign in _JIS):
        return "iso2022_jp"
    if _is_mostly_utf8(data):
        return "utf-8"
    # Text in EUC-JP often passes for Shift_JIS, whose own text hardly ever has 平仮名 by the rules of EUC-JP.
    try:
        return "euc-jp" if _HIRAGANA.search(data.decode("euc-jp")) else "cp932"
    except UnicodeDecodeError:
        return "cp932"


def _half_of_zeros(start: bytes) -> str:
    """Tell UTF-16 without a mark by the zeros beside its commas and line ends; else it is no text."""
    for name, after in (("utf-16-le", True), ("utf-16-be", False)):
        pairs = [sign + b"\x00" if after else b"\x00" + sign for sign in (b"\n", b"\t", b",", b"1", b"0")]
        if any(start[at : at + 2] in pairs for at in range(0, len(start) - 1, 2)):
            return name
    return ""


def _is_mostly_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        text = data.decode("utf-8", "replace")
        wrong = text.count("\ufffd")
        return sum(1 for one in text if one > "\x7f") - wrong > MOSTLY * wrong
    return True


def _undecodable(before: str, encoding: str, file: str, byte: int) -> InputFault:
    line = len(_LINE_END.findall(before)) + 1
    return InputFault(
        Message(
            "{file}, line {line}: byte {byte} of the file is no {encoding}.",
            file=file, line=line, byte=byte + 1, encoding=encoding.upper(),
        ),
        Message("Name the encoding with --encoding (utf-8, cp932), or save the table as a workbook (.xlsx)."),
    )  # fmt: skip


def _nothing_for_people(text: str, file: str) -> InputFault:
    line = len(_LINE_END.findall(text[: text.index("\x00")])) + 1
    return InputFault(
        Message("{file}, line {line}: a character stands there that no text has (U+0000).", file=file, line=line),
        Message("The file may be damaged, or no table. Open it in Excel and save it as a workbook (.xlsx)."),
    )


def _no_text(file: str) -> InputFault:
    return InputFault(
        Message("{file} is neither a workbook (.xlsx) nor a table as text.", file=file),
        Message("Open it in Excel and save it as a workbook (.xlsx), or as “CSV UTF-8”."),
    )
