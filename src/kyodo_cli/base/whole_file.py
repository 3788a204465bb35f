"""Files written whole or not at all: beside the old one first, then in its place."""

import contextlib
import errno
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from kyodo_cli.base.errors import OutputFault
from kyodo_cli.base.language import Message
from kyodo_cli.base.reasons import reason

BEFORE: Final = ".kyodo-"
AFTER: Final = ".kyodo-tmp"
"""What the names of our temporary files begin and end with; whoever writes next sweeps what was left."""

DEAD: Final = 600.0
"""Seconds. Who has not put a file in place by then never will."""


def write_whole(path: Path, data: bytes) -> None:
    """Put data in the place of a file, in one step; who reads meanwhile sees the old file or the new one.

    The new file has the rights of the old one; a link still leads to the file that it led to. The folder is made where
    there is none.

    Raises:
        OutputFault: the machine would not take it; a file that was there before is untouched.
    """
    write_together({path: data})


def write_together(files: Mapping[Path, bytes]) -> None:
    """Put several files in place as `write_whole` does one: first all are written beside, then all are put in place.

    Raises:
        OutputFault: the machine would not take one of them; the files that were there before are as they were.
    """
    waiting: dict[Path, Path] = {}
    old: dict[Path, bytes | None] = {}
    path = Path()
    try:
        for path, data in files.items():
            _put_beside(path, data, waiting)
        for path, temporary in waiting.items():
            before = path.read_bytes() if len(waiting) > 1 and path.is_file() else None
            os.replace(temporary, path)
            old[path] = before
        for folder in {one.parent for one in waiting}:
            _flush_folder(folder)
    except BaseException as error:
        if len(old) < len(waiting):
            _put_back(old)
        for temporary in waiting.values():
            with contextlib.suppress(OSError):
                os.unlink(temporary)
        if isinstance(error, OSError):
            raise not_written(path, error) from error
        raise


def sweep(folder: Path, path: Path) -> None:
    """Delete what processes that died while they wrote have left; only who holds the lock may call this.

    Args:
        folder: where the files are that the lock is for; they lie in it and in its folders.
        path: the file that is to be written next. It may be a link, and what was left lies where the link leads.
    """
    behind = Path(os.path.realpath(path))
    with contextlib.suppress(OSError):
        for left in (*folder.glob(f"{BEFORE}*{AFTER}"), *folder.glob(f"*/{BEFORE}*{AFTER}")):
            left.unlink(missing_ok=True)
        for left in behind.parent.glob(f"{BEFORE}*{AFTER}"):
            if left.name.startswith(f"{BEFORE}{behind.name}."):
                left.unlink(missing_ok=True)


def sweep_old(folder: Path) -> None:
    """Delete what processes that died while they wrote into a folder have left, where no lock says who still writes.

    What is much older than the newest file of the folder is of no process that still writes: to write takes seconds.
    Only the folder's own times are compared, so neither the clock nor that of a file server counts.
    """
    with contextlib.suppress(OSError):
        with os.scandir(folder) as entries:
            times = {one.name: one.stat().st_mtime for one in entries if one.is_file(follow_symlinks=False)}
        newest = max(times.values(), default=0.0)
        for name, time in times.items():
            if name.startswith(BEFORE) and name.endswith(AFTER) and newest - time > DEAD:
                (folder / name).unlink(missing_ok=True)


def not_written(path: Path, error: OSError) -> OutputFault:
    """Say that the machine would not take a file."""
    return OutputFault(
        Message("“{path}” could not be written: {reason}.", path=path, reason=reason(error)), _way(error)
    )


def _way(error: OSError) -> Message:
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return Message("Make room on the disk, or name a folder on another one.")
    if error.errno in (errno.ENOTDIR, errno.EEXIST, errno.ENAMETOOLONG):
        return Message("Name another file or folder.")
    return Message("Check whether it is open in another program, and whether the folder may be written to.")


def _put_beside(path: Path, data: bytes, waiting: dict[Path, Path]) -> None:
    """Write a file beside the one whose place it is to take; `waiting` holds it by that place."""
    path = path.resolve()
    path.parent.mkdir(parents=True, exist_ok=True)
    waiting[path] = path.parent / f"{BEFORE}{path.name}.{os.getpid()}{AFTER}"
    _write(waiting[path], data, _state(path))


def _put_back(old: Mapping[Path, bytes | None]) -> None:
    """Undo what was put in place already: the file that was there before, or none."""
    for path, data in old.items():
        with contextlib.suppress(OSError):
            if data is None:
                os.unlink(path)
            else:
                path.write_bytes(data)


def _state(path: Path) -> os.stat_result | None:
    """Return the state of the file that is to be replaced.

    Raises:
        PermissionError: it is write-protected. Replacing it would get around that, where the system allows it.
    """
    try:
        old = path.stat()
    except FileNotFoundError:
        return None
    if not (old.st_mode & 0o222 and os.access(path, os.W_OK)):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
    return old


def _write(path: Path, data: bytes, old: os.stat_result | None) -> None:
    """Write a new file, with the rights of an old one from the first byte: what few may read, nobody else ever can."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0)
    handle = os.open(path, flags, 0o600 if old else 0o666)
    with os.fdopen(handle, "wb") as stream:
        stream.write(data)
        stream.flush()
        os.fsync(stream.fileno())
    if old:
        _give_rights(path, old)


def _give_rights(path: Path, old: os.stat_result) -> None:
    if hasattr(os, "chown") and (old.st_uid, old.st_gid) != (os.geteuid(), os.getegid()):
        with contextlib.suppress(OSError):  # who may not give a file away keeps it, as an editor does
            os.chown(path, old.st_uid, old.st_gid)
    if path.stat().st_mode != old.st_mode:  # some network drives refuse to set even the rights that are there
        os.chmod(path, old.st_mode)


def _flush_folder(folder: Path) -> None:
    """Have the disk remember the new name too, where the system can do that to a folder."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
