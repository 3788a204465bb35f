"""The PDFs of the plans, each made once."""

from functools import cache

import pytest

import mihon_city
from conftest import ROOT
from kyodo_cli.render.pdf.fonts import NoFont, chosen
from kyodo_cli.render.pdf.make import pdf
from kyodo_cli.views.report import ReportView, report_view
from kyodo_cli.workspace.book import open_book
from kyodo_cli.workspace.files import list_files
from paper.document import Document

PAGES = ("kamagaya-2024", "matsudo-2024", "mihon-2024", "mihon-2025")


def pytest_configure() -> None:
    """Say at once what these tests need and have not got: none of them may be skipped."""
    try:
        chosen("ja", None)
    except NoFont as fault:
        raise pytest.UsageError("tests/paper needs a Japanese font: apt-get install fonts-noto-cjk") from fault


@cache
def view_of(name: str) -> ReportView:
    """Return what is reported of a plan in a year: `mihon-2024`."""
    plan, _, year = name.rpartition("-")
    founding = {book.id: book for book in open_book(list_files(ROOT)).plans}
    return report_view(mihon_city.BOOK if plan == "mihon" else founding[plan], int(year))


@cache
def made(name: str) -> Document:
    """Return the PDF of a plan in a year."""
    return Document(pdf(view_of(name)))


@pytest.fixture(params=PAGES)
def name(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def view(name: str) -> ReportView:
    return view_of(name)


@pytest.fixture
def document(name: str) -> Document:
    return made(name)
