"""`kyodo show KIND ID`: one item whole."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final

from kyodo_cli.analysis.as_of import AsOf, as_of
from kyodo_cli.base.years import fiscal_year
from kyodo_cli.cli.asking import Found, ask, counterpart_plans, of_year
from kyodo_cli.cli.options import choice
from kyodo_cli.cli.output import columns, may_colour, write, write_data
from kyodo_cli.cli.shelf import Look
from kyodo_cli.cli.surroundings import Surroundings
from kyodo_cli.workspace.book import PlanBook

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
    then = around.this_year if year is None else fiscal_year(year)
    form = choice(form, FORMS, "--format")
    answer = ask(around, kind, item, plan)
    found = of_year(answer.found, then) if year else answer.found
    others = counterpart_plans(around, answer.plans)
    if form == "json":
        write_data(_json(answer.kind, found, others, then, around.this_year, only_year=year is not None))
        return answer.code
    look = Look(around.language, columns(), may_colour(), around.this_year)
    write("\n".join(page(one, look, then if year else None, others=others) for one in found))
    return answer.code


def page(
    found: Found,
    look: Look,
    only_year: int | None = None,
    now: AsOf | None = None,
    others: Sequence[PlanBook] = (),
) -> str:
    """Return one item as text: of all years, or of one.

    Args:
        found: the item.
        look: how the page is to look.
        only_year: the fiscal year whose plan and records are to be shown, if not today's plan and all records.
        now: the plan as it stands today, where that is known already.
        others: the plans that items of this one correspond to.
    """
    from kyodo_cli.render.paper import Paper

    paper = Paper(look.language, look.columns, bold=look.bold)
    now = now or as_of(found.book, look.year)
    then = now if only_year in (None, now.year) else as_of(found.book, only_year or now.year)
    _write(found, paper, then, now, others, only_year=only_year is not None)
    return paper.text()


def _write(found: Found, paper: "Paper", then: AsOf, now: AsOf, others: Sequence[PlanBook], *, only_year: bool) -> None:
    if found.entry:
        from kyodo_cli.render.item_text import item_text
        from kyodo_cli.views.item import item_view

        beside = [as_of(one, then.year) for one in others] if found.entry.node.corresponds else []
        item_text(item_view(then, now, found.entry, others=beside, only_year=only_year), paper)
        return
    from kyodo_cli.render.overview_text import indicator_overview_text, plan_text
    from kyodo_cli.views.overview import indicator_overview, plan_overview

    if found.indicator:
        indicator_overview_text(indicator_overview(then, now, found.indicator, only_year=only_year), paper)
    else:
        plan_text(plan_overview(then, now), paper)


def _json(kind: str, found: list[Found], others: Sequence[PlanBook], year: int, today: int, *, only_year: bool) -> str:
    from kyodo_cli.render.machine import corresponding_data, indicator_data, item_data, json_answer, plan_data
    from kyodo_cli.render.machine_as_of import item_as_of_data, item_history_data, plan_as_of_data, standings_data
    from kyodo_cli.views.counterparts import named_counterparts

    items: list[dict[str, Any]] = []
    beside = [as_of(one, year) for one in others]
    for one in found:
        then = as_of(one.book, year)
        if one.entry:
            now = then if year == today else as_of(one.book, today)
            entry = then.twin(one.entry)
            history = item_history_data(then, now, one.entry)
            data = item_data(then.book, entry) | item_as_of_data(then, entry) | history
            data |= corresponding_data(named_counterparts(beside, entry))
            for indicator, each in zip(entry.node.indicators, data["indicators"], strict=True):
                each["standings"] = standings_data(then, indicator, only_year=only_year)
            items.append(data)
        elif one.indicator:
            twin = then.indicator_twin(one.indicator)
            standings = standings_data(then, twin.indicator, only_year=only_year)
            items.append(indicator_data(then.book, twin.indicator, twin.holder) | {"standings": standings})
        else:
            items.append(plan_data(then.book_of_year) | plan_as_of_data(then))
    for item in items:
        for key in ("evaluations", "measurements", "history"):
            if only_year and key in item:
                item[key] = {when: value for when, value in item[key].items() if when == str(year)}
    return json_answer(kind, items)
