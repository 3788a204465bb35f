"""What exports of one text do alike: the plans read in full, the text printed for “-” or put where it belongs."""

from collections.abc import Callable
from pathlib import Path

from kyodo_cli.base.errors import InputFault
from kyodo_cli.base.language import Message
from kyodo_cli.cli.asking import known_plan, nothing_read, say_unread, say_without_plan
from kyodo_cli.cli.commands.export import STANDARD_OUTPUT, Order
from kyodo_cli.cli.export_place import refuse_other_file
from kyodo_cli.cli.output import from_here, write, write_data, write_output
from kyodo_cli.cli.surroundings import Surroundings
from kyodo_cli.workspace.book import Book, open_book


def whole_book(around: Surroundings, plan: str | None) -> Book:
    """Read the workspace, or the one plan that was named, in full: what lacks something must not pass for all there is.

    Raises:
        UsageFault: no such plan.
        InputFault: something could not be read in full.
    """
    workspace = around.workspace()
    only = known_plan(workspace, plan)
    book = open_book(workspace, only)
    if book.unread:
        say_unread(around, book.unread)
        raise InputFault(
            Message("Not everything could be read, so nothing was written; an earlier export stays as it is."),
            Message("“kyodo validate” shows every finding."),
        )
    if not book.plans:
        raise nothing_read()
    if only is None:
        say_without_plan(around, workspace)
    return book


def hand_out(around: Surroundings, order: Order, text: str, origin_of: Callable[[Path], str]) -> None:
    """Print an export, or put it where it belongs and print its name.

    Args:
        around: the world of this run.
        order: what was typed.
        text: the export.
        origin_of: says of a file that is there whether such an export made it.

    Raises:
        ConflictFault: another file is there, or an export that was changed since.
        UsageFault: the file would lie among the plans and records.
        OutputFault: the machine would not take it.
    """
    if order.output is not None and str(order.output) == STANDARD_OUTPUT:
        write_data(text)
        return
    path = around.here / order.output if order.output else None
    if path is None:
        workspace = around.workspace()
        name = known_plan(workspace, order.plan) or "plans"
        path = workspace.root / "export" / f"{name}.{order.to}"
    if not order.force:
        refuse_other_file(path, origin_of)
    write_output(path, text)
    write(str(from_here(path, around.here)))
