"""`kyodo sheet import FILES…`: the departments' answers into the records, merged cell by cell."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final, NamedTuple

from kyodo_cli.base.errors import ConflictFault, KyodoError, NothingToDo, UsageFault
from kyodo_cli.base.folding import folded
from kyodo_cli.base.language import Message
from kyodo_cli.base.years import fiscal_year
from kyodo_cli.cli.asking import open_plans
from kyodo_cli.cli.boundary import BAD_INPUT, CONFLICT, FINE
from kyodo_cli.cli.interview import can_ask
from kyodo_cli.cli.options import choice
from kyodo_cli.cli.output import columns, from_here, may_colour, waiting, write, write_data
from kyodo_cli.cli.recording import carry_out, ledger, told
from kyodo_cli.cli.sheet_review import reviewed
from kyodo_cli.cli.surroundings import Surroundings
from kyodo_cli.recording.places import Ledger
from kyodo_cli.sheets.content import Questions, questions
from kyodo_cli.sheets.intake import Returned, of_wanted, returned
from kyodo_cli.sheets.merge import Merged, Preference, Side, merged
from kyodo_cli.sheets.outcome import FileOutcome

FORMS: Final = ("text", "json")

LOCKED_BY_EXCEL: Final = "~$"
"""What the name of a file begins with that Excel keeps beside one that is open."""


class Order(NamedTuple):
    """Which files to import and how, as typed."""

    files: Sequence[Path]
    plan: str | None = None
    year: str | None = None
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


def sheet_import(around: Surroundings, order: Order) -> int:
    """Merge workbooks into the records, and say what became of every cell.

    Returns:
        5 while a conflict is open or a year is closed, 4 while a file or a cell is refused.

    Raises:
        UsageFault: a preference is none, or names no cell of the files.
    """
    form = choice(order.form, FORMS, "--format")
    files = [returned(path, name) for name, path in _files(around.here, order.files).items()]
    files = of_wanted(files, order.plan, fiscal_year(order.year) if order.year else None)
    prefer = _preference(order.prefer, files)
    groups, files = _groups(around, files)
    groups = [_merged(one, prefer) for one in groups]
    if form == "text" and not order.dry_run and can_ask():
        groups = [_merged(one, reviewed(around, one.cells, prefer)) for one in groups]
    outcomes = _outcomes(files, groups)
    open_left = [cell for one in groups for cell in one.cells if cell.verdict in ("conflict", "refused")]
    is_held_back = not order.clean_only and bool(open_left or any(one.fault for one in files))
    taken = [one for one in groups if any(cell.verdict == "taken" for cell in one.cells)]
    if form == "text":
        _print(around, outcomes)
    if not is_held_back:
        for one in taken:
            _write(around, one, order, is_told=form == "text")
    if form == "json":
        from kyodo_cli.render.machine import json_answer
        from kyodo_cli.sheets.outcome import outcome_data

        is_written = not is_held_back and not order.dry_run
        write_data(json_answer("sheet", outcome_data(outcomes, around.language, is_written=is_written)))
    return _told_code(around, outcomes, taken, is_held_back=is_held_back)


def _files(here: Path, typed: Sequence[Path]) -> dict[str, Path]:
    """Return the files by what they are called: of a folder its workbooks, of a pattern that no shell has expanded too.

    Raises:
        NothingToDo: there is none.
    """
    found: dict[str, Path] = {}
    for one in typed:
        full = here / one
        if full.is_dir():
            several = sorted(full.glob("*.xlsx"))
        else:
            several = sorted(here.glob(str(one))) if "*" in one.name and not full.exists() else [full]
        for path in several:
            if not path.name.startswith(LOCKED_BY_EXCEL):
                found[str(from_here(path, here))] = path
    if not found:
        raise NothingToDo(Message("There are no workbooks in {files}.", files=list(map(str, typed))))
    return found


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


def _groups(around: Surroundings, files: Sequence[Returned]) -> tuple[list[Group], list[Returned]]:
    """Put the files together by plan and year; a plan or year that cannot be written in is the fault of its files."""
    groups: dict[tuple[str, str], Group | KyodoError] = {}
    found = []
    for one in files:
        if one.fault:
            found.append(one)
            continue
        key = (one.plan, one.year)
        if key not in groups:
            groups[key] = _group(around, *key)
        group = groups[key]
        if isinstance(group, Group):
            group.files.append(one)
            found.append(one)
        else:
            found.append(one._replace(fault=group))
    return [one for one in groups.values() if isinstance(one, Group)], found


def _group(around: Surroundings, plan: str, year: str) -> Group | KyodoError:
    from kyodo_cli.recording.refusals import refuse_closed, refuse_two_files, refuse_year

    try:
        book, _ = open_plans(around, plan)
        where = ledger(around, book.plans[0], fiscal_year(year))
        refuse_year(where)
        refuse_two_files(where)
        refuse_closed(where, where.read)
    except KyodoError as fault:
        return fault
    return Group(where, questions(where.book, where.year), [])


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


def _write(around: Surroundings, group: Group, order: Order, *, is_told: bool) -> None:
    from kyodo_cli.editing.store import write_records
    from kyodo_cli.sheets.checking import order_of

    wanted = order_of(group.where, group.cells)
    if is_told:
        carry_out(around, group.where, wanted, dry_run=order.dry_run)
    elif not order.dry_run:
        write_records(wanted, group.where.lock, waiting(around.here, around.language))


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
