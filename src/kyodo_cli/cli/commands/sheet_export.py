"""`kyodo sheet export --year Y`: a workbook of questions for each department."""

import os
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from kyodo_cli.analysis.closing import closed_by
from kyodo_cli.base.errors import ConflictFault, NothingToDo, UsageFault
from kyodo_cli.base.language import Message
from kyodo_cli.base.years import fiscal_year
from kyodo_cli.cli.boundary import FINE
from kyodo_cli.cli.options import day
from kyodo_cli.cli.output import from_here, tell, write, write_set
from kyodo_cli.cli.sheets import Wanted, asked_in, tell_early, wanted_departments, workbook_names
from kyodo_cli.cli.surroundings import Surroundings
from kyodo_cli.recording.refusals import HOW_TO_GO_ON


class Order(NamedTuple):
    """Which workbooks to write, and where to, as typed."""

    year: str
    department: str | None = None
    plan: str | None = None
    output: Path | None = None
    deadline: str | None = None
    contact: str | None = None
    stage: str | None = None


def sheet_export(around: Surroundings, order: Order, *, force: bool = False) -> int:
    """Write a workbook for each department that is asked, and print their names.

    Raises:
        UsageFault: no such plan or department, or a department beside a later stage.
        NothingToDo: no plan is in force that year, or nothing is asked.
        ConflictFault: the year is closed for all plans, or a workbook is there already that would be written over.
    """
    from kyodo_cli.sheets.arrangement import Letter, workbook_of
    from kyodo_cli.sheets.writing import workbook_bytes

    year = fiscal_year(order.year)
    letter = Letter(day(order.deadline).isoformat() if order.deadline else None, order.contact)
    folder = around.here / order.output if order.output else around.workspace().root / "sheets" / str(year)
    files: dict[Path, bytes] = {}
    several = asked_in(around, order.plan, year, order.stage)
    if order.department and any(one.stage for one in several):
        raise UsageFault(
            Message("--stage and --department do not go together: a later stage of review has one workbook."),
            Message("Leave out one of them."),
        )
    for asked, departments in _open(wanted_departments(several, order.department), around):
        tell_early(asked, around)
        names = workbook_names(asked)
        for one in departments:
            files[folder / names[one]] = workbook_bytes(workbook_of(asked, one, letter))
    if not files:
        raise NothingToDo(Message("Nothing is asked of anybody in that year."), Message("Check the year."))
    if not force:
        _refuse_other_files(files, around.here)
    write_set(files)
    for path in files:
        write(str(from_here(path, around.here)))
    return FINE


def _open(wanted: Sequence[Wanted], around: Surroundings) -> list[Wanted]:
    """Return what is asked of plans whose year is open; those whose year is closed are named and left out.

    Raises:
        ConflictFault: it is closed for all.
    """
    found = []
    closed = []
    for one in wanted:
        plan, year = one[0].plan.id, one[0].year
        if event := closed_by(one[0].book.years.get(year)):
            closed.append(
                Message("Fiscal year {year} of {plan} was closed on {date}.", year=year, plan=plan, date=event.date)
            )
            left_out = Message(
                "Fiscal year {year} of {plan} was closed on {date}: left out.", year=year, plan=plan, date=event.date
            )
            if len(wanted) > 1:
                tell(left_out, around.language)
        else:
            found.append(one)
    if closed and not found:
        raise ConflictFault(closed[0], HOW_TO_GO_ON)
    return found


def _refuse_other_files(files: dict[Path, bytes], here: Path) -> None:
    """Refuse to write over what may hold somebody's answers."""
    there = [path for path, data in files.items() if os.path.lexists(path) and _bytes(path) != data]
    if there:
        raise ConflictFault(
            Message("There already: {files}. Nothing was written.", files=[str(from_here(one, here)) for one in there]),
            Message("Answers may be in them: name another folder with -o, or write over them with --force."),
        )


def _bytes(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except OSError:
        return None
