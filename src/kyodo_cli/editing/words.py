"""How a value is written as YAML: in a line where it fits, in quotes where it needs them, else in lines of its own."""

import re
from typing import Final

from kyodo_cli.base.routes import Path
from kyodo_cli.base.width import width
from kyodo_cli.editing.layout import WIDEST, is_block, ordered
from kyodo_cli.reading.nodes import Data
from kyodo_cli.reading.scalars import plain_value

STEP: Final = 2
"""Columns that a new level is indented by."""

_KEY: Final = re.compile(r"[A-Za-z_][A-Za-z0-9_-]*")
_DATE: Final = re.compile(r"[0-9]{4}-[0-9]{2}(?:-[0-9]{2})?")
_FIRST: Final = "-?:,[]{}#&*!|>'\"%@`~=<"
_NEVER_PLAIN: Final = re.compile(r": |:$| #|[\t\n\r\\]|^\s|\s$|^\.\.\.|^---")
_NEVER_PLAIN_IN_FLOW: Final = re.compile(r"[,\[\]{}:#?]")
_OTHERS_READ_OTHERWISE: Final = re.compile(r"(?i:y|n|yes|no|on|off)|[-+]?[0-9].*|[-+]?\.[0-9_].*")
"""Words that readers of older YAML take for truth values, numbers, times or dates; quotes keep them text for all."""

_NO_BLOCK: Final = re.compile(r"^[ \n]|\t|\r|[ \u3000]$", re.MULTILINE)
_NAMED: Final = {None: "null", True: "true", False: "false"}
_ESCAPES: Final = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r"}


def scalar(value: Data, *, flow: bool = False, quote: str = "") -> str:
    """Return a single value in a line.

    Args:
        value: a text, number, true, false or None.
        flow: whether it stands in brackets.
        quote: the quotes that stood there before, to be kept where they will do.
    """
    if not isinstance(value, str):
        return _NAMED[value] if value is None or isinstance(value, bool) else number(value)
    if re.search(r"[\n\t\r]", value) or quote == '"':
        return '"' + "".join(_ESCAPES.get(sign, sign) for sign in value) + '"'
    if quote != "'" and _may_be_plain(value, flow=flow):
        return value
    if quote == "'" or '"' in value or "\\" in value:
        return "'" + value.replace("'", "''") + "'"
    return f'"{value}"'


def number(value: float) -> str:
    """Return a number, to its last digit; in older YAML as well, 1e+16 is a text and 1.0e+16 a number."""
    text = repr(value)
    return text if "." in text else text.replace("e", ".0e")


def key_text(key: str) -> str:
    """Return a key."""
    is_plain = _KEY.fullmatch(key) and isinstance(plain_value(key), str) and not _OTHERS_READ_OTHERWISE.fullmatch(key)
    return key if is_plain else scalar(key, flow=True)


def entry_lines(key: str, value: Data, path: Path, column: int) -> list[str]:
    """Return the lines of a key and its value, indented.

    Args:
        key: the key.
        value: the value; it is not None.
        path: the place of the value.
        column: where the key begins, from 0.
    """
    head = " " * column + key_text(key) + ":"
    first, rest = value_lines(value, path, column, len(head) + 1)
    return [f"{head} {first}" if first else head, *rest]


def item_lines(value: Data, path: Path, column: int) -> list[str]:
    """Return the lines of an entry of a list; its dash stands in the column."""
    first, rest = value_lines(value, path, column, column + STEP)
    if first:
        return [" " * column + "- " + first, *rest]
    return [" " * column + "- " + rest[0][column + STEP :], *rest[1:]]


def value_lines(value: Data, path: Path, column: int, used: int) -> tuple[str, list[str]]:
    """Return what stands beside a key, and the lines below it.

    Args:
        value: the value; it is not None.
        path: its place.
        column: where its key begins, from 0.
        used: columns of its line that are taken.
    """
    if isinstance(value, str) and "\n" in value:
        return block(value, column) or (scalar(value), [])
    if not isinstance(value, (dict, tuple)):
        return scalar(value), []
    if not value or not is_block(path, value):
        line = flow_text(value, path)
        if not value or used + width(line) <= WIDEST:
            return line, []
    if isinstance(value, dict):
        entries = (entry_lines(key, value[key], (*path, key), column + STEP) for key in ordered(value, path))
    else:
        entries = (item_lines(entry, (*path, at), column + STEP) for at, entry in enumerate(value))
    return "", [line for lines in entries for line in lines]


def flow_text(value: Data, path: Path) -> str:
    """Return a value in brackets, in one line."""
    if isinstance(value, dict):
        pairs = (f"{key_text(key)}: {flow_text(value[key], (*path, key))}" for key in ordered(value, path))
        return "{" + ", ".join(pairs) + "}"
    if isinstance(value, tuple):
        return "[" + ", ".join(flow_text(entry, (*path, at)) for at, entry in enumerate(value)) + "]"
    return scalar(value, flow=True)


def block(text: str, column: int) -> tuple[str, list[str]] | None:
    """Return a text of several lines below its key, as it will read; None where only quotes hold it for certain."""
    bare = text.removesuffix("\n")
    if not bare or bare[-1] == "\n" or _NO_BLOCK.search(bare.replace("\n\n", "\n")) or bare[0] in " \n":
        return None
    indent = " " * (column + STEP)
    return "|" if bare != text else "|-", [indent + line if line else "" for line in bare.split("\n")]


def _may_be_plain(text: str, *, flow: bool) -> bool:
    if not text or text[0] in _FIRST or _NEVER_PLAIN.search(text) or not isinstance(plain_value(text), str):
        return False
    if flow and _NEVER_PLAIN_IN_FLOW.search(text):
        return False
    return bool(_DATE.fullmatch(text)) or not _OTHERS_READ_OTHERWISE.fullmatch(text) or not text.isascii()
