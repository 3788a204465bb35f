"""The rows of all tables, plan by plan."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from kyodo_cli.base.errors import InputFault
from kyodo_cli.base.language import Message
from kyodo_cli.exporting.tables.registry import TABLES
from kyodo_cli.exporting.tables.schema import Row, Table, identity_of
from kyodo_cli.exporting.tables.years import BookYear
from kyodo_cli.workspace.book import PlanBook

LARGEST: Final = 2**63 - 1
"""The largest whole number that databases hold."""

Rows = Mapping[str, list[Row]]
"""The rows by the name of their table, as they are written."""

HOW_TO_MEND: Final = Message("“kyodo validate” shows where.")


def rows_of(books: Iterable[PlanBook]) -> Rows:
    """Return the rows of all tables.

    Raises:
        InputFault: two rows have the same key, such as two items with one id; or a whole number is too large.
    """
    found: dict[str, list[Row]] = {table.name: [] for table in TABLES}
    seen: set[str] = set()
    for book in books:
        if book.id in seen:
            raise InputFault(Message("Two files say that they are the plan “{plan}”.", plan=book.id), HOW_TO_MEND)
        seen.add(book.id)
        for name, rows in _of_book(book):
            found[name] += rows
    found["links"] = list(_answered(found["links"], seen))
    return found


def _answered(links: list[Row], plans: set[str]) -> Iterator[Row]:
    """Yield the links with whether an item of another plan leads back, which no plan knows by itself."""
    names = [one.name for one in next(one for one in TABLES if one.name == "links").all_columns]
    plan, item, to_plan, to_item, link, at = (
        names.index(name) for name in ("plan", "item", "to_plan", "to_item", "link", "is_reciprocal")
    )
    there = {(row[plan], row[item], row[to_plan], row[to_item]) for row in links if row[link] == "corresponds"}
    for row in links:
        if row[link] == "corresponds" and row[to_plan] in plans:
            yield (*row[:at], (row[to_plan], row[to_item], row[plan], row[item]) in there, *row[at + 1 :])
        else:
            yield row


def _of_book(book: PlanBook) -> Iterable[tuple[str, list[Row]]]:
    first, years = identity_of(book), [BookYear(book, year) for year in sorted(book.years)]
    for table in TABLES:
        rows: list[Row] = []
        if table.of_plan:
            rows += ((*first, *row) for row in table.of_plan(book))
        for one in years if table.of_year else ():
            rows += ((*first, one.year, *row) for row in table.of_year(one))  # type: ignore[misc]  # asked above
        _check(table, rows, book.id)
        yield table.name, rows


def _check(table: Table, rows: list[Row], plan: str) -> None:
    """Refuse what no table can hold: two rows of one key, a whole number of more than 64 bits."""
    names = [one.name for one in table.all_columns]
    key = [names.index(name) for name in table.primary_key]
    seen: set[Row] = set()
    for row in rows:
        mine = tuple(row[at] for at in key)
        if mine in seen:
            said = "/".join(str(one) for one in mine[1:])
            message = Message("{plan}: “{key}” is there twice ({table}).", plan=plan, key=said, table=table.name)
            raise InputFault(message, HOW_TO_MEND)
        seen.add(mine)
    whole = [at for at, one in enumerate(table.all_columns) if one.of == "whole"]
    for row in rows:
        for at in whole:
            value = row[at]
            if isinstance(value, int) and not -LARGEST <= value <= LARGEST:
                message = Message(
                    "{plan}: a whole number is too large for a table ({table}, {column}).",
                    plan=plan,
                    table=table.name,
                    column=names[at],
                )
                raise InputFault(message)
