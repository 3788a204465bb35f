"""The rate of achievement (達成率) by the formula that the plan declares, exact and refused where it would mislead."""

from decimal import Decimal
from fractions import Fraction
from typing import Final, Literal, NamedTuple

from kyodo_cli.analysis.indicators.aims import Aim
from kyodo_cli.analysis.indicators.measured import Evidence
from kyodo_cli.analysis.indicators.numbers import exact, rounded
from kyodo_cli.analysis.indicators.said import Said, said
from kyodo_cli.model.indicator import Formula

Name = Literal["simple", "inverse", "from_baseline", "pace"]

PLACES: Final = 1
"""Decimals of a rate in percent, as reports print it."""

MOST: Final = 10**9
"""A rate in percent beyond this, either way, says nothing any more."""


class Clock(NamedTuple):
    """The time gone of the time there is, in years: from the plan's start, or from the baseline's year."""

    since: Literal["plan_start", "baseline"]
    gone: int
    whole: int

    @property
    def share(self) -> Fraction:
        """The share of the time that is gone, at least none and at most all of it."""
        return min(max(Fraction(self.gone, self.whole), Fraction(0)), Fraction(1))


class Rate(NamedTuple):
    """A rate in percent with the numbers it was computed from; `percent` is not rounded.

    Of a pace, `progress` is the way gone in percent, which the share of the time gone divides.
    """

    name: Name
    percent: Fraction
    actual: Fraction
    goal: Fraction
    baseline: Fraction | None = None
    clock: Clock | None = None
    progress: Fraction | None = None

    @property
    def way_printed(self) -> Decimal | None:
        """Of a pace, the way gone as printed."""
        return rounded(self.progress, PLACES) if self.progress is not None else None

    @property
    def printed(self) -> Decimal:
        """The rate as printed: 四捨五入 to one decimal; a pace is made from the way gone as printed."""
        if self.way_printed is None or self.clock is None:
            return rounded(self.percent, PLACES)
        return rounded(exact(self.way_printed) / self.clock.share, PLACES)


def clock(evidence: Evidence, measured: int, due: int | None) -> Clock | None:
    """Return the time gone until a value was measured, of the time until a target is due.

    Counted since the year of the baseline unless the formula says `plan_start` or that year is not known; the plan's
    first year is then the first of the years gone.
    """
    formula = evidence.indicator.formula
    since = formula.since if formula else None
    start = evidence.baseline.year if evidence.baseline else None
    if due is None or (since == "baseline" and start is None):
        return None
    if since == "plan_start" or start is None:
        first = evidence.plan_start
        found = Clock("plan_start", measured - first + 1, due - first + 1)
    else:
        found = Clock("baseline", measured - start, due - start)
    return found if found.whole > 0 else None


def rate(formula: Formula, aim: Aim, value: Fraction, start: Fraction | None, time: Clock | None) -> Rate | Said:
    """Return the rate by the declared formula, or why there is none; `use` names a formula that gives one.

    Args:
        formula: the formula.
        aim: the target.
        value: the value measured.
        start: the value of the baseline.
        time: the time gone.
    """
    found = _rate(formula.name, aim, value, start, time)
    if isinstance(found, Rate):
        return found
    others: tuple[Name, ...] = ("inverse" if aim.side == "lower" else "simple", "from_baseline")
    usable = (one for one in others if isinstance(_rate(one, aim, value, start, time), Rate))
    return said(found.kind, **{**found.values, "formula": formula.name, "use": next(usable, None)})


def _rate(name: Name, aim: Aim, value: Fraction, start: Fraction | None, time: Clock | None) -> Rate | Said:
    if aim.side is None or aim.goal is None:
        return said("two_sided")
    if name in ("simple", "inverse"):
        found = _quotient(name, aim.side, value, aim.goal)
    else:
        found = _progress(aim.side, value, aim.goal, start)
        if name == "pace" and isinstance(found, Rate):
            found = _pace(found, time)
    return said("too_large") if isinstance(found, Rate) and abs(found.percent) > MOST else found


def _quotient(name: Name, side: str, value: Fraction, goal: Fraction) -> Rate | Said:
    if name == "simple" and side == "lower":
        return said("less_is_better")
    if name == "inverse" and side == "higher":
        return said("more_is_better")
    if goal == 0:
        return said("zero_target")
    if goal < 0 or (name == "inverse" and value < 0):
        return said("negative")
    if name == "inverse" and value == 0:
        return said("zero_value")
    return Rate(name, (value / goal if name == "simple" else goal / value) * 100, value, goal)


def _progress(side: str, value: Fraction, goal: Fraction, start: Fraction | None) -> Rate | Said:
    if start is None:
        return said("no_baseline")
    if start == goal:
        return said("no_way_to_go", target=goal)
    if (goal > start) != (side == "higher"):
        return said("target_behind_baseline", baseline=start, target=goal)
    return Rate("from_baseline", (value - start) / (goal - start) * 100, value, goal, start)


def _pace(found: Rate, time: Clock | None) -> Rate | Said:
    if time is None:
        return said("no_time")
    if time.share == 0:
        return said("no_time_gone")
    return found._replace(name="pace", percent=found.percent / time.share, clock=time, progress=found.percent)
