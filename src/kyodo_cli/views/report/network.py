"""The related items of the year in the report: the picture, and the same as a table."""

from collections.abc import Iterator
from dataclasses import dataclass

from kyodo_cli.analysis.as_of import AsOf
from kyodo_cli.analysis.links import link_graph
from kyodo_cli.base.language import Message
from kyodo_cli.model.outline import Entry
from kyodo_cli.views.counterparts import Way
from kyodo_cli.views.network import NetworkView, network_view
from kyodo_cli.views.report.references import Context, Link
from kyodo_cli.views.words import Word


@dataclass(frozen=True, slots=True)
class RelatedItem:
    """An item that another is related to; `way` says which of the two lists the other."""

    link: Link
    way: Way


@dataclass(frozen=True, slots=True)
class RelatedRow:
    """An item, and those that it is related to in the order of the plan."""

    item: Link
    others: tuple[RelatedItem, ...]


@dataclass(frozen=True, slots=True)
class RelatedView:
    """How the items of the year are related.

    `kind` is what the items are called, `branch_word` what stands above them. Counted are the items, those of them that
    are related to others, the pairs, and the pairs across branches. `goes_one_way` says that the plan prints
    related items on one side.
    """

    kind: Word
    branch_word: Word
    items: int
    linked: int
    pairs: int
    across: int
    goes_one_way: bool
    rows: tuple[RelatedRow, ...]
    picture: NetworkView


def related_items_view(context: Context, then: AsOf) -> RelatedView | None:
    """Put together how the items are related, or nothing where the plan lists no related items."""
    graph = link_graph(then.outline)
    if not graph.links:
        return None
    linked = {entry.id for group in graph.groups for entry in group}
    members = [entry for entry in then.outline.by_id.values() if entry.id in linked]
    kinds = {context.name_of(entry) for entry in members}
    picture = network_view((then,), (then,))
    return RelatedView(
        kind=kinds.pop() if len(kinds) == 1 else Message("Item"),
        branch_word=picture.panels[0].branch_word,
        items=len(members),
        linked=len(members) - len(graph.isolated),
        pairs=len(graph.links),
        across=len(graph.across),
        goes_one_way=then.plan.links.related == "one_way",
        rows=tuple(RelatedRow(context.link(one.id), tuple(_others(context, one, members))) for one in members),
        picture=picture,
    )


def _others(context: Context, item: Entry, members: list[Entry]) -> Iterator[RelatedItem]:
    for other in members:
        lists, is_listed = other.id in item.node.related, item.id in other.node.related
        if other is not item and (lists or is_listed):
            way: Way = "both" if lists and is_listed else "out" if lists else "in"
            yield RelatedItem(context.link(other.id), way)
