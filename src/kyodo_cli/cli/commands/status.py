"""`kyodo status`: what of a year is done, missing, overdue and due next."""

from typing import Final, NamedTuple

from kyodo_cli.analysis.as_of import as_of
from kyodo_cli.analysis.departments import in_charge
from kyodo_cli.analysis.filters import departments_named
from kyodo_cli.analysis.frame import in_force
from kyodo_cli.base.errors import NothingToDo, UsageFault
from kyodo_cli.base.language import Message
from kyodo_cli.base.years import fiscal_year, printed_year
from kyodo_cli.cli.asking import open_plans
from kyodo_cli.cli.boundary import FINDINGS
from kyodo_cli.cli.options import choice
from kyodo_cli.cli.output import columns, may_colour, tell, write, write_data
from kyodo_cli.cli.surroundings import Surroundings
from kyodo_cli.views.status import StatusView, status_view
from kyodo_cli.workspace.book import PlanBook

FORMS: Final = ("text", "json")


class Query(NamedTuple):
    """What to look at, as typed."""

    year: str | None = None
    plan: str | None = None
    department: str | None = None
    require_complete: bool = False


def status(around: Surroundings, query: Query, *, form: str = "text") -> int:
    """Print how each plan stands.

    Returns:
        With `require_complete`, 1 while anything that is due is missing.

    Raises:
        UsageFault: no such department.
        NothingToDo: no plan is in force that year.
    """
    form = choice(form, FORMS, "--format")
    year = fiscal_year(query.year) if query.year else around.this_year - 1
    book, code = open_plans(around, query.plan)
    wanted = {one.id: _departments(one, query.department, year) for one in book.plans}
    if query.department is not None and not any(wanted.values()):
        raise _unknown(book.plans, query.department)
    others = book.plans if query.plan is None or len(around.workspace().plans) == 1 else None
    views = [
        status_view(as_of(one, year).book, year, around.today, departments=wanted[one.id], others=others)
        for one in _in_force(around, book.plans, year)
        if query.department is None or wanted[one.id]
    ]
    _print(around, views, form, is_whole=query.require_complete or query.department is not None)
    if query.require_complete and not all(one.is_complete for one in views):
        return code or FINDINGS
    return code


def _departments(book: PlanBook, text: str | None, year: int) -> frozenset[str] | None:
    """Return the departments that do in a fiscal year what the one that was typed does or did; None: all."""
    if text is None:
        return None
    found: set[str] = set()
    for name in departments_named(book.outline, text):
        found.update([one.id for one in in_charge(book.plan, name, year)] or [name])
    return frozenset(found)


def _unknown(plans: tuple[PlanBook, ...], text: str) -> UsageFault:
    names = list(dict.fromkeys(one.name for plan in plans for one in plan.plan.departments))
    hint = Message("Known: {names}.", names=names) if names else Message("The plans here have none at all.")
    return UsageFault(Message("{option}: nothing here is called “{text}”.", option="--department", text=text), hint)


def _in_force(around: Surroundings, plans: tuple[PlanBook, ...], year: int) -> list[PlanBook]:
    """Return the plans in force in a fiscal year, and name the others.

    Raises:
        NothingToDo: there is none.
    """
    named = printed_year(year, around.language)
    kept = [one for one in plans if in_force(one.plan, year)]
    for one in plans:
        if one not in kept:
            tell(Message("{plan} is not in force in {year}: left out.", plan=one.id, year=named), around.language)
    if not kept:
        hint = Message("“kyodo list plans” shows the years of each.")
        if any(in_force(one.plan, around.this_year) for one in plans):  # a plan in its first year
            hint = Message("This fiscal year one is: add --year {year}.", year=around.this_year)
        raise NothingToDo(Message("No plan is in force in {year}.", year=named), hint)
    return kept


def _print(around: Surroundings, views: list[StatusView], form: str, *, is_whole: bool) -> None:
    if form == "json":
        from kyodo_cli.render.machine import json_answer
        from kyodo_cli.render.status_data import status_data

        write_data(json_answer("status", map(status_data, views)))
        return
    from kyodo_cli.render.paper import Paper
    from kyodo_cli.render.status_text import status_text

    paper = Paper(around.language, columns(), bold=may_colour())
    for view in views:
        status_text(view, paper, is_whole=is_whole)
    write(paper.text())
