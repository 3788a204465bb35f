"""A list of items: one row an item, with its place and what is recorded of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce

from kyodo_cli.analysis.departments import in_charge
from kyodo_cli.analysis.filters import evaluation, ratings
from kyodo_cli.analysis.frame import frame
from kyodo_cli.base.language import Message
from kyodo_cli.base.years import printed_span
from kyodo_cli.model.outline import Entry, IndicatorEntry
from kyodo_cli.model.plan import Plan
from kyodo_cli.views.words import Word, word
from kyodo_cli.workspace.book import PlanBook


@dataclass(frozen=True, slots=True)
class Listing:
    """A table under the name of its plan."""

    plan_id: str
    title: str
    header: tuple[Word, ...]
    rows: tuple[tuple[Word, ...], ...]


def plan_listing(books: Sequence[PlanBook], year: int, language: str) -> Listing:
    """List plans, with their period as of a fiscal year."""
    header = (
        Message("ID"),
        Message("Municipality"),
        Message("Plan"),
        Message("Plan period"),
        Message("Items"),
        Message("Years recorded"),
    )
    return Listing("", "", header, tuple(_plan_row(book, year, language) for book in books))


def item_listing(book: PlanBook, kind: str, entries: Sequence[Entry], year: int | None, this_year: int) -> Listing:
    """List items of one kind with who is in charge; with a fiscal year, as it was then and how they were rated."""
    plan = book.plan
    as_of = year if year is not None else this_year
    shows_departments = any(entry.node.departments for entry in entries)
    header: list[Word] = [Message("ID"), Message("Number"), word(plan, kind), Message("Stands under")]
    if shows_departments:
        header.append(word(plan, "departments"))
    if year is not None:
        header.append(word(plan, "rating"))
    rows = []
    for entry in entries:
        row: list[Word] = [entry.id, entry.node.number or entry.numbering, entry.node.title, _place(book, entry)]
        if shows_departments:
            row.append("、".join(_in_charge(plan, entry, as_of)))
        if year is not None:
            row.append(_rated(book, entry, year))
        rows.append(tuple(row))
    return Listing(plan.id, plan.title, tuple(header), tuple(rows))


def indicator_listing(book: PlanBook, indicators: Sequence[IndicatorEntry]) -> Listing:
    """List indicators with the item each belongs to."""
    plan = book.plan
    header = (Message("ID"), word(plan, "indicator"), Message("Kind"), Message("Unit"), Message("Belongs to"))
    rows = tuple(
        (
            one.indicator.id,
            one.indicator.title,
            word(plan, one.indicator.kind) if one.indicator.kind else "",
            one.indicator.unit or "",
            one.holder.node.title if one.holder else word(plan, "plan"),
        )
        for one in indicators
    )
    return Listing(plan.id, plan.title, header, rows)


def _in_charge(plan: Plan, entry: Entry, year: int) -> list[str]:
    found = [in_charge(plan, part.id, year) or (part.id,) for part in entry.node.departments]
    return list(dict.fromkeys(one if isinstance(one, str) else one.name for some in found for one in some))


def _place(book: PlanBook, entry: Entry) -> Word:
    """Name what stands above by word and number; a single item without a number says nothing of the place."""
    steps = [step for step in entry.ancestors if step.node.number or len(book.outline.of_kind(step.kind)) > 1]
    words = [
        Message(
            "{word} {number}", word=step.node.label or word(book.plan, step.kind), number=step.node.number or step.id
        )
        for step in steps
    ]
    return reduce(lambda left, right: Message("{left} > {right}", left=left, right=right), words) if words else ""


def _plan_row(book: PlanBook, year: int, language: str) -> tuple[Word, ...]:
    plan, period = book.plan, frame(book.plan, year)
    kind = book.outline.lowest_kind
    items = Message("{word} {count}", word=word(plan, kind), count=len(book.outline.of_kind(kind))) if kind else ""
    recorded = "、".join(str(one) for one in sorted(book.years))
    return (
        plan.id,
        plan.municipality.name,
        plan.title,
        printed_span(period.first, period.last, language),
        items,
        recorded or Message("none"),
    )


def _rated(book: PlanBook, entry: Entry, year: int) -> Word:
    recorded = evaluation(book, entry, year)
    if recorded is None:
        return Message("nothing recorded")
    return "、".join(ratings(recorded)) or Message("recorded, not rated")
