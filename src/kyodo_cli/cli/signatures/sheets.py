"""Questions to departments as workbooks, and their answers."""

from pathlib import Path
from typing import Annotated

import typer

from kyodo_cli.cli.signatures.parameters import Plan, _

TheYear = Annotated[str, typer.Option("--year", metavar="YEAR", help=_("The fiscal year: 2024, R6 or 令和6年度."))]
Department = Annotated[
    str | None, typer.Option("--department", metavar="NAME", help=_("Only this department, by name or id."))
]
Deadline = Annotated[
    str | None, typer.Option("--deadline", metavar="DATE", help=_("Until when the answers are wanted: YYYY-MM-DD."))
]
Contact = Annotated[
    str | None, typer.Option("--contact", metavar="TEXT", help=_("Whom to send the answers to, and to ask."))
]


def sheet_export(
    ctx: typer.Context,
    year: TheYear,
    department: Department = None,
    plan: Plan = None,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output", "-o", metavar="DIR", readable=False,
            help=_("Where to (default: sheets/<year>/ of the workspace)."),
        ),
    ] = None,
    deadline: Deadline = None,
    contact: Contact = None,
    force: Annotated[
        bool, typer.Option("--force", help=_("Write over workbooks that are there already, answers and all."))
    ] = False,
) -> int:  # fmt: skip
    from kyodo_cli.cli.commands.sheet_export import Order
    from kyodo_cli.cli.commands.sheet_export import sheet_export as run_export

    return run_export(ctx.obj, Order(year, department, plan, output, deadline, contact), force=force)
