"""A file of an export as it is to be written: its own text, or that text with the data put into it."""

from collections import Counter
from typing import NamedTuple

from kyodo_cli.base.language import Message
from kyodo_cli.editing.change import NoSuchPlace, plain
from kyodo_cli.editing.comments import comments_in
from kyodo_cli.editing.comparison import changes_between, is_unchanged
from kyodo_cli.editing.edit import UnsafeEdit, edited
from kyodo_cli.editing.entries import with_entries_of
from kyodo_cli.editing.laying_out import laid_out
from kyodo_cli.findings.finding import Finding, Place
from kyodo_cli.importing.whole_items import Item
from kyodo_cli.reading import codes
from kyodo_cli.reading.files import PlanFile, YearFile, plan_file, year_file
from kyodo_cli.reading.nodes import Data
from kyodo_cli.reading.source import BOM, LARGEST, SourceText, decode
from kyodo_cli.reading.tree import Tree, read_tree


class Draft(NamedTuple):
    """A file to be written, as its bytes, its tree, and what it was read as.

    `left_out` are the comments of its text before that found no place beside the changed data.
    """

    item: Item
    raw: bytes
    tree: Tree
    read: PlanFile | YearFile
    left_out: tuple[str, ...] = ()


def drafted(item: Item) -> Draft | Finding:
    """Return a file of an export as it is to be written, or why there is none."""
    tree, fault = _old_text(item)
    data = plain(item.data)
    if data is None:
        assert fault or tree
        return _draft(item, tree) if tree else fault or _not_written(item)
    if tree is None:
        return _laid_out(item, data, None)
    if is_unchanged(tree.root.value, data):
        return _draft(item, tree)
    text = _put_in(tree, data)
    if text is None:
        return _laid_out(item, data, tree)
    changed, _ = read_tree(SourceText(item.file, text, tree.source.has_bom))
    assert changed  # it was proved
    return _draft(item, changed, tree)


def _put_in(tree: Tree, data: Data) -> str | None:
    """Return a text with other data put into it, or None where it is written in a way that does not take them."""
    for begin in (with_entries_of, _as_it_is):
        try:
            begun = begin(tree, data)
            return edited(begun, changes_between(begun.root.value, data))
        except (UnsafeEdit, NoSuchPlace):
            continue
    return None


def _as_it_is(tree: Tree, _: Data) -> Tree:
    return tree


def _old_text(item: Item) -> tuple[Tree | None, Finding | None]:
    """Return the tree of the text that an export gives, or what is wrong with it."""
    if item.text is None:
        return None, None
    source, findings = decode(item.text.encode("utf-8"), item.file)
    tree, defects = read_tree(source) if source else (None, [])
    defects = [*findings, *defects]
    if tree and not defects:
        return tree, None
    first = defects[0]
    line = first.place.span.line if first.place.span else 1
    message = Message("The text of {file}, line {line}: {message}", file=item.file, line=line, message=first.message)
    return None, Finding(first.rule, Place(item.file, ("text",)), message, first.hint)


def _laid_out(item: Item, data: Data, before: Tree | None) -> Draft | Finding:
    try:
        text = laid_out(item.file, data)
    except UnsafeEdit:
        return _not_written(item)
    source = before.source if before else SourceText(item.file, "", has_bom=False)
    tree, _ = read_tree(SourceText(item.file, text, source.has_bom))
    assert tree  # it was proved to read as the data
    return _draft(item, tree, before)


def _draft(item: Item, tree: Tree, before: Tree | None = None) -> Draft | Finding:
    """Return a file with a text, and the comments of the text before that are not in it."""
    source = tree.source
    raw = ((BOM if source.has_bom else "") + source.text).encode("utf-8")
    if len(raw) > LARGEST:
        limit = LARGEST // 1_000_000
        message = Message("{file} would be more than {limit} MB.", file=item.file, limit=limit)
        return Finding(codes.TOO_LARGE, Place(item.file), message, Message("Divide it into several plans."))
    read = plan_file(source) if item.year is None else year_file(source)
    lost = Counter(comments_in(before)) - Counter(comments_in(tree)) if before else Counter[str]()
    return Draft(item, raw, tree, read, tuple(lost.elements()))


def _not_written(item: Item) -> Finding:
    message = Message("These data of {file} cannot be written as a file.", file=item.file)
    hint = Message("“kyodo schema export” prints what an export holds.")
    return Finding(codes.WRONG_VALUE, Place(item.file), message, hint)
