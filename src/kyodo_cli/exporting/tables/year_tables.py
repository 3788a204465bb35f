"""The tables of a year as a whole: its state, surveys, history, corrections, own fields."""

from collections.abc import Iterator
from typing import Final

from kyodo_cli.analysis.closing import closing
from kyodo_cli.analysis.frame import in_force
from kyodo_cli.exporting.tables.item_tables import FIELD_COLUMNS, field_cells
from kyodo_cli.exporting.tables.keys import keys
from kyodo_cli.exporting.tables.plan_tables import POSITION
from kyodo_cli.exporting.tables.schema import Column, Reference, Row, Table
from kyodo_cli.exporting.tables.years import BookYear
from kyodo_cli.model.year import Correction, Event, Publication, Survey

OF_YEAR: Final = Reference(("plan", "year"), "years")
STATES: Final = ("open", "closed", "reopened")

_PUBLICATION: Final = keys(Publication, "published", "as_of", "contact")
_SURVEY: Final = keys(Survey, "id", "group", "population", "sample", "responses", "method", "from", "to", id="survey")
_EVENT: Final = keys(Event, "date", "event", "by", "reason")
_CORRECTION: Final = keys(Correction, "date", "at", "was", "now", "reason")


def _years(of: BookYear) -> Iterator[Row]:
    found = closing(of.records)
    yield (in_force(of.book.plan, of.year), found.state, found.date, *_PUBLICATION.cells(of.records.publication))


def _surveys(of: BookYear) -> Iterator[Row]:
    for position, one in enumerate(of.records.surveys, 1):
        yield (position, *_SURVEY.cells(one))


def _history(of: BookYear) -> Iterator[Row]:
    for position, one in enumerate(of.records.history, 1):
        yield (position, *_EVENT.cells(one))


def _corrections(of: BookYear) -> Iterator[Row]:
    for position, one in enumerate(of.records.corrections, 1):
        yield (position, *_CORRECTION.cells(one))


def _record_fields(of: BookYear) -> Iterator[Row]:
    for item, evaluation in of.records.evaluations.items():
        for key, value in evaluation.fields.items():
            yield ("evaluation", item, 1, key, *field_cells(value))
    for indicator, several in of.records.measurements.items():
        for position, one in enumerate(several, 1):
            for key, value in one.fields.items():
                yield ("measurement", indicator, position, key, *field_cells(value))


TABLES: Final = (
    Table(
        "years",
        (
            Column("is_in_force", "yes_no", required=True),
            Column("state", values=STATES, required=True),
            Column("state_date", "date"),
            *_PUBLICATION.columns,
        ),
        (),
        (Reference(("plan",), "plans"),),
        of_year=_years,
    ),
    Table("surveys", (POSITION, *_SURVEY.columns), ("position",), (OF_YEAR,), of_year=_surveys),
    Table("year_history", (POSITION, *_EVENT.columns), ("position",), (OF_YEAR,), of_year=_history),
    Table("corrections", (POSITION, *_CORRECTION.columns), ("position",), (OF_YEAR,), of_year=_corrections),
    Table(
        "record_fields",
        (
            Column("owner_kind", values=("evaluation", "measurement"), required=True),
            Column("owner", required=True),
            POSITION,
            Column("key", required=True),
            *FIELD_COLUMNS,
        ),
        ("owner_kind", "owner", "position", "key"),
        (OF_YEAR,),
        of_year=_record_fields,
    ),
)
