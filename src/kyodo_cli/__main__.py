"""The start of the program `kyodo`, also of `python -m kyodo_cli`: an interruption ends it quietly from here on."""

import os
import signal
from types import FrameType
from typing import NoReturn


def main() -> None:
    """Run the program; Ctrl-C while it is still being loaded ends it as later on, without a word of Python's."""
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:  # not where it is ignored, as below nohup
        signal.signal(signal.SIGINT, _end)
    from kyodo_cli.cli.main import main as run

    run()


def _end(_signal: int, _frame: FrameType | None) -> NoReturn:
    os._exit(130)  # nothing has been read or written yet


if __name__ == "__main__":
    main()
