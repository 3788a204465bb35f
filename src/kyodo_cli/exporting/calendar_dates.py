"""The days that a plan names: reviews, surveys, the end of its period; and what it leaves open, by name."""

from collections.abc import Iterator
from datetime import date
from typing import Final, Literal, NamedTuple

from kyodo_cli.analysis.calendar import final_due, midterm_due, review_due
from kyodo_cli.analysis.due import value_is_due
from kyodo_cli.analysis.frame import frame, in_force
from kyodo_cli.analysis.standing import evaluation_is_due
from kyodo_cli.analysis.survey_cycle import survey_is_due
from kyodo_cli.analysis.values import indicators_in
from kyodo_cli.base.years import LAST_YEAR, first_day, last_day
from kyodo_cli.model.indicator import Indicator
from kyodo_cli.model.plan import Plan
from kyodo_cli.workspace.book import PlanBook

AHEAD: Final = 10
"""Fiscal years after the last that plan and records speak of, up to which dates of a plan without an end are given."""

Task = Literal["annual_review", "survey", "values", "midterm_review", "plan_end", "final_evaluation"]
Names = Literal["day", "month", "year", "after"]
"""What the plan names: a day, a month or a fiscal year (whose last day is given then), or only after what it comes."""


class Due(NamedTuple):
    """A day for which something is due.

    `year` is the fiscal year that it is about; `indicators` are those whose values are due.
    """

    task: Task
    year: int
    day: date
    names: Names
    is_about: bool = False
    indicators: tuple[Indicator, ...] = ()


def horizon(book: PlanBook) -> int:
    """Return the last fiscal year of a plan that dates are given for: that of its end, or some years on."""
    plan = book.plan
    last = frame(plan, LAST_YEAR).last
    if last is not None:
        return last
    spoken_of = [plan.period.from_, *book.years, *(one.year for one in plan.amendments)]
    return min(max(spoken_of) + AHEAD, LAST_YEAR - 1)


def days_of(book: PlanBook) -> list[Due]:
    """Return every day that a plan names, from its beginning on, in order."""
    plan, until = book.plan, horizon(book)
    found: list[Due] = []
    for year in range(plan.period.from_, until + 1):
        if in_force(plan, year):
            found += _of_year(book, year)
    found += _once(plan, until)
    return sorted(found, key=lambda one: (one.day, one.task))


def open_tasks(plan: Plan) -> list[Task]:
    """Return what a plan says is to be done without saying when, so that no calendar can hold it."""
    cycle = plan.cycle
    if cycle is None:
        return []
    found: list[Task] = []
    if cycle.annual_review and cycle.annual_review.due is None:
        found.append("annual_review")
    if cycle.survey and cycle.survey.first is None and cycle.survey.every > 1:
        found.append("survey")
    if cycle.final_evaluation and cycle.final_evaluation.after_end and frame(plan, LAST_YEAR).last is None:
        found.append("final_evaluation")
    return found


def _of_year(book: PlanBook, year: int) -> Iterator[Due]:
    plan, end = book.plan, last_day(year)
    review = review_due(plan, year)
    if review.day is not None and evaluation_is_due(plan, year):
        said = plan.cycle.annual_review.due if plan.cycle and plan.cycle.annual_review else None
        yield Due("annual_review", year, review.day, "day" if said and "-" in said else "month")
    if survey_is_due(plan, year):
        yield Due("survey", year, end, "year")
    due = [one.indicator for one in indicators_in(book.outline, year) if _is_now_and_then(one.indicator)]
    if due := [one for one in due if value_is_due(one, year)]:
        yield Due("values", year, end, "year", indicators=tuple(due))


def _once(plan: Plan, until: int) -> Iterator[Due]:
    midterm, final, last = midterm_due(plan), final_due(plan, until), frame(plan, until).last
    if midterm and midterm.year is not None and midterm.year < LAST_YEAR:
        yield Due("midterm_review", midterm.year, last_day(midterm.year), "year", is_about=midterm.about)
    if last is not None:
        yield Due("plan_end", last, last_day(last), "year")
    if final and final.year is not None and final.year < LAST_YEAR:
        yield Due("final_evaluation", final.year, first_day(final.year), "after")


def _is_now_and_then(indicator: Indicator) -> bool:
    """Say whether an indicator is measured in single years: what is due every year is part of the yearly review."""
    return indicator.shape == "milestone" or (indicator.cycle is not None and indicator.cycle.every > 1)
