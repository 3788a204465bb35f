"""One value of a file with the place where it stands."""

from typing import Any, Protocol, TypeAlias

Data: TypeAlias = Any
"""What a file may hold: dicts, tuples, texts, numbers, true, false and None."""


class Mark(Protocol):
    """A place as a YAML parser gives it: line, column and offset in characters, all from 0."""

    line: int
    column: int
    index: int


class Node:
    """One value of a file: the plain data, where it stands, and the nodes below it.

    `children` is a dict for a mapping, a list for a list, None for a single value; `keys` holds the places of a
    mapping's keys. `value` is made of the values of the children, without the keys that have none.
    """

    __slots__ = ("children", "end", "keys", "start", "value")

    def __init__(
        self, value: Data, start: Mark, end: Mark, children: dict[str, "Node"] | list["Node"] | None = None
    ) -> None:
        self.value = value
        self.start = start
        self.end = end
        self.children: Any = children
        # Most nodes are single values: one dict for all of them spares the garbage collector half its work.
        self.keys = _NO_KEYS if children is None else {}


_NO_KEYS: dict[str, tuple[Mark, Mark]] = {}


def child_of(node: Node, step: str | int) -> Node | None:
    """Return the node that a step leads to: a key, or a position from 0; None where there is none."""
    children = node.children
    if isinstance(children, list):
        return children[step] if isinstance(step, int) and 0 <= step < len(children) else None
    if isinstance(step, int):  # a single entry may stand without its list (`baseline: {…}`): it is its own entry 0
        return node if step == 0 else None
    return children.get(step) if children else None
