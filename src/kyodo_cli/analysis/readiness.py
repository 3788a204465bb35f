"""Whether a year is complete: the one answer behind `validate --year`, `status` and a final report."""

from collections.abc import Mapping
from typing import NamedTuple

from kyodo_cli.analysis.frame import in_force
from kyodo_cli.analysis.standing import Asked, Gap, Question, covered_later, missing, standings
from kyodo_cli.analysis.survey_cycle import missing_groups
from kyodo_cli.analysis.values import ValueAnswer, value_answers
from kyodo_cli.base.kinds import Kind
from kyodo_cli.model.indicator import Series
from kyodo_cli.model.outline import IndicatorEntry, Outline
from kyodo_cli.model.rating import Stage
from kyodo_cli.model.year import YearRecords


class ValueGap(NamedTuple):
    """A value of an indicator, or of one of its series, that is due and not recorded."""

    entry: IndicatorEntry
    series: Series | None


class SurveyGap(NamedTuple):
    """A survey that is due and not recorded; the group that was to be asked, where the plan names groups."""

    group: str | None


AnyGap = Gap | ValueGap | SurveyGap


class Readiness(NamedTuple):
    """What a fiscal year asks for and what of it is missing; nothing is asked where the plan is not in force."""

    asked: tuple[Asked, ...] = ()
    values: tuple[ValueAnswer, ...] = ()
    gaps: tuple[AnyGap, ...] = ()

    @property
    def is_complete(self) -> bool:
        """Say whether nothing that is due is missing."""
        return not self.gaps

    @property
    def to_follow(self) -> tuple[tuple[Question, int], ...]:
        """What later stages will ask, and of how many items, once those have the evaluation that they lack now.

        Of an item without any evaluation only that is a gap: nobody can answer for the later stages before.
        """
        waiting = [gap.entry.kind for gap in self.gaps if isinstance(gap, Gap) and gap.lack == "evaluation"]
        first: dict[Kind, Stage] = {}
        found = []
        for question, _ in self.asked:
            later = [kind for kind in question.kinds if first.setdefault(kind, question.stage) != question.stage]
            if count := sum(kind in later for kind in waiting):
                found.append((question, count))
        return tuple(found)

    def is_for_departments(self, gap: AnyGap) -> bool:
        """Say whether a gap is for a department to fill: at the first stage, or a value; later stages are others'."""
        if isinstance(gap, Gap) and gap.question is None:
            return any(one.question.is_first and gap.entry.kind in one.question.kinds for one in self.asked)
        return isinstance(gap, ValueGap) or (
            isinstance(gap, Gap) and gap.question is not None and gap.question.is_first
        )


def readiness(outline: Outline, years: Mapping[int, YearRecords], year: int) -> Readiness:
    """Look at everything that is due in a fiscal year.

    Args:
        outline: the items of the plan.
        years: what is recorded, by fiscal year.
        year: the fiscal year that is evaluated.
    """
    plan = outline.plan
    if not in_force(plan, year):
        return Readiness()
    records, covered = years.get(year), covered_later(years, year)
    values = value_answers(outline, years, year)
    gaps: list[AnyGap] = [*missing(plan, outline, records, year, covered)]
    gaps += [ValueGap(answer.entry, series) for answer in values for series in answer.lacking]
    gaps += map(SurveyGap, missing_groups(plan, records, year))
    return Readiness(standings(plan, outline, records, year, covered), values, tuple(gaps))
