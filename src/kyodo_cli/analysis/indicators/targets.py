"""What an indicator starts from and aims at: the side that is better, baselines, and targets with their revisions."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final, TypeVar

from kyodo_cli.base.folding import folded
from kyodo_cli.model.indicator import Baseline, Better, Indicator, Target

if TYPE_CHECKING:  # `validate` does without
    from fractions import Fraction

Value = TypeVar("Value", float, "Fraction")

PERCENT: Final = ("%", "パーセント", "ぱーせんと", "percent")

LEAST_SPAN: Final = 100
"""How many times the way from baseline to target must go into the larger of the two, and no oftener: on a shorter way a
change that nobody would notice moves the rate by far."""


def better_of(indicator: Indicator, series: str | None) -> Better | None:
    """Return the side on which a value of an indicator is better; a series may differ from the rest."""
    own = next((one.better for one in indicator.series if one.id == series), None)
    return own or indicator.better


def baseline_of(indicator: Indicator, series: str | None, year: int | None = None) -> Baseline | None:
    """Return the baseline that the targets of a series count from: the latest that has a value.

    Of several, those that lie after `year` are left aside.
    """
    known = [base for base in indicator.baseline if base.series == series and base.value is not None]
    by_then = [base for base in known if year is None or base.year is None or base.year <= year]
    if not by_then:
        return min(known, key=lambda base: base.year or 0, default=None)
    return max(by_then, key=lambda base: base.year or 0)


def goal_of(indicator: Indicator, target: Target) -> int | float | None:
    """Return the value that a target asks for; of a range, the end that is the better one."""
    if target.value is not None:
        return target.value
    return target.min if better_of(indicator, target.series) == "lower" else target.max


def is_behind(indicator: Indicator, target: Target) -> bool:
    """Tell whether a target is worse than the baseline; equal is not."""
    base, goal = baseline_of(indicator, target.series), goal_of(indicator, target)
    if base is None or base.value is None or goal is None or target.against:
        return False
    better = better_of(indicator, target.series)
    return (better == "higher" and goal < base.value) or (better == "lower" and goal > base.value)


def is_percentage(indicator: Indicator, series: str | None) -> bool:
    """Say whether the values of an indicator, or of one of its series, are percentages."""
    own = next((one.unit for one in indicator.series if one.id == series), None)
    return folded(own or indicator.unit or "") in PERCENT


def is_tiny(start: Value, goal: Value) -> bool:
    """Say whether the way from baseline to target is so short that a rate over it says next to nothing."""
    return 0 < abs(goal - start) * LEAST_SPAN < max(abs(goal), abs(start))


def targets_known(indicator: Indicator, year: int) -> tuple[Target, ...]:
    """Return the targets as the plan had them in a fiscal year: one revised later is not yet there."""
    return tuple(one for one in indicator.targets if one.revised is None or one.revised <= year)


def replacement(target: Target, targets: Sequence[Target]) -> Target | None:
    """Return the target that took the place of another one first; None while that one is in force."""
    own = _age(target, targets)
    later = (
        by
        for by in targets
        if by is not target and is_earlier(target, by) and (target.replaces is None or _age(by, targets) > own)
    )
    return min(later, key=lambda by: _age(by, targets), default=None)


def is_earlier(target: Target, by: Target) -> bool:
    """Tell whether a target is an earlier version of another one, by the year that this one replaces."""
    year = by.replaces
    if year is None or target.series != by.series:
        return False
    return year == target.year or (target.year is None and year in (target.from_, target.to))


def versions_before(target: Target, targets: Sequence[Target]) -> tuple[Target, ...]:
    """Return what a target had been before, oldest first."""
    found: list[Target] = []
    for one in sorted(targets, key=lambda each: _age(each, targets), reverse=True):
        if one is not target and is_earlier(one, target) and _age(one, targets) < _age(target, targets):
            found.insert(0, one)
    return tuple(found)


def _age(target: Target, targets: Sequence[Target]) -> tuple[int, int]:
    return target.revised or 0, next(at for at, one in enumerate(targets) if one is target)
