"""Entries of a list taken away, and put between others: the entries beside them stay as they are, to the byte."""

import re
from difflib import SequenceMatcher
from typing import Final, NamedTuple

from kyodo_cli.base.routes import Path
from kyodo_cli.editing.edit import UnsafeEdit, proved
from kyodo_cli.editing.ends import BREAK, end_of, is_flow, line_end
from kyodo_cli.editing.words import flow_text, item_lines
from kyodo_cli.reading.nodes import Data, Node, child_of
from kyodo_cli.reading.tree import Tree

MOST_STEPS: Final = 100
"""Entries. Where more are to be moved, the list is as good as another one."""

_DASH: Final = re.compile(r"- *\Z")
_COMMENT_LINE: Final = re.compile(r" *#")


class Step(NamedTuple):
    """An entry of a list to be taken away, or a value to be put before the one that stands there."""

    path: Path
    at: int
    is_taken: bool
    value: Data = None


def with_entries_of(tree: Tree, meant: Data) -> Tree:
    """Return a text whose lists have the entries of other data, in their order; what stands in them may still differ.

    What is only added at the end of a list is left out, for that is an ordinary change.

    Raises:
        UnsafeEdit: the text is written in a way that this cannot be put into.
    """
    for _ in range(MOST_STEPS):
        step = next_step(tree.root.value, meant)
        if step is None:
            return tree
        text = _taken(tree, step) if step.is_taken else _put(tree, step)
        tree = proved(tree.source, text, _changed(tree.root.value, step, step.path))
    raise UnsafeEdit(tree.source.file)


def next_step(old: Data, new: Data, path: Path = ()) -> Step | None:
    """Return the first entry that has to go or to come, or None where all lists have the same entries in order."""
    if isinstance(old, dict) and isinstance(new, dict):
        below = ((value, new[key], key) for key, value in old.items() if key in new)
        return next((step for one, other, key in below if (step := next_step(one, other, (*path, key)))), None)
    if not (isinstance(old, tuple) and isinstance(new, tuple)) or not old or not new:
        return None
    if step := _step_in(old, new, path):
        return step
    pairs = enumerate(zip(old, new, strict=False))
    return next((step for at, (one, other) in pairs if (step := next_step(one, other, (*path, at)))), None)


def _step_in(old: tuple[Data, ...], new: tuple[Data, ...], path: Path) -> Step | None:
    matched = SequenceMatcher(None, [_identity(one) for one in old], [_identity(one) for one in new], autojunk=False)
    for deed, first, last, start, end in matched.get_opcodes():
        common = 0
        if deed == "replace":  # entries without an id that were changed stay what they are
            pairs = zip(old[first:last], new[start:end], strict=False)
            common = next(
                (at for at, pair in enumerate(pairs) if not _may_be_same(*pair)), min(last - first, end - start)
            )
        is_old_left, is_new_left = first + common < last, start + common < end
        if deed in ("insert", "replace") and is_new_left and (is_old_left or last < len(old)):
            return Step(path, first + common, is_taken=False, value=new[start + common])
        if is_old_left and deed in ("delete", "replace"):  # not before something has come: no list is left empty
            return Step(path, first + common, is_taken=True)
    return None


def _identity(entry: Data) -> str:
    if isinstance(entry, dict) and isinstance(entry.get("id"), str):
        return f"id {entry['id']}"
    return f"{type(entry).__name__} {entry!r}"


def _may_be_same(old: Data, new: Data) -> bool:
    if isinstance(old, dict) and isinstance(new, dict):
        return "id" not in old and "id" not in new and bool(old) == bool(new)
    return not isinstance(old, (dict, tuple)) and not isinstance(new, (dict, tuple))


def _changed(data: Data, step: Step, path: Path) -> Data:
    if not path:
        put = () if step.is_taken else (step.value,)
        return (*data[: step.at], *put, *data[step.at + step.is_taken :])
    key, below = path[0], path[1:]
    if isinstance(data, dict):
        return data | {key: _changed(data[key], step, below)}
    return tuple(_changed(one, step, below) if at == key else one for at, one in enumerate(data))


def _list(tree: Tree, step: Step) -> Node:
    node: Node | None = tree.root
    for key in step.path:
        node = child_of(node, key) if node else None
    if node is None or not isinstance(node.children, list):
        raise UnsafeEdit(tree.source.file)
    return node


def _taken(tree: Tree, step: Step) -> str:
    text, node = tree.source.text, _list(tree, step)
    entry: Node = node.children[step.at]
    end = end_of(text, entry)
    if is_flow(text, node):
        if step.at:
            return text[: end_of(text, node.children[step.at - 1])] + text[end:]
        return text[: entry.start.index] + text[node.children[1].start.index :]
    start, stop = _line_of(tree, entry), line_end(text, end)
    found = BREAK.match(text, stop)
    if found is None:  # the file ends here
        return re.sub(r"(?:\r\n|\r|\n)\Z", "", text[:start])
    return text[:start] + text[found.end() :]


def _put(tree: Tree, step: Step) -> str:
    text, node = tree.source.text, _list(tree, step)
    entry: Node = node.children[step.at]
    if is_flow(text, node):
        start = entry.start.index
        return f"{text[:start]}{flow_text(step.value, (*step.path, step.at))}, {text[start:]}"
    line_break = BREAK.search(text)
    newline = line_break[0] if line_break else "\n"
    start = _line_of(tree, entry)
    lines = item_lines(step.value, (*step.path, step.at), node.start.column)
    if step.at:  # below the entry before it: comments above the next one belong to that
        end = line_end(text, end_of(text, node.children[step.at - 1]))
        return text[:end] + "".join(newline + line for line in lines) + text[end:]
    start = _above_comments(text, start)
    return text[:start] + "".join(line + newline for line in lines) + text[start:]


def _line_of(tree: Tree, entry: Node) -> int:
    """Return where the line of an entry's dash begins.

    Raises:
        UnsafeEdit: something else stands before the dash, or the entry in another line.
    """
    before = tree.source.text[: entry.start.index]
    dash = _DASH.search(before)
    start = before.rfind("\n") + 1
    start = max(start, before.rfind("\r") + 1)
    if dash is None or before[start : dash.start()].strip(" "):
        raise UnsafeEdit(tree.source.file)
    return start


def _above_comments(text: str, start: int) -> int:
    """Return where the comments begin that stand directly above a line."""
    while start:
        above = list(BREAK.finditer(text[:start]))[-2:-1]
        line = above[0].end() if above else 0
        if not _COMMENT_LINE.match(text, line, start):
            break
        start = line
    return start
