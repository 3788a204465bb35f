"""The tables as a workbook: a sheet each, explained by the first two; the same bytes for the same rows."""

from collections.abc import Callable, Sequence
from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from kyodo_cli.base.errors import UsageFault
from kyodo_cli.base.language import Message
from kyodo_cli.exporting.stores.described import COLUMNS_HEAD, TABLES_HEAD, columns_described, tables_described
from kyodo_cli.exporting.stores.look import FORMATS, LINE, column_width, row_height, types_of
from kyodo_cli.exporting.stores.numbers import as_double
from kyodo_cli.exporting.tables.registry import TABLES
from kyodo_cli.exporting.tables.rows import Rows
from kyodo_cli.exporting.tables.schema import Row
from kyodo_cli.reading.workbook.cells import letters
from kyodo_cli.render.dataset.columns import Type
from kyodo_cli.render.new_workbook import new_workbook

if TYPE_CHECKING:
    import xlsxwriter
    from xlsxwriter.worksheet import Worksheet

LONGEST: Final = 32_767
"""Characters, as UTF-16 counts them, that Excel keeps in a cell."""

MOST_ROWS: Final = 1_048_575
"""Rows that a sheet takes below its heading."""

MOST_DIGITS: Final = 10**15
"""Excel keeps 15 digits; a larger whole number is written as text."""

MARK: Final = "kyodo-export"
"""The property of the file by which an export of ours is known."""

MADE: Final = datetime(2000, 1, 1)  # noqa: DTZ001  # a file of no clock; who saves it sets another
ABOUT_WIDTH: Final = 70
CUT: Final = "…"
CUT_SHEET: Final = "cut_cells"
CUT_HEAD: Final = ("table_name", "row", "column_name", "plan", "characters", "kept")

ABOUT: Final = (
    Message("Plans and their years as tables, made by “kyodo export”. The list below leads to each table."),
    Message("The sheet “columns” explains each column. Ids, codes and numbers as printed are text: leave them so."),
    Message("An empty cell has its reason in a column beside it (recorded, standing, status). Empty is never zero."),
)


class Cut(NamedTuple):
    """A text that is longer than a cell of Excel takes: where it is, in rows as Excel counts them, and what is kept."""

    table: str
    row: int
    column: str
    plan: str
    characters: int
    kept: int


class Made(NamedTuple):
    """A workbook as a file, and the texts that were cut."""

    content: bytes
    cut: tuple[Cut, ...]


def workbook(rows: Rows) -> Made:
    """Return the tables as a workbook.

    Raises:
        UsageFault: a table has more rows than a sheet takes.
    """
    _refuse_many(rows)
    stream = BytesIO()
    book = new_workbook(stream, "kyodo export", MADE)
    book.set_custom_property(MARK, "1", "text")
    paper = _Paper(book)
    paper.about(rows)
    types = types_of(COLUMNS_HEAD, ("position",), ("is_key",))
    paper.sheet("columns", COLUMNS_HEAD, types, list(columns_described()), is_prose=True)
    for table in TABLES:
        columns = table.all_columns
        yen = frozenset(at for at, one in enumerate(columns) if one.unit == "円")
        paper.sheet(table.name, [one.name for one in columns], [one.of for one in columns], rows[table.name], yen)
    cut = tuple(paper.cut)
    if cut:
        paper.sheet(CUT_SHEET, CUT_HEAD, types_of(CUT_HEAD, ("row", "characters", "kept"), ()), cut)
    book.close()
    return Made(stream.getvalue(), cut)


def _refuse_many(rows: Rows) -> None:
    for name, found in rows.items():
        if len(found) > MOST_ROWS:
            raise UsageFault(
                Message(
                    "{table} has {count} rows, and a sheet of Excel takes {most}; nothing was written.",
                    table=name,
                    count=len(found),
                    most=MOST_ROWS,
                ),
                Message("Export one plan with --plan, or use --to sqlite, csv or parquet."),
            )


class _Paper:
    """The file that is written: its formats, each made once, and what had to be cut."""

    def __init__(self, book: "xlsxwriter.Workbook") -> None:
        self._book = book
        self._formats = {name: book.add_format(look) for name, look in FORMATS.items()}
        self.cut: list[Cut] = []

    def about(self, rows: Rows) -> None:
        """Write the first sheet: what the file is, and its tables with their number of rows."""
        page = self._book.add_worksheet("about")
        page.hide_gridlines(2)
        page.set_column(0, 0, 24, self._formats["text"])
        page.set_column(1, 2, 24)
        page.set_column(3, 4, ABOUT_WIDTH)
        page.set_column(5, 5, 10)
        page.set_row(0, 28)
        page.write_string(0, 0, "kyodo export", self._formats["title"])
        for at, message in enumerate(ABOUT, 1):
            page.write_string(at, 0, message.in_language("ja"), self._formats["text"])
            page.write_string(at + len(ABOUT), 0, message.in_language("en"), self._formats["text"])
        top = 2 * len(ABOUT) + 2
        for column, name in enumerate((*TABLES_HEAD[:5], "rows")):
            page.write_string(top, column, name, self._formats["head"])
        for row, table in enumerate(tables_described(), top + 1):
            name = str(table[0])
            page.set_row(row, row_height(map(str, table[3:5]), ABOUT_WIDTH))
            page.write_url(row, 0, f"internal:'{name}'!A1", self._formats["link"], name)
            for column, text in enumerate(table[1:5], 1):
                page.write_string(row, column, str(text), self._formats["said"])
            page.write_number(row, 5, len(rows[name]), self._formats["yen"])
        self._print(page)

    def sheet(
        self,
        name: str,
        head: Sequence[str],
        types: Sequence[Type],
        rows: Sequence[Row],
        yen: frozenset[int] = frozenset(),
        *,
        is_prose: bool = False,
    ) -> None:
        """Write a table: one line of headings, then a row for each row, every cell of its type.

        Rows are one line high, unless they are prose to be read.
        """
        page = self._book.add_worksheet(name)
        page.set_default_row(LINE)
        write = []
        for at, (heading, of) in enumerate(zip(head, types, strict=True)):
            page.write_string(0, at, heading, self._formats["head"])
            look = self._formats["yen" if at in yen else "said" if is_prose and of == "text" else of]
            page.set_column(at, at, column_width(heading, (row[at] for row in rows), of), look)
            write.append(_writer(page, of, look))
        plan = head.index("plan") if "plan" in head else None
        for row, cells in enumerate(rows, 1):
            if is_prose:
                page.set_row(row, row_height(one for one in cells if isinstance(one, str)))
            for at, value in enumerate(cells):
                if value is None:
                    continue
                if isinstance(value, str) and len(value) * 2 > LONGEST:
                    place = Cut(name, row + 1, head[at], str(cells[plan or 0]), 0, 0)
                    write[at](row, at, self._fitting(value, place))
                else:
                    write[at](row, at, value)
        page.freeze_panes(1, 0)
        page.autofilter(0, 0, max(len(rows), 1), len(head) - 1)
        page.ignore_errors({"number_stored_as_text": f"A1:{letters(len(head))}{max(len(rows), 1) + 1}"})
        page.repeat_rows(0)
        self._print(page)

    def _fitting(self, text: str, place: Cut) -> str:
        """Return a text as far as a cell takes it, and remember what was cut."""
        units = text.encode("utf-16-le")
        if len(units) // 2 <= LONGEST:
            return text
        kept = units[: 2 * (LONGEST - 1)].decode("utf-16-le", "ignore")
        self.cut.append(place._replace(characters=len(text), kept=len(kept)))
        return kept + CUT

    def _print(self, page: "Worksheet") -> None:
        page.set_landscape()
        page.set_paper(9)  # A4
        page.fit_to_pages(1, 0)
        page.set_footer("&L&A&R&P / &N")


def _writer(page: "Worksheet", of: Type, look: Any) -> Callable[[int, int, Any], None]:
    if of in ("text", "date"):
        return lambda row, at, value: page.write_string(row, at, str(value), look)
    if of == "yes_no":
        return lambda row, at, value: page.write_boolean(row, at, bool(value), look)
    return lambda row, at, value: _write_number(page, row, at, value, look)


def _write_number(page: "Worksheet", row: int, at: int, value: Any, look: Any) -> None:
    if isinstance(value, int) and abs(value) >= MOST_DIGITS:
        page.write_string(row, at, str(value), look)
    elif (number := as_double(value)) is not None:
        page.write_number(row, at, number, look)
