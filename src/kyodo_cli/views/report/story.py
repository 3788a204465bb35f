"""The year in sentences: what was due, the grades, what moved, what was reached, what is not recorded."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from kyodo_cli.analysis.indicators.judging import Verdict
from kyodo_cli.analysis.indicators.said import Said, said
from kyodo_cli.base.language import Message
from kyodo_cli.views.report.summary import LackGroup, StageTally, SummaryView
from kyodo_cli.views.report.years import ComparisonView, QuestionYears
from kyodo_cli.views.words import Word

Paragraph = tuple[Said, ...]
"""Sentences that belong together."""


@dataclass(frozen=True, slots=True)
class Counted:
    """How many of something, as a part of a sentence; with a code, it is a grade and `what` its meaning."""

    what: Word
    count: int
    code: str | None = None


LACKS: Final[dict[str, Message]] = {
    "evaluation": Message("evaluations"),
    "result": Message("results"),
    "reason": Message("reasons for a rating"),
    "value": Message("values of indicators"),
    "survey": Message("surveys"),
}
"""What is not recorded, as it is counted."""


OTHERS: Final[dict[Verdict, Message]] = {
    "not_assessed": Message("not assessed"),
    "not_due": Message("not due"),
    "missing": Message("not recorded"),
}
"""Verdicts that say nothing of a target."""


def story(year: int, summary: SummaryView, over_years: tuple[QuestionYears, ...]) -> tuple[Paragraph, ...]:
    """Return how the year went, in paragraphs; nothing is said that does not follow from the records."""
    if not summary.has_records:
        return ((said("nothing", year=year), *_due(year, summary, is_past=False)),)
    found = (
        tuple(_due(year, summary, is_past=True)),
        *_rated(summary, over_years),
        tuple(_not_compared(over_years)),
        tuple(_indicators(summary)),
        (_missing(summary),),
    )
    return tuple(one for one in found if one)


def _due(year: int, summary: SummaryView, *, is_past: bool) -> Iterator[Said]:
    """Yield what the first stage asks for; where it asks for nothing, that."""
    if not summary.stages:
        return
    first = summary.stages[0]
    due = first.tally.total - first.tally.not_due
    if not due:
        yield said("none_due", year=year)
    elif is_past:
        yield said("due", year=year, count=due, kinds=first.kinds)
    else:
        yield said("due_still", count=due, kinds=first.kinds)


def _rated(summary: SummaryView, over_years: tuple[QuestionYears, ...]) -> Iterator[Paragraph]:
    """Yield stage by stage how many items got which grade, and how they moved; then the stages without any."""
    found = {one.question: one.compared for one in over_years}
    for stage in summary.stages:
        if stage.grades:
            rated = said("rated", stage=stage.question, parts=tuple(_grades(stage)), total=stage.tally.total)
            yield (rated, *_compared(found.get(stage.question)))
    silent = tuple(stage.question for stage in summary.stages if not stage.grades and stage.tally.missing)
    if silent:
        yield (said("not_rated", stages=silent),)


def _grades(stage: StageTally) -> Iterator[Counted]:
    for grade in stage.grades:
        if grade.count:
            yield Counted(grade.meaning or Message("not in the scale"), grade.count, grade.code)
    if stage.tally.missing:
        yield Counted(Message("not recorded"), stage.tally.missing)
    if stage.tally.not_due:
        yield Counted(Message("not due"), stage.tally.not_due)


def _compared(found: ComparisonView | None) -> Iterator[Said]:
    if found is None or not found.compared:
        return
    about = {"before_year": found.before, "compared": found.compared, "same": found.same}
    if found.other:  # a scale that does not say which grade is better
        yield said("changed", other=found.other, **about)
    else:
        yield said("moved", better=found.better, worse=found.worse, **about)


def _not_compared(over_years: tuple[QuestionYears, ...]) -> Iterator[Said]:
    """Yield once for all stages why they are not compared with the evaluation before."""
    for state in ("other_scale", "nothing_recorded"):
        stages = [one for one in over_years if one.compared and one.compared.state == state]
        if stages and stages[0].compared:
            questions = tuple(one.question for one in stages)
            yield said(state, stages=questions, before_year=stages[0].compared.before)


def _indicators(summary: SummaryView) -> Iterator[Said]:
    """Yield how many indicators have reached their targets, and what of the others is to be said."""
    counts = dict(summary.verdicts)
    judged = {verdict: count for verdict, count in counts.items() if verdict not in OTHERS}
    if not any(judged.values()):
        return
    yield said("indicators", total=summary.indicators, **judged)
    rest = tuple(Counted(word, counts[verdict]) for verdict, word in OTHERS.items() if counts.get(verdict))
    if rest:
        yield said("other_indicators", parts=rest)


def _missing(summary: SummaryView) -> Said:
    parts = tuple(_lack(one) for one in summary.lacks)
    return said("missing", parts=parts) if parts else said("complete")


def _lack(one: LackGroup) -> Counted:
    count = len(one.items) or len(one.groups) or 1
    what = LACKS.get(one.lack)
    return Counted(what if what is not None else one.question or "", count)
