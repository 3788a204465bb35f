"""The files that lie beside a report and are reached from it."""

from dataclasses import dataclass

from kyodo_cli.views.words import Word


@dataclass(frozen=True, slots=True)
class FileView:
    """A file beside the page: its name, what it holds, its type as people call it, its size in bytes.

    `is_data` holds for open data, and not for another form of the page itself.
    """

    name: str
    holds: Word
    type: Word
    size: int
    is_data: bool
