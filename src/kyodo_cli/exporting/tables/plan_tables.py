"""The tables of a plan's frame: the plan itself, what changed, what it follows, who carries it, its own words."""

from collections.abc import Iterator
from typing import Final

from kyodo_cli.exporting.tables.keys import keys
from kyodo_cli.exporting.tables.schema import Column, Row, Table
from kyodo_cli.model.cycle import AnnualReview, Cycle, FinalEvaluation, MidtermReview, SurveyCycle
from kyodo_cli.model.plan import (
    Amendment,
    Basis,
    Body,
    Department,
    Erratum,
    FieldDefinition,
    Links,
    Municipality,
    Period,
    Plan,
    Positioning,
    Predecessor,
    Section,
    Source,
)
from kyodo_cli.workspace.book import PlanBook

POSITION: Final = Column("position", "whole", required=True)

_PLAN: Final = keys(Plan, "title", "edition", "language")
_CITY: Final = keys(Municipality, "prefecture")
_SOURCE: Final = keys(Source, "document", "url", before="source_")
_PERIOD: Final = keys(Period, "from", "to", "note", before="period_")
_LINKS: Final = keys(Links, "related", related="related_links")
_PLACE: Final = keys(Positioning, "text", before="positioning_")
_REVIEW: Final = keys(AnnualReview, "every", "publish", "due", before="annual_review_")
_SURVEY: Final = keys(SurveyCycle, "every", "first", before="survey_")
_MIDTERM: Final = keys(MidtermReview, "after_years", "about", before="midterm_review_")
_FINAL: Final = keys(FinalEvaluation, "after_end", before="final_evaluation_")


def _plans(book: PlanBook) -> Iterator[Row]:
    plan, cycle = book.plan, book.plan.cycle or Cycle()
    yield (
        *_PLAN.cells(plan),
        *_CITY.cells(plan.municipality),
        *_PERIOD.cells(plan.period),
        *_SOURCE.cells(plan.source),
        *_PLACE.cells(plan.positioning),
        *_LINKS.cells(plan.links),
        *_REVIEW.cells(cycle.annual_review),
        *_SURVEY.cells(cycle.survey),
        *_MIDTERM.cells(cycle.midterm_review),
        *_FINAL.cells(cycle.final_evaluation),
    )


PLANS: Final = Table(
    "plans",
    tuple(
        column
        for one in (_PLAN, _CITY, _PERIOD, _SOURCE, _PLACE, _LINKS, _REVIEW, _SURVEY, _MIDTERM, _FINAL)
        for column in one.columns
    ),
    key=(),
    of_plan=_plans,
)

_SECTION: Final = keys(Section, "title", "text", "after")
_ERRATUM: Final = keys(Erratum, "at", "printed", "read_as", "note")
_AMENDMENT: Final = keys(Amendment, "year", "kind", "to", "was", "now", "date", "reason", "source")
_PREDECESSOR: Final = keys(
    Predecessor, "title", "adopted", "from", "to", "revision_of", "plan", plan="predecessor_plan"
)
_BASIS: Final = keys(Basis, "law", "article", "in_force")
_BODY: Final = keys(Body, "id", "name", "kind", "under", id="body")
_DEPARTMENT: Final = keys(Department, "id", "name", "from", "to", id="department")
_FIELD: Final = keys(FieldDefinition, "key", "applies_to", "label", "type", "unit")


def _sections(book: PlanBook) -> Iterator[Row]:
    for position, one in enumerate(book.plan.sections, 1):
        yield (position, *_SECTION.cells(one))


def _errata(book: PlanBook) -> Iterator[Row]:
    for position, one in enumerate(book.plan.source.errata if book.plan.source else (), 1):
        yield (position, *_ERRATUM.cells(one))


def _amendments(book: PlanBook) -> Iterator[Row]:
    for position, one in enumerate(book.plan.amendments, 1):
        yield (position, *_AMENDMENT.cells(one))


def _lineage(book: PlanBook) -> Iterator[Row]:
    for position, one in enumerate(book.plan.lineage, 1):
        yield (position, *_PREDECESSOR.cells(one))


def _basis(book: PlanBook) -> Iterator[Row]:
    for position, one in enumerate(book.plan.positioning.basis if book.plan.positioning else (), 1):
        yield (position, *_BASIS.cells(one))


def _bodies(book: PlanBook) -> Iterator[Row]:
    for position, one in enumerate(book.plan.bodies, 1):
        yield (position, *_BODY.cells(one))


def _departments(book: PlanBook) -> Iterator[Row]:
    for position, one in enumerate(book.plan.departments, 1):
        yield (position, *_DEPARTMENT.cells(one))


def _labels(book: PlanBook) -> Iterator[Row]:
    yield from book.plan.labels.items()


def _field_definitions(book: PlanBook) -> Iterator[Row]:
    for position, one in enumerate(book.plan.fields, 1):
        yield (position, *_FIELD.cells(one))


TABLES: Final = (
    PLANS,
    Table("sections", (POSITION, *_SECTION.columns), ("position",), of_plan=_sections),
    Table("errata", (POSITION, *_ERRATUM.columns), ("position",), of_plan=_errata),
    Table("amendments", (POSITION, *_AMENDMENT.columns), ("position",), of_plan=_amendments),
    Table("lineage", (POSITION, *_PREDECESSOR.columns), ("position",), of_plan=_lineage),
    Table("basis", (POSITION, *_BASIS.columns), ("position",), of_plan=_basis),
    Table("bodies", (POSITION, *_BODY.columns), ("body",), of_plan=_bodies),
    Table("departments", (POSITION, *_DEPARTMENT.columns), ("department",), of_plan=_departments),
    Table("labels", (Column("key", required=True), Column("label", required=True)), ("key",), of_plan=_labels),
    Table("field_definitions", (POSITION, *_FIELD.columns), ("position",), of_plan=_field_definitions),
)
