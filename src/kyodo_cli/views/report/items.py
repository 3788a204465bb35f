"""The items of the plan in the report, each with what the plan says of it and what the year added."""

from dataclasses import dataclass
from typing import Literal, NamedTuple

from kyodo_cli.analysis.as_of import as_of
from kyodo_cli.analysis.departments import ROLES, in_charge
from kyodo_cli.analysis.standing import STANDINGS, Answer, Asked, Gap, Lack, Question, Standing
from kyodo_cli.base.kinds import Kind
from kyodo_cli.model.nodes import Correspondence, DepartmentRef, Node, YearText
from kyodo_cli.model.outline import Entry
from kyodo_cli.model.parts import Span
from kyodo_cli.views.grades import grade_word
from kyodo_cli.views.report.errata import slips_of
from kyodo_cli.views.report.indicators import IndicatorView, indicator_view
from kyodo_cli.views.report.records import FieldView, RecordView, field_views, question_word, record_view
from kyodo_cli.views.report.references import Context, Link
from kyodo_cli.views.words import Word

TOP_LEVEL = 2
"""The level of a heading of the highest items: the title of the page is above, and five levels end at 6."""


@dataclass(frozen=True, slots=True)
class DepartmentView:
    """Who does an item's work in the year; `in_plan` are the names in the plan where a reorganisation changed them."""

    name: str
    in_plan: tuple[str, ...]
    role: Literal["lead", "support", "collects"] | None


@dataclass(frozen=True, slots=True)
class AnswerView:
    """How an item stands with one question; `rank` is the place of its grade in the scale, what has none comes last."""

    question: Word
    standing: Standing
    code: str | None
    meaning: Word | None
    rank: int


@dataclass(frozen=True, slots=True)
class LackView:
    """What is due and not recorded of an item; the question where it is about a rating."""

    lack: Lack
    question: Word | None


@dataclass(frozen=True, slots=True)
class CorrespondenceView:
    """An item of another plan that an item corresponds to, by name where that plan was read."""

    link: Correspondence
    plan_title: str | None
    number: str | None
    title: str | None


@dataclass(frozen=True, slots=True)
class ItemView:
    """An item with all that stands below it; `level` is the level of its heading.

    `evaluated_with` is the later year whose evaluation speaks for this one. `relisted_here` are items of elsewhere that
    the plan prints here once more; `slips` are words of it that the errata speak of.
    """

    id: str
    anchor: str
    kind: Kind
    level: int
    word: Word
    number: str | None
    title: str
    need: str | None
    description: str | None
    years: Span | None
    by_year: tuple[YearText, ...]
    departments: tuple[DepartmentView, ...]
    actors: tuple[str, ...]
    themes: tuple[str, ...]
    fields: tuple[FieldView, ...]
    related: tuple[Link, ...]
    relisted: tuple[Link, ...]
    relisted_here: tuple[Link, ...]
    corresponds: tuple[CorrespondenceView, ...]
    slips: tuple[str, ...]
    record: RecordView | None
    answers: tuple[AnswerView, ...]
    lacks: tuple[LackView, ...]
    evaluated_with: int | None
    indicators: tuple[IndicatorView, ...]
    children: tuple["ItemView", ...]


class Readiness(NamedTuple):
    """How the year's items stand, and what they lack, by their ids."""

    answers: dict[str, list[AnswerView]]
    lacks: dict[str, list[LackView]]


def readiness_by_item(asked: tuple[Asked, ...], gaps: tuple[Gap, ...]) -> Readiness:
    """Sort the answers to all questions, and all gaps, by item."""
    readiness = Readiness({}, {})
    for one in asked:
        for answer in one.answers:
            readiness.answers.setdefault(answer.entry.id, []).append(answer_view(one.question, answer))
    for gap in gaps:
        view = LackView(gap.lack, question_word(gap.question) if gap.question else None)
        readiness.lacks.setdefault(gap.entry.id, []).append(view)
    return readiness


def answer_view(question: Question, answer: Answer) -> AnswerView:
    """Put together how an item stands with a question."""
    meaning = grade_word(question.scale, answer.grade)
    return AnswerView(question_word(question), answer.standing, answer.code, meaning, _rank(question, answer))


def _rank(question: Question, answer: Answer) -> int:
    codes = [grade.code for grade in question.scale.grades] if question.scale else []
    if answer.grade is not None:
        return codes.index(answer.grade.code)
    return len(codes) if answer.code is not None else len(codes) + 1 + STANDINGS.index(answer.standing)


def item_views(context: Context, readiness: Readiness) -> tuple[ItemView, ...]:
    """Return the items of the year from the top, in the order of the plan."""
    below: dict[int, list[Entry]] = {}
    tops = []
    for entry in context.entries:
        if entry.parent is None:
            tops.append(entry)
        else:
            below.setdefault(id(entry.parent), []).append(entry)
    relisted: dict[str, list[Link]] = {}
    for entry in context.entries:
        for target in entry.node.relisted:
            relisted.setdefault(target, []).append(context.link(entry.id))
        for one in entry.node.indicators:
            for target in one.relisted:
                relisted.setdefault(target, []).append(context.link(one.id))

    def view(entry: Entry) -> ItemView:
        children = tuple(view(child) for child in below.get(id(entry), ()))
        return _item(context, entry, readiness, tuple(relisted.get(entry.id, ())), children)

    return tuple(view(entry) for entry in tops)


def _item(
    context: Context,
    entry: Entry,
    readiness: Readiness,
    relisted_here: tuple[Link, ...],
    children: tuple[ItemView, ...],
) -> ItemView:
    node, year = entry.node, context.year
    evaluation = context.records.evaluations.get(node.id) if context.records else None
    return ItemView(
        id=node.id,
        anchor=context.anchor(node) or node.id,
        kind=entry.kind,
        level=TOP_LEVEL + len(entry.ancestors),
        word=context.name_of(entry),
        number=node.number,
        title=node.title,
        need=node.need,
        description=node.description,
        years=node.years,
        by_year=tuple(one for one in node.by_year if _speaks_of(one, year)),
        departments=_departments(context, node),
        actors=node.actors,
        themes=node.themes,
        fields=field_views(context, node.fields, entry.kind),
        related=tuple(context.link(target) for target in node.related),
        relisted=tuple(context.link(target) for target in node.relisted),
        relisted_here=relisted_here,
        corresponds=tuple(_correspondence(context, one) for one in node.corresponds),
        slips=slips_of(context, node.id),
        record=record_view(context, evaluation) if evaluation else None,
        answers=tuple(readiness.answers.get(node.id, ())),
        lacks=tuple(readiness.lacks.get(node.id, ())),
        evaluated_with=_evaluated_with(context, node.id),
        indicators=tuple(indicator_view(context, one) for one in node.indicators if context.follows(one)),
        children=children,
    )


def _speaks_of(text: YearText, year: int) -> bool:
    if text.before:
        return True
    if text.year is not None:
        return text.year == year
    return Span.model_construct(from_=text.from_, to=text.to).holds(year)


def _departments(context: Context, node: Node) -> tuple[DepartmentView, ...]:
    """Return who does the item's work in the year, each department once, with the weightiest of its parts."""
    plan = context.plan
    names = {one.id: one.name for one in plan.departments}
    named = {part.id for part in node.departments}
    parts: dict[str, list[DepartmentRef]] = {}
    for part in node.departments:
        for now in [one.id for one in in_charge(plan, part.id, context.year)] or [part.id]:
            parts.setdefault(now, []).append(part)
    views = []
    for now, of in parts.items():
        before = dict.fromkeys(names.get(part.id, part.id) for part in of) if now not in named else ()
        role = min((part.role for part in of), key=ROLES.index)
        views.append(DepartmentView(names.get(now, now), tuple(before), role))
    return tuple(views)


def _correspondence(context: Context, link: Correspondence) -> CorrespondenceView:
    plan_id, _, item = link.to.partition(":")
    there = next((one for one in context.others if one.id == plan_id), None)
    node = as_of(there, context.year).book.outline.by_id[item].node if there and item in there.outline.by_id else None
    if there is None or node is None:
        return CorrespondenceView(link, None, None, None)
    return CorrespondenceView(link, there.plan.title, node.number, node.title)


def _evaluated_with(context: Context, item: str) -> int | None:
    later = (
        year
        for year, records in sorted(context.book.years.items())
        if year > context.year and item in records.evaluations and context.year in records.evaluations[item].covers
    )
    return next(later, None)
