"""The only writer to standard output, standard error and output files."""

import contextlib
import os
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Final

from kyodo_cli.base.errors import KyodoError, UsageFault
from kyodo_cli.base.language import Message
from kyodo_cli.base.whole_file import not_written, write_together, write_whole
from kyodo_cli.workspace.files import PLANS, RECORDS, find_root

NARROWEST = 40
USUAL = 80
WIDEST = 100
"""Columns. Longer lines of Japanese text are hard to follow."""


_STEERING: Final = {*range(0x20), *range(0x7F, 0xA0), *range(0x202A, 0x202F), *range(0x2066, 0x206A)} - {*b"\t\n"}
_UNSEEN: Final = dict.fromkeys(_STEERING, "\N{REPLACEMENT CHARACTER}")
"""Signs that steer a terminal or turn the direction of writing: of what somebody typed, none reaches it."""


def prepare_streams() -> None:
    """Let no character stop a run: what a console cannot show is replaced, machine output is UTF-8."""
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(AttributeError, ValueError):
            stream.reconfigure(errors="replace")  # type: ignore[union-attr]


def write(text: str) -> None:
    """Write text for people to standard output."""
    if sys.stdout is not None:  # None where whoever called us closed it
        with _to_nobody():
            sys.stdout.write(text if text.endswith("\n") or not text else text + "\n")


def write_data(data: str | bytes) -> None:
    """Write data for machines to standard output, text in UTF-8 whatever the console is set to."""
    if sys.stdout is None:
        return
    raw = getattr(sys.stdout, "buffer", None)
    with _to_nobody():
        sys.stdout.flush()
        if raw is None:
            write(data if isinstance(data, str) else data.decode("utf-8"))
        else:
            raw.write(data.encode("utf-8") if isinstance(data, str) else data)
            raw.flush()


def flush() -> None:
    """Hand over what was written so far."""
    if sys.stdout is not None:
        with _to_nobody():
            sys.stdout.flush()


@contextlib.contextmanager
def _to_nobody() -> Iterator[None]:
    """Let output go nowhere from when its reader has seen enough (`kyodo report | head`): the work itself goes on."""
    try:
        yield
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def write_aside(text: str) -> None:
    """Write text for people to standard error, where standard output is for something else."""
    if sys.stderr is not None:
        sys.stderr.write(text)


def tell(message: Message, language: str) -> None:
    """Write a sentence to standard error."""
    if sys.stderr is not None:
        sys.stderr.write(message.in_language(language).translate(_UNSEEN) + "\n")


def tell_fault(fault: KyodoError, language: str) -> None:
    """Write what stopped a command, and how to mend it, to standard error."""
    tell(Message("kyodo: {message}", message=fault.message), language)
    if fault.hint:
        tell(fault.hint, language)


def waiting(here: Path, language: str) -> Callable[[Path, int], None]:
    """Return what says on standard error that another process is waited for, where it writes, and how long at most."""

    def say(folder: Path, seconds: int) -> None:
        name = from_here(folder.resolve(), here.resolve())
        message = Message(
            "Another process is writing to “{folder}”; waiting for it to end, for at most {seconds} seconds more.",
            folder=name,
            seconds=seconds,
        )
        tell(message, language)

    return say


def is_terminal() -> bool:
    """Say whether a person reads standard output as it is written."""
    return sys.stdout is not None and sys.stdout.isatty()


def redraw(text: str, before: str) -> None:
    """Put a line in the place of the one that stands at the end of standard error, and leave the cursor there.

    Blanks clear what is longer than the new line, so that a console that knows no signs of control shows it as well.
    """
    from kyodo_cli.base.width import width

    sys.stderr.write("\r" + text + " " * (width(before) - width(text)) + ("" if text else "\r"))
    sys.stderr.flush()


def may_redraw() -> bool:
    """Say whether a person sees standard error as it is written, on a terminal where a line can be drawn again."""
    return sys.stderr is not None and sys.stderr.isatty() and os.environ.get("TERM") != "dumb"


def columns() -> int:
    """Return how wide text for people may be: the terminal's width within reason, or 80 where there is none."""
    return max(NARROWEST, min(WIDEST, _terminal_columns()))


def _terminal_columns() -> int:
    if (said := os.environ.get("COLUMNS", "")).isdecimal() and int(said):
        return int(said)
    try:
        return os.get_terminal_size(sys.stdout.fileno()).columns or USUAL
    except (OSError, ValueError, AttributeError):
        return USUAL


def may_colour() -> bool:
    """Say whether standard output takes bold text: a terminal, and nobody asked for none."""
    return (
        is_terminal()
        and not os.environ.get("NO_COLOR")
        and os.environ.get("TERM") != "dumb"
        and (os.name != "nt" or bool(os.environ.get("WT_SESSION") or os.environ.get("ANSICON")))
    )


def write_output(path: Path, content: str | bytes) -> None:
    """Write what was made from plans and records, where the reader asked for it.

    Raises:
        UsageFault: the file would lie among the plans and records themselves.
        OutputFault: the machine would not take it.
    """
    refuse_among_sources(path)
    write_file(path.resolve(), content)


def write_set(files: Mapping[Path, bytes]) -> None:
    """Write files that belong together, as `write_output` does one: all of them, or none.

    Raises:
        UsageFault: a file would lie among the plans and records themselves.
        OutputFault: the machine would not take one; those that were there before are as they were.
    """
    for path in files:
        refuse_among_sources(path)
    write_together({path.resolve(): data for path, data in files.items()})


def refuse_among_sources(path: Path, workspace: Path | None = None) -> None:
    """Refuse a place among the plans and records, by its name as typed and by where links lead, on either side.

    Args:
        path: the place.
        workspace: a workspace that may lie elsewhere; those around the place and around the reader count anyway.

    Raises:
        UsageFault: the file would lie there.
    """
    places = (Path(os.path.abspath(path)), path.resolve())
    around = (folder for place in places for folder in place.parents if (folder / PLANS).is_dir())
    for root in dict.fromkeys((*around, find_root(Path.cwd()), workspace)):
        sources = [root / name for name in (PLANS, RECORDS)] if root else []
        for folder in (*sources, *(one.resolve() for one in sources)):
            if any(place.is_relative_to(folder) for place in places):
                raise UsageFault(
                    Message("“{path}” lies among the plans and records; nothing is written there.", path=path),
                    Message("Name a file or folder outside {folder}.", folder=folder),
                )


def hand_over(text: str, output: Path | None, here: Path, language: str) -> None:
    """Print text for programs, or write it where the reader asked for it and say so.

    Raises:
        UsageFault: the file would lie among the plans and records themselves.
        OutputFault: the machine would not take it.
    """
    if output is None:
        write_data(text)
    else:
        write_output(here / output, text)
        tell(Message("Wrote {path}.", path=output), language)


def from_here(path: Path, here: Path) -> Path:
    """Return a path as the reader would name it: from the folder that kyodo was called in, if it is below."""
    return path.relative_to(here) if path.is_relative_to(here) else path


def write_file(path: Path, content: str | bytes) -> None:
    """Write a file whole or not at all, making its folder where there is none; a device or a pipe is written to.

    Raises:
        OutputFault: the machine would not take it; a file that was there before is untouched.
    """
    data = content.encode("utf-8") if isinstance(content, str) else content
    if path.is_file() or not path.exists():
        write_whole(path, data)
        return
    try:
        with path.open("wb") as stream:
            stream.write(data)
    except OSError as error:
        raise not_written(path, error) from error


def append_file(path: Path, text: str) -> None:
    """Add text to a file that others write to as well, such as the summary of a CI run.

    Raises:
        OutputFault: the machine would not take it.
    """
    try:
        with path.open("a", encoding="utf-8") as file:
            file.write(text)
    except OSError as error:
        raise not_written(path, error) from error
