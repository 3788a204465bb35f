"""The program in a process of its own without the cost of starting Python: for hundreds of runs, killed or hindered."""

import gc
import os
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
from signal import SIGKILL
from tempfile import TemporaryDirectory
from typing import NamedTuple

from conftest import Outcome
from small_town import small_town


class Run(NamedTuple):
    """A run of the program that has begun."""

    pid: int
    out: Path
    err: Path

    def kill(self) -> None:
        """End it as a power cut would."""
        with suppress(ProcessLookupError):
            os.kill(self.pid, SIGKILL)

    def ended(self) -> Outcome:
        """Wait for its end; a negative code is the signal that ended it."""
        status = os.waitpid(self.pid, 0)[1]
        return Outcome(os.waitstatus_to_exitcode(status), self.out.read_text(), self.err.read_text())


def begin(
    *arguments: object, here: Path, language: str = "en", first: Callable[[], object] = lambda: None, times: int = 1
) -> Run:
    """Begin to run the real program.

    Args:
        arguments: what stands behind `kyodo`; {n} becomes the number of the run.
        here: its folder.
        language: of its messages.
        first: what its process does before, such as putting a fault in the way.
        times: how often it does so, one after the other.
    """
    warm()
    folder = here.parent / "runs"
    folder.mkdir(exist_ok=True)
    name = str(time.monotonic_ns())
    run = Run(0, folder / f"{name}.out", folder / f"{name}.err")
    for path in (run.out, run.err):
        path.touch()  # a run that is killed at once has said nothing
    pid = os.fork()
    if pid:
        return run._replace(pid=pid)
    try:
        _become(run, here, language)
        first()
        for at in range(times - 1):
            _main([str(one).replace("{n}", str(at + 1)) for one in arguments])
        code = _main([str(one).replace("{n}", str(times)) for one in arguments])
        for stream in (sys.stdout, sys.stderr):
            with suppress(OSError):
                stream.flush()
        os._exit(code)
    except BaseException:  # noqa: BLE001  # nothing of the tests may go on in this process
        import traceback

        traceback.print_exc()
        sys.stderr.flush()
    os._exit(71)


def run(*arguments: object, here: Path, language: str = "en", first: Callable[[], object] = lambda: None) -> Outcome:
    """Run the real program to its end; arguments as for `begin`."""
    return begin(*arguments, here=here, language=language, first=first).ended()


@cache
def warm() -> None:
    """Load what every run would load for itself: the modules, and the checks of the model."""
    import kyodo_cli

    for module in walk_packages(kyodo_cli.__path__, "kyodo_cli."):
        if not module.name.endswith("__main__"):
            import_module(module.name)
    with TemporaryDirectory() as folder:
        town = small_town(Path(folder))
        from kyodo_cli.editing.change import Change
        from kyodo_cli.editing.store import draft_records
        from kyodo_cli.recording.orders import record_order
        from kyodo_cli.recording.places import Ledger
        from kyodo_cli.workspace.book import open_book
        from kyodo_cli.workspace.files import list_files

        where = Ledger(town, open_book(list_files(town)).plans[0], 2024)
        draft_records(record_order(where, lambda _: [Change(("evaluations", "a02", "result"), "準備")]))
    gc.freeze()


def _become(run: Run, here: Path, language: str) -> None:
    for path, stream in ((run.out, 1), (run.err, 2)):
        os.dup2(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC), stream)
    sys.stdout = os.fdopen(1, "w", encoding="utf-8", closefd=False)
    sys.stderr = os.fdopen(2, "w", encoding="utf-8", closefd=False)
    os.chdir(here)
    for name in ("KYODO_WORKSPACE", "GITHUB_ACTIONS", "NO_COLOR"):
        os.environ.pop(name, None)
    os.environ |= {"KYODO_LANG": language, "COLUMNS": "80"}


def _main(arguments: list[str]) -> int:
    from kyodo_cli.cli.main import main

    sys.argv = ["kyodo", *arguments]
    try:
        main()
    except SystemExit as end:
        return int(end.code or 0)
    return 0
