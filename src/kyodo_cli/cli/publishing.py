"""The files that a plan's year is published as: made first, written together, a final one never lost to a draft."""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from kyodo_cli.analysis.inputs import digest, inputs
from kyodo_cli.base.errors import UsageFault
from kyodo_cli.base.language import Message
from kyodo_cli.cli.output import write_set
from kyodo_cli.render.editions import EDITIONS, Look, edition, own_templates
from kyodo_cli.render.marks import says_of_itself, state_in
from kyodo_cli.views.report import ReportView, report_view
from kyodo_cli.workspace.book import PlanBook


class Run(NamedTuple):
    """What is the same for all plans of a run: the year, the forms, the looks, the folder that is written to.

    `is_final` says that the reports are to be final; whoever calls has made sure that they may be.
    """

    year: int
    forms: Sequence[str]
    look: Look
    folder: Path
    is_final: bool = False


class Outcome(NamedTuple):
    """What became of a plan's report: the files that were written, or the final ones that stay as they are."""

    written: tuple[Path, ...] = ()
    kept: tuple[Path, ...] = ()


def publish(plan: PlanBook, others: Sequence[PlanBook], run: Run) -> Outcome:
    """Write the report of a plan in every form, all or none; a draft leaves a final report as it is.

    A final report takes the place of every form that lies there, so that no draft is left beside it.

    Args:
        plan: the plan and its years.
        others: the plans beside it, whose items its own correspond to.
        run: the year, the forms, where to.

    Raises:
        UsageFault: none of the forms could say of itself that it is final.
        TemplateFault: a template is faulty.
        OutputFault: the machine would not take a file; then nothing has changed.
    """
    there = _states(plan, run)
    if not run.is_final and (kept := _final(there)):
        return Outcome(kept=kept)
    forms = list(dict.fromkeys([*run.forms, *there])) if run.is_final else run.forms
    if run.is_final and not any(map(says_of_itself, forms)):
        known = [form for form in EDITIONS if says_of_itself(form)]
        message = Message("A final report needs a form that says of itself that it is final.")
        raise UsageFault(message, Message("Add one of these to --format: {keys}.", keys=known))
    view = view_of(plan, others, run)
    files = {_path(plan, form, run): edition(view, form, run.look) for form in forms}
    if not run.is_final and (kept := _final(_states(plan, run))):  # somebody has made it final meanwhile
        return Outcome(kept=kept)
    write_set(files)
    return Outcome(written=tuple(files))


def view_of(plan: PlanBook, others: Sequence[PlanBook], run: Run) -> ReportView:
    """Return what is on the report of a plan, with the digest of what it is made from."""
    files = (*inputs(plan, run.year, others), *own_templates(run.look))
    made_from = digest(plan, run.year, files)
    return report_view(plan, run.year, is_final=run.is_final, others=others, digest=made_from)


def _states(plan: PlanBook, run: Run) -> dict[str, tuple[Path, str]]:
    """Return the forms of a plan's report that lie there, with their files and what these say of themselves."""
    found = {}
    for form in EDITIONS:
        path = _path(plan, form, run)
        if says_of_itself(form) and path.is_file() and (state := state_in(path.read_bytes(), form)):
            found[form] = (path, state)
    return found


def _final(there: dict[str, tuple[Path, str]]) -> tuple[Path, ...]:
    return tuple(path for path, state in there.values() if state == "final")


def _path(plan: PlanBook, form: str, run: Run) -> Path:
    return run.folder / f"{plan.id}.{form}"
