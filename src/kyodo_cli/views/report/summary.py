"""The year at a glance: how many items stand how at every stage, and what is not recorded."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from kyodo_cli.analysis.indicators.judging import VERDICTS, Verdict
from kyodo_cli.analysis.readiness import Readiness, SurveyGap
from kyodo_cli.analysis.standing import Answer, Asked, Gap, Lack, Question, Tally, tally
from kyodo_cli.analysis.values import ValueTally, tally_values
from kyodo_cli.base.language import Message
from kyodo_cli.model.outline import Entry
from kyodo_cli.model.rating import CountsAs
from kyodo_cli.views.grades import grade_word
from kyodo_cli.views.report.items import AnswerView, answer_view
from kyodo_cli.views.report.records import question_word
from kyodo_cli.views.report.references import Context, Link
from kyodo_cli.views.verdicts import StandingView
from kyodo_cli.views.words import Word


@dataclass(frozen=True, slots=True)
class GradeCount:
    """How many items got a grade; `meaning` is None for a code that the scale does not have."""

    code: str
    meaning: Word | None
    counts_as: CountsAs | None
    count: int


@dataclass(frozen=True, slots=True)
class GroupTally:
    """The tally of what stands below one item, and how many got which grade of those that the whole has."""

    link: Link
    tally: Tally
    grades: tuple[GradeCount, ...] = ()


@dataclass(frozen=True, slots=True)
class StageTally:
    """The tally of one stage, or of one of its axes."""

    question: Word
    kinds: tuple[Word, ...]
    tally: Tally
    grades: tuple[GradeCount, ...]
    groups: tuple[GroupTally, ...]


@dataclass(frozen=True, slots=True)
class LackGroup:
    """Items or indicators that lack the same thing; the question where it is a rating, `groups` where it is surveys."""

    lack: Lack | Literal["value", "survey"]
    question: Word | None
    items: tuple[Link, ...]
    groups: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """One evaluated item in the list of all, and how it stands with each question; None where it is not asked."""

    item: Link
    answers: tuple[AnswerView | None, ...]


@dataclass(frozen=True, slots=True)
class SummaryView:
    """The year in numbers; `unstated` names what the plan itself does not say.

    `verdicts` counts every indicator once, and adds up to `indicators`; `standings` are the same one by one. `values`
    counts them by whether a value is recorded.

    Where items of several levels are evaluated (`mixes_kinds`), a list of them has to say which is which.
    """

    has_records: bool
    stages: tuple[StageTally, ...]
    lacks: tuple[LackGroup, ...]
    rows: tuple[Row, ...]
    mixes_kinds: bool
    indicators: int
    values: ValueTally
    verdicts: tuple[tuple[Verdict, int], ...]
    standings: tuple[tuple[Link, StandingView], ...]
    unstated: tuple[Word, ...]
    is_complete: bool


def summary_view(context: Context, ready: Readiness) -> SummaryView:
    """Count what is recorded for the year."""
    groups = _groups(context)
    group_of = _group_of(context, groups)
    indicators = [
        one.indicator
        for one in context.outline.indicators
        if context.anchor(one.indicator) and context.follows(one.indicator)
    ]
    asked = ready.asked
    found = [context.standing(one).verdict for one in indicators]
    return SummaryView(
        has_records=bool(context.records and (context.records.evaluations or context.records.measurements)),
        stages=tuple(_stage(context, one, groups, group_of) for one in asked),
        lacks=(*_lacks(context, ready), *_values_lacking(context, ready), *_surveys_lacking(ready)),
        rows=_rows(context, asked),
        mixes_kinds=len({kind for one in asked for kind in one.question.kinds}) > 1,
        indicators=len(indicators),
        verdicts=tuple((verdict, found.count(verdict)) for verdict in VERDICTS),
        standings=tuple((context.link_to(one), context.standing(one)) for one in indicators),
        values=tally_values(ready.values),
        unstated=_unstated(context, len(indicators)),
        is_complete=ready.is_complete,
    )


def _stage(context: Context, asked: Asked, groups: Sequence[Entry], group_of: dict[int, Entry]) -> StageTally:
    question = asked.question
    below: dict[int, list[Answer]] = {}
    for answer in asked.answers:
        group = group_of.get(id(answer.entry))
        below.setdefault(id(group), []).append(answer)
    says_something = any(group_of.get(id(answer.entry)) is not answer.entry for answer in asked.answers)
    is_whole = len(groups) > 1 and id(None) not in below
    shown = [group for group in groups if id(group) in below] if is_whole and says_something else []
    return StageTally(
        question=question_word(question),
        kinds=tuple(context.word(kind) for kind in question.kinds),
        tally=asked.tally,
        grades=grade_counts(asked),
        groups=tuple(_group(context, group, asked, tuple(below[id(group)])) for group in shown),
    )


def _group(context: Context, group: Entry, asked: Asked, answers: tuple[Answer, ...]) -> GroupTally:
    own = {one.code: one.count for one in grade_counts(asked._replace(answers=answers))}
    grades = tuple(replace(one, count=own.get(one.code, 0)) for one in grade_counts(asked))
    return GroupTally(context.link(group.id), tally(answers), grades)


def grade_counts(asked: Asked) -> tuple[GradeCount, ...]:
    """Count the ratings by grade, in the order of the scale; codes that the scale does not have come last."""
    given = [answer for answer in asked.answers if answer.code is not None]
    if not given:
        return ()
    counted = Counter(answer.grade.code if answer.grade else answer.code or "" for answer in given)
    scale = asked.question.scale
    grades = {grade.code: grade for grade in scale.grades} if scale else {}
    known = [
        GradeCount(code, grade_word(scale, grade), grade.counts_as, counted[code]) for code, grade in grades.items()
    ]
    return (*known, *(GradeCount(code, None, None, count) for code, count in counted.items() if code not in grades))


def _lacks(context: Context, ready: Readiness) -> tuple[LackGroup, ...]:
    """Return what evaluations lack, stage by stage in the order of the review."""
    order: tuple[Lack, ...] = ("evaluation", "result", "rating", "reason")
    stages = [one.question for one in ready.asked]
    gaps = [one for one in ready.gaps if isinstance(one, Gap)]
    found: dict[tuple[Lack, str, str], list[Gap]] = {}
    for gap in sorted(gaps, key=lambda one: (order.index(one.lack), _position(one, stages))):
        stage = gap.question.stage.id if gap.question else ""
        axis = gap.question.axis.id if gap.question and gap.question.axis else ""
        found.setdefault((gap.lack, stage, axis), []).append(gap)
    groups = []
    for alike in found.values():
        question = alike[0].question
        groups.append(
            LackGroup(
                lack=alike[0].lack,
                question=question_word(question) if question else None,
                items=tuple(context.link(gap.entry.id) for gap in alike),
            )
        )
    return tuple(groups)


def _position(gap: Gap, stages: list[Question]) -> int:
    return stages.index(gap.question) if gap.question else -1


def _values_lacking(context: Context, ready: Readiness) -> Iterator[LackGroup]:
    lacking = [answer.entry.indicator for answer in ready.values if answer.standing == "missing"]
    if lacking:
        yield LackGroup("value", None, tuple(map(context.link_to, lacking)))


def _surveys_lacking(ready: Readiness) -> Iterator[LackGroup]:
    lacking = [one.group for one in ready.gaps if isinstance(one, SurveyGap)]
    if lacking:
        yield LackGroup("survey", None, (), tuple(group for group in lacking if group))


def _rows(context: Context, asked: tuple[Asked, ...]) -> tuple[Row, ...]:
    answers = [{answer.entry.id: answer for answer in one.answers} for one in asked]
    rows = []
    for entry in context.entries:
        if not any(entry.id in one and one[entry.id].entry is entry for one in answers):
            continue
        found = [(one.question, by_id.get(entry.id)) for one, by_id in zip(asked, answers, strict=True)]
        cells = tuple(answer_view(question, answer) if answer else None for question, answer in found)
        rows.append(Row(context.link(entry.id), cells))
    return tuple(rows)


def _groups(context: Context) -> list[Entry]:
    """Return the highest level that has several items, below a top that stands alone."""
    groups = [entry for entry in context.entries if entry.parent is None]
    while len(groups) == 1:
        below = [entry for entry in context.entries if entry.parent is groups[0]]
        if not below:
            break
        groups = below
    return groups


def _group_of(context: Context, groups: list[Entry]) -> dict[int, Entry]:
    """Return for every item the group that it is, or stands below."""
    ids = {id(group) for group in groups}
    return {id(entry): one for entry in context.entries for one in (entry, *entry.ancestors) if id(one) in ids}


def _unstated(context: Context, indicators: int) -> tuple[Word, ...]:
    plan = context.plan
    stated = (
        (
            context.word("departments"),
            bool(plan.departments) or any(entry.node.departments for entry in context.entries),
        ),
        (context.word("indicator"), bool(indicators)),
        (Message("Rating scale"), bool(plan.scales)),
    )
    return tuple(name for name, is_stated in stated if not is_stated)
