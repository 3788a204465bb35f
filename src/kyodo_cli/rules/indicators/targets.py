"""Targets that say too little, too much or something else than the indicator (KY314-KY318, KY322-KY328)."""

from collections.abc import Iterator
from typing import Final

from kyodo_cli.analysis.indicators.targets import better_of, is_earlier, replacement
from kyodo_cli.base.language import Message
from kyodo_cli.base.routes import Path
from kyodo_cli.findings.finding import Finding, Rule
from kyodo_cli.model.indicator import Indicator, Target
from kyodo_cli.model.outline import IndicatorEntry
from kyodo_cli.rules.periods.lifetimes import Years, plan_years
from kyodo_cli.rules.subject import Subject
from kyodo_cli.rules.written import says

EMPTY_TARGET: Final = Rule("KY314", "empty-target", "error")
BROKEN_RANGE: Final = Rule("KY315", "broken-range", "error")
BOUNDS_WITHOUT_BETWEEN: Final = Rule("KY316", "bounds-without-between", "error")
OPERATOR_AGAINST_BETTER: Final = Rule("KY317", "operator-against-better", "warning")
TARGET_BEFORE_BASELINE: Final = Rule("KY322", "target-before-baseline", "error")
TARGET_OUTSIDE_PERIOD: Final = Rule("KY323", "target-outside-period", "warning")
TARGET_WITHOUT_YEAR: Final = Rule("KY324", "target-without-year", "note")
EVERY_YEAR_WITH_YEAR: Final = Rule("KY325", "every-year-with-year", "error")
REPLACES_NOTHING: Final = Rule("KY326", "replaces-nothing", "error")
REPLACED_WITHOUT_REASON: Final = Rule("KY327", "replaced-without-reason", "warning")
REPEATED_TARGET: Final = Rule("KY328", "repeated-target", "error")

UPWARDS: Final = ("at_least", "above")
DOWNWARDS: Final = ("at_most", "below")

CONTENTS: Final = ("value", "min", "max", "text", "against")
"""Keys of a target of which one at least says what is to be reached."""


def empty_targets(subject: Subject) -> Iterator[Finding]:
    """Find targets that do not say what is to be reached."""
    for one, target, path in targets(subject):
        if target.value is None and not says(subject.tree, path, *CONTENTS):
            message = Message("A target of {indicator} does not say what is to be reached.", indicator=one.id)
            hint = Message("Write “value: …”; what is not a number goes into “text: …”.")
            yield subject.finding(EMPTY_TARGET, path, message, hint)


def broken_ranges(subject: Subject) -> Iterator[Finding]:
    """Find ranges that lack an end, or whose ends are the wrong way round."""
    for one, target, path in targets(subject):
        if target.op != "between":
            continue
        if target.min is not None and target.max is not None:
            if target.min > target.max:
                message = Message(
                    "The range of a target of {indicator} ends ({max}) below its beginning ({min}).",
                    indicator=one.id,
                    min=target.min,
                    max=target.max,
                )
                hint = Message("Write “min: {max}, max: {min}”.", min=target.min, max=target.max)
                yield subject.finding(BROKEN_RANGE, (*path, "min"), message, hint)
        else:
            message = Message(
                "A target of {indicator} lies between two values, but does not name both.", indicator=one.id
            )
            hint = Message("Write both ends: “op: between, min: …, max: …”.")
            yield subject.finding(BROKEN_RANGE, (*path, "op"), message, hint)


def bounds_without_between(subject: Subject) -> Iterator[Finding]:
    """Find ends of a range at targets that are none."""
    for one, target, path in targets(subject):
        if target.op == "between" or target.min is target.max is None:
            continue
        message = Message("A target of {indicator} has “min” or “max” without being a range.", indicator=one.id)
        if target.min is not None and target.max is not None and target.op is None and target.value is None:
            hint = Message("Add “op: between”.")
        elif target.max is None and target.value is None:
            hint = Message("Write “op: at_least, value: {value}”.", value=target.min)
        elif target.min is None and target.value is None:
            hint = Message("Write “op: at_most, value: {value}”.", value=target.max)
        else:
            hint = Message("Keep “value”, or write “op: between, min: …, max: …” without “value”.")
        yield subject.finding(BOUNDS_WITHOUT_BETWEEN, (*path, "max" if target.min is None else "min"), message, hint)


def operators_against_better(subject: Subject) -> Iterator[Finding]:
    """Find targets that may not be exceeded where more is better, or the other way round."""
    for one, target, path in targets(subject):
        better = better_of(one, target.series)
        if (better == "higher" and target.op in DOWNWARDS) or (better == "lower" and target.op in UPWARDS):
            message = Message(
                "A target of {indicator} is “{op}”, although “better” is “{better}”.",
                indicator=one.id,
                op=target.op,
                better=better,
            )
            hint = Message("Check which of the two is meant; without “op” a target goes by “better”.")
            yield subject.finding(OPERATOR_AGAINST_BETTER, (*path, "op"), message, hint)


def targets_before_baseline(subject: Subject) -> Iterator[Finding]:
    """Find targets for a year before the one that progress is counted from."""
    for one, target, path in current_targets(subject):
        years = [base.year for base in one.baseline if base.year is not None and base.series == target.series]
        if target.year is not None and years and target.year < min(years):
            message = Message(
                "A target of {indicator} is for fiscal year {year}, before the year of its baseline ({baseline}).",
                indicator=one.id,
                year=target.year,
                baseline=min(years),
            )
            yield subject.finding(TARGET_BEFORE_BASELINE, (*path, "year"), message, Message("Check both years."))


def targets_outside_period(subject: Subject) -> Iterator[Finding]:
    """Find targets for years in which the plan is not in force, its extensions counted in."""
    period = plan_years(subject.plan)
    for one, target, path in current_targets(subject):
        for key, year in (("year", target.year), ("from", target.from_), ("to", target.to)):
            if year is None or Years(year, year).within(period):
                continue
            message = Message(
                "A target of {indicator} is for fiscal year {year}, which is outside the plan's period.",
                indicator=one.id,
                year=year,
            )
            hint = Message("Check the year; if the plan was extended, record it under “amendments”.")
            yield subject.finding(TARGET_OUTSIDE_PERIOD, (*path, key), message, hint)
            break


def targets_without_year(subject: Subject) -> Iterator[Finding]:
    """Find values to reach of which nobody says by when."""
    for one, target, path in current_targets(subject):
        if (
            target.year is None
            and one.shape in (None, "reach")
            and not says(subject.tree, path, "every_year", "year", "from", "to")
        ):
            message = Message("A target of {indicator} does not say by when it is to be reached.", indicator=one.id)
            hint = Message("If the plan names a year, write “year: …”, or “every_year: true”.")
            yield subject.finding(TARGET_WITHOUT_YEAR, path, message, hint)


def every_year_with_year(subject: Subject) -> Iterator[Finding]:
    """Find targets that are for every year and for one year alike."""
    for one, target, path in targets(subject):
        if target.every_year and target.year is not None:
            message = Message(
                "A target of {indicator} is for every year and for fiscal year {year} at the same time.",
                indicator=one.id,
                year=target.year,
            )
            hint = Message("Keep one; a stretch of years is “from: …, to: …, every_year: true”.")
            yield subject.finding(EVERY_YEAR_WITH_YEAR, (*path, "every_year"), message, hint)


def replaces_nothing(subject: Subject) -> Iterator[Finding]:
    """Find revised targets whose earlier version is not there."""
    for one, target, path in targets(subject):
        if target.replaces is None or any(is_earlier(other, target) for other in one.targets if other is not target):
            continue
        message = Message(
            "A target of {indicator} replaces the one for fiscal year {year}, which is not there.",
            indicator=one.id,
            year=target.replaces,
        )
        hint = Message("Keep the earlier target in the list as it was; both are shown.")
        yield subject.finding(REPLACES_NOTHING, (*path, "replaces"), message, hint)


def replaced_without_reason(subject: Subject) -> Iterator[Finding]:
    """Find revised targets that do not say when or why they were revised."""
    for one, target, path in targets(subject):
        missing = [key for key in ("revised", "reason") if not says(subject.tree, path, key)]
        if target.replaces is not None and missing:
            message = Message("A revised target of {indicator} lacks {keys}.", indicator=one.id, keys=missing)
            hint = Message(
                "Write “revised: …” (the fiscal year) and “reason: …”: a changed target always shows its reason."
            )
            yield subject.finding(REPLACED_WITHOUT_REASON, (*path, "replaces"), message, hint)


def repeated_targets(subject: Subject) -> Iterator[Finding]:
    """Find two values for the same year of which neither replaces the other."""
    for entry in subject.outline.indicators:
        seen: set[tuple[object, ...]] = set()
        for at, target in enumerate(entry.indicator.targets):
            if target.value is None or target.against or target.replaces is not None:
                continue
            key = (target.series, target.year, target.from_, target.to, target.every_year, target.op)
            if key in seen:
                message = Message("{indicator} has two targets for the same year.", indicator=entry.indicator.id)
                hint = Message("Delete one, or write at the later one “replaces: …, revised: …, reason: …”.")
                yield subject.finding(REPEATED_TARGET, (*entry.path, "targets", at, "value"), message, hint)
            seen.add(key)


def targets(subject: Subject) -> Iterator[tuple[Indicator, Target, Path]]:
    """Return every target with its indicator and its place."""
    for entry in subject.outline.indicators:
        for at, target in enumerate(entry.indicator.targets):
            yield entry.indicator, target, (*entry.path, "targets", at)


def current_targets(subject: Subject) -> Iterator[tuple[Indicator, Target, Path]]:
    """Return the targets that no other one replaces."""
    for entry in subject.outline.indicators:
        for target, path in current_targets_of(entry):
            yield entry.indicator, target, path


def current_targets_of(entry: IndicatorEntry) -> Iterator[tuple[Target, Path]]:
    """Return the targets of an indicator that no other one replaces, with their places."""
    versions = entry.indicator.targets
    for at, target in enumerate(versions):
        if replacement(target, versions) is None:
            yield target, (*entry.path, "targets", at)


CHECKS: Final = (
    (EMPTY_TARGET, empty_targets),
    (BROKEN_RANGE, broken_ranges),
    (BOUNDS_WITHOUT_BETWEEN, bounds_without_between),
    (OPERATOR_AGAINST_BETTER, operators_against_better),
    (TARGET_BEFORE_BASELINE, targets_before_baseline),
    (TARGET_OUTSIDE_PERIOD, targets_outside_period),
    (TARGET_WITHOUT_YEAR, targets_without_year),
    (EVERY_YEAR_WITH_YEAR, every_year_with_year),
    (REPLACES_NOTHING, replaces_nothing),
    (REPLACED_WITHOUT_REASON, replaced_without_reason),
    (REPEATED_TARGET, repeated_targets),
)
