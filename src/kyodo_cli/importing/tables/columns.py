"""What each column of a table is taken as; two for one field, or none for items, is said with how to settle."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from kyodo_cli.base.errors import InputFault, UsageFault
from kyodo_cli.base.folding import nearest
from kyodo_cli.base.kinds import KINDS, Kind
from kyodo_cli.base.language import Message
from kyodo_cli.importing.tables.headings import HEADINGS
from kyodo_cli.importing.tables.heads import Found, Head, column_name
from kyodo_cli.importing.tables.values import target
from kyodo_cli.importing.tables.words import OWN, SEVERAL
from kyodo_cli.reading.grids.grid import Grid

INDICATORS: Final = ("indicator", "indicator.output", "indicator.outcome")


class Column(NamedTuple):
    """A column with what it is taken as; `level` is the kind of item that a number, id or description is of.

    `year` is the fiscal year that the heading names, `last` the end of a stretch of them. `group` counts the columns of
    indicators, from 1: a unit, baseline or target belongs to the last one to its left.
    """

    head: Head
    field: str
    level: Kind | None = None
    year: int | None = None
    last: int | None = None
    group: int = 0

    @property
    def status(self) -> str | None:
        """What its heading, or the one over it, says of the values: that they are estimates."""
        over = self.head.group.status if self.head.group else None
        return (self.head.meaning.status or over) if self.field == "indicator.baseline" else None

    @property
    def is_open(self) -> bool:
        """Whether its heading names a year and all that follow."""
        return self.head.meaning.is_open

    @property
    def number(self) -> int:
        """Its number, from 1."""
        return self.head.column


class Layout(NamedTuple):
    """The columns of a table, and the levels of items that it has, from the top."""

    columns: tuple[Column, ...]
    levels: tuple[Kind, ...]

    @property
    def lowest(self) -> Kind:
        """The level whose items the rows are of."""
        return self.levels[-1]

    def of(self, *fields: str) -> list[Column]:
        """Return the columns of fields, from the left."""
        return [one for one in self.columns if one.field in fields]

    def title(self, level: Kind) -> Column:
        """Return the column with the titles of a level."""
        return next(one for one in self.columns if one.field == level)


def layout_of(table: Found) -> Layout:
    """Decide what each column holds.

    Raises:
        UsageFault: two columns are taken as the same field.
        InputFault: none holds titles of items.
    """
    heads = [one for one in table.heads if one.heading or one.typed]
    fields = _fields(table, heads)
    _refuse_twice(table.grid, heads, fields)
    levels = tuple(kind for kind in KINDS if kind in fields.values())
    if not levels:
        raise _no_items(table)
    titles = {one.column: fields[one.column] for one in heads if fields[one.column] in KINDS}
    columns = tuple(_columns(table, heads, fields, levels, titles))
    _refuse_second_numbers(table.grid, columns)
    return Layout(columns, levels)


def _fields(table: Found, heads: Sequence[Head]) -> dict[int, str]:
    """Return the field of each column: what was typed, else what is certain, else what is still free."""
    fields = {one.column: one.typed for one in heads if one.typed}
    for one in heads:
        if one.column not in fields and len(_candidates(one)) == 1:
            fields[one.column] = _candidates(one)[0]
    _part_goals(table, heads, fields)
    for one in heads:
        if one.column not in fields:
            fields[one.column] = _likeliest(one, heads, fields)
    return fields


def _part_goals(table: Found, heads: Sequence[Head], fields: dict[int, str]) -> None:
    """Take 目標 to the left of 方針 as the goal and 方針 as the measure; with a measure beside them, both as goals."""
    for one in heads:
        if one.column in fields or _candidates(one) != ("goal", "indicator.target"):
            continue
        left = {fields.get(other.column) for other in heads if other.column < one.column}
        right = [other for other in heads if other.column > one.column and fields.get(other.column) == "goal"]
        if len(right) != 1 or right[0].typed or left & {*KINDS, *INDICATORS}:
            continue
        texts = [table.grid.text((row, one.column)) for row in range(table.first, table.last + 1)]
        if any("value" in target(text, None) for text in texts if len(text.split()) == 1):  # “1 出会う” has a number
            continue
        fields[one.column] = "goal"
        if "measure" not in fields.values():
            fields[right[0].column] = "measure"


def _candidates(head: Head) -> tuple[str, ...]:
    own = head.meaning.fields
    if own == ("goal", "indicator.target") and head.meaning.year:
        return ("indicator.target",)
    if head.group and head.group.fields:
        group = next((one for one in head.group.fields if one.startswith("indicator.")), head.group.fields[-1])
        if head.meaning.is_year or (not own and group in ("indicator.target", "indicator.baseline", "by_year")):
            return (group if group.startswith("indicator.") or group == "by_year" else "by_year",)
        if group == "departments" and not own:
            is_second = any(sign in head.heading.split(" ")[-1] for sign in ("副", "関係", "協力", "連携", "support"))
            return ("departments.support" if is_second else "departments",)
        if own and own[0] in ("number", "departments", "actors") and group in KINDS:
            return (f"{group}.{own[0]}",) if own[0] == "number" else own
        if own == ("description",) and group in KINDS:
            return (f"{group}.description",)
    return own


def _likeliest(head: Head, heads: Sequence[Head], fields: Mapping[int, str]) -> str:
    """Return what a column with several meanings, or with none, is taken as."""
    left = {fields.get(one.column) for one in heads if one.column < head.column}
    taken = set(fields.values())
    has_indicator = bool(left & set(INDICATORS))
    if head.meaning.is_year:
        return "indicator.target" if has_indicator else "by_year"
    is_first = {
        ("goal", "indicator.target"): not has_indicator and "goal" not in taken,
        ("aim", "vision"): bool(taken & {"vision", "goal"}),
        ("description", "action"): "action" in taken,
        ("action.description", "action"): "action" in taken,
        ("indicator", "indicator.target"): not taken & set(INDICATORS),
        ("indicator.baseline", OWN): bool(taken & set(INDICATORS)),
    }
    candidates = _candidates(head)
    return candidates[0 if is_first[candidates] else 1] if candidates in is_first else OWN


def _columns(
    table: Found, heads: Sequence[Head], fields: Mapping[int, str], levels: tuple[Kind, ...], titles: Mapping[int, str]
) -> Iterator[Column]:
    is_one = sum(fields[one.column] in INDICATORS for one in heads) == 1
    group = 0
    for head in heads:
        field = fields[head.column]
        level: Kind | None = None
        if "." in field and field.split(".")[0] in KINDS:
            level = next(kind for kind in KINDS if kind == field.split(".")[0])
            field = field.split(".")[1]
        elif field in ("number", "id"):
            level = _level_of_numbers(table, head.column, levels, titles)
        elif field == "description":
            level = _level_of_text(table, head.column, levels, titles)
        if level is not None and level not in levels:
            field, level = OWN, None
        if field in INDICATORS:
            group += 1
        elif field.startswith("indicator.") and not group and not is_one:
            field = OWN  # of which indicator it would be, nobody says
        if field == "by_year" and head.meaning.year is None:
            field = OWN  # of which year it would be, nobody says
        last = head.meaning.last
        year = head.meaning.year if last is None or field == "by_year" else None
        yield Column(head, field, level, year, last, 1 if is_one else group)


def _level_of_numbers(table: Found, column: int, levels: tuple[Kind, ...], titles: Mapping[int, str]) -> Kind:
    """Return the level that numbers are of: that of the titles to their right, if no title has several of them."""
    right = next((at for at in sorted(titles) if at > column), None)
    if right is None or titles[right] == levels[-1]:
        return levels[-1]
    grid = table.grid
    seen: dict[str, str] = {}
    title = ""
    for row in range(table.first, table.last + 1):
        title = grid.text((row, right)) or title
        number = grid.text((row, column))
        if number and seen.setdefault(title, number) != number:
            return levels[-1]
    return next(kind for kind in levels if kind == titles[right])


def _level_of_text(table: Found, column: int, levels: tuple[Kind, ...], titles: Mapping[int, str]) -> Kind:
    """Return the level that a description is of: that of the titles to its left, if each of them has one text."""
    left = next((at for at in sorted(titles, reverse=True) if at < column), None)
    if left is None or titles[left] == levels[-1]:
        return levels[-1]
    grid, own = table.grid, next(kind for kind in levels if kind == titles[left])
    texts = [row for row in range(table.first, table.last + 1) if (row, column) in grid.cells]
    began = [row for row in texts if (row, left) in grid.cells]
    return own if len(began) == len(texts) and not _differ(grid, began, left, column) else levels[-1]


def _differ(grid: Grid, rows: Sequence[int], left: int, column: int) -> bool:
    """Say whether one title has several texts beside it: then they are of what stands below it."""
    seen: dict[str, str] = {}
    return any(
        seen.setdefault(grid.text((row, left)), grid.text((row, column))) != grid.text((row, column)) for row in rows
    )


def _refuse_twice(grid: Grid, heads: Sequence[Head], fields: Mapping[int, str]) -> None:
    first: dict[str, Head] = {}
    for one in heads:
        field = fields[one.column]
        if field in SEVERAL or field in ("description", "number", "id"):
            continue
        other = first.setdefault(field, one)
        if other is not one:
            raise _twice(grid, other, one, field)


def _refuse_second_numbers(grid: Grid, columns: Sequence[Column]) -> None:
    """Refuse two columns of numbers, or of ids, of one level: an item has one."""
    first: dict[tuple[str, Kind | None], Column] = {}
    for one in columns:
        other = first.setdefault((one.field, one.level), one) if one.field in ("number", "id") else one
        if other is not one:
            raise _twice(grid, other.head, one.head, one.field)


def _twice(grid: Grid, other: Head, one: Head, field: str) -> UsageFault:
    name, other_name = column_name(grid, one.column), column_name(grid, other.column)
    return UsageFault(
        Message(
            "The columns {other} (“{other_heading}”) and {column} (“{heading}”) are both taken as {field}.",
            other=other_name, other_heading=other.heading, column=name, heading=one.heading, field=field,
        ),
        Message(
            "Say what one of them holds instead, such as --map {column}=description; {column}=- leaves it out.",
            column=name,
        ),
    )  # fmt: skip


def _no_items(table: Found) -> InputFault:
    headings = [one.heading for one in table.heads if one.heading]
    known = [word for kind in KINDS for word in HEADINGS[kind]]
    near = next((one for one in headings if nearest(one, known)), headings[0] if headings else "A")
    return InputFault(
        Message("No column of {file} is known to hold the titles of items.", file=table.grid.file),
        Message("Name it, such as --map “{heading}=action”. The headings are: {items}.", heading=near, items=headings),
    )
