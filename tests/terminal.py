"""The program at a terminal, with somebody who types."""

import os
import pty
import select
import signal
import sys
import time
from pathlib import Path


def at_terminal(city: Path, arguments: list[str], answers: list[str]) -> tuple[str, int]:
    """Run kyodo at a terminal; each answer is typed when a question stands there (it ends in “：” or a bracket)."""
    process, terminal = pty.fork()
    if process == 0:
        os.chdir(city)
        os.environ.update(KYODO_LANG="ja", COLUMNS="80", HOME=str(city), TERM="xterm", NO_COLOR="1")
        os.execv(sys.executable, [sys.executable, "-m", "kyodo_cli", *arguments])  # noqa: S606  # the program itself
    shown, asked, deadline = b"", 0, time.monotonic() + 30
    while time.monotonic() < deadline:
        ready, _, _ = select.select([terminal], [], [], 0.1)
        if ready:
            try:
                more = os.read(terminal, 4096)
            except OSError:  # the other end is closed
                break
            if not more:
                break
            shown += more
        fresh = shown[asked:].decode(errors="replace")
        if not ready and answers and any(sign in fresh[-40:] for sign in ("：", "［Y/n］")):
            asked = len(shown)
            os.write(terminal, answers.pop(0).encode())
    else:
        os.kill(process, signal.SIGKILL)
    _, status = os.waitpid(process, 0)
    os.close(terminal)
    return shown.decode(errors="replace"), os.waitstatus_to_exitcode(status)
