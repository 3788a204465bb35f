"""The command that records what is missing, or writes a text anew."""

from collections.abc import Sequence
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


def stating(plan: str, year: int, unstated: Sequence[str]) -> str:
    """Return the command that records what the publication data of a year do not say yet."""
    options = " ".join(f"--{one.replace('_', '-')} {BLANK}" for one in unstated)
    return f"kyodo record publication --year {year} --plan {plan} {options}"


def rewriting(outline: Outline, route: str, year: int, plan: str, *, is_closed: bool) -> str | None:
    """Return the command that writes a text of a year's records anew, or None where the file itself is edited.

    Args:
        outline: the items of the plan.
        route: where the text stands, such as `evaluations/a04/result`.
        year: the fiscal year.
        plan: the plan's id.
        is_closed: whether the year takes nothing but corrections, which keep what it said.
    """
    part, *steps = route.split("/")
    if part == "publication":
        return f"kyodo record publication --year {year} --plan {plan} --{steps[0].replace('_', '-')} {BLANK}"
    if is_closed:
        if part not in ("evaluations", "measurements", "surveys"):
            return None
        return f"kyodo correct {route} --year {year} --plan {plan} --now {BLANK} --reason {BLANK}"
    if part == "measurements" and len(steps) == 2 and steps[1] in ("note", "as_printed"):
        return f"kyodo record indicator {plan}:{steps[0]} --year {year} --{steps[1].replace('_', '-')} {BLANK}"
    option = _text_option(steps[1:]) if part == "evaluations" else None
    entry = outline.by_id.get(steps[0]) if option else None
    return f"kyodo evaluate {entry.kind} {plan}:{entry.id} --year {year} {option}" if entry else None


def _text_option(steps: list[str]) -> str | None:
    match steps:
        case ["planned" | "result" | "variance" | "issues" | "next" as text]:
            return f"--{text} {BLANK}"
        case ["response", "text"]:
            return f"--response {BLANK}"
        case ["reviews", stage, "comment"]:
            return f"--stage {stage} --comment {BLANK}"
        case ["reviews", stage, "ratings", axis, "comment"]:
            return f"--stage {stage} --comment {axis}={BLANK}"
    return None
