"""`kyodo explain indicator ID`: what is behind an indicator's verdict and rate."""

from typing import Final

from kyodo_cli.base.years import fiscal_year
from kyodo_cli.cli.asking import ask
from kyodo_cli.cli.options import choice
from kyodo_cli.cli.output import columns, may_colour, write, write_data
from kyodo_cli.cli.surroundings import Surroundings
from kyodo_cli.render.machine import json_answer
from kyodo_cli.views.explain import explain_view

FORMS: Final = ("text", "json")


def explain_indicator(
    around: Surroundings, item: str, *, year: str, plan: str | None = None, form: str = "text"
) -> int:
    """Print how every indicator that is meant stands in a fiscal year, and why."""
    form = choice(form, FORMS, "--format")
    of_year = fiscal_year(year)
    answer = ask(around, "indicator", item, plan)
    views = [explain_view(one.book, one.indicator, of_year) for one in answer.found if one.indicator]
    if form == "json":
        from kyodo_cli.render.explain_data import explain_data

        write_data(json_answer("explain", (explain_data(one, around.language) for one in views)))
        return answer.code
    from kyodo_cli.render.explain_text import explain_text
    from kyodo_cli.render.paper import Paper

    paper = Paper(around.language, columns(), bold=may_colour())
    for view in views:
        explain_text(view, paper)
    write(paper.text())
    return answer.code
