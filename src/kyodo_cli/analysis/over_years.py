"""The years of a plan side by side: what each has of a question, and how grades moved from one year to the next."""

from collections import Counter
from collections.abc import Mapping
from typing import Literal, NamedTuple

from kyodo_cli.analysis.as_of import as_of
from kyodo_cli.analysis.frame import frame
from kyodo_cli.analysis.scales import stages_of
from kyodo_cli.analysis.standing import Answer, Asked, Question, covered_later, evaluation_is_due, standings
from kyodo_cli.model.outline import Entry
from kyodo_cli.model.plan import Plan
from kyodo_cli.model.rating import Scale
from kyodo_cli.workspace.book import PlanBook

YearState = Literal["recorded", "missing", "not_due", "not_asked", "later"]
"""What a year has of a question; `later` is every year after the one that is looked from."""

Move = Literal["better", "worse", "same", "other", "not_comparable"]
"""How a grade differs from the one before; `other` where the scale does not say which of the two is better."""


class YearAnswers(NamedTuple):
    """A question in one year; `asked` is there where anything is recorded."""

    year: int
    state: YearState
    asked: Asked | None = None


class Moved(NamedTuple):
    """An item with its grades of two years; the earlier one is None where there was none."""

    entry: Entry
    move: Move
    before: Answer | None
    now: Answer


def answers_before(book: PlanBook, year: int) -> dict[int, tuple[Asked, ...]]:
    """Return what is recorded for the years before one, each as the plan stood in it; years without any are left out.

    Args:
        book: the plan as it was read, not as of a year.
        year: the fiscal year that is looked from.
    """
    found = {}
    for earlier in sorted(one for one in book.years if one < year):
        then, records = as_of(book, earlier), book.years[earlier]
        covered = covered_later(book.years, earlier)
        if records.evaluations:
            found[earlier] = standings(then.plan, then.book.outline, records, earlier, covered)
    return found


def over_the_years(
    plan: Plan, question: Question, before: Mapping[int, tuple[Asked, ...]], now: Asked, year: int
) -> tuple[YearAnswers, ...]:
    """Return a question year by year, from the start of the plan to its end as of a year, or to that year.

    Args:
        plan: the plan as of the year.
        question: the question.
        before: what the years before have, see `answers_before`.
        now: what the year itself has.
        year: the fiscal year that is looked from.
    """
    period = frame(plan, year)
    years = range(period.first, max(period.last or year, year) + 1)
    found = []
    for one in years:
        asked = now if one == year else same_question(question, before.get(one, ()))
        found.append(YearAnswers(one, "later") if one > year else _year(plan, question, asked, one))
    return tuple(found)


def previous_year(plan: Plan, year: int) -> int | None:
    """Return the year of evaluation before another one, if the plan was in force then."""
    review = plan.cycle.annual_review if plan.cycle else None
    before = year - ((review.every if review else None) or 1)
    return before if before >= plan.period.from_ else None


def same_question(question: Question, asked: tuple[Asked, ...]) -> Asked | None:
    """Return the answers of another year to a question, by its stage and axis."""
    wanted = _key(question)
    return next((one for one in asked if _key(one.question) == wanted), None)


def same_scale(one: Scale | None, other: Scale | None) -> bool:
    """Say whether grades of two years mean the same, so that they can be compared."""
    return one is not None and other is not None and _meanings(one) == _meanings(other)


def moves(now: Asked, before: Asked) -> tuple[Moved, ...]:
    """Return how the grade of each item moved; the scales of both have to be the same."""
    earlier = {answer.entry.id: answer for answer in before.answers}
    scale = now.question.scale
    return tuple(_moved(scale, answer, earlier.get(answer.entry.id)) for answer in now.answers)


def count_moves(moved: tuple[Moved, ...]) -> Counter[Move]:
    """Count items by how their grades moved."""
    return Counter(one.move for one in moved)


def _year(plan: Plan, question: Question, asked: Asked | None, year: int) -> YearAnswers:
    if asked and any(answer.code is not None for answer in asked.answers):
        return YearAnswers(year, "recorded", asked)
    if question.stage.id not in {stage.id for stage in stages_of(plan, year)}:
        return YearAnswers(year, "not_asked")
    is_covered = asked is not None and all(answer.standing == "not_due" for answer in asked.answers)
    return YearAnswers(year, "not_due" if is_covered or not evaluation_is_due(plan, year) else "missing")


def _moved(scale: Scale | None, now: Answer, before: Answer | None) -> Moved:
    return Moved(now.entry, _move(scale, now, before), before, now)


def _move(scale: Scale | None, now: Answer, before: Answer | None) -> Move:
    is_graded = before is not None and before.standing == now.standing == "assessed"
    if scale is None or before is None or not is_graded or now.grade is None or before.grade is None:
        return "not_comparable"
    if now.grade.code == before.grade.code:
        return "same"
    if scale.order not in ("best_first", "worst_first"):
        return "other"
    codes = [grade.code for grade in scale.grades]
    is_earlier = codes.index(now.grade.code) < codes.index(before.grade.code)
    return "better" if is_earlier == (scale.order == "best_first") else "worse"


def _key(question: Question) -> tuple[str, str | None]:
    return question.stage.id, question.axis.id if question.axis else None


def _meanings(scale: Scale) -> list[tuple[str, str]]:
    return [(grade.code, grade.label) for grade in scale.grades]
