"""Where the evaluation of a year stands: what is due at which stage, what is recorded, and what is missing."""

from collections.abc import Iterator, Mapping
from typing import Final, Literal, NamedTuple

from kyodo_cli.analysis.frame import entries_in, in_force
from kyodo_cli.analysis.scales import applies_to, grade_of, scale_of, stages_of
from kyodo_cli.base.kinds import Kind
from kyodo_cli.model.outline import Entry, Outline
from kyodo_cli.model.plan import Plan
from kyodo_cli.model.rating import Axis, Grade, Scale, Stage
from kyodo_cli.model.year import Evaluation, Review, YearRecords

Standing = Literal["assessed", "not_assessable", "not_due", "missing"]

STANDINGS: Final[tuple[Standing, ...]] = ("assessed", "not_assessable", "not_due", "missing")
"""In the order of the equation that every tally prints."""

Lack = Literal["evaluation", "result", "rating", "reason"]


class Question(NamedTuple):
    """What a stage asks of an item: one rating, or one on each of its axes.

    `scale` is None where the plan does not have the scale that is named; `is_first` holds for the first stage, the one
    that goes by the recorded result.
    """

    stage: Stage
    axis: Axis | None
    scale: Scale | None
    kinds: tuple[Kind, ...]
    is_first: bool


class Answer(NamedTuple):
    """How one item stands with one question; `code` is the rating as recorded, `grade` what the scale says of it."""

    entry: Entry
    standing: Standing
    code: str | None = None
    grade: Grade | None = None


class Tally(NamedTuple):
    """How many items stand how: every item is counted once, in exactly one of the four."""

    assessed: int
    not_assessable: int
    not_due: int
    missing: int
    total: int

    @property
    def closes(self) -> bool:
        """Say whether the four add up to all."""
        return self.assessed + self.not_assessable + self.not_due + self.missing == self.total


class Asked(NamedTuple):
    """One question with its answers, one for each item that it is asked of, in the order of the plan."""

    question: Question
    answers: tuple[Answer, ...]

    @property
    def tally(self) -> Tally:
        """The answers counted."""
        return tally(self.answers)


class Gap(NamedTuple):
    """Something that is due and not recorded; `question` and `code` say of which rating, where it is about one."""

    entry: Entry
    lack: Lack
    question: Question | None = None
    code: str | None = None


def questions(plan: Plan, outline: Outline, year: int) -> tuple[Question, ...]:
    """Return what is asked in a fiscal year, stage by stage in the order of review."""
    asked = []
    for position, stage in enumerate(stages_of(plan, year)):
        kinds = applies_to(stage, outline)
        for axis in stage.axes or (None,):
            scale = scale_of(plan, axis.scale if axis else stage.scale, year)
            asked.append(Question(stage, axis, scale, kinds, is_first=position == 0))
    return tuple(asked)


def standings(
    plan: Plan, outline: Outline, records: YearRecords | None, year: int, covered: frozenset[str] = frozenset()
) -> tuple[Asked, ...]:
    """Return every question of a fiscal year with its answers; none where the plan is not in force.

    Args:
        plan: the plan.
        outline: its items.
        records: what is recorded for the year, if there is a file.
        year: the fiscal year that is evaluated.
        covered: items that a later year's evaluation speaks for, see `covered_later`.
    """
    if not in_force(plan, year):
        return ()
    entries = _unique(entries_in(outline, year))
    is_due = evaluation_is_due(plan, year)
    found = []
    for question in questions(plan, outline, year):
        asked_of = [entry for entry in entries if entry.kind in question.kinds]
        answers = (_answer(question, entry, records, is_due=is_due and entry.id not in covered) for entry in asked_of)
        found.append(Asked(question, tuple(answers)))
    return tuple(found)


def tally(answers: tuple[Answer, ...]) -> Tally:
    """Count answers to one question by how the items stand."""
    found = [answer.standing for answer in answers]
    assessed, not_assessable, not_due, lacking = (found.count(standing) for standing in STANDINGS)
    return Tally(assessed, not_assessable, not_due, lacking, len(answers))


def missing(
    plan: Plan, outline: Outline, records: YearRecords | None, year: int, covered: frozenset[str] = frozenset()
) -> tuple[Gap, ...]:
    """Return what is due in a fiscal year and not recorded, item by item in the order of the plan.

    Of an item without any evaluation, or with one that says no more than what was planned, nothing else is said. A
    result is asked for where the first stage reviews the item; the reason that a grade requires, whether the year is
    one of evaluation or not. Arguments as for `standings`.
    """
    if not in_force(plan, year):
        return ()
    asked, is_due = questions(plan, outline, year), evaluation_is_due(plan, year)
    found = (gap for entry in _unique(entries_in(outline, year)) for gap in _gaps(entry, asked, records))
    return tuple(gap for gap in found if gap.lack == "reason" or (is_due and gap.entry.id not in covered))


def evaluation_is_due(plan: Plan, year: int) -> bool:
    """Say whether a fiscal year is one that the plan evaluates: each, or the last of every few since it began."""
    review = plan.cycle.annual_review if plan.cycle else None
    every = (review.every if review else None) or 1
    return (year - plan.period.from_ + 1) % every == 0


def covered_later(years: Mapping[int, YearRecords], year: int) -> frozenset[str]:
    """Return the items whose evaluation of a later year says that it covers this one too."""
    return frozenset(
        item
        for later, records in years.items()
        if later > year
        for item, evaluation in records.evaluations.items()
        if year in evaluation.covers
    )


def is_evaluated(evaluation: Evaluation | None) -> bool:
    """Say whether an evaluation holds more than what is written before the year begins: plan, budget, own fields."""
    if evaluation is None:
        return False
    reviews = evaluation.reviews.values()
    texts = (evaluation.result, evaluation.variance, evaluation.issues, evaluation.next)
    return any(map(says_something, texts)) or any(
        review.rating or review.ratings or review.comment or review.direction for review in reviews
    )


def lacks_reason(
    grade: Grade | None, evaluation: Evaluation, review: Review | None, axis: str | None, *, is_first: bool
) -> bool:
    """Say whether a grade requires a reason that is not there.

    It stands in `variance` at the first stage, and in the comment, of the axis or of the review, at later ones.
    """
    if grade is None or not grade.reason_required:
        return False
    if is_first:
        return not says_something(evaluation.variance)
    on_axis = review.ratings.get(axis) if review and axis else None
    comments = (on_axis.comment if on_axis else None, review.comment if review else None)
    return not any(map(says_something, comments))


def says_something(text: str | None) -> bool:
    """Say whether a text holds more than blanks."""
    return bool(text and text.strip())


def _answer(question: Question, entry: Entry, records: YearRecords | None, *, is_due: bool) -> Answer:
    code = _rating(question, _review(question, _evaluation(entry, records)))
    if code is None:
        return Answer(entry, "missing" if is_due else "not_due")
    grade = grade_of(question.scale, code) if question.scale else None
    is_assessed = grade is None or grade.counts_as != "not_assessed"
    return Answer(entry, "assessed" if is_assessed else "not_assessable", code, grade)


def _gaps(entry: Entry, asked: tuple[Question, ...], records: YearRecords | None) -> Iterator[Gap]:
    mine = [question for question in asked if entry.kind in question.kinds]
    if not mine:
        return
    evaluation = _evaluation(entry, records)
    if evaluation is None or not is_evaluated(evaluation):
        yield Gap(entry, "evaluation")
        return
    if mine[0].is_first and not says_something(evaluation.result):
        yield Gap(entry, "result")
    for question in mine:
        review = _review(question, evaluation)
        code = _rating(question, review)
        if code is None:
            yield Gap(entry, "rating", question)
            continue
        grade = grade_of(question.scale, code) if question.scale else None
        axis = question.axis.id if question.axis else None
        if lacks_reason(grade, evaluation, review, axis, is_first=question.is_first):
            yield Gap(entry, "reason", question, code)


def _evaluation(entry: Entry, records: YearRecords | None) -> Evaluation | None:
    return records.evaluations.get(entry.id) if records else None


def _review(question: Question, evaluation: Evaluation | None) -> Review | None:
    return evaluation.reviews.get(question.stage.id) if evaluation else None


def _rating(question: Question, review: Review | None) -> str | None:
    if review is None or question.axis is None:
        return review.rating if review else None
    on_axis = review.ratings.get(question.axis.id)
    return on_axis.rating if on_axis else None


def _unique(entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """Return the items without a second one of the same id, which no record could tell from the first."""
    return tuple({entry.id: entry for entry in reversed(entries)}.values())[::-1]
