"""From a file to what a plan holds of it: the whole way, without writing anything."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final, NamedTuple

from kyodo_cli.base.errors import InputFault
from kyodo_cli.base.folding import folded
from kyodo_cli.base.language import Message
from kyodo_cli.base.years import FIRST_YEAR
from kyodo_cli.importing.tables.checked import errors_in, gone
from kyodo_cli.importing.tables.columns import layout_of
from kyodo_cli.importing.tables.doubts import Doubt
from kyodo_cli.importing.tables.heads import Found, find_table, one_line, typed_columns
from kyodo_cli.importing.tables.items import items_of
from kyodo_cli.importing.tables.plan import skeleton_of
from kyodo_cli.importing.tables.preview import MOST, Imported, doubt_lines, where
from kyodo_cli.reading.files import YearFile
from kyodo_cli.reading.grids.grid import visible
from kyodo_cli.reading.grids.read import read_grids
from kyodo_cli.workspace.book import PlanBook


class Wanted(NamedTuple):
    """What to take and how, as typed."""

    plan: str
    sheet: str | None = None
    encoding: str | None = None
    columns: Sequence[str] = ()


def taken(path: Path, name: str, wanted: Wanted) -> Imported:
    """Read a plan from a table.

    Raises:
        UsageFault: an option names what is not there, or two columns hold the same field.
        InputFault: the file cannot be read, or no table of a plan is in it.
    """
    typed = typed_columns(wanted.columns)
    chosen = find_table(read_grids(path, name, wanted.encoding), wanted.sheet, typed)
    table = chosen.table
    layout = layout_of(table)
    out = items_of(table, layout)
    if not out.items:
        raise InputFault(
            Message("{file} has no rows below its head.", file=name),
            Message("Check the sheet (--sheet), and whether the items stand below the headings."),
        )
    skeleton = skeleton_of(layout, out, language_of(table))
    doubts = [*_above(table), *skeleton.doubts, *_comments(table)]
    doubts.sort(key=lambda one: one.at or (0, 0))
    return Imported(wanted.plan, table, chosen.aside, layout, out.rows, out.left_out, out.items, skeleton.data, doubts)


def language_of(table: Found) -> str:
    """Return the language of a plan: English where no heading has a Japanese character."""
    return "en" if all(one.heading.isascii() for one in table.heads) else "ja"


def title_above(table: Found) -> str:
    """Return the text that stands alone above the head, which may be the plan's title; else nothing."""
    rows = [row for row in table.grid.rows if row < table.head_rows[0]]
    first = next((table.grid.row(row) for row in rows if len(table.grid.row(row)) == 1), None)
    return one_line(visible(next(iter(first.values())).text)) if first else ""


def with_frame(
    found: Imported, frame: dict[str, Any], file: str, years: Sequence[YearFile], old: PlanBook | None
) -> tuple[Imported, str]:
    """Return a plan with its frame, checked, and the text of its file.

    Args:
        found: what the table gave.
        frame: title, municipality and period by the keys of the format; None where nobody has said yet.
        file: the file that it is to be.
        years: the records of it that are there.
        old: the plan whose place it takes, if any.
    """
    from kyodo_cli.editing.laying_out import laid_out

    title = frame["title"]
    doubts = [one for one in found.doubts if not (title and one.message == ABOVE and _is_title(one.text, title))]
    found = found._replace(doubts=doubts)
    stand_in = {"title": "…", "municipality": {"name": "…"}, "period": {"from": FIRST_YEAR}}
    whole = {key: value if value is not None else stand_in[key] for key, value in frame.items()}
    start = {"format": 1, "id": found.plan, "language": language_of(found.table)}
    data = {**start, **whole, **{key: value for key, value in found.data.items() if value is not None}}
    text = laid_out(file, data, {("id",): comment(found, data["language"])})
    errors = errors_in(text, file, years)
    return found._replace(errors=errors, gone=gone(old, data, text, file) if old else None), text


def comment(found: Imported, language: str) -> str:
    """Return what the file says of its origin, and of what is not in it."""
    lines = [Message("Made from a table: {where}.", where=where(found)).in_language(language)]
    said = doubt_lines(found, language)
    if said:
        lines.append(
            Message("Not taken from it, and to be added by hand where it belongs to the plan:").in_language(language)
        )
        lines += [f"- {one}" for one in said[:MOST]]
        if len(said) > MOST:
            lines.append(Message("… and {count} more", count=len(said) - MOST).in_language(language))
    return "\n".join(lines)


def _is_title(text: str, title: str) -> bool:
    return folded("".join(title.split())) in folded("".join(text.split()))


def _above(table: Found) -> list[Doubt]:
    """Return what stands above the head."""
    return [
        Doubt((row, column), table.grid.text((row, column)), ABOVE, _TITLE)
        for row in table.grid.rows
        if row < table.head_rows[0]
        for column in table.grid.row(row)
    ]


def _comments(table: Found) -> list[Doubt]:
    """Return the comments on cells, which are none of the table."""
    notes = table.grid.notes.items()
    return [Doubt(at, visible(note), Message("It is a comment on the cell."), _COMMENT) for at, note in notes if note]


_COMMENT: Final = Message("If it belongs to the plan, write it into a cell, or add it to the file by hand.")
ABOVE: Final = Message("It stands above the head of the table.")
_TITLE: Final = Message("If it is the title of the plan, give it with --title; else add it to the file by hand.")
