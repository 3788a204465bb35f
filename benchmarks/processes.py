"""What a process costs: its processor time, its time on the clock, the memory of it and its children."""

import os
import subprocess
import threading
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from statistics import median
from types import MappingProxyType
from typing import Final, NamedTuple

SAMPLE: Final = 0.05
"""Seconds between two looks at the memory."""

PAGE: Final = os.sysconf("SC_PAGE_SIZE")


class Command(NamedTuple):
    """What to run, in which folder, and what of the environment is special about it."""

    arguments: Sequence[str | Path]
    folder: Path
    settings: Mapping[str, str] = MappingProxyType({})


class Cost(NamedTuple):
    """What one run took: seconds of the processor (user and system, children included), of the clock; bytes at most."""

    cpu: float
    wall: float
    peak: int


class Failed(Exception):
    """A command that did not end well, and what it said."""

    def __init__(self, command: Command, said: str) -> None:
        super().__init__(f"{' '.join(map(str, command.arguments[:4]))}: {said.strip()[-300:]}")


def cost(command: Command, environment: Mapping[str, str], *, watch: bool = False) -> Cost:
    """Run a command once.

    Args:
        command: what to run.
        environment: the whole environment of the process.
        watch: sample the memory of the process and its children; else `peak` is that of the largest single process.

    Raises:
        Failed: the command ended with another code than 0.
    """
    started = time.perf_counter()
    with subprocess.Popen(
        list(map(str, command.arguments)),
        cwd=command.folder,
        env={**environment, **command.settings},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        start_new_session=True,
    ) as process:
        watcher = _Watcher(process.pid) if watch else None
        _, status, used = os.wait4(process.pid, 0)
        wall = time.perf_counter() - started
        process.returncode = os.waitstatus_to_exitcode(status)
        peak = max(watcher.stop(), used.ru_maxrss * 1024) if watcher else used.ru_maxrss * 1024
        said = process.stderr.read().decode(errors="replace") if process.stderr else ""
    if process.returncode:
        raise Failed(command, said)
    return Cost(used.ru_utime + used.ru_stime, wall, peak)


def medians(commands: Mapping[str, Command], environment: Mapping[str, str], rounds: int) -> dict[str, Cost]:
    """Run commands in turn, round after round, so that what else the machine does meets all alike; return medians."""
    for command in commands.values():
        cost(command, environment)  # the first run pays for files that are not in memory yet
    runs: dict[str, list[Cost]] = {name: [] for name in commands}
    for _ in range(rounds):
        for name, command in commands.items():
            runs[name].append(cost(command, environment))
    return {
        name: Cost(median(one.cpu for one in of), median(one.wall for one in of), max(one.peak for one in of))
        for name, of in runs.items()
    }


def completed(command: Command, environment: Mapping[str, str]) -> "subprocess.CompletedProcess[str]":
    """Run a command for what it prints.

    Raises:
        Failed: the command ended with another code than 0.
    """
    done = subprocess.run(
        list(map(str, command.arguments)),
        cwd=command.folder,
        env={**environment, **command.settings},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise Failed(command, done.stderr)
    return done


class _Watcher:
    """Looks at the memory of all processes of a session until it is told to stop."""

    def __init__(self, session: int) -> None:
        self._session = session
        self._peak = 0
        self._done = threading.Event()
        self._thread = threading.Thread(target=self._watch)
        self._thread.start()

    def stop(self) -> int:
        """Return the most bytes that were seen at once."""
        self._done.set()
        self._thread.join()
        return self._peak

    def _watch(self) -> None:
        while not self._done.wait(SAMPLE):
            self._peak = max(self._peak, _resident(self._session))


def _resident(session: int) -> int:
    """Return the bytes in memory of all processes of a session; pages that they share count for each."""
    total = 0
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            # After the name in brackets come state, parent, group, session.
            fields = (folder / "stat").read_text().rpartition(")")[2].split()
            if int(fields[3]) == session:
                total += int((folder / "statm").read_text().split()[1]) * PAGE
        except OSError:  # it has just ended
            continue
    return total
