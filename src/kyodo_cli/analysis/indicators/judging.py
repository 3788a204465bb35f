"""Whether a value meets its target, and if not, whether it keeps pace with the straight line towards it."""

from fractions import Fraction
from typing import Final, Literal, NamedTuple

from kyodo_cli.analysis.indicators.aims import Aim
from kyodo_cli.analysis.indicators.measured import Actual, Evidence
from kyodo_cli.analysis.indicators.rates import Clock
from kyodo_cli.analysis.indicators.said import Said, said
from kyodo_cli.analysis.indicators.targets import better_of

Verdict = Literal["achieved", "on_track", "behind", "not_assessed", "not_due", "missing"]

VERDICTS: Final[tuple[Verdict, ...]] = ("achieved", "on_track", "behind", "not_assessed", "not_due", "missing")
"""In the order of the equation that a tally prints."""

WORST_FIRST: Final[tuple[Verdict, ...]] = ("missing", "behind", "not_assessed", "on_track", "achieved", "not_due")
"""How verdicts combine: what is made of several is what its first in this order is."""


class Judgement(NamedTuple):
    """A verdict with the rule that gave it, and the aim it is about."""

    verdict: Verdict
    rule: Said
    aim: Aim | None = None


def judge(aim: Aim, actual: Actual, evidence: Evidence, time: Clock | None) -> Judgement:
    """Hold a value against a target.

    Met is achieved, at any time. Not met is behind once the target is due. Before that, a value at or beyond the
    straight line from the baseline to the target is on track (a pace of 100 percent or more), any other is behind.
    """
    if not aim.has_number:
        return Judgement("not_assessed", _unmeasurable(aim), aim)
    if aim.is_met(actual.value):
        early = aim.due is not None and aim.due > evidence.year
        return Judgement("achieved", said("met_early" if early else "met", due_year=aim.due), aim)
    if aim.due is not None and aim.due <= evidence.year:
        kind = "not_met" if aim.due == evidence.year else "overdue"
        return Judgement("behind", said(kind, due_year=aim.due), aim)
    return _judge_on_the_way(aim, actual, evidence.start, time)


def judge_direction(actual: Actual, evidence: Evidence) -> Judgement:
    """Say whether a value moved the way it is to move: since the baseline, else since the last one before."""
    better = better_of(evidence.indicator, evidence.series)
    baseline, previous = evidence.baseline, evidence.previous
    if better not in ("higher", "lower"):
        return Judgement("not_assessed", said("no_direction"))
    if baseline and evidence.start is not None:
        start, year, what = evidence.start, baseline.year, "baseline"
    elif previous:
        start, year, what = previous.value, previous.measured, "previous"
    else:
        return Judgement("not_assessed", said("nothing_to_compare"))
    moved = actual.value > start if better == "higher" else actual.value < start
    kind = f"{'moved' if moved else 'not_moved'}_since_{what}"
    return Judgement("achieved" if moved else "behind", said(kind, start=start, start_year=year))


def worst(verdicts: tuple[Verdict, ...]) -> Verdict:
    """Return the one verdict of several, as weak as the weakest."""
    return min(verdicts, key=WORST_FIRST.index, default="not_assessed")


def _judge_on_the_way(aim: Aim, actual: Actual, start: Fraction | None, time: Clock | None) -> Judgement:
    if aim.due is None:
        return Judgement("not_assessed", said("no_line_without_year"), aim)
    if start is None:
        return Judgement("not_assessed", said("no_line_without_baseline", due_year=aim.due), aim)
    end = _end_of_line(aim, start)
    if end is None:
        return Judgement("behind", said("lost_what_was_met", baseline=start), aim)
    if time is None:
        return Judgement("not_assessed", said("no_line_without_start", due_year=aim.due), aim)
    line = start + (end - start) * time.share
    ahead = actual.value >= line if end > start else actual.value <= line
    beyond = _is_beyond(aim, actual.value, upwards=end > start)
    rule = said(
        "past_the_range" if beyond else "on_the_line" if ahead else "behind_the_line",
        baseline=start,
        target=end,
        gone=min(max(time.gone, 0), time.whole),
        whole=time.whole,
        line=line,
        due_year=aim.due,
        measured_year=actual.measured,
    )
    return Judgement("on_track" if ahead and not beyond else "behind", rule, aim)


def _unmeasurable(aim: Aim) -> Said:
    target = aim.target
    if target is None or (target.value is None and target.against is None):
        return said("in_words")
    if target.against is not None:
        return said("distance_unclear" if target.value is not None else "nothing_to_hold_against")
    return said("no_side")


def _end_of_line(aim: Aim, start: Fraction) -> Fraction | None:
    """Return where the line from the baseline leads; None where the baseline is at or beyond it already."""
    if aim.low is not None and (start < aim.low or (start == aim.low and aim.is_strict)):
        end = aim.low if aim.goal is None else aim.goal
        return end if end > start else None
    if aim.high is not None and (start > aim.high or (start == aim.high and aim.is_strict)):
        end = aim.high if aim.goal is None else aim.goal
        return end if end < start else None
    return None


def _is_beyond(aim: Aim, value: Fraction, *, upwards: bool) -> bool:
    if upwards:
        return aim.high is not None and value > aim.high
    return aim.low is not None and value < aim.low
