"""The plan as it stood in a fiscal year: one answer for every command and for the report.

An amendment takes effect with the first day of its `year`: the plan as of that fiscal year has it, the plan as of the
year before has not. A department ends with the last day of `to`; its successors are in charge from the year after. A
revised target holds from `revised` on.
"""

from functools import cached_property
from typing import Final, NamedTuple

from kyodo_cli.analysis.departments import Reorganisation, reorganisations
from kyodo_cli.analysis.frame import Frame, brought_in, entries_in, frame, retired
from kyodo_cli.analysis.revisions import Revision, revisions
from kyodo_cli.analysis.wording import plan_in
from kyodo_cli.base.routes import Path
from kyodo_cli.model.indicator import Indicator
from kyodo_cli.model.outline import Entry, IndicatorEntry, Outline
from kyodo_cli.model.plan import Amendment, Plan
from kyodo_cli.workspace.book import PlanBook

STATES_REASON: Final = ("item_retired", "item_split", "item_merged", "target_revised")
"""Amendments of which it is said where no reason is recorded."""


class AsOf:
    """A plan as it stood in a fiscal year.

    `book` holds it with the words, names and targets of that year and still with every item, so that what has ended can
    be named; `outline` holds the items that were part of it.
    """

    def __init__(self, year: int, book: PlanBook, outline: Outline) -> None:
        self.year = year
        self.book = book
        self.outline = outline

    @property
    def plan(self) -> Plan:
        """The plan in the words of the year."""
        return self.book.plan

    @property
    def book_of_year(self) -> PlanBook:
        """The book with only the items that were part of the plan."""
        return self.book._replace(outline=self.outline)

    @cached_property
    def period(self) -> Frame:
        """The period, as extended or abolished by then."""
        return frame(self.plan, self.year)

    @cached_property
    def amendments(self) -> tuple[Amendment, ...]:
        """What had been changed by then, oldest first."""
        known = (one for one in self.plan.amendments if one.year <= self.year)
        return tuple(sorted(known, key=lambda one: one.year))

    @cached_property
    def reorganisations(self) -> tuple[Reorganisation, ...]:
        """The departments that had ended by then, oldest first."""
        return tuple(one for one in reorganisations(self.plan) if one.year <= self.year)

    @cached_property
    def revisions(self) -> dict[Path, tuple[Revision, ...]]:
        """The targets that had been revised by then, oldest first, by the path of their indicator."""
        found: dict[Path, tuple[Revision, ...]] = {}
        for one in revisions(self.book.outline):
            if one.year is None or one.year <= self.year:
                found[one.entry.path] = (*found.get(one.entry.path, ()), one)
        return found

    def lacks_reason(self, amendment: Amendment) -> bool:
        """Say whether an amendment ought to say why, and neither it nor the target that it is about does."""
        if amendment.reason or amendment.kind not in STATES_REASON:
            return False
        return not any(one.amendment is amendment and one.reason for some in self.revisions.values() for one in some)

    def holds(self, entry: Entry) -> bool:
        """Say whether an item was part of the plan."""
        return entry.path in self._paths

    def twin(self, entry: Entry) -> Entry:
        """Return the same item in the words of the year."""
        return self._entries.get(entry.path, entry)

    def indicator_twin(self, entry: IndicatorEntry) -> IndicatorEntry:
        """Return the same indicator with the words and targets of the year."""
        return next((one for one in self.book.outline.indicators if one.path == entry.path), entry)

    def turns(self, entry: Entry) -> "tuple[Turn | None, Turn | None]":
        """Return since when an item is part of the plan, and since when it no longer is."""
        if entry.path not in self._turns:
            self._turns[entry.path] = (beginning(self.plan, entry), ending(self.plan, entry))
        return self._turns[entry.path]

    @cached_property
    def _turns(self) -> "dict[Path, tuple[Turn | None, Turn | None]]":
        return {}

    @cached_property
    def _entries(self) -> dict[Path, Entry]:
        return {one.path: one for one in self.book.outline.entries}

    @cached_property
    def _paths(self) -> frozenset[Path]:
        return frozenset(one.path for one in self.outline.entries)


class Turn(NamedTuple):
    """The fiscal year from which an item is part of the plan, or no longer is.

    `amendment` is what did it; without one, the item's own years say so. `entry` is the item itself, or the one that it
    stands under.
    """

    year: int
    entry: Entry
    amendment: Amendment | None


def as_of(book: PlanBook, year: int) -> AsOf:
    """Return a plan as it stood in a fiscal year; ask it of the book as it was read."""
    then = plan_in(book.plan, year)
    if then is not book.plan:
        book = book._replace(plan=then, outline=Outline(then))
    return AsOf(year, book, Outline(then, entries_in(book.outline, year)))


def ending(plan: Plan, entry: Entry) -> Turn | None:
    """Return since when an item is, or will be, no longer part of the plan; what ends first counts."""
    ended = retired(plan)
    turns = []
    for one in (entry, *entry.ancestors):
        if one.id in ended:
            turns.append(Turn(ended[one.id].year, one, ended[one.id]))
        if one.node.years and one.node.years.to is not None:
            turns.append(Turn(one.node.years.to + 1, one, None))
    return min(turns, key=lambda one: one.year, default=None)


def beginning(plan: Plan, entry: Entry) -> Turn | None:
    """Return since when an item is part of the plan, if that is not from its adoption on; what begins last counts."""
    added = brought_in(plan)
    turns = []
    for one in (entry, *entry.ancestors):
        if one.id in added:
            turns.append(Turn(added[one.id].year, one, added[one.id]))
        if one.node.years and one.node.years.from_ is not None and one.node.years.from_ > plan.period.from_:
            turns.append(Turn(one.node.years.from_, one, None))
    return max(turns, key=lambda one: one.year, default=None)


def may_have_changed(plan: Plan, entry: Entry) -> bool:
    """Say whether anything in a plan can have changed about an item, so that it is worth looking."""
    return (
        any(one.item for one in plan.amendments)
        or any(one.node.years for one in (entry, *entry.ancestors))
        or bool(entry.node.departments or entry.node.indicators)
    )


def is_followed(plan: Plan, indicator: Indicator, year: int) -> bool:
    """Say whether an indicator is followed in a fiscal year, by its years and by the amendments that name it."""
    ended, added = retired(plan).get(indicator.id), brought_in(plan).get(indicator.id)
    return (
        (indicator.years is None or indicator.years.holds(year))
        and (ended is None or year < ended.year)
        and (added is None or added.year <= year)
    )
