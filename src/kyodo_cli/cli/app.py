"""Typer set to our table of commands, our language and our errors."""

from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Any

import typer
from typer.core import TyperCommand, TyperGroup

from kyodo_cli.base.errors import UsageFault
from kyodo_cli.base.folding import nearest
from kyodo_cli.base.language import Message
from kyodo_cli.cli.boundary import INTERRUPTED
from kyodo_cli.cli.help import help_text
from kyodo_cli.cli.signatures.parameters import LANGUAGE, _
from kyodo_cli.cli.surroundings import Surroundings
from kyodo_cli.cli.table import COMMANDS, GROUPS, Command
from kyodo_cli.cli.usage import ClickException, usage_fault


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
        return help_text(self, ctx, LANGUAGE)


class CommandTable(TyperGroup):
    """The commands, or those of a group; makes a command's parameters only when that command is called.

    `prefix` is what stands before the names of this table's commands in the whole table: empty, or `record `.
    """

    prefix = ""

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ARG002  # Typer passes it
        """Name the commands, and the groups, in the order of the table."""
        here = [name.removeprefix(self.prefix) for name in COMMANDS if name.startswith(self.prefix)]
        return list(dict.fromkeys(name.split(" ")[0] for name in here))

    def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ARG002  # Typer passes it
        """Make the command or group of a name, or say with None that there is none."""
        name = self.prefix + cmd_name
        if name in GROUPS:
            example = next(one.example for key, one in COMMANDS.items() if key.startswith(f"{name} "))
            group = CommandTable(name=cmd_name, help=_(GROUPS[name]), epilog=_epilog(example))
            group.prefix = f"{name} "
            return group
        if name not in COMMANDS:
            return None
        command = COMMANDS[name]
        single = typer.Typer(add_completion=False, rich_markup_mode=None)
        made = single.command(cmd_name, cls=OneCommand, help=_(command.does), epilog=_epilog(command.example))
        made(_signature(command))
        return typer.main.get_command(single)

    def get_params(self, ctx: Any) -> list[Any]:
        """Return the options of `kyodo` itself, or of the group."""
        return _in_our_language(super().get_params(ctx))

    def get_help(self, ctx: Any) -> str:
        """Return the help text."""
        return help_text(self, ctx, LANGUAGE)

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """Find the command that was typed.

        Raises:
            UsageFault: there is none of that name; the nearest is named.
        """
        known = self.list_commands(ctx)
        if args and args[0] not in known:
            close = nearest(args[0], known, limit=1)
            name = f"{self.prefix}{close[0]}" if close else ""
            hint = Message("Did you mean “kyodo {command}”?", command=name) if close else None
            raise UsageFault(
                Message("There is no command “{command}”.", command=self.prefix + args[0]),
                hint or Message("“{command} --help” lists the commands.", command=f"kyodo {self.prefix}".strip()),
            )
        return super().resolve_command(ctx, args)


def _signature(command: Command) -> Callable[..., int]:
    from importlib import import_module

    module, name = command.signature.split(":")
    function: Callable[..., int] = getattr(import_module(f"kyodo_cli.cli.signatures.{module}"), name)
    return function


def _epilog(example: str) -> str:
    return _("Example: {example}").format(example=example)


def _in_our_language(parameters: list[Any]) -> list[Any]:
    for one in parameters:
        if getattr(one, "help", None):
            one.help = _(one.help)
    return parameters


def _root() -> typer.Typer:
    app = typer.Typer(cls=CommandTable, rich_markup_mode=None, add_completion=True)
    app.callback(
        help=_("Track a city's plan for working together with its citizens: validate, query, evaluate, report."),
        epilog=_epilog("kyodo show action 4"),
    )(_globals)
    app.command("kyodo", hidden=True)(_nothing)  # Typer makes a group only of an app that has a command of its own
    return app


def _print_version(wanted: bool) -> None:
    if wanted:
        from kyodo_cli.base.version import VERSION
        from kyodo_cli.cli.output import write

        write(f"kyodo {VERSION}")
        raise typer.Exit


def _nothing() -> None:
    """Stand for a command where Typer wants one."""


def _globals(
    ctx: typer.Context,
    workspace: Annotated[
        Path | None,
        typer.Option(
            "--workspace",
            "-C",
            metavar="DIR",
            readable=False,
            help=_("The folder that holds plans/ (or KYODO_WORKSPACE)."),
        ),
    ] = None,
    version: Annotated[  # noqa: ARG001  # the callback has answered it
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help=_("Print the version."))
    ] = False,
) -> None:
    if workspace is not None:
        ctx.obj = ctx.obj._replace(folder=workspace)
