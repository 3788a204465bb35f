"""Data as the text of a whole file: a plan or a year's records in kyodo's own layout."""

from collections.abc import Mapping
from typing import Final

from kyodo_cli.base.routes import Path
from kyodo_cli.editing.change import plain
from kyodo_cli.editing.edit import proved
from kyodo_cli.editing.layout import ordered
from kyodo_cli.editing.words import entry_lines
from kyodo_cli.reading.nodes import Data
from kyodo_cli.reading.source import SourceText
from kyodo_cli.reading.tree import ITEM_LISTS, Tree, read_tree

_NO_COMMENTS: Final[Mapping[Path, str]] = {}


def laid_out(file: str, data: Data, comments: Mapping[Path, str] = _NO_COMMENTS) -> str:
    """Return data as the text of a file, which reads as just these data to both readers.

    Keys stand in the order of the format, texts of several lines below their keys, everything short in a line; what any
    reader of YAML could take for something else than text is in quotes.

    Args:
        file: what the file is called where something is said of it.
        data: what the file is to hold: dicts, lists or tuples, texts, numbers; keys whose value is None are left out.
        comments: what is to stand above a place (its path in the data), each line as a comment of its own.

    Raises:
        UnsafeEdit: the data hold what no file can say.
    """
    data = plain(data)
    text = _text(data)
    tree = proved(SourceText(file, "", has_bom=False), text, data)
    return _commented(tree, comments) if comments else text


def _text(data: Data) -> str:
    lines: list[str] = []
    for key in ordered(data, ()):
        if key in ITEM_LISTS and data[key] and lines:
            lines.append("")
        lines += entry_lines(key, data[key], (key,), 0)
    return "\n".join([*lines, ""]) if lines else "{}\n"


def _commented(tree: Tree, comments: Mapping[Path, str]) -> str:
    """Put comments above the lines on which their places begin; several for a line stand in the order given."""
    above: dict[int, list[str]] = {}
    lines = tree.source.lines
    for path, comment in comments.items():
        number = tree.span(path, at_key=True).line
        line = lines[number - 1]
        indent = line[: len(line) - len(line.lstrip(" "))]
        above.setdefault(number, []).extend(f"{indent}# {one}".rstrip() for one in comment.splitlines())
    found = [part for number, line in enumerate(lines, 1) for part in (*above.get(number, ()), line)]
    text = "\n".join(found)
    assert read_tree(SourceText(tree.source.file, text, has_bom=False))[1] == []
    return text
