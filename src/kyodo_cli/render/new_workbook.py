"""A new Excel workbook: in a font that every Windows has, its text as text, the same bytes for the same contents."""

from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    import xlsxwriter

FONT: Final[dict[str, Any]] = {"font_name": "游ゴシック", "font_size": 10.5, "font_scheme": ""}


def new_workbook(stream: BytesIO, title: str, created: datetime) -> "xlsxwriter.Workbook":
    """Begin a workbook that goes to a stream when it is closed.

    Args:
        stream: where to.
        title: of the file, as its properties say.
        created: what its properties say of the time; not of the clock, or the bytes would differ.
    """
    import xlsxwriter

    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "default_format_properties": dict(FONT),
    }
    book = xlsxwriter.Workbook(stream, options)
    book.set_properties({"title": title, "created": created})
    return book
