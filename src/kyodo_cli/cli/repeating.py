"""The command that gives the same answers again, for when they could not be recorded."""

import os
import shlex
import subprocess
from collections.abc import Sequence
from typing import Final

from kyodo_cli.recording.typed import Typed

_OPTIONS: Final = {"ratings": "--rating", "comments": "--comment", "fields": "--field"}
"""The options that may be given several times; all others are called as what they hold."""


def evaluate_again(item: str, year: int, typed: Typed) -> str:
    """Return the call of `kyodo evaluate` that holds what was typed, quoted for the shell of this machine.

    Args:
        item: the kind and the id, as in `action kamagaya:a04`.
        year: the fiscal year.
        typed: the answers.
    """
    words = ["kyodo", "evaluate", *item.split(), "--year", str(year)]
    for name, value in typed._asdict().items():
        option = _OPTIONS.get(name) or "--" + name.replace("_", "-")
        words += [word for one in _values(value) for word in (option, one)]
    return subprocess.list2cmdline(words) if os.name == "nt" else shlex.join(words)


def _values(value: str | Sequence[str] | None) -> Sequence[str]:
    return (value,) if isinstance(value, str) else value or ()
