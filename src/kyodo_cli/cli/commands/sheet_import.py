"""`kyodo sheet import FILES…`: the departments' answers into the records, merged cell by cell."""

import os
from collections.abc import Sequence
from glob import glob
from pathlib import Path
from typing import Final, NamedTuple

from kyodo_cli.base.errors import KyodoError, NothingToDo
from kyodo_cli.base.language import Message
from kyodo_cli.base.years import fiscal_year
from kyodo_cli.cli.asking import open_plans
from kyodo_cli.cli.intake import FORMS, Group, Manner, taken_in, writable
from kyodo_cli.cli.options import choice
from kyodo_cli.cli.output import from_here
from kyodo_cli.cli.recording import ledger
from kyodo_cli.cli.surroundings import Surroundings
from kyodo_cli.reading.files import stem
from kyodo_cli.sheets.asking import questions_of
from kyodo_cli.sheets.intake import Returned, found_again, of_wanted, returned

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


def sheet_import(around: Surroundings, order: Order) -> int:
    """Merge workbooks into the records, and say what became of every cell.

    Returns:
        5 while a conflict is open or a year is closed, 4 while a file or a cell is refused.

    Raises:
        UsageFault: a preference is none, or names no cell of the files.
    """
    form = choice(order.form, FORMS, "--format")
    files = [returned(path, name) for name, path in _files(around.here, order.files).items()]
    year = fiscal_year(order.year) if order.year else None
    files = [_told(around, one, order.plan, year) for one in files]
    files = of_wanted(files, order.plan, year)
    groups, files = _groups(around, files)
    return taken_in(around, groups, files, Manner(order.prefer, order.clean_only, order.dry_run, form))


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
            several = sorted(map(Path, glob(str(full)))) if "*" in one.name and not os.path.lexists(full) else [full]
        for path in several:
            if not path.name.startswith(LOCKED_BY_EXCEL):
                found[str(from_here(path, here))] = path
    if not found:
        raise NothingToDo(Message("There are no workbooks in {files}.", files=list(map(str, typed))))
    return found


def _told(around: Surroundings, one: Returned, plan: str | None, year: int | None) -> Returned:
    """Return a file whose hidden sheet is gone with the plan and year that were typed; of one plan alone, that."""
    if one.lost is None:
        return one
    known = [stem(file) for file in around.workspace().plans]
    only = known[0] if len(known) == 1 else None
    return one._replace(lost=one.lost.of(plan or only, year))


def _groups(around: Surroundings, files: Sequence[Returned]) -> tuple[list[Group], list[Returned]]:
    """Put the files together by plan, year and stage; one that cannot be written in is the fault of its files."""
    groups: dict[tuple[str, str, str], Group | KyodoError] = {}
    found = []
    for one in files:
        if one.fault:
            found.append(one)
            continue
        key = (one.plan, one.year, one.stage)
        if key not in groups:
            groups[key] = _group(around, *key)
        group = groups[key]
        if isinstance(group, Group):
            read = found_again(one, group.asked)
            group.files.extend([] if read.fault else [read])
            found.append(read)
        else:
            found.append(one._replace(fault=group))
    return [one for one in groups.values() if isinstance(one, Group)], found


def _group(around: Surroundings, plan: str, year: str, stage: str) -> Group | KyodoError:
    try:
        book, _ = open_plans(around, plan)
        where = ledger(around, book.plans[0], fiscal_year(year))
        writable(where)
        return Group(where, questions_of(where.book, where.year, stage or None), [])
    except KyodoError as fault:
        return fault
