"""What lies beside a page of the report: the data of the year, and the other forms of the page."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from kyodo_cli.base.language import Message
from kyodo_cli.render.dataset.files import HELD, DataFile, data_files, data_in_form, type_of
from kyodo_cli.render.editions import EDITIONS
from kyodo_cli.views.dataset import DatasetView, dataset_view
from kyodo_cli.views.report import ReportView
from kyodo_cli.views.report.files import FileView
from kyodo_cli.views.words import Word
from kyodo_cli.workspace.book import PlanBook

TYPES: Final[dict[str, Word]] = {"md": "Markdown", "html": "HTML", "txt": Message("plain text"), "pdf": "PDF"}


REPORT: Final = Message("This report")

FORMS_BY_ENDING: Final = (*(f".{form}" for form in EDITIONS), *HELD)
"""How the names of a report's files go on after the plan's id."""


def forms_in_order(forms: Sequence[str]) -> list[str]:
    """Return the forms of a page, the HTML page last: it names the others with their sizes."""
    return sorted((one for one in forms if one in EDITIONS), key=lambda form: form == "html")


def data_of(plan: PlanBook, report: ReportView) -> list[DataFile]:
    """Return the files of data of a report."""
    return list(data_files(_dataset(plan, report)))


def data_printed(plan: PlanBook, report: ReportView, form: str) -> bytes:
    """Return the data of a report in one form."""
    return data_in_form(_dataset(plan, report), form)


def page_file(name: str, form: str, content: bytes) -> DataFile:
    """Return another form of the page as a file beside it."""
    return DataFile(name, REPORT, TYPES.get(form, form), content, is_data=False)


def file_at(name: str, ending: str, size: int) -> FileView:
    """Return a file as it is named on a page, from how its name goes on after the plan's id."""
    if ending in HELD:
        return FileView(name, HELD[ending], type_of(ending), size, is_data=True)
    form = ending.removeprefix(".")
    return FileView(name, REPORT, TYPES.get(form, form), size, is_data=False)


def with_files(view: ReportView, files: Iterable[DataFile]) -> ReportView:
    """Return a report that names the files beside it."""
    named = (FileView(one.name, one.holds, one.type, len(one.content), one.is_data) for one in files)
    return replace(view, files=tuple(named))


def _dataset(plan: PlanBook, report: ReportView) -> DatasetView:
    return dataset_view(plan, report.year, report.state, report.digest)
