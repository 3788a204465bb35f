"""Typer's complaints about what was typed, as sentences of ours in both languages."""

import re
from typing import Any, Final

import typer

from kyodo_cli.base.errors import UsageFault
from kyodo_cli.base.language import Message

# Typer carries its own Click, reached through what Typer exports.
ClickException: Final[Any] = typer.BadParameter.__mro__[2]


def usage_fault(error: Any) -> UsageFault:
    """Turn an exception of Typer's into one of ours."""
    context = getattr(error, "ctx", None)
    command = context.command_path if context is not None else "kyodo"
    hint = Message("“{command} --help” shows how it is called.", command=command)
    if getattr(error, "option_name", None) in ("-C", "--workspace"):
        hint = Message("-C stands before the command: kyodo -C DIR list plans")
    return UsageFault(_message(error), hint)


def _message(error: Any) -> Message:
    name = type(error).__name__
    if name == "MissingParameter":
        return Message("{what} is missing.", what=_parameter(error))
    if name == "NoSuchOption":
        close = list(getattr(error, "possibilities", None) or ())
        message = Message("There is no option {option}.", option=error.option_name)
        return Message("{message} Did you mean {options}?", message=message, options=close) if close else message
    text = str(error.format_message())
    if name == "BadParameter":
        return _bad_value(_parameter(error), text)
    for pattern, sentence in _KNOWN:
        if match := re.search(pattern, text):
            return Message(sentence.text, **match.groupdict())
    return Message("{reason}", reason=text)


def _bad_value(what: str, text: str) -> Message:
    if least := _LEAST.search(text):
        return Message("{what} takes a whole number from {least} up.", what=what, least=least[1] or least[2])
    if "integer" in text:
        return Message("{what} takes a whole number.", what=what)
    return Message("{what} does not take this value.", what=what)


def _parameter(error: Any) -> str:
    parameter = getattr(error, "param", None)
    if parameter is None:
        return str(getattr(error, "param_hint", "") or "")
    options = [one for one in parameter.opts if one.startswith("-")]
    return options[0] if options else str(parameter.metavar or parameter.name).upper()


_LEAST: Final = re.compile(r"greater than or equal to (\d+)|in the range x>=(\d+)")

_KNOWN: Final = (
    (r"unexpected extra arguments? ?(?:\(s\) )?\((?P<words>.*)\)", Message("There is something too many: {words}.")),
    (r"Option '?(?P<option>-[-\w]+)'? requires an argument", Message("{option} needs a value.")),
    (r"Option '?(?P<option>-[-\w]+)'? does not take a value", Message("{option} takes no value.")),
    (r"Missing command", Message("Say which command to run.")),
)
