"""A list of items as a table."""

from kyodo_cli.base.language import shown
from kyodo_cli.render.markdown import escaped
from kyodo_cli.render.table import markdown_table, text_table
from kyodo_cli.views.listing import Listing


def listing_text(listing: Listing, language: str, form: str, columns: int | None) -> str:
    """Return a list under the name of its plan.

    Args:
        listing: the list.
        language: of our words.
        form: `md`, else a table for a terminal or a pipe.
        columns: how wide the table may be; None keeps every row on one line.
    """
    header = [shown(cell, language) for cell in listing.header]
    rows = [[shown(cell, language) for cell in row] for row in listing.rows]
    heading = f"{listing.title} ({listing.plan_id})" if listing.plan_id else ""
    if form == "md":
        return (f"## {escaped(heading)}\n\n" if heading else "") + markdown_table(header, rows)
    return (f"{heading}\n" if heading else "") + text_table(header, rows, columns)
