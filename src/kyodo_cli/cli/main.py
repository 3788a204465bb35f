"""The program `kyodo`: from the process's arguments to its exit code."""

import os
import sys

from kyodo_cli.base.language import CATALOGUES, DOMAIN
from kyodo_cli.cli.boundary import guarded
from kyodo_cli.cli.output import prepare_streams
from kyodo_cli.cli.surroundings import Surroundings, surroundings


def main() -> None:
    """Run the command that the process was called with, and end the process."""
    prepare_streams()
    around = surroundings()
    sys.exit(guarded(lambda: _run(around, sys.argv[1:]), around.language))


def _run(around: Surroundings, arguments: list[str]) -> int:
    if _is_plain_show(arguments):
        from kyodo_cli.cli.commands.show import show

        return show(around, arguments[1], arguments[2])
    _let_typer_speak(around.language)
    from kyodo_cli.cli.app import run

    return run(around, arguments)


def _is_plain_show(arguments: list[str]) -> bool:
    """Say whether this is `kyodo show KIND ID` and nothing else.

    It is what is typed most, and has no option to understand: without Typer it starts in two thirds of the time
    (benchmarks/). Everything else, and everything unusual, goes through Typer.
    """
    return (
        len(arguments) == 3
        and arguments[0] == "show"
        and not any(one.startswith("-") for one in arguments)
        and "_KYODO_COMPLETE" not in os.environ
    )


def _let_typer_speak(language: str) -> None:
    """Point gettext's global domain, which Typer's own words go through, to our catalogues."""
    import gettext

    os.environ["LANGUAGE"] = language
    gettext.bindtextdomain(DOMAIN, CATALOGUES)
    gettext.textdomain(DOMAIN)


if __name__ == "__main__":
    main()
