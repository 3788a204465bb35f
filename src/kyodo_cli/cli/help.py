"""Help texts: Typer's facts, laid out so that Japanese wraps instead of being cut off."""

from collections.abc import Sequence
from typing import Any

import typer
from typer.core import TyperGroup

from kyodo_cli.base.language import Language, Message
from kyodo_cli.base.width import width
from kyodo_cli.cli.output import columns
from kyodo_cli.render.paper import Paper

MARGIN = 2
GAP = 2
"""Columns before the names, and between the longest of them and the explanations."""


def help_text(command: Any, context: typer.Context, language: Language) -> str:
    """Return a command's help.

    Args:
        command: the command or the table of commands.
        context: Typer's.
        language: of the words of ours and of the library's.
    """
    paper = Paper(language, columns())
    parameters = command.get_params(context)
    arguments = [one for one in parameters if one.param_type_name == "argument"]
    options = [one for one in parameters if one.param_type_name == "option" and not one.hidden]
    is_table = isinstance(command, TyperGroup)
    names = ["COMMAND"] if is_table else [str(one.metavar or one.name) for one in arguments]
    called = Message("[OPTIONS]") if options else ""
    paper.entry(Message("Usage:"), " ".join([context.command_path, paper.say(called), *names]), indent=0)
    paper.blank()
    paper.line(command.help or "")
    sections: list[tuple[Message, Sequence[tuple[str, object]]]] = [
        (Message("Arguments"), [(str(one.metavar or one.name), _explained(one)) for one in arguments]),
        (Message("Options"), [(_option(one), _explained(one)) for one in options]),
        (Message("Commands"), _commands(command, context) if is_table else []),
    ]
    longest = max((width(name) for _, rows in sections for name, _ in rows), default=0)
    is_narrow = MARGIN + longest + GAP > paper.columns // 2
    for heading, rows in sections:
        _section(paper, heading, rows, is_narrow=is_narrow)
    if command.epilog:
        paper.blank()
        paper.line(command.epilog)
    return paper.text().rstrip("\n")


def _section(paper: Paper, heading: Message, rows: Sequence[tuple[str, object]], *, is_narrow: bool) -> None:
    """Write names with their explanations: beside them, or below each where the paper is narrow."""
    if not rows:
        return
    paper.heading(heading)
    hang = max(width(name) for name, _ in rows) + GAP
    for name, text in rows:
        if is_narrow:
            paper.line(name, indent=MARGIN)
            paper.line(text, indent=3 * MARGIN)
        else:
            paper.entry(name, text, indent=MARGIN, hang=hang)


def _option(option: Any) -> str:
    names = ", ".join(sorted(option.opts, key=len))
    return names if option.is_flag else f"{names} {option.metavar or 'TEXT'}"


def _explained(parameter: Any) -> Message | str:
    text = parameter.help or ""
    if parameter.param_type_name != "option":
        return text
    if parameter.required:
        return Message("{text} (required)", text=text)
    default = parameter.default
    return Message("{text} (default: {default})", text=text, default=default) if _is_worth_saying(default) else text


def _is_worth_saying(default: object) -> bool:
    return isinstance(default, (str, int)) and not isinstance(default, bool)


def _commands(table: Any, context: typer.Context) -> list[tuple[str, str]]:
    commands = ((name, table.get_command(context, name)) for name in table.list_commands(context))
    return [(name, command.help or "") for name, command in commands if not command.hidden]
