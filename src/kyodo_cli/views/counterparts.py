"""Items of other plans that an item corresponds to, by name."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from kyodo_cli.analysis.as_of import AsOf
from kyodo_cli.model.nodes import Correspondence
from kyodo_cli.model.outline import Entry

Way = Literal["both", "out", "in"]


@dataclass(frozen=True, slots=True)
class Counterpart:
    """The item of another plan that an item corresponds to; `title` is None where it cannot be found here.

    `as_` says what the item that was asked for is: the broader, peer or narrower one; `way`, which plan says so.
    """

    plan_id: str
    item_id: str
    number: str | None
    title: str | None
    plan_title: str | None
    as_: str
    note: str | None
    way: Way


def named_counterparts(plans: Sequence[AsOf], entry: Entry) -> list[Counterpart]:
    """Name the items of other plans that an item says it corresponds to.

    Args:
        plans: the plans that were read, as they stood in the year that is spoken of.
        entry: the item.
    """
    found = []
    for one in entry.node.corresponds:
        plan_id, _, item_id = one.to.partition(":")
        found.append(counterpart(plans, (plan_id, item_id), one, one.as_, "out"))
    return found


def counterpart(
    plans: Sequence[AsOf], target: tuple[str, str], link: Correspondence, as_: str, way: Way
) -> Counterpart:
    """Name the item of another plan at one end of a correspondence."""
    plan_id, item_id = target
    there = next((one for one in plans if one.plan.id == plan_id), None)
    entry = there.book.outline.by_id.get(item_id) if there else None
    number, title = (entry.node.number, entry.node.title) if entry else (None, None)
    return Counterpart(plan_id, item_id, number, title, there.plan.title if there else None, as_, link.note, way)
