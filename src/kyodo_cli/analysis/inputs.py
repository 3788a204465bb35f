"""What a yearly report is made from, and the digest that stands for it.

The digest is the SHA-256 of a list that `sha256sum` could have written: a line that names kyodo's version, the plan and
the fiscal year, then for each file its own SHA-256, two blanks and its path. A file counts as git keeps it, without a
byte order mark and with LF at the ends of lines, so that it is the same on every machine.
"""

from collections.abc import Sequence
from hashlib import sha256
from typing import Final, NamedTuple

from kyodo_cli.analysis.links import corresponding
from kyodo_cli.base.version import VERSION
from kyodo_cli.reading.files import PlanFile, YearFile
from kyodo_cli.workspace.book import PlanBook

DIGEST: Final = "sha256:"
"""What a digest begins with."""


class Input(NamedTuple):
    """A file that a report is made from: its path from the workspace, with `/`, and its text."""

    file: str
    text: str


def inputs(book: PlanBook, year: int, others: Sequence[PlanBook] = ()) -> tuple[Input, ...]:
    """Return the files that a report is made from.

    These are the plan, its records up to the fiscal year, those of later years whose evaluations cover it, and the
    other plans whose items its own correspond to.

    Args:
        book: the plan and its years.
        year: the fiscal year that is reported on.
        others: the plans beside it.
    """
    files: list[PlanFile | YearFile] = [book.plan_file]
    files += (one for one in book.year_files if one.records and _counts(book, one.records.year, year))
    named = corresponding(book.outline)
    files += [one.plan_file for one in sorted(others, key=lambda one: one.id) if one.id in named and one.id != book.id]
    return tuple(Input(one.file, one.source.text) for one in files if one.source)


def digest(book: PlanBook, year: int, files: Sequence[Input]) -> str:
    """Return the digest of what a report is made from; `files` are those of `inputs`, and templates of one's own."""
    lines = [f"kyodo {VERSION} report {book.id} {year}", *(f"{_sum(one.text)}  {one.file}" for one in files)]
    return DIGEST + _sum("".join(f"{line}\n" for line in lines))


def _sum(text: str) -> str:
    return sha256(text.replace("\r\n", "\n").replace("\r", "\n").encode()).hexdigest()


def _counts(book: PlanBook, recorded: int, year: int) -> bool:
    if recorded <= year:
        return True
    return any(year in one.covers for one in book.years[recorded].evaluations.values())
