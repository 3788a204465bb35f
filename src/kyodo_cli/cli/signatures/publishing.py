"""What is published."""

from pathlib import Path
from typing import Annotated

import typer

from kyodo_cli.cli.signatures.parameters import AsOf, Plan, _, on_day


def report(
    ctx: typer.Context,
    year: Annotated[str, typer.Option("--year", metavar="YEAR", help=_("The fiscal year: 2024, R6 or 令和6年度."))],
    plan: Plan = None,
    form: Annotated[
        str,
        typer.Option("--format", metavar="md,html", help=_("What to write, separated by commas: md, html, txt, pdf.")),
    ] = "md,html",
    output: Annotated[
        Path | None,
        typer.Option(
            "--output",
            "-o",
            metavar="DIR",
            readable=False,
            help=_("Where to (default: reports/<year>/ of the workspace)."),
        ),
    ] = None,
    templates: Annotated[
        Path | None,
        typer.Option("--templates", metavar="DIR", readable=False, help=_("A folder of templates of your own.")),
    ] = None,
    final: Annotated[
        bool,
        typer.Option("--final", help=_("Make the report to be published; list what is in the way, if anything is.")),
    ] = False,
    stdout: Annotated[
        bool, typer.Option("--stdout", help=_("Print instead of writing a file (one plan, one format)."))
    ] = False,
) -> int:
    from kyodo_cli.cli.commands.report import Order
    from kyodo_cli.cli.commands.report import report as run_report

    return run_report(ctx.obj, Order(year, plan, form, output, templates, stdout, final))


def site(
    ctx: typer.Context,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output", "-o", metavar="DIR", readable=False, help=_("Where to (default: site/ of the workspace).")
        ),
    ] = None,
    templates: Annotated[
        Path | None,
        typer.Option("--templates", metavar="DIR", readable=False, help=_("A folder of templates of your own.")),
    ] = None,
    without_drafts: Annotated[
        bool, typer.Option("--without-drafts", help=_("Leave out the years that have no final report yet."))
    ] = False,
    as_of: AsOf = None,
) -> int:
    from kyodo_cli.cli.commands.site import Order
    from kyodo_cli.cli.commands.site import site as run_site

    return run_site(on_day(ctx.obj, as_of), Order(output, templates, not without_drafts))
