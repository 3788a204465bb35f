"""One writer at a time: a lock on the workspace that ends with the process that holds it, however that ends."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from errno import ENOSYS
from pathlib import Path
from typing import Final

from kyodo_cli.base.errors import ConflictFault
from kyodo_cli.base.language import Message
from kyodo_cli.base.whole_file import not_written

NAME: Final = ".kyodo-lock"
PATIENCE: Final = 30.0
"""Seconds that a writer waits for another."""

UNNOTICED: Final = 1.0
"""Seconds after which a person wonders why nothing happens."""

SayWait = Callable[[Path, int], None]
"""Told which folder another process writes to, and for how many seconds it is waited for at most."""


@contextmanager
def locked(
    folder: Path, patience: float = PATIENCE, *, say_wait: SayWait | None = None, leaves_file: bool = True
) -> Iterator[None]:
    """Hold the lock of a folder, making the folder where there is none.

    Args:
        folder: what is to be written by one process at a time.
        patience: seconds to wait for another.
        say_wait: told once that there is another, when it takes longer than anybody would notice.
        leaves_file: keep the file of the lock for the next one; a folder that is published had better not have it.

    Raises:
        ConflictFault: another process held it all the while.
        OutputFault: the folder takes no lock, so it takes no file either.
    """
    from filelock import FileLock, Timeout

    path = folder / NAME
    try:
        folder.mkdir(parents=True, exist_ok=True)
        lock = FileLock(path, poll_interval=0.02, mode=0o666)
        try:
            lock.acquire(timeout=min(UNNOTICED, patience))
        except Timeout:
            if say_wait and patience > UNNOTICED:
                say_wait(folder, round(patience - UNNOTICED))
            lock.acquire(timeout=max(0.0, patience - UNNOTICED))
    except Timeout as error:
        raise ConflictFault(
            Message("Another process has been writing here for {seconds} seconds.", seconds=round(patience)),
            Message("Wait until it has ended, or end it; then run the command again."),
        ) from error
    except (OSError, NotImplementedError) as error:
        reason = error if isinstance(error, OSError) else OSError(ENOSYS, os.strerror(ENOSYS))
        raise not_written(path if os.path.lexists(path) else folder, reason) from error
    try:
        yield
    finally:
        if not leaves_file:  # while it is held: whoever has opened it sees that it is gone, and opens another
            with suppress(OSError):  # Windows keeps what is open, and the library removes it there after the release
                path.unlink()
        with suppress(OSError):  # what was written is written, and the lock ends with the process at the latest
            lock.release()
