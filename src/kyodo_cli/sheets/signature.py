"""Who filled a workbook in, and when: said once on its first sheet, recorded with the reviews that it is part of."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from kyodo_cli.base.errors import KyodoError
from kyodo_cli.base.language import Message
from kyodo_cli.editing.change import Change
from kyodo_cli.model.plan import Plan
from kyodo_cli.sheets.answers import Seen
from kyodo_cli.sheets.cover import SIGNATURE
from kyodo_cli.sheets.fields import Field
from kyodo_cli.sheets.plain import plain_text
from kyodo_cli.sheets.understanding import understood
from kyodo_cli.sheets.verdicts import Merged

FIELDS: Final = {
    "by": Field("by", ("by",), "body", SIGNATURE["by"]),
    "date": Field("date", ("date",), "date", SIGNATURE["date"]),
}


def signed(plan: Plan, file: str, seen: Mapping[str, Seen]) -> Iterator[Merged]:
    """Yield what a workbook says of who filled it in."""
    for name, one in seen.items():
        cell = Merged(file, one.sheet, one.at, name, "taken", found=plain_text(one.cell.text) if one.cell else "")
        try:
            taken = understood(plan, FIELDS[name], one.cell, "")
        except KyodoError as fault:
            yield cell._replace(verdict="refused", message=fault.message, hint=fault.hint)
            continue
        if taken.data is None:
            yield cell._replace(verdict="unchanged")
        else:
            yield cell._replace(found=taken.plain, data=taken.data)


def without_use(cells: Sequence[Merged]) -> tuple[Merged, ...]:
    """Return cells, those that say who reviewed unchanged where they stand alone.

    What is signed on the first sheet goes into the reviews of its file of which something was taken; in a table who
    reviewed and when stands beside what is taken of the review, or is recorded of it already.
    """
    used = {one.file for one in cells if _is_of_a_review(one)}
    told = {_review(one) for one in cells if _says(one)}

    def is_idle(cell: Merged) -> bool:
        if cell.key in FIELDS:
            return cell.file not in used
        return _signs(cell) and _review(cell) not in told

    return tuple(
        one._replace(verdict="unchanged", message=NOTHING_TO_SIGN) if one.verdict == "taken" and is_idle(one) else one
        for one in cells
    )


def signature_changes(cells: Sequence[Merged]) -> Iterator[Change]:
    """Yield the changes that record with each review who made it, and when."""
    by_file: dict[str, dict[str, object]] = {}
    for one in cells:
        if one.verdict == "taken" and one.key in FIELDS:
            by_file.setdefault(one.file, {})[one.key] = one.data
    reviews = {
        (one.file, one.block.subject.entry.id, str(one.answer.field.path[1])): None
        for one in cells
        if _is_of_a_review(one) and one.block and one.block.subject.entry and one.answer and one.data is not None
    }
    for file, item, stage in reviews:
        for name, value in by_file.get(file, {}).items():
            yield Change(("evaluations", item, "reviews", stage, name), value)


def _is_of_a_review(cell: Merged) -> bool:
    return cell.verdict == "taken" and cell.answer is not None and cell.answer.field.path[0] == "reviews"


def _review(cell: Merged) -> tuple[str, str] | None:
    """Return which review of which item a cell is of."""
    if cell.answer is None or cell.block is None or cell.answer.field.path[0] != "reviews":
        return None
    return cell.block.subject.key, str(cell.answer.field.path[1])


def _signs(cell: Merged) -> bool:
    return _review(cell) is not None and cell.answer is not None and cell.answer.field.name in FIELDS


def _says(cell: Merged) -> bool:
    """Say whether a cell holds a grade, a direction or a comment that is taken, or recorded just so."""
    if _review(cell) is None or _signs(cell):
        return False
    return cell.data is not None if cell.verdict == "taken" else _is_recorded(cell)


def _is_recorded(cell: Merged) -> bool:
    return cell.verdict == "unchanged" and bool(cell.found) and cell.found == cell.now


NOTHING_TO_SIGN: Final = Message("No grade, direction or comment of a review was taken, so nobody is recorded.")
