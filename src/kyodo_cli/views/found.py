"""What a search found: each text with the item it belongs to."""

from collections.abc import Iterable
from dataclasses import dataclass

from kyodo_cli.analysis.as_of import AsOf
from kyodo_cli.analysis.search import Hit, search
from kyodo_cli.base.routes import printed
from kyodo_cli.views.item import Reference, reference_in
from kyodo_cli.views.words import FIELDS, WORDS, Word, word
from kyodo_cli.workspace.book import PlanBook


@dataclass(frozen=True, slots=True)
class FoundText:
    """A text that holds what was looked for; `item` is None where it belongs to the plan as a whole."""

    item: Reference | None
    field: Word
    route: str
    hit: Hit


@dataclass(frozen=True, slots=True)
class FoundView:
    """What was found in one plan, in the order of its files."""

    plan_id: str
    plan_title: str
    texts: tuple[FoundText, ...]


def found_view(book: PlanBook, now: AsOf, text: str) -> FoundView:
    """Search a plan and its years, all of them; items are named as the plan stands today."""
    return FoundView(book.id, now.plan.title, tuple(_found(now, search(book, text))))


def _found(now: AsOf, hits: Iterable[Hit]) -> Iterable[FoundText]:
    for hit in hits:
        entry = now.book.outline.by_id.get(hit.item or "")
        name = next((step for step in reversed(hit.route) if isinstance(step, str) and step != hit.item), "")
        field = word(now.plan, name) if name in WORDS else FIELDS.get(name, name)
        yield FoundText(reference_in(now, entry) if entry else None, field, printed(hit.route), hit)
