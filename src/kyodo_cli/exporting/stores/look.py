"""How the workbook of the tables looks: calm, one line a row, nothing but what tells head from data."""

from collections.abc import Iterable, Sequence
from itertools import islice
from typing import Any, Final

from kyodo_cli.base.width import width, wrap
from kyodo_cli.render.dataset.columns import Type
from kyodo_cli.render.new_workbook import FONT

INK, RULE, HEAD, LINK = "#1F2933", "#C5CCD3", "#DCE4EB", "#1A4F8B"

_CELL: Final[dict[str, Any]] = {**FONT, "font_color": INK, "valign": "top"}
AS_TEXT: Final = 49
"""Excel's own number for its format of text: what is typed into such a cell stays text."""

FORMATS: Final[dict[str, dict[str, Any]]] = {
    "title": {**_CELL, "font_size": 16, "bold": True},
    "said": {**_CELL, "text_wrap": True},
    "link": {**_CELL, "font_color": LINK, "underline": 1},
    "head": {**_CELL, "bold": True, "bg_color": HEAD, "bottom": 1, "bottom_color": RULE},
    "text": {**_CELL, "num_format": AS_TEXT},
    "date": {**_CELL, "num_format": AS_TEXT},
    "whole": {**_CELL, "num_format": "0"},
    "yen": {**_CELL, "num_format": "#,##0"},
    "year": {**_CELL, "num_format": "0"},
    "number": {**_CELL, "num_format": "General"},
    "yes_no": {**_CELL, "align": "center"},
}

NARROWEST: Final = 8
WIDEST: Final = 44
MARGIN: Final = 4
"""Columns: of padding, and of the sign of the filter beside a heading."""

LINE: Final = 17.0
"""Points that a line takes."""

LOOKED_AT: Final = 200
"""Rows that the width of a column goes by."""


def column_width(heading: str, cells: Iterable[object], of: Type) -> int:
    """Return how wide a column is to be: that its heading and most of its cells are read whole, within reason."""
    longest = width(heading) + MARGIN
    if of in ("text", "date"):
        longest = max([longest, *(_first_line(one) + 2 for one in islice(cells, LOOKED_AT) if isinstance(one, str))])
    return max(NARROWEST, min(longest, WIDEST))


def row_height(texts: Iterable[str], columns: int = WIDEST) -> float:
    """Return how high a row is to be, in points, in which texts wrap in columns of one width."""
    return LINE * max([len(wrap(one, columns - 2)) for one in texts], default=1) + 2


def types_of(head: Sequence[str], whole: Iterable[str], yes_no: Iterable[str]) -> list[Type]:
    """Return the types of the columns of a sheet that is about the data."""
    return ["whole" if one in whole else "yes_no" if one in yes_no else "text" for one in head]


def _first_line(text: str) -> int:
    return width(text.partition("\n")[0])
