"""Templates of one's own, and what is wrong with a set-up."""

from pathlib import Path
from typing import Annotated

import typer

from kyodo_cli.cli.completion import template_names
from kyodo_cli.cli.signatures.parameters import OutputFile, TextOrJson, _, choices

Templates = Annotated[
    Path | None,
    typer.Option(
        "--templates",
        metavar="DIR",
        readable=False,
        help=_("A folder of templates of your own (default: templates/ of the workspace)."),
    ),
]


def list_templates(
    ctx: typer.Context,
    templates: Templates = None,
    form: Annotated[
        str,
        typer.Option(
            "--format", metavar="table|json", help=_("How to print."), autocompletion=choices("table", "json")
        ),
    ] = "table",
) -> int:
    from kyodo_cli.cli.commands.templates import list_templates as run_list

    return run_list(ctx.obj, templates, form=form)


def eject(
    ctx: typer.Context,
    output: Annotated[
        Path, typer.Option("--output", "-o", metavar="DIR", readable=False, help=_("The folder of your templates."))
    ],
    names: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="NAME...",
            autocompletion=template_names,
            help=_("Blocks or templates: footer, report.html:footer, style.css."),
        ),
    ] = None,
    every: Annotated[bool, typer.Option("--all", help=_("All templates, whole."))] = False,
    whole: Annotated[
        bool, typer.Option("--whole", help=_("Copy the whole template instead of a small file that replaces a part."))
    ] = False,
    force: Annotated[bool, typer.Option("--force", help=_("Write over what is there."))] = False,
) -> int:
    from kyodo_cli.cli.commands.templates import Copying
    from kyodo_cli.cli.commands.templates import eject as run_eject

    return run_eject(ctx.obj, Copying(tuple(names or ()), output, every=every, whole=whole, force=force))


def fields(
    ctx: typer.Context,
    view: Annotated[
        str | None, typer.Argument(metavar="[VIEW]", help=_("A view, such as ItemView; else all, with the filters."))
    ] = None,
    output: OutputFile = None,
) -> int:
    from kyodo_cli.cli.commands.templates import fields as run_fields

    return run_fields(ctx.obj, view, output=output)


def doctor(
    ctx: typer.Context,
    templates: Templates = None,
    form: TextOrJson = "text",
) -> int:
    from kyodo_cli.cli.commands.doctor import doctor as run_doctor

    return run_doctor(ctx.obj, templates, form=form)
