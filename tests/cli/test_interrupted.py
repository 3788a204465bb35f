"""Ctrl-C ends a run with 130 and without a traceback, also while the program is still being loaded."""

import os
import subprocess
import sys

import pytest

from conftest import ROOT

DRIVER = """
import builtins, os, signal, sys
from kyodo_cli.__main__ import main
left, real = int(sys.argv.pop(1)), builtins.__import__
def counting(*arguments, **named):
    global left
    left -= 1
    if left == 0:
        os.kill(os.getpid(), signal.SIGINT)
    return real(*arguments, **named)
builtins.__import__ = counting
main()
"""
"""The program, interrupted at its n-th import."""


@pytest.mark.skipif(os.name == "nt", reason="Windows sends no signal to a single process")
@pytest.mark.parametrize("moment", [1, 2, 5, 10, 20, 40, 80, 160, 320])
def test_an_early_interruption_is_no_traceback(moment: int) -> None:
    command = [sys.executable, "-c", DRIVER, str(moment), "list", "actions"]
    environment = {**os.environ, "KYODO_LANG": "en", "KYODO_NO_CACHE": "1"}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 130
    assert "Traceback" not in done.stderr
