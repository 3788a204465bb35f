"""`kyodo related KIND ID`: what an item is related to, from both ends, within its plan and across plans."""

from typing import Final

from kyodo_cli.analysis.as_of import as_of
from kyodo_cli.base.errors import UsageFault
from kyodo_cli.base.language import Message
from kyodo_cli.base.years import fiscal_year
from kyodo_cli.cli.asking import ask, of_year
from kyodo_cli.cli.options import choice
from kyodo_cli.cli.output import columns, may_colour, write, write_data
from kyodo_cli.cli.surroundings import Surroundings
from kyodo_cli.render.machine import json_answer, related_data
from kyodo_cli.views.crossings import related_view
from kyodo_cli.views.words import WORDS

FORMS: Final = ("text", "json")


def related(
    around: Surroundings,
    kind: str,
    item: str,
    *,
    depth: int = 1,
    plan: str | None = None,
    year: str | None = None,
    form: str = "text",
) -> int:
    """Print the cross-references of every item that is meant, as the plans stood in a fiscal year."""
    then = around.this_year if year is None else fiscal_year(year)
    form = choice(form, FORMS, "--format")
    answer = ask(around, kind, item, plan, read_all=True)  # other plans may name the item
    if answer.kind in ("plan", "indicator"):
        raise UsageFault(
            Message("{kind}: related items are kept on items, not here.", kind=WORDS[answer.kind]),
            Message("“kyodo xref” shows the links of whole plans."),
        )
    found = of_year(answer.found, then) if year else answer.found
    plans = {one.id: as_of(one, then) for one in answer.plans}
    views = [related_view([*plans.values()], plans[one.book.id], one.entry, depth) for one in found if one.entry]
    if form == "json":
        write_data(json_answer("related", map(related_data, views)))
        return answer.code
    from kyodo_cli.render.crossings_text import related_text
    from kyodo_cli.render.paper import Paper

    paper = Paper(around.language, columns(), bold=may_colour())
    for view in views:
        related_text(view, paper)
    write(paper.text())
    return answer.code
