"""What becomes of each cell that came back, and the counts of it, which always close."""

from collections.abc import Mapping, Sequence
from typing import Literal, NamedTuple

from kyodo_cli.base.language import Message
from kyodo_cli.reading.nodes import Data
from kyodo_cli.sheets.answers import Answers
from kyodo_cli.sheets.content import Answer, Block

Verdict = Literal["taken", "unchanged", "conflict", "refused"]

Side = Literal["sheet", "records"]


class Given(NamedTuple):
    """A workbook that came back: the file, the department's id, and what it says.

    Of a table that kyodo has not sent nobody knows what its cells held before: an empty one says nothing, one that
    differs from the records is in conflict, and whoever imports it answers for its rows.
    """

    file: str
    department: str | None
    answers: Answers
    was_sent: bool = True


class Merged(NamedTuple):
    """One cell that was read, and what becomes of it.

    `sent`, `found` and `now` are texts as people read them: as it was sent, as the sheet says, as it is recorded.
    `sent` is None where nobody knows it. `key` is empty for what stands where no answer is asked for; `block` and
    `answer` are there where it is asked for.
    """

    file: str
    sheet: str
    at: str
    key: str
    verdict: Verdict
    sent: str | None = ""
    found: str = ""
    now: str = ""
    data: Data = None
    message: Message | None = None
    hint: Message | None = None
    block: Block | None = None
    answer: Answer | None = None


class Preference(NamedTuple):
    """Which side wins a conflict: of a cell by its key, else of all; None leaves it open."""

    of_all: Side | None = None
    of_cells: Mapping[str, Side] = {}

    def of(self, key: str) -> Side | None:
        """Return which side wins."""
        return self.of_cells.get(key, self.of_all)


class Counts(NamedTuple):
    """How many cells were read, and what became of them; `absent` were sent and are not in the file."""

    read: int
    taken: int
    unchanged: int
    conflicts: int
    refused: int
    absent: int = 0

    @property
    def closes(self) -> bool:
        """Say whether the four add up to all that were read."""
        return self.taken + self.unchanged + self.conflicts + self.refused == self.read


def counts(cells: Sequence[Merged], absent: int = 0) -> Counts:
    """Count cells by what becomes of them."""
    found = [one.verdict for one in cells]
    taken, unchanged, conflicts, refused = (found.count(one) for one in ("taken", "unchanged", "conflict", "refused"))
    return Counts(len(found), taken, unchanged, conflicts, refused, absent)
