"""What falls due when, as a line of text."""

from typing import Final

from kyodo_cli.analysis.agenda import TaskDue
from kyodo_cli.analysis.calendar import DueDate
from kyodo_cli.base.language import Message
from kyodo_cli.base.years import era_year, printed_date, printed_year
from kyodo_cli.render.paper import Paper, join

TASKS: Final = {
    "annual_review": Message("Yearly review"),
    "survey": Message("Survey"),
    "midterm_review": Message("Mid-term review"),
    "final_evaluation": Message("Final evaluation"),
}

STATES: Final = {
    "done": Message("(recorded)"),
    "due": Message("(this year)"),
    "overdue": Message("(overdue)"),
    "ahead": None,
    "past": Message("(passed; whether it was held is not kept in the records)"),
    "open": None,
}


def task_entry(task: TaskDue, paper: Paper) -> tuple[str, str]:
    """Return what is to be done, and when: with a day where the plan names one, open where it leaves it open."""
    due = task.due
    name = paper.say(TASKS[due.task])
    if due.task == "annual_review" and due.year is not None:
        year = era_year(due.year) if paper.language == "ja" else f"FY{due.year}"
        name = paper.say(Message("{task}, {year}", task=name, year=year))
    state = None if due.task == "annual_review" and task.state == "due" else STATES[task.state]
    return name, join(paper, _when(due, paper), state)


def _when(due: DueDate, paper: Paper) -> Message:
    if due.task == "annual_review":
        return _review_day(due, paper)
    if due.year is None and due.task == "survey":
        return Message("every {every} years; the plan does not say from when", every=due.every)
    if due.year is None:
        return Message("after the end of the plan, which has none")
    year = printed_year(due.year, paper.language)
    if due.task == "final_evaluation":
        return Message("after the end of the plan, from {year} on", year=year)
    return Message("about {year}", year=year) if due.about else Message("in {year}", year=year)


def _review_day(due: DueDate, paper: Paper) -> Message:
    if due.day is None:
        return Message("after the year; the plan does not say by when")
    return Message("by {day}", day=printed_date(due.day.isoformat(), paper.language))
