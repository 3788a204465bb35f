"""How an indicator stands in a fiscal year: for each series a verdict and a rate, and what they were made from."""

from dataclasses import dataclass

from kyodo_cli.analysis.frame import frame, in_force, is_part
from kyodo_cli.analysis.indicators.aims import Aim, aims
from kyodo_cli.analysis.indicators.cautions import about_the_grade, cautions
from kyodo_cli.analysis.indicators.judging import WORST_FIRST, Judgement, Verdict, judge, judge_direction, worst
from kyodo_cli.analysis.indicators.measured import Actual, Evidence, Years, before
from kyodo_cli.analysis.indicators.milestones import judge_milestone
from kyodo_cli.analysis.indicators.rates import Rate, clock, rate
from kyodo_cli.analysis.indicators.said import Said, said
from kyodo_cli.analysis.indicators.silence import value_of
from kyodo_cli.analysis.indicators.targets import baseline_of
from kyodo_cli.analysis.scales import scale_of
from kyodo_cli.model.indicator import Baseline, Indicator, Series
from kyodo_cli.model.outline import IndicatorEntry, Outline
from kyodo_cli.model.plan import Plan
from kyodo_cli.model.rating import Grade, Scale


@dataclass(frozen=True, slots=True)
class SeriesAssessment:
    """How one series stands, or the indicator where it has none.

    `rule` is why the verdict is what it is, `refusal` why there is no rate although a formula is declared. `aim` is
    what the verdict goes by. `previous` is the last value measured before. `grade` follows from the rate by `scale`.
    """

    series: Series | None
    verdict: Verdict
    rule: Said
    baseline: Baseline | None = None
    aim: Aim | None = None
    actual: Actual | None = None
    previous: Actual | None = None
    rate: Rate | None = None
    refusal: Said | None = None
    scale: Scale | None = None
    grade: Grade | None = None
    cautions: tuple[Said, ...] = ()


@dataclass(frozen=True, slots=True)
class Assessment:
    """How an indicator stands in a fiscal year, series by series."""

    indicator: Indicator
    year: int
    series: tuple[SeriesAssessment, ...]

    @property
    def verdict(self) -> Verdict:
        """The verdict of the whole: it is no better than that of its weakest series."""
        return worst(tuple(one.verdict for one in self.series))


def assess(outline: Outline, entry: IndicatorEntry, years: Years, year: int) -> Assessment:
    """Return how an indicator stands in a fiscal year.

    It goes by the plan as it stood in that year, and by the records up to it: what is recorded later changes no verdict
    of a year that is over.

    Args:
        outline: the plan.
        entry: the indicator.
        years: the records of all years.
        year: the fiscal year.
    """
    indicator = entry.indicator
    absent = _absence(outline, entry, years, year)
    found = []
    for series in indicator.series or (None,):
        if absent:
            baseline = baseline_of(indicator, series.id if series else None, year)
            found.append(SeriesAssessment(series, "not_due", absent, baseline))
        else:
            found.append(_assessed(outline.plan, indicator, series, years, year))
    return Assessment(indicator, year, tuple(found))


def _absence(outline: Outline, entry: IndicatorEntry, years: Years, year: int) -> Said | None:
    """Return why nothing is asked of an indicator in a fiscal year, if nothing is."""
    indicator = entry.indicator
    if not in_force(outline.plan, year):
        return said("plan_not_in_force")
    if entry.holder is not None and not is_part(outline.plan, entry.holder, year):
        return said("item_not_in_plan")
    if indicator.years is not None and not indicator.years.holds(year):
        return said("not_followed", successor=indicator.successor)
    for earlier in sorted(one for one in years if one < year):
        entries = years[earlier].measurements.get(indicator.id, ())
        if entries and all(one.status == "discontinued" for one in entries) and indicator.id not in _ids(years, year):
            return said("discontinued_before", end_year=earlier, successor=indicator.successor)
    return None


def _ids(years: Years, year: int) -> frozenset[str]:
    return frozenset(years[year].measurements) if year in years else frozenset()


def _assessed(plan: Plan, indicator: Indicator, series: Series | None, years: Years, year: int) -> SeriesAssessment:
    series_id = series.id if series else None
    actual, silence = value_of(indicator, series_id, years, year)
    baseline = baseline_of(indicator, series_id, actual.measured if actual else year)
    previous = before(indicator, series_id, years, actual, baseline) if actual else None
    evidence = Evidence(indicator, series_id, year, plan.period.from_, frame(plan, year).last, baseline, previous)
    held_to = aims(evidence)
    first = held_to[0] if held_to else None
    if indicator.shape == "milestone":
        done = judge_milestone(evidence, first, years)
        return SeriesAssessment(series, done.verdict, done.rule, baseline, done.aim, actual, previous)
    if actual is None or silence is not None:
        verdict, rule = silence or ("missing", said("nothing_recorded"))
        return SeriesAssessment(series, verdict, rule, baseline, first, actual, previous)
    judgement = _judgement(evidence, held_to, actual)
    rated = _rated(evidence, judgement.aim, actual)
    found = rated if isinstance(rated, Rate) else None
    scale = scale_of(plan, indicator.scale, year)
    grade = _grade(scale, found)
    return SeriesAssessment(
        series=series,
        verdict=judgement.verdict,
        rule=judgement.rule,
        baseline=baseline,
        aim=judgement.aim,
        actual=actual,
        previous=previous,
        rate=found,
        refusal=rated if isinstance(rated, Said) else None,
        scale=scale,
        grade=grade,
        cautions=(*cautions(evidence, actual, judgement, found), *about_the_grade(grade, judgement.verdict)),
    )


def _judgement(evidence: Evidence, held_to: tuple[Aim, ...], actual: Actual) -> Judgement:
    """Return the verdict on a value; of several targets for the same year, the one that it meets least."""
    shape = evidence.indicator.shape
    if shape == "none":
        return Judgement("not_assessed", said("no_target_meant"))
    if shape == "direction" and not any(one.has_number for one in held_to):
        return judge_direction(actual, evidence)._replace(aim=held_to[0] if held_to else None)
    if not held_to:
        return Judgement("not_assessed", said("no_target"))
    judged = (judge(one, actual, evidence, clock(evidence, actual.measured, one.due)) for one in held_to)
    return min(judged, key=lambda one: WORST_FIRST.index(one.verdict))


def _rated(evidence: Evidence, aim: Aim | None, actual: Actual) -> Rate | Said | None:
    formula = evidence.indicator.formula
    if formula is None or aim is None or not aim.has_number:
        return None
    return rate(formula, aim, actual.value, evidence.start, clock(evidence, actual.measured, aim.due))


def _grade(scale: Scale | None, found: Rate | None) -> Grade | None:
    """Return the grade that follows from a rate, before rounding: the highest threshold that it reaches."""
    if scale is None or found is None:
        return None
    reached = [one for one in scale.grades if one.from_rate is not None and found.percent >= one.from_rate]
    return max(reached, key=lambda one: one.from_rate or 0, default=None)
