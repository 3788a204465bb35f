"""`kyodo list KIND`: the items of a kind, narrowed by filters."""

from collections.abc import Sequence
from typing import Any, Final, NamedTuple

from kyodo_cli.analysis.filters import Narrow, narrowed
from kyodo_cli.analysis.frame import entries_in, in_force
from kyodo_cli.analysis.lookup import find_entries
from kyodo_cli.analysis.scales import DEFAULT_SCALE, rating_places, same_sign
from kyodo_cli.base.errors import UsageFault
from kyodo_cli.base.language import Message
from kyodo_cli.base.years import fiscal_year
from kyodo_cli.cli.asking import item_kind, open_plans
from kyodo_cli.cli.options import choice
from kyodo_cli.cli.output import columns, is_terminal, tell, write, write_data
from kyodo_cli.cli.surroundings import Surroundings
from kyodo_cli.model.outline import Entry, IndicatorEntry
from kyodo_cli.render.listing import listing_text
from kyodo_cli.render.listing_csv import listing_csv
from kyodo_cli.render.machine import indicator_data, item_data, json_answer, plan_data
from kyodo_cli.views.listing import Listing, indicator_listing, item_listing, plan_listing
from kyodo_cli.workspace.book import Book, PlanBook

FORMS: Final = ("table", "json", "csv", "md")

MOST_NAMED: Final = 12
"""Known values that a message lists; more would be no help."""


class Filters(NamedTuple):
    """The filters as typed."""

    plan: str | None = None
    vision: str | None = None
    goal: str | None = None
    department: str | None = None
    theme: str | None = None
    rating: str | None = None
    unevaluated: bool = False
    year: str | None = None


def list_items(around: Surroundings, kind: str, filters: Filters, *, form: str = "table") -> int:
    """Print the items of a kind that meet every filter."""
    form = choice(form, FORMS, "--format")
    book, code = open_plans(around, filters.plan)
    kind = item_kind(kind, book)
    narrow = _narrow(around, book, filters)
    if kind == "plan" and narrow._replace(as_of=0) != Narrow():
        message = Message("“kyodo list plans” takes no filter but --plan.")
        raise UsageFault(message, Message("List the items of the plans instead, such as “kyodo list actions”."))
    if kind == "plan":
        data = [plan_data(one) for one in book.plans]
        listings = [plan_listing(book.plans, around.this_year, around.language)]
    elif kind == "indicator":
        indicators = [(one, _indicators(one, narrow)) for one in book.plans]
        data = [indicator_data(one, entry.indicator, entry.holder) for one, entries in indicators for entry in entries]
        listings = [indicator_listing(one, entries) for one, entries in indicators if entries]
    else:
        items = [(one, narrowed(one, _of_kind(one, kind, narrow.year, around.this_year), narrow)) for one in book.plans]
        data = [item_data(one, entry) for one, entries in items for entry in entries]
        listings = [
            item_listing(one, kind, entries, narrow.year, around.this_year) for one, entries in items if entries
        ]
    if not data and filters == Filters():
        tell(Message("The plans here have none at all."), around.language)
    elif not data:
        tell(Message("Nothing meets the conditions."), around.language)
    if form == "csv":
        write_data(listing_csv(kind, data, narrow.year, rating_places((one.plan for one in book.plans), narrow.year)))
    else:
        _print(around, kind, data, listings, form)
    return code


def _narrow(around: Surroundings, book: Book, filters: Filters) -> Narrow:
    if (filters.rating or filters.unevaluated) and not filters.year:
        raise UsageFault(Message("Say which fiscal year the evaluation is of."), Message("Add the year: --year 2024."))
    for option, text, known in (
        ("--vision", filters.vision, _items_known(book, "vision", filters.vision)),
        ("--goal", filters.goal, _items_known(book, "goal", filters.goal)),
        ("--department", filters.department, _departments_known(book)),
        ("--theme", filters.theme, _themes_known(book)),
        ("--rating", filters.rating, _ratings_known(book)),
    ):
        if text is not None and same_sign(text) not in map(same_sign, known):
            names = list(dict.fromkeys(known))[:MOST_NAMED]
            hint = Message("Known: {names}.", names=names) if names else Message("The plans here have none at all.")
            raise UsageFault(Message("{option}: nothing here is called “{text}”.", option=option, text=text), hint)
    year = fiscal_year(filters.year) if filters.year else None
    return Narrow(*filters[1:7], year, around.this_year if year is None else year)


def _items_known(book: Book, kind: str, text: str | None) -> list[str]:
    if text is not None and any(find_entries(plan.outline, kind, text) for plan in book.plans):
        return [text]
    return [entry.node.number or entry.id for plan in book.plans for entry in plan.outline.of_kind(kind)]


def _departments_known(book: Book) -> list[str]:
    defined = [one for plan in book.plans for one in plan.plan.departments]
    names = [one.name for one in defined] + [name for one in defined for name in (one.id, *one.aliases)]
    return names + [part.id for plan in book.plans for one in plan.outline.entries for part in one.node.departments]


def _themes_known(book: Book) -> list[str]:
    return [theme for plan in book.plans for entry in plan.outline.entries for theme in entry.node.themes]


def _ratings_known(book: Book) -> list[str]:
    scales = [one for plan in book.plans for one in (plan.plan.scales or (DEFAULT_SCALE,))]
    return [grade.code for scale in scales for grade in scale.grades]


def _of_kind(book: PlanBook, kind: str, year: int | None, this_year: int) -> tuple[Entry, ...]:
    """Return the items of a kind that are part of the plan in the fiscal year asked for, else in this one."""
    if year is not None and not in_force(book.plan, year):
        return ()
    return tuple(entry for entry in entries_in(book.outline, this_year if year is None else year) if entry.kind == kind)


def _indicators(book: PlanBook, narrow: Narrow) -> list[IndicatorEntry]:
    if narrow._replace(year=None, as_of=0) == Narrow():
        return list(book.outline.indicators)
    kept = {entry.id for entry in narrowed(book, book.outline.entries, narrow)}
    return [one for one in book.outline.indicators if one.holder and one.holder.id in kept]


def _print(around: Surroundings, kind: str, data: list[dict[str, Any]], listings: Sequence[Listing], form: str) -> None:
    if form == "json":
        write_data(json_answer(kind, data))
    else:
        width = columns() if is_terminal() else None
        text = "\n".join(listing_text(one, around.language, form, width) for one in listings)
        (write_data if form == "md" else write)(text)
