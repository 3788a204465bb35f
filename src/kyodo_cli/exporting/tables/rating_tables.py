"""The tables of how a plan is rated: scales with their grades, stages with their axes, directions."""

from collections.abc import Iterator
from typing import Final

from kyodo_cli.analysis.scales import DEFAULT_SCALE, DEFAULT_STAGES, uses_own_scale
from kyodo_cli.exporting.tables.keys import keys
from kyodo_cli.exporting.tables.plan_tables import POSITION
from kyodo_cli.exporting.tables.schema import Column, Reference, Row, Table
from kyodo_cli.model.parts import Span
from kyodo_cli.model.rating import Axis, Direction, Grade, Scale, Stage
from kyodo_cli.workspace.book import PlanBook

_SCALE: Final = keys(Scale, "id", "order", "note", id="scale")
_GRADE: Final = keys(Grade, "code", "label", "counts_as", "from_rate", "reason_required", code="rating")
_STAGE: Final = keys(Stage, "id", "label", "scale", id="stage")
_AXIS: Final = keys(Axis, "id", "label", "scale", id="axis")
_DIRECTION: Final = keys(Direction, "code", "label", "counts_as", code="direction")
_SPAN: Final = keys(Span, "from", "to")


def _scales_of(book: PlanBook) -> tuple[Scale, ...]:
    return book.plan.scales or (DEFAULT_SCALE,)


def _scales(book: PlanBook) -> Iterator[Row]:
    for position, one in enumerate(_scales_of(book), 1):
        yield (position, *_SCALE.cells(one), *_SPAN.cells(one.valid), uses_own_scale(book.plan))


def _grades(book: PlanBook) -> Iterator[Row]:
    for of_scale, scale in enumerate(_scales_of(book), 1):
        for position, one in enumerate(scale.grades, 1):
            yield (of_scale, scale.id, position, *_GRADE.cells(one))


def _stages(book: PlanBook) -> Iterator[Row]:
    for position, one in enumerate(book.plan.stages or DEFAULT_STAGES, 1):
        yield (position, *_STAGE.cells(one), *_SPAN.cells(one.valid), not book.plan.stages)


def _axes(book: PlanBook) -> Iterator[Row]:
    for of_stage, stage in enumerate(book.plan.stages, 1):
        for position, one in enumerate(stage.axes, 1):
            yield (of_stage, stage.id, position, *_AXIS.cells(one))


def _directions(book: PlanBook) -> Iterator[Row]:
    for position, one in enumerate(book.plan.directions, 1):
        yield (position, *_DIRECTION.cells(one))


_OWN: Final = Column("is_kyodos", "yes_no", required=True)

TABLES: Final = (
    Table("scales", (POSITION, *_SCALE.columns, *_SPAN.columns, _OWN), ("position",), of_plan=_scales),
    Table(
        "grades",
        (Column("scale_position", "whole", required=True), Column("scale", required=True), POSITION, *_GRADE.columns),
        ("scale_position", "position"),
        (Reference(("plan", "scale_position"), "scales"),),
        of_plan=_grades,
    ),
    Table("stages", (POSITION, *_STAGE.columns, *_SPAN.columns, _OWN), ("position",), of_plan=_stages),
    Table(
        "axes",
        (Column("stage_position", "whole", required=True), Column("stage", required=True), POSITION, *_AXIS.columns),
        ("stage_position", "position"),
        (Reference(("plan", "stage_position"), "stages"),),
        of_plan=_axes,
    ),
    Table("directions", (POSITION, *_DIRECTION.columns), ("position",), of_plan=_directions),
)
