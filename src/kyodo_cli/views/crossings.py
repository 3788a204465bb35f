"""Cross-references: of one item, and of whole plans."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from kyodo_cli.analysis.links import LinkGraph, link_graph, within
from kyodo_cli.model.nodes import Correspondence
from kyodo_cli.model.outline import Entry
from kyodo_cli.views.item import Reference, reference
from kyodo_cli.views.words import Word, word
from kyodo_cli.workspace.book import PlanBook

Way = Literal["both", "out", "in"]

_TURNED = {"broader": "narrower", "peer": "peer", "narrower": "broader"}


@dataclass(frozen=True, slots=True)
class Neighbour:
    """An item that is reached: in how many steps, from which item, and which end lists the link."""

    step: int
    item: Reference
    over: Reference
    way: Way


@dataclass(frozen=True, slots=True)
class Counterpart:
    """The item of another plan that an item corresponds to; `title` is None where it cannot be found here.

    `as_` says what the item that was asked for is: the broader, peer or narrower one.
    """

    plan_id: str
    item_id: str
    number: str | None
    title: str | None
    as_: str
    note: str | None
    way: Way


@dataclass(frozen=True, slots=True)
class RelatedView:
    """What an item is related to, within its plan and across plans."""

    plan_id: str
    plan_title: str
    self: Reference
    related_word: Word
    neighbours: tuple[Neighbour, ...]
    dangling: tuple[str, ...]
    counterparts: tuple[Counterpart, ...]


@dataclass(frozen=True, slots=True)
class CrossingsView:
    """The links of one plan as a whole."""

    plan_id: str
    plan_title: str
    related_word: Word
    top_word: Word
    graph: LinkGraph
    counterparts: tuple[tuple[Reference, Counterpart], ...]


def related_view(books: Sequence[PlanBook], book: PlanBook, entry: Entry, depth: int) -> RelatedView:
    """Follow the links of an item, and find the items of other plans that correspond to it, from both ends.

    Args:
        books: every plan that was read.
        book: the item's plan.
        entry: the item.
        depth: how many steps to follow within the plan.
    """
    plan, outline = book.plan, book.outline
    return RelatedView(
        plan_id=plan.id,
        plan_title=plan.title,
        self=reference(plan, entry),
        related_word=word(plan, "related"),
        neighbours=tuple(
            Neighbour(step, reference(plan, other), reference(plan, over), _way(over, other))
            for step, other, over in within(outline, entry.id, depth)
        ),
        dangling=tuple(target for target in entry.node.related if target not in outline.by_id),
        counterparts=tuple(counterparts(books, book, entry)),
    )


def crossings_view(books: Sequence[PlanBook], book: PlanBook) -> CrossingsView:
    """Look at all links of a plan, and at its correspondences to other plans."""
    plan = book.plan
    return CrossingsView(
        plan_id=plan.id,
        plan_title=plan.title,
        related_word=word(plan, "related"),
        top_word=word(plan, _top_kind(book)),
        graph=link_graph(book.outline),
        counterparts=tuple(
            (reference(plan, entry), one) for entry in book.outline.entries for one in counterparts(books, book, entry)
        ),
    )


def counterparts(books: Sequence[PlanBook], book: PlanBook, entry: Entry) -> list[Counterpart]:
    """Find the items of other plans that correspond to an item: those it names, then those that name it."""
    found = []
    for one in entry.node.corresponds:
        plan_id, _, item_id = one.to.partition(":")
        found.append(_counterpart(books, (plan_id, item_id), one, one.as_, "out"))
    here = f"{book.id}:{entry.id}"
    incoming = (
        _counterpart(books, (other.id, theirs.id), one, _TURNED[one.as_], "in")
        for other in books
        for theirs in other.outline.entries
        for one in theirs.node.corresponds
        if one.to == here
    )
    return [*found, *incoming]


def _counterpart(
    books: Sequence[PlanBook], target: tuple[str, str], link: Correspondence, as_: str, way: Way
) -> Counterpart:
    plan_id, item_id = target
    book = next((one for one in books if one.id == plan_id), None)
    entry = book.outline.by_id.get(item_id) if book else None
    number, title = (entry.node.number, entry.node.title) if entry else (None, None)
    return Counterpart(plan_id, item_id, number, title, as_, link.note, way)


def _way(over: Entry, other: Entry) -> Way:
    if other.id not in over.node.related:
        return "in"
    return "both" if over.id in other.node.related else "out"


def _top_kind(book: PlanBook) -> str:
    entries = book.outline.entries
    return next(
        (one.kind for one in entries if len(book.outline.children[one.parent.id if one.parent else None]) > 1), "vision"
    )
