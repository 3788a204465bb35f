"""The command that gives the same answers again, for when they could not be recorded."""

import os
import re
import shlex
from collections.abc import Sequence
from typing import Final, NamedTuple

from kyodo_cli.recording.typed import Typed

_OPTIONS: Final = {"ratings": "--rating", "comments": "--comment", "fields": "--field"}
"""The options that may be given several times; all others are called as what they hold."""

_PLAIN: Final = re.compile(r"[\w:=./-]+")
"""What no shell of Windows takes for anything but text."""

_TAKEN: Final = re.compile('["$`“”„\n\r]')
"""What PowerShell takes for something else between double quotes, or Windows' older shell cannot hold at all."""

_QUOTES: Final = re.compile("(['‘’‚‛])")
"""What PowerShell takes for a single quote."""


class Again(NamedTuple):
    """A command for the shell of this machine; on Windows, where it needs to be another one, also for PowerShell.

    The command is None where the older shell of Windows has no way to say it.
    """

    command: str | None
    in_powershell: str | None = None


def evaluate_again(item: str, year: int, typed: Typed) -> Again:
    """Return the call of `kyodo evaluate` that holds what was typed, quoted for the shells of this machine.

    Args:
        item: the kind and the id, as in `action kamagaya:a04`.
        year: the fiscal year.
        typed: the answers.
    """
    words = ["kyodo", "evaluate", *item.split(), "--year", str(year)]
    for name, value in typed._asdict().items():
        option = _OPTIONS.get(name) or "--" + name.replace("_", "-")
        words += [word for one in _values(value) for word in (option, one)]
    return on_windows(words) if os.name == "nt" else Again(shlex.join(words))


def on_windows(words: Sequence[str]) -> Again:
    """Return a command for cmd.exe, and for PowerShell where that reads double quotes in another way."""
    for_both = " ".join(map(_in_double_quotes, words))
    if not any(map(_TAKEN.search, words)):
        return Again(for_both)
    has_lines = any("\n" in word or "\r" in word for word in words)
    return Again(None if has_lines else for_both, " ".join(map(_in_single_quotes, words)))


def _in_double_quotes(word: str) -> str:
    if _PLAIN.fullmatch(word):
        return word
    return '"' + _escaped(word) + '"'


def _in_single_quotes(word: str) -> str:
    if _PLAIN.fullmatch(word):
        return word
    return "'" + _QUOTES.sub(r"\1\1", _escaped(word)) + "'"


def _escaped(word: str) -> str:
    """Mark quotes, and backslashes before them, as programs on Windows read them; PowerShell 5 hands them on."""
    return re.sub(r'(\\*)($|")', lambda found: found[1] * 2 + ("\\" + found[2] if found[2] else ""), word)


def _values(value: str | Sequence[str] | None) -> Sequence[str]:
    return (value,) if isinstance(value, str) else value or ()
