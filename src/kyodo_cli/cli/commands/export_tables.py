"""`kyodo export --to csv|xlsx|sqlite|parquet`: the tables of plans and years."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Final

from kyodo_cli.base.errors import InputFault
from kyodo_cli.base.language import Message
from kyodo_cli.cli.asking import known_plan, say_unread, say_without_plan
from kyodo_cli.cli.boundary import FINDINGS, FINE
from kyodo_cli.cli.commands.export import Order
from kyodo_cli.cli.export_place import put_folder, refuse_other_file, refuse_other_folder
from kyodo_cli.cli.options import choice
from kyodo_cli.cli.output import from_here, tell, write, write_output
from kyodo_cli.cli.surroundings import Surroundings
from kyodo_cli.workspace.book import PlanBook, read_plans

if TYPE_CHECKING:
    from kyodo_cli.exporting.stores.cp932 import Replaced
    from kyodo_cli.exporting.tables.rows import Rows

MOST_SHOWN: Final = 12
"""Characters that are named one by one; the file beside the data names all."""


def export_csv(around: Surroundings, order: Order) -> int:
    """Write each table as a file of CSV into a folder."""
    from kyodo_cli.exporting.stores.csv_files import ENCODINGS, LOST, csv_files

    encoding = choice(order.encoding or ENCODINGS[0], ENCODINGS, "--encoding")
    folder = _place(around, order, "-csv")
    refuse_other_folder(folder, force=order.force)
    rows = _rows(around, order.plan)
    made = csv_files(rows, encoding)
    put_folder(folder, made.files.items(), force=order.force)
    _say(around, folder, rows)
    return _say_replaced(around, made.replaced, folder / LOST) if made.replaced else FINE


def export_xlsx(around: Surroundings, order: Order) -> int:
    """Write all tables as a workbook, a sheet each."""
    from kyodo_cli.exporting.stores.origin import origin_of_workbook
    from kyodo_cli.exporting.stores.workbook import CUT_SHEET, workbook

    path = _place(around, order, ".xlsx")
    if not order.force:
        refuse_other_file(path, origin_of_workbook)
    rows = _rows(around, order.plan)
    made = workbook(rows)
    write_output(path, made.content)
    _say(around, path, rows)
    if not made.cut:
        return FINE
    message = Message(
        "Texts too long for a cell of Excel: {count}. They were cut; the sheet “{sheet}” says where.",
        count=len(made.cut),
        sheet=CUT_SHEET,
    )
    tell(message, around.language)
    return FINDINGS


def export_sqlite(around: Surroundings, order: Order) -> int:
    """Write all tables as a database of SQLite."""
    from kyodo_cli.exporting.stores.origin import origin_of_database
    from kyodo_cli.exporting.stores.sqlite_file import sqlite_bytes

    path = _place(around, order, ".sqlite")
    if not order.force:
        refuse_other_file(path, origin_of_database)
    rows = _rows(around, order.plan)
    write_output(path, sqlite_bytes(rows))
    _say(around, path, rows)
    return FINE


def export_parquet(around: Surroundings, order: Order) -> int:
    """Write each table as a file of Parquet, or as a dataset in folders."""
    from kyodo_cli.exporting.stores.parquet_files import parquet_files, require

    require()
    folder = _place(around, order, "-parquet")
    refuse_other_folder(folder, force=order.force)
    rows = _rows(around, order.plan)
    put_folder(folder, parquet_files(rows, partition=order.partition), force=order.force)
    _say(around, folder, rows)
    return FINE


def _place(around: Surroundings, order: Order, ending: str) -> Path:
    """Return where the export is to be: the place named, or in export/ of the workspace, under the plan's name."""
    if order.output:
        return around.here / order.output
    workspace = around.workspace()
    return workspace.root / "export" / f"{known_plan(workspace, order.plan) or 'plans'}{ending}"


def _rows(around: Surroundings, plan: str | None) -> "Rows":
    """Read the plans one after another, and return the rows of all tables.

    Raises:
        UsageFault: no such plan.
        InputFault: something could not be read; data that lack it must not take the place of data that have it.
    """
    from kyodo_cli.exporting.tables.rows import rows_of

    workspace = around.workspace()
    only = known_plan(workspace, plan)
    unread: list[str] = []

    def books() -> Iterator[PlanBook]:
        for one in read_plans(workspace, only):
            if isinstance(one, PlanBook):
                unread.extend(one.unread)
                yield one
            else:
                unread.append(one.file)
        unread.extend(workspace.closed)

    rows = rows_of(books())
    if unread:
        say_unread(around, unread)
        raise InputFault(
            Message("Not everything could be read, so nothing was written; an earlier export stays as it is."),
            Message("“kyodo validate” shows every finding."),
        )
    if only is None:
        say_without_plan(around, workspace)
    return rows


def _say(around: Surroundings, place: Path, rows: "Rows") -> None:
    write(str(from_here(place, around.here)))
    counts = Message("Tables: {tables}. Rows: {rows}.", tables=len(rows), rows=sum(map(len, rows.values())))
    tell(counts, around.language)


def _say_replaced(around: Surroundings, replaced: "tuple[Replaced, ...]", listed: Path) -> int:
    """Name the characters that the encoding does not have; return 1 if one of them is lost to who has only the text."""
    counts = Counter((one.character, one.code_point, one.written) for one in replaced)
    first = {one.character: one for one in reversed(replaced)}
    for (character, code, written), count in counts.most_common(MOST_SHOWN):
        one = first[character]
        message = Message(
            "{code} “{character}” is not in cp932, so “{written}” stands there. Places: {count} (first: {file}, "
            "row {row}, {column}).",
            code=code, character=character, count=count, written=written, file=one.file, row=one.row,
            column=one.column,
        )  # fmt: skip
        tell(message, around.language)
    if len(counts) > MOST_SHOWN:
        tell(Message("And {count} other characters.", count=len(counts) - MOST_SHOWN), around.language)
    tell(Message("Each place is listed in {path}.", path=from_here(listed, around.here)), around.language)
    return FINDINGS if any(one.is_lost for one in replaced) else FINE
