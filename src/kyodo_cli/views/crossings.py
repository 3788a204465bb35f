"""Cross-references: of one item, and of whole plans."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from kyodo_cli.analysis.as_of import AsOf
from kyodo_cli.analysis.links import LinkGraph, link_graph, within
from kyodo_cli.model.outline import Entry, Outline
from kyodo_cli.views.counterparts import Counterpart, Way, counterpart, named_counterparts
from kyodo_cli.views.item import Reference, reference, reference_in
from kyodo_cli.views.words import Word, word

_TURNED = {"broader": "narrower", "peer": "peer", "narrower": "broader"}


@dataclass(frozen=True, slots=True)
class Neighbour:
    """An item that is reached: in how many steps, from which item, and which end lists the link."""

    step: int
    item: Reference
    over: Reference
    way: Way


@dataclass(frozen=True, slots=True)
class RelatedView:
    """What an item is related to, within its plan and across plans.

    `outside` are items that a link leads to or comes from, and that are not part of the plan in the year.
    """

    plan_id: str
    plan_title: str
    self: Reference
    related_word: Word
    neighbours: tuple[Neighbour, ...]
    outside: tuple[Reference, ...]
    dangling: tuple[str, ...]
    counterparts: tuple[Counterpart, ...]


@dataclass(frozen=True, slots=True)
class CrossingsView:
    """The links of one plan as a whole; those in `outside` lead to items that are not part of it in the year."""

    plan_id: str
    plan_title: str
    related_word: Word
    top_word: Word
    graph: LinkGraph
    outside: tuple[tuple[Entry, Reference], ...]
    counterparts: tuple[tuple[Reference, Counterpart], ...]


def related_view(plans: Sequence[AsOf], then: AsOf, entry: Entry, depth: int) -> RelatedView:
    """Follow the links of an item, and find the items of other plans that correspond to it, from both ends.

    Only items that were part of the plan in the year are followed; links to others are named apart.

    Args:
        plans: every plan that was read, as it stood in the year.
        then: the item's plan.
        entry: the item.
        depth: how many steps to follow within the plan.
    """
    plan, whole = then.plan, then.book.outline
    entry = then.twin(entry)
    outline = Outline(plan, tuple(one for one in whole.entries if then.holds(one) or one is entry))
    outside = [one for step, one, _ in within(whole, entry.id, 1) if not then.holds(one)]
    return RelatedView(
        plan_id=plan.id,
        plan_title=plan.title,
        self=reference_in(then, entry),
        related_word=word(plan, "related"),
        neighbours=tuple(
            Neighbour(step, reference(plan, other), reference(plan, over), _way(over, other))
            for step, other, over in within(outline, entry.id, depth)
        ),
        outside=tuple(reference_in(then, one) for one in outside),
        dangling=tuple(target for target in entry.node.related if target not in whole.by_id),
        counterparts=tuple(counterparts(plans, then, entry)),
    )


def crossings_view(plans: Sequence[AsOf], then: AsOf) -> CrossingsView:
    """Look at the links between the items that were part of a plan in the year, and to other plans."""
    plan, whole = then.plan, then.book.outline
    graph = link_graph(then.outline)
    outside = tuple((entry, whole.by_id[target]) for entry, target in graph.dangling if target in whole.by_id)
    return CrossingsView(
        plan_id=plan.id,
        plan_title=plan.title,
        related_word=word(plan, "related"),
        top_word=word(plan, top_kind(then.outline)),
        graph=graph._replace(
            directed=graph.directed - len(outside),
            dangling=tuple(one for one in graph.dangling if one[1] not in whole.by_id),
        ),
        outside=tuple((entry, reference_in(then, other)) for entry, other in outside),
        counterparts=tuple(
            (reference(plan, entry), one) for entry in then.outline.entries for one in counterparts(plans, then, entry)
        ),
    )


def counterparts(plans: Sequence[AsOf], then: AsOf, entry: Entry) -> list[Counterpart]:
    """Find the items of other plans that correspond to an item: those it names, then those that only name it.

    What both plans say in the same sense is one correspondence; its remark is this plan's own, else the other's.
    """
    found = named_counterparts(plans, entry)
    here = f"{then.plan.id}:{entry.id}"
    incoming = [
        counterpart(plans, (other.plan.id, theirs.id), one, _TURNED[one.as_], "in")
        for other in plans
        for theirs in other.outline.entries
        for one in theirs.node.corresponds
        if one.to == here
    ]
    from_there = {_sense(one): one for one in incoming}
    told = {_sense(one) for one in found}
    both = [
        replace(one, way="both", note=one.note or from_there[_sense(one)].note) if _sense(one) in from_there else one
        for one in found
    ]
    return [*both, *(one for one in incoming if _sense(one) not in told)]


def _sense(one: Counterpart) -> tuple[str, str, str]:
    return one.plan_id, one.item_id, one.as_


def _way(over: Entry, other: Entry) -> Way:
    if other.id not in over.node.related:
        return "in"
    return "both" if over.id in other.node.related else "out"


def top_kind(outline: Outline) -> str:
    """Return the kind of the highest level that has several items: what the branches of a plan are."""
    levels = outline.children
    with_items_below = [one for one in outline.entries if levels.get(one.id)] or outline.entries
    several = (one for one in with_items_below if len(levels[one.parent.id if one.parent else None]) > 1)
    lowest = with_items_below[-1].kind if with_items_below else "vision"
    return next((one.kind for one in several), lowest)
