"""What became of the workbooks that came back, for people and for machines."""

from collections.abc import Sequence
from typing import Any, Final, NamedTuple
from unicodedata import category

from kyodo_cli.base.language import Message
from kyodo_cli.base.years import printed_year
from kyodo_cli.render.paper import Paper
from kyodo_cli.sheets.content import Questions
from kyodo_cli.sheets.intake import Returned
from kyodo_cli.sheets.signature import NOTHING_TO_SIGN
from kyodo_cli.sheets.verdicts import Counts, Merged, counts


class FileOutcome(NamedTuple):
    """What became of a file: of its cells, or why it was refused whole."""

    returned: Returned
    asked: Questions | None = None
    cells: tuple[Merged, ...] = ()

    @property
    def counts(self) -> Counts:
        """The cells counted."""
        answers = self.returned.answers
        return counts(self.cells, len(answers.absent) if answers and not self.returned.fault else 0)

    @property
    def remarks(self) -> tuple[Message, ...]:
        """What was not looked at in the file."""
        return self.returned.answers.remarks if self.returned.answers and not self.returned.fault else ()

    @property
    def department(self) -> str:
        """The name of the department whose file it is."""
        given = self.returned.given.department if self.returned.answers else None
        if self.asked is None:
            return given or ""
        return next((one.name for one in self.asked.plan.departments if one.id == given), given or "")


def outcome_text(files: Sequence[FileOutcome], paper: Paper) -> None:
    """Write what became of the files."""
    for one in files:
        _file_text(one, paper)


def outcome_data(files: Sequence[FileOutcome], language: str, *, is_written: bool) -> list[dict[str, Any]]:
    """Return what became of the files, for machines; cells that are unchanged and need no word are left out."""
    found = []
    for one in files:
        fault = one.returned.fault
        is_read = one.returned.answers is not None
        found.append({
            "file": one.returned.file,
            "plan": one.returned.plan or None,
            "year": int(one.returned.year) if one.returned.year.isdecimal() else None,
            "department": one.returned.given.department if is_read else None,
            "fault": fault.message.in_language(language) if fault else None,
            "hint": fault.hint.in_language(language) if fault and fault.hint else None,
            "counts": one.counts._asdict(),
            "written": is_written and one.counts.taken > 0,
            "absent": list(one.returned.answers.absent) if one.returned.answers and not fault else [],
            "remarks": [remark.in_language(language) for remark in one.remarks],
            "cells": [_cell_data(cell, language) for cell in one.cells if cell.verdict != "unchanged" or cell.message],
        })  # fmt: skip
    return found


def conflict_text(cell: Merged, paper: Paper) -> None:
    """Write a conflict: the place, and the three texts."""
    paper.line(_place(cell, paper), indent=2)
    found = FOUND if cell.sent is not None else FOUND_IN_FILE
    for label, text in ((SENT, cell.sent), (found, cell.found), (NOW, cell.now)):
        if text is None:
            continue
        paper.entry(label, _visible(text) or Message("(nothing)"), indent=4, hang=_HANG)


def _file_text(one: FileOutcome, paper: Paper) -> None:
    paper.heading(one.returned.file)
    if fault := one.returned.fault:
        paper.line(fault.message, indent=2)
        if fault.hint:
            paper.line(fault.hint, indent=2)
        return
    if one.asked:
        paper.line(f"{one.asked.plan.title} {printed_year(one.asked.year, paper.language)} {one.department}".rstrip(),
                   indent=2)  # fmt: skip
    paper.line(_sum(one.counts), indent=2)
    for remark in one.remarks:
        paper.line(_visible(paper.say(remark)), indent=2)
    for verdict, heading in _HEADINGS.items():
        if cells := [cell for cell in one.cells if cell.verdict == verdict]:
            paper.blank()
            is_other = verdict == "conflict" and not one.returned.was_sent
            paper.line(RECORDED_DIFFERENTLY if is_other else heading, indent=2)
            _cells_text(cells, paper)
    remarks = [cell for cell in one.cells if cell.verdict == "taken" and cell.message]
    if remarks:
        paper.blank()
        paper.line(Message("Taken, with a remark"), indent=2)
        for cell in remarks:
            paper.entry(_place(cell, paper), _visible(paper.say(cell.message)), indent=4)
    if idle := [cell for cell in one.cells if cell.verdict == "unchanged" and cell.message is NOTHING_TO_SIGN]:
        paper.blank()
        paper.line(Message("Not recorded"), indent=2)
        _cells_text(idle, paper)
    _absent_text(one, paper)


def _absent_text(one: FileOutcome, paper: Paper) -> None:
    if one.counts.absent and one.returned.answers:
        paper.blank()
        keys = one.returned.answers.absent
        shown: list[object] = [*keys[:MOST_SHOWN], *([Message("and {count} more", count=len(keys) - MOST_SHOWN)]
                               if len(keys) > MOST_SHOWN else [])]  # fmt: skip
        paper.line(Message("Not in the file any more, and left as recorded: {cells}.", cells=shown), indent=2)


def _cells_text(cells: Sequence[Merged], paper: Paper) -> None:
    """Write cells that stay open; of neighbours that are refused for the same reason, the reason once."""
    for at, cell in enumerate(cells):
        after = cells[at + 1] if at + 1 < len(cells) else None
        is_shared = not cell.key and after is not None and (after.message, after.key) == (cell.message, "")
        _cell_text(cell, paper, has_reason=not is_shared)


def _cell_text(cell: Merged, paper: Paper, *, has_reason: bool = True) -> None:
    if cell.verdict == "conflict":
        conflict_text(cell, paper)
    else:
        paper.line(_place(cell, paper), indent=2)
        if cell.found:
            found = FOUND if cell.sent is not None else FOUND_IN_FILE
            paper.entry(found, _visible(cell.found), indent=4, hang=_HANG)
    for text in (cell.message, cell.hint):
        if text and has_reason:
            paper.line(_visible(paper.say(text)), indent=4)
    if cell.verdict == "conflict" and not cell.message:
        hint = Message("Take one with --prefer {key}=sheet or --prefer {key}=records.", key=cell.key)
        paper.line(hint, indent=4)


def _visible(text: str) -> str:
    """Return a text of a stranger without what would steer a terminal."""
    return "".join("\ufffd" if category(one) == "Cc" and one not in "\n\t" else one for one in text)


def _place(cell: Merged, paper: Paper) -> str:
    at = "!".join(one for one in (cell.sheet, cell.at) if one)
    if cell.block is None or cell.answer is None:
        return f"{at}  {cell.key}".rstrip()
    return f"{at}  {cell.key}  {cell.block.number} {cell.block.title} / {paper.say(cell.answer.field.label)}"


def _sum(found: Counts) -> Message:
    return Message(
        "{read} cells read = {taken} taken + {unchanged} unchanged + {conflicts} in conflict + {refused} refused",
        **found._asdict(),
    )


def _cell_data(cell: Merged, language: str) -> dict[str, Any]:
    return {
        "key": cell.key or None,
        "sheet": cell.sheet,
        "cell": cell.at or None,
        "verdict": cell.verdict,
        "sent": cell.sent or None,
        "found": cell.found or None,
        "recorded": cell.now or None,
        "message": cell.message.in_language(language) if cell.message else None,
        "hint": cell.hint.in_language(language) if cell.hint else None,
    }


MOST_SHOWN: Final = 12
SENT: Final = Message("as sent")
FOUND: Final = Message("in the sheet")
FOUND_IN_FILE: Final = Message("in the file")
NOW: Final = Message("recorded now")
RECORDED_DIFFERENTLY: Final = Message("In conflict: something else is recorded already")
_HANG: Final = 16
_HEADINGS: Final = {
    "conflict": Message("In conflict: changed in the sheet, and changed since it was sent"),
    "refused": Message("Refused"),
}
