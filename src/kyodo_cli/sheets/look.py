"""How a workbook looks: fonts, colours, widths and heights, for the screen and for A4 on its side."""

from typing import Any, Final

from kyodo_cli.base.width import wrap
from kyodo_cli.render.new_workbook import FONT
from kyodo_cli.sheets.arrangement import Line, Sheet

LINE_HEIGHT: Final = 18.0
"""Points; Yu Gothic is set wide."""

AS_TEXT, WITH_COMMAS = 49, 3
"""Formats of numbers that are part of Excel, by its numbers."""

HIGHEST: Final = 409.5
"""Points; Excel takes no higher row."""

WIDTHS: Final = {"key": 4, "number": 7, "label": 17, "before": 46, "now": 46, "hint": 24}
WIDE: Final = 64
"""Columns of a terminal, which a column of Excel holds at least as many of."""

LINES: Final = {"text": 2, "number": 1, "choice": 1, "date": 1, "yes_no": 1, "body": 1}
"""How many lines an empty answer leaves room for."""

INK, FAINT, RULE, BAND, OPEN, HEAD = "#1F2933", "#5B6770", "#C5CCD3", "#E8EDF2", "#FFFBE6", "#DCE4EB"

_CELL: Final[dict[str, Any]] = {
    **FONT,
    "font_color": INK,
    "valign": "top",
    "text_wrap": True,
    "border": 1,
    "border_color": RULE,
}

LOOKS: Final[dict[str, dict[str, Any]]] = {
    "title": {**FONT, "font_color": INK, "font_size": 16, "bold": True, "valign": "vcenter"},
    "heading": {**FONT, "font_color": INK, "font_size": 12, "bold": True, "valign": "bottom"},
    "label": {**FONT, "font_color": INK, "bold": True, "valign": "top", "text_wrap": True},
    "said": {**FONT, "font_color": INK, "valign": "top", "text_wrap": True},
    "head": {**_CELL, "bold": True, "bg_color": HEAD, "valign": "vcenter"},
    "band": {**_CELL, "bg_color": BAND},
    "band_title": {**_CELL, "bg_color": BAND, "bold": True},
    "fixed": {**_CELL},
    "faint": {**_CELL, "font_color": FAINT},
    "open": {**_CELL, "bg_color": OPEN, "locked": False, "num_format": AS_TEXT},
    "open_number": {**_CELL, "bg_color": OPEN, "locked": False, "align": "left"},
    "open_yen": {**_CELL, "bg_color": OPEN, "locked": False, "align": "left", "num_format": WITH_COMMAS},
    "hidden": {**FONT, "num_format": AS_TEXT},
}
"""The formats by name, as XlsxWriter takes them."""


def widths(sheet: Sheet) -> dict[str, int]:
    """Return the widths of a sheet's columns: those of the texts wider where a row would not hold one."""
    needed = max((_height(line, WIDTHS) for line in sheet.lines), default=0)
    return WIDTHS if needed <= HIGHEST else {**WIDTHS, "before": WIDE, "now": WIDE}


def height(line: Line, columns: dict[str, int]) -> float:
    """Return the height of a row in points, in which its texts are read whole."""
    return min(_height(line, columns), HIGHEST)


def text_height(text: str, columns: int, line_height: float = LINE_HEIGHT) -> float:
    """Return the height that a text takes in a column."""
    return min(len(wrap(text, columns)) * line_height + 4, HIGHEST)


def _height(line: Line, columns: dict[str, int]) -> float:
    texts = (("label", line.label), ("before", line.before), ("now", line.now), ("hint", line.hint))
    lines = max(len(wrap(text, columns[name] - 2)) for name, text in texts)
    if line.is_open and line.field:
        lines = max(lines, LINES[line.field.kind])
    return lines * LINE_HEIGHT + 4
