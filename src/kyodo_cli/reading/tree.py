"""A file's data together with the place of every key and value, from one parse."""

from typing import Final, NamedTuple

import yaml

from kyodo_cli.base.kinds import LISTS
from kyodo_cli.base.language import Message
from kyodo_cli.base.routes import Path, Route
from kyodo_cli.findings.finding import Finding, Place, Span
from kyodo_cli.reading import codes
from kyodo_cli.reading.builder import Builder
from kyodo_cli.reading.disputed import disputed_findings
from kyodo_cli.reading.full_width import full_width_findings
from kyodo_cli.reading.limits import limited
from kyodo_cli.reading.nodes import Mark, Node, child_of
from kyodo_cli.reading.source import SourceText, empty
from kyodo_cli.reading.syntax import syntax_findings

ITEM_LISTS: Final = frozenset({*LISTS.values(), "indicators"})
"""Lists whose entries a route names without what stands above them."""


class Tree(NamedTuple):
    """The parse of one file; `has_blanks` says that a key stands somewhere without a value."""

    source: SourceText
    root: Node
    has_blanks: bool = False

    def span(self, path: Path, *, at_key: bool = False) -> Span:
        """Return where a path leads, or the place nearest to it that exists."""
        node, key = self.root, None
        parent = node
        for step in path:
            below = child_of(node, step)
            if below is None:
                break
            if below is not node:
                node, parent, key = below, node, step
        if isinstance(key, str) and (at_key or node.children is not None or node.value is None):
            return _span(*parent.keys[key])
        return _entry_span(node) if node.children is not None else _text_span(node, self.source)

    def text(self, path: Path) -> str:
        """Return the source text of a value that stands in one line, else an empty text."""
        span = self.span(path)
        return self.source.line(span.line)[span.column - 1 : span.end_column - 1] if span.line == span.end_line else ""

    def route(self, path: Path) -> Route:
        """Turn a path into a route: items by kind and id, whatever stands above them; other entries by position."""
        route: list[str | int] = []
        node = self.root
        for step in path:
            below = child_of(node, step)
            identity = below.value.get("id") if below and isinstance(below.value, dict) else None
            if isinstance(step, int) and isinstance(identity, str) and identity:
                if route and route[-1] in ITEM_LISTS:
                    del route[:-1]
                route.append(identity)
            else:
                route.append(step)
            node = below or node
        return tuple(route)

    def path(self, route: Route) -> Path | None:
        """Turn a route into a path, or say with None that it leads nowhere."""
        steps, node = list(route), self.root
        path: Path = ()
        if len(steps) > 1 and steps[0] in ITEM_LISTS:
            found = _item(self.root, (), str(steps[0]), str(steps[1]))
            if not found:
                return None
            path, node = found
            steps = steps[2:]
        for step in steps:
            key = _key(node, step)
            below = None if key is None else child_of(node, key)
            if key is None or below is None:
                return None
            path, node = (*path, key), below
        return path


def read_tree(source: SourceText, *, takes_lists: bool = False) -> tuple[Tree | None, list[Finding]]:
    """Parse a file once into data and places; plans and records have keys at the top, other files may hold a list.

    Returns:
        The tree, or None where there is no data to go on with; and every defect of the text.
    """
    builder = Builder(source)
    try:
        root = builder.build()
    except yaml.YAMLError as error:
        return None, limited(syntax_findings(source, error, builder.verbatim))
    findings = limited(builder.findings)
    findings += limited(disputed_findings(source, builder.scalars))
    findings += limited(full_width_findings(source, builder.verbatim))
    if root is None or root.value is None:
        return None, findings or [empty(source.file)]
    if not isinstance(root.value, (dict, tuple) if takes_lists else dict):
        message = Message("The file holds no keys at the top; a plan begins with “format: 1”.")
        hint = Message("Write each thing as “key: value”, one to a line.")
        findings.append(Finding(codes.NOT_A_MAPPING, Place(source.file, span=_text_span(root, source)), message, hint))
        return None, findings
    return Tree(source, root, builder.has_blanks), findings


def _key(node: Node, step: str | int) -> str | int | None:
    """Return the key or position that a step of a route means: an id, a position (as text, from 1), or a key."""
    if isinstance(step, int) or not isinstance(node.children, list):
        return step
    for position, entry in enumerate(node.children):
        if isinstance(entry.value, dict) and str(entry.value.get("id")) == step:
            return position
    return int(step) - 1 if step.isdecimal() and len(step) < 10 else None


def _item(node: Node, path: Path, kind: str, item: str) -> tuple[Path, Node] | None:
    if not isinstance(node.children, dict):
        return None
    for name, entries in node.children.items():
        if name not in ITEM_LISTS or not isinstance(entries.children, list):
            continue
        for position, entry in enumerate(entries.children):
            here = (*path, name, position)
            if name == kind and isinstance(entry.value, dict) and entry.value.get("id") == item:
                return here, entry
            if found := _item(entry, here, kind, item):
                return found
    return None


def _span(start: Mark, end: Mark) -> Span:
    return Span(start.line + 1, start.column + 1, end.line + 1, end.column + 1)


def _text_span(node: Node, source: SourceText) -> Span:
    """Return the span of a single value; of text over several lines, the first line that it begins on."""
    if node.start.line == node.end.line:
        return _span(node.start, node.end)
    column = node.start.column + 1
    return Span(
        node.start.line + 1, column, node.start.line + 1, max(len(source.line(node.start.line + 1)), column) + 1
    )


def _entry_span(node: Node) -> Span:
    """Return the span of a list or mapping that has no key of its own: its first key, else its first character."""
    first = next(iter(node.keys.values()), None)
    if first:
        return _span(*first)
    return Span(node.start.line + 1, node.start.column + 1, node.start.line + 1, node.start.column + 2)
