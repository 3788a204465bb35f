"""One item whole: its place, its text, what it is related to, and what is recorded of it year by year."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from kyodo_cli.analysis.departments import in_charge
from kyodo_cli.analysis.frame import Frame, entries_in, frame, in_force, retired
from kyodo_cli.analysis.scales import applies_to, stages_of
from kyodo_cli.analysis.standing import covered_later
from kyodo_cli.model.nodes import Node
from kyodo_cli.model.outline import Entry, Outline
from kyodo_cli.model.plan import Amendment, Plan
from kyodo_cli.views.words import Word, word
from kyodo_cli.workspace.book import PlanBook

if TYPE_CHECKING:  # most plans that are shown have no records yet; what shows them is loaded when there are some
    from kyodo_cli.views.report.indicators import IndicatorView, ValueView
    from kyodo_cli.views.report.records import RecordView


@dataclass(frozen=True, slots=True)
class Reference:
    """Another item, by name; `title` is None for an item that the plan does not have."""

    word: Word
    id: str
    number: str | None
    title: str | None


@dataclass(frozen=True, slots=True)
class DepartmentPart:
    """A department and its part in the item; the name is None where the plan does not define it."""

    id: str
    name: str | None
    role: Literal["lead", "support", "collects"] | None


@dataclass(frozen=True, slots=True)
class RecordedYear:
    """What is recorded of the item in one fiscal year: an evaluation, and values of its indicators.

    Each value stands with its indicator's title and unit. `state` says whether the item was part of the plan in force
    that year, or a later year's evaluation speaks for it.
    """

    year: int
    state: Literal["in_plan", "covered", "not_in_plan"] = "in_plan"
    record: "RecordView | None" = None
    values: "tuple[tuple[str, str | None, ValueView], ...]" = ()

    @property
    def is_recorded(self) -> bool:
        """Say whether there is anything."""
        return self.record is not None or bool(self.values)


@dataclass(frozen=True, slots=True)
class ItemView:
    """An item of a plan, ready to be shown.

    `period` is the plan's as of the year asked for; `years` are those that something is due or recorded in.
    """

    plan: Plan
    place: tuple[Reference, ...]
    self: Reference
    node: Node
    need_word: Word
    related_word: Word
    related: tuple[Reference, ...]
    named_by: tuple[Reference, ...]
    children: tuple[Reference, ...]
    departments: tuple[DepartmentPart, ...]
    relisted: tuple[Reference, ...]
    period: Frame
    ended_by: Amendment | None
    indicators: "tuple[IndicatorView, ...]"
    years: tuple[RecordedYear, ...]


def item_view(book: PlanBook, entry: Entry, *, as_of: int, only_year: int | None = None) -> ItemView:
    """Put together what `show` says of an item.

    Args:
        book: the item's plan.
        entry: the item.
        as_of: the fiscal year whose plan is shown, and up to which years are looked at.
        only_year: the one fiscal year to show, if not all.
    """
    plan, outline = book.plan, book.outline
    node = entry.node
    period = frame(plan, as_of)
    return ItemView(
        plan=plan,
        place=tuple(reference(plan, above) for above in entry.ancestors),
        self=reference(plan, entry),
        node=node,
        need_word=word(plan, "need"),
        related_word=word(plan, "related"),
        related=tuple(_named(outline, target) for target in node.related),
        named_by=_named_by(outline, entry),
        children=tuple(reference(plan, below) for below in outline.children.get(entry.id, ())),
        departments=_departments(plan, node, as_of),
        relisted=tuple(_named(outline, target) for target in node.relisted),
        period=period,
        ended_by=retired(plan).get(entry.id),
        indicators=_indicators(book, node, as_of),
        years=tuple(_recorded(book, entry, year) for year in _years(book, entry, as_of, only_year)),
    )


def reference(plan: Plan, entry: Entry) -> Reference:
    """Name an item: the plan's word for its level (or the branch's own), number and title."""
    return Reference(entry.node.label or word(plan, entry.kind), entry.id, entry.node.number, entry.node.title)


def _named(outline: Outline, target: str) -> Reference:
    entry = outline.by_id.get(target)
    return reference(outline.plan, entry) if entry else Reference("", target, None, None)


def _named_by(outline: Outline, entry: Entry) -> tuple[Reference, ...]:
    """Return the items that link here without being linked from here."""
    return tuple(
        reference(outline.plan, other)
        for other in outline.entries
        if entry.id in other.node.related and other.id not in entry.node.related and other.id != entry.id
    )


def _departments(plan: Plan, node: Node, year: int) -> tuple[DepartmentPart, ...]:
    """Return who is in charge in a fiscal year, each department once."""
    parts: dict[str, DepartmentPart] = {}
    for part in node.departments:
        for one in in_charge(plan, part.id, year):
            parts.setdefault(one.id, DepartmentPart(one.id, one.name, part.role))
        if not in_charge(plan, part.id, year):
            parts.setdefault(part.id, DepartmentPart(part.id, None, part.role))
    return tuple(parts.values())


def _years(book: PlanBook, entry: Entry, as_of: int, only_year: int | None) -> list[int]:
    """Return the years to speak of: those of the period so far, and any other that something is recorded in."""
    if only_year is not None:
        return [only_year]
    period = frame(book.plan, as_of)
    last = as_of if period.last is None else min(as_of, period.last)
    is_reviewed = any(entry.kind in applies_to(stage, book.outline) for stage in stages_of(book.plan, as_of))
    due = [year for year in range(period.first, last + 1) if is_reviewed and entry in entries_in(book.outline, year)]
    return sorted({*due, *(year for year in book.years if _recorded(book, entry, year).is_recorded)})


def _state(book: PlanBook, entry: Entry, year: int) -> Literal["in_plan", "covered", "not_in_plan"]:
    if not in_force(book.plan, year) or entry not in entries_in(book.outline, year):
        return "not_in_plan"
    return "covered" if entry.id in covered_later(book.years, year) else "in_plan"


def _recorded(book: PlanBook, entry: Entry, year: int) -> RecordedYear:
    records, node, state = book.years.get(year), entry.node, _state(book, entry, year)
    if records is None:
        return RecordedYear(year, state)
    from kyodo_cli.views.report.indicators import indicator_view
    from kyodo_cli.views.report.records import record_view
    from kyodo_cli.views.report.references import Context

    context = Context(book, year)
    evaluation = records.evaluations.get(node.id)
    measured = (indicator_view(context, one) for one in node.indicators if one.id in records.measurements)
    values = tuple((one.title, one.unit, row) for one in measured for row in one.rows if row.kind == "value")
    return RecordedYear(year, state, record_view(context, evaluation) if evaluation else None, values)


def _indicators(book: PlanBook, node: Node, year: int) -> "tuple[IndicatorView, ...]":
    if not node.indicators:
        return ()
    from kyodo_cli.views.report.indicators import indicator_view
    from kyodo_cli.views.report.references import Context

    context = Context(book, year)
    return tuple(indicator_view(context, one) for one in node.indicators)
