"""What is left out of a file's data because it is wrong, and what becomes of the places of all else."""

from bisect import bisect_left
from collections.abc import Iterable

from kyodo_cli.base.routes import Path
from kyodo_cli.findings.finding import Finding, Place
from kyodo_cli.reading.nodes import Node
from kyodo_cli.reading.tree import Tree


class Cuts:
    """Paths to what is left out, step by step; `whole` says that all that is here goes, and nothing is below it.

    `lost` are the positions, in order, of the entries of a list that go.
    """

    def __init__(self, paths: Iterable[Path] = ()) -> None:
        self.whole = False
        self.below: dict[str | int, Cuts] = {}
        for path in sorted(paths, key=len):
            self._add(path)
        self._count()

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

    def _count(self) -> None:
        self.lost = sorted(step for step, cuts in self.below.items() if isinstance(step, int) and cuts.whole)
        for cuts in self.below.values():
            cuts._count()  # noqa: SLF001  # its own kind


def pruned(node: Node, cuts: Cuts) -> Node:
    """Return a node without the entries of lists that are cut; keys stay, for the places of what is wrong with them."""
    if node.children is None or not _loses_entries(cuts):
        return node
    if isinstance(node.children, list):
        entries = [
            pruned(child, cuts.below[at]) if at in cuts.below else child
            for at, child in enumerate(node.children)
            if not cuts.loses(at)
        ]
        return Node(tuple(child.value for child in entries), node.start, node.end, entries)
    children = {
        key: pruned(child, cuts.below[key]) if key in cuts.below else child for key, child in node.children.items()
    }
    value = {key: child.value for key, child in children.items() if child.value is not None}
    new = Node(value, node.start, node.end, children)
    new.keys = node.keys
    return new


def moved(finding: Finding, tree: Tree, cuts: Cuts) -> Finding:
    """Return a finding with the path that its place has after the cuts; what is in a lost entry keeps its span."""
    place = finding.place
    path: list[str | int] = []
    here: Cuts | None = cuts
    for step in place.path:
        if here and isinstance(step, int):
            if here.loses(step):
                span = place.span or tree.span(place.path, at_key=place.at_key)
                return finding._replace(place=Place(place.file, tuple(path), span=span))
            path.append(step - bisect_left(here.lost, step))
        else:
            path.append(step)
        here = here.below.get(step) if here else None
    return finding._replace(place=place._replace(path=tuple(path)))


def _loses_entries(cuts: Cuts) -> bool:
    return bool(cuts.lost) or any(_loses_entries(below) for below in cuts.below.values())
