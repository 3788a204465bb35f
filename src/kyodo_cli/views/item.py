"""One item whole: its place, its text, what it is related to, what changed, what is recorded of it year by year."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from kyodo_cli.analysis.as_of import AsOf, is_followed, may_have_changed
from kyodo_cli.analysis.departments import in_charge
from kyodo_cli.analysis.frame import Frame
from kyodo_cli.base.kinds import Kind
from kyodo_cli.model.nodes import Node
from kyodo_cli.model.outline import Entry
from kyodo_cli.model.plan import Plan
from kyodo_cli.views.words import Word, word

if TYPE_CHECKING:  # most plans that are shown have no records yet; what shows them is loaded when there are some
    from kyodo_cli.views.counterparts import Counterpart
    from kyodo_cli.views.difference import DifferenceView
    from kyodo_cli.views.history import HistoryView
    from kyodo_cli.views.report.indicators import IndicatorView


@dataclass(frozen=True, slots=True)
class Reference:
    """Another item, by name; `title` is None for an item that the plan does not have.

    Of an item that is not part of the plan in the year that is spoken of, `left` is the fiscal year since when it no
    longer is, or `comes` the one from which it will be.
    """

    word: Word
    id: str
    number: str | None
    title: str | None
    left: int | None = None
    comes: int | None = None


@dataclass(frozen=True, slots=True)
class DepartmentPart:
    """A department and its part in the item; the name is None where the plan does not define it."""

    id: str
    name: str | None
    role: Literal["lead", "support", "collects"] | None


@dataclass(frozen=True, slots=True)
class ItemView:
    """An item of a plan as it stood in a fiscal year, ready to be shown.

    `changes` are those since the plan was adopted; `differences` are those between that year and today's, `today`.
    `is_outside` says that the item is not part of the plan in either: then they are what matters most. `period_today`
    is there where it is another one than in that year.
    """

    plan: Plan
    year: int
    today: int
    place: tuple[Reference, ...]
    self: Reference
    kind: Kind
    node: Node
    need_word: Word
    related_word: Word
    related: tuple[Reference, ...]
    named_by: tuple[Reference, ...]
    children: tuple[Reference, ...]
    counterparts: "tuple[Counterpart, ...]"
    departments: tuple[DepartmentPart, ...]
    relisted: tuple[Reference, ...]
    period: Frame
    period_today: Frame | None
    is_outside: bool
    changes: "tuple[DifferenceView, ...]"
    differences: "tuple[DifferenceView, ...]"
    indicators: "tuple[IndicatorView, ...]"
    history: "HistoryView"


def item_view(then: AsOf, now: AsOf, entry: Entry, *, others: Sequence[AsOf] = (), only_year: bool = False) -> ItemView:
    """Put together what `show` says of an item.

    Args:
        then: the plan as it stood in the year that is shown.
        now: the plan as it stands today.
        entry: the item.
        others: the plans that its items correspond to, as they stood in that year.
        only_year: show the records of that one year, not of all.
    """
    from kyodo_cli.views.history import history_view

    entry = then.twin(entry)
    node, plan, outline = entry.node, then.plan, then.book.outline
    return ItemView(
        plan=plan,
        year=then.year,
        today=now.year,
        place=tuple(reference_in(then, above) for above in entry.ancestors),
        self=reference_in(then, entry),
        kind=entry.kind,
        node=node,
        need_word=word(plan, "need"),
        related_word=word(plan, "related"),
        related=tuple(_named(then, target) for target in node.related),
        named_by=_named_by(then, entry),
        children=tuple(reference_in(then, below) for below in outline.children.get(entry.id, ())),
        counterparts=_counterparts(others, entry),
        departments=_departments(plan, node, then.year),
        relisted=tuple(_named(then, target) for target in node.relisted),
        period=then.period,
        period_today=now.period if now.period[:2] != then.period[:2] else None,
        is_outside=not (then.holds(entry) and now.holds(entry)),
        changes=_changes(None, then, entry),
        differences=_changes(then, now, entry),
        indicators=_indicators(then, node),
        history=history_view(then, entry, only_year=only_year),
    )


def _changes(before: AsOf | None, then: AsOf, entry: Entry) -> "tuple[DifferenceView, ...]":
    if not may_have_changed(then.plan, entry):
        return ()
    from kyodo_cli.views.since import changes_since

    return changes_since(before, then, entry)


def reference(plan: Plan, entry: Entry) -> Reference:
    """Name an item: the plan's word for its level (or the branch's own), number and title."""
    return Reference(entry.node.label or word(plan, entry.kind), entry.id, entry.node.number, entry.node.title)


def reference_in(then: AsOf, entry: Entry) -> Reference:
    """Name an item, and say so where it is not part of the plan in the year."""
    plan = then.plan
    start, end = then.turns(entry)
    left = end.year if end and end.year <= then.year else None
    comes = start.year if start and start.year > then.year and left is None else None
    title = entry.node.label or word(plan, entry.kind)
    return Reference(title, entry.id, entry.node.number, entry.node.title, left, comes)


def _named(then: AsOf, target: str) -> Reference:
    entry = then.book.outline.by_id.get(target)
    return reference_in(then, entry) if entry else Reference("", target, None, None)


def _named_by(then: AsOf, entry: Entry) -> tuple[Reference, ...]:
    """Return the items that link here without being linked from here."""
    return tuple(
        reference_in(then, other)
        for other in then.book.outline.entries
        if entry.id in other.node.related and other.id not in entry.node.related and other.id != entry.id
    )


def _counterparts(others: Sequence[AsOf], entry: Entry) -> "tuple[Counterpart, ...]":
    if not entry.node.corresponds:
        return ()
    from kyodo_cli.views.counterparts import named_counterparts

    return tuple(named_counterparts(others, entry))


def _departments(plan: Plan, node: Node, year: int) -> tuple[DepartmentPart, ...]:
    """Return who is in charge in a fiscal year, each department once."""
    parts: dict[str, DepartmentPart] = {}
    for part in node.departments:
        for one in in_charge(plan, part.id, year):
            parts.setdefault(one.id, DepartmentPart(one.id, one.name, part.role))
        if not in_charge(plan, part.id, year):
            parts.setdefault(part.id, DepartmentPart(part.id, None, part.role))
    return tuple(parts.values())


def _indicators(then: AsOf, node: Node) -> "tuple[IndicatorView, ...]":
    if not node.indicators:
        return ()
    from kyodo_cli.views.report.indicators import indicator_view
    from kyodo_cli.views.report.references import Context

    context = Context(then.book, then.year)
    return tuple(indicator_view(context, one) for one in node.indicators if is_followed(then.plan, one, then.year))
