"""Texts as the records can hold them: word for word, but for how Windows ends its lines."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from kyodo_cli.base.errors import UsageFault
from kyodo_cli.base.language import Message
from kyodo_cli.editing.change import Change
from kyodo_cli.reading.nodes import Data
from kyodo_cli.reading.source import FORBIDDEN

_NEVER: Final = re.compile(f"\r|{FORBIDDEN}")
_HALF: Final = re.compile("[\ud800-\udfff]")


def kept(changes: Sequence[Change]) -> list[Change]:
    """Return changes as they will be written; YAML knows one end of a line, so that of Windows becomes it.

    Raises:
        UsageFault: a text holds nothing, or a character that no file of kyodo may hold.
    """
    found = [Change(one.path, _with_plain_ends(one.value)) for one in changes]
    for one in found:
        for text in _texts(one.value):
            _refuse(text, [step for step in one.path if isinstance(step, str)])
    return found


def _refuse(text: str, path: list[str]) -> None:
    place = "/".join(path)
    if not text.strip():
        raise UsageFault(
            Message("The text for “{place}” is nothing but blanks.", place=place),
            Message("Write what is to stand there, or leave the option out."),
        )
    if _HALF.search(text):
        raise UsageFault(
            Message("The text for “{place}” holds bytes that are no characters.", place=place),
            Message("The terminal or the script passes another encoding on; set it to UTF-8."),
        )
    if bad := _NEVER.search(text):
        raise UsageFault(
            Message(
                "The text for “{place}” holds the character U+{code}, which cannot be seen and may not stand there.",
                place=place,
                code=f"{ord(bad[0]):04X}",
            ),
            Message("Delete it. It often comes along with text copied from a PDF or a workbook."),
        )


def _with_plain_ends(value: Data) -> Data:
    if isinstance(value, dict):
        return {key: _with_plain_ends(below) for key, below in value.items()}
    if isinstance(value, (list, tuple)):
        return tuple(_with_plain_ends(below) for below in value)
    return value.replace("\r\n", "\n") if isinstance(value, str) else value


def _texts(value: Data) -> Iterator[str]:
    if isinstance(value, dict):
        value = tuple(value.values())
    for below in value if isinstance(value, (list, tuple)) else (value,):
        if isinstance(below, (dict, list, tuple)):
            yield from _texts(below)
        elif isinstance(below, str):
            yield below
