"""What is left out of a file's data because it is wrong, and what becomes of the places of all else."""

from bisect import bisect_left
from collections.abc import Iterable
from functools import cached_property

from kyodo_cli.base.routes import Path
from kyodo_cli.findings.finding import Finding
from kyodo_cli.reading.nodes import Node, child_of


class Cuts:
    """Paths to what is left out, step by step; `whole` says that all that is here goes, and nothing is below it."""

    def __init__(self, paths: Iterable[Path] = ()) -> None:
        self.whole = False
        self.below: dict[str | int, Cuts] = {}
        for path in sorted(paths, key=len):
            self._add(path)

    @cached_property
    def lost(self) -> list[int]:
        """The positions, in order, of the entries of a list that go."""
        return sorted(step for step, cuts in self.below.items() if isinstance(step, int) and cuts.whole)

    def loses(self, step: str | int) -> bool:
        """Say whether what a step leads to goes with all below it."""
        return step in self.below and self.below[step].whole

    def _add(self, path: Path) -> None:
        here = self
        for step in path:
            if here.whole:
                return  # what is above goes already
            here = here.below.setdefault(step, Cuts())
        here.whole = True


def set_aside(node: Node, cuts: Cuts) -> Node:
    """Return a node in which the lost entries of lists come last.

    A position in it means what it means in the data without them.
    """
    if node.children is None or not _loses_entries(cuts):
        return node
    if isinstance(node.children, list):
        order = [*(at for at in range(len(node.children)) if not cuts.loses(at)), *cuts.lost]
        entries = [set_aside(node.children[at], cuts.below.get(at, _NONE)) for at in order]
        return Node(tuple(entry.value for entry in entries), node.start, node.end, entries)
    children = {key: set_aside(child, cuts.below.get(key, _NONE)) for key, child in node.children.items()}
    value = {key: child.value for key, child in children.items() if child.value is not None}
    changed = Node(value, node.start, node.end, children)
    changed.keys = node.keys
    return changed


def moved(finding: Finding, root: Node, cuts: Cuts) -> Finding:
    """Return a finding with the path that its place has once the lost entries are set aside."""
    path: list[str | int] = []
    node: Node | None = root
    for step in finding.place.path:
        path.append(_moved(step, node, cuts) if isinstance(step, int) and node else step)
        node = child_of(node, step) if node else None
        cuts = cuts.below.get(step, _NONE)
    return finding._replace(place=finding.place._replace(path=tuple(path)))


def path_in_file(path: Path, aside: Node, root: Node) -> Path:
    """Return the path that a place has in the file itself.

    Args:
        path: the path, once the lost entries are set aside.
        aside: the file's root with the lost entries last.
        root: the file's root as it was read.
    """
    found: list[str | int] = []
    here: Node | None = aside
    there: Node | None = root
    for step in path:
        here = child_of(here, step) if here else None
        if here and there and isinstance(step, int) and isinstance(there.children, list):
            begins = here.start.index
            step = next(at for at, one in enumerate(there.children) if one.start.index == begins)  # noqa: PLW2901
        found.append(step)
        there = child_of(there, step) if there else None
    return tuple(found)


def _moved(step: int, node: Node, cuts: Cuts) -> int:
    before = bisect_left(cuts.lost, step)
    return len(node.children or ()) - len(cuts.lost) + before if cuts.loses(step) else step - before


def _loses_entries(cuts: Cuts) -> bool:
    return bool(cuts.lost) or any(_loses_entries(below) for below in cuts.below.values())


_NONE = Cuts()
