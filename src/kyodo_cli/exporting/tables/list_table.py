"""The table of lists: every key of the format that holds several words or ids, one to a row."""

from collections.abc import Iterator
from typing import Final

from kyodo_cli.exporting.tables.plan_tables import POSITION
from kyodo_cli.exporting.tables.schema import Column, Row, Table
from kyodo_cli.workspace.book import PlanBook

OWNERS: Final = (
    "plan", "amendment", "body", "department", "field", "stage", "vision", "goal", "aim", "measure", "action",
    "indicator",
)  # fmt: skip
LISTS: Final = (
    "parents", "survey_groups", "item", "into", "roles", "successors", "aliases", "choices", "applies_to", "actors",
    "themes", "relisted",
)  # fmt: skip

_List = tuple[str, str, str, tuple[str, ...]]


def _rows(book: PlanBook) -> Iterator[Row]:
    for kind, owner, key, values in (*_of_frame(book), *_of_items(book)):
        for position, value in enumerate(values, 1):
            yield (kind, owner, key, position, value)


def _of_frame(book: PlanBook) -> Iterator[_List]:
    plan = book.plan
    if plan.positioning:
        yield "plan", plan.id, "parents", plan.positioning.parents
    if plan.cycle and plan.cycle.survey:
        yield "plan", plan.id, "survey_groups", plan.cycle.survey.groups
    for at, amendment in enumerate(plan.amendments, 1):
        yield "amendment", str(at), "item", amendment.item
        yield "amendment", str(at), "into", amendment.into
    for body in plan.bodies:
        yield "body", body.id, "roles", body.roles
    for department in plan.departments:
        yield "department", department.id, "successors", department.successors
        yield "department", department.id, "aliases", department.aliases
    for at, field in enumerate(plan.fields, 1):
        yield "field", str(at), "choices", field.choices
    for at, stage in enumerate(plan.stages, 1):
        yield "stage", str(at), "applies_to", stage.applies_to


def _of_items(book: PlanBook) -> Iterator[_List]:
    for entry in book.outline.entries:
        yield entry.kind, entry.id, "actors", entry.node.actors
        yield entry.kind, entry.id, "themes", entry.node.themes
        yield entry.kind, entry.id, "relisted", entry.node.relisted
    for one in book.outline.indicators:
        yield "indicator", one.indicator.id, "relisted", one.indicator.relisted


TABLES: Final = (
    Table(
        "lists",
        (
            Column("owner_kind", values=OWNERS, required=True),
            Column("owner", required=True),
            Column("key", values=LISTS, required=True),
            POSITION,
            Column("value", required=True),
        ),
        ("owner_kind", "owner", "key", "position"),
        of_plan=_rows,
    ),
)
