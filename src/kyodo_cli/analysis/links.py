"""The related items of a plan as a graph: pairs, one-sided links, isolated items, groups."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from kyodo_cli.model.outline import Entry, Outline


class Link(NamedTuple):
    """Two items that are related; `both` if each lists the other, else only the first lists the second."""

    first: Entry
    second: Entry
    both: bool
    across: bool


class LinkGraph(NamedTuple):
    """What the related items of a plan look like as a whole.

    `directed` counts entries in lists; a link across joins two branches of the plan; an isolated item is of a kind that
    has links but has none itself, and is a group of its own.
    """

    directed: int
    links: tuple[Link, ...]
    dangling: tuple[tuple[Entry, str], ...]
    isolated: tuple[Entry, ...]
    groups: tuple[tuple[Entry, ...], ...]

    @property
    def pairs(self) -> tuple[Link, ...]:
        """Links that both ends list."""
        return tuple(link for link in self.links if link.both)

    @property
    def one_sided(self) -> tuple[Link, ...]:
        """Links that only the first end lists."""
        return tuple(link for link in self.links if not link.both)

    @property
    def across(self) -> tuple[Link, ...]:
        """Links between branches."""
        return tuple(link for link in self.links if link.across)


def link_graph(outline: Outline) -> LinkGraph:
    """Look at all related items of a plan. Links to oneself and repeated links count once at most."""
    by_id = outline.by_id
    branches = branch_of(outline)
    wanted = {(entry.id, target) for entry in outline.entries for target in entry.node.related}
    links, dangling = [], []
    seen: set[frozenset[str]] = set()
    for entry in outline.entries:
        for target in dict.fromkeys(entry.node.related):
            other = by_id.get(target)
            if other is None:
                dangling.append((entry, target))
            elif target != entry.id and frozenset((entry.id, target)) not in seen:
                seen.add(frozenset((entry.id, target)))
                both = (target, entry.id) in wanted
                links.append(Link(entry, other, both, _is_across(outline, branches[entry.id], branches[target])))
    linked = {end.id for link in links for end in (link.first, link.second)}
    kinds = {by_id[item].kind for item in linked}
    members = [entry for entry in outline.entries if entry.kind in kinds]
    isolated = tuple(entry for entry in members if entry.id not in linked)
    directed = sum(len(entry.node.related) for entry in outline.entries)
    return LinkGraph(directed, tuple(links), tuple(dangling), isolated, tuple(_groups(members, links)))


def corresponding(outline: Outline) -> tuple[str, ...]:
    """Return the plans that items of a plan correspond to, each once, in the order in which they are named."""
    links = (link for entry in outline.entries for link in entry.node.corresponds)
    return tuple(dict.fromkeys(link.to.partition(":")[0] for link in links))


def _is_across(outline: Outline, one: str, other: str) -> bool:
    """Say whether two branches are two; items that stand side by side with nothing below them are no branches."""
    return one != other and any(outline.children.get(branch) for branch in (one, other))


def branch_of(outline: Outline) -> dict[str, str]:
    """Return for each item the branch it is on: its ancestor (or itself) on the first level that has several items."""
    roots = outline.children.get(None, ())
    depth = 0
    while len(roots) == 1 and outline.children.get(roots[0].id):
        roots = outline.children[roots[0].id]
        depth += 1
    return {entry.id: (*entry.ancestors, entry)[min(depth, len(entry.ancestors))].id for entry in outline.entries}


def neighbours(outline: Outline) -> dict[str, tuple[str, ...]]:
    """Return for each item the items that it lists or that list it, in the order of the plan."""
    found: dict[str, dict[str, None]] = {entry.id: {} for entry in outline.entries}
    for entry in outline.entries:
        for target in entry.node.related:
            if target in found and target != entry.id:
                found[entry.id][target] = None
                found[target][entry.id] = None
    order = {item: at for at, item in enumerate(found)}
    return {item: tuple(sorted(others, key=order.__getitem__)) for item, others in found.items()}


def within(outline: Outline, start: str, depth: int) -> list[tuple[int, Entry, Entry]]:
    """Return what can be reached from an item: how many steps away, the item, and the item it was reached from."""
    near = neighbours(outline)
    seen, edge, found = {start}, [start], []
    for step in range(1, min(depth, len(near)) + 1):
        following = []
        for item in edge:
            for other in near.get(item, ()):
                if other not in seen:
                    seen.add(other)
                    following.append(other)
                    found.append((step, outline.by_id[other], outline.by_id[item]))
        edge = following
    return found


def _groups(members: Iterable[Entry], links: Iterable[Link]) -> Iterator[tuple[Entry, ...]]:
    """Yield the items that hang together, directly or over others, in the order of the plan."""
    near: dict[str, list[str]] = {}
    for link in links:
        near.setdefault(link.first.id, []).append(link.second.id)
        near.setdefault(link.second.id, []).append(link.first.id)
    members = list(members)
    seen: set[str] = set()
    for member in members:
        if member.id in seen:
            continue
        group, waiting = {member.id}, [member.id]
        while waiting:
            for other in near.get(waiting.pop(), ()):
                if other not in group:
                    group.add(other)
                    waiting.append(other)
        seen |= group
        yield tuple(entry for entry in members if entry.id in group)
