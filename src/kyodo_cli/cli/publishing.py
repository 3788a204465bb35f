"""The files that a plan's year is published as: made first, written together, a final one never lost to a draft."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Final, NamedTuple

from kyodo_cli.analysis.inputs import digest, inputs
from kyodo_cli.cli.output import write_set
from kyodo_cli.render.beside import data_of, data_printed, forms_in_order, page_file, with_files
from kyodo_cli.render.dataset.files import FORMS
from kyodo_cli.render.dataset.recognized import is_our_data
from kyodo_cli.render.editions import EDITIONS, Look, edition, own_templates
from kyodo_cli.render.marks import says_of_itself, state_in
from kyodo_cli.views.report import ReportView, report_view
from kyodo_cli.workspace.book import PlanBook

ALL_FORMS: Final = (*EDITIONS, *FORMS)
"""What can be asked for; the data are written beside the pages whether they are asked for or not."""


class Run(NamedTuple):
    """What is the same for all plans of a run: the year, the forms, the looks, the folders.

    `folder` is written to; the index in `top` leads there. `is_final` says that the reports are to be final; whoever
    calls has made sure that they may be.
    """

    year: int
    forms: Sequence[str]
    look: Look
    folder: Path
    top: Path
    is_final: bool = False


class Outcome(NamedTuple):
    """What became of a plan's report: the files that were written, or those that stay, so that nothing was written.

    `kept` are final, where a draft was to be written; `foreign` are not kyodo's.
    """

    written: tuple[Path, ...] = ()
    kept: tuple[Path, ...] = ()
    foreign: tuple[Path, ...] = ()


def publish(plan: PlanBook, others: Sequence[PlanBook], run: Run) -> Outcome:
    """Write the report of a plan in every form and its data, all or none.

    A draft leaves a final report as it is, and every report a file that kyodo did not make.

    A final report takes the place of every form that lies there, so that no draft is left beside it.

    Args:
        plan: the plan and its years.
        others: the plans beside it, whose items its own correspond to.
        run: the year, the forms, where to.

    Raises:
        TemplateFault: a template is faulty.
        OutputFault: the machine would not take a file; then nothing has changed.
    """
    there = _states(plan, run)
    if not run.is_final and (kept := _final(there)):
        return Outcome(kept=kept)
    forms = dict.fromkeys([*run.forms, *there]) if run.is_final else run.forms
    files = _files(plan, view_of(plan, others, run), list(forms), run)
    if not run.is_final and (kept := _final(_states(plan, run))):  # somebody has made it final meanwhile
        return Outcome(kept=kept)
    if foreign := _foreign(plan, files):
        return Outcome(foreign=foreign)
    write_set(files)
    return Outcome(written=tuple(files))


def printed(plan: PlanBook, others: Sequence[PlanBook], run: Run) -> bytes:
    """Return the report of a plan in the one form that is wanted, as its file would hold it without files beside it.

    Raises:
        TemplateFault: a template is faulty.
    """
    view, form = view_of(plan, others, run), run.forms[0]
    return data_printed(plan, view, form) if form in FORMS else edition(view, form, run.look)


def view_of(plan: PlanBook, others: Sequence[PlanBook], run: Run) -> ReportView:
    """Return what is on the report of a plan, with the digest of what it is made from."""
    files = (*inputs(plan, run.year, others), *own_templates(run.look))
    made_from = digest(plan, run.year, files)
    return report_view(plan, run.year, is_final=run.is_final, others=others, digest=made_from)


def _files(plan: PlanBook, view: ReportView, forms: Sequence[str], run: Run) -> dict[Path, bytes]:
    """Make every form of the report, and its data; the pages name what lies beside them."""
    beside = data = data_of(plan, view)
    files = {}
    for form in forms_in_order(forms):
        path = _path(plan, form, run)
        files[path] = edition(with_files(view, beside), form, run.look)
        beside = [*beside, page_file(path.name, form, files[path])]
    return files | {run.folder / one.name: one.content for one in data}


def _states(plan: PlanBook, run: Run) -> Mapping[str, tuple[Path, str]]:
    """Return the forms of a plan's report that lie there, with their files and what these say of themselves."""
    found = {}
    for form in ALL_FORMS:
        path = _path(plan, form, run)
        if says_of_itself(form) and path.is_file() and (state := state_in(path.read_bytes(), form)):
            found[form] = (path, state)
    return found


def _final(there: Mapping[str, tuple[Path, str]]) -> tuple[Path, ...]:
    return tuple(path for path, state in there.values() if state == "final")


def _foreign(plan: PlanBook, files: Iterable[Path]) -> tuple[Path, ...]:
    """Return those of the files to be replaced that kyodo did not make; what is empty is nobody's loss."""
    there = [path for path in files if path.is_file() and path.stat().st_size]
    return tuple(path for path in there if not _is_ours(path, plan.id))


def _is_ours(path: Path, plan: str) -> bool:
    ending = path.name.removeprefix(plan)
    form = ending.removeprefix(".")
    if says_of_itself(form):
        return state_in(path.read_bytes(), form) is not None
    return is_our_data(path.read_bytes(), plan, ending)


def _path(plan: PlanBook, form: str, run: Run) -> Path:
    return run.folder / f"{plan.id}.{form}"
