"""The program `kyodo`: from the process's arguments to its exit code."""

import contextlib
import gc
import os
import signal
import sys
from typing import NoReturn

from kyodo_cli.base.errors import UsageFault
from kyodo_cli.base.language import CATALOGUES, DOMAIN, Message
from kyodo_cli.cli.boundary import guarded
from kyodo_cli.cli.no_plugins import look_for_no_plugins
from kyodo_cli.cli.output import prepare_streams
from kyodo_cli.cli.surroundings import Surroundings, surroundings


def main() -> None:
    """Run the command that the process was called with, and end the process."""
    # Starting makes many objects and no garbage; looking for cycles among them would cost a tenth of a short run.
    gc.set_threshold(100_000, 50, 50)
    look_for_no_plugins()
    prepare_streams()
    around = surroundings()
    _leave(guarded(lambda: _interruptible(around, sys.argv[1:]), around.language))


def _interruptible(around: Surroundings, arguments: list[str]) -> int:
    """Run a command; from here on Ctrl-C is an exception, which has its answer, instead of an end at once."""
    before = signal.getsignal(signal.SIGINT)
    if before is not signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        return _run(around, arguments)
    finally:
        signal.signal(signal.SIGINT, before)


def _run(around: Surroundings, arguments: list[str]) -> int:
    """Run a command: the three that are typed most, when they come without options, straight; all others by Typer.

    Typer costs more than reading both founding plans, and these calls have nothing for it to understand.
    """
    if "" in arguments or any(one.startswith("--") and one.find("=") == len(one) - 1 for one in arguments):
        raise UsageFault(
            Message("An argument or the value of an option is empty."),
            Message("Check whether a variable that it should come from is set."),
        )
    if "_KYODO_COMPLETE" not in os.environ:
        match arguments:
            case ["show", kind, item] if not kind.startswith("-") and not item.startswith("-"):
                from kyodo_cli.cli.commands.show_plainly import show_plainly

                return show_plainly(around, kind, item)
            case ["validate"]:
                from kyodo_cli.cli.commands.validate import Wanted, validate

                return validate(around, Wanted())
            case ["report", "--year", year] if not year.startswith("-"):
                from kyodo_cli.cli.commands.report import Order, report

                return report(around, Order(year))
    _let_typer_speak(around.language)
    from kyodo_cli.cli.app import run

    return run(around, arguments)


def _leave(code: int) -> NoReturn:
    """End the process at once: to take Python down object by object would cost a tenth of a run and free no more.

    Whoever has put a stream in the place of standard output has called us from within a program, and goes on.
    """
    is_own_process = sys.stdout is sys.__stdout__
    if not is_own_process:
        sys.exit(code)
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(AttributeError, OSError, ValueError):
            stream.flush()
    os._exit(code)


def _let_typer_speak(language: str) -> None:
    """Point gettext's global domain, which Typer's own words go through, to our catalogues."""
    import gettext

    os.environ["LANGUAGE"] = language
    gettext.bindtextdomain(DOMAIN, CATALOGUES)
    gettext.textdomain(DOMAIN)


if __name__ == "__main__":
    main()
