"""Where in a text a value begins and ends, as whoever edits it sees it."""

import re
from typing import Final

from kyodo_cli.reading.nodes import Node

_COLON: Final = re.compile(r"\s*:")
_LINE_END: Final = re.compile(r"[\r\n]|\Z")
BREAK: Final = re.compile(r"\r\n|\r|\n")
"""What ends a line."""


def may_precede(text: str, node: Node) -> bool:
    """Say whether lines can stand before a mapping: its first key begins a line, and no comment stands above it."""
    start = node.start.index - node.start.column
    if text[start : node.start.index].strip(" "):
        return False
    above = re.split(BREAK, text[:start])[-2:-1]
    return bool(above) and not above[0].lstrip().startswith("#")


def after_colon(text: str, node: Node, key: str) -> int:
    """Return the place behind the colon of a key."""
    match = _COLON.match(text, node.keys[key][1].index)
    return match.end() if match else node.keys[key][1].index


def entry_end(text: str, node: Node, key: str) -> int:
    """Return where a key with its value ends."""
    return max(end_of(text, node.children[key]), after_colon(text, node, key))


def line_end(text: str, offset: int) -> int:
    """Return where the line of a place ends, before its line break."""
    match = _LINE_END.search(text, offset)
    return match.start() if match else len(text)


def end_of(text: str, node: Node) -> int:
    """Return where a value really ends: the parser counts the blank lines and comments after a block to it."""
    if node.children is not None and not is_flow(text, node):
        if isinstance(node.children, list):
            return end_of(text, node.children[-1])
        return entry_end(text, node, next(reversed(node.children)))
    if not is_block_scalar(text, node):
        return int(node.end.index)
    lines = text[node.start.index : node.end.index]
    keeps_blank_lines = "+" in BREAK.split(lines)[0].split("#")[0]
    bare = re.sub(r"(?:\r\n|\r|\n)\Z", "", lines) if keeps_blank_lines else lines.rstrip(" \r\n")
    return int(node.start.index) + len(bare)


def last_value(node: Node) -> Node:
    """Return the single value, or empty list or mapping, that stands last."""
    while node.children:
        children = node.children
        node = children[-1] if isinstance(children, list) else children[next(reversed(children))]
    return node


def is_flow(text: str, node: Node) -> bool:
    """Say whether a value is a list or mapping in brackets."""
    return text[node.start.index : node.start.index + 1] in ("[", "{")


def is_block_scalar(text: str, node: Node) -> bool:
    """Say whether a value is a text of lines below its key."""
    return node.children is None and node.value is not None and text[node.start.index] in "|>"
