"""The tables of values: what was measured or why not, and what kyodo makes of it."""

from collections.abc import Iterator
from fractions import Fraction
from typing import Final, get_args

from kyodo_cli.analysis.indicators.aims import Aim
from kyodo_cli.analysis.indicators.judging import VERDICTS
from kyodo_cli.analysis.values import VALUE_STANDINGS, ValueStanding
from kyodo_cli.exporting.tables.indicator_tables import INDICATOR, OF_INDICATOR
from kyodo_cli.exporting.tables.keys import keys
from kyodo_cli.exporting.tables.plan_tables import POSITION
from kyodo_cli.exporting.tables.schema import Column, Row, Table
from kyodo_cli.exporting.tables.year_tables import OF_YEAR
from kyodo_cli.exporting.tables.years import BookYear
from kyodo_cli.model.indicator import Operator
from kyodo_cli.model.year import Measurement, Printed
from kyodo_cli.render.dataset.indicators import STATUSES
from kyodo_cli.views.verdicts import SeriesView, StandingView

_VALUE: Final = keys(Measurement, "value", "numerator", "denominator", "as_printed", "measured", "survey", "note")
_PRINTED: Final = keys(Printed, "rate", "rating", before="printed_")


def _measurements(of: BookYear) -> Iterator[Row]:
    followed = {entry.indicator.id: (standing, view) for entry, standing, view in of.view.standings}
    for indicator in dict.fromkeys((*followed, *of.records.measurements)):
        recorded = of.records.measurements.get(indicator, ())
        for position, one in enumerate(recorded, 1):
            cells = (*_VALUE.cells(one), *_PRINTED.cells(one.printed))
            yield (indicator, position, one.series, True, _status(one), *cells)
        absent = _without(*followed[indicator], recorded) if indicator in followed else ()
        for position, (series, status) in enumerate(absent, len(recorded) + 1):
            yield (indicator, position, series, False, status, *_VALUE.cells(None), *_PRINTED.cells(None))


def _without(
    standing: ValueStanding, view: StandingView, recorded: tuple[Measurement, ...]
) -> Iterator[tuple[str | None, str]]:
    """Yield the series of an indicator of which nothing is recorded, and whether something ought to be."""
    named = {one.series for one in recorded}
    for series in view.series:
        name = series.found.series.id if series.found.series else None
        if not named & {name, None}:
            yield name, "missing" if standing == "missing" else "not_due"


def _status(one: Measurement) -> str:
    has_value = one.value is not None or one.numerator is not None or one.as_printed
    return one.status or ("actual" if has_value else "unknown")


def _verdicts(of: BookYear) -> Iterator[Row]:
    for entry, standing, view in of.view.standings:
        for position, one in enumerate(view.series, 1):
            series = one.found.series.id if one.found.series else None
            yield (entry.indicator.id, position, series, view.verdict, standing, one.found.verdict, *_numbers(one))


def _numbers(one: SeriesView) -> Row:
    actual, base, rate, change = one.found.actual, one.found.baseline, one.found.rate, one.change
    return (
        *((actual.value, actual.measured) if actual else (None, None)),
        *((base.value, base.year) if base else (None, None)),
        *_aim(one.found.aim),
        *((rate.printed, rate.name) if rate else (None, None)),
        one.grade,
        *((change.difference, change.since, change.is_comparable) if change else (None, None, None)),
    )


def _aim(aim: Aim | None) -> tuple[Fraction | int | str | None, ...]:
    return (aim.due, aim.op, aim.goal, aim.low, aim.high) if aim else (None,) * 5


_SERIES: Final = Column("series")
_KEY: Final = ("indicator", "position")

TABLES: Final = (
    Table(
        "measurements",
        (
            INDICATOR,
            POSITION,
            _SERIES,
            Column("is_recorded", "yes_no", required=True),
            Column("status", values=STATUSES, required=True),
            *_VALUE.columns,
            *_PRINTED.columns,
        ),
        _KEY,
        (OF_YEAR, OF_INDICATOR),
        of_year=_measurements,
    ),
    Table(
        "verdicts",
        (
            INDICATOR,
            POSITION,
            _SERIES,
            Column("indicator_verdict", values=VERDICTS, required=True),
            Column("standing", values=VALUE_STANDINGS, required=True),
            Column("verdict", values=VERDICTS, required=True),
            Column("value", "number"),
            Column("measured", "year"),
            Column("baseline_value", "number"),
            Column("baseline_year", "year"),
            Column("target_year", "year"),
            Column("target_op", values=get_args(Operator)),
            Column("target_value", "number"),
            Column("target_low", "number"),
            Column("target_high", "number"),
            Column("rate", "number", unit="%"),
            Column("rate_formula"),
            Column("grade"),
            Column("change", "number"),
            Column("change_since", "year"),
            Column("change_comparable", "yes_no"),
        ),
        _KEY,
        (OF_YEAR, OF_INDICATOR),
        of_year=_verdicts,
    ),
)
