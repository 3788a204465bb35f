"""The table of commands: names, arguments and options, for Typer; what each does is in `commands/`."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Any, Final

import typer
from typer.core import TyperCommand, TyperGroup

from kyodo_cli.base.errors import UsageFault
from kyodo_cli.base.folding import nearest
from kyodo_cli.base.kinds import ITEM_KINDS, PLURALS
from kyodo_cli.base.language import Message
from kyodo_cli.cli.boundary import INTERRUPTED
from kyodo_cli.cli.help import help_text
from kyodo_cli.cli.surroundings import Surroundings, interface_language
from kyodo_cli.cli.usage import ClickException, usage_fault

_LANGUAGE: Final = interface_language(os.environ)


def _(text: str) -> str:
    return Message(text).in_language(_LANGUAGE)


def run(around: Surroundings, arguments: list[str]) -> int:
    """Run the command that was typed.

    Raises:
        UsageFault: it was called with something it does not take.
    """
    command = typer.main.get_command(_root())
    try:
        code = command.main(args=arguments or ["--help"], prog_name="kyodo", standalone_mode=False, obj=around)
    except ClickException as error:
        raise usage_fault(error) from error
    except typer.Abort as error:
        raise KeyboardInterrupt from error
    except SystemExit as error:
        if error.code == 1:  # Typer's answer to a reader of our output that went away
            raise BrokenPipeError from error
        raise
    if code == INTERRUPTED:
        raise KeyboardInterrupt
    return code if isinstance(code, int) else 0


class OneCommand(TyperCommand):
    """A command whose help is in our language throughout, the library's own options included."""

    def get_params(self, ctx: Any) -> list[Any]:
        """Return the parameters."""
        return _in_our_language(super().get_params(ctx))

    def get_help(self, ctx: Any) -> str:
        """Return the help text."""
        return help_text(self, ctx, _LANGUAGE)


class CommandTable(TyperGroup):
    """Makes a command's parameters only when that command is called: there are many, and one run needs one."""

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ARG002  # Typer passes it
        """Name the commands in the order of the table."""
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ARG002  # Typer passes it
        """Make the command of a name, or say with None that there is none."""
        if cmd_name not in COMMANDS:
            return None
        function, help_text, example = COMMANDS[cmd_name]
        single = typer.Typer(add_completion=False, rich_markup_mode=None)
        epilog = _("Example: {example}").format(example=example)
        single.command(cmd_name, cls=OneCommand, help=_(help_text), epilog=epilog)(function)
        return typer.main.get_command(single)

    def get_params(self, ctx: Any) -> list[Any]:
        """Return the options of `kyodo` itself."""
        return _in_our_language(super().get_params(ctx))

    def get_help(self, ctx: Any) -> str:
        """Return the help text."""
        return help_text(self, ctx, _LANGUAGE)

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """Find the command that was typed.

        Raises:
            UsageFault: there is none of that name; the nearest is named.
        """
        if args and args[0] not in COMMANDS:
            close = nearest(args[0], COMMANDS, limit=1)
            hint = Message("Did you mean “kyodo {command}”?", command=close[0]) if close else None
            raise UsageFault(
                Message("There is no command “{command}”.", command=args[0]),
                hint or Message("“kyodo --help” lists the commands."),
            )
        return super().resolve_command(ctx, args)


def _in_our_language(parameters: list[Any]) -> list[Any]:
    for one in parameters:
        if getattr(one, "help", None):
            one.help = _(one.help)
    return parameters


def _root() -> typer.Typer:
    app = typer.Typer(cls=CommandTable, rich_markup_mode=None, add_completion=True)
    app.callback(
        help=_("Track a city's plan for working together with its citizens: validate, query, evaluate, report."),
        epilog=_("Example: {example}").format(example="kyodo show action 4"),
    )(_globals)
    app.command("show", hidden=True)(show)  # Typer makes a group only of an app that has a command of its own
    return app


def _print_version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version

        from kyodo_cli.cli.output import write

        write(f"kyodo {version('kyodo-cli')}")
        raise typer.Exit


def _choices(*values: str) -> Callable[[], list[str]]:
    return lambda: list(values)


def _globals(
    ctx: typer.Context,
    workspace: Annotated[
        Path | None,
        typer.Option("--workspace", "-C", metavar="DIR", help=_("The folder that holds plans/ (or KYODO_WORKSPACE).")),
    ] = None,
    version: Annotated[  # noqa: ARG001  # the callback has answered it
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help=_("Print the version."))
    ] = False,
) -> None:
    if workspace is not None:
        ctx.obj = ctx.obj._replace(folder=workspace)


Kind = Annotated[
    str,
    typer.Argument(
        metavar="KIND",
        help=_("plan, vision, goal, aim, measure, action or indicator."),
        autocompletion=_choices(*ITEM_KINDS),
    ),
]
Kinds = Annotated[
    str,
    typer.Argument(
        metavar="KIND",
        help=_("plans, visions, goals, aims, measures, actions or indicators."),
        autocompletion=_choices(*PLURALS.values()),
    ),
]
Item = Annotated[str, typer.Argument(metavar="ID", help=_("An id, number or position: a04, 4, 1-1-2, kamagaya:a04."))]
Plan = Annotated[str | None, typer.Option("--plan", metavar="ID", help=_("Look only in this plan."))]
Year = Annotated[str | None, typer.Option("--year", metavar="YEAR", help=_("A fiscal year: 2024, R6 or 令和6年度."))]
AsOf = Annotated[
    str | None,
    typer.Option("--as-of", metavar="DATE", help=_("Take the plan as it stood on this day (default: today).")),
]
TextOrJson = Annotated[
    str,
    typer.Option(
        "--format", metavar="text|json", help=_("For people or for machines."), autocompletion=_choices("text", "json")
    ),
]
OutputFile = Annotated[
    Path | None, typer.Option("--output", "-o", metavar="FILE", help=_("Write to this file instead."))
]


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

    return run_show(_on(ctx.obj, as_of), kind, item, plan=plan, year=year, form=form)


def list_items(
    ctx: typer.Context,
    kind: Kinds,
    plan: Plan = None,
    vision: Annotated[str | None, typer.Option("--vision", metavar="ID", help=_("Only below this vision."))] = None,
    goal: Annotated[str | None, typer.Option("--goal", metavar="ID", help=_("Only below this goal."))] = None,
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
            autocompletion=_choices("table", "json", "csv", "md"),
        ),
    ] = "table",
) -> int:
    from kyodo_cli.cli.commands.list_items import Filters
    from kyodo_cli.cli.commands.list_items import list_items as run_list

    filters = Filters(plan, vision, goal, department, theme, rating, unevaluated, year)
    return run_list(_on(ctx.obj, as_of), kind, filters, form=form)


def search(
    ctx: typer.Context,
    text: Annotated[
        str, typer.Argument(metavar="TEXT", help=_("What to look for; width, case and kana do not matter."))
    ],
    plan: Plan = None,
    form: TextOrJson = "text",
) -> int:
    from kyodo_cli.cli.commands.search import search as run_search

    return run_search(ctx.obj, text, plan=plan, form=form)


def related(
    ctx: typer.Context,
    kind: Kind,
    item: Item,
    depth: Annotated[int, typer.Option("--depth", metavar="N", min=1, help=_("How many steps to follow."))] = 1,
    plan: Plan = None,
    form: TextOrJson = "text",
) -> int:
    from kyodo_cli.cli.commands.related import related as run_related

    return run_related(ctx.obj, kind, item, depth=depth, plan=plan, form=form)


def xref(
    ctx: typer.Context,
    plan: Plan = None,
    form: Annotated[
        str,
        typer.Option(
            "--format",
            metavar="table|json|md|mermaid|dot",
            help=_("How to print."),
            autocompletion=_choices("table", "json", "md", "mermaid", "dot"),
        ),
    ] = "table",
) -> int:
    from kyodo_cli.cli.commands.xref import xref as run_xref

    return run_xref(ctx.obj, plan=plan, form=form)


def validate(
    ctx: typer.Context,
    paths: Annotated[
        list[Path] | None,
        typer.Argument(metavar="[PATH]...", help=_("Files or workspaces (default: the workspace here).")),
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
            autocompletion=_choices("error", "warning", "note"),
        ),
    ] = "error",
    select: Annotated[
        list[str] | None,
        typer.Option("--select", metavar="CODE", help=_("Only these rules: KY110, or KY1 for a family.")),
    ] = None,
    ignore: Annotated[
        list[str] | None, typer.Option("--ignore", metavar="CODE", help=_("All but these rules."))
    ] = None,
    form: Annotated[
        str,
        typer.Option(
            "--format",
            metavar="text|json|github|sarif",
            help=_("For people, programs, GitHub's annotations or code scanning."),
            autocompletion=_choices("text", "json", "github", "sarif"),
        ),
    ] = "text",
    output: OutputFile = None,
) -> int:
    from kyodo_cli.cli.commands.validate import Wanted
    from kyodo_cli.cli.commands.validate import validate as run_validate

    wanted = Wanted(tuple(paths or ()), year, fail_on, tuple(select or ()), tuple(ignore or ()))
    return run_validate(ctx.obj, wanted, form=form, output=output)


def rules(
    ctx: typer.Context,
    code: Annotated[str | None, typer.Argument(metavar="[CODE]", help=_("A rule, by code or name; else all."))] = None,
    form: TextOrJson = "text",
) -> int:
    from kyodo_cli.cli.commands.rules import rules as run_rules

    return run_rules(ctx.obj, code, form=form)


def schema(
    ctx: typer.Context,
    what: Annotated[
        str, typer.Argument(metavar="[plan|records]", help=_("Which file."), autocompletion=_choices("plan", "records"))
    ] = "plan",
    output: OutputFile = None,
) -> int:
    from kyodo_cli.cli.commands.schema import schema as run_schema

    return run_schema(ctx.obj, what, output=output)


def init(
    ctx: typer.Context,
    folder: Annotated[
        Path, typer.Argument(metavar="[DIR]", help=_("The folder to start in (default: here)."))
    ] = Path(),
) -> int:
    from kyodo_cli.cli.commands.init import init as run_init

    return run_init(ctx.obj, folder)


def report(
    ctx: typer.Context,
    year: Annotated[str, typer.Option("--year", metavar="YEAR", help=_("The fiscal year: 2024, R6 or 令和6年度."))],
    plan: Plan = None,
    form: Annotated[
        str, typer.Option("--format", metavar="md,html", help=_("What to write, separated by commas."))
    ] = "md,html",
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="DIR", help=_("Where to (default: reports/<year>/ of the workspace).")),
    ] = None,
    templates: Annotated[
        Path | None, typer.Option("--templates", metavar="DIR", help=_("A folder of templates of your own."))
    ] = None,
    stdout: Annotated[
        bool, typer.Option("--stdout", help=_("Print instead of writing a file (one plan, one format)."))
    ] = False,
) -> int:
    from kyodo_cli.cli.commands.report import Order
    from kyodo_cli.cli.commands.report import report as run_report

    return run_report(ctx.obj, Order(year, plan, form, output, templates, stdout))


def _on(around: Surroundings, as_of: str | None) -> Surroundings:
    if as_of is None:
        return around
    from kyodo_cli.cli.options import day

    return around._replace(today=day(as_of))


COMMANDS: Final[dict[str, tuple[Callable[..., int], str, str]]] = {
    "init": (init, "Start a workspace with a commented example plan.", "kyodo init my-plans"),
    "list": (
        list_items,
        "List plans, visions, goals, aims, measures, actions or indicators.",
        "kyodo list actions --vision 2",
    ),
    "show": (show, "Show one item whole.", "kyodo show action 4"),
    "search": (search, "Search all text of plans and records.", "kyodo search 交流"),
    "related": (related, "Show what an item is related to, from both ends.", "kyodo related action 4 --depth 2"),
    "xref": (
        xref,
        "Show all cross-references: pairs, one-sided links, isolated items, groups.",
        "kyodo xref --plan kamagaya",
    ),
    "validate": (validate, "Check plans and records, and name every finding.", "kyodo validate --format github"),
    "rules": (rules, "Explain what is checked, and why.", "kyodo rules KY113"),
    "report": (report, "Write the yearly report of each plan.", "kyodo report --year 2024"),
    "schema": (schema, "Print the JSON Schema of the files, for editors.", "kyodo schema -o plan.schema.json"),
}
"""Name → the function with its parameters, what it does, an example."""
