"""Which items a list is narrowed to."""

from typing import NamedTuple

from kyodo_cli.analysis.departments import in_charge
from kyodo_cli.analysis.lookup import find_entries
from kyodo_cli.analysis.standing import covered_later, missing
from kyodo_cli.base.folding import folded
from kyodo_cli.model.outline import Entry, Outline
from kyodo_cli.model.year import Evaluation
from kyodo_cli.workspace.book import PlanBook


class Narrow(NamedTuple):
    """Conditions that an item must meet, all of them; None asks nothing.

    `year` is the fiscal year that ratings are of, `as_of` the one whose departments are meant.
    """

    vision: str | None = None
    goal: str | None = None
    department: str | None = None
    theme: str | None = None
    rating: str | None = None
    unevaluated: bool = False
    year: int | None = None
    as_of: int = 0


def narrowed(book: PlanBook, entries: tuple[Entry, ...], narrow: Narrow) -> list[Entry]:
    """Return the items that meet every condition, in order."""
    kept = list(entries)
    for kind, text in (("vision", narrow.vision), ("goal", narrow.goal)):
        if text is not None:
            above = {entry.id for entry in find_entries(book.outline, kind, text)}
            kept = [one for one in kept if above & {*(step.id for step in (*one.ancestors, one)), *one.node.relisted}]
    if narrow.department is not None:
        departments = departments_named(book.outline, narrow.department)
        kept = [one for one in kept if departments & _departments(book, one, narrow.as_of)]
    if narrow.theme is not None:
        theme = folded(narrow.theme)
        kept = [one for one in kept if theme in {folded(name) for name in one.node.themes}]
    if narrow.rating is not None:
        rating = folded(narrow.rating)
        kept = [one for one in kept if rating in {folded(code) for code in ratings(evaluation(book, one, narrow.year))}]
    if narrow.unevaluated and narrow.year is not None:
        lacking = unevaluated(book, narrow.year)
        kept = [one for one in kept if one.id in lacking]
    return kept


def _departments(book: PlanBook, entry: Entry, year: int) -> set[str]:
    """Return an item's departments, and those that do their work in a fiscal year."""
    named = {part.id for part in entry.node.departments}
    return named | {one.id for part in entry.node.departments for one in in_charge(book.plan, part.id, year)}


def unevaluated(book: PlanBook, year: int) -> set[str]:
    """Return the items whose evaluation was due for a fiscal year and is not recorded."""
    gaps = missing(book.plan, book.outline, book.years.get(year), year, covered_later(book.years, year))
    return {gap.entry.id for gap in gaps if gap.lack == "evaluation"}


def evaluation(book: PlanBook, entry: Entry, year: int | None) -> Evaluation | None:
    """Return what is recorded of an item in a fiscal year."""
    records = book.years.get(year) if year is not None else None
    return records.evaluations.get(entry.id) if records else None


def ratings(recorded: Evaluation | None) -> tuple[str, ...]:
    """Return every rating of an evaluation: by stage, then by axis."""
    if recorded is None:
        return ()
    reviews = recorded.reviews.values()
    plain = [review.rating for review in reviews if review.rating]
    return (*plain, *(one.rating for review in reviews for one in review.ratings.values()))


def departments_named(outline: Outline, text: str) -> set[str]:
    """Return the ids of the departments that a text names, by id, name or alias."""
    word = folded(text)
    defined = outline.plan.departments
    named = {one.id for one in defined if word in {folded(name) for name in (one.id, one.name, *one.aliases)}}
    return named | {part.id for entry in outline.entries for part in entry.node.departments if folded(part.id) == word}
