"""Tables: for a terminal (Rich, cells fold instead of being cut), for a pipe, as Markdown."""

from collections.abc import Sequence

from kyodo_cli.base.width import width, wrap

Row = Sequence[str]


def text_table(header: Row, rows: Sequence[Row], columns: int | None) -> str:
    """Return a table as text.

    Args:
        header: the names of the columns.
        rows: the cells; a line break within a cell is kept.
        columns: how wide the table may be; None keeps every row on one line, for other programs to read.
    """
    if columns is None:
        return "".join("\t".join(cell.replace("\n", " ") for cell in row) + "\n" for row in (header, *rows))
    from io import StringIO

    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=SIMPLE_HEAD, show_edge=False, pad_edge=False, padding=(0, 1, 0, 0))
    widths = column_widths((header, *rows), columns - GAP * len(header))
    for name, room in zip(header, widths, strict=True):
        table.add_column(Text(_wrapped(name, room)), width=room, overflow="fold")
    for row in rows:
        # Wrapped by our own rules (no line begins with a 。), which Rich does not know.
        table.add_row(*(Text(_wrapped(cell, room)) for cell, room in zip(row, widths, strict=True)))
    text = StringIO()
    console = Console(file=text, width=columns, color_system=None, legacy_windows=False, highlight=False)
    console.print(table)
    return "\n".join(line.rstrip() for line in text.getvalue().strip("\n").split("\n")) + "\n"


GAP = 2
"""Columns of a terminal between two columns of a table: the padding of one, and the (invisible) line of the box."""


def _wrapped(cell: str, room: int) -> str:
    return "\n".join(line for paragraph in cell.split("\n") for line in wrap(paragraph, room))


def column_widths(rows: Sequence[Row], room: int) -> list[int]:
    """Give every column what it needs, or where there is not enough, the widest ones an equal share of what is left."""
    widths = [max(1, *(width(cell) for cell in column)) for column in zip(*rows, strict=True)]
    while sum(widths) > room and max(widths) > NARROWEST:
        widest = max(widths)
        second = max((one for one in widths if one < widest), default=0)
        share = (room - sum(one for one in widths if one < widest)) // widths.count(widest)
        widths = [max(share, second, NARROWEST) if one == widest else one for one in widths]
        if max(widths) == widest:
            break
    return widths


NARROWEST = 4
"""Columns of a terminal that a column of a table has at least."""


def markdown_table(header: Row, rows: Sequence[Row]) -> str:
    """Return a table as GitHub's Markdown; text that looks like Markdown stays text."""
    from kyodo_cli.render.markdown import escaped

    first, *below = ([escaped(cell) for cell in row] for row in (header, *rows))
    return "".join("| " + " | ".join(line) + " |\n" for line in (first, ["---"] * len(header), *below))
