"""The reports of many plans: read, made and written plan by plan, on as many processors as there are.

No more plans are in memory at a time than there are processes; each is let go before the next is read.
"""

import gc
import os
import signal
from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from kyodo_cli.analysis.frame import in_force
from kyodo_cli.analysis.links import corresponding
from kyodo_cli.cli.gating import found_by_plan
from kyodo_cli.cli.publishing import Outcome, Run, publish
from kyodo_cli.findings.diagnostic import Diagnostic
from kyodo_cli.reading.files import stem
from kyodo_cli.views.gate import GateView, gate_view
from kyodo_cli.workspace.book import PlanBook, open_book
from kyodo_cli.workspace.files import Workspace

CHUNK: Final = 8
"""Plans handed to a process at a time: few enough that all finish together, enough to make the hand-over cheap."""


class Sheet(NamedTuple):
    """What became of one plan's report; `held` says what keeps it from being final.

    `unread` are files of the plan that could not be read in full, in which case nothing was written.
    """

    plan: str
    unread: tuple[str, ...] = ()
    is_in_force: bool = True
    outcome: Outcome = Outcome()
    held: GateView | None = None


class Batch(NamedTuple):
    """Some plans for one process: their files, and what was found in them where reports are to be final.

    `workspace` lists the files of all plans, and the years of these. `twins` are files of which each is the second of
    one plan, such as kamagaya.yml beside kamagaya.yaml: one of the two is wrong.
    """

    workspace: Workspace
    files: tuple[str, ...]
    twins: frozenset[str]
    found: Mapping[str, Sequence[Diagnostic]]


def print_reports(workspace: Workspace, run: Run, processes: int | None = None) -> Iterator[Sheet]:
    """Write the reports of every plan of a workspace; yield what became of each, in the order of the files.

    Args:
        workspace: the files.
        run: the year, the forms, where to.
        processes: how many to run; by default as many as there are processors.

    Raises:
        TemplateFault: a template is faulty.
        OutputFault: the machine would not take a file.
    """
    batches = list(_batches(workspace, run))
    count = min(processes or os.cpu_count() or 1, len(batches))
    if count == 1:
        for batch in batches:
            yield from print_batch(batch, run)
        return
    from concurrent.futures import ProcessPoolExecutor

    with ProcessPoolExecutor(count, initializer=_prepare_process) as pool:
        for sheets in pool.map(print_batch, batches, [run] * len(batches)):
            yield from sheets


def print_batch(batch: Batch, run: Run) -> list[Sheet]:
    """Write the reports of some plans, one after another."""
    return [_sheet(batch, file, run) for file in batch.files]


def _batches(workspace: Workspace, run: Run) -> Iterator[Batch]:
    found = found_by_plan(workspace) if run.is_final else {}
    years: dict[str, list[str]] = {}
    for file in workspace.years:
        years.setdefault(file.split("/")[-2], []).append(file)
    first = {stem(file): file for file in reversed(workspace.plans)}
    twins = frozenset(file for file in workspace.plans if first[stem(file)] != file)
    for at in range(0, len(workspace.plans), CHUNK):
        files = workspace.plans[at : at + CHUNK]
        names = [stem(file) for file in files]
        own = tuple(file for name in dict.fromkeys(names) for file in years.get(name, ()))
        here = workspace._replace(years=own, strays=(), closed=())
        yield Batch(here, files, twins & {*files}, {name: found[name] for name in names if name in found})


def _sheet(batch: Batch, file: str, run: Run) -> Sheet:
    name = stem(file)
    if file in batch.twins:
        return Sheet(name, (file,))
    book = open_book(batch.workspace._replace(plans=(file,)), name)
    if book.unread:
        return Sheet(name, book.unread)
    [plan] = book.plans
    if not in_force(plan.plan, run.year):
        return Sheet(plan.id, is_in_force=False)
    if run.is_final:
        view = gate_view(plan, run.year, batch.found.get(name, ()))
        if not view.is_open:
            return Sheet(plan.id, held=view)
    return Sheet(plan.id, outcome=publish(plan, [plan, *_named(batch.workspace, plan)], run))


def _named(workspace: Workspace, plan: PlanBook) -> Iterator[PlanBook]:
    """Yield the plans that items of a plan correspond to."""
    for name in corresponding(plan.outline):
        file = workspace.plan_file(name)
        if file and name != plan.id:
            yield from open_book(workspace._replace(plans=(file,), years=()), name).plans


def _prepare_process() -> None:
    gc.set_threshold(100_000, 50, 50)  # as in the process that was started first
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # who is interrupted is the process that waits for this one
