"""Values in the place of others, and keys taken away with theirs."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from kyodo_cli.base.routes import Path
from kyodo_cli.editing.ends import BREAK, after_colon, entry_end, is_flow, line_end
from kyodo_cli.editing.words import block, flow_text, scalar, value_lines
from kyodo_cli.reading.nodes import Data, Node

_COMMENT: Final = re.compile(r"[ \t]+#[^\r\n]*")


class Splice(NamedTuple):
    """A stretch of the text, and what is to stand there instead."""

    start: int
    end: int
    text: str


class Page(NamedTuple):
    """The text with what stands in it; `orders` has the keys of single places in the order that the caller wants."""

    text: str
    newline: str
    orders: Mapping[Path, Sequence[str]]


class Slot(NamedTuple):
    """A key of a mapping, for another value: the column that it stands in, and where its present value ends."""

    page: Page
    node: Node
    key: str
    path: Path
    column: int
    end: int

    @property
    def child(self) -> Node:
        """The present value."""
        child: Node = self.node.children[self.key]
        return child


def replacement(slot: Slot, value: Data) -> Iterator[Splice]:
    """Yield what puts another value behind a key, in the layout that the place asks for."""
    page, child, end = slot.page, slot.child, slot.end
    if is_flow(page.text, slot.node):
        text = flow_text(value, slot.path)
        yield Splice(end, end, f" {text}") if child.value is None else Splice(child.start.index, end, text)
    elif child.value is None or child.value in ({}, ()):
        yield from _fill(slot, value)
    elif child.children is not None and not is_flow(page.text, child):
        first, rest = value_lines(value, slot.path, slot.column, 0)
        after = after_colon(page.text, slot.node, slot.key)
        yield Splice(after, after, f" {first}" if first else "")
        yield Splice(line_end(page.text, after), line_end(page.text, end), joined(page, rest))
    else:
        quote = page.text[child.start.index] if isinstance(value, str) else ""
        yield Splice(child.start.index, end, _beside(slot, value, quote))


def _fill(slot: Slot, value: Data) -> Iterator[Splice]:
    """Write a value where there is none: after a bare key, or for ~, {} and []."""
    page, after = slot.page, after_colon(slot.page.text, slot.node, slot.key)
    if isinstance(value, (dict, tuple)):
        first, rest = value_lines(value, slot.path, slot.column, slot.column + len(slot.key) + 2)
        yield Splice(after, slot.end, f" {first}" if first else "")
        below = line_end(page.text, slot.end)
        yield Splice(below, below, joined(page, rest))
    else:
        yield Splice(after, slot.end, " " + _beside(slot, value, ""))


def _beside(slot: Slot, value: Data, quote: str) -> str:
    """Return a value that begins beside its key; where a comment follows, it keeps to the line."""
    if isinstance(value, (dict, tuple)):
        return flow_text(value, slot.path)
    if isinstance(value, str) and "\n" in value and not _COMMENT.match(slot.page.text, slot.end):
        lines = block(value, slot.column)
        if lines:
            return lines[0] + joined(slot.page, lines[1])
    return scalar(value, quote=quote if quote in ("'", '"') else "")


def removal(page: Page, node: Node, key: str) -> Splice:
    """Return what takes a key and its value away; comments on lines of their own stay."""
    keys = list(node.children)
    at, start, end = keys.index(key), node.keys[key][0].index, entry_end(page.text, node, key)
    if is_flow(page.text, node):
        if at:
            return Splice(entry_end(page.text, node, keys[at - 1]), end, "")
        return Splice(start, node.keys[keys[1]][0].index if len(keys) > 1 else end, "")
    if len(keys) == 1:
        return Splice(start, end, "{}") if node.start.column else Splice(start, end, "")
    dash = len(page.text[:start].rstrip(" "))
    if at == 0 and page.text[dash - 1 : dash] not in ("", "\n", "\r"):  # it stands beside the dash of a list
        stop, following = line_end(page.text, end), node.keys[keys[1]][0].index
        is_next = len(BREAK.findall(page.text, stop, following)) == 1
        return Splice(start, following, "") if is_next else Splice(dash, stop, "")  # comments stay below the dash
    line = start - node.keys[key][0].column
    stop = line_end(page.text, end)
    found = BREAK.match(page.text, stop)
    return Splice(line, found.end() if found else stop, "")


def joined(page: Page, lines: list[str]) -> str:
    """Return lines that follow another, each with the line break of the file before it."""
    return "".join(page.newline + line for line in lines)
