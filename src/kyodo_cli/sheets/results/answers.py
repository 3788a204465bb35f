"""A table of results as answers: each of its cells held to the question that its row and column stand for."""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import Final, NamedTuple

from kyodo_cli.base.errors import KyodoError, UsageFault
from kyodo_cli.base.language import Message, shown
from kyodo_cli.reading.grids.grid import Grid, cell_text
from kyodo_cli.reading.workbook.cells import At, Cell, place_text
from kyodo_cli.sheets.answers import Answers, Seen, Stray
from kyodo_cli.sheets.content import Answer, Block, Questions
from kyodo_cli.sheets.hidden import Identity, Sent
from kyodo_cli.sheets.plain import plain_text
from kyodo_cli.sheets.results.headings import Column
from kyodo_cli.sheets.results.measured import indicator_of
from kyodo_cli.sheets.results.whose import Index, Said, cleaned, item_of
from kyodo_cli.sheets.results.words import ABOVE, INDICATOR, ITEM, SERIES, TITLE
from kyodo_cli.sheets.understanding import understood

MOST_NAMED: Final = 12


class Table(NamedTuple):
    """A sheet or a text whose head row was found: the row that its lines begin after, and what its columns are."""

    grid: Grid
    after: int
    columns: Sequence[Column]


def table_answers(asked: Questions, tables: Sequence[Table], remarks: Iterable[Message] = ()) -> Answers:
    """Return what tables answer; what is in them and answers nothing is refused at its place, or named."""
    seen: dict[str, list[Seen]] = {}
    strays: list[Stray] = []
    remarks = list(remarks)
    known: dict[str, tuple[Block, Answer]] = {}
    for table in tables:
        reader = _Reader(asked, table)
        for one, block, answer in reader.answers(strays):
            seen.setdefault(one.key, []).append(one)
            known[one.key] = (block, answer)
        remarks += reader.remarks()
    cells = {
        key: Sent(key, block.number, shown(answer.field.label, asked.plan.language), "", "", "")
        for key, (block, answer) in known.items()
    }
    if without := _without_row(asked, seen):
        remarks.append(Message("Without an answer in the table: {items}.", items=without))
    identity = Identity(asked.plan.id, str(asked.year), "", {}, cells, frozenset())
    return Answers(identity, {key: tuple(found) for key, found in seen.items()}, tuple(strays), tuple(remarks))


class _Reader:
    """A table while it is read."""

    def __init__(self, asked: Questions, table: Table) -> None:
        self._asked = asked
        self._grid = table.grid
        self._after = table.after
        self._answers = {answer.key: answer for block in (*asked.items, *asked.values) for answer in block.answers}
        values = {answer.field.key for block in asked.values for answer in block.answers}
        self._columns = [self._unless_the_plans(one) for one in table.columns]
        whose = (ITEM, TITLE, ABOVE, INDICATOR, SERIES)
        self._whose = [one for one in self._columns if one.means in whose]
        self._open = [one for one in self._columns if one.means and one.means not in whose]
        self._of_values = {one.at for one in self._open if one.means in values}
        kind = next((one.kind for one in self._whose if one.kind and one.means in (ITEM, TITLE)), None)
        self._index = Index.of(asked, kind)
        self._heads = {one.at: one.heading for one in table.columns}

    def answers(self, strays: list[Stray]) -> Iterator[tuple[Seen, Block, Answer]]:
        """Yield the cells that answer a question; add those that answer none to the strays."""
        above = Said()
        for row in self._lines():
            said = self._said(row, above)
            above = said
            found: dict[bool, Block | UsageFault] = {}
            for column in self._open:
                at = (row, column.at)
                cell = self._grid.cell(at)
                if cell is None:
                    continue
                is_value = column.at in self._of_values
                if is_value not in found:
                    found[is_value] = self._block(said, is_value=is_value)
                block = found[is_value]
                if isinstance(block, UsageFault):
                    strays.append(self._stray(at, cell, block.message, block.hint))
                elif not block.is_open:
                    strays.append(self._stray(at, cell, *_SEVERAL))
                elif answer := self._answer(block, column):
                    yield self._seen(at, _in_yen(self._asked, answer, cell, column.times), answer), block, answer
                else:
                    strays.append(self._stray(at, cell, *_not_asked(column, block)))

    def remarks(self) -> Iterator[Message]:
        """Yield what is not looked at: columns of which nothing is known, comments, rows before the headings."""
        unread = [one for one in self._columns if one.means is None and self._says_anything(one.at)]
        sheet = self._grid.sheet
        if unread:
            names: list[object] = [
                Message("{column} “{heading}” ({why})", column=one.place, heading=cleaned(one.heading), why=one.why)
                if one.why
                else Message("{column} “{heading}”", column=one.place, heading=cleaned(one.heading))
                for one in unread
            ]
            message = Message("Columns that are not read: {columns}.", columns=names)
            yield Message("{sheet}: {message}", sheet=sheet, message=message) if sheet else message
        if self._grid.notes:
            places = [place_text(at) for at in sorted(self._grid.notes)]
            yield Message("Comments on cells are not read: {cells}.", cells=places[:MOST_NAMED])

    def _lines(self) -> Iterator[int]:
        """Yield the rows below the headings, but for the headings where they are repeated."""
        for row in self._grid.rows:
            texts = {at: cell_text(cell).strip() for at, cell in self._grid.row(row).items()}
            is_head = len(texts) > 1 and all(self._heads.get(at, "").strip() == text for at, text in texts.items())
            if row > self._after and not is_head:
                yield row

    def _said(self, row: int, above: Said) -> Said:
        """Return what a row says of whose it is; one that names no item is of the item above it."""

        def texts(means: str) -> tuple[str, ...]:
            cells = (self._grid.spanned((row, one.at)) for one in self._whose if one.means == means)
            return tuple(text for cell in cells if cell and (text := cleaned(cell_text(cell))))

        said = Said(texts(ITEM), texts(TITLE), texts(ABOVE), texts(INDICATOR), texts(SERIES))
        if not said.is_blank:
            return said._replace(above=said.above or above.above)
        if said.above and said.above != above.above:  # a new branch, whose item is not named
            return said
        return said._replace(
            numbers=above.numbers, titles=above.titles, above=above.above,
            indicators=said.indicators or (above.indicators if said.series else ()),
        )  # fmt: skip

    def _block(self, said: Said, *, is_value: bool) -> Block | UsageFault:
        try:
            if not is_value:
                return self._item(said)
            item = None if said.is_blank else self._item(said)
            return indicator_of(self._asked, said, item)
        except UsageFault as fault:
            return fault

    def _item(self, said: Said) -> Block:
        if said.is_blank:
            raise UsageFault(
                Message("The row does not say which item it is of."), Message("Write the number or the title into it.")
            )
        return item_of(self._index, said)

    def _answer(self, block: Block, column: Column) -> Answer | None:
        return self._answers.get(f"{block.subject.key}/{column.means}")

    def _seen(self, at: At, cell: Cell, answer: Answer) -> Seen:
        doubt = hint = None
        if self._covers_others(at):
            doubt = Message("The cell is merged over the rows of several items: whose answer that is cannot be told.")
            hint = Message("Split the cells, and answer in each.")
        return Seen(answer.key, self._grid.sheet, place_text(at), cell, doubt, hint)

    def _covers_others(self, at: At) -> bool:
        """Say whether a merged answer reaches over rows that name another item than its first."""
        span = self._grid.range_at(at)
        if span is None or span[0][0] == span[1][0]:
            return False
        of_items = [one.at for one in self._whose if one.means in (ITEM, TITLE)]
        rows = range(span[0][0] + 1, span[1][0] + 1)
        return any(self._grid.cell((row, column)) for row in rows for column in of_items)

    def _stray(self, at: At, cell: Cell, message: Message, hint: Message | None) -> Stray:
        text = plain_text(cell_text(cell))
        return Stray(
            self._grid.sheet, place_text(at), text, message, hint or Message("Correct the row, or leave it out.")
        )

    def _says_anything(self, column: int) -> bool:
        return any(row > self._after and self._grid.cell((row, column)) for row in self._grid.rows)

    def _unless_the_plans(self, column: Column) -> Column:
        """Return a column, not to be read where it repeats the plan's own text (課題 may be what the plan is about)."""
        own = {
            plain_text(text)
            for block in self._asked.items
            if block.subject.entry
            for text in (block.subject.entry.node.need, block.subject.entry.node.description)
            if text
        }
        texts = (plain_text(self._grid.text((row, column.at))) for row in self._grid.rows if row > self._after)
        if column.means and column.why is None and own.intersection(texts):
            return column._replace(means=None, why=Message("it repeats the text of the plan"))
        return column


def _in_yen(asked: Questions, answer: Answer, cell: Cell, times: int) -> Cell:
    """Return a cell of a column in thousand yen in yen, if it is a number; what it is not is refused later."""
    if times == 1:
        return cell
    try:
        amount = understood(asked.plan, answer.field, cell, "").data
    except KyodoError:
        return cell
    yen = Decimal(str(amount)) * times if isinstance(amount, (int, float)) else None
    return cell if yen is None else Cell("number", str(yen), yen)


_SEVERAL: Final = (
    Message("Several values of the year are recorded of this indicator: which is meant cannot be told."),
    Message("Record it with “kyodo record indicator”, which can tell them apart."),
)


def _not_asked(column: Column, block: Block) -> tuple[Message, Message]:
    return (
        Message("“{column}” is not asked of {item} in that year.", column=cleaned(column.heading), item=block.title),
        Message("The plan says in “stages” and “fields” what is."),
    )


def _without_row(asked: Questions, seen: Iterable[str]) -> list[object]:
    """Return the items of which departments are asked and the table says nothing."""
    there = {key.partition("/")[0] for key in seen}
    asked_of = [block for block in asked.items if any(one.field.name == "result" for one in block.answers)]
    without = [block for block in asked_of if block.subject.key not in there]
    names: list[object] = [f"{one.subject.key} {one.title}" for one in without[:MOST_NAMED]]
    if len(without) > MOST_NAMED:
        names.append(Message("and {count} more", count=len(without) - MOST_NAMED))
    return names
