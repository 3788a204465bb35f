"""Workbooks that came back, read whole or refused whole, and put together by the plan's year that they are of."""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from kyodo_cli.base.errors import InputFault, KyodoError, UsageFault
from kyodo_cli.base.folding import folded
from kyodo_cli.base.language import Message
from kyodo_cli.reading.workbook.cells import pages_of
from kyodo_cli.reading.workbook.package import Package, file_bytes
from kyodo_cli.sheets.answers import Answers, answers_of, find_identity
from kyodo_cli.sheets.content import Questions
from kyodo_cli.sheets.recovered import Lost, lost_of, recovered
from kyodo_cli.sheets.verdicts import Given


class Returned(NamedTuple):
    """A file that came back: what it says, or why it cannot be read.

    Where the hidden sheet is gone, `lost` holds what is left of it.
    """

    file: str
    answers: Answers | None
    fault: KyodoError | None = None
    was_sent: bool = True
    lost: Lost | None = None

    @property
    def plan(self) -> str:
        """The plan that it says it is of."""
        return self.answers.identity.plan if self.answers else self.lost.plan if self.lost else ""

    @property
    def year(self) -> str:
        """The fiscal year that it says it is of."""
        return self.answers.identity.year if self.answers else self.lost.year if self.lost else ""

    @property
    def stage(self) -> str:
        """The later stage of review that it says it is of; empty where departments were asked."""
        return self.answers.identity.stage if self.answers else self.lost.stage if self.lost else ""

    @property
    def given(self) -> Given:
        """What is merged of it."""
        assert self.answers
        return Given(self.file, self.answers.identity.department or None, self.answers, self.was_sent)


def returned(path: Path, name: str) -> Returned:
    """Read a file; what is wrong with it is part of the answer, since others may be right."""
    try:
        pages = pages_of(Package(file_bytes(path, name), name))
    except InputFault as error:
        return Returned(name, None, error)
    identity = find_identity(pages)
    if identity is None:
        return Returned(name, None, was_sent=False, lost=lost_of(pages))
    return Returned(name, answers_of(pages, identity))


def found_again(one: Returned, asked: Questions) -> Returned:
    """Return a file whose hidden sheet is gone with the answers that its visible rows hold, else its fault."""
    if one.lost is None:
        return one
    answers = recovered(one.lost.pages, asked)
    return one._replace(answers=answers) if answers.seen else one._replace(fault=no_sheet(one.file))


def no_sheet(name: str) -> InputFault:
    """Say that a workbook is none that was sent."""
    return InputFault(
        Message("{file} is no sheet of kyodo's, or its hidden sheet is gone or was changed.", file=name),
        Message(
            "Say with --plan and --year which it is of; or copy the answers into a fresh sheet from "
            "“kyodo sheet export”, and import that."
        ),
    )


def of_wanted(files: Sequence[Returned], plan: str | None, year: int | None) -> list[Returned]:
    """Return the files, those of another plan or year than wanted with that as their fault.

    Without a year, the files must be of one: an old sheet among them would be taken for this year's otherwise.
    """
    years = {one.year for one in files if one.year}
    found = []
    for one in files:
        fault: KyodoError | None = one.fault
        if one.lost and not (one.lost.plan and one.lost.year):
            fault = no_sheet(one.file)
        elif one.plan and plan is not None and folded(one.plan) != folded(plan):
            fault = UsageFault(
                Message("{file} is a sheet of the plan {plan}.", file=one.file, plan=one.plan),
                Message("Import it with --plan {plan}, or leave it out.", plan=one.plan),
            )
        elif one.year and year is not None and one.year != str(year):
            fault = UsageFault(
                Message("{file} is a sheet of fiscal year {year}.", file=one.file, year=one.year),
                Message("Ask for the sheet of {year}, or import it with --year {other}.", year=year, other=one.year),
            )
        elif one.year and year is None and len(years) > 1:
            fault = UsageFault(
                Message("{file} is a sheet of fiscal year {year}.", file=one.file, year=one.year),
                Message("The files are of several years: say with --year which of them is meant."),
            )
        found.append(one._replace(fault=fault))
    return found
