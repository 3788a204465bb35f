"""Cells that were taken, tried on the records first: what the rules refuse is refused cell by cell."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Final

from kyodo_cli.base.errors import KyodoError
from kyodo_cli.base.language import Message
from kyodo_cli.base.routes import Path
from kyodo_cli.editing.store import Order, draft_records
from kyodo_cli.findings.finding import Finding
from kyodo_cli.reading.files import YearFile
from kyodo_cli.recording.kept import kept
from kyodo_cli.recording.orders import record_order
from kyodo_cli.recording.places import Ledger
from kyodo_cli.recording.refusals import new_faults
from kyodo_cli.sheets.changes import sheet_changes
from kyodo_cli.sheets.content import Subject
from kyodo_cli.sheets.signature import without_use
from kyodo_cli.sheets.verdicts import Merged
from kyodo_cli.views.words import word

WAYS_OUT: Final = {
    "KY438": Message(
        "Write the reason in its cell (for a later stage that is the comment), or record it with “kyodo evaluate”."
    ),
    "KY440": Message("Record what the stage before says first."),
    "KY331": Message("Fill in the value, or pick a status that says why there is none."),
}
"""How to mend in a sheet what a rule would have mended in the file."""


def order_of(ledger: Ledger, cells: Sequence[Merged]) -> Order:
    """Return the order that records the cells that were taken."""
    return record_order(ledger, lambda now: sheet_changes(ledger, cells, now))


def checked(ledger: Ledger, cells: tuple[Merged, ...]) -> tuple[Merged, ...]:
    """Return the cells, those refused that the records cannot take.

    Raises:
        ConflictFault: the year is closed.
        InputFault: the records cannot be read in full.
        UsageFault: the plan is not in force that year.
    """
    cells = without_use(cells)
    subjects = dict.fromkeys(one.block.subject.key for one in cells if one.verdict == "taken" and one.block)
    for key in subjects:
        try:
            kept(sheet_changes(ledger, [one for one in cells if _is_of(key, one)], ledger.read))
        except KyodoError as error:
            is_bad = _to_blame(ledger, cells, key)
            cells = _refused(cells, is_bad, error.message, _way_out(ledger, list(filter(is_bad, cells)), error.hint))
    while any(one.verdict == "taken" for one in cells):
        found = _faults(ledger, cells)
        if not found:
            break
        for fault in found:
            hint = WAYS_OUT.get(fault.rule.code, fault.hint)
            cells = _refused(cells, _meant(cells, fault.place.path), fault.message, hint)
        cells = without_use(cells)
    return without_use(cells)


def _to_blame(ledger: Ledger, cells: Sequence[Merged], key: str) -> Callable[[Merged], bool]:
    """Return which cells of an item cannot be recorded: the one, or the latest stage, without which the others can."""
    mine = [one for one in cells if _is_of(key, one)]
    groups = [*([one] for one in mine), list(filter(_is_on_an_axis, mine))]
    groups += [[one for one in mine if _stage(one) == stage] for stage in dict.fromkeys(map(_stage, reversed(mine)))]
    for bad in groups:
        try:
            kept(sheet_changes(ledger, [one for one in mine if one not in bad], ledger.read))
        except KyodoError:
            continue
        return bad.__contains__
    return partial(_is_of, key)


def _way_out(ledger: Ledger, bad: Sequence[Merged], hint: Message | None) -> Message | None:
    """Return how to mend in a sheet or a table what cannot be recorded."""
    for one in bad:
        if not (_is_on_an_axis(one) and one.block and one.answer):
            return hint
        grade = one.answer.field.path[:-1]
        axis = next((each.field.label for each in one.block.answers if each.field.path == grade), "")
        hint = Message("Pick a grade at “{axis}”, or write the text at “{comment}”.",
                       axis=axis, comment=word(ledger.book.plan, "comment"))  # fmt: skip
    return hint


def _is_on_an_axis(cell: Merged) -> bool:
    return cell.answer is not None and cell.answer.field.name.startswith("comment.")


def _stage(cell: Merged) -> str | None:
    return cell.answer.field.stage if cell.answer else None


def _faults(ledger: Ledger, cells: Sequence[Merged]) -> list[Finding]:
    found: list[Finding] = []

    def collect(before: YearFile | None, after: YearFile) -> None:
        found.extend(new_faults(ledger, before, after))

    draft_records(order_of(ledger, cells)._replace(check=collect))
    return found


def _meant(cells: Sequence[Merged], path: Path) -> Callable[[Merged], bool]:
    """Return which cells a finding is about: the one at its place, else those below it, as of a review; else more."""
    tests: list[Callable[[Merged], bool]] = [
        lambda one: _is_at(one, path),
        lambda one: len(path) > len(("evaluations", "item")) and _path(one)[: len(path)] == path,
        lambda one: one.block is not None and _id(one.block.subject) == (path[1] if len(path) > 1 else None),
        lambda _: True,
    ]
    return next(test for test in tests if any(one.verdict == "taken" and test(one) for one in cells))


def _is_at(cell: Merged, path: Path) -> bool:
    here = _path(cell)
    return bool(here) and path[: len(here)] == here


def _path(cell: Merged) -> Path:
    """Return where a cell of an item stands in the records; of others nothing."""
    if cell.block is None or cell.answer is None or cell.block.subject.entry is None:
        return ()
    return ("evaluations", cell.block.subject.entry.id, *cell.answer.field.path)


def _id(subject: Subject) -> str:
    if subject.entry:
        return subject.entry.id
    return subject.indicator.indicator.id if subject.indicator else ""


def _is_of(key: str, cell: Merged) -> bool:
    return cell.verdict == "taken" and cell.block is not None and cell.block.subject.key == key


def _refused(
    cells: tuple[Merged, ...], is_meant: Callable[[Merged], bool], message: Message, hint: Message | None
) -> tuple[Merged, ...]:
    return tuple(
        one._replace(verdict="refused", message=message, hint=hint) if one.verdict == "taken" and is_meant(one) else one
        for one in cells
    )
