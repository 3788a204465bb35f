"""The related items of plans as a picture: the items in their order, by branch, and what joins them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from kyodo_cli.analysis.as_of import AsOf
from kyodo_cli.analysis.links import LinkGraph, branch_of, link_graph
from kyodo_cli.model.outline import Entry
from kyodo_cli.views.crossings import counterparts, top_kind
from kyodo_cli.views.words import Word, word

Reach = Literal["within", "across", "between"]
"""Whether a tie stays within a branch of the plan, joins two of them, or leads to another plan."""

REACHES: Final[tuple[Reach, ...]] = ("within", "across", "between")


@dataclass(frozen=True, slots=True)
class Dot:
    """An item in the picture; `is_tied` says that something is tied to it."""

    number: str
    title: str
    is_tied: bool


@dataclass(frozen=True, slots=True)
class Band:
    """The items of one branch; `heading` names it, or is None where the plan has no branches."""

    heading: tuple[Word, str | None, str] | None
    dots: tuple[Dot, ...]


@dataclass(frozen=True, slots=True)
class Panel:
    """The items of one plan, and the plan's word for what its branches are."""

    title: str
    branch_word: Word
    bands: tuple[Band, ...]


@dataclass(frozen=True, slots=True)
class Tie:
    """Two items, by their places in the picture counted from 0; `points` are the ends that have an arrow."""

    first: int
    second: int
    reach: Reach
    points: tuple[Literal["first", "second"], ...] = ()


@dataclass(frozen=True, slots=True)
class NetworkView:
    """The picture of one plan or several; `related_word` is what the first plan calls related items."""

    related_word: Word
    panels: tuple[Panel, ...]
    ties: tuple[Tie, ...]

    @property
    def dots(self) -> tuple[Dot, ...]:
        """The items in their order over all plans."""
        return tuple(dot for panel in self.panels for band in panel.bands for dot in band.dots)


def network_view(plans: Sequence[AsOf], asked: Sequence[AsOf]) -> NetworkView:
    """Put together the picture of the plans that are asked for.

    Args:
        plans: every plan that was read, as it stood in the year.
        asked: those that are shown.
    """
    shown = {one.plan.id for one in asked}
    graphs = [link_graph(one.outline) for one in asked]
    pairs = {
        frozenset(((one.plan.id, entry.id), (other.plan_id, other.item_id)))
        for one in asked
        for entry in one.outline.entries
        for other in counterparts(plans, one, entry)
        if other.plan_id in shown and other.plan_id != one.plan.id
    }
    outside = {end for pair in pairs for end in pair}
    members = [_by_branch(one, graph, outside) for one, graph in zip(asked, graphs, strict=True)]
    ends = [
        (one.plan.id, entry.id)
        for one, branches in zip(asked, members, strict=True)
        for some in branches.values()
        for entry in some
    ]
    places = {end: at for at, end in enumerate(ends)}
    ties = [tie for one, graph in zip(asked, graphs, strict=True) for tie in _ties(one, graph, places)]
    ties += _between(pairs, places)
    tied = {ends[at] for tie in ties for at in (tie.first, tie.second)}
    panels = tuple(_panel(one, some, tied) for one, some in zip(asked, members, strict=True))
    return NetworkView(word(asked[0].plan, "related"), panels, tuple(ties))


def _by_branch(then: AsOf, graph: LinkGraph, outside: set[tuple[str, str]]) -> dict[str | None, list[Entry]]:
    """Return what is in the picture, by branch: items of a kind that has links, and counterparts of other plans.

    Items that stand side by side with nothing below them are on no branch.
    """
    linked = {entry.id for group in graph.groups for entry in group}
    branches = branch_of(then.outline)
    found: dict[str | None, list[Entry]] = {}
    for entry in then.outline.by_id.values():
        if entry.id in linked or (then.plan.id, entry.id) in outside:
            branch = branches[entry.id]
            found.setdefault(branch if then.outline.children.get(branch) else None, []).append(entry)
    return found


def _ties(then: AsOf, graph: LinkGraph, places: Mapping[tuple[str, str], int]) -> Iterator[Tie]:
    goes_one_way = then.plan.links.related == "one_way"
    for link in graph.links:
        points: tuple[Literal["first", "second"], ...] = ("second",)
        if link.both:
            points = ("first", "second") if goes_one_way else ()
        first, second = (places[then.plan.id, end.id] for end in (link.first, link.second))
        yield Tie(first, second, "across" if link.across else "within", points)


def _between(pairs: set[frozenset[tuple[str, str]]], places: Mapping[tuple[str, str], int]) -> Iterator[Tie]:
    for first, second in sorted(sorted(places[end] for end in pair) for pair in pairs if pair <= places.keys()):
        yield Tie(first, second, "between")


def _panel(then: AsOf, branches: Mapping[str | None, Sequence[Entry]], tied: set[tuple[str, str]]) -> Panel:
    plan = then.plan
    return Panel(
        title=plan.title,
        branch_word=word(plan, top_kind(then.outline)),
        bands=tuple(
            Band(_heading(then, branch), tuple(_dot(one, is_tied=(plan.id, one.id) in tied) for one in some))
            for branch, some in branches.items()
        ),
    )


def _dot(entry: Entry, *, is_tied: bool) -> Dot:
    return Dot(entry.node.number or entry.numbering, entry.node.title, is_tied)


def _heading(then: AsOf, branch: str | None) -> tuple[Word, str | None, str] | None:
    if branch is None:
        return None
    entry = then.outline.by_id[branch]
    return entry.node.label or word(then.plan, entry.kind), entry.node.number, entry.node.title
