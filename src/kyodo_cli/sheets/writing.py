"""A workbook as the bytes of an .xlsx file, the same for the same content."""

from datetime import datetime
from decimal import Decimal
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final

from kyodo_cli.base.language import Message, shown
from kyodo_cli.base.years import last_day
from kyodo_cli.reading.workbook.cells import letters
from kyodo_cli.render.new_workbook import new_workbook
from kyodo_cli.sheets.arrangement import COLUMNS, MARK, Line, Sheet, Workbook, lists_of
from kyodo_cli.sheets.content import shown_answer, shown_choice
from kyodo_cli.sheets.fields import Choice, Field
from kyodo_cli.sheets.hidden import NAME, hidden_rows, row_mark
from kyodo_cli.sheets.look import LINE_HEIGHT, LOOKS, height, text_height, widths

if TYPE_CHECKING:
    import xlsxwriter
    from xlsxwriter.worksheet import Worksheet

FIRST_LINE: Final = 2
"""The row, counted from 0, that the lines of a sheet begin in: below the marks and the headings."""

COVER_WIDTHS: Final = (24, 88)
LISTS_FROM: Final = 10
"""The column of the hidden sheet from which the lists stand."""

MAY: Final = {"format_cells": True, "format_columns": True, "format_rows": True, "autofilter": True}
"""What a locked sheet lets people do: widen, heighten, filter."""

A4: Final = 9

DIGITS: Final = 15
"""How many digits of a number Excel keeps; one with more of them is written as text."""


def workbook_bytes(workbook: Workbook) -> bytes:
    """Return a workbook as a file."""
    stream = BytesIO()
    day = last_day(workbook.year)
    book = new_workbook(stream, workbook.title, datetime(day.year, day.month, day.day))  # noqa: DTZ001  # a file of no clock
    paper = _Paper(book, workbook)
    paper.cover()
    for sheet in workbook.sheets:
        paper.questions(sheet)
    paper.hidden()
    book.close()
    return stream.getvalue()


class _Paper:
    """The file that is written: its formats, each made once, and its lists."""

    def __init__(self, book: "xlsxwriter.Workbook", workbook: Workbook) -> None:
        self._book = book
        self._workbook = workbook
        self._formats: dict[tuple[str, bool], Any] = {}
        self._lists = lists_of(workbook)

    def cover(self) -> None:
        """Write the first sheet."""
        page = self._page(self._workbook.cover_name)
        page.hide_gridlines(2)
        page.set_landscape()
        page.set_column(0, 0, COVER_WIDTHS[0])
        page.set_column(1, 1, COVER_WIDTHS[1])
        for row, line in enumerate(self._workbook.cover):
            if line.text is None:
                look, space = ("title", 30) if row == 0 else ("heading", 28)
                page.set_row(row, space)
                self._text(page, row, 0, line.label, look)
                continue
            heights = text_height(line.label, COVER_WIDTHS[0] - 2), text_height(line.text, COVER_WIDTHS[1] - 4)
            page.set_row(row, max(heights))
            self._text(page, row, 0, line.label, "label")
            self._text(page, row, 1, line.text, "open" if line.asks else "said")
        page.protect("", MAY)

    def questions(self, sheet: Sheet) -> None:
        """Write a sheet of questions."""
        page = self._page(sheet.name)
        page.set_landscape()
        columns = widths(sheet)
        for at, name in enumerate(COLUMNS):
            page.set_column(at, at, columns[name], None, {"hidden": name == "key"})
            self._text(page, 0, at, f"{MARK}:{name}", "hidden")
        page.set_row(0, None, None, {"hidden": True})
        page.set_row(1, LINE_HEIGHT * 2 + 2)
        for at, heading in enumerate(sheet.headings, 1):
            self._text(page, 1, at, heading, "head")
        for row, line in enumerate(sheet.lines, FIRST_LINE):
            page.set_row(row, height(line, columns))
            self._line(page, row, line)
        last = FIRST_LINE + len(sheet.lines) - 1
        page.autofilter(1, 1, last, len(COLUMNS) - 1)
        page.freeze_panes(FIRST_LINE, 3)
        page.repeat_rows(1)
        page.print_area(0, 0, last, len(COLUMNS) - 1)
        page.protect("", MAY)

    def hidden(self) -> None:
        """Write the hidden sheet: identities, and the lists that cells offer."""
        page = self._book.add_worksheet(NAME)
        for row, cells in enumerate(hidden_rows(self._workbook)):
            for column, text in enumerate(cells):
                self._text(page, row, column, text, "hidden")
        for choices, at in self._lists.items():
            for row, one in enumerate(choices):
                text = shown_choice(one, self._workbook.language)
                self._text(page, row, LISTS_FROM + at, text, "hidden")
        page.protect("")
        page.very_hidden()

    def _page(self, name: str) -> "Worksheet":
        page = self._book.add_worksheet(name)
        page.set_paper(A4)
        page.fit_to_pages(1, 0)
        page.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.7)
        page.set_footer("&L&A&R&P / &N")
        page.set_header(f"&R{self._workbook.title.replace('&', '&&')}")
        return page

    def _line(self, page: "Worksheet", row: int, line: Line) -> None:
        is_band = line.field is None
        if line.key:
            self._text(page, row, 0, row_mark(self._workbook.plan, self._workbook.year) + line.key, "hidden")
        self._text(page, row, 1, line.number, "band_title" if is_band else "faint")
        self._text(page, row, 2, line.label, "band" if is_band else "fixed")
        self._text(page, row, 3, line.before, "band_title" if is_band else "faint")
        self._text(page, row, 5, line.hint, "band" if is_band else "faint")
        if not line.is_open or line.field is None:
            self._text(page, row, 4, line.now, "band" if is_band else "fixed")
            return
        self._answer(page, row, line.field, line.now)

    def _answer(self, page: "Worksheet", row: int, field: Field, now: str) -> None:
        if field.kind == "number":
            look = "open_yen" if field.path[0] == "cost" else "open_number"
            if now and Decimal(now) == Decimal(f"{Decimal(now):.{DIGITS}g}"):
                page.write_number(row, 4, float(now), self._format(look))
            elif now:
                self._text(page, row, 4, now, look)
            else:
                page.write_blank(row, 4, None, self._format(look))
            return
        self._text(page, row, 4, shown_answer(field, now, self._workbook.language), "open")
        if field.choices:
            page.data_validation(row, 4, row, 4, self._list(field.choices))

    def _list(self, choices: tuple[Choice, ...]) -> dict[str, Any]:
        column = letters(LISTS_FROM + self._lists[choices] + 1)
        language = self._workbook.language
        said = "\n".join(shown_choice(one, language) for one in choices)
        return {
            "validate": "list",
            "source": f"='{NAME}'!${column}$1:${column}${len(choices)}",
            "error_title": shown(Message("Not in the list"), language),
            "error_message": shown(PICK_ONE, language),
            **({"input_message": said} if len(said) <= LONGEST_PROMPT else {}),
        }

    def _text(self, page: "Worksheet", row: int, column: int, text: str, look: str) -> None:
        """Write a text as a text, whatever it begins with."""
        made = self._format(look, is_quoted=text[:1] in STARTS_A_FORMULA)
        if text:
            page.write_string(row, column, text, made)
        else:
            page.write_blank(row, column, None, made)

    def _format(self, look: str, *, is_quoted: bool = False) -> Any:
        if (look, is_quoted) not in self._formats:
            self._formats[look, is_quoted] = self._book.add_format(
                LOOKS[look] | ({"quote_prefix": True} if is_quoted else {})
            )
        return self._formats[look, is_quoted]


STARTS_A_FORMULA: Final = ("=", "+", "-", "@")
LONGEST_PROMPT: Final = 250
PICK_ONE: Final = Message("Please pick one of the list; what they mean stands on the first sheet.")
