"""Check a workspace: every finding of every file in one run, plan by plan, on as many processors as there are."""

import gc
import os
import signal
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from kyodo_cli.analysis.frame import in_force
from kyodo_cli.base.routes import Route, printed
from kyodo_cli.findings.diagnostic import Diagnostic
from kyodo_cli.findings.finding import Finding, Span
from kyodo_cli.reading.files import PlanFile, YearFile, read_plan, read_year, stem
from kyodo_cli.reading.source import SourceText
from kyodo_cli.reading.tree import ITEM_LISTS, Tree
from kyodo_cli.rules.between.plans import summarise, unread_files, unread_summary
from kyodo_cli.rules.evaluations.readiness import readiness
from kyodo_cli.rules.registry import BETWEEN_CHECKS, PLAN_CHECKS, YEAR_CHECKS
from kyodo_cli.rules.silencing import FileSilencer, file_silencers, silenced
from kyodo_cli.rules.subject import Subject, Summary
from kyodo_cli.workspace.files import Workspace

WORTH_A_PROCESS: Final = 40
"""Plans. Starting a second process takes about as long as checking this many."""

CHUNK: Final = 8
"""Plans handed to a process at a time: few enough that all finish together, enough to make the hand-over cheap."""


class Checked(NamedTuple):
    """What checking some plans gave: their diagnostics, and what the rules between plans need of them.

    `files` counts what was read, `in_force` the plans that are in force in the year asked for.
    """

    diagnostics: list[Diagnostic]
    summaries: list[Summary]
    silencers: list[FileSilencer]
    files: int
    in_force: int


def check_workspace(
    workspace: Workspace, *, year: int | None = None, only: Iterable[str] | None = None, processes: int | None = None
) -> Checked:
    """Check every file of a workspace.

    Args:
        workspace: the files.
        year: a fiscal year whose readiness is asked for as well.
        only: ids of the plans to check, if not all; rules between plans still see all that were read.
        processes: how many to run; by default as many as there are processors, and one for a small workspace.

    Returns:
        The diagnostics in the order of the files, and how many files were read.
    """
    wanted = None if only is None else set(only)
    jobs = [(file, years) for file, years in _jobs(workspace) if wanted is None or stem(file) in wanted]
    count = processes or (os.cpu_count() or 1)
    if count > 1 and len(jobs) >= WORTH_A_PROCESS:
        parts = _in_processes(workspace, jobs, year, count)
    else:
        parts = [check_plans(workspace, jobs, year)]
    diagnostics = [one for part in parts for one in part.diagnostics]
    summaries = [one for part in parts for one in part.summaries]
    if wanted is not None and any(one.correspondences or one.predecessors for one in summaries):
        summaries += [summary_of(workspace, file) for file, _ in _jobs(workspace) if stem(file) not in wanted]
    between = [finding for _, check in BETWEEN_CHECKS for finding in check(summaries)]
    between += [
        one
        for one in unread_files(workspace)
        if wanted is None or one.place.file in workspace.closed or _plan_of(one.place.file) in wanted
    ]
    diagnostics += [one for file, findings in _by_file(between) for one in _resolve_apart(workspace, file, findings)]
    silencers = [one for part in parts for one in part.silencers]
    diagnostics = sorted(silenced(diagnostics, silencers), key=lambda one: one.order)
    files, plans_in_force = (
        sum(counts) for counts in zip(*((part.files, part.in_force) for part in parts), strict=True)
    )
    return Checked(diagnostics, summaries, silencers, files, plans_in_force)


def check_plans(workspace: Workspace, jobs: list[tuple[str, tuple[str, ...]]], year: int | None) -> Checked:
    """Check plans one after another, each with its years; each is let go before the next is read."""
    diagnostics: list[Diagnostic] = []
    summaries: list[Summary] = []
    comments: list[FileSilencer] = []
    files = plans_in_force = 0
    for file, year_names in jobs:
        plan_file = read_plan(workspace.path(file), file)
        years = [read_year(workspace.path(name), name) for name in year_names]
        files += 1 + len(years)
        findings = [*plan_file.findings, *(finding for one in years for finding in one.findings)]
        if plan_file.plan is not None and plan_file.tree is not None:
            subject = Subject(plan_file, plan_file.plan, plan_file.tree, years)
            findings += findings_of(subject, year)
            summaries.append(summarise(subject))
            plans_in_force += year is not None and in_force(plan_file.plan, year)
        else:
            summaries.append(unread_summary(file))
        read: list[PlanFile | YearFile] = [plan_file, *years]
        for one in read:
            here = [finding for finding in findings if finding.place.file == one.file]
            diagnostics += resolved(one.source, one.tree, here, stem(file))
            comments += file_silencers(one.source) if one.source else []
    return Checked(diagnostics, summaries, comments, files, plans_in_force)


def summary_of(workspace: Workspace, file: str) -> Summary:
    """Read a plan that is not checked itself, but may be named by one that is."""
    read = read_plan(workspace.path(file), file)
    if read.plan is None or read.tree is None:
        return unread_summary(file)
    return summarise(Subject(read, read.plan, read.tree, []))


def findings_of(subject: Subject, year: int | None = None) -> Iterator[Finding]:
    """Yield what the rules find in a plan and its years, and what the readiness of a fiscal year lacks, if asked."""
    for _, check in PLAN_CHECKS:
        yield from check(subject)
    for one in subject.years:
        for _, check_year in YEAR_CHECKS:
            yield from check_year(subject, one)
    if year is not None:
        yield from readiness(subject, year)


def _jobs(workspace: Workspace) -> list[tuple[str, tuple[str, ...]]]:
    years: dict[str, list[str]] = {}
    for file in workspace.years:
        years.setdefault(file.split("/")[-2], []).append(file)
    # Of two files for one plan, which is a finding, the first has the records: nothing is read or counted twice.
    return [(file, tuple(years.pop(stem(file), ()))) for file in workspace.plans]


def _in_processes(
    workspace: Workspace, jobs: list[tuple[str, tuple[str, ...]]], year: int | None, count: int
) -> list[Checked]:
    from concurrent.futures import ProcessPoolExecutor

    bare = Workspace(workspace.root, (), ())  # its lists would be copied to the other process with every chunk
    chunks = [jobs[at : at + CHUNK] for at in range(0, len(jobs), CHUNK)]
    with ProcessPoolExecutor(count, initializer=_prepare_process) as pool:
        return list(pool.map(check_plans, [bare] * len(chunks), chunks, [year] * len(chunks)))


def _prepare_process() -> None:
    # What a chunk leaves behind is freed by reference counts; looking for cycles costs a tenth of the time.
    gc.disable()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # who is interrupted is the process that waits for this one


def _plan_of(file: str) -> str:
    """Return the id of the plan that a file of plans/ or records/ is of, by its name or its folder."""
    return stem(file) if file.startswith("plans/") else file.split("/")[1]


def _by_file(findings: list[Finding]) -> Iterator[tuple[str, list[Finding]]]:
    files = dict.fromkeys(finding.place.file for finding in findings)
    return ((file, [one for one in findings if one.place.file == file]) for file in files)


def _resolve_apart(workspace: Workspace, file: str, findings: list[Finding]) -> list[Diagnostic]:
    """Resolve findings of a file whose tree was let go; it is read once more, for it has something to report."""
    if all(one.place.span for one in findings):
        return resolved(None, None, findings, stem(file))
    read = read_plan(workspace.path(file), file)
    return resolved(read.source, read.tree, findings, stem(file))


def resolved(source: SourceText | None, tree: Tree | None, findings: list[Finding], plan: str) -> list[Diagnostic]:
    """Return findings of a file with their positions, one for one."""
    lines = source.lines if source and findings else []
    diagnostics = []
    for one in findings:
        span = one.place.span or (tree.span(one.place.path, at_key=one.place.at_key) if tree else Span(1, 1, 1, 1))
        text = lines[span.line - 1] if span.line <= len(lines) else ""
        route = tree.route(one.place.path) if tree else ()
        diagnostics.append(_diagnostic(one, span, text, plan, route))
    return diagnostics


def _diagnostic(finding: Finding, span: Span, text: str, plan: str, route: Route) -> Diagnostic:
    place, item = finding.place, _item(route)
    return Diagnostic(finding.rule, place.file, span, finding.message, finding.hint, plan, item, text, printed(route))


def _item(route: Route) -> str | None:
    if len(route) > 1 and (route[0] in ITEM_LISTS or route[0] in ("evaluations", "measurements")):
        return str(route[1])
    return None
