"""What was taken as what, and what was not understood: for people and for programs."""

from collections.abc import Iterator, Sequence
from typing import Any, Final, NamedTuple

from kyodo_cli.base.kinds import KINDS
from kyodo_cli.base.language import Message, shown
from kyodo_cli.base.width import width
from kyodo_cli.importing.tables.checked import Gone, Said
from kyodo_cli.importing.tables.columns import Column, Layout
from kyodo_cli.importing.tables.doubts import Doubt
from kyodo_cli.importing.tables.heads import Found
from kyodo_cli.importing.tables.item import Item
from kyodo_cli.importing.tables.preview_values import details
from kyodo_cli.importing.tables.words import DROPPED, OWN
from kyodo_cli.reading.grids.grid import Grid
from kyodo_cli.reading.limits import quoted
from kyodo_cli.reading.workbook.cells import letters
from kyodo_cli.render.paper import Paper
from kyodo_cli.views.words import FIELDS, WORDS

FIRST: Final = 12
"""Items shown of the tree."""

MOST: Final = 30
"""Doubts shown to people, of each sort; all of them are in the JSON."""


class Imported(NamedTuple):
    """What a table came to."""

    plan: str
    table: Found
    aside: Sequence[Grid]
    layout: Layout
    rows: tuple[int, int]
    left_out: dict[str, list[int]]
    items: Sequence[Item]
    data: dict[str, Any]
    doubts: Sequence[Doubt]
    errors: Sequence[Said] = ()
    gone: Gone | None = None

    @property
    def offices(self) -> dict[str, str]:
        """The names of departments by their ids."""
        return {one["id"]: one["name"] for one in self.data.get("departments") or ()}

    @property
    def lost(self) -> list[Doubt]:
        """What of the table is not in the plan."""
        return [one for one in self.doubts if one.is_lost]

    @property
    def noted(self) -> list[Doubt]:
        """What was taken in a way that its reader should know."""
        return [one for one in self.doubts if not one.is_lost]


def counts(view: Imported) -> dict[str, int]:
    """Return how many there are of everything."""
    data = list(all_data(view.data))
    found: dict[str, int] = {kind: sum(one.kind == kind for one in view.items) for kind in KINDS}
    found["need"] = sum("need" in one for one in data)
    found["related"] = sum(len(one.get("related", ())) for one in data)
    found["departments"] = len(view.data.get("departments") or ())
    found["indicator"] = sum(len(one.get("indicators", ())) for one in data)
    return {name: count for name, count in found.items() if count}


def preview_text(view: Imported, paper: Paper) -> None:
    """Say what was taken as what."""
    _source(view, paper)
    _columns(view, paper)
    _tree(view, paper)
    _doubts(view, paper, view.noted, Message("Taken, and to be looked at"))
    _doubts(view, paper, view.lost, Message("Not understood: this is not in the plan"))
    if view.errors:
        paper.heading(Message("What “kyodo validate” will find"))
        for one in view.errors:
            paper.entry(f"{one.file}:{one.line}", f"{one.finding.rule.code} {paper.say(one.finding.message)}")
    if view.gone and (messages := view.gone.messages()):
        paper.heading(Message("What the plan that is there holds and this one does not"))
        for message in messages:
            paper.line(message, indent=2)


def doubt_lines(view: Imported, language: str) -> list[str]:
    """Return what was not understood, a line for each, as a comment of the file says it."""
    return [
        Message("{place} “{text}”: {why}", place=place_of(view, one, language), text=quoted(one.text), why=one.message)
        .in_language(language)
        for one in view.lost
    ]  # fmt: skip


def where(view: Imported) -> Message:
    """Say which rows of which file it is."""
    grid = view.table.grid
    first, last = (grid.line(row) for row in view.rows)
    if grid.lines:
        return Message("{file}, lines {first} to {last}", file=grid.file, first=first, last=last)
    return Message(
        "{file}, sheet “{sheet}”, rows {first} to {last}", file=grid.file, sheet=grid.sheet, first=first, last=last
    )


def field_name(column: Column) -> Message | str:
    """Say what a column is taken as."""
    if column.field == DROPPED:
        return Message("left out")
    if column.field == OWN:
        return Message("a field of the plan's own")
    named = _NAMES.get(column.field) or WORDS.get(column.field) or FIELDS.get(column.field) or column.field
    return Message("{kind}: {name}", name=named, kind=WORDS[column.level]) if column.level else named


def _source(view: Imported, paper: Paper) -> None:
    grid = view.table.grid
    paper.line(where(view))
    if grid.encoding:
        encoding, delimiter = grid.encoding.upper(), _DELIMITERS.get(grid.delimiter, grid.delimiter)
        paper.line(Message("Read as {encoding}, parted by {delimiter}.", encoding=encoding, delimiter=delimiter))
    if view.aside:
        names = [one.sheet for one in view.aside]
        paper.line(Message("Sheets left aside: {sheets}. --sheet takes another one.", sheets=names))
    for why, rows in view.left_out.items():
        paper.line(Message("{why}: {rows}.", why=_LEFT_OUT[why], rows=[grid.line(row) for row in rows]))
    hidden = [row for row in grid.rows if row in grid.hidden_rows and view.rows[0] <= row <= view.rows[1]]
    if hidden:
        paper.line(Message("Hidden rows, taken like the others: {rows}.", rows=hidden))
    columns = [letters(one.number) for one in view.layout.columns if one.number in grid.hidden_columns]
    if columns:
        paper.line(Message("Hidden columns, taken like the others: {columns}.", columns=columns))


def _columns(view: Imported, paper: Paper) -> None:
    paper.heading(Message("Columns"))
    names = [(view.table.grid.place(one.head.at), one.head.heading or "－", _taken(one)) for one in view.layout.columns]
    places = [shown(place, paper.language) for place, _, _ in names]
    hang = max(map(width, places), default=0)
    for (_, heading, taken), place in zip(names, places, strict=True):
        label = place + " " * (hang - width(place))
        paper.entry(label, Message("{heading} → {field}", heading=heading, field=taken), hang=hang + 2)


def _taken(column: Column) -> Message | str:
    name = field_name(column)
    years = f"{column.year}–{column.last or ''}" if column.last or column.is_open else column.year
    return Message("{name}, {year}", name=name, year=years) if column.year else name


def _tree(view: Imported, paper: Paper) -> None:
    paper.heading(Message("Items"))
    named = {**WORDS, "related": Message("Links")}
    said = [Message("{name}: {count}", name=named[name], count=count) for name, count in counts(view).items()]
    paper.line(Message("{parts}", parts=said), indent=2)
    walked = list(_walked([one for one in view.items if one.parent is None], 0))
    data = {one["id"]: one for one in all_data(view.data)}
    for item, depth in walked[:FIRST]:
        number = f"{item.number} " if item.number else ""
        paper.entry(item.id, f"{number}{item.title}", indent=2 + 2 * depth, hang=len(item.id) + 2)
        for label, text in details(data[item.id], view.offices, paper.language):
            paper.entry(label, text, indent=4 + 2 * depth + len(item.id))
    if len(walked) > FIRST:
        paper.line(Message("… and {count} more", count=len(walked) - FIRST), indent=2)


def _doubts(view: Imported, paper: Paper, doubts: Sequence[Doubt], heading: Message) -> None:
    if not doubts:
        return
    paper.heading(Message("{heading} ({count})", heading=heading, count=len(doubts)))
    for one in doubts[:MOST]:
        paper.line(
            Message("{place} “{text}”", place=place_of(view, one, paper.language), text=quoted(one.text)), indent=2
        )
        paper.line(one.message, indent=4)
        if one.hint:
            paper.line(one.hint, indent=4)
    if len(doubts) > MOST:
        paper.line(Message("… and {count} more; --format json lists all", count=len(doubts) - MOST), indent=2)


def place_of(view: Imported, one: Doubt, language: str) -> str:
    """Name the place of a doubt."""
    return view.table.grid.place(one.at).in_language(language) if one.at else view.table.grid.file


def _walked(items: Sequence[Item], depth: int) -> Iterator[tuple[Item, int]]:
    for item in items:
        yield item, depth
        yield from _walked(item.children, depth + 1)


def all_data(data: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield the data of every item."""
    for name in ("visions", "goals", "aims", "measures", "actions"):
        for one in data.get(name, ()):
            yield one
            yield from all_data(one)


_DELIMITERS: Final = {",": Message("commas"), "\t": Message("tabs"), ";": Message("semicolons")}
_LEFT_OUT: Final = {
    "heads": Message("Heads that are repeated, in rows"),
    "sums": Message("Sums, in rows"),
}
_NAMES: Final = {
    "departments": Message("Departments in charge"),
    "departments.support": Message("Departments that help"),
    "years": Message("Years"),
    "relisted": Message("Listed again"),
    "id": Message("Id"),
    "indicator.output": WORDS["output"],
    "indicator.outcome": WORDS["outcome"],
    "indicator.unit": FIELDS["unit"],
    "indicator.baseline": WORDS["baseline"],
    "indicator.baseline_year": Message("Year of the baseline"),
    "indicator.target": WORDS["target"],
    "indicator.target_year": Message("Year of the target"),
    "indicator.definition": FIELDS["definition"],
}
