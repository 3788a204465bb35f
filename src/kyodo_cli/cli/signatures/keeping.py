"""Starting a workspace, checking it, and what editors need."""

from pathlib import Path
from typing import Annotated

import typer

from kyodo_cli.cli.completion import rule_codes
from kyodo_cli.cli.signatures.parameters import OutputFile, TextOrJson, _, choices


def init(
    ctx: typer.Context,
    folder: Annotated[
        Path, typer.Argument(metavar="[DIR]", readable=False, help=_("The folder to start in (default: here)."))
    ] = Path(),
) -> int:
    from kyodo_cli.cli.commands.init import init as run_init

    return run_init(ctx.obj, folder)


def validate(
    ctx: typer.Context,
    paths: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="[PATH]...", readable=False, help=_("Files or workspaces (default: the workspace here).")
        ),
    ] = None,
    year: Annotated[
        str | None, typer.Option("--year", metavar="YEAR", help=_("Also say what this fiscal year still lacks."))
    ] = None,
    fail_on: Annotated[
        str,
        typer.Option(
            "--fail-on",
            metavar="error|warning|note",
            help=_("From which severity on to exit with 1."),
            autocompletion=choices("error", "warning", "note"),
        ),
    ] = "error",
    select: Annotated[
        list[str] | None,
        typer.Option(
            "--select",
            metavar="CODE",
            autocompletion=rule_codes,
            help=_("Only these rules: KY110, or KY1 for a family."),
        ),
    ] = None,
    ignore: Annotated[
        list[str] | None,
        typer.Option("--ignore", metavar="CODE", autocompletion=rule_codes, help=_("All but these rules.")),
    ] = None,
    form: Annotated[
        str,
        typer.Option(
            "--format",
            metavar="text|json|github|sarif",
            help=_("For people, programs, GitHub's annotations or code scanning."),
            autocompletion=choices("text", "json", "github", "sarif"),
        ),
    ] = "text",
    output: OutputFile = None,
) -> int:
    from kyodo_cli.cli.commands.validate import Wanted
    from kyodo_cli.cli.commands.validate import validate as run_validate

    wanted = Wanted(tuple(paths or ()), year, fail_on, _codes(select), _codes(ignore))
    return run_validate(ctx.obj, wanted, form=form, output=output)


def _codes(typed: list[str] | None) -> tuple[str, ...]:
    """Take apart lists of codes: `--select KY115,KY460` is as good as naming the option twice."""
    return tuple(code.strip() for one in typed or () for code in one.replace("、", ",").split(",") if code.strip())


def rules(
    ctx: typer.Context,
    code: Annotated[
        str | None,
        typer.Argument(metavar="[CODE]", autocompletion=rule_codes, help=_("A rule, by code or name; else all.")),
    ] = None,
    form: TextOrJson = "text",
) -> int:
    from kyodo_cli.cli.commands.rules import rules as run_rules

    return run_rules(ctx.obj, code, form=form)


def schema(
    ctx: typer.Context,
    what: Annotated[
        str,
        typer.Argument(
            metavar="[plan|records|export]",
            help=_("Which file."),
            autocompletion=choices("plan", "records", "export"),
        ),
    ] = "plan",
    output: OutputFile = None,
) -> int:
    from kyodo_cli.cli.commands.schema import schema as run_schema

    return run_schema(ctx.obj, what, output=output)
