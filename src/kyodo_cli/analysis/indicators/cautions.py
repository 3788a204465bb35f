"""What has to be said beside a verdict or a rate so that nobody is misled by it."""

from collections.abc import Iterator
from fractions import Fraction
from typing import Final

from kyodo_cli.analysis.indicators.aims import ABOUT
from kyodo_cli.analysis.indicators.judging import Judgement, Verdict
from kyodo_cli.analysis.indicators.measured import Actual, Evidence
from kyodo_cli.analysis.indicators.numbers import exact, rounded
from kyodo_cli.analysis.indicators.printed_numbers import shows
from kyodo_cli.analysis.indicators.rates import PLACES, Rate
from kyodo_cli.analysis.indicators.said import Said, said
from kyodo_cli.analysis.indicators.targets import is_behind, is_tiny
from kyodo_cli.model.rating import Grade

WELL: Final = ("achieved", "on_track", "completed")
BADLY: Final = ("behind", "not_started", "stopped")
"""What grades count as, where a verdict can be held against it."""

NEARLY: Final = 90
"""Share of the target, in percent, from which a value is so near that a rate below 0 % needs a word."""


def cautions(evidence: Evidence, actual: Actual, judgement: Judgement, found: Rate | None) -> tuple[Said, ...]:
    """Return the warnings about one value, its verdict and its rate."""
    aim = judgement.aim
    return (
        *_about_the_value(evidence, actual),
        *(_about_the_rate(found, judgement.verdict, actual) if found else ()),
        *((said("about", slack=ABOUT * 100),) if aim and aim.op == "about" else ()),
        *_about_the_target(evidence, judgement),
    )


def about_the_grade(grade: Grade | None, verdict: Verdict) -> Iterator[Said]:
    """Warn where the plan's grade and the verdict look as if they said the opposite: they go by different things."""
    if grade is None or grade.counts_as not in (*WELL, *BADLY) or verdict not in ("achieved", "on_track", "behind"):
        return
    if (grade.counts_as in WELL) != (verdict != "behind"):
        yield said("grade_by_rate", grade=grade.code)


def _about_the_value(evidence: Evidence, actual: Actual) -> Iterator[Said]:
    baseline, previous = evidence.baseline, evidence.previous
    status = actual.record.status if actual.record else None
    if status in ("provisional", "estimate"):
        yield said(status)
    if actual.measured != evidence.year:
        yield said("measured_in_other_year", measured_year=actual.measured)
    for gap in sorted(evidence.indicator.breaks, key=lambda one: one.year):
        if baseline and (baseline.year or 0) < gap.year <= actual.measured:
            yield said("break_since_baseline", break_year=gap.year)
        elif previous and previous.measured < gap.year <= actual.measured:
            yield said("break_since_previous", break_year=gap.year)


def _about_the_target(evidence: Evidence, judgement: Judgement) -> Iterator[Said]:
    """Warn where a target may be met by a step back; where a formula is declared, its refusal says so already."""
    indicator, aim = evidence.indicator, judgement.aim
    if aim is None or aim.target is None or indicator.shape == "keep" or indicator.formula:
        return
    if is_behind(indicator, aim.target):
        yield said("target_behind_baseline", target=aim.goal, baseline=evidence.start)


def _about_the_rate(found: Rate, verdict: Verdict, actual: Actual) -> Iterator[Said]:
    if found.baseline is not None and is_tiny(found.baseline, found.goal):
        yield said("tiny_span", baseline=found.baseline, target=found.goal)
    if found.percent < 0 and found.goal > 0 and (share := found.actual / found.goal * 100) >= NEARLY:
        yield said("below_zero", share=rounded(share, PLACES))
    if verdict == "behind" and found.printed >= 100:
        yield said("rounds_to_target" if found.percent < 100 else "only_equal")
    if actual.record and actual.record.printed and _differs(actual.record.printed.rate, found):
        yield said("printed_differs", printed=actual.record.printed.rate)


def _differs(printed: object, found: Rate) -> bool:
    """Tell whether a rate that the city printed is another one, rounded or cut off at its last digit."""
    if isinstance(printed, str):
        return not shows(printed, float(found.printed))
    if isinstance(printed, bool) or not isinstance(printed, (int, float)):
        return False
    own = exact(printed)
    places = len(repr(printed).partition(".")[2]) if own.denominator != 1 else 0
    return abs(found.percent - own) >= Fraction(1, 10**places)
