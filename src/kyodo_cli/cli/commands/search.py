"""`kyodo search TEXT`: every text of plans and records that holds it."""

from typing import Any, Final

from kyodo_cli.analysis.as_of import as_of
from kyodo_cli.base.errors import UsageFault
from kyodo_cli.base.folding import folded
from kyodo_cli.base.language import Message
from kyodo_cli.cli.asking import open_plans
from kyodo_cli.cli.options import choice
from kyodo_cli.cli.output import columns, may_colour, tell, write, write_data
from kyodo_cli.cli.surroundings import Surroundings
from kyodo_cli.views.found import FoundView, found_view

FORMS: Final = ("text", "json")


def search(around: Surroundings, text: str, *, plan: str | None = None, form: str = "text") -> int:
    """Print every hit with its place; finding nothing is no fault."""
    form = choice(form, FORMS, "--format")
    if not folded(text):
        raise UsageFault(Message("Say what to look for."), Message("For example: kyodo search 交流"))
    book, code = open_plans(around, plan)
    views = [found_view(one, as_of(one, around.this_year), text) for one in book.plans]
    if form == "json":
        from kyodo_cli.render.machine import json_answer

        write_data(json_answer("search", [item for view in views for item in _data(view)]))
        return code
    from kyodo_cli.render.found_text import found_text
    from kyodo_cli.render.paper import Paper

    paper = Paper(around.language, columns(), bold=may_colour())
    for view in views:
        if view.texts:
            found_text(view, paper)
    write(paper.text())
    count = sum(len(view.texts) for view in views)
    tell(Message("Found: {count}.", count=count) if count else Message("Nothing was found."), around.language)
    return code


def _data(view: FoundView) -> list[dict[str, Any]]:
    return [
        {
            "plan": view.plan_id,
            "year": one.hit.year,
            "item": one.hit.item,
            "route": one.route,
            "text": one.hit.text,
            "spans": [list(span) for span in one.hit.spans],
        }
        for one in view.texts
    ]
