"""What is asked of plans and records."""

from typing import Annotated

import typer

from kyodo_cli.cli.completion import goals, visions
from kyodo_cli.cli.signatures.parameters import (
    AsOf,
    Indicator,
    Item,
    Kind,
    Kinds,
    OutputFile,
    Plan,
    TextOrJson,
    Year,
    _,
    choices,
    on_day,
)


def list_items(
    ctx: typer.Context,
    kind: Kinds,
    plan: Plan = None,
    vision: Annotated[
        str | None, typer.Option("--vision", metavar="ID", autocompletion=visions, help=_("Only below this vision."))
    ] = None,
    goal: Annotated[
        str | None, typer.Option("--goal", metavar="ID", autocompletion=goals, help=_("Only below this goal."))
    ] = None,
    department: Annotated[
        str | None, typer.Option("--department", metavar="NAME", help=_("Only of this department (id or name)."))
    ] = None,
    theme: Annotated[str | None, typer.Option("--theme", metavar="NAME", help=_("Only of this theme."))] = None,
    rating: Annotated[
        str | None, typer.Option("--rating", metavar="CODE", help=_("Only rated so in the year (at any stage)."))
    ] = None,
    unevaluated: Annotated[
        bool, typer.Option("--unevaluated", help=_("Only what has no evaluation in the year."))
    ] = False,
    year: Year = None,
    as_of: AsOf = None,
    form: Annotated[
        str,
        typer.Option(
            "--format",
            metavar="table|json|csv|md",
            help=_("How to print."),
            autocompletion=choices("table", "json", "csv", "md"),
        ),
    ] = "table",
) -> int:
    from kyodo_cli.cli.commands.list_items import Filters
    from kyodo_cli.cli.commands.list_items import list_items as run_list

    filters = Filters(plan, vision, goal, department, theme, rating, unevaluated, year)
    return run_list(on_day(ctx.obj, as_of), kind, filters, form=form)


def show(
    ctx: typer.Context,
    kind: Kind,
    item: Item,
    plan: Plan = None,
    year: Year = None,
    as_of: AsOf = None,
    form: TextOrJson = "text",
) -> int:
    from kyodo_cli.cli.commands.show import show as run_show

    return run_show(on_day(ctx.obj, as_of), kind, item, plan=plan, year=year, form=form)


def search(
    ctx: typer.Context,
    text: Annotated[
        str, typer.Argument(metavar="TEXT", help=_("What to look for; width, case and kana do not matter."))
    ],
    plan: Plan = None,
    as_of: AsOf = None,
    form: TextOrJson = "text",
) -> int:
    from kyodo_cli.cli.commands.search import search as run_search

    return run_search(on_day(ctx.obj, as_of), text, plan=plan, form=form)


def related(
    ctx: typer.Context,
    kind: Kind,
    item: Item,
    depth: Annotated[int, typer.Option("--depth", metavar="N", min=1, help=_("How many steps to follow."))] = 1,
    plan: Plan = None,
    year: Year = None,
    as_of: AsOf = None,
    form: TextOrJson = "text",
) -> int:
    from kyodo_cli.cli.commands.related import related as run_related

    return run_related(on_day(ctx.obj, as_of), kind, item, depth=depth, plan=plan, year=year, form=form)


def xref(
    ctx: typer.Context,
    plan: Plan = None,
    year: Year = None,
    as_of: AsOf = None,
    form: Annotated[
        str,
        typer.Option(
            "--format",
            metavar="table|json|md|mermaid|dot|svg",
            help=_("How to print."),
            autocompletion=choices("table", "json", "md", "mermaid", "dot", "svg"),
        ),
    ] = "table",
    output: OutputFile = None,
) -> int:
    from kyodo_cli.cli.commands.xref import xref as run_xref

    return run_xref(on_day(ctx.obj, as_of), plan=plan, year=year, form=form, output=output)


def explain_indicator(
    ctx: typer.Context,
    item: Indicator,
    year: Annotated[str, typer.Option("--year", metavar="YEAR", help=_("The fiscal year: 2024, R6 or 令和6年度."))],
    plan: Plan = None,
    form: TextOrJson = "text",
) -> int:
    from kyodo_cli.cli.commands.explain_indicator import explain_indicator as run_explain

    return run_explain(ctx.obj, item, year=year, plan=plan, form=form)


def status(
    ctx: typer.Context,
    year: Annotated[
        str | None,
        typer.Option(
            "--year",
            metavar="YEAR",
            help=_("The fiscal year that is evaluated (default: the last one that has ended)."),
        ),
    ] = None,
    plan: Plan = None,
    department: Annotated[
        str | None, typer.Option("--department", metavar="NAME", help=_("Only of this department (id or name)."))
    ] = None,
    require_complete: Annotated[
        bool,
        typer.Option("--require-complete", help=_("List everything that is missing, and exit with 1 if anything is.")),
    ] = False,
    as_of: Annotated[
        str | None,
        typer.Option("--as-of", metavar="DATE", help=_("Judge what is overdue as of this day (default: today).")),
    ] = None,
    form: TextOrJson = "text",
) -> int:
    from kyodo_cli.cli.commands.status import Query
    from kyodo_cli.cli.commands.status import status as run_status

    query = Query(year, plan, department, require_complete)
    return run_status(on_day(ctx.obj, as_of), query, form=form)
