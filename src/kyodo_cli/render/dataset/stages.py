"""The columns of what the stages of the review have given: grades, comments, directions, dates."""

from collections.abc import Iterator
from functools import partial

from kyodo_cli.analysis.standing import STANDINGS, Question
from kyodo_cli.base.language import Message
from kyodo_cli.model.rating import Scale
from kyodo_cli.model.year import Review
from kyodo_cli.render.dataset.columns import Column
from kyodo_cli.render.names import NAMES
from kyodo_cli.views.dataset import DatasetView, EvaluationRow
from kyodo_cli.views.grades import grade_word
from kyodo_cli.views.report.records import question_word, stage_word
from kyodo_cli.views.words import Word, word


def rating_columns(view: DatasetView) -> Iterator[Column]:
    """Yield the grade of each question, why there is one or none, and what it counts as."""
    standings = tuple((one, NAMES[one]) for one in STANDINGS)
    for at, asked in enumerate(view.asked):
        question = asked.question
        key, name = _key(question), question_word(question)
        yield Column(
            f"standing.{key}",
            Message("{what}: standing", what=name),
            partial(_answer, at, "standing"),
            says=Message("Why there is a rating, or none; empty where the stage does not ask about the item."),
            values=standings,
        )
        yield Column(
            f"rating.{key}",
            Message("{what}: rating", what=name),
            partial(_answer, at, "code"),
            says=Message("As recorded."),
            values=_grades(question.scale) if _is_of_scale(view, at) else (),
        )
        yield Column(
            f"counts_as.{key}",
            Message("{what}: counts as", what=name),
            partial(_counts_as, at),
            says=Message("What the rating means on any scale; empty where the scale does not say."),
        )


def stage_columns(view: DatasetView) -> Iterator[Column]:
    """Yield what each stage says beside its ratings."""
    stages = {asked.question.stage.id: stage_word(asked.question.stage) for asked in view.asked}
    axes = [asked.question for asked in view.asked if asked.question.axis]
    for stage, name in stages.items():
        for question in (one for one in axes if one.stage.id == stage and one.axis):
            axis = question.axis.id if question.axis else ""
            yield Column(
                f"comment.{stage}.{axis}",
                Message("{what}: {part}", what=question_word(question), part=word(view.plan, "comment")),
                partial(_axis_comment, stage, axis),
            )
        yield Column(
            f"comment.{stage}",
            Message("{what}: {part}", what=name, part=word(view.plan, "comment")),
            partial(_review, stage, "comment"),
        )
        yield Column(
            f"direction.{stage}",
            direction_title(view, name),
            partial(_review, stage, "direction"),
            values=directions(view),
        )
        yield Column(
            f"date.{stage}",
            Message("{what}: date", what=name),
            partial(_review, stage, "date"),
            "date",
        )


def direction_title(view: DatasetView, name: Word) -> Message:
    """Return what heads a direction that a stage, or the city's response, has chosen."""
    return Message("{what}: {part}", what=name, part=word(view.plan, "direction"))


def directions(view: DatasetView) -> tuple[tuple[str, Word], ...]:
    """Return the plan's directions, if nothing else was given for one."""
    codes = {one.code: one.label for one in view.plan.directions}
    given = [row.evaluation for row in view.evaluations if row.evaluation]
    used = {review.direction for one in given for review in one.reviews.values()}
    used |= {one.response.direction for one in given if one.response}
    return tuple(codes.items()) if used - {None} <= set(codes) else ()


def _is_of_scale(view: DatasetView, at: int) -> bool:
    """Say whether every rating is written as one of the grades of its scale."""
    scale = view.asked[at].question.scale
    codes = {one.code for one in scale.grades} if scale else set()
    return all(answer.code is None or answer.code in codes for answer in view.asked[at].answers)


def _grades(scale: Scale | None) -> tuple[tuple[str, Word], ...]:
    return tuple((one.code, grade_word(scale, one) or one.label) for one in scale.grades) if scale else ()


def _answer(at: int, part: str, row: EvaluationRow) -> object:
    answer = row.answers[at]
    return getattr(answer, part) if answer else None


def _counts_as(at: int, row: EvaluationRow) -> str | None:
    answer = row.answers[at]
    return answer.grade.counts_as if answer and answer.grade else None


def _key(question: Question) -> str:
    return f"{question.stage.id}.{question.axis.id}" if question.axis else question.stage.id


def _review(stage: str, part: str, row: EvaluationRow) -> object:
    return getattr(_given(stage, row), part)


def _axis_comment(stage: str, axis: str, row: EvaluationRow) -> str | None:
    ratings = _given(stage, row).ratings
    return ratings[axis].comment if axis in ratings else None


def _given(stage: str, row: EvaluationRow) -> Review:
    return row.evaluation.reviews.get(stage, Review()) if row.evaluation else Review()
