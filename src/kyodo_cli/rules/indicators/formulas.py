"""Rates of achievement that the numbers turn upside down, leave undefined or blow up (KY318-KY321)."""

from collections.abc import Iterator
from typing import Final

from kyodo_cli.analysis.indicators.targets import baseline_of, better_of, goal_of, is_behind, is_tiny
from kyodo_cli.base.language import Message
from kyodo_cli.base.routes import Path
from kyodo_cli.findings.finding import Finding, Rule
from kyodo_cli.model.indicator import Indicator, Target
from kyodo_cli.model.outline import IndicatorEntry
from kyodo_cli.rules.indicators.targets import current_targets, current_targets_of
from kyodo_cli.rules.subject import Subject

TARGET_BEHIND_BASELINE: Final = Rule("KY318", "target-behind-baseline", "warning")
FORMULA_UPSIDE_DOWN: Final = Rule("KY319", "formula-upside-down", "error")
FORMULA_WITHOUT_BASELINE: Final = Rule("KY320", "formula-without-baseline", "error")
TINY_SPAN: Final = Rule("KY321", "tiny-span", "warning")

FROM_BASELINE: Final = ("from_baseline", "pace")
"""Formulas that count progress from the baseline."""


def targets_behind_baseline(subject: Subject) -> Iterator[Finding]:
    """Find values to reach that are worse than where the indicator starts from, where no formula is at stake."""
    for one, target, path in current_targets(subject):
        if one.formula is None and one.shape in (None, "reach") and is_behind(one, target):
            message = _behind_message(one, target)
            hint = Message("Check the target, the baseline and “better”; a level not to fall below is “shape: keep”.")
            yield subject.finding(TARGET_BEHIND_BASELINE, (*path, _value_key(one, target)), message, hint)


def formulas_upside_down(subject: Subject) -> Iterator[Finding]:
    """Find formulas by which a worse value gives a better rate."""
    for entry in subject.outline.indicators:
        one = entry.indicator
        sides = {series.better or one.better for series in one.series} or {one.better}
        path = (*entry.path, "formula", "name")
        if one.formula and one.formula.name == "simple" and "lower" in sides:
            message = Message("Less is better for {indicator}, and “simple” counts more as better.", indicator=one.id)
            yield _upside_down(subject, path, message, "simple", "inverse")
        elif one.formula and one.formula.name == "inverse" and "higher" in sides:
            message = Message("More is better for {indicator}, and “inverse” counts less as better.", indicator=one.id)
            yield _upside_down(subject, path, message, "inverse", "simple")
        else:
            yield from _targets_upside_down(subject, entry)


def formulas_without_baseline(subject: Subject) -> Iterator[Finding]:
    """Find formulas that count from a baseline, or from its year, which the indicator does not have."""
    for entry in subject.outline.indicators:
        one, formula = entry.indicator, entry.indicator.formula
        if formula is None:
            continue
        path = (*entry.path, "formula")
        if formula.name in FROM_BASELINE and not any(base.value is not None or base.status for base in one.baseline):
            message = Message("{indicator} counts progress from a baseline that it does not have.", indicator=one.id)
            hint = Message("Write “baseline: {year: …, value: …}”, or use the formula “simple” or “inverse”.")
            yield subject.finding(FORMULA_WITHOUT_BASELINE, (*path, "name"), message, hint)
        elif formula.since == "baseline" and not any(base.year is not None for base in one.baseline):
            message = Message(
                "{indicator} counts the years since its baseline, whose year is not given.", indicator=one.id
            )
            hint = Message("Write the year: “baseline: {year: …, value: …}”, or “since: plan_start”.")
            yield subject.finding(FORMULA_WITHOUT_BASELINE, (*path, "since"), message, hint)


def tiny_spans(subject: Subject) -> Iterator[Finding]:
    """Find targets so close to the baseline that the rate between them says next to nothing."""
    for one, target, path in current_targets(subject):
        base, goal = baseline_of(one, target.series), goal_of(one, target)
        if one.formula is None or one.formula.name not in FROM_BASELINE or base is None or goal is None:
            continue
        start = base.value or 0
        if is_tiny(start, goal):
            message = Message(
                "From {baseline} to {target} is a tiny way for {indicator}: the smallest change moves its rate wildly.",
                indicator=one.id,
                baseline=start,
                target=goal,
            )
            hint = Message(
                "Use the formula “simple” (“inverse” where less is better), or show the values without a rate."
            )
            yield subject.finding(TINY_SPAN, (*path, _value_key(one, target)), message, hint)


def _targets_upside_down(subject: Subject, entry: IndicatorEntry) -> Iterator[Finding]:
    one = entry.indicator
    for target, place in current_targets_of(entry):
        goal = goal_of(one, target)
        if one.formula is None or goal is None:
            continue
        path = (*place, _value_key(one, target))
        if one.formula.name in FROM_BASELINE:
            if is_behind(one, target):
                usable = "inverse" if better_of(one, target.series) == "lower" else "simple"
                yield _upside_down(subject, path, _behind_message(one, target), one.formula.name, usable)
        elif goal < 0:
            message = Message(
                "The target of {indicator} is negative, which turns a quotient upside down.", indicator=one.id
            )
            yield _upside_down(subject, path, message, one.formula.name, "from_baseline")


def _behind_message(indicator: Indicator, target: Target) -> Message:
    base = baseline_of(indicator, target.series)
    better = better_of(indicator, target.series)
    return Message(
        "The target {target} of {indicator} is worse than its baseline {baseline}, as {better}.",
        indicator=indicator.id,
        target=goal_of(indicator, target),
        baseline=base.value if base else None,
        better=Message("less is better") if better == "lower" else Message("more is better"),
    )


def _upside_down(subject: Subject, path: Path, message: Message, name: str, usable: str) -> Finding:
    hint = Message(
        "“{name}” would call a worse value better: write “formula: {{name: {usable}}}”, or correct the numbers.",
        name=name,
        usable=usable,
    )
    return subject.finding(FORMULA_UPSIDE_DOWN, path, message, hint)


def _value_key(indicator: Indicator, target: Target) -> str:
    if target.value is not None:
        return "value"
    return "min" if better_of(indicator, target.series) == "lower" else "max"


CHECKS: Final = (
    (TARGET_BEHIND_BASELINE, targets_behind_baseline),
    (FORMULA_UPSIDE_DOWN, formulas_upside_down),
    (FORMULA_WITHOUT_BASELINE, formulas_without_baseline),
    (TINY_SPAN, tiny_spans),
)
