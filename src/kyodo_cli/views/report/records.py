"""What was recorded of an item in the year, in the plan's words and stage by stage."""

from dataclasses import dataclass
from typing import Final

from kyodo_cli.analysis.scales import DEFAULT_STAGES, grade_of, stages_of
from kyodo_cli.analysis.standing import Question, questions
from kyodo_cli.base.language import Message
from kyodo_cli.model.parts import Scalar
from kyodo_cli.model.rating import Stage
from kyodo_cli.model.year import Cost, Evaluation, Response, Review
from kyodo_cli.views.grades import grade_word
from kyodo_cli.views.report.references import Context
from kyodo_cli.views.words import Word

TEXTS: Final = ("planned", "result", "variance", "issues", "next")

OWN_STAGE: Final = Message("Self-assessment")


@dataclass(frozen=True, slots=True)
class TextView:
    """A text under its label; `key` is the field that it stands in."""

    label: Word
    text: str
    key: str


@dataclass(frozen=True, slots=True)
class FieldView:
    """A value of a field that the plan itself defines."""

    label: str
    value: Scalar
    unit: str | None


@dataclass(frozen=True, slots=True)
class RatingView:
    """A rating; `meaning` is None where the scale does not have the code."""

    axis: str | None
    code: str
    meaning: Word | None
    comment: str | None


@dataclass(frozen=True, slots=True)
class DirectionView:
    """A direction by its code, and what the plan says it means."""

    code: str
    meaning: str | None


@dataclass(frozen=True, slots=True)
class ReviewView:
    """What one stage said."""

    stage: Word
    ratings: tuple[RatingView, ...]
    direction: DirectionView | None
    comment: str | None
    by: str | None
    date: str | None


@dataclass(frozen=True, slots=True)
class ResponseView:
    """What the city answered."""

    text: str | None
    direction: DirectionView | None


@dataclass(frozen=True, slots=True)
class RecordView:
    """An evaluation; `covers` are the fiscal years it speaks of where they are several."""

    texts: tuple[TextView, ...]
    covers: tuple[int, ...]
    cost: Cost | None
    reviews: tuple[ReviewView, ...]
    response: ResponseView | None
    fields: tuple[FieldView, ...]


def record_view(context: Context, evaluation: Evaluation) -> RecordView:
    """Put together what an evaluation says."""
    texts = ((key, context.word(key), getattr(evaluation, key)) for key in TEXTS)
    return RecordView(
        texts=tuple(TextView(label, text, key) for key, label, text in texts if text),
        covers=evaluation.covers if set(evaluation.covers) - {context.year} else (),
        cost=evaluation.cost,
        reviews=_reviews(context, evaluation),
        response=_response(context, evaluation.response),
        fields=field_views(context, evaluation.fields, "evaluation"),
    )


def field_views(context: Context, values: dict[str, Scalar], applies_to: str) -> tuple[FieldView, ...]:
    """Return the values of the plan's own fields in the plan's order; one it does not define goes by its key."""
    defined = [one for one in context.plan.fields if one.applies_to == applies_to]
    known = {one.key for one in defined}
    return (
        *(FieldView(one.label, values[one.key], one.unit) for one in defined if one.key in values),
        *(FieldView(key, value, None) for key, value in values.items() if key not in known),
    )


def stage_word(stage: Stage) -> Word:
    """Return what a stage is called, in our words where it is kyodo's own."""
    return OWN_STAGE if stage.label is DEFAULT_STAGES[0].label else stage.label


def question_word(question: Question) -> Word:
    """Return what a question is called: its stage, with the axis where the stage has several."""
    stage = stage_word(question.stage)
    return Message("{stage} ({axis})", stage=stage, axis=question.axis.label) if question.axis else stage


def name_of(context: Context, who: str | None) -> str | None:
    """Return the name of a body or a department by its id; anybody else stands as written."""
    names = {one.id: one.name for one in context.plan.departments} | {one.id: one.name for one in context.plan.bodies}
    return names.get(who, who) if who else None


def _reviews(context: Context, evaluation: Evaluation) -> tuple[ReviewView, ...]:
    """Return the reviews in the order of the stages, then those of stages that the year does not have."""
    asked: dict[str, list[Question]] = {}
    for question in questions(context.plan, context.outline, context.year):
        asked.setdefault(question.stage.id, []).append(question)
    labels = {stage.id: stage.label for stage in (*context.plan.stages, *stages_of(context.plan, context.year))}
    order = [*(stage for stage in asked if stage in evaluation.reviews), *evaluation.reviews]
    views = []
    for stage in dict.fromkeys(order):
        of_stage = asked.get(stage, [])
        name = stage_word(of_stage[0].stage) if of_stage else labels.get(stage, stage)
        views.append(_review(context, name, of_stage, evaluation.reviews[stage]))
    return tuple(views)


def _review(context: Context, stage: Word, asked: list[Question], review: Review) -> ReviewView:
    return ReviewView(
        stage=stage,
        ratings=tuple(_ratings(asked, review)),
        direction=_direction(context, review.direction),
        comment=review.comment,
        by=name_of(context, review.by),
        date=review.date,
    )


def _ratings(asked: list[Question], review: Review) -> list[RatingView]:
    views = []
    on_axes = {question.axis.id: question for question in asked if question.axis}
    if review.rating is not None:
        scale = next((question.scale for question in asked if question.axis is None), None)
        grade = grade_of(scale, review.rating) if scale else None
        views.append(RatingView(None, review.rating, grade_word(scale, grade), None))
    for axis in dict.fromkeys([*(one for one in on_axes if one in review.ratings), *review.ratings]):
        found, given = on_axes.get(axis), review.ratings[axis]
        scale = found.scale if found else None
        grade = grade_of(scale, given.rating) if scale else None
        label = found.axis.label if found and found.axis else axis
        views.append(RatingView(label, given.rating, grade_word(scale, grade), given.comment))
    return views


def _direction(context: Context, code: str | None) -> DirectionView | None:
    if code is None:
        return None
    return DirectionView(code, next((one.label for one in context.plan.directions if one.code == code), None))


def _response(context: Context, response: Response | None) -> ResponseView | None:
    return ResponseView(response.text, _direction(context, response.direction)) if response else None
