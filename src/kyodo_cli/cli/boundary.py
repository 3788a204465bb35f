"""Where errors become exit codes."""

import errno
import os
import sys
from collections.abc import Callable
from typing import Final

from kyodo_cli.base.errors import ConflictFault, GateFault, InputFault, KyodoError, NothingToDo, OutputFault, UsageFault
from kyodo_cli.base.language import Message
from kyodo_cli.base.reasons import reason
from kyodo_cli.cli.output import flush, tell, tell_fault

FINE: Final = 0
FINDINGS: Final = 1
USAGE: Final = 2
NOTHING: Final = 3
BAD_INPUT: Final = 4
CONFLICT: Final = 5
OUR_BUG: Final = 70
INTERRUPTED: Final = 130

_CODES: Final = (
    (UsageFault, USAGE),
    (NothingToDo, NOTHING),
    (InputFault, BAD_INPUT),
    (OutputFault, BAD_INPUT),
    (ConflictFault, CONFLICT),
    (GateFault, FINDINGS),
)


_OF_A_NAME: Final = frozenset(
    {errno.EACCES, errno.EPERM, errno.ELOOP, errno.ENAMETOOLONG, errno.ENOTDIR, errno.EISDIR, errno.EROFS}
)
"""What may be wrong with a file or folder that the reader named, or lets nobody look into."""


def guarded(run: Callable[[], int], language: str) -> int:
    """Run a command; whatever stops it is said in one sentence and becomes its exit code."""
    try:
        return _flushed(run())
    except KyodoError as fault:
        tell_fault(fault, language)
        return next((code for cause, code in _CODES if isinstance(fault, cause)), OUR_BUG)
    except KeyboardInterrupt:
        tell(Message("Interrupted; nothing was left half written."), language)
        return INTERRUPTED
    except BrokenPipeError:  # of a help that its reader has seen enough of; what commands write goes on to nobody
        return _flushed(FINE)
    except Exception as error:  # noqa: BLE001  # whatever it is, the reader gets one sentence
        return _failed(error, language)


def _failed(error: Exception, language: str) -> int:
    """Say what the machine would not do (a full disk, a name too long), or own up to a mistake of ours."""
    if isinstance(error, OSError) and error.filename is not None and error.errno in _OF_A_NAME:
        named = os.fsdecode(error.filename)
        tell(Message("“{file}” cannot be used: {reason}.", file=named, reason=reason(error)), language)
        return BAD_INPUT
    if isinstance(error, RuntimeError) and str(error).startswith("Symlink loop"):  # so says pathlib before 3.13
        tell(Message("A link among the folders that were named leads in a circle."), language)
        return BAD_INPUT
    if isinstance(error, OSError) and error.errno in (errno.ENOSPC, errno.EIO, errno.EBADF):
        tell(Message("The output could not be written: {reason}.", reason=reason(error)), language)
        return BAD_INPUT
    _report_bug(language)
    return OUR_BUG


def _flushed(code: int) -> int:
    flush()  # here, where what goes wrong with it can still be said
    return code


def _report_bug(language: str) -> None:
    import platform
    import tempfile
    import traceback

    from kyodo_cli.base.version import VERSION

    handle, path = tempfile.mkstemp(prefix="kyodo-bug-", suffix=".txt")
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write(f"kyodo {VERSION}, Python {platform.python_version()}, {platform.system()}\n")
        file.write(f"{sys.argv[1:]}\n\n{traceback.format_exc()}")
    tell(Message("kyodo made a mistake of its own; nothing of yours was changed."), language)
    tell(Message("What happened is in {path}; please send it to whoever looks after kyodo.", path=path), language)
