"""Print pages as a screen reader says them, in order: `python tools/read_aloud.py reports/2024/kamagaya.html`.

What is printed is Chromium's accessibility tree, which is what it hands to screen readers: landmarks in [brackets],
headings with their level, links in ⟨⟩, each cell of a table after the head of its column. Needs `.[browser]`.
"""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from playwright.sync_api import Page

from chromium import started

LANDMARKS = {"banner", "main", "navigation", "contentinfo", "region", "complementary", "search", "form"}
PIECES = {"StaticText": "{node.name}", "link": "⟨{node.name}⟩"}
LINES = {"paragraph", "listitem", "term", "definition", "caption", "blockquote", "Legend", "LabelText"}
CONTROLS = {
    "button",
    "DisclosureTriangle",
    "textbox",
    "searchbox",
    "combobox",
    "checkbox",
    "radio",
    "listbox",
    "option",
    "MenuListPopup",
}
PICTURES = {"image", "img", "graphics-document", "graphics-object", "SvgRoot", "figure", "Figure"}
MARKS = (["- "], ["= "])
WHOLE = {"heading", *CONTROLS}  # what is said of them is all
SILENT = {"ListMarker", "InlineTextBox"}
CELLS = {"cell", "gridcell", "columnheader", "rowheader"}


class Node(NamedTuple):
    """An element as a screen reader gets it."""

    role: str
    name: str
    description: str
    level: int
    states: tuple[str, ...]
    children: "tuple[Node, ...]"

    def all(self) -> "Iterator[Node]":
        """Yield the element and all below it, in reading order."""
        yield self
        for child in self.children:
            yield from child.all()

    def below(self, *roles: str) -> "list[Node]":
        """Return the elements of some roles, in reading order."""
        return [one for one in self.all() if one.role in roles]

    @property
    def text(self) -> str:
        """What stands in it, as one line."""
        return " ".join("".join(one.name for one in self.all() if one.role == "StaticText").split())


def tree(page: Page) -> Node:
    """Return the accessibility tree of an open page."""
    session = page.context.new_cdp_session(page)
    nodes = session.send("Accessibility.getFullAXTree")["nodes"]
    return _node(nodes[0], {one["nodeId"]: one for one in nodes})


def spoken(page: Page) -> list[str]:
    """Return what is said of an open page, line by line."""
    root = tree(page)
    reader = _Reader([f"page: {root.name} ({page.evaluate('document.documentElement.lang')})"])
    reader.say(root)
    reader.end()
    return reader.lines


def _node(given: dict[str, Any], by_id: dict[str, dict[str, Any]]) -> Node:
    value = {key: given.get(key, {}).get("value") or "" for key in ("role", "name", "description")}
    facts = {one["name"]: one["value"].get("value") for one in given.get("properties", ())}
    states = tuple(
        f"{name} {facts[name]}" for name in ("pressed", "expanded", "checked", "sort", "selected") if name in facts
    )
    children = tuple(_node(by_id[key], by_id) for key in given.get("childIds", ()) if key in by_id)
    role = "none" if given["ignored"] else value["role"]
    return Node(role, value["name"], value["description"], int(facts.get("level") or 0), states, children)


class _Reader:
    """Collects lines; pieces that stand in one line are joined."""

    def __init__(self, lines: list[str]) -> None:
        self.lines = lines
        self.pieces: list[str] = []
        self.depth = 0

    def end(self) -> None:
        if text := " ".join("".join(self.pieces).split()):
            self.lines.append("  " * self.depth + text)
        self.pieces = []

    def line(self, text: str) -> None:
        self.end()
        self.pieces = [text]
        self.end()

    def say(self, node: Node) -> None:
        """Say an element and what is in it."""
        kind = node.role
        if kind in PIECES:
            self.pieces.append(PIECES[kind].format(node=node))
        elif kind == "LineBreak":
            self.end()
        elif kind == "table":
            self._table(node)
        elif kind in LINES:
            self._line_of(node)
        elif announced := _announced(node):
            self.line(announced)
            if kind not in WHOLE:
                self._inside(node)
        elif kind not in SILENT:
            self._through(node)

    def _line_of(self, node: Node) -> None:
        if self.pieces not in MARKS:
            self.end()
            self.pieces = [{"listitem": "- ", "definition": "= "}.get(node.role, "")]
        self._through(node)
        self.end()

    def _through(self, node: Node) -> None:
        for child in node.children:
            self.say(child)

    def _inside(self, node: Node) -> None:
        self.depth += 1
        self._through(node)
        self.end()
        self.depth -= 1

    def _table(self, node: Node) -> None:
        rows = [[cell for cell in _lifted(row) if cell.role in CELLS] for row in node.below("row")]
        self.line(f"table of {len(rows)} rows, {max(map(len, rows), default=0)} columns: {node.name}")
        heads = [cell.text for cell in rows[0]] if rows else []
        self.depth += 1
        for row in rows:
            cells = zip([*heads, *[""] * len(row)], row, strict=False)
            self.line(" | ".join(_cell(head, cell) for head, cell in cells))
        self.depth -= 1


def _announced(node: Node) -> str:
    """Return what is said before what stands in an element, or nothing."""
    kind, name = node.role, node.name
    if kind == "heading":
        return f"heading {node.level}: {name}"
    if kind in CONTROLS:
        return ", ".join([f"{kind}: {name}", *node.states])
    if kind in PICTURES:
        return f"picture: {name}" + (f" ({node.description})" if node.description else "")
    if kind in LANDMARKS:
        return f"[{kind}: {name}]" if name else f"[{kind}]"
    if kind == "list":
        return f"list of {sum(child.role == 'listitem' for child in _lifted(node))}"
    return f"(group: {name})" if kind == "group" and name else ""


def _cell(head: str, cell: Node) -> str:
    said = "".join(f"⟨{one.name}⟩" if one.role == "link" else one.name for one in _pieces(cell))
    text = " ".join(said.split()) or "(empty)"
    return text if cell.role in {"columnheader", "rowheader"} else f"{head}: {text}"


def _pieces(node: Node) -> Iterator[Node]:
    """Yield links and the text beside them."""
    if node.role in {"StaticText", "link", *CONTROLS}:
        yield node
    else:
        for child in node.children:
            yield from _pieces(child)


def _lifted(node: Node) -> Iterator[Node]:
    """Yield the children, with those of elements that are not said in their place."""
    for child in node.children:
        if child.role in {"none", "generic", "rowgroup"}:
            yield from _lifted(child)
        else:
            yield child


def main() -> None:
    """Print each page given."""
    with started() as browser:
        for file in sys.argv[1:]:
            page = browser.new_page()
            page.goto(Path(file).resolve().as_uri())
            print("\n".join(spoken(page)))
            page.close()


if __name__ == "__main__":
    main()
