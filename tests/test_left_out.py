"""The tests that need a browser are no part of README's command, which says so."""

import subprocess
import sys

from conftest import ROOT


def _pytest(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "--collect-only", *arguments]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=120, check=False)


def test_a_run_of_everything_names_the_browser_tests_that_it_leaves_out() -> None:
    said = _pytest("--ignore-glob=tests/[!bc]*", "--ignore=tests/base", "--ignore=tests/cli").stdout
    assert "Left out: tests/browser" in said
    assert "pytest -q tests/browser" in said
    assert "tests/browser/test_" not in said


def test_a_run_of_one_folder_says_nothing_of_them() -> None:
    assert "Left out" not in _pytest("tests/base").stdout
