"""A year's records: evaluations, measurements, and what became of the file itself."""

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from kyodo_cli.model.indicator import Status
from kyodo_cli.model.parts import DateText, Format, Id, Number, OneOrMore, Part, Scalar, Text, Whole, Year


class CostLine(Part):
    """One source of money."""

    label: Text
    budget: Number | None = None
    actual: Number | None = None


class Cost(Part):
    """What was budgeted and spent, in yen."""

    budget: Number | None = None
    actual: Number | None = None
    lines: tuple[CostLine, ...] = ()
    as_printed: Text | None = None


class AxisRating(Part):
    """A rating on one axis, with a comment of its own."""

    rating: Text
    comment: Text | None = None


def _axis_rating(value: object) -> object:
    return {"rating": value} if isinstance(value, str) else value


class Review(Part):
    """What one stage says of an item."""

    rating: Text | None = None
    ratings: dict[str, Annotated[AxisRating, BeforeValidator(_axis_rating)]] = Field(default_factory=dict)
    direction: Text | None = None
    comment: Text | None = None
    by: Text | None = None
    date: DateText | None = None


class Response(Part):
    """市の対応方針: what the city answers to a review."""

    text: Text | None = None
    direction: Text | None = None


class Evaluation(Part):
    """What is recorded of one item in one year; a later stage never replaces an earlier one."""

    planned: Text | None = None
    result: Text | None = None
    variance: Text | None = None
    issues: Text | None = None
    next: Text | None = None
    covers: tuple[Year, ...] = ()
    cost: Cost | None = None
    reviews: dict[str, Review] = Field(default_factory=dict)
    response: Response | None = None
    fields: dict[str, Scalar] = Field(default_factory=dict)


class Printed(Part):
    """What the city itself printed of a rate or a rating."""

    rate: Scalar | None = None
    rating: Text | None = None


class Measurement(Part):
    """A value of an indicator; where there is none, the status says why."""

    value: Number | None = None
    numerator: Number | None = None
    denominator: Number | None = None
    as_printed: Text | None = None
    status: Status | None = None
    measured: Year | None = None
    note: Text | None = None
    survey: Id | None = None
    series: Id | None = None
    printed: Printed | None = None
    fields: dict[str, Scalar] = Field(default_factory=dict)


class Survey(Part):
    """One survey of one group."""

    id: Id
    group: Text | None = None
    population: Text | None = None
    sample: Whole | None = None
    responses: Whole | None = None
    method: Text | None = None
    from_: DateText | None = Field(None, alias="from")
    to: DateText | None = None


class Event(Part):
    """What was done with the year as a whole."""

    date: DateText
    event: Literal["closed", "reopened", "published"]
    by: Text | None = None
    reason: Text | None = None


class Correction(Part):
    """A mistake mended after the year was closed; both texts are kept."""

    date: DateText
    at: Text
    was: Scalar | None = None
    now: Scalar | None = None
    reason: Text | None = None


class Publication(Part):
    """What a published report must state of itself."""

    published: DateText | None = None
    as_of: DateText | None = None
    contact: Text | None = None


class YearRecords(Part):
    """A whole records file; `year` is the fiscal year that is evaluated."""

    format: Format
    plan: Id
    year: Year
    evaluations: dict[str, Evaluation] = Field(default_factory=dict)
    measurements: dict[str, Annotated[tuple[Measurement, ...], OneOrMore]] = Field(default_factory=dict)
    surveys: tuple[Survey, ...] = ()
    history: tuple[Event, ...] = ()
    corrections: tuple[Correction, ...] = ()
    publication: Publication | None = None
