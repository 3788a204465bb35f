"""The command that records what is missing."""

from typing import Final

from kyodo_cli.analysis.readiness import AnyGap, SurveyGap, ValueGap
from kyodo_cli.analysis.standing import Gap, Question, questions
from kyodo_cli.model.indicator import Indicator
from kyodo_cli.model.outline import Outline

BLANK: Final = "…"
"""What the reader fills in."""


def command(outline: Outline, gap: AnyGap, year: int, plan: str | None = None) -> str:
    """Return the command that fills a gap.

    Args:
        outline: the items of the plan.
        gap: what is missing.
        year: the fiscal year.
        plan: the plan's id, where without it items of several plans would be meant.
    """
    if isinstance(gap, SurveyGap):
        group = f' --group "{gap.group}"' if gap.group and " " in gap.group else f" --group {gap.group}"
        in_plan = f" --plan {plan}" if plan else ""
        asked = f"--sample {BLANK} --responses {BLANK}"
        return f"kyodo record survey {BLANK} --year {year}{in_plan}{group if gap.group else ''} {asked}"
    before = f"{plan}:" if plan else ""
    if isinstance(gap, ValueGap):
        series = f" --series {gap.series.id}" if gap.series else ""
        value = _value(gap.entry.indicator)
        return f"kyodo record indicator {before}{gap.entry.indicator.id} --year {year}{series} {value}"
    options = " ".join(_options(outline, gap, year))
    return f"kyodo evaluate {gap.entry.kind} {before}{gap.entry.id} --year {year} {options}"


def _value(indicator: Indicator) -> str:
    if indicator.shape == "milestone":
        return f"--status actual --note {BLANK}"
    parts = f" --numerator {BLANK} --denominator {BLANK}" if indicator.measured_as == "ratio" else ""
    return f"--value {BLANK}{parts}"


def _options(outline: Outline, gap: Gap, year: int) -> list[str]:
    asked = questions(outline.plan, outline, year)
    mine = [one for one in asked if gap.entry.kind in one.kinds]
    if gap.lack == "result":
        return [f"--result {BLANK}"]
    if gap.lack == "reason" and gap.question:
        return [*_stage(gap.question), f"--variance {BLANK}" if gap.question.is_first else f"--comment {BLANK}"]
    if gap.lack == "rating" and gap.question:
        return [*_stage(gap.question), _rating(gap.question)]
    first = mine[0]
    result = [f"--result {BLANK}"] if first.is_first else []
    return [*_stage(first), *(_rating(one) for one in mine if one.stage.id == first.stage.id), *result]


def _stage(question: Question) -> list[str]:
    return [] if question.is_first else [f"--stage {question.stage.id}"]


def _rating(question: Question) -> str:
    return f"--rating {question.axis.id}={BLANK}" if question.axis else f"--rating {BLANK}"
