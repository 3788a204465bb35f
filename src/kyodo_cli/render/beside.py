"""What lies beside a page of the report: the data of the year, and the other forms of the page."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from kyodo_cli.base.language import Message
from kyodo_cli.render.dataset.files import DataFile, data_files, data_in_form
from kyodo_cli.render.editions import EDITIONS
from kyodo_cli.views.dataset import DatasetView, dataset_view
from kyodo_cli.views.report import ReportView
from kyodo_cli.views.report.files import FileView
from kyodo_cli.views.words import Word
from kyodo_cli.workspace.book import PlanBook

TYPES: Final[dict[str, Word]] = {"md": "Markdown", "html": "HTML", "txt": Message("plain text"), "pdf": "PDF"}


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
    return DataFile(name, Message("This report"), TYPES.get(form, form), content, is_data=False)


def with_files(view: ReportView, files: Iterable[DataFile]) -> ReportView:
    """Return a report that names the files beside it."""
    named = (FileView(one.name, one.holds, one.type, len(one.content), one.is_data) for one in files)
    return replace(view, files=tuple(named))


def _dataset(plan: PlanBook, report: ReportView) -> DatasetView:
    return dataset_view(plan, report.year, report.state, getattr(report, "digest", None))
