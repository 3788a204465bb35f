"""The columns of the table of indicators: one row for each value, or for each series that has none."""

from collections.abc import Iterator
from functools import partial
from typing import Final

from kyodo_cli.analysis.indicators.judging import VERDICTS
from kyodo_cli.analysis.indicators.measured import quotient
from kyodo_cli.base.language import Message
from kyodo_cli.base.years import printed_year
from kyodo_cli.model.parts import Scalar
from kyodo_cli.render.dataset.columns import Column
from kyodo_cli.render.dataset.identity import identity
from kyodo_cli.render.dataset.own_fields import own_fields
from kyodo_cli.render.formats import OPERATORS
from kyodo_cli.render.names import NAMES
from kyodo_cli.views.dataset import DatasetView, ValueRow
from kyodo_cli.views.words import Word, word

STATUSES = (
    "actual", "provisional", "estimate", "not_surveyed", "pending", "not_published", "unknown", "discontinued",
    "not_due", "missing",
)  # fmt: skip
OPERATIONS: Final[tuple[tuple[str, Word], ...]] = (
    *((key, Message(one.text, value="…")) for key, one in OPERATORS.items()),
    ("equal", Message("equal")),
    ("between", Message("between")),
)
KINDS = ("output", "outcome", "input", "other")


def indicator_columns(view: DatasetView) -> tuple[Column, ...]:
    """Return the columns; units have their own, since the rows differ in theirs."""
    return (
        *identity(view),
        *_place(view),
        *_aim(view),
        *_value(view),
        *_verdict(),
        *own_fields(view, "measurement", [_fields(row) for row in view.values], _fields),
    )


def _place(view: DatasetView) -> Iterator[Column]:
    plan = view.plan
    yield Column(
        "item",
        Message("Item ID"),
        lambda row: row.entry.holder.id if row.entry.holder else None,
        says=Message("The item that the indicator belongs to; empty where it is the plan's."),
    )
    yield Column("item.title", Message("Item"), lambda row: row.entry.holder.node.title if row.entry.holder else None)
    yield Column(
        "id", Message("Indicator ID"), lambda row: row.entry.indicator.id, says=Message("Stable over the years.")
    )
    yield Column("number", Message("Number"), lambda row: row.entry.indicator.number)
    yield Column("title", word(plan, "indicator"), lambda row: row.entry.indicator.title)
    yield Column(
        "kind",
        Message("Kind of indicator"),
        lambda row: row.entry.indicator.kind,
        values=tuple((one, word(plan, one)) for one in KINDS),
    )
    yield Column(
        "series",
        Message("Series ID"),
        lambda row: row.series.found.series.id if row.series.found.series else None,
        says=Message("Empty where the indicator has no series."),
    )
    yield Column("series.label", Message("Series"), lambda row: row.series.label)
    yield Column(
        "unit",
        Message("Unit"),
        lambda row: row.series.unit,
        says=Message("Of baseline, target, value and change; not of numerator and denominator."),
    )


def _aim(view: DatasetView) -> Iterator[Column]:
    baseline, target = word(view.plan, "baseline"), word(view.plan, "target")
    yield Column(
        "baseline.year",
        Message("{what}: fiscal year", what=baseline),
        lambda row: row.series.found.baseline.year if row.series.found.baseline else None,
        "year",
    )
    yield Column(
        "baseline.value",
        baseline,
        lambda row: row.series.found.baseline.value if row.series.found.baseline else None,
        "number",
    )
    yield Column(
        "target.year",
        Message("{what}: fiscal year", what=target),
        lambda row: row.series.found.aim.due if row.series.found.aim else None,
        "year",
        says=Message("By when; for a target of every year, the year itself."),
    )
    yield Column(
        "target.op",
        Message("{what}: how it is meant", what=target),
        _operator,
        values=OPERATIONS,
    )
    yield Column(
        "target.value",
        target,
        _goal,
        "number",
        says=Message("What the verdict of this year goes by; one replaced later stands in the data of its year."),
    )
    yield Column("target.min", Message("{what}: lower end", what=target), partial(_target, "min"), "number")
    yield Column("target.max", Message("{what}: upper end", what=target), partial(_target, "max"), "number")
    yield Column(
        "target.text",
        Message("{what} in words", what=target),
        lambda row: _target("text", row) or _target("as_printed", row),
    )


def _operator(row: ValueRow) -> str | None:
    return row.series.found.aim.op if row.series.found.aim else None


def _goal(row: ValueRow) -> object:
    return row.series.found.aim.goal if row.series.found.aim else None


def _target(part: str, row: ValueRow) -> object:
    aim = row.series.found.aim
    return getattr(aim.target, part) if aim and aim.target else None


def _value(view: DatasetView) -> Iterator[Column]:
    value, language = word(view.plan, "value"), view.plan.language
    yield Column(
        "status",
        Message("Status of the value"),
        _status,
        says=Message("Why a value is empty, or how firm it is."),
        values=tuple((one, NAMES[one]) for one in STATUSES),
    )
    yield Column(
        "measured",
        Message("Year of measurement"),
        lambda row: _measured(view, row),
        "year",
        says=Message("May be another than the year reported on."),
    )
    yield Column(
        "measured.printed",
        Message("Year of measurement as printed"),
        lambda row: _printed(_measured(view, row), language),
    )
    yield Column("value", value, _number, "number", says=Message("Empty where there is none; the status says why."))
    yield Column(
        "value.as_printed",
        Message("{what} as printed", what=value),
        lambda row: row.measurement.as_printed if row.measurement else None,
    )
    yield Column(
        "numerator", Message("Numerator"), lambda row: row.measurement.numerator if row.measurement else None, "number"
    )
    yield Column(
        "denominator",
        Message("Denominator"),
        lambda row: row.measurement.denominator if row.measurement else None,
        "number",
    )
    yield Column("survey", Message("Survey ID"), lambda row: row.measurement.survey if row.measurement else None)
    yield Column("note", Message("Note"), lambda row: row.measurement.note if row.measurement else None)
    yield Column("counts", Message("The verdict goes by this value"), lambda row: row.counts, "yes_no")


def _verdict() -> Iterator[Column]:
    yield Column(
        "change",
        Message("Change since the value before"),
        lambda row: row.series.change.difference if row.series.change else None,
        "number",
        says=Message("Of two percentages, in percentage points."),
    )
    yield Column(
        "change.since",
        Message("Year of the value before"),
        lambda row: row.series.change.since if row.series.change else None,
        "year",
    )
    yield Column(
        "change.comparable",
        Message("Comparable with the value before"),
        lambda row: row.series.change.is_comparable if row.series.change else None,
        "yes_no",
    )
    yield Column(
        "rate.percent",
        Message("Rate of achievement"),
        lambda row: row.series.found.rate.printed if row.series.found.rate else None,
        "number",
        "%",
        says=Message("Rounded (四捨五入) to one decimal."),
    )
    yield Column(
        "rate.formula",
        Message("Formula of the rate"),
        lambda row: row.series.found.rate.name if row.series.found.rate else None,
    )
    yield Column("grade", Message("Grade that follows from the rate"), lambda row: row.series.grade)
    yield Column(
        "verdict",
        Message("Verdict"),
        lambda row: row.series.found.verdict,
        says=Message("Of the series, by kyodo; “kyodo explain indicator” says how it is made."),
        values=tuple((one, NAMES[one]) for one in VERDICTS),
    )


def _status(row: ValueRow) -> str:
    if row.measurement is None:
        return row.standing
    has_value = row.measurement.value is not None or row.measurement.numerator is not None
    return row.measurement.status or ("actual" if has_value or row.measurement.as_printed else "unknown")


def _measured(view: DatasetView, row: ValueRow) -> int | None:
    return (row.measurement.measured or view.year) if row.measurement else None


def _printed(year: int | None, language: str) -> str | None:
    return printed_year(year, language) if year is not None else None


def _number(row: ValueRow) -> object:
    if row.measurement is None or row.measurement.value is not None:
        return row.measurement.value if row.measurement else None
    series = row.series.found.series
    return quotient(row.entry.indicator, series.id if series else None, row.measurement)


def _fields(row: object) -> dict[str, Scalar]:
    return row.measurement.fields if isinstance(row, ValueRow) and row.measurement else {}
