"""The files that a plan's year is published as."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from kyodo_cli.cli.output import write_output
from kyodo_cli.render.editions import Look, edition
from kyodo_cli.views.report import report_view
from kyodo_cli.workspace.book import PlanBook


class Run(NamedTuple):
    """What is the same for all plans of a run: the year, the forms, the looks, the folder that is written to."""

    year: int
    forms: Sequence[str]
    look: Look
    folder: Path


def publish(plan: PlanBook, others: Sequence[PlanBook], run: Run) -> Iterable[Path]:
    """Write the report of a plan in every form; yield each file when it is written.

    Args:
        plan: the plan and its years.
        others: the plans beside it, whose items its own correspond to.
        run: the year, the forms, where to.

    Raises:
        TemplateFault: a template is faulty.
        OutputFault: the machine would not take a file.
    """
    view = report_view(plan, run.year, others=others)
    for form in run.forms:
        path = run.folder / f"{plan.id}.{form}"
        write_output(path, edition(view, form, run.look))
        yield path
