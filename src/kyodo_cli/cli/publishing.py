"""The files that a plan's year is published as."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from kyodo_cli.cli.output import write_output
from kyodo_cli.render.beside import data_of, data_printed, forms_in_order, page_file, with_files
from kyodo_cli.render.dataset.files import FORMS
from kyodo_cli.render.editions import EDITIONS, Look, edition
from kyodo_cli.views.report import report_view
from kyodo_cli.workspace.book import PlanBook


class Run(NamedTuple):
    """What is the same for all plans of a run: the year, the forms, the looks, the folder that is written to."""

    year: int
    forms: Sequence[str]
    look: Look
    folder: Path


def publish(plan: PlanBook, others: Sequence[PlanBook], run: Run) -> Iterable[Path]:
    """Write the report of a plan in every form, and its data beside it; yield each file when it is written.

    Args:
        plan: the plan and its years.
        others: the plans beside it, whose items its own correspond to.
        run: the year, the forms, where to.

    Raises:
        TemplateFault: a template is faulty.
        OutputFault: the machine would not take a file.
    """
    view = report_view(plan, run.year, others=others)
    data = data_of(plan, view)
    files = list(data)
    for form in forms_in_order(run.forms):
        path = run.folder / f"{plan.id}.{form}"
        content = edition(with_files(view, files), form, run.look)
        write_output(path, content)
        files.append(page_file(path.name, form, content))
        yield path
    for one in data:
        write_output(run.folder / one.name, one.content)
        yield run.folder / one.name


def printed(plan: PlanBook, others: Sequence[PlanBook], run: Run) -> bytes:
    """Return the report of a plan in the one form that is wanted, as its file would hold it without files beside it.

    Raises:
        TemplateFault: a template is faulty.
    """
    view = report_view(plan, run.year, others=others)
    form = run.forms[0]
    return data_printed(plan, view, form) if form in FORMS else edition(view, form, run.look)


ALL_FORMS = (*EDITIONS, *FORMS)
"""What can be asked for; the data are written beside the pages whether they are asked for or not."""
