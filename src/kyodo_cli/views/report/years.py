"""The years of the plan side by side: the grades of each, and how they moved since the year before."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from kyodo_cli.analysis.over_years import (
    Move,
    Moved,
    YearAnswers,
    YearState,
    count_moves,
    moves,
    over_the_years,
    previous_year,
    same_question,
    same_scale,
)
from kyodo_cli.analysis.standing import Asked, Tally
from kyodo_cli.views.report.records import question_word
from kyodo_cli.views.report.references import Context, Link
from kyodo_cli.views.report.summary import GradeCount, grade_counts
from kyodo_cli.views.words import Word

Past = Mapping[int, tuple[Asked, ...]]
"""What is recorded for earlier years, each as the plan stood in it."""


@dataclass(frozen=True, slots=True)
class YearView:
    """One year of a question; grades and tally where anything is recorded.

    `has_new_scale` says that the grades mean something else than those of the last recorded year before.
    """

    year: int
    state: YearState
    grades: tuple[GradeCount, ...] = ()
    tally: Tally | None = None
    has_new_scale: bool = False


@dataclass(frozen=True, slots=True)
class MoveView:
    """An item whose grade is another one than the year before."""

    item: Link
    move: Move
    before: str
    now: str


@dataclass(frozen=True, slots=True)
class ComparisonView:
    """How the grades of a question moved since the evaluation before; counts only where they can be compared.

    `without` counts the items that have a grade to compare with in one of the two years alone, or in neither.
    """

    year: int
    before: int
    state: Literal["compared", "other_scale", "nothing_recorded", "not_asked"]
    better: int = 0
    worse: int = 0
    same: int = 0
    other: int = 0
    without: int = 0
    moved: tuple[MoveView, ...] = ()

    @property
    def compared(self) -> int:
        """How many items were compared."""
        return self.better + self.worse + self.same + self.other


@dataclass(frozen=True, slots=True)
class QuestionYears:
    """A question over the life of the plan; `compared` is None in the first year of evaluation."""

    question: Word
    key: str
    years: tuple[YearView, ...]
    compared: ComparisonView | None


def question_years(context: Context, asked: tuple[Asked, ...], past: Past) -> tuple[QuestionYears, ...]:
    """Return every question of the year over the life of the plan; none of which nothing is recorded at all.

    Args:
        context: the plan in the year.
        asked: the questions of the year with their answers.
        past: those of the years before.
    """
    found = []
    for at, one in enumerate(asked, 1):
        years = over_the_years(context.plan, one.question, past, one, context.year)
        if any(year.state == "recorded" for year in years):
            compared = _comparison(context, one, past)
            found.append(QuestionYears(question_word(one.question), f"q{at}", tuple(_years(years)), compared))
    return tuple(found)


def _years(years: tuple[YearAnswers, ...]) -> list[YearView]:
    views, last = [], None
    for one in years:
        if one.asked is None:
            views.append(YearView(one.year, one.state))
            continue
        scale = one.asked.question.scale
        is_new = last is not None and not same_scale(last.question.scale, scale)
        grades = grade_counts(one.asked)
        views.append(YearView(one.year, one.state, grades, one.asked.tally, is_new))
        last = one.asked
    return views


def _comparison(context: Context, now: Asked, past: Past) -> ComparisonView | None:
    year = context.year
    before = previous_year(context.plan, year)
    if before is None or all(answer.code is None for answer in now.answers):
        return None
    if not past.get(before):
        return ComparisonView(year, before, "nothing_recorded")
    then = same_question(now.question, past[before])
    if then is None:
        return ComparisonView(year, before, "not_asked")
    if all(answer.code is None for answer in then.answers):
        return ComparisonView(year, before, "nothing_recorded")
    if not same_scale(now.question.scale, then.question.scale):
        return ComparisonView(year, before, "other_scale")
    found = moves(now, then)
    counted = count_moves(found)
    return ComparisonView(
        year,
        before,
        "compared",
        counted["better"],
        counted["worse"],
        counted["same"],
        counted["other"],
        counted["not_comparable"],
        tuple(_move(context, one) for one in found if one.move in ("better", "worse", "other")),
    )


def _move(context: Context, moved: Moved) -> MoveView:
    before = moved.before.code if moved.before else None
    return MoveView(context.link(moved.entry.id), moved.move, before or "", moved.now.code or "")
