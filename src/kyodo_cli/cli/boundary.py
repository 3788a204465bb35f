"""Where errors become exit codes."""

import errno
import os
import sys
from collections.abc import Callable
from typing import Final

from kyodo_cli.base.errors import ConflictFault, GateFault, InputFault, KyodoError, NothingToDo, OutputFault, UsageFault
from kyodo_cli.base.language import Message
from kyodo_cli.base.reasons import reason
from kyodo_cli.cli.output import tell, tell_fault

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
    except BrokenPipeError:
        # Whoever read our output has seen enough (`kyodo list actions | head`); Python must not complain of it later.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FINE
    except Exception as error:  # noqa: BLE001  # whatever it is, the reader gets one sentence
        return _failed(error, language)


def _failed(error: Exception, language: str) -> int:
    """Say that the output cannot be taken (a full disk, a closed terminal), or own up to a mistake of ours."""
    if isinstance(error, OSError) and error.errno in (errno.ENOSPC, errno.EIO, errno.EBADF):
        tell(Message("The output could not be written: {reason}.", reason=reason(error)), language)
        return BAD_INPUT
    _report_bug(language)
    return OUR_BUG


def _flushed(code: int) -> int:
    if sys.stdout is not None:
        sys.stdout.flush()  # here, where a reader that went away can still be handled
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
