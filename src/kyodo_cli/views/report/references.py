"""Ways from one part of the report to another."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from kyodo_cli.analysis.as_of import is_followed
from kyodo_cli.analysis.frame import entries_in
from kyodo_cli.model.indicator import Indicator
from kyodo_cli.model.outline import Entry
from kyodo_cli.views.verdicts import StandingView, standing_view
from kyodo_cli.views.words import Word, word
from kyodo_cli.workspace.book import PlanBook


@dataclass(frozen=True, slots=True)
class Link:
    """Another item by its number and title.

    `anchor` is where it stands on this page, or None: it is not part of the plan that year, or (without a title) the
    plan does not have it, or it belongs to another plan.
    """

    id: str
    word: Word | None
    number: str | None
    title: str | None
    anchor: str | None


class Context:
    """A plan in a fiscal year, with what every part of its report needs: the items of that year and their anchors.

    `others` are plans beside it, whose items it may name.
    """

    def __init__(self, book: PlanBook, year: int, others: Sequence[PlanBook] = ()) -> None:
        self.book = book
        self.plan = book.plan
        self.outline = book.outline
        self.year = year
        self.others = others
        self.records = book.years.get(year)
        self.entries = entries_in(book.outline, year)
        self._standings: dict[int, StandingView] = {}

    @cached_property
    def anchors(self) -> dict[int, str]:
        """The anchor of every item and indicator on the page: its id; a second one of the same id gets a mark."""
        found: dict[int, str] = {}
        used: set[str] = set()
        shown = {id(entry.node) for entry in self.entries}
        indicators = [
            one.indicator
            for one in self.outline.indicators
            if (one.holder is None or id(one.holder.node) in shown) and self.follows(one.indicator)
        ]
        nodes = [entry.node for entry in self.entries]
        for part, item in (*((one, one.id) for one in nodes), *((one, one.id) for one in indicators)):
            anchor = item
            while anchor in used:
                anchor += "."
            used.add(anchor)
            found[id(part)] = anchor
        return found

    def standing(self, indicator: Indicator) -> StandingView:
        """Return how an indicator stands in the year."""
        if id(indicator) not in self._standings:
            self._standings[id(indicator)] = standing_view(self.book, indicator, self.year)
        return self._standings[id(indicator)]

    def word(self, key: str) -> Word:
        """Return what the plan calls something."""
        return word(self.plan, key)

    def follows(self, indicator: Indicator) -> bool:
        """Say whether an indicator is followed in the year."""
        return is_followed(self.plan, indicator, self.year)

    def name_of(self, entry: Entry) -> Word:
        """Return what the plan calls an item's level, or the branch its own."""
        return entry.node.label or self.word(entry.kind)

    def link(self, target: str) -> Link:
        """Return the way to an item or indicator by its id."""
        entry = self.outline.by_id.get(target)
        if entry:
            return Link(target, self.name_of(entry), entry.node.number, entry.node.title, self.anchor(entry.node))
        found = self.outline.indicator_by_id.get(target)
        if found:
            return self.link_to(found.indicator)
        return Link(target, None, None, None, None)

    def link_to(self, indicator: Indicator) -> Link:
        """Return the way to an indicator."""
        title, anchor = indicator.title, self.anchor(indicator)
        return Link(indicator.id, self.word("indicator"), indicator.number, title, anchor)

    def anchor(self, part: object) -> str | None:
        """Return where an item or an indicator stands on the page."""
        return self.anchors.get(id(part))
