"""An indicator in the report: where it started, what it aims at, and what was measured."""

from dataclasses import dataclass
from typing import Literal

from kyodo_cli.analysis.indicators.measured import quotient
from kyodo_cli.analysis.indicators.targets import replacement, targets_known
from kyodo_cli.base.language import Message
from kyodo_cli.model.indicator import Indicator, Status, Target
from kyodo_cli.model.year import Measurement, Printed, YearRecords
from kyodo_cli.views.quantities import Quantity, When, when_of
from kyodo_cli.views.report.records import FieldView, field_views
from kyodo_cli.views.report.references import Context, Link
from kyodo_cli.views.report.trends import TrendView, trend_views
from kyodo_cli.views.verdicts import StandingView
from kyodo_cli.views.words import Word


@dataclass(frozen=True, slots=True)
class ValueView:
    """One row of an indicator: what it is, of which series, when, how much, and what is to be said of it.

    `parts` are numerator and denominator, where they stand beside the value; where the value is but their quotient, the
    quantity holds it computed. `reported` is the fiscal year whose records hold a value.
    """

    label: Word
    kind: Literal["baseline", "target", "value", "reference"]
    series: str | None
    when: When | None
    quantity: Quantity | None
    status: Status | None = None
    notes: tuple[str, ...] = ()
    is_replaced: bool = False
    replaced_in: int | None = None
    revised_in: int | None = None
    against: str | None = None
    survey: str | None = None
    parts: tuple[float, float] | None = None
    printed: Printed | None = None
    fields: tuple[FieldView, ...] = ()
    reported: int | None = None

    @property
    def has_remarks(self) -> bool:
        """Say whether anything is to be said beside the value."""
        said = (self.parts, self.status, self.against, self.revised_in, self.is_replaced, self.notes, self.survey)
        return any(said) or bool(self.printed or self.fields)


@dataclass(frozen=True, slots=True)
class IndicatorView:
    """An indicator with its values; without `is_recorded` nothing was recorded for the year."""

    id: str
    anchor: str
    word: Word
    number: str | None
    title: str
    unit: str | None
    definition: str | None
    no_target_reason: str | None
    breaks: tuple[tuple[int, str | None], ...]
    relisted: tuple[Link, ...]
    rows: tuple[ValueView, ...]
    has_series: bool
    has_remarks: bool
    successor: Link | None
    predecessors: tuple[Link, ...]
    is_recorded: bool
    standing: StandingView
    trends: tuple[TrendView, ...]

    def values_in(self, year: int) -> tuple[ValueView, ...]:
        """Return what the records of one fiscal year hold of it."""
        return tuple(row for row in self.rows if row.reported == year)


def indicator_view(context: Context, indicator: Indicator) -> IndicatorView:
    """Put together what the report says of an indicator."""
    measured = context.records.measurements.get(indicator.id, ()) if context.records else ()
    rows = (
        *_baselines(context, indicator),
        *_targets(context, indicator),
        *_measurements(context, indicator),
        *_references(indicator),
    )
    return IndicatorView(
        id=indicator.id,
        anchor=context.anchor(indicator) or indicator.id,
        word=context.word(indicator.kind or "indicator"),
        number=indicator.number,
        title=indicator.title,
        unit=indicator.unit,
        definition=indicator.definition,
        no_target_reason=indicator.no_target_reason,
        breaks=tuple((one.year, one.note) for one in indicator.breaks if one.year <= context.year),
        relisted=tuple(context.link(target) for target in indicator.relisted),
        rows=rows,
        has_series=any(row.series for row in rows),
        has_remarks=any(row.has_remarks for row in rows),
        successor=context.link(indicator.successor) if indicator.successor else None,
        predecessors=tuple(
            context.link_to(one.indicator)
            for one in context.outline.indicators
            if one.indicator.successor == indicator.id
        ),
        is_recorded=bool(measured),
        standing=context.standing(indicator),
        trends=trend_views(context, indicator),
    )


def _baselines(context: Context, indicator: Indicator) -> tuple[ValueView, ...]:
    return tuple(
        ValueView(
            label=context.word("baseline"),
            kind="baseline",
            series=_series(indicator, one.series),
            when=When(one.year, one.year) if one.year else None,
            quantity=Quantity(one.value, as_printed=one.as_printed, unit=_unit(indicator, one.series)),
            status=one.status if one.status != "actual" else None,
            notes=(one.note,) if one.note else (),
        )
        for one in indicator.baseline
    )


def _targets(context: Context, indicator: Indicator) -> tuple[ValueView, ...]:
    """Return the targets known in the year: one revised later is not yet there, one that was replaced stays."""
    known = targets_known(indicator, context.year)
    return tuple(_target(context, indicator, one, known) for one in known)


def _target(context: Context, indicator: Indicator, one: Target, known: tuple[Target, ...]) -> ValueView:
    follower = replacement(one, known)
    names = {reference.id: reference.label for reference in indicator.references}
    unit = _unit(indicator, one.series)
    return ValueView(
        label=context.word("target"),
        kind="target",
        series=_series(indicator, one.series),
        when=when_of(one),
        quantity=Quantity(one.value, one.min, one.max, op=one.op, as_printed=one.as_printed, unit=unit),
        notes=tuple(note for note in (one.text, one.reason) if note),
        is_replaced=follower is not None,
        replaced_in=follower.revised if follower else None,
        revised_in=one.revised,
        against=names.get(one.against) if one.against else None,
    )


def _measurements(context: Context, indicator: Indicator) -> tuple[ValueView, ...]:
    """Return what stands in the records up to the year; what is reported again without a change stands once."""
    found: dict[tuple[object, ...], ValueView] = {}
    for year in sorted(one for one in context.book.years if one <= context.year):
        records = context.book.years[year]
        for one in records.measurements.get(indicator.id, ()):
            same = (one.series, one.measured or year, one.value, one.numerator, one.denominator, one.status)
            found[same] = _measured(context, indicator, one, records)
    return tuple(found.values())


def _measured(context: Context, indicator: Indicator, one: Measurement, records: YearRecords) -> ValueView:
    year = one.measured or records.year
    computed = quotient(indicator, one.series, one)
    quantity = Quantity(
        one.value,
        numerator=one.numerator,
        denominator=one.denominator,
        as_printed=one.as_printed,
        unit=_unit(indicator, one.series),
        computed=computed,
    )
    has_parts = one.numerator is not None and one.denominator is not None
    shows_parts = has_parts and (one.value is not None or computed is not None or bool(one.as_printed))
    return ValueView(
        label=context.word("value"),
        kind="value",
        series=_series(indicator, one.series),
        when=When(year, year),
        quantity=quantity,
        status=one.status if one.status != "actual" else None,
        notes=(one.note,) if one.note else (),
        survey=_survey(records, one.survey),
        parts=(one.numerator, one.denominator) if shows_parts else None,  # type: ignore[arg-type]  # both are there
        printed=one.printed,
        fields=field_views(context, one.fields, "measurement"),
        reported=records.year,
    )


def _references(indicator: Indicator) -> tuple[ValueView, ...]:
    return tuple(
        ValueView(
            label=Message("For comparison: {what}", what=one.label),
            kind="reference",
            series=None,
            when=When(one.year, one.year) if one.year else None,
            quantity=Quantity(one.value, unit=indicator.unit),
        )
        for one in indicator.references
    )


def _series(indicator: Indicator, series_id: str | None) -> str | None:
    return next((one.label for one in indicator.series if one.id == series_id), series_id)


def _unit(indicator: Indicator, series_id: str | None) -> str | None:
    return next((one.unit for one in indicator.series if one.id == series_id), None) or indicator.unit


def _survey(records: YearRecords, survey_id: str | None) -> str | None:
    return next((one.group or one.id for one in records.surveys if one.id == survey_id), survey_id)
