"""One Chromium for all browser tests, the pages made once, and what a visit to any page must never do."""

import importlib.util
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from functools import cache
from typing import TYPE_CHECKING, Any

import pytest

from conftest import program

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

    from browser.pages import Kind, Workshop
    from browser.paper import Paper
    from read_aloud import Node

    Visit = Callable[..., Page]

NEEDED = ("playwright", "axe_playwright_python", "pypdf")
COUNTS = pytest.StashKey[dict[str, list[str]]]()


def pytest_configure(config: pytest.Config) -> None:
    """Say at once what the browser tests need and have not got: none of them may be skipped."""
    if lacking := [name for name in NEEDED if importlib.util.find_spec(name) is None]:
        raise pytest.UsageError(f"tests/browser needs {', '.join(lacking)}: pip install -e '.[test,browser]'")
    from chromium import find_chromium

    if find_chromium() is None:
        raise pytest.UsageError("tests/browser needs Chromium: apt-get install chromium, or its path in KYODO_CHROMIUM")
    config.stash[COUNTS] = {}


@pytest.fixture(scope="session")
def chromium() -> Iterator["Browser"]:
    """Start the browser, once."""
    from chromium import started

    with started() as browser:
        yield browser


@pytest.fixture(scope="session")
def workshop(tmp_path_factory: pytest.TempPathFactory) -> "Workshop":
    """Make the pages, each once."""
    from browser.pages import Workshop

    return Workshop(tmp_path_factory.mktemp("pages"), program(tmp_path_factory.mktemp("home")))


@pytest.fixture(scope="session")
def paper(chromium: "Browser", workshop: "Workshop") -> "Callable[[Kind], Paper]":
    """Print the pages, each once."""
    from browser.paper import Paper
    from browser.visits import visiting

    @cache
    def printed(kind: "Kind") -> Paper:
        with visiting(chromium, workshop.site(kind), kind.file) as page:
            return Paper.of(page)

    return printed


@pytest.fixture(scope="session")
def said(chromium: "Browser", workshop: "Workshop") -> "Callable[[Kind], Node]":
    """Return the accessibility tree of a page, each asked for once."""
    from browser.visits import visiting
    from read_aloud import tree

    @cache
    def asked(kind: "Kind") -> "Node":
        with visiting(chromium, workshop.site(kind), kind.file) as page:
            return tree(page)

    return asked


@pytest.fixture
def visit(chromium: "Browser", workshop: "Workshop") -> "Iterator[Visit]":
    """Open a page as `visit(kind, width=390, color_scheme="dark")`; what no visit may do fails the test."""
    from browser.visits import visiting

    with ExitStack() as visits:

        def opened(kind: "Kind", **options: Any) -> "Page":
            return visits.enter_context(visiting(chromium, workshop.site(kind), kind.file, **options))

        yield opened


@pytest.fixture
def sketch(chromium: "Browser") -> "Iterator[Callable[..., Page]]":
    """Open a page given as HTML: with a known fault, it shows that a test can fail."""
    with ExitStack() as pages:

        def opened(html: str, **options: Any) -> "Page":
            page = chromium.new_page(**options)
            pages.callback(page.close)
            page.set_content(f"<!DOCTYPE html><html lang=en><title>sketch</title>{html}")
            return page

        yield opened


@pytest.fixture(scope="session")
def count(pytestconfig: pytest.Config) -> Callable[[str, str], None]:
    """Take a line for the closing summary, under a heading."""
    return lambda heading, line: pytestconfig.stash[COUNTS].setdefault(heading, []).append(line)


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Run a test that asks for a `kind` on every kind of page."""
    from browser.pages import KINDS

    if "kind" in metafunc.fixturenames:
        metafunc.parametrize("kind", KINDS, ids=[kind.name for kind in KINDS])


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Print what was counted."""
    for heading, lines in config.stash[COUNTS].items():
        terminalreporter.section(heading, sep="-")
        for line in lines:
            terminalreporter.line(line)
