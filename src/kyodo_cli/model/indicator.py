"""Indicators (目標・指標): what is measured, from where, to where and how it is judged."""

from typing import Annotated, Literal

from pydantic import Field

from kyodo_cli.model.parts import Count, Id, Number, OneOrMore, Part, Scalar, Span, Text, Year

Status = Literal[
    "actual", "provisional", "estimate", "not_surveyed", "pending", "not_published", "unknown", "discontinued"
]
Better = Literal["higher", "lower", "none"]
Operator = Literal["at_least", "at_most", "above", "below", "about", "equal", "between"]


class Rhythm(Part):
    """How often something falls due, in years, and the first fiscal year that it does."""

    every: Count
    first: Year | None = None


class Baseline(Part):
    """The value that progress is counted from."""

    year: Year | None = None
    value: Number | None = None
    as_printed: Text | None = None
    status: Status | None = None
    series: Id | None = None
    note: Text | None = None


class Target(Part):
    """A value to reach or keep, by a year or in every year; text alone is allowed."""

    year: Year | None = None
    from_: Year | None = Field(None, alias="from")
    to: Year | None = None
    every_year: bool | None = None
    op: Operator | None = None
    value: Number | None = None
    min: Number | None = None
    max: Number | None = None
    text: Text | None = None
    against: Id | None = None
    as_printed: Text | None = None
    replaces: Year | None = None
    revised: Year | None = None
    reason: Text | None = None
    series: Id | None = None


class Series(Part):
    """One of several values that an indicator holds side by side."""

    id: Id
    label: Text
    unit: Text | None = None
    better: Better | None = None


class Reference(Part):
    """A value of somebody else's that a target may be held against."""

    id: Id
    label: Text
    year: Year | None = None
    value: Number | None = None


class Formula(Part):
    """How the rate of achievement is computed."""

    name: Literal["simple", "inverse", "from_baseline", "pace"]
    since: Literal["plan_start", "baseline"] | None = None


class Break(Part):
    """A year from which the values can no longer be compared with those before."""

    year: Year
    note: Text | None = None


class Indicator(Part):
    """One indicator of the plan or of an item."""

    id: Id
    number: Text | None = None
    title: Text
    kind: Literal["output", "outcome", "input", "other"] | None = None
    unit: Text | None = None
    shape: Literal["reach", "keep", "direction", "milestone", "none"] | None = None
    better: Better | None = None
    measured_as: Literal["point", "single_year", "cumulative", "average", "ratio"] | None = None
    cycle: Rhythm | None = None
    baseline: Annotated[tuple[Baseline, ...], OneOrMore] = ()
    targets: tuple[Target, ...] = ()
    no_target_reason: Text | None = None
    series: tuple[Series, ...] = ()
    references: tuple[Reference, ...] = ()
    formula: Formula | None = None
    scale: Id | None = None
    years: Span | None = None
    breaks: tuple[Break, ...] = ()
    successor: Text | None = None
    relisted: tuple[Text, ...] = ()
    definition: Text | None = None
    year_kind: Literal["fiscal", "calendar", "day", "event"] | None = None
    fields: dict[str, Scalar] = Field(default_factory=dict)
