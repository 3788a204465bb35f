"""Files written whole or not at all: beside the old one first, then in its place."""

import contextlib
import os
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from kyodo_cli.base.errors import OutputFault
from kyodo_cli.base.language import Message
from kyodo_cli.base.reasons import reason

BEFORE: Final = ".kyodo-"
AFTER: Final = ".kyodo-tmp"
"""What the names of our temporary files begin and end with; whoever writes next sweeps what was left."""


def write_whole(path: Path, data: bytes) -> None:
    """Put data in the place of a file, in one step; who reads meanwhile sees the old file or the new one.

    The new file has the rights of the old one; a link still leads to the file that it led to. The folder is made where
    there is none.

    Raises:
        OutputFault: the machine would not take it; a file that was there before is untouched.
    """
    temporary: Path | None = None
    try:
        path = path.resolve()
        path.parent.mkdir(parents=True, exist_ok=True)
        temporary = path.parent / f"{BEFORE}{path.name}.{os.getpid()}{AFTER}"
        _write(temporary, data)
        _take_rights(path, temporary)
        os.replace(temporary, path)
        _flush_folder(path.parent)
    except OSError as error:
        if temporary:
            with contextlib.suppress(OSError):
                os.unlink(temporary)
        raise not_written(path, error) from error


def sweep(folders: Iterable[Path]) -> None:
    """Delete temporary files that a process which died has left; only who holds the lock may call this."""
    for folder in folders:
        with contextlib.suppress(OSError):
            for path in folder.glob(f"{BEFORE}*{AFTER}"):
                path.unlink()


def not_written(path: Path, error: OSError) -> OutputFault:
    """Say that the machine would not take a file."""
    return OutputFault(
        Message("“{path}” could not be written: {reason}.", path=path, reason=reason(error)),
        Message("Check whether it is open in another program, and whether the folder may be written to."),
    )


def _write(path: Path, data: bytes) -> None:
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0), 0o666)
    with os.fdopen(handle, "wb") as stream:
        stream.write(data)
        stream.flush()
        os.fsync(stream.fileno())


def _take_rights(path: Path, temporary: Path) -> None:
    try:
        state = path.stat()
    except FileNotFoundError:
        return
    os.chmod(temporary, state.st_mode)
    if hasattr(os, "chown") and (state.st_uid, state.st_gid) != (os.geteuid(), os.getegid()):
        with contextlib.suppress(OSError):  # who may not give a file away keeps it, as an editor does
            os.chown(temporary, state.st_uid, state.st_gid)


def _flush_folder(folder: Path) -> None:
    """Have the disk remember the new name too, where the system can do that to a folder."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
