"""Reviews that lack what belongs to them, or come at the wrong time or from nobody (KY438-KY443)."""

import re
from collections.abc import Iterator
from typing import Final

from kyodo_cli.analysis.scales import stages_of
from kyodo_cli.analysis.standing import lacks_reason
from kyodo_cli.base.language import Message
from kyodo_cli.base.routes import Path
from kyodo_cli.base.years import PartialDate, last_day
from kyodo_cli.findings.finding import Finding, Rule
from kyodo_cli.rules.did_you_mean import did_you_mean
from kyodo_cli.rules.evaluations.recorded import Rated, ratings, reviews, reviews_item
from kyodo_cli.rules.periods.dates import is_before, known_date
from kyodo_cli.rules.subject import Subject, YearSubject
from kyodo_cli.rules.written import says

MISSING_REASON: Final = Rule("KY438", "missing-reason", "error")
EMPTY_REVIEW: Final = Rule("KY439", "empty-review", "warning")
EARLIER_STAGE_MISSING: Final = Rule("KY440", "earlier-stage-missing", "warning")
RATING_WITHOUT_RESULT: Final = Rule("KY441", "rating-without-result", "warning")
REVIEW_BEFORE_YEAR_END: Final = Rule("KY442", "review-before-year-end", "warning")
UNKNOWN_REVIEWER: Final = Rule("KY443", "unknown-reviewer", "warning")

NOTHING_DONE: Final = ("not_started", "stopped", "not_assessed")
"""Grades of which no result is to be expected."""

_ID: Final = re.compile(r"[a-z][a-z0-9_-]*")


def missing_reasons(subject: Subject, year: YearSubject) -> Iterator[Finding]:
    """Find grades that require a reason without one: `variance` at the first stage, the comment at later ones."""
    for rated in ratings(subject, year):
        one, grade = rated.reviewed, rated.grade
        is_first = one.position == 0
        if grade is None or not lacks_reason(grade, one.evaluation, one.review, rated.axis, is_first=is_first):
            continue
        if _reason_is_unread(year, rated):
            continue
        if is_first:
            hint = Message("Write the reason at the evaluation of {item}: “variance: …”.", item=one.item)
        else:
            hint = Message("Write the reason at the review of {item}: “comment: …”.", item=one.item)
        message = Message(
            "{item} is rated “{code}” ({label}) at {stage}, and the reason is missing.",
            item=one.item,
            code=rated.code,
            label=grade.label,
            stage=one.called,
        )
        yield year.finding(MISSING_REASON, rated.path, message, hint)


def empty_reviews(subject: Subject, year: YearSubject) -> Iterator[Finding]:
    """Find reviews that say nothing."""
    for one in reviews(subject, year):
        if not one.review.rating and not says(year.tree, one.path, "rating", "ratings", "comment", "direction"):
            message = Message("The review “{stage}” of {item} says nothing.", item=one.item, stage=one.called)
            hint = Message("Write “rating”, “comment” or “direction”, or delete the review.")
            yield year.finding(EMPTY_REVIEW, one.path, message, hint, at_key=True)


def earlier_stages_missing(subject: Subject, year: YearSubject) -> Iterator[Finding]:
    """Find reviews of a later stage where an earlier one that is due for the item is missing."""
    stages = stages_of(subject.plan, year.records.year)
    for one in reviews(subject, year):
        absent = [stage for stage in stages[: max(one.position, 0)] if stage.id not in one.evaluation.reviews]
        missing = [stage.label for stage in absent if reviews_item(subject, stage, one.item)]
        if missing:
            message = Message(
                "{item} has a review “{stage}”, but none at the stage before: {missing}.",
                item=one.item,
                stage=one.called,
                missing=missing,
            )
            hint = Message("Record the earlier review as well, or check the name of the stage.")
            yield year.finding(EARLIER_STAGE_MISSING, one.path, message, hint, at_key=True)


def ratings_without_result(subject: Subject, year: YearSubject) -> Iterator[Finding]:
    """Find ratings of the first stage that do not say in words or numbers what was done."""
    seen: set[str] = set()
    for rated in ratings(subject, year):
        one, grade = rated.reviewed, rated.grade
        if one.position != 0 or one.item in seen or (grade and grade.counts_as in NOTHING_DONE):
            continue
        if one.evaluation.result or one.review.comment or _is_measured(subject, year, one.item):
            continue
        if says(year.tree, ("evaluations", one.item), "result") or says(year.tree, one.path, "comment"):
            continue
        seen.add(one.item)
        message = Message("{item} is rated “{code}”, but nothing says what was done.", item=one.item, code=rated.code)
        hint = Message("Write “result: …” at the evaluation of {item}.", item=one.item)
        yield year.finding(RATING_WITHOUT_RESULT, rated.path, message, hint)


def reviews_before_year_end(subject: Subject, year: YearSubject) -> Iterator[Finding]:
    """Find reviews dated before the year that they evaluate was over."""
    end = last_day(year.records.year)
    over = PartialDate(end.year, end.month, end.day)
    for one in reviews(subject, year):
        date = known_date(one.review.date)
        if date and is_before(date, over):
            message = Message(
                "The review “{stage}” of {item} is dated {date}, before the fiscal year ended ({end}).",
                item=one.item,
                stage=one.called,
                date=str(date),
                end=end.isoformat(),
            )
            hint = Message("Check the date; the file holds the year that is evaluated, not the year of the review.")
            yield year.finding(REVIEW_BEFORE_YEAR_END, (*one.path, "date"), message, hint)


def unknown_reviewers(subject: Subject, year: YearSubject) -> Iterator[Finding]:
    """Find what looks like the id of a department or body, and is none; a name in words may stand as it is."""
    known = [one.id for one in subject.plan.departments] + [one.id for one in subject.plan.bodies]
    for name, path in _names(year):
        if _ID.fullmatch(name) and name not in known and name not in subject.unsure:
            message = Message("“{name}” is no department and no body of the plan.", name=name)
            otherwise = Message("Add it to “departments” or “bodies” of the plan, or write the name as it is printed.")
            hint = did_you_mean(name, known, otherwise)
            yield year.finding(UNKNOWN_REVIEWER, path, message, hint)


def _names(year: YearSubject) -> Iterator[tuple[str, Path]]:
    for item, evaluation in year.records.evaluations.items():
        for stage, review in evaluation.reviews.items():
            if review.by:
                yield review.by, ("evaluations", item, "reviews", stage, "by")
    for at, event in enumerate(year.records.history):
        if event.by:
            yield event.by, ("history", at, "by")


def _reason_is_unread(year: YearSubject, rated: Rated) -> bool:
    """Tell whether the reason of a rating is written and could not be read."""
    one = rated.reviewed
    if one.position == 0:
        return one.evaluation.variance is None and says(year.tree, ("evaluations", one.item), "variance")
    on_axis = one.review.ratings.get(rated.axis) if rated.axis else None
    return (one.review.comment is None and says(year.tree, one.path, "comment")) or (
        on_axis is not None and on_axis.comment is None and says(year.tree, rated.path, "comment")
    )


def _is_measured(subject: Subject, year: YearSubject, item: str) -> bool:
    entry = subject.outline.by_id.get(item)
    return entry is not None and any(one.id in year.records.measurements for one in entry.node.indicators)


YEAR_CHECKS: Final = (
    (MISSING_REASON, missing_reasons),
    (EMPTY_REVIEW, empty_reviews),
    (EARLIER_STAGE_MISSING, earlier_stages_missing),
    (RATING_WITHOUT_RESULT, ratings_without_result),
    (REVIEW_BEFORE_YEAR_END, reviews_before_year_end),
    (UNKNOWN_REVIEWER, unknown_reviewers),
)
