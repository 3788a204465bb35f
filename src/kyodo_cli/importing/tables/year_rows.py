"""Tables with a row for each year of an item: what stands in each is the plan of that year."""

import re
from typing import Any, Final, NamedTuple

from kyodo_cli.base.folding import folded
from kyodo_cli.base.language import Message
from kyodo_cli.importing.tables.columns import Column
from kyodo_cli.importing.tables.doubts import Doubt
from kyodo_cli.importing.tables.item import Item, Seen
from kyodo_cli.importing.tables.parts import year_alone
from kyodo_cli.importing.tables.words import OWN

_PLANS: Final = re.compile("計画|予定|工程|スケジュール|plan|schedule", re.IGNORECASE)


class YearRows(NamedTuple):
    """What an item's rows say of a year each, the cells that are left, and the column that they were taken from."""

    by_year: list[dict[str, Any]]
    cells: list[tuple[Column, Seen]]
    column: Column | None
    doubts: list[Doubt]


def year_rows(item: Item) -> YearRows:
    """Part what the rows of an item say of a year each from the rest; of which column it is must be clear."""
    spans = [(column, seen) for column, seen in item.cells if column.field == "years"]
    years = {seen.at[0]: year for _, seen in spans if (year := year_alone(seen.text))}
    if len(spans) < 2 or len(years) != len(spans) or len(set(years.values())) != len(spans):
        return YearRows([], item.cells, None, [])
    rest = [(column, seen) for column, seen in item.cells if column.field != "years"]
    column = _column(rest, years)
    if column is None:
        return YearRows([], rest, None, [Doubt(seen.at, seen.text, _OPEN, _BY_HAND) for _, seen in spans])
    taken = [seen for one, seen in rest if one is column]
    by_year = [{"year": years[seen.at[0]], "text": seen.text} for seen in taken]
    return YearRows(by_year, [(one, seen) for one, seen in rest if one is not column], column, [])


def _column(cells: list[tuple[Column, Seen]], years: dict[int, int]) -> Column | None:
    """Return the one column of texts that belongs to the years: by its heading, else as it alone differs by year."""
    texts: dict[Column, list[Seen]] = {}
    for column, seen in cells:
        if column.field in (OWN, "description"):
            texts.setdefault(column, []).append(seen)
    fit = {one: seen for one, seen in texts.items() if all(each.at[0] in years for each in seen)}
    named = [one for one in fit if _PLANS.search(one.head.heading)]
    differing = [one for one, seen in fit.items() if len({folded(each.text) for each in seen}) > 1]
    for found in (named, differing):
        if found:
            return found[0] if len(found) == 1 else None
    return None


_OPEN: Final = Message("The item has a row for each year, and which text is of the year is open.")
_BY_HAND: Final = Message("Add what is planned for each year under “by_year” of the item by hand.")
