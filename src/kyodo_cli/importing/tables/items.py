"""The rows of a table as items: merged cells, blank for the one above, repeated heads, sums and notes."""

import re
from typing import Final

from kyodo_cli.base.folding import folded
from kyodo_cli.base.kinds import Kind
from kyodo_cli.base.language import Message
from kyodo_cli.importing.tables.columns import INDICATORS, Column, Layout
from kyodo_cli.importing.tables.doubts import Doubt
from kyodo_cli.importing.tables.heads import Found, Head, one_line
from kyodo_cli.importing.tables.item import Item, Outcome, Relisting, Seen, cell_seen
from kyodo_cli.importing.tables.numbers import Split, Splitter, number_text, splitter
from kyodo_cli.importing.tables.words import DROPPED, words_of
from kyodo_cli.reading.workbook.cells import At

SAME: Final = frozenset(map(folded, ("同上", "上に同じ", "〃", "々", '"', "ditto", "same as above")))
_SUM: Final = re.compile(r"(?:小|合|総|累)?計|(?:grand |sub)?total", re.IGNORECASE)
_NOTE: Final = re.compile(
    r"[※＊*]|[（(]?注[）)0-9０-９：:　 ]|(?:備考|資料|出典|凡例|note|source)s?\s*[:：]", re.IGNORECASE
)
_RELISTED: Final = re.compile(r"\s*[（(【〔\[]\s*再\s*掲\s*[）)】〕\]]\s*|^\s*再掲[:： 　]\s*")


def items_of(table: Found, layout: Layout) -> Outcome:
    """Read the rows of a table."""
    return _Rows(table, layout).read()


class _Rows:
    """A table while its rows are read, one after the other."""

    def __init__(self, table: Found, layout: Layout) -> None:
        self._table = table
        self._grid = table.grid
        self._layout = layout
        self._out = Outcome()
        self._current: dict[Kind, Item | None] = dict.fromkeys(layout.levels)
        self._titles = {level: layout.title(level) for level in layout.levels}
        self._numbers = {one.level: one for one in layout.of("number")}
        self._ids = {one.level: one for one in layout.of("id")}
        self._columns = [one for one in layout.columns if one.field != DROPPED]
        self._split = {level: self._splitter(level) for level in layout.levels}

    def read(self) -> Outcome:
        end = self._last_item_row()
        for row in self._grid.rows:
            if row < self._table.first:
                continue
            if why := self._left_out(row):
                self._out.left_out.setdefault(why, []).append(row)
            elif row > end or self._is_note(row):
                self._note(row)
            else:
                self._row(row)
                first = self._out.rows[0] or row
                self._out.rows = (first, row)
        return self._out

    def _splitter(self, level: Kind) -> Splitter:
        column = self._titles[level]
        grid = self._grid
        texts = dict.fromkeys(
            _RELISTED.sub("", grid.text((row, column.number)))
            for row in range(self._table.first, self._table.last + 1)
            if (row, column.number) in grid.cells and not self._left_out(row)
        )
        return splitter([one for one in texts if one], (*words_of(level), column.head.heading))

    def _last_item_row(self) -> int:
        """Return the last row with an item of the lowest level, or of what goes on with it; the rest are notes."""
        column = self._titles[self._layout.lowest].number
        last = self._table.first
        for row in self._grid.rows:
            if row < self._table.first or self._is_note(row):
                continue
            continues = len(self._grid.row(row)) > 1 and row == last + 1
            if (row, column) in self._grid.cells or continues or self._is_spanned(row, column):
                last = row
        return last

    def _is_spanned(self, row: int, column: int) -> bool:
        span = self._grid.range_at((row, column))
        return bool(span and span[0] in self._grid.cells)

    def _left_out(self, row: int) -> str:
        """Say why a row is none of the table's: a head repeated at the top of a page, or a sum."""
        texts = {column: folded(self._grid.text((row, column))) for column in self._grid.row(row)}
        heads = {one.column: one for one in self._table.heads}
        same = [column for column, text in texts.items() if self._is_head(heads.get(column), text)]
        if len(same) == len(texts) and (len(texts) > 1 or len(heads) == 1):
            return "heads"
        titles = [texts[one.number] for one in self._titles_columns() if one.number in texts]
        if titles and all(_SUM.fullmatch(one.replace(" ", "")) for one in titles):
            return "sums"
        return ""

    def _titles_columns(self) -> list[Column]:
        return [self._layout.title(level) for level in self._layout.levels]

    def _is_head(self, head: Head | None, text: str) -> bool:
        rows = self._table.head_rows if head else ()
        return any(head and folded(self._grid.text((row, head.column))) == text for row in rows)

    def _is_note(self, row: int) -> bool:
        cells = self._grid.row(row)
        if len(cells) != 1:
            return False
        column = next(iter(cells))
        return bool(_NOTE.match(self._grid.text((row, column))))

    def _note(self, row: int) -> None:
        for column in self._grid.row(row):
            self._doubt(
                (row, column), Message("It stands below or between the rows of the table, and is no row of it."), _COPY
            )

    def _row(self, row: int) -> None:
        seen = {one.number: found for one in self._columns if (found := cell_seen(self._grid, (row, one.number)))}
        for column in self._grid.row(row):
            if not any(one.number == column for one in self._layout.columns):
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

    def _enter(self, level: Kind, found: Seen, seen: dict[int, Seen]) -> Item:
        """Return the item that a title stands for: the one before, if it is repeated, else a new one."""
        split = self._split[level](found.text)
        if number := self._number(level, seen):
            split = Split(number, self._without(number, split, found.text))
        levels = self._layout.levels
        parent = next((one for kind in reversed(levels[: levels.index(level)]) if (one := self._current[kind])), None)
        siblings = parent.children if parent else self._out.roots
        is_lowest = level == self._layout.lowest
        among = siblings[-1:] if is_lowest else siblings
        for one in among:
            is_same = folded(one.title) == folded(split.title) and one.number == split.number and one.kind == level
            if is_same and (not is_lowest or self._layout.of(*INDICATORS) or split.number):
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
        return bool(marked or _RELISTED.search(found.text))

    def _relist(self, seen: dict[int, Seen], found: Seen) -> None:
        text = _RELISTED.sub("", found.text)
        split = self._split[self._layout.lowest](text)
        if number := self._number(self._layout.lowest, seen):
            split = Split(number, self._without(number, split, text))
        levels = self._layout.levels[:-1]
        parent = next((one for kind in reversed(levels) if (one := self._current[kind])), None)
        self._out.relistings.append(Relisting(split, found.at, parent))

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


_COPY: Final = Message("If it belongs to the plan, add it to the file by hand, for instance under “sections”.")
_NAME_COLUMN: Final = Message("Give the column a heading in the table, or say with --map what it holds.")
_TITLE: Final = Message("Fill in the title of the item in that row, or add the text to the file by hand.")
