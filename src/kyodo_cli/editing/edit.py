"""The smallest edit of a text that makes its data what they are to be, and the proof that it does."""

from collections.abc import Iterable, Mapping, Sequence

from kyodo_cli.base.errors import InputFault
from kyodo_cli.base.language import Message
from kyodo_cli.base.routes import Path
from kyodo_cli.editing.change import Change, changed, patch_of
from kyodo_cli.editing.splices import applied, splices
from kyodo_cli.reading.nodes import Data
from kyodo_cli.reading.source import SourceText
from kyodo_cli.reading.tree import Tree, read_tree


class UnsafeEdit(InputFault):
    """An edit that would not come out as it was meant; nothing is written."""

    def __init__(self, file: str) -> None:
        super().__init__(
            Message("{file} is written in a way that this change cannot be put into safely.", file=file),
            Message("Make the change in an editor, or write the entry in the usual layout (docs/format.md)."),
        )


def edited(tree: Tree, changes: Iterable[Change], orders: Mapping[Path, Sequence[str]] | None = None) -> str:
    """Return a text with changes made: every line that they do not touch stays as it is, to the byte.

    Args:
        tree: the text as it was read, without a finding.
        changes: what is to be different.
        orders: for a path, the keys that may stand there in their order, where the format itself has none.

    Raises:
        UnsafeEdit: the text could not be changed so that it means what it should.
        NoSuchPlace: a change leads to where nothing can stand.
    """
    # What is taken away goes first, one by one: it may have stood where something new is to be.
    changes = list(changes)
    removals = [[one] for one in changes if one.value is None]
    for step in (*removals, [one for one in changes if one.value is not None]):
        patch = patch_of(step)
        meant = changed(tree.root.value, patch)
        if not is_same(meant, tree.root.value):
            tree = proved(tree.source, applied(tree.source.text, splices(tree, patch, orders or {})), meant)
    return tree.source.text


def proved(before: SourceText, text: str, meant: Data) -> Tree:
    """Return a new text as it reads to the reader; to it and to the editor's library, it must say just what was meant.

    Raises:
        UnsafeEdit: one of them does not.
    """
    from ruamel.yaml.error import YAMLError

    from kyodo_cli.editing.second_reader import second_reading

    tree, findings = read_tree(SourceText(before.file, text, before.has_bom))
    if tree is None or findings or not is_same(tree.root.value, meant):
        raise UnsafeEdit(before.file)
    try:
        agrees = is_same(second_reading(text), meant)
    except YAMLError:
        agrees = False
    if not agrees:
        raise UnsafeEdit(before.file)
    return tree


def is_same(one: Data, other: Data) -> bool:
    """Say whether two pieces of data are the same, types and all."""
    return bool(one == other) and _types(one) == _types(other)


def _types(data: Data) -> Data:
    """Return data with every value replaced by its type, for 1, 1.0 and true are equal, and not the same."""
    if isinstance(data, dict):
        return {key: _types(value) for key, value in data.items()}
    if isinstance(data, tuple):
        return tuple(_types(value) for value in data)
    return type(data)
