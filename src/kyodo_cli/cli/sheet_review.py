"""Conflicts between a sheet and the records, settled one by one at a terminal."""

from collections.abc import Sequence

from kyodo_cli.base.language import Message
from kyodo_cli.cli.output import columns, may_colour, write
from kyodo_cli.cli.surroundings import Surroundings
from kyodo_cli.sheets.verdicts import Merged, Preference, Side

SIDES: dict[str, Side] = {
    "s": "sheet", "sheet": "sheet", "シート": "sheet", "ｓ": "sheet",
    "r": "records", "records": "records", "記録": "records", "ｒ": "records",
}  # fmt: skip


def reviewed(around: Surroundings, cells: Sequence[Merged], prefer: Preference) -> Preference:
    """Ask of each open conflict which side wins; an empty answer leaves it open.

    Raises:
        KeyboardInterrupt: the answer was the end of input.
    """
    from kyodo_cli.render.paper import Paper
    from kyodo_cli.sheets.outcome import conflict_text

    chosen: dict[str, Side] = {}
    conflicts = [one for one in cells if one.verdict == "conflict"]
    for number, one in enumerate(conflicts, 1):
        if one.key in chosen:
            continue
        paper = Paper(around.language, columns(), bold=may_colour())
        paper.heading(Message("Conflict {number} of {count}", number=number, count=len(conflicts)))
        conflict_text(one, paper)
        if one.message:
            paper.line(one.message, indent=4)
        write(paper.text())
        if side := _side(around):
            chosen[one.key] = side
    return Preference(prefer.of_all, {**prefer.of_cells, **chosen})


def _side(around: Surroundings) -> Side | None:
    question = Message("Take the [s]heet, keep the [r]ecords, or leave it open (Enter)? ").in_language(around.language)
    while True:
        try:
            answer = input(question).strip().lower()
        except EOFError as error:
            raise KeyboardInterrupt from error
        if not answer:
            return None
        if answer in SIDES:
            return SIDES[answer]
