"""Calendar dates: that each exists, and which comes first (KY201, KY223)."""

from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from typing import Final

from kyodo_cli.base.errors import UsageFault
from kyodo_cli.base.language import Message
from kyodo_cli.base.routes import Path
from kyodo_cli.base.years import PartialDate, fiscal_year_of, parse_date
from kyodo_cli.findings.finding import Finding, Rule
from kyodo_cli.model.year import YearRecords
from kyodo_cli.rules.subject import Subject, YearSubject

IMPOSSIBLE_DATE: Final = Rule("KY201", "impossible-date", "error")
BACKWARD_SURVEY: Final = Rule("KY223", "backward-survey", "error")

LEAP_YEAR: Final = 2024
"""A day of every year may be any that some year has."""

Written = tuple[Path, str | None]


def impossible_dates(subject: Subject) -> Iterator[Finding]:
    """Find dates in the plan that the calendar does not have."""
    for path, text in _dates_of_plan(subject):
        if fault := _fault(text):
            yield subject.finding(IMPOSSIBLE_DATE, path, *fault)
    review = subject.plan.cycle.annual_review if subject.plan.cycle else None
    due = review.due if review else None
    if due and known_date(f"{LEAP_YEAR}-{due}") is None:
        path = ("cycle", "annual_review", "due")
        yield subject.finding(IMPOSSIBLE_DATE, path, Message("No year has the day {day}.", day=due), _CHECK)


def impossible_dates_of_year(_subject: Subject, year: YearSubject) -> Iterator[Finding]:
    """Find dates in a year's records that the calendar does not have."""
    for path, text in _dates_of_year(year.records):
        if fault := _fault(text):
            yield year.finding(IMPOSSIBLE_DATE, path, *fault)


def backward_surveys(_subject: Subject, year: YearSubject) -> Iterator[Finding]:
    """Find surveys that end before they begin."""
    for at, survey in enumerate(year.records.surveys):
        first, last = known_date(survey.from_), known_date(survey.to)
        if first and last and is_before(last, first):
            message = Message("The survey begins on {first} and ends on {last}.", first=str(first), last=str(last))
            hint = Message("Write the first day after “from” and the last one after “to”.")
            yield year.finding(BACKWARD_SURVEY, ("surveys", at, "to"), message, hint)


@lru_cache(maxsize=1000)
def known_date(text: str | None) -> PartialDate | None:
    """Return a date as far as it is known, or None where there is none or the calendar does not have it.

    The same few dates stand at every item of a year: each is read once.
    """
    try:
        return parse_date(text) if text else None
    except UsageFault:
        return None


def is_before(one: PartialDate, other: PartialDate) -> bool:
    """Say whether a date surely comes before another, as far as both are known."""
    mine, others = _known(one), _known(other)
    both = min(len(mine), len(others))
    return mine[:both] < others[:both]


def fiscal_years(text: str) -> tuple[int, ...]:
    """Return the fiscal years in which a date may lie: two where only its year is known, none where it is no date."""
    found = known_date(text)
    if found is None:
        return ()
    if found.month is None:
        return (found.year - 1, found.year)
    return (fiscal_year_of(date(found.year, found.month, 1)),)


def _known(one: PartialDate) -> tuple[int, ...]:
    if one.month is None:
        return (one.year,)
    return (one.year, one.month) if one.day is None else (one.year, one.month, one.day)


def _fault(text: str | None) -> tuple[Message, Message | None] | None:
    if not text or known_date(text):
        return None
    try:
        parse_date(text)
    except UsageFault as fault:
        return fault.message, fault.hint
    return None


def _dates_of_plan(subject: Subject) -> Iterator[Written]:
    plan = subject.plan
    for at, amendment in enumerate(plan.amendments):
        yield ("amendments", at, "date"), amendment.date
    for at, predecessor in enumerate(plan.lineage):
        yield ("lineage", at, "adopted"), predecessor.adopted
    for at, basis in enumerate(plan.positioning.basis if plan.positioning else ()):
        yield ("positioning", "basis", at, "in_force"), basis.in_force


def _dates_of_year(records: YearRecords) -> Iterator[Written]:
    for item, evaluation in records.evaluations.items():
        for stage, review in evaluation.reviews.items():
            yield ("evaluations", item, "reviews", stage, "date"), review.date
    for at, survey in enumerate(records.surveys):
        yield ("surveys", at, "from"), survey.from_
        yield ("surveys", at, "to"), survey.to
    for at, event in enumerate(records.history):
        yield ("history", at, "date"), event.date
    for at, correction in enumerate(records.corrections):
        yield ("corrections", at, "date"), correction.date
    if records.publication:
        yield ("publication", "published"), records.publication.published
        yield ("publication", "as_of"), records.publication.as_of


_CHECK: Final = Message("Check the month and the day.")

CHECKS: Final = ((IMPOSSIBLE_DATE, impossible_dates),)
YEAR_CHECKS: Final = ((IMPOSSIBLE_DATE, impossible_dates_of_year), (BACKWARD_SURVEY, backward_surveys))
