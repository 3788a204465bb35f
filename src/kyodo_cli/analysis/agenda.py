"""What a plan has to do next, seen from a day: what is done, what is due or overdue, what lies ahead."""

from collections.abc import Mapping
from datetime import date
from typing import Literal, NamedTuple

from kyodo_cli.analysis.calendar import DueDate, final_due, midterm_due, next_review, review_due, surveys_due
from kyodo_cli.analysis.frame import in_force
from kyodo_cli.analysis.readiness import Readiness, readiness
from kyodo_cli.analysis.standing import evaluation_is_due
from kyodo_cli.analysis.survey_cycle import missing_groups
from kyodo_cli.base.years import fiscal_year_of, last_day
from kyodo_cli.model.outline import Outline
from kyodo_cli.model.plan import Plan
from kyodo_cli.model.year import YearRecords

TaskState = Literal["done", "due", "overdue", "ahead", "past", "open"]
"""`past`: the time has come and gone, and nothing in the records says whether it was done; `open`: no time is said."""


class TaskDue(NamedTuple):
    """A task with when it falls due, and how it stands."""

    due: DueDate
    state: TaskState


def agenda(outline: Outline, years: Mapping[int, YearRecords], year: int, day: date) -> tuple[TaskDue, ...]:
    """Return what is to be done around a fiscal year, as of a day.

    Args:
        outline: the items of the plan.
        years: what is recorded, by fiscal year.
        year: the fiscal year that is evaluated.
        day: the day as of which it is asked.
    """
    plan, now = outline.plan, fiscal_year_of(day)
    reviews = [review_due(plan, year)] if in_force(plan, year) and evaluation_is_due(plan, year) else []
    if (following := next_review(plan, year)) and (following.day or not reviews):
        reviews.append(following)
    found = [TaskDue(due, _review_state(outline, years, due, day)) for due in reviews]
    found += [TaskDue(due, _survey_state(plan, years, due, day)) for due in surveys_due(plan, year)]
    found += [TaskDue(due, _midterm_state(plan, due, now)) for due in (midterm_due(plan),) if due]
    found += [TaskDue(due, _by_year(due.year, now)) for due in (final_due(plan, now),) if due]
    return tuple(found)


def is_overdue(plan: Plan, ready: Readiness, year: int, day: date) -> bool:
    """Say whether something of a fiscal year is still missing after the day that the plan sets for its review."""
    due = review_due(plan, year).day
    return not ready.is_complete and due is not None and day > due


def _review_state(outline: Outline, years: Mapping[int, YearRecords], due: DueDate, day: date) -> TaskState:
    if due.year is None or day <= last_day(due.year):
        return "ahead"
    if readiness(outline, years, due.year).is_complete:
        return "done"
    return "overdue" if due.day and day > due.day else "due"


def _survey_state(plan: Plan, years: Mapping[int, YearRecords], due: DueDate, day: date) -> TaskState:
    if due.year is None or due.day is None:
        return "open"
    if not missing_groups(plan, years.get(due.year), due.year):
        return "done"
    return "overdue" if day > due.day else _by_year(due.year, fiscal_year_of(day))


def _midterm_state(plan: Plan, due: DueDate, now: int) -> TaskState:
    """Return how the mid-term review stands; an amendment that revised the plan at that time tells that it was held."""
    leeway = 1 if due.about else 0
    for one in plan.amendments:
        if one.kind == "revised" and due.year is not None and abs(one.year - due.year) <= leeway and one.year <= now:
            return "done"
    return _by_year(due.year, now)


def _by_year(year: int | None, now: int) -> TaskState:
    if year is None:
        return "open"
    return "ahead" if year > now else "due" if year == now else "past"
