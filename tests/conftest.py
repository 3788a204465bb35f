"""What the tests share: the program as a process, and a workspace to work in."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).parent.parent


class Outcome(NamedTuple):
    """What a run of the program left."""

    code: int
    out: str
    err: str


Program = Callable[..., Outcome]


@pytest.fixture
def kyodo(tmp_path: Path) -> Program:
    """Run the real program: `kyodo("show", "action", "4", here=folder, language="ja")`."""
    return program(tmp_path)


def program(home: Path) -> Program:
    """Return the real program, with an empty home."""

    def run(*arguments: object, here: Path = ROOT, language: str = "en", **environment: str) -> Outcome:
        clean = {key: value for key, value in os.environ.items() if not key.startswith(("KYODO_", "GITHUB_", "LC_"))}
        command = [sys.executable, "-m", "kyodo_cli", *map(str, arguments)]
        done = subprocess.run(
            command,
            cwd=here,
            env=clean | {"KYODO_LANG": language, "COLUMNS": "80", "HOME": str(home)} | environment,
            capture_output=True,
            stdin=subprocess.DEVNULL,
            timeout=120,
            check=False,
        )
        return Outcome(done.returncode, done.stdout.decode(), done.stderr.decode())

    return run


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """Return a copy of the founding plans to write in."""
    folder = tmp_path / "市の 計画"
    shutil.copytree(ROOT / "plans", folder / "plans")
    return folder


def pytest_make_parametrize_id(val: object, argname: str) -> str | None:
    """Name a long text by its length: a test's name goes into the environment of every process it starts."""
    return f"{argname} of {len(val)}" if isinstance(val, (str, bytes)) and len(val) > 200 else None


APART = {
    ROOT / "tests" / "browser": (
        "Left out: tests/browser, which opens the pages in Chromium. With Chromium installed:",
        ".venv/bin/pip install -q -e '.[test,browser]' && .venv/bin/python -m pytest -q tests/browser",
    ),
    ROOT / "tests" / "paper": (
        "Left out: tests/paper, which makes the PDFs. With a Japanese font installed:",
        ".venv/bin/python -m pytest -q tests/paper",
    ),
    ROOT / "tests" / "office": (
        "Left out: tests/office, which saves and prints workbooks by LibreOffice. With LibreOffice installed:",
        ".venv/bin/python -m pytest -q tests/office",
    ),
}
"""Tests that need something of the machine; a run that does not ask for them leaves them out and says so."""


def pytest_ignore_collect(collection_path: Path) -> bool | None:
    """Leave those tests to a run that asks for them: `pytest tests/browser`."""
    return True if collection_path in APART else None


def pytest_terminal_summary(terminalreporter: "pytest.TerminalReporter", config: pytest.Config) -> None:
    """Say what a run of everything left out."""
    asked = [(config.invocation_params.dir / argument.partition("::")[0]).resolve() for argument in config.args]
    for folder, (what, how) in APART.items():
        if folder not in asked and any(folder.is_relative_to(one) for one in asked):
            terminalreporter.line(what)
            terminalreporter.line(f"  {how}")


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Fail a run that skipped a test where none may be skipped (KYODO_NO_SKIPS)."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    skipped = reporter.stats.get("skipped", []) if reporter else []
    if os.environ.get("KYODO_NO_SKIPS") and skipped and session.exitstatus == 0:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED
        print(f"\n{len(skipped)} tests were skipped, and none may be.")  # noqa: T201  # the reader of the run
