"""Indicators whose shape or years do not fit what they hold (KY300-KY305, KY309-KY311)."""

from collections.abc import Iterator
from typing import Final

from kyodo_cli.analysis.indicators.targets import better_of
from kyodo_cli.base.language import Message
from kyodo_cli.findings.finding import Finding, Rule
from kyodo_cli.model.indicator import Indicator
from kyodo_cli.rules.periods.lifetimes import plan_years
from kyodo_cli.rules.subject import Subject
from kyodo_cli.rules.written import says

REACH_WITHOUT_TARGET: Final = Rule("KY300", "reach-without-target", "error")
TARGET_WITHOUT_SHAPE: Final = Rule("KY301", "target-where-there-is-none", "error")
NO_TARGET_REASON: Final = Rule("KY302", "no-target-reason", "warning")
NOTHING_TO_KEEP: Final = Rule("KY303", "nothing-to-keep", "error")
UNKNOWN_DIRECTION: Final = Rule("KY304", "direction-not-said", "error")
MILESTONE_WITHOUT_TEXT: Final = Rule("KY305", "milestone-without-text", "warning")
TARGET_WITHOUT_SIDE: Final = Rule("KY309", "target-without-side", "warning")
BREAK_OUTSIDE_YEARS: Final = Rule("KY310", "break-outside-years", "warning")
CYCLE_OUTSIDE_PERIOD: Final = Rule("KY311", "cycle-outside-period", "warning")


def reach_without_target(subject: Subject) -> Iterator[Finding]:
    """Find indicators that are to reach a value which nobody has set."""
    for entry in subject.outline.indicators:
        one = entry.indicator
        if one.shape == "reach" and not one.targets and not says(subject.tree, entry.path, "targets"):
            message = Message("{indicator} is to reach a value, but has no target.", indicator=one.id)
            hint = Message(
                "Write “targets: [{year: …, value: …}]”; if there is no target, “shape: none” or “shape: direction”."
            )
            yield subject.finding(REACH_WITHOUT_TARGET, (*entry.path, "shape"), message, hint)


def target_where_there_is_none(subject: Subject) -> Iterator[Finding]:
    """Find indicators that say they have no target, and have one."""
    for entry in subject.outline.indicators:
        one = entry.indicator
        if one.shape == "none" and one.targets:
            message = Message("{indicator} says that it has no target, but has one.", indicator=one.id)
            hint = Message("Delete “targets”, or write “shape: reach” or “shape: keep”.")
            yield subject.finding(TARGET_WITHOUT_SHAPE, (*entry.path, "targets"), message, hint)


def no_target_reason(subject: Subject) -> Iterator[Finding]:
    """Find indicators without a target that do not say why."""
    for entry in subject.outline.indicators:
        one = entry.indicator
        if one.shape == "none" and not says(subject.tree, entry.path, "no_target_reason"):
            message = Message("{indicator} has no target and does not say why.", indicator=one.id)
            hint = Message("Write “no_target_reason: …”, as the plan explains it.")
            yield subject.finding(NO_TARGET_REASON, (*entry.path, "shape"), message, hint)


def nothing_to_keep(subject: Subject) -> Iterator[Finding]:
    """Find indicators that are to stay at a level which nobody has set."""
    for entry in subject.outline.indicators:
        one = entry.indicator
        if one.shape == "keep" and not says(subject.tree, entry.path, "targets", "baseline"):
            message = Message("{indicator} is to be kept, but has neither a target nor a baseline.", indicator=one.id)
            hint = Message("Write the level to keep: “baseline: {year: …, value: …}” or “targets”.")
            yield subject.finding(NOTHING_TO_KEEP, (*entry.path, "shape"), message, hint)


def direction_not_said(subject: Subject) -> Iterator[Finding]:
    """Find indicators that are only to move one way, and do not say which."""
    for entry in subject.outline.indicators:
        one = entry.indicator
        if one.shape != "direction" or (one.better is None and says(subject.tree, entry.path, "better")):
            continue
        sides = [series.better or one.better for series in one.series] or [one.better]
        if any(side in (None, "none") for side in sides):
            message = Message("{indicator} is to move in a direction, but does not say which.", indicator=one.id)
            hint = Message("Write “better: higher” if more is better, “better: lower” if less is.")
            yield subject.finding(UNKNOWN_DIRECTION, (*entry.path, "shape"), message, hint)


def milestone_without_text(subject: Subject) -> Iterator[Finding]:
    """Find milestones that do not say in words what is to be done."""
    for entry in subject.outline.indicators:
        if entry.indicator.shape != "milestone":
            continue
        for at in range(len(entry.indicator.targets)):
            if not says(subject.tree, (*entry.path, "targets", at), "text"):
                message = Message(
                    "The milestone of {indicator} does not say what is to be done.", indicator=entry.indicator.id
                )
                hint = Message("Write it in words: “text: …”; a value to reach is “shape: reach”.")
                yield subject.finding(MILESTONE_WITHOUT_TEXT, (*entry.path, "targets", at), message, hint)


def target_without_side(subject: Subject) -> Iterator[Finding]:
    """Find target values of which nobody says whether more or less of it counts as reached."""
    for entry in subject.outline.indicators:
        one = entry.indicator
        for at, target in enumerate(one.targets):
            better = better_of(one, target.series)
            if better == "none" and target.op is None and target.value is not None and one.shape in (None, "reach"):
                message = Message(
                    "Neither more nor less is better for {indicator}, so it is open when its target is reached.",
                    indicator=one.id,
                )
                hint = Message(
                    "Write “op: equal”, “op: at_least” or “op: at_most” at the target, or “better: higher” or “lower”."
                )
                yield subject.finding(TARGET_WITHOUT_SIDE, (*entry.path, "targets", at, "value"), message, hint)


def break_outside_years(subject: Subject) -> Iterator[Finding]:
    """Find breaks in a year for which the indicator has no values."""
    period = plan_years(subject.plan)
    for entry in subject.outline.indicators:
        one = entry.indicator
        first, start = _first_year(subject, one), subject.plan.period.from_
        for at, gap in enumerate(one.breaks):
            in_period = first <= gap.year and (period.last is None or gap.year <= period.last)
            measured = one.years is None or gap.year < start or one.years.holds(gap.year)
            if in_period and measured:
                continue
            message = Message(
                "{indicator} has a break in fiscal year {year}, in which it has no values.",
                indicator=one.id,
                year=gap.year,
            )
            hint = Message("Check the year: a break lies between the baseline and the end of the plan.")
            yield subject.finding(BREAK_OUTSIDE_YEARS, (*entry.path, "breaks", at, "year"), message, hint)


def cycle_outside_period(subject: Subject) -> Iterator[Finding]:
    """Find indicators whose cycle begins outside the plan's years; the round before it and the baseline's are fine."""
    period = plan_years(subject.plan)
    for entry in subject.outline.indicators:
        cycle = entry.indicator.cycle
        if cycle is None or cycle.first is None:
            continue
        earliest = min(_first_year(subject, entry.indicator), subject.plan.period.from_ - cycle.every)
        if cycle.first < earliest or (period.last is not None and cycle.first > period.last):
            message = Message(
                "{indicator} is first measured in fiscal year {year}, which is outside the plan's period.",
                indicator=entry.indicator.id,
                year=cycle.first,
            )
            hint = Message("Write in “first” the first fiscal year of the plan in which it is measured.")
            yield subject.finding(CYCLE_OUTSIDE_PERIOD, (*entry.path, "cycle", "first"), message, hint)


def _first_year(subject: Subject, indicator: Indicator) -> int:
    """Return the year of the first value that an indicator can have: its baseline's, or the plan's first."""
    return min([subject.plan.period.from_, *(base.year for base in indicator.baseline if base.year is not None)])


CHECKS: Final = (
    (REACH_WITHOUT_TARGET, reach_without_target),
    (TARGET_WITHOUT_SHAPE, target_where_there_is_none),
    (NO_TARGET_REASON, no_target_reason),
    (NOTHING_TO_KEEP, nothing_to_keep),
    (UNKNOWN_DIRECTION, direction_not_said),
    (MILESTONE_WITHOUT_TEXT, milestone_without_text),
    (TARGET_WITHOUT_SIDE, target_without_side),
    (BREAK_OUTSIDE_YEARS, break_outside_years),
    (CYCLE_OUTSIDE_PERIOD, cycle_outside_period),
)
