"""The comments of a file, as they stand in its text."""

import re
from collections.abc import Iterator
from typing import Final

from kyodo_cli.editing.ends import end_of, is_block_scalar, line_end
from kyodo_cli.reading.nodes import Node
from kyodo_cli.reading.tree import Tree

_COMMENT: Final = re.compile(r"(?:^|(?<=\s))#[^\r\n]*", re.MULTILINE)


def comments_in(tree: Tree) -> list[str]:
    """Return the comments of a text in order, each from its “#” to the end of its line."""
    text = tree.source.text
    if "#" not in text:
        return []
    found, end = [], 0
    for start, stop in sorted(_stretches(text, tree.root)):
        if start > end:
            found += _COMMENT.findall(text, end, start)
        end = max(end, stop)
    return [one.rstrip() for one in (*found, *_COMMENT.findall(text, end))]


def _stretches(text: str, node: Node) -> Iterator[tuple[int, int]]:
    """Yield where keys and single values stand: a “#” in them is no comment."""
    yield from ((start.index, end.index) for start, end in node.keys.values())
    if node.children is None:
        start = node.start.index
        yield line_end(text, start) if is_block_scalar(text, node) else start, end_of(text, node)
        return
    for child in node.children.values() if isinstance(node.children, dict) else node.children:
        yield from _stretches(text, child)
