"""Whether a report may be called final, as far as plan and records say: readiness, sums, closing, publication.

What the rules find in the texts comes on top of it (`views/gate.py`), since the rules stand above this floor.
"""

from typing import Final, Literal, NamedTuple

from kyodo_cli.analysis.closing import Closing, closing
from kyodo_cli.analysis.readiness import Readiness, readiness
from kyodo_cli.analysis.standing import Question, says_something
from kyodo_cli.analysis.values import tally_values
from kyodo_cli.model.year import YearRecords
from kyodo_cli.workspace.book import PlanBook

Statement = Literal["published", "as_of", "contact"]

STATEMENTS: Final[tuple[Statement, ...]] = ("published", "as_of", "contact")
"""What a published report states of itself."""

Sum = Question | Literal["values"]


class Finality(NamedTuple):
    """What is asked for before a report is final.

    `unbalanced` are the tallies that do not add up, of a question of the review or of the values of indicators;
    `unstated` is what the records do not say of the publication.
    """

    ready: Readiness
    closing: Closing
    unbalanced: tuple[Sum, ...]
    unstated: tuple[Statement, ...]


def finality(book: PlanBook, year: int) -> Finality:
    """Look at everything that a final report needs, but for its texts."""
    ready, records = readiness(book.outline, book.years, year), book.years.get(year)
    return Finality(ready, closing(records), unbalanced(ready), unstated(records))


def unstated(records: YearRecords | None) -> tuple[Statement, ...]:
    """Return what the records of a year do not say of the publication."""
    said = records.publication if records else None
    return tuple(one for one in STATEMENTS if not (said and says_something(getattr(said, one))))


def unbalanced(ready: Readiness) -> tuple[Sum, ...]:
    """Return the tallies of a year that do not add up to all."""
    found: list[Sum] = [one.question for one in ready.asked if not one.tally.closes]
    if not tally_values(ready.values).closes:
        found.append("values")
    return tuple(found)
