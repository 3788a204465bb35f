"""Measurements of a year: a value or the reason for having none, measured when it was due (KY331-KY338)."""

from collections.abc import Iterator
from math import floor, isfinite
from typing import Final

from kyodo_cli.analysis.frame import frame
from kyodo_cli.analysis.indicators.statuses import WITH_VALUE, WITHOUT_VALUE
from kyodo_cli.analysis.indicators.targets import is_percentage
from kyodo_cli.base.language import Message
from kyodo_cli.findings.finding import Finding, Rule
from kyodo_cli.model.indicator import Indicator
from kyodo_cli.model.year import Measurement
from kyodo_cli.rules.indicators.values import measurements
from kyodo_cli.rules.subject import Subject, YearSubject
from kyodo_cli.rules.written import says

NEITHER_VALUE_NOR_STATUS: Final = Rule("KY331", "neither-value-nor-status", "error")
VALUE_DESPITE_STATUS: Final = Rule("KY332", "value-despite-status", "error")
STATUS_WITHOUT_VALUE: Final = Rule("KY333", "status-without-value", "error")
REPEATED_VALUE: Final = Rule("KY334", "repeated-value", "error")
MEASURED_AFTER_YEAR: Final = Rule("KY335", "measured-after-year", "error")
OFF_CYCLE: Final = Rule("KY336", "off-cycle", "note")
RATIO_WITHOUT_PARTS: Final = Rule("KY337", "ratio-without-parts", "warning")
RATIO_DIFFERS: Final = Rule("KY338", "ratio-differs", "warning")

TRIFLE: Final = 1e-9


def neither_value_nor_status(subject: Subject, year: YearSubject) -> Iterator[Finding]:
    """Find measurements without a value that do not say why there is none."""
    for one, found, path in measurements(subject, year):
        if found.value is not None or found.status is not None or _has_parts(one, found):
            continue
        if not says(year.tree, path, "value", "status"):
            message = Message("A measurement of {indicator} has neither a value nor a status.", indicator=one.id)
            if one.shape == "milestone":
                hint = Message("Write “status: actual” and “note: …” for what was done.")
            else:
                hint = Message("Write “value: …”; if there is none, why: “status: {statuses}”.", statuses=WITHOUT_VALUE)
            yield year.finding(NEITHER_VALUE_NOR_STATUS, path, message, hint)


def _has_parts(indicator: Indicator, found: Measurement) -> bool:
    """Say whether a ratio follows from the two numbers that are recorded."""
    return indicator.measured_as == "ratio" and found.numerator is not None and found.denominator is not None


def values_despite_status(subject: Subject, year: YearSubject) -> Iterator[Finding]:
    """Find values that by their status cannot be there."""
    for one, found, path in measurements(subject, year):
        if found.value is not None and found.status in WITHOUT_VALUE:
            message = Message(
                "A measurement of {indicator} has the value {value}, although its status is “{status}”.",
                indicator=one.id,
                value=found.value,
                status=found.status,
            )
            hint = Message("Delete the value, or write “status: actual” (“provisional”, “estimate”).")
            yield year.finding(VALUE_DESPITE_STATUS, (*path, "value"), message, hint)


def statuses_without_value(subject: Subject, year: YearSubject) -> Iterator[Finding]:
    """Find measurements that by their status have a value, and have none; a milestone is told in words."""
    for one, found, path in measurements(subject, year):
        in_words = one.shape == "milestone" or (found.as_printed and not any(map(str.isdecimal, found.as_printed)))
        if found.status not in WITH_VALUE or in_words or _has_parts(one, found):
            continue
        if not says(year.tree, path, "value"):
            message = Message(
                "A measurement of {indicator} is “{status}”, but has no value.", indicator=one.id, status=found.status
            )
            hint = Message("Write “value: …”; if there is none, why: “status: {statuses}”.", statuses=WITHOUT_VALUE)
            yield year.finding(STATUS_WITHOUT_VALUE, (*path, "status"), message, hint)


def repeated_values(_: Subject, year: YearSubject) -> Iterator[Finding]:
    """Find two values of the same series, year and survey, of which nobody can say which one holds."""
    for name, entries in year.records.measurements.items():
        seen: set[tuple[object, ...]] = set()
        for at, found in enumerate(entries):
            key = (found.series, found.measured or year.records.year, found.survey)
            if found.value is not None and key in seen:
                message = Message(
                    "{indicator} has two values for the same year, and nothing tells them apart.", indicator=name
                )
                hint = Message("Keep one, or write at each what it is: “series: …”, “measured: …” or “survey: …”.")
                yield year.finding(REPEATED_VALUE, ("measurements", name, at, "value"), message, hint)
            if found.value is not None:
                seen.add(key)


def measured_after_year(subject: Subject, year: YearSubject) -> Iterator[Finding]:
    """Find values measured in a year later than the one that is evaluated."""
    # There are no records of a year after the plan's last one: what the final evaluation measures then stands in these.
    is_last = year.records.year == frame(subject.plan, year.records.year).last
    for one, found, path in measurements(subject, year):
        # Of a calendar year, the last quarter of the fiscal year before already belongs to it.
        latest = year.records.year + (is_last or one.year_kind in ("calendar", "day", "event"))
        if found.measured is not None and found.measured > latest:
            message = Message(
                "A value of {indicator} was measured in {measured}, after the fiscal year of these records ({year}).",
                indicator=one.id,
                measured=found.measured,
                year=year.records.year,
            )
            hint = Message("Check the year, or move the value to the records of {measured}.", measured=found.measured)
            yield year.finding(MEASURED_AFTER_YEAR, (*path, "measured"), message, hint)


def off_cycle(subject: Subject, year: YearSubject) -> Iterator[Finding]:
    """Find values measured in a year in which the indicator was not due."""
    for one, found, path in measurements(subject, year):
        measured = found.measured or year.records.year
        if one.cycle is None or one.cycle.first is None or found.value is None:
            continue
        if (measured - one.cycle.first) % one.cycle.every:
            message = Message(
                "{indicator} was measured in {measured}; it is due every {every} years from {first}.",
                indicator=one.id,
                measured=measured,
                every=one.cycle.every,
                first=one.cycle.first,
            )
            hint = Message("Check “measured” here and “cycle” in the plan; an extra measurement is no fault.")
            yield year.finding(OFF_CYCLE, (*path, "measured" if found.measured else "value"), message, hint)


def ratios_without_parts(subject: Subject, year: YearSubject) -> Iterator[Finding]:
    """Find ratios of which it cannot be seen what was divided by what."""
    for one, found, path in measurements(subject, year):
        missing = [key for key in ("numerator", "denominator") if not says(year.tree, path, key)]
        if one.measured_as == "ratio" and found.value is not None and missing:
            message = Message("{indicator} is a ratio, and its {keys} is not recorded.", indicator=one.id, keys=missing)
            hint = Message("Write “numerator: …, denominator: …”.")
            yield year.finding(RATIO_WITHOUT_PARTS, (*path, "value"), message, hint)


def ratios_that_differ(subject: Subject, year: YearSubject) -> Iterator[Finding]:
    """Find ratios that are not what their parts give, rounded or cut off."""
    for one, found, path in measurements(subject, year):
        if one.measured_as != "ratio" or found.value is None or found.numerator is None or found.denominator is None:
            continue
        if found.denominator == 0:
            message = Message("The denominator of {indicator} is 0, which gives no ratio.", indicator=one.id)
            hint = Message("Delete “value” and write “status: unknown”, or correct the denominator.")
            yield year.finding(RATIO_DIFFERS, (*path, "denominator"), message, hint)
        elif not _fits(one, found, found.value, found.numerator / found.denominator):
            share = found.numerator / found.denominator
            message = Message(
                "{numerator} of {denominator} is {ratio}, not {value} ({indicator}).",
                indicator=one.id,
                numerator=found.numerator,
                denominator=found.denominator,
                ratio=f"{share * 100:.2f}%" if is_percentage(one, found.series) else f"{share:.4g}",
                value=found.value,
            )
            yield year.finding(
                RATIO_DIFFERS, (*path, "value"), message, Message("Compare the three numbers with the source.")
            )


def _fits(indicator: Indicator, found: Measurement, value: float, share: float) -> bool:
    """Tell whether a value is a share, or the share per 100, rounded or cut off at the value's last digit."""
    if not isfinite(share * 1000):
        return False
    step = 10.0 ** -len(repr(value).partition(".")[2]) if isinstance(value, float) else 1.0
    factors = (100,) if is_percentage(indicator, found.series) else (1, 100, 1000)
    return any(
        abs(share * factor - value) <= step / 2 + TRIFLE or floor(share * factor / step + TRIFLE) == round(value / step)
        for factor in factors
    )


YEAR_CHECKS: Final = (
    (NEITHER_VALUE_NOR_STATUS, neither_value_nor_status),
    (VALUE_DESPITE_STATUS, values_despite_status),
    (STATUS_WITHOUT_VALUE, statuses_without_value),
    (REPEATED_VALUE, repeated_values),
    (MEASURED_AFTER_YEAR, measured_after_year),
    (OFF_CYCLE, off_cycle),
    (RATIO_WITHOUT_PARTS, ratios_without_parts),
    (RATIO_DIFFERS, ratios_that_differ),
)
