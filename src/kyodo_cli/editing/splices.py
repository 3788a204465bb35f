"""Where a text is to be changed, so that nothing else in it is touched."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from kyodo_cli.base.routes import Path
from kyodo_cli.editing.change import NoSuchPlace, Patch
from kyodo_cli.editing.ends import (
    BREAK,
    end_of,
    entry_end,
    is_block_scalar,
    is_flow,
    last_value,
    line_end,
    may_precede,
)
from kyodo_cli.editing.layout import known_order
from kyodo_cli.editing.replacing import Page, Slot, Splice, joined, removal, replacement
from kyodo_cli.editing.words import STEP, entry_lines, flow_text, item_lines, key_text, scalar
from kyodo_cli.reading.nodes import Data, Node
from kyodo_cli.reading.tree import Tree

_COMMENT: Final = re.compile(r"[ \t]+#[^\r\n]*")


def splices(tree: Tree, patch: Patch, orders: Mapping[Path, Sequence[str]]) -> list[Splice]:
    """Return what is to be done to a text, from its beginning to its end.

    Args:
        tree: the text as it was read, without a finding.
        patch: the changes.
        orders: for a path, the keys that may stand there in their order, where the format itself has none.

    Raises:
        NoSuchPlace: a change leads to where nothing can stand.
    """
    text = tree.source.text
    line_break = BREAK.search(text)
    page = Page(text, line_break[0] if line_break else "\n", orders)
    # Sorting leaves what belongs to the same place in the order of finding, and what lies deeper is found first.
    found = _outermost(sorted(_below(page, tree.root, patch, (), 0), key=lambda one: one.start))
    if not text.endswith(("\n", "\r")) and any("|" + page.newline in one.text for one in found):
        found.append(Splice(len(text), len(text), page.newline))  # a text of lines may be last now, and ends its line
    return found


def _outermost(found: list[Splice]) -> list[Splice]:
    """Leave out what would be put into a stretch that is replaced itself, such as the end of a text of lines."""
    kept, reach = [], 0
    for one in found:
        if one.start >= reach or one.end > one.start:
            kept.append(one)
        reach = max(reach, one.end)
    return kept


def applied(text: str, changes: Sequence[Splice]) -> str:
    """Return the text with the changes made."""
    parts, end = [], 0
    for one in changes:
        parts += [text[end : one.start], one.text]
        end = one.end
    return "".join([*parts, text[end:]])


def _below(page: Page, node: Node, patch: Patch, path: Path, shift: int) -> Iterator[Splice]:
    """Yield what is to be done within a mapping or a list; `shift` is by how much its lines move to the right."""
    if isinstance(node.children, dict) and (patch.added or 0 in patch.below):
        yield from _single_entry(page, node, patch, path, shift)
    elif isinstance(node.children, dict):
        yield from _mapping(page, node, patch, path, shift)
    elif isinstance(node.children, list):
        yield from _list(page, node, patch, path, shift)
    else:
        raise NoSuchPlace(path)


def _mapping(page: Page, node: Node, patch: Patch, path: Path, shift: int) -> Iterator[Splice]:
    new: dict[str, Data] = {}
    for step, below in patch.below.items():
        key, child = str(step), node.children.get(step)
        if child is None:
            if (value := below.built()) is not None:
                new[key] = value
        elif below.is_set and below.value is None:
            if child.value is not None:
                yield removal(page, node, key)
        elif below.is_set or child.children is None:
            value = below.built()
            if child.value is not None and not below.is_set:
                raise NoSuchPlace((*path, key))
            if value is not None and not _same(value, child.value):
                slot = Slot(page, node, key, (*path, key), node.start.column + shift, entry_end(page.text, node, key))
                yield from replacement(slot, value)
        else:
            yield from _below(page, child, below, (*path, key), shift)
    if new:
        yield from _insertions(page, node, new, path, shift)


def _list(page: Page, node: Node, patch: Patch, path: Path, shift: int) -> Iterator[Splice]:
    for step, below in patch.below.items():
        if not isinstance(step, int) or not 0 <= step < len(node.children):
            raise NoSuchPlace((*path, step))
        entry = node.children[step]
        if below.is_set and not (isinstance(entry.value, (dict, tuple)) or isinstance(below.value, (dict, tuple))):
            yield Splice(
                entry.start.index, end_of(page.text, entry), scalar(below.value, flow=is_flow(page.text, node))
            )
        elif below.is_set:
            raise NoSuchPlace((*path, step))
        else:
            yield from _below(page, entry, below, (*path, step), shift)
    if not patch.added:
        return
    at = len(node.children)
    if is_flow(page.text, node):
        texts = [flow_text(value, (*path, at)) for value in patch.added]
        end = end_of(page.text, node.children[-1]) if at else node.start.index + 1
        yield Splice(end, end, "".join(f", {one}" for one in texts) if at else ", ".join(texts))
        return
    column = node.start.column + shift
    lines = [line for value in patch.added for line in item_lines(value, (*path, at), column)]
    yield from _after(page, node.children[-1], lines)


def _single_entry(page: Page, node: Node, patch: Patch, path: Path, shift: int) -> Iterator[Splice]:
    """Make a list of one entry that stands without it, and add to that."""
    first = patch.below.get(0)
    if not patch.added:
        if first:
            yield from _mapping(page, node, first, (*path, 0), shift)
        return
    end = end_of(page.text, node)
    if is_flow(page.text, node):
        if first:
            yield from _mapping(page, node, first, (*path, 0), shift)
        yield Splice(node.start.index, node.start.index, "[")
        yield Splice(end, end, "".join(f", {flow_text(one, (*path, 1))}" for one in patch.added) + "]")
        return
    yield Splice(node.start.index, node.start.index, "- ")
    for line in BREAK.finditer(page.text, node.start.index, end):
        if not BREAK.match(page.text, line.end()):
            yield Splice(line.end(), line.end(), " " * STEP)
    if first:
        yield from _mapping(page, node, first, (*path, 0), shift + STEP)
    column = node.start.column + shift
    yield from _after(page, node, [line for one in patch.added for line in item_lines(one, (*path, 1), column)])


def _insertions(page: Page, node: Node, new: dict[str, Data], path: Path, shift: int) -> Iterator[Splice]:
    """Put new keys where the format has them: after the last key that comes before them, else at the beginning."""
    order = [*page.orders.get(path, ()), *known_order(path)]
    rank = {key: at for at, key in reversed(list(enumerate(order)))}
    last = len(order)
    there = list(node.children)
    together: dict[str | None, list[str]] = {}
    for key in sorted(new, key=lambda one: rank.get(one, last)):
        before = [one for one in there if rank.get(one, last) <= rank.get(key, last)]
        together.setdefault(before[-1] if before else None, []).append(key)
    for anchor, keys in together.items():
        if is_flow(page.text, node):
            yield _flow_insertion(page, node, anchor, {key: new[key] for key in keys}, path)
            continue
        column = node.start.column + shift
        lines = [line for key in keys for line in entry_lines(key, new[key], (*path, key), column)]
        if anchor is None and may_precede(page.text, node):
            start = node.start.index - node.start.column
            yield Splice(start, start, "".join(line + page.newline for line in lines))
        else:
            yield from _after_key(page, node, anchor or there[-1], lines)


def _flow_insertion(page: Page, node: Node, anchor: str | None, new: dict[str, Data], path: Path) -> Splice:
    pairs = ", ".join(f"{key_text(key)}: {flow_text(value, (*path, key))}" for key, value in new.items())
    if anchor is not None:
        end = entry_end(page.text, node, anchor)
        return Splice(end, end, f", {pairs}")
    start = node.start.index + 1
    return Splice(start, start, f"{pairs}, " if node.children else pairs)


def _after_key(page: Page, node: Node, key: str, lines: list[str]) -> Iterator[Splice]:
    child = node.children[key]
    if child.value is None:
        end = line_end(page.text, entry_end(page.text, node, key))
        yield Splice(end, end, joined(page, lines))
    else:
        yield from _after(page, child, lines)


def _after(page: Page, node: Node, lines: list[str]) -> Iterator[Splice]:
    """Put lines below the line on which a value ends."""
    end = line_end(page.text, end_of(page.text, node))
    last = last_value(node)
    if end == len(page.text) and is_block_scalar(page.text, last):
        header = re.compile(r"[|>][-+0-9]*").match(page.text, last.start.index)
        if (
            header and "-" not in header[0] and "+" not in header[0]
        ):  # it ended with the file, now it would end its line
            yield Splice(header.end(), header.end(), "-")
    yield Splice(end, end, joined(page, lines))


def _same(one: Data, other: Data) -> bool:
    return type(one) is type(other) and bool(one == other)
