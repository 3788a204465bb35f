"""What an indicator is held to in a fiscal year: of all its targets the one that counts, as the plan stood then."""

from fractions import Fraction
from typing import Final, Literal, NamedTuple

from kyodo_cli.analysis.indicators.measured import Evidence
from kyodo_cli.analysis.indicators.numbers import exact
from kyodo_cli.analysis.indicators.targets import better_of, replacement, targets_known, versions_before
from kyodo_cli.model.indicator import Better, Operator, Target
from kyodo_cli.model.parts import Span

ABOUT: Final = Fraction(5, 100)
"""By what share of itself a target of “about” may be missed: the format leaves it open, so kyodo says it wherever it
counts."""

Side = Literal["higher", "lower"]


class Aim(NamedTuple):
    """A target as it counts in a fiscal year.

    `goal` is the number (None for words alone, and for a range, which has two ends); `due` is the fiscal year by which
    it is to be reached (None: nobody says when); `low` and `high` are the bounds within which it is met, themselves
    included unless `is_strict`. Without `target`, the baseline is to be kept. `replaced` are its earlier versions.
    """

    target: Target | None
    op: Operator | None
    goal: Fraction | None
    due: int | None
    low: Fraction | None = None
    high: Fraction | None = None
    is_strict: bool = False
    replaced: tuple[Target, ...] = ()
    against_year: int | None = None

    @property
    def has_number(self) -> bool:
        """Say whether a value can be held against it."""
        return self.low is not None or self.high is not None

    @property
    def side(self) -> Side | None:
        """The side on which it is met; None where too much is as wrong as too little."""
        if self.low is not None and self.high is not None:
            return None
        return "higher" if self.low is not None else "lower"

    def is_met(self, value: Fraction) -> bool:
        """Say whether a value meets it."""
        if value in (self.low, self.high):
            return not self.is_strict
        return (self.low is None or value > self.low) and (self.high is None or value < self.high)


def aims(evidence: Evidence) -> tuple[Aim, ...]:
    """Return what a series is held to in a fiscal year: targets for that year, else the next, else the last before.

    Targets with a number go before those in words. Without any, a `keep` holds to the baseline.
    """
    known = targets_known(evidence.indicator, evidence.year)
    series = evidence.series
    own = tuple(one for one in known if one.series == series) or tuple(one for one in known if one.series is None)
    found = [_aim(evidence, one, known) for one in own if replacement(one, known) is None]
    if not found and evidence.indicator.shape == "keep" and evidence.start is not None:
        return (_bounded(evidence, None, evidence.start, evidence.year),)
    for several in ([one for one in found if one.has_number], found):
        if several:
            return tuple(_nearest(several, evidence.year))
    return ()


def _nearest(several: list[Aim], year: int) -> list[Aim]:
    """Return those for the year itself; else those of the next year that has any, of the last one, or without year."""
    dates = sorted({one.due for one in several if one.due is not None})
    ahead, past = [due for due in dates if due >= year], [due for due in dates if due < year]
    due = ahead[0] if ahead else past[-1] if past else None
    return [one for one in several if one.due == due]


def _aim(evidence: Evidence, target: Target, known: tuple[Target, ...]) -> Aim:
    goal, of_year = _goal(evidence, target)
    aim = _bounded(evidence, target, goal, _due(evidence, target))
    return aim._replace(replaced=versions_before(target, known), against_year=of_year)


def _due(evidence: Evidence, target: Target) -> int | None:
    """Return the fiscal year by which a target is to be reached, seen from another; what is kept is due each year."""
    year = evidence.year
    is_yearly = target.against == "previous_year" or evidence.indicator.shape == "keep"
    if target.year is not None:
        return min(target.year, year) if is_yearly else target.year
    if target.from_ is not None or target.to is not None or target.every_year:
        stretch = Span.model_construct(from_=target.from_, to=target.to)
        if stretch.holds(year):
            return year
        return target.from_ if target.from_ is not None and target.from_ > year else target.to
    return year if is_yearly else evidence.plan_end


def _goal(evidence: Evidence, target: Target) -> tuple[Fraction | None, int | None]:
    """Return the number that a target asks for, and the year of what it is held against."""
    previous, baseline = evidence.previous, evidence.baseline
    if target.against is None:
        return (None if target.value is None else exact(target.value)), None
    if target.value is not None:  # whether it is the value or the distance to keep, nobody says
        return None, None
    if target.against == "previous_year":
        return (previous.value, previous.measured) if previous else (None, None)
    if target.against == "baseline":
        return evidence.start, baseline.year if baseline else None
    found = next((one for one in evidence.indicator.references if one.id == target.against), None)
    return (exact(found.value), found.year) if found and found.value is not None else (None, None)


def _bounded(evidence: Evidence, target: Target | None, goal: Fraction | None, due: int | None) -> Aim:
    better = better_of(evidence.indicator, evidence.series)
    op = (target.op if target else None) or _usual(better, is_kept=evidence.indicator.shape == "keep")
    if op == "between" and target:
        low, high = (None if end is None else exact(end) for end in (target.min, target.max))
        return Aim(target, op, None, due, low, high)
    if goal is None or op is None:
        return Aim(target, op, goal, due)
    slack = abs(goal) * ABOUT if op == "about" else Fraction(0)
    has_floor = op in ("at_least", "above", "equal") or (op == "about" and better != "lower")
    has_ceiling = op in ("at_most", "below", "equal") or (op == "about" and better in ("lower", "none"))
    low, high = goal - slack if has_floor else None, goal + slack if has_ceiling else None
    return Aim(target, op, goal, due, low, high, is_strict=op in ("above", "below"))


def _usual(better: Better | None, *, is_kept: bool) -> Operator | None:
    """Return what a target means that does not say it; None where neither side is better and nothing is kept."""
    if better == "none":
        return "equal" if is_kept else None
    return "at_most" if better == "lower" else "at_least"
