"""A workbook whose hidden sheet is gone or was changed: its answers by keys, or by the numbers and questions there."""

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from kyodo_cli.base.language import Message
from kyodo_cli.reading.workbook.cells import Page
from kyodo_cli.sheets.answers import Answers, Stray, answers_of
from kyodo_cli.sheets.arrangement import MARK, Letter, workbook_of
from kyodo_cli.sheets.content import Questions
from kyodo_cli.sheets.hidden import Identity, Sent

_KEY: Final = re.compile(f"{MARK}:([^:]+):([0-9]{{4}}):(.+)")


class Lost(NamedTuple):
    """The visible sheets of such a workbook, and the plan, fiscal year and stage they are of, as far as they say so."""

    pages: Sequence[Page]
    plan: str = ""
    year: str = ""
    stage: str = ""

    def of(self, plan: str | None, year: int | None) -> "Lost":
        """Return it with what was asked for where it does not say itself."""
        return self._replace(plan=self.plan or plan or "", year=self.year or (str(year) if year else ""))


def lost_of(pages: Sequence[Page]) -> Lost:
    """Return what a workbook without its hidden sheet still says of itself, by the keys of its rows."""
    keys = {found.groups() for page in pages for cell in page.cells.values() if (found := _KEY.fullmatch(cell.text))}
    whose = {(plan, year) for plan, year, _ in keys}
    plan, year = next(iter(whose)) if len(whose) == 1 else ("", "")
    stages = {parts[1] for _, _, key in keys if len(parts := key.split("/")) == 3}
    return Lost(pages, plan, year, next(iter(stages)) if len(stages) == 1 else "")


def recovered(pages: Sequence[Page], asked: Questions) -> Answers:
    """Return the answers of a workbook by what would be asked today; what its cells held when sent is unknown."""
    letter = Letter("2000-01-01", "-")  # so that its labels are among the texts
    books = [workbook_of(asked, department, letter) for department in asked.departments()]
    sent = {
        line.key: Sent(line.key, line.number, line.label, line.before, "", "")
        for book in books
        for _, line in book.answers()
    }
    identity = Identity.of(books, sent)
    answers = answers_of(pages, identity)
    there = {key: sent[key] for key in answers.seen}
    return Answers(
        identity._replace(cells=there),
        answers.seen,
        tuple(one for one in answers.strays if not _is_of_the_cover(one, pages, identity)),
        (LOST,),
        answers.signature,
    )


def _is_of_the_cover(one: Stray, pages: Sequence[Page], identity: Identity) -> bool:
    """Say whether a text stands beside a label of the first sheet: a deadline, say, that nobody knows any more."""
    found = re.fullmatch("B([0-9]+)", one.at)
    page = next((page for page in pages if page.name == one.sheet), None)
    label = page.cells.get((int(found[1]), 1)) if page and found else None
    return label is not None and identity.is_fixed(label.text)


LOST: Final = Message(
    "Its hidden sheet is gone or was changed, so what was sent is not known: a cell that differs from the records is "
    "in conflict, and an empty one says nothing."
)
