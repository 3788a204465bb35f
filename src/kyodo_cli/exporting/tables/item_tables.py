"""The tables of a plan's items: what stands where, who does it, what is to be done when, what is linked to what."""

from collections.abc import Iterator
from itertools import chain
from typing import Final

from kyodo_cli.analysis.links import link_graph
from kyodo_cli.base.kinds import KINDS
from kyodo_cli.exporting.tables.keys import Keys, keys, written
from kyodo_cli.exporting.tables.plan_tables import POSITION
from kyodo_cli.exporting.tables.schema import Column, Reference, Row, Table
from kyodo_cli.model.nodes import Correspondence, DepartmentRef, Node, YearText
from kyodo_cli.model.outline import Entry
from kyodo_cli.model.parts import Scalar, Span
from kyodo_cli.workspace.book import PlanBook

ITEM: Final = Column("item", required=True)
OF_ITEM: Final = Reference(("plan", "item"), "items")

_WORDS: Final = keys(Node, "title", "need", "description", "label")
_SPAN: Final = keys(Span, "from", "to")
_BY_YEAR: Final = keys(YearText, "year", "from", "to", "before", "text")
_DEPARTMENT: Final = keys(DepartmentRef, "id", "role", id="department")
_CORRESPONDENCE: Final[Keys] = keys(Correspondence, "as", "note")


def _items(book: PlanBook) -> Iterator[Row]:
    for position, entry in enumerate(book.outline.entries, 1):
        above = {one.kind: one.id for one in entry.ancestors}
        yield (
            entry.id,
            entry.kind,
            entry.node.number,
            entry.numbering,
            position,
            entry.parent.id if entry.parent else None,
            *(above.get(kind) for kind in KINDS[:-1]),
            *_WORDS.cells(entry.node),
            *_SPAN.cells(entry.node.years),
        )


def _item_departments(book: PlanBook) -> Iterator[Row]:
    names = {one.id: one.name for one in book.plan.departments}
    for entry in book.outline.entries:
        for position, one in enumerate(entry.node.departments, 1):
            yield (entry.id, position, *_DEPARTMENT.cells(one), names.get(one.id))


def _by_year(book: PlanBook) -> Iterator[Row]:
    for entry in book.outline.entries:
        for position, one in enumerate(entry.node.by_year, 1):
            yield (entry.id, position, *_BY_YEAR.cells(one))


def _links(book: PlanBook) -> Iterator[Row]:
    graph = link_graph(book.outline)
    known = {frozenset((one.first.id, one.second.id)): one for one in graph.links}
    nothing: Row = (None,) * len(_CORRESPONDENCE.columns)
    for entry in book.outline.entries:
        for position, other in enumerate(entry.node.related, 1):
            link = known.get(frozenset((entry.id, other)))
            ends = (link.both, link.across) if link else (None, None)
            yield (entry.id, "related", position, book.id, other, *ends, *nothing)
        yield from _correspondences(entry)


def _correspondences(entry: Entry) -> Iterator[Row]:
    for position, one in enumerate(entry.node.corresponds, 1):
        plan, _, item = one.to.partition(":")
        yield (entry.id, "corresponds", position, plan, item, None, None, *_CORRESPONDENCE.cells(one))


def _item_fields(book: PlanBook) -> Iterator[Row]:
    of_items = ((one.kind, one.id, one.node.fields) for one in book.outline.entries)
    of_indicators = (("indicator", one.indicator.id, one.indicator.fields) for one in book.outline.indicators)
    for kind, owner, fields in chain[tuple[str, str, dict[str, Scalar]]](of_items, of_indicators):
        for key, value in fields.items():
            yield (kind, owner, key, *field_cells(value))


def field_cells(value: str | float | bool) -> Row:  # noqa: FBT001  # a value of the plan's
    """Return a value of the plan's own fields as text and, where it is one, as a number."""
    return (written(value), None if isinstance(value, (str, bool)) else value)


FIELD_COLUMNS: Final = (Column("value", required=True), Column("value_number", "number"))

TABLES: Final = (
    Table(
        "items",
        (
            ITEM,
            Column("kind", values=KINDS, required=True),
            Column("number", source=(Node, "number")),
            Column("numbering", required=True),
            POSITION,
            Column("parent"),
            *(Column(kind) for kind in KINDS[:-1]),
            *_WORDS.columns,
            *_SPAN.columns,
        ),
        ("item",),
        (Reference(("plan", "parent"), "items"),),
        of_plan=_items,
    ),
    Table(
        "item_departments",
        (ITEM, POSITION, *_DEPARTMENT.columns, Column("department_name")),
        ("item", "position"),
        (OF_ITEM,),
        of_plan=_item_departments,
    ),
    Table("by_year", (ITEM, POSITION, *_BY_YEAR.columns), ("item", "position"), (OF_ITEM,), of_plan=_by_year),
    Table(
        "links",
        (
            ITEM,
            Column("link", values=("related", "corresponds"), required=True),
            POSITION,
            Column("to_plan", required=True),
            Column("to_item", required=True),
            Column("is_reciprocal", "yes_no"),
            Column("is_across", "yes_no"),
            *_CORRESPONDENCE.columns,
        ),
        ("item", "link", "position"),
        (OF_ITEM,),
        of_plan=_links,
    ),
    Table(
        "item_fields",
        (
            Column("owner_kind", values=(*KINDS, "indicator"), required=True),
            Column("owner", required=True),
            Column("key", required=True),
            *FIELD_COLUMNS,
        ),
        ("owner_kind", "owner", "key"),
        of_plan=_item_fields,
    ),
)
