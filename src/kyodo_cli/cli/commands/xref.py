"""`kyodo xref`: the whole picture of cross-references."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from kyodo_cli.analysis.as_of import AsOf, as_of
from kyodo_cli.base.years import fiscal_year
from kyodo_cli.cli.asking import beside, open_plans
from kyodo_cli.cli.options import choice
from kyodo_cli.cli.output import columns, may_colour, write, write_data, write_output
from kyodo_cli.cli.surroundings import Surroundings
from kyodo_cli.views.crossings import crossings_view

FORMS: Final = ("table", "json", "md", "mermaid", "dot", "svg")


def xref(
    around: Surroundings,
    *,
    plan: str | None = None,
    year: str | None = None,
    form: str = "table",
    output: Path | None = None,
) -> int:
    """Print the links of every plan, or of the one named, as it stood in a fiscal year; or write them to a file."""
    then = around.this_year if year is None else fiscal_year(year)
    form = choice(form, FORMS, "--format")
    book, code = open_plans(around, plan)
    every = [as_of(one, then) for one in beside(around, book, plan)]
    asked = {one.id for one in book.plans}
    shown = [one for one in every if one.plan.id in asked]
    text = _drawn(around, every, shown) if form == "svg" else _rendered(around, every, shown, form)
    if output is not None:
        write_output(output, text)
    elif form == "table":
        write(text)
    else:
        write_data(text)
    return code


def _drawn(around: Surroundings, every: Sequence[AsOf], shown: Sequence[AsOf]) -> str:
    from kyodo_cli.render.svg.network_file import network_file
    from kyodo_cli.views.network import network_view

    return network_file(network_view(every, shown), around.language)


def _rendered(around: Surroundings, every: Sequence[AsOf], shown: Sequence[AsOf], form: str) -> str:
    views = [crossings_view(every, one) for one in shown]
    if form == "json":
        from kyodo_cli.render.machine import crossings_data, json_answer

        return json_answer("xref", map(crossings_data, views))
    if form == "mermaid":
        from kyodo_cli.render.graphs import mermaid

        return mermaid(views)
    if form == "dot":
        from kyodo_cli.render.graphs import dot

        return dot(views)
    if form == "md":
        from kyodo_cli.render.crossings_markdown import crossings_markdown

        return crossings_markdown(views, around.language)
    from kyodo_cli.render.crossings_text import crossings_text
    from kyodo_cli.render.paper import Paper

    paper = Paper(around.language, columns(), bold=may_colour())
    for view in views:
        crossings_text(view, paper)
    return paper.text()
