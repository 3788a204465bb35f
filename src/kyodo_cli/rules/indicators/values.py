"""Values of the plan and of the records alike: their series, printed form and percentages (KY312, KY329, KY330)."""

from collections.abc import Iterator
from typing import Final

from kyodo_cli.analysis.indicators.printed_numbers import shows
from kyodo_cli.analysis.indicators.targets import is_percentage
from kyodo_cli.base.language import Message
from kyodo_cli.base.routes import Path
from kyodo_cli.findings.finding import Finding, Rule
from kyodo_cli.model.indicator import Baseline, Indicator, Target
from kyodo_cli.model.year import Measurement
from kyodo_cli.rules.subject import Subject, YearSubject

UNCLEAR_SERIES: Final = Rule("KY312", "unclear-series", "error")
PRINTED_DIFFERS: Final = Rule("KY329", "printed-value-differs", "warning")
PERCENTAGE_OUT_OF_RANGE: Final = Rule("KY330", "percentage-out-of-range", "note")

WHOLE: Final = 100

Valued = Baseline | Target | Measurement


def series_in_plan(subject: Subject) -> Iterator[Finding]:
    """Find baselines and targets of which it is open to which series they belong."""
    for one, value, path in _planned(subject):
        if verdict := _series_verdict(subject, one, value):
            yield subject.finding(UNCLEAR_SERIES, (*path, "series") if value.series else path, *verdict)


def series_in_records(subject: Subject, year: YearSubject) -> Iterator[Finding]:
    """Find measurements of which it is open to which series they belong."""
    for one, value, path in measurements(subject, year):
        if verdict := _series_verdict(subject, one, value):
            yield year.finding(UNCLEAR_SERIES, (*path, "series") if value.series else path, *verdict)


def printed_in_plan(subject: Subject) -> Iterator[Finding]:
    """Find baselines and targets whose printed form shows another number."""
    for one, value, path in _planned(subject):
        if verdict := _printed_verdict(one, value):
            yield subject.finding(PRINTED_DIFFERS, (*path, "as_printed"), *verdict)


def printed_in_records(subject: Subject, year: YearSubject) -> Iterator[Finding]:
    """Find measurements whose printed form shows another number."""
    for one, value, path in measurements(subject, year):
        if verdict := _printed_verdict(one, value):
            yield year.finding(PRINTED_DIFFERS, (*path, "as_printed"), *verdict)


def percentages_in_plan(subject: Subject) -> Iterator[Finding]:
    """Find shares of a whole that are negative or more than all of it."""
    for one, value, path in _planned(subject):
        if verdict := _percentage_verdict(one, value):
            yield subject.finding(PERCENTAGE_OUT_OF_RANGE, (*path, "value"), *verdict)


def percentages_in_records(subject: Subject, year: YearSubject) -> Iterator[Finding]:
    """Find measured shares of a whole that are negative or more than all of it."""
    for one, value, path in measurements(subject, year):
        if verdict := _percentage_verdict(one, value):
            yield year.finding(PERCENTAGE_OUT_OF_RANGE, (*path, "value"), *verdict)


def measurements(subject: Subject, year: YearSubject) -> Iterator[tuple[Indicator, Measurement, Path]]:
    """Return every measurement of a year whose indicator the plan has, with that indicator and its place."""
    known = subject.outline.indicator_by_id
    for indicator, values in year.records.measurements.items():
        if indicator in known:
            for at, value in enumerate(values):
                yield known[indicator].indicator, value, ("measurements", indicator, at)


def _planned(subject: Subject) -> Iterator[tuple[Indicator, Baseline | Target, Path]]:
    for entry in subject.outline.indicators:
        one = entry.indicator
        for at, base in enumerate(one.baseline):
            yield one, base, (*entry.path, "baseline", at)
        for at, target in enumerate(one.targets):
            yield one, target, (*entry.path, "targets", at)


def _series_verdict(subject: Subject, indicator: Indicator, value: Valued) -> tuple[Message, Message] | None:
    known = [series.id for series in indicator.series]
    if value.series is None:
        # Without a number it may speak of all series at once.
        if not known or value.value is None:
            return None
        message = Message("A value of {indicator} does not say which series it belongs to.", indicator=indicator.id)
        return message, Message("Write “series: …”: {ids}.", ids=known)
    if value.series in known or value.series in subject.unsure:
        return None
    message = Message(
        "A value belongs to the series “{series}”, which {indicator} does not have.",
        indicator=indicator.id,
        series=value.series,
    )
    if known:
        return message, Message("Possible here: {ids}.", ids=known)
    return message, Message("Define it at the indicator: “series: [{{id: {series}, label: …}}]”.", series=value.series)


def _printed_verdict(indicator: Indicator, value: Valued) -> tuple[Message, Message] | None:
    if value.value is None or value.as_printed is None or shows(value.as_printed, value.value):
        return None
    message = Message(
        "The value {value} of {indicator} is not what is printed: “{printed}”.",
        indicator=indicator.id,
        value=value.value,
        printed=value.as_printed,
    )
    return message, Message("Compare both with the source, and correct the one that is wrong.")


def _percentage_verdict(indicator: Indicator, value: Valued) -> tuple[Message, Message] | None:
    number = value.value
    if number is None or 0 <= number <= WHOLE or indicator.measured_as != "ratio":
        return None
    if not is_percentage(indicator, value.series):
        return None
    message = Message("{value} percent is no share of a whole ({indicator}).", indicator=indicator.id, value=number)
    return message, Message("Check the value; a rate that may exceed 100 percent is not “measured_as: ratio”.")


CHECKS: Final = (
    (UNCLEAR_SERIES, series_in_plan),
    (PRINTED_DIFFERS, printed_in_plan),
    (PERCENTAGE_OUT_OF_RANGE, percentages_in_plan),
)

YEAR_CHECKS: Final = (
    (UNCLEAR_SERIES, series_in_records),
    (PRINTED_DIFFERS, printed_in_records),
    (PERCENTAGE_OUT_OF_RANGE, percentages_in_records),
)
