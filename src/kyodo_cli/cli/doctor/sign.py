"""What a check of the set-up found."""

from collections.abc import Iterator
from pathlib import Path
from typing import Literal, NamedTuple, Protocol

from kyodo_cli.base.language import Message
from kyodo_cli.cli.surroundings import Surroundings

State = Literal["fine", "note", "wrong"]


class Sign(NamedTuple):
    """One thing that was looked at: a note is worth knowing and stops nothing; `mend` says what to do about it."""

    state: State
    message: Message
    mend: Message | None = None


class Asked(NamedTuple):
    """What is looked at: the world of this run, and the folder of templates that was named, if one was."""

    around: Surroundings
    templates: Path | None = None


class Check(Protocol):
    """A check looks at one part of the set-up, changes nothing, and never fails."""

    def __call__(self, asked: Asked) -> Iterator[Sign]:
        """Yield what was found."""
        ...
