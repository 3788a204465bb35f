"""What every import of answers does once they are found: merge, review, show, write, and say what stays open."""

from collections.abc import Sequence
from typing import Final, NamedTuple

from kyodo_cli.base.errors import ConflictFault, UsageFault
from kyodo_cli.base.folding import folded
from kyodo_cli.base.language import Message
from kyodo_cli.cli.boundary import BAD_INPUT, CONFLICT, FINE
from kyodo_cli.cli.interview import can_ask
from kyodo_cli.cli.options import choice
from kyodo_cli.cli.output import columns, may_colour, write, write_data
from kyodo_cli.cli.recording import carry_out, told
from kyodo_cli.cli.sheet_review import reviewed
from kyodo_cli.cli.surroundings import Surroundings
from kyodo_cli.recording.places import Ledger
from kyodo_cli.sheets.content import Questions
from kyodo_cli.sheets.intake import Returned
from kyodo_cli.sheets.merge import merged
from kyodo_cli.sheets.outcome import FileOutcome
from kyodo_cli.sheets.verdicts import Merged, Preference, Side

FORMS: Final = ("text", "json")


class Manner(NamedTuple):
    """How answers are taken, as typed."""

    prefer: Sequence[str] = ()
    clean_only: bool = False
    dry_run: bool = False
    form: str = "text"


class Group(NamedTuple):
    """The files of one plan's year, and what is asked in it."""

    where: Ledger
    asked: Questions
    files: list[Returned]
    cells: tuple[Merged, ...] = ()


def writable(where: Ledger) -> None:
    """Refuse a plan's year that takes no answers.

    Raises:
        ConflictFault: it is closed.
        UsageFault: the plan is not in force in it.
        InputFault: two files hold it.
    """
    from kyodo_cli.recording.refusals import refuse_closed, refuse_two_files, refuse_year

    refuse_year(where)
    refuse_two_files(where)
    refuse_closed(where, where.read)


def taken_in(around: Surroundings, groups: Sequence[Group], files: Sequence[Returned], manner: Manner) -> int:
    """Merge answers into the records, and say what became of every cell.

    Returns:
        5 while a conflict is open or a year is closed, 4 while a file or a cell is refused.

    Raises:
        UsageFault: a preference is none, or names no cell of the files.
    """
    prefer = _preference(manner.prefer, files)
    groups = [_merged(one, prefer) for one in groups]
    if manner.form == "text" and not manner.dry_run and can_ask():
        groups = [_merged(one, reviewed(around, one.cells, prefer)) for one in groups]
    outcomes = _outcomes(files, groups)
    open_left = [cell for one in groups for cell in one.cells if cell.verdict in ("conflict", "refused")]
    is_held_back = not manner.clean_only and bool(open_left or any(one.fault for one in files))
    taken = [one for one in groups if any(cell.verdict == "taken" for cell in one.cells)]
    if manner.form == "text":
        _print(around, outcomes)
    if not is_held_back:
        for one in taken:
            _write(around, one, manner)
    if manner.form == "json":
        from kyodo_cli.render.machine import json_answer
        from kyodo_cli.sheets.outcome import outcome_data

        is_written = not is_held_back and not manner.dry_run
        write_data(json_answer("sheet", outcome_data(outcomes, around.language, is_written=is_written)))
    return _told_code(around, outcomes, taken, is_held_back=is_held_back)


def _preference(typed: Sequence[str], files: Sequence[Returned]) -> Preference:
    """Return what was typed with --prefer: a side for all, or of cells by their keys."""
    of_all: Side | None = None
    of_cells: dict[str, Side] = {}
    known = {folded(key): key for one in files if one.answers for key in one.answers.identity.cells}
    for text in typed:
        key, sign, side = text.replace("＝", "=").rpartition("=")
        chosen: Side = "sheet" if choice(side.strip(), ("sheet", "records"), "--prefer") == "sheet" else "records"
        if not sign:
            of_all = chosen
        elif folded(key) in known:
            of_cells[known[folded(key)]] = chosen
        else:
            raise UsageFault(
                Message("The files have no cell “{key}”.", key=key),
                Message("Write it as the list of conflicts does, such as “a04/result=sheet”."),
            )
    return Preference(of_all, of_cells)


def _merged(group: Group, prefer: Preference) -> Group:
    from kyodo_cli.sheets.checking import checked

    cells = merged(group.asked, [one.given for one in group.files], prefer, group.where.read)
    return group._replace(cells=checked(group.where, cells))


def _outcomes(files: Sequence[Returned], groups: Sequence[Group]) -> list[FileOutcome]:
    found = []
    for one in files:
        group = next((each for each in groups if one in each.files), None)
        cells = tuple(cell for cell in group.cells if cell.file == one.file) if group else ()
        found.append(FileOutcome(one, group.asked if group else None, cells))
    return found


def _print(around: Surroundings, outcomes: Sequence[FileOutcome]) -> None:
    from kyodo_cli.render.paper import Paper
    from kyodo_cli.sheets.outcome import outcome_text

    paper = Paper(around.language, columns(), bold=may_colour())
    outcome_text(outcomes, paper)
    paper.blank()
    write(paper.text() + "\n")


def _write(around: Surroundings, group: Group, manner: Manner) -> None:
    from kyodo_cli.editing.store import write_records
    from kyodo_cli.sheets.checking import order_of

    wanted = order_of(group.where, group.cells)
    if manner.form == "text":
        carry_out(around, group.where, wanted, dry_run=manner.dry_run)
    elif not manner.dry_run:
        write_records(wanted, group.where.lock)


def _told_code(
    around: Surroundings, outcomes: Sequence[FileOutcome], taken: Sequence[Group], *, is_held_back: bool
) -> int:
    conflicts = sum(one.counts.conflicts for one in outcomes)
    refused = sum(one.counts.refused for one in outcomes)
    faults = [one.returned.fault for one in outcomes if one.returned.fault]
    if not (conflicts or refused or faults):
        if not taken:
            told(around, Message("Nothing in the sheets differs from the records; nothing was written."))
        return FINE
    left = Message(
        "Left open: {conflicts} in conflict, {refused} cells and {files} files refused.",
        conflicts=conflicts, refused=refused, files=len(faults),
    )  # fmt: skip
    told(around, left)
    if is_held_back:
        told(around, Message(
            "Nothing was written. Settle them (--prefer, or mend the files), or take only what is clean: --clean-only."
        ))  # fmt: skip
    is_conflict = conflicts or any(isinstance(one, ConflictFault) for one in faults)
    return CONFLICT if is_conflict else BAD_INPUT
