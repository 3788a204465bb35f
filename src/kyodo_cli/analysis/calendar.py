"""What a plan says is to be done when: the yearly review, the survey, the mid-term review, the final evaluation."""

from calendar import monthrange
from datetime import date
from typing import Literal, NamedTuple

from kyodo_cli.analysis.frame import frame
from kyodo_cli.analysis.standing import evaluation_is_due
from kyodo_cli.analysis.survey_cycle import survey_is_due
from kyodo_cli.base.years import LAST_YEAR, last_day
from kyodo_cli.model.plan import Plan

Task = Literal["annual_review", "survey", "midterm_review", "final_evaluation"]

FAR = 100
"""Years to look ahead for the next of something that comes every few years."""


class DueDate(NamedTuple):
    """A task and when it falls due.

    Args:
        task: what is to be done.
        year: the fiscal year that it is about (the review) or made in; None where the plan leaves it open.
        day: the last day for it, where the plan says so much.
        about: whether the plan itself says “about”.
        every: the number of years from one to the next, for what comes again.
    """

    task: Task
    year: int | None
    day: date | None = None
    about: bool = False
    every: int | None = None


def review_due(plan: Plan, year: int) -> DueDate:
    """Return when the evaluation of a fiscal year is to be done: in the month that the plan names, after the year."""
    review = plan.cycle.annual_review if plan.cycle else None
    # After the last year that kyodo knows there is no date to print.
    day = _after_year(review.due, year) if review and review.due and year < LAST_YEAR else None
    return DueDate("annual_review", year, day, every=review.every if review else None)


def next_review(plan: Plan, year: int) -> DueDate | None:
    """Return the first evaluation after that of a fiscal year, or None where the plan ends before."""
    for later in range(year + 1, min(year + FAR, LAST_YEAR) + 1):
        if not frame(plan, later).holds(later):
            return None
        if evaluation_is_due(plan, later):
            return review_due(plan, later)
    return None


def surveys_due(plan: Plan, year: int) -> tuple[DueDate, ...]:
    """Return the last survey that was due by the end of a fiscal year, and the next one.

    Of a survey whose first year the plan leaves open, one without a year.
    """
    survey = plan.cycle.survey if plan.cycle else None
    if survey is None:
        return ()
    if survey.first is None and survey.every > 1:
        return (DueDate("survey", None, every=survey.every),)
    first = plan.period.from_ if survey.first is None else survey.first
    past = (one for one in range(year, min(first, year) - 1, -1) if _survey_in(plan, one))
    ahead = (one for one in range(year + 1, min(year + FAR, LAST_YEAR) + 1) if _survey_in(plan, one))
    found = (next(past, None), next(ahead, None))
    return tuple(DueDate("survey", one, last_day(one), every=survey.every) for one in found if one is not None)


def midterm_due(plan: Plan) -> DueDate | None:
    """Return the fiscal year of the mid-term review, counted from the first year of the plan."""
    review = plan.cycle.midterm_review if plan.cycle else None
    if review is None:
        return None
    return DueDate("midterm_review", plan.period.from_ + review.after_years, about=review.about)


def final_due(plan: Plan, as_of: int) -> DueDate | None:
    """Return the final evaluation, in the fiscal year after the period as it stood in one; no year if it has no end."""
    review = plan.cycle.final_evaluation if plan.cycle else None
    if review is None or not review.after_end:
        return None
    last = frame(plan, as_of).last
    return DueDate("final_evaluation", None if last is None else last + 1)


def _survey_in(plan: Plan, year: int) -> bool:
    return survey_is_due(plan, year) and frame(plan, year).holds(year)


def _after_year(due: str, year: int) -> date:
    """Return the first such day after the end of a fiscal year; a month stands for its last day."""
    month, _, day = due.partition("-")
    calendar_year = year + 1 if int(month) >= 4 else year + 2
    longest = monthrange(calendar_year, int(month))[1]
    return date(calendar_year, int(month), min(int(day), longest) if day else longest)
