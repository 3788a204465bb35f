"""`kyodo show KIND ID`: one item whole."""

from typing import TYPE_CHECKING, Any, Final

from kyodo_cli.base.years import fiscal_year
from kyodo_cli.cli.asking import Found, ask
from kyodo_cli.cli.options import choice
from kyodo_cli.cli.output import columns, may_colour, write, write_data
from kyodo_cli.cli.shelf import Look
from kyodo_cli.cli.surroundings import Surroundings

if TYPE_CHECKING:
    from kyodo_cli.render.paper import Paper

FORMS: Final = ("text", "json")


def show(
    around: Surroundings,
    kind: str,
    item: str,
    *,
    plan: str | None = None,
    year: str | None = None,
    form: str = "text",
) -> int:
    """Print every item that is meant, each under its plan.

    Args:
        around: the world of this run.
        kind: plan, vision, goal, aim, measure, action or indicator.
        item: an id, number or position, with the plan's id before it or not.
        plan: the plan to look in, if not all.
        year: the fiscal year to show, as typed, if not all.
        form: `text` or `json`.
    """
    only_year = fiscal_year(year) if year else None
    form = choice(form, FORMS, "--format")
    answer = ask(around, kind, item, plan)
    if form == "json":
        write_data(_json(answer.kind, answer.found, only_year))
        return answer.code
    as_of = around.this_year if only_year is None else only_year
    look = Look(around.language, columns(), may_colour(), as_of)
    write("\n".join(page(one, look, only_year) for one in answer.found))
    return answer.code


def page(found: Found, look: Look, only_year: int | None = None) -> str:
    """Return one item as text: of all years, or of one."""
    from kyodo_cli.render.paper import Paper

    paper = Paper(look.language, look.columns, bold=look.bold)
    _write(found, paper, look.year, only_year)
    return paper.text()


def _write(found: Found, paper: "Paper", as_of: int, only_year: int | None) -> None:
    if found.entry:
        from kyodo_cli.render.item_text import item_text
        from kyodo_cli.views.item import item_view

        item_text(item_view(found.book, found.entry, as_of=as_of, only_year=only_year), paper)
        return
    from kyodo_cli.render.overview_text import indicator_overview_text, plan_text
    from kyodo_cli.views.overview import indicator_overview, plan_overview

    if found.indicator:
        indicator_overview_text(
            indicator_overview(found.book, found.indicator, as_of=as_of, only_year=only_year), paper
        )
    else:
        plan_text(plan_overview(found.book, as_of=as_of), paper)


def _json(kind: str, found: list[Found], only_year: int | None) -> str:
    from kyodo_cli.render.machine import indicator_data, item_data, json_answer, plan_data

    items: list[dict[str, Any]] = []
    for one in found:
        if one.entry:
            items.append(item_data(one.book, one.entry))
        elif one.indicator:
            holder = one.indicator.holder
            items.append(indicator_data(one.book, one.indicator.indicator, holder))
        else:
            items.append(plan_data(one.book))
    for item in items:
        for key in ("evaluations", "measurements"):
            if only_year is not None and key in item:
                item[key] = {year: value for year, value in item[key].items() if year == str(only_year)}
    return json_answer(kind, items)
