"""The rows of a table as items: merged cells, blank for the one above, repeated heads, sums and notes."""

import re
from typing import Final

from kyodo_cli.base.folding import folded
from kyodo_cli.base.kinds import KINDS, Kind
from kyodo_cli.base.language import Message
from kyodo_cli.importing.tables.columns import INDICATORS, Column, Layout
from kyodo_cli.importing.tables.doubts import Doubt
from kyodo_cli.importing.tables.heads import Found, one_line
from kyodo_cli.importing.tables.item import Item, Outcome, Relisting, Seen, cell_seen
from kyodo_cli.importing.tables.numbers import Split, Splitter, number_text, splitter
from kyodo_cli.importing.tables.parts import year_alone
from kyodo_cli.importing.tables.row_kinds import row_kinds, word_of_band
from kyodo_cli.importing.tables.words import DROPPED, OWN, words_of
from kyodo_cli.reading.limits import quoted
from kyodo_cli.reading.workbook.cells import At
from kyodo_cli.views.words import WORDS

_NEVER_DAYS: Final = frozenset({"number", "indicator.baseline", "indicator.target", "indicator.unit"})
"""Fields in which a day can only be what Excel has made of something else."""

SAME: Final = frozenset(map(folded, ("同上", "上に同じ", "〃", "々", '"', "″", "”", "仝", "ditto", "same as above")))
_RELISTED: Final = re.compile(r"\s*[（(【〔\[]\s*再\s*掲\s*[）)】〕\]]\s*|^\s*再掲[:： 　]\s*")
_ALONE: Final = re.compile(r"[（(【〔\[]?\s*再\s*掲\s*[）)】〕\]]?")


def items_of(table: Found, layout: Layout) -> Outcome:
    """Read the rows of a table."""
    return _Rows(table, layout).read()


class _Rows:
    """A table while its rows are read, one after the other."""

    def __init__(self, table: Found, layout: Layout) -> None:
        self._table = table
        self._grid = table.grid
        self._layout = layout
        self._kinds = row_kinds(table, layout)
        self._levels = tuple(kind for kind in KINDS if kind in {*layout.levels, *self._kinds.bands.values()})
        self._out = Outcome()
        self._out.left_out = self._kinds.left_out
        self._current: dict[Kind, Item | None] = dict.fromkeys(self._levels)
        self._titles = {level: layout.title(level) for level in layout.levels}
        self._numbers = {one.level: one for one in layout.of("number")}
        self._columns = [one for one in layout.columns if one.field != DROPPED]
        self._known = {one.number for one in layout.columns}
        self._above: dict[int, Seen] = {}
        self._split = {level: self._splitter(level) for level in self._levels}

    def read(self) -> Outcome:
        for row in self._kinds.items:
            if row in self._kinds.bands:
                self._band(row, self._kinds.bands[row])
            else:
                self._row(row)
        if self._kinds.items:
            self._out.rows = (self._kinds.items[0], self._kinds.items[-1])
        for row in self._kinds.notes:
            for column in self._grid.row(row):
                self._doubt((row, column), _NO_ROW, _COPY)
        return self._out

    def _splitter(self, level: Kind) -> Splitter:
        grid, bands = self._grid, self._kinds.bands
        texts = [grid.text((row, next(iter(grid.row(row))))) for row, kind in bands.items() if kind == level]
        words = [*words_of(level)]
        if level in self._titles:
            column = self._titles[level]
            words.append(column.head.heading)
            rows = [row for row in self._kinds.items if row not in bands and (row, column.number) in grid.cells]
            texts += [_RELISTED.sub("", grid.text((row, column.number))) for row in rows]
        return splitter([one for one in dict.fromkeys(texts) if one and folded(one) not in SAME], words)

    def _band(self, row: int, level: Kind) -> None:
        """Take a row whose one text is an item of a higher level, without a column of its own."""
        seen = cell_seen(self._grid, (row, next(iter(self._grid.row(row)))))
        if seen:
            self._enter(level, seen, {})
            if word := word_of_band(level, seen.text):
                self._out.words.setdefault(level, word)
            message = Message("The row over the whole table was taken as {kind}.", kind=WORDS[level])
            self._out.doubts.append(Doubt(seen.at, seen.text, message, is_lost=False))

    def _row(self, row: int) -> None:
        seen = {one.number: found for one in self._columns if (found := self._seen((row, one.number), one))}
        seen = self._with_repeated(seen)
        for column in self._grid.row(row):
            if column not in self._known:
                self._doubt((row, column), Message("Its column has no heading."), _NAME_COLUMN)
        holder: Item | None = None
        for level in self._layout.levels:
            found = seen.get(self._titles[level].number)
            if found and folded(found.text) in SAME:
                continue
            if found and not found.is_continued:
                if self._is_relisted(seen, found, level):
                    self._relist(seen, found)
                    return
                holder = self._enter(level, found, seen)
        lowest = self._layout.lowest
        continued = holder is None
        item = self._current[lowest] if continued else holder
        self._give(seen, item, is_continued=continued)

    def _seen(self, at: At, column: Column) -> Seen | None:
        """Return what stands in a cell; what Excel has spoilt is named."""
        found = cell_seen(self._grid, at)
        if found is None:
            return None
        kind = found.cell.kind
        if kind in ("error", "unknown") or (kind == "day" and column.field in _NEVER_DAYS):
            if not found.is_continued:
                self._out.doubts.append(Doubt(found.at, found.text, _SPOILT[kind], _WRITE))
            return None
        if kind == "day" and column.field not in ("related", OWN) and not found.is_continued:
            self._out.doubts.append(Doubt(found.at, found.text, _SPOILT[kind], is_lost=False))
        return found

    def _with_repeated(self, seen: dict[int, Seen]) -> dict[int, Seen]:
        """Return a row with what 〃 repeats in it from the row above; titles and numbers see to that themselves."""
        own = {one.number for one in self._columns if one.field in (*KINDS, "number", "id", "relisted")}
        found: dict[int, Seen] = {}
        for column, one in seen.items():
            above = self._above.get(column)
            if column in own or folded(one.text) not in SAME:
                found[column] = one
            elif above is None:
                self._doubt(one.at, Message("It repeats the cell above, and nothing stands there."), _WRITE)
            else:
                found[column] = one.saying(above)
                if not one.is_continued:
                    message = Message("Taken as the cell above: “{text}”.", text=quoted(above.text))
                    self._out.doubts.append(Doubt(one.at, one.text, message, is_lost=False))
        self._above = found
        return found

    def _enter(self, level: Kind, found: Seen, seen: dict[int, Seen]) -> Item:
        """Return the item that a title stands for: the one before, if it is repeated, else a new one."""
        split = self._split[level](found.text)
        if number := self._number(level, seen):
            split = Split(number, self._without(number, split, found.text))
        levels = self._levels
        parent = next((one for kind in reversed(levels[: levels.index(level)]) if (one := self._current[kind])), None)
        siblings = parent.children if parent else self._out.roots
        is_lowest = level == self._layout.lowest
        among = siblings[-1:] if is_lowest else siblings
        for one in among:
            is_same = folded(one.title) == folded(split.title) and one.number == split.number and one.kind == level
            goes_on = split.number or self._layout.of(*INDICATORS) or self._is_of_a_year(seen)
            if is_same and (not is_lowest or goes_on):
                break
        else:
            one = Item(level, split.number, split.title, found.at, parent=parent, siblings=siblings)
            siblings.append(one)
            self._out.items.append(one)
        if self._current[level] is not one:
            self._current[level] = one
            for below in levels[levels.index(level) + 1 :]:
                self._current[below] = None
        return one

    def _is_of_a_year(self, seen: dict[int, Seen]) -> bool:
        """Say whether a row stands for one year of its item."""
        return any(one.number in seen and year_alone(seen[one.number].text) for one in self._layout.of("years"))

    def _number(self, level: Kind, seen: dict[int, Seen]) -> str | None:
        column = self._numbers.get(level)
        found = seen.get(column.number) if column else None
        return number_text(one_line(found.text)) if found and folded(found.text) not in SAME else None

    def _without(self, number: str, split: Split, text: str) -> str:
        """Return a title beside a number; the number is taken from it only if it is the same one."""
        return split.title if split.number == number else one_line(text)

    def _is_relisted(self, seen: dict[int, Seen], found: Seen, level: Kind) -> bool:
        if level != self._layout.lowest:
            return False
        marked = [one for one in self._layout.of("relisted") if one.number in seen]
        beside = [seen[one.number] for one in self._layout.of(OWN, "description") if one.number in seen]
        return bool(marked or _RELISTED.search(found.text) or any(_ALONE.fullmatch(one.text) for one in beside))

    def _relist(self, seen: dict[int, Seen], found: Seen) -> None:
        text = _RELISTED.sub("", found.text)
        split = self._split[self._layout.lowest](text)
        if number := self._number(self._layout.lowest, seen):
            split = Split(number, self._without(number, split, text))
        levels = self._levels[: self._levels.index(self._layout.lowest)]
        parent = next((one for kind in reversed(levels) if (one := self._current[kind])), None)
        titles = {one.number for one in self._titles.values()}
        beside = [(one, seen[one.number]) for one in self._columns if one.number in seen and one.number not in titles]
        cells = [(one, other) for one, other in beside if one.field not in ("number", "relisted")]
        cells = [(one, other) for one, other in cells if not _ALONE.fullmatch(other.text)]
        self._out.relistings.append(Relisting(split, found.at, parent, cells))

    def _give(self, seen: dict[int, Seen], item: Item | None, *, is_continued: bool) -> None:
        """Hand the cells of a row to the item that they tell of."""
        titles = {one.number for one in self._titles.values()}
        merged = {one.group: seen[one.number].at[0] for one in self._layout.of(*INDICATORS) if one.number in seen}
        for column in self._columns:
            found = seen.get(column.number)
            if found is None or column.number in titles:
                continue
            if column.field in ("number", "relisted") and column.level in self._layout.levels:
                if is_continued and not found.is_continued and column.level == self._layout.lowest:
                    self._doubt(found.at, Message("A number stands there without a title."), _TITLE)
                continue
            holder = self._holder(column, item)
            if holder is None:
                self._doubt(found.at, Message("There is no item in its row."), _TITLE)
            elif column.field == "id":
                holder.given_id = holder.given_id or found
            elif not any(one is column and was.at == found.at for one, was in holder.cells):
                found.row = merged.get(column.group, found.row)
                holder.cells.append((column, found))

    def _holder(self, column: Column, item: Item | None) -> Item | None:
        if item is None or column.level is None:
            return item
        return next((one for one in item.chain() if one.kind == column.level), None)

    def _doubt(self, at: At, message: Message, hint: Message) -> None:
        if at in self._grid.cells:
            self._out.doubts.append(Doubt(at, self._grid.text(at), message, hint))


_NO_ROW: Final = Message("It stands below or between the rows of the table, and is no row of it.")
_SPOILT: Final = {
    "error": Message("An error of Excel stands there."),
    "unknown": Message("A formula stands there whose result was not saved."),
    "day": Message("Excel has made a day of it."),
}
_WRITE: Final = Message("Write the text itself into the cell, formatted as text, or add it to the file by hand.")
_COPY: Final = Message("If it belongs to the plan, add it to the file by hand, for instance under “sections”.")
_NAME_COLUMN: Final = Message("Give the column a heading in the table, or say with --map what it holds.")
_TITLE: Final = Message("Fill in the title of the item in that row, or add the text to the file by hand.")
