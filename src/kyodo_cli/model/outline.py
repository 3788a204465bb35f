"""The items of a plan in order, each with its place: what stands above it, and where it is in the file."""

from collections.abc import Iterator
from functools import cached_property

from kyodo_cli.base.kinds import LISTS, Kind
from kyodo_cli.base.routes import Path
from kyodo_cli.model.indicator import Indicator
from kyodo_cli.model.nodes import Node
from kyodo_cli.model.plan import Plan


class Entry:
    """An item in its place.

    `position` is the item's position (from 1) among its siblings at every level, from the top: (1, 3, 2). `path` leads
    to it in the file.
    """

    __slots__ = ("kind", "node", "parent", "path", "position")

    def __init__(self, node: Node, kind: Kind, parent: "Entry | None", position: tuple[int, ...], path: Path) -> None:
        self.node = node
        self.kind = kind
        self.parent = parent
        self.position = position
        self.path = path

    @property
    def id(self) -> str:
        """The item's id."""
        return self.node.id

    @property
    def ancestors(self) -> tuple["Entry", ...]:
        """What stands above, from the top."""
        above: list[Entry] = []
        entry = self.parent
        while entry is not None:
            above.insert(0, entry)
            entry = entry.parent
        return tuple(above)

    @property
    def numbering(self) -> str:
        """The numbers from the first numbered level down, positions where there is no number: `1-1-2`."""
        line = (*self.ancestors, self)
        first = next((at for at, entry in enumerate(line) if entry.node.number), len(line) - 1)
        return "-".join(entry.node.number or str(entry.position[-1]) for entry in line[first:])


class IndicatorEntry:
    """An indicator in its place; `holder` is None for an indicator of the plan as a whole."""

    __slots__ = ("holder", "indicator", "path")

    def __init__(self, indicator: Indicator, holder: Entry | None, path: Path) -> None:
        self.indicator = indicator
        self.holder = holder
        self.path = path


class Outline:
    """A plan's items and indicators, in the order of the plan: all of them, or only those that are handed over."""

    def __init__(self, plan: Plan, entries: tuple[Entry, ...] | None = None) -> None:
        self.plan = plan
        self.entries: tuple[Entry, ...] = tuple(_walk(plan, None, ())) if entries is None else entries

    @cached_property
    def by_id(self) -> dict[str, Entry]:
        """The items by id; of two with the same id, the first."""
        found: dict[str, Entry] = {}
        for entry in self.entries:
            found.setdefault(entry.id, entry)
        return found

    @cached_property
    def indicators(self) -> tuple[IndicatorEntry, ...]:
        """The indicators: the plan's own first, then by item."""
        own = [IndicatorEntry(one, None, ("indicators", at)) for at, one in enumerate(self.plan.indicators)]
        below = [
            IndicatorEntry(one, entry, (*entry.path, "indicators", at))
            for entry in self.entries
            for at, one in enumerate(entry.node.indicators)
        ]
        return (*own, *below)

    @cached_property
    def indicator_by_id(self) -> dict[str, IndicatorEntry]:
        """The indicators by id; of two with the same id, the first."""
        found: dict[str, IndicatorEntry] = {}
        for entry in self.indicators:
            found.setdefault(entry.indicator.id, entry)
        return found

    def entry_of(self, indicator: Indicator) -> IndicatorEntry:
        """Return the place of an indicator of this plan."""
        return self._indicator_by_identity[id(indicator)]

    @cached_property
    def _indicator_by_identity(self) -> dict[int, IndicatorEntry]:
        return {id(entry.indicator): entry for entry in self.indicators}

    @cached_property
    def children(self) -> dict[str | None, tuple[Entry, ...]]:
        """The items directly below an item by its id, or below the plan by None."""
        found: dict[str | None, list[Entry]] = {}
        for entry in self.entries:
            found.setdefault(entry.parent.id if entry.parent else None, []).append(entry)
        return {key: tuple(entries) for key, entries in found.items()}

    def of_kind(self, kind: str) -> tuple[Entry, ...]:
        """Return the items of one kind, in order."""
        return tuple(entry for entry in self.entries if entry.kind == kind)

    @cached_property
    def lowest_kind(self) -> Kind | None:
        """The kind that the plan's work is written down in: the lowest level that it has."""
        kinds = {entry.kind for entry in self.entries}
        return next((kind for kind in reversed(LISTS) if kind in kinds), None)


def _walk(holder: Plan | Node, parent: Entry | None, path: Path) -> Iterator[Entry]:
    above = parent.position if parent else ()
    fields = vars(holder)  # asking a model for a field that it does not have takes a hundred times as long
    for kind, name in LISTS.items():
        for at, node in enumerate(fields.get(name, ())):
            entry = Entry(node, kind, parent, (*above, at + 1), (*path, name, at))
            yield entry
            yield from _walk(node, entry, entry.path)
