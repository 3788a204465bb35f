"""Where an export of one file goes: standard output for “-”, the file or folder that was named, else export/."""

from pathlib import Path
from typing import Final

from kyodo_cli.base.errors import ConflictFault, InputFault
from kyodo_cli.base.language import Message
from kyodo_cli.cli.asking import known_plan, nothing_read
from kyodo_cli.cli.commands.export import Order
from kyodo_cli.cli.output import from_here, write, write_data, write_output
from kyodo_cli.cli.surroundings import Surroundings
from kyodo_cli.workspace.book import Book, open_book

FOLDER: Final = "export"
LOOKED_AT: Final = 400
"""Bytes at the start of a file, by which is told whether an export wrote it."""


def whole_book(around: Surroundings, plan: str | None) -> Book:
    """Read the workspace, or the one plan that was named, in full: what lacks something must not pass for all there is.

    Raises:
        UsageFault: no such plan.
        InputFault: something could not be read in full.
    """
    workspace = around.workspace()
    book = open_book(workspace, known_plan(workspace, plan))
    if book.unread:
        raise InputFault(
            Message("{files} could not be read in full, so nothing is exported.", files=book.unread),
            Message("“kyodo validate” says what is wrong; mend that first, or export another plan with --plan."),
        )
    if not book.plans:
        raise nothing_read()
    return book


def own_name(book: Book, order: Order, ending: str) -> str:
    """Return what an export is called: by its plan, where one was named."""
    return f"{book.plans[0].plan_file.name if order.plan else 'kyodo'}{ending}"


def hand_out(around: Surroundings, order: Order, text: str, name: str, mark: str) -> None:
    """Print an export, or write it and print its name.

    Args:
        around: the world of this run.
        order: what was typed.
        text: the export.
        name: what the file is called where nothing was said of it.
        mark: what stands near the start of every file that such an export wrote, and may be replaced.

    Raises:
        ConflictFault: another file is there.
        UsageFault: the file would lie among the plans and records.
        OutputFault: the machine would not take it.
    """
    if order.output is not None and str(order.output) == "-":
        write_data(text)
        return
    path = around.here / order.output if order.output else around.root() / FOLDER / name
    if path.is_dir():
        path = path / name
    shown = from_here(path, around.here)
    if path.is_file() and not order.force and not _is_ours(path, mark):
        raise ConflictFault(
            Message("“{path}” is there already, and “kyodo export” did not make it.", path=shown),
            Message("Name another file with --output, or replace it with --force."),
        )
    write_output(path, text)
    write(str(shown))


def _is_ours(path: Path, mark: str) -> bool:
    try:
        with path.open("rb") as stream:
            start = stream.read(LOOKED_AT)
    except OSError:
        return False
    return not start or mark.encode() in start
