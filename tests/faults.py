"""What may happen to a write at every step of it: the machine refuses, or the process is gone."""

import builtins
import errno
import io
import os
from collections.abc import Callable
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from signal import SIGKILL
from typing import Any, Final, NoReturn, Self
from unittest.mock import patch

DEEDS = ("refused", "refused half way", "killed before", "killed half way", "killed after")

_REAL = {
    name: getattr(os, name)
    for name in ("open", "fdopen", "fsync", "chmod", "replace", "unlink", "mkdir", "stat", "lstat")
}
_OPEN, _WRITE = io.open, os.write


RECORDS: Final = ("kyodo_cli.editing.store.write_records", "kyodo_cli.cli.recording.write_records")
"""A writer of records, and where it is called."""

FILES: Final = ("kyodo_cli.editing.store.write_files",) * 2
"""A writer of whole files, which is looked up when it is called."""


def at_step(
    number: int,
    deed: str,
    error: int = errno.EIO,
    log: Path | None = None,
    writer: tuple[str, str] = RECORDS,
) -> None:
    """Put a fault in the way of this process: at one step of its next write.

    Args:
        number: which step, from 0; a step is a call that the machine could refuse.
        deed: what happens there, one of DEEDS.
        error: what the machine says when it refuses.
        log: a file that takes the names of the steps.
        writer: what writes, and the name that it is called by.
    """
    import fcntl

    module, _, function = writer[0].rpartition(".")
    real_write = getattr(import_module(module), function)
    way = _Way(number, deed, error, log)
    real_flock = fcntl.flock

    def write(*arguments: Any) -> Any:
        for name, real in _REAL.items():
            setattr(os, name, way.step(name, real))
        setattr(os, "fdopen", lambda *given, **named: _Stream(_REAL["fdopen"](*given, **named), way))  # noqa: B010
        io.open = builtins.open = way.step("read", _OPEN)
        fcntl.flock = way.step("lock", real_flock)
        try:
            return real_write(*arguments)
        finally:
            for name, real in _REAL.items():
                setattr(os, name, real)
            io.open = builtins.open = _OPEN
            fcntl.flock = real_flock

    patch(writer[1], write).start()


class _Way:
    def __init__(self, number: int, deed: str, error: int, log: Path | None) -> None:
        self.left, self.deed, self.error = number, deed, error
        self.log = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_APPEND) if log else None

    def step(self, name: str, real: Callable[..., Any]) -> Callable[..., Any]:
        def stepped(*given: Any, **named: Any) -> Any:
            if self.log:
                _WRITE(self.log, f"{name}\n".encode())
            self.left -= 1
            if self.left != -1:
                return real(*given, **named)
            if "half" in self.deed and name == "write":
                real(given[0][: len(given[0]) // 2])
                given[1]()
            if self.deed.startswith("refused"):
                raise OSError(self.error, os.strerror(self.error))
            if self.deed == "killed after":
                with suppress(OSError):
                    real(*given, **named)
            _die()

        return stepped


class _Stream:
    """A file that is written to, or read."""

    def __init__(self, stream: Any, way: _Way) -> None:
        self.stream, self.way = stream, way

    def write(self, data: bytes) -> None:
        self.way.step("write", lambda part, _=None: self.stream.write(part))(data, self.stream.flush)

    def flush(self) -> None:
        self.way.step("flush", self.stream.flush)()

    def read(self, *given: Any) -> Any:
        return self.way.step("read", self.stream.read)(*given)

    def fileno(self) -> int:
        return int(self.stream.fileno())

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.stream.close()


def _die() -> NoReturn:
    os.kill(os.getpid(), SIGKILL)
    raise AssertionError
