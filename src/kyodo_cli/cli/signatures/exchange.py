"""Data in and out: a plan or a year's results from a table or from kyodo's own JSON, and all data in other forms."""

from pathlib import Path
from typing import Annotated

import typer

from kyodo_cli.cli.completion import plan_ids
from kyodo_cli.cli.signatures.parameters import TextOrJson, _, choices

FORMS_OUT = ("json", "csv", "xlsx", "sqlite", "parquet", "ics")


def import_file(
    ctx: typer.Context,
    file: Annotated[
        Path,
        typer.Argument(
            metavar="FILE", readable=False, help=_("A table (.xlsx, .csv, .tsv), or JSON of “kyodo export”.")
        ),
    ],
    plan: Annotated[str | None, typer.Option("--plan", metavar="ID", help=_("The id of the plan."))] = None,
    year: Annotated[
        str | None,
        typer.Option(
            "--year", metavar="YEAR", help=_("Take the table as the results of this fiscal year of the plan.")
        ),
    ] = None,
    title: Annotated[
        str | None, typer.Option("--title", metavar="TEXT", help=_("The title of a new plan, as printed."))
    ] = None,
    municipality: Annotated[
        str | None, typer.Option("--municipality", metavar="NAME", help=_("Whose plan it is, such as 鎌ケ谷市."))
    ] = None,
    first: Annotated[
        str | None, typer.Option("--from", metavar="YEAR", help=_("The first fiscal year of a new plan."))
    ] = None,
    last: Annotated[
        str | None, typer.Option("--to", metavar="YEAR", help=_("Its last fiscal year; open-ended without."))
    ] = None,
    columns: Annotated[
        list[str] | None,
        typer.Option("--map", metavar="HEADING=FIELD", help=_("What a column holds; may be repeated.")),
    ] = None,
    sheet: Annotated[
        str | None, typer.Option("--sheet", metavar="NAME", help=_("The sheet of the workbook, by name or number."))
    ] = None,
    encoding: Annotated[
        str | None,
        typer.Option(
            "--encoding", metavar="utf-8|cp932", help=_("The encoding of a text table, where it is taken wrongly."),
            autocompletion=choices("utf-8", "cp932"),
        ),
    ] = None,
    prefer: Annotated[
        list[str] | None,
        typer.Option("--prefer", metavar="[KEY=]sheet|records", help=_("Which side wins a conflict, with --year.")),
    ] = None,
    clean_only: Annotated[
        bool, typer.Option("--clean-only", help=_("Record what is clean, although something else stays open."))
    ] = False,
    force: Annotated[bool, typer.Option("--force", help=_("Replace a plan that is there already."))] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help=_("Only show what would be made of it; write nothing."))
    ] = False,
    form: TextOrJson = "text",
) -> int:  # fmt: skip
    from kyodo_cli.cli.commands.import_file import Order
    from kyodo_cli.cli.commands.import_file import import_file as run_import

    return run_import(
        ctx.obj,
        Order(
            file,
            plan,
            year,
            columns or (),
            sheet,
            encoding,
            prefer or (),
            clean_only,
            force,
            dry_run,
            form,
            title,
            municipality,
            first,
            last,
        ),
    )


def export(
    ctx: typer.Context,
    to: Annotated[
        str,
        typer.Option(
            "--to", metavar="|".join(FORMS_OUT), help=_("The form of the data."), autocompletion=choices(*FORMS_OUT)
        ),
    ],
    plan: Annotated[
        str | None, typer.Option("--plan", metavar="ID", autocompletion=plan_ids, help=_("Only this plan."))
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output", "-o", metavar="PATH", readable=False,
            help=_("The file, or for csv and parquet the folder, to write (default: in export/ of the workspace)."),
        ),
    ] = None,
    encoding: Annotated[
        str | None,
        typer.Option(
            "--encoding", metavar="utf-8-sig|utf-8|cp932", help=_("The encoding of csv (default: utf-8-sig)."),
            autocompletion=choices("utf-8-sig", "utf-8", "cp932"),
        ),
    ] = None,
    partition: Annotated[
        bool, typer.Option("--partition", help=_("Parquet in folders by municipality and fiscal year."))
    ] = False,
    force: Annotated[
        bool,
        typer.Option("--force", help=_("Replace a file that “kyodo export” did not make, or that was changed since.")),
    ] = False,
) -> int:  # fmt: skip
    from kyodo_cli.cli.commands.export import Order
    from kyodo_cli.cli.commands.export import export as run_export

    return run_export(ctx.obj, Order(to, plan, output, encoding, partition, force))
