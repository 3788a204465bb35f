"""The book: plans and their years as they were read, never changed."""

from collections.abc import Iterator
from typing import NamedTuple

from kyodo_cli.model.outline import Outline
from kyodo_cli.model.plan import Plan
from kyodo_cli.model.year import YearRecords
from kyodo_cli.reading.files import PlanFile, YearFile, read_plan, read_year, stem
from kyodo_cli.workspace.files import Workspace


class PlanBook(NamedTuple):
    """One plan: its items in order, and the records of its years.

    `unread` are the files of this plan in which something could not be read.
    """

    plan: Plan
    outline: Outline
    years: dict[int, YearRecords]
    plan_file: PlanFile
    year_files: tuple[YearFile, ...]

    @property
    def id(self) -> str:
        """The plan's id."""
        return self.plan.id

    @property
    def unread(self) -> tuple[str, ...]:
        """The files in which something could not be read."""
        read: list[PlanFile | YearFile] = [self.plan_file, *self.year_files]
        return tuple(one.file for one in read if one.findings)


class Book(NamedTuple):
    """The plans of a workspace.

    `lost` are the plan files of which so little could be read that there is no plan to speak of; `closed` are folders
    that cannot be looked into.
    """

    plans: tuple[PlanBook, ...]
    lost: tuple[PlanFile, ...]
    closed: tuple[str, ...] = ()

    @property
    def unread(self) -> tuple[str, ...]:
        """Every file in which something could not be read."""
        files = (*(file for plan in self.plans for file in plan.unread), *(one.file for one in self.lost))
        return (*files, *self.closed)


def open_book(workspace: Workspace, only: str | None = None) -> Book:
    """Read a workspace, or one plan of it.

    Args:
        workspace: the files.
        only: the id of the plan to read, if not all; a plan that is not there gives an empty book.
    """
    plans, lost = [], []
    for read in read_plans(workspace, only):
        if isinstance(read, PlanBook):
            plans.append(read)
        else:
            lost.append(read)
    return Book(tuple(plans), tuple(lost), workspace.closed)


def read_plans(workspace: Workspace, only: str | None = None) -> Iterator[PlanBook | PlanFile]:
    """Yield the plans of a workspace, or the one named, as they are read; without a plan in it, the file alone."""
    years: dict[str, list[str]] = {}
    for file in workspace.years:
        years.setdefault(file.split("/")[-2], []).append(file)
    seen: set[str] = set()
    for file in workspace.plans:
        plan_id = stem(file)
        if only not in (None, plan_id):
            continue
        if plan_id in seen:  # kamagaya.yml beside kamagaya.yaml: one of them is wrong, and both would be shown
            yield read_plan(workspace.path(file), file)
        else:
            yield read_plan_book(workspace, file, tuple(years.get(plan_id, ())))
        seen.add(plan_id)


def read_plan_book(workspace: Workspace, file: str, year_files: tuple[str, ...]) -> PlanBook | PlanFile:
    """Read one plan and its years, or return the plan file alone where no plan could be read from it."""
    plan_file = read_plan(workspace.path(file), file)
    if plan_file.plan is None or not plan_file.is_framed:
        return plan_file
    years = tuple(read_year(workspace.path(one), one) for one in year_files)
    records = {one.records.year: one.records for one in years if one.records}
    return PlanBook(plan_file.plan, Outline(plan_file.plan), records, plan_file, years)
