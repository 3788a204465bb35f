"""What a search found: each text with the item it belongs to."""

from collections.abc import Iterable
from dataclasses import dataclass

from kyodo_cli.analysis.search import Hit, search
from kyodo_cli.base.routes import printed
from kyodo_cli.views.item import Reference, reference
from kyodo_cli.views.places import place
from kyodo_cli.views.words import Word, word
from kyodo_cli.workspace.book import PlanBook


@dataclass(frozen=True, slots=True)
class FoundText:
    """A text that holds what was looked for.

    `item` is the item or indicator that it belongs to, or None; `place` the words for where it stands there, from the
    outside.
    """

    item: Reference | None
    place: tuple[Word, ...]
    route: str
    hit: Hit


@dataclass(frozen=True, slots=True)
class FoundView:
    """What was found in one plan, in the order of its files."""

    plan_id: str
    plan_title: str
    texts: tuple[FoundText, ...]


def found_view(book: PlanBook, text: str) -> FoundView:
    """Search a plan and its years."""
    return FoundView(book.id, book.plan.title, tuple(_found(book, search(book, text))))


def _found(book: PlanBook, hits: Iterable[Hit]) -> Iterable[FoundText]:
    for hit in hits:
        item = _item(book, hit.item)
        yield FoundText(item, place(book.plan, hit.route, item.id if item else None), printed(hit.route), hit)


def _item(book: PlanBook, item: str | None) -> Reference | None:
    if entry := book.outline.by_id.get(item or ""):
        return reference(book.plan, entry)
    if found := book.outline.indicator_by_id.get(item or ""):
        one = found.indicator
        return Reference(word(book.plan, "indicator"), one.id, one.number, one.title)
    return None
