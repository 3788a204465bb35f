"""The rating scales of the year, each with what it is used for."""

from dataclasses import dataclass

from kyodo_cli.analysis.scales import DEFAULT_SCALE
from kyodo_cli.analysis.standing import Asked
from kyodo_cli.model.rating import Scale
from kyodo_cli.views.grades import grade_word
from kyodo_cli.views.report.records import question_word
from kyodo_cli.views.words import Word


@dataclass(frozen=True, slots=True)
class GradeView:
    """A grade: its code and what it means."""

    code: str
    meaning: Word
    needs_reason: bool


@dataclass(frozen=True, slots=True)
class ScaleView:
    """A rating scale that the year goes by, and what it is used for."""

    scale: Scale
    grades: tuple[GradeView, ...]
    is_ours: bool
    used_by: tuple[Word, ...]


def scale_views(asked: tuple[Asked, ...]) -> tuple[ScaleView, ...]:
    """Return the scales that the year's ratings go by, in the order in which they are used."""
    used: dict[str, tuple[Scale, list[Word]]] = {}
    for one in asked:
        question = one.question
        if question.scale:
            _, users = used.setdefault(question.scale.id, (question.scale, []))
            users.append(question_word(question))
    return tuple(_scale(scale, users) for scale, users in used.values())


def _scale(scale: Scale, users: list[Word]) -> ScaleView:
    grades = (GradeView(one.code, grade_word(scale, one) or one.label, one.reason_required) for one in scale.grades)
    return ScaleView(scale, tuple(grades), scale is DEFAULT_SCALE, tuple(users))
