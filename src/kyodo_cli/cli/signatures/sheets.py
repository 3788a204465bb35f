"""Questions to departments as workbooks, and their answers."""

from pathlib import Path
from typing import Annotated

import typer

from kyodo_cli.cli.signatures.parameters import AsOf, Plan, TextOrJson, Year, _, on_day

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
    stage: Annotated[
        str | None,
        typer.Option(
            "--stage", metavar="STAGE",
            help=_("For a later stage of review, by id or name: one workbook, with what the earlier ones said."),
        ),
    ] = None,
    force: Annotated[
        bool, typer.Option("--force", help=_("Write over workbooks that are there already, answers and all."))
    ] = False,
) -> int:  # fmt: skip
    from kyodo_cli.cli.commands.sheet_export import Order
    from kyodo_cli.cli.commands.sheet_export import sheet_export as run_export

    return run_export(ctx.obj, Order(year, department, plan, output, deadline, contact, stage), force=force)


def sheet_import(
    ctx: typer.Context,
    files: Annotated[
        list[Path], typer.Argument(metavar="FILES…", readable=False, help=_("The workbooks that came back."))
    ],
    plan: Plan = None,
    year: Year = None,
    prefer: Annotated[
        list[str] | None,
        typer.Option(
            "--prefer", metavar="[KEY=]sheet|records",
            help=_("Which side wins a conflict: of all, or of one cell (a04/result=sheet); may be repeated."),
        ),
    ] = None,
    clean_only: Annotated[
        bool, typer.Option("--clean-only", help=_("Record what is clean, although something else stays open."))
    ] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help=_("Only show what would be different, as a diff."))
    ] = False,
    form: TextOrJson = "text",
) -> int:  # fmt: skip
    from kyodo_cli.cli.commands.sheet_import import Order
    from kyodo_cli.cli.commands.sheet_import import sheet_import as run_import

    return run_import(ctx.obj, Order(files, plan, year, prefer or (), clean_only, dry_run, form))


def sheet_reminders(
    ctx: typer.Context,
    year: TheYear,
    department: Department = None,
    plan: Plan = None,
    deadline: Deadline = None,
    contact: Contact = None,
    as_of: AsOf = None,
    form: TextOrJson = "text",
) -> int:
    from kyodo_cli.cli.commands.sheet_reminders import Order
    from kyodo_cli.cli.commands.sheet_reminders import sheet_reminders as run_reminders

    return run_reminders(on_day(ctx.obj, as_of), Order(year, department, plan, deadline, contact, form))
