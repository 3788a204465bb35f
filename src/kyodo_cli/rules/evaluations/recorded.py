"""Ratings recorded in a year: that the plan has such stages, axes and grades (KY430-KY435)."""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Final, NamedTuple

from kyodo_cli.analysis.scales import applies_to, grade_of, same_sign, scale_of, stages_of, uses_own_scale
from kyodo_cli.base.folding import nearest
from kyodo_cli.base.language import Message
from kyodo_cli.base.routes import Path
from kyodo_cli.findings.finding import Finding, Rule
from kyodo_cli.model.plan import Plan
from kyodo_cli.model.rating import Grade, Scale, Stage
from kyodo_cli.model.year import Evaluation, Review
from kyodo_cli.rules.did_you_mean import did_you_mean
from kyodo_cli.rules.subject import Subject, YearSubject

UNKNOWN_STAGE: Final = Rule("KY430", "unknown-stage", "error")
STAGE_OF_OTHER_YEARS: Final = Rule("KY431", "stage-of-other-years", "error")
STAGE_FOR_OTHER_KINDS: Final = Rule("KY432", "stage-for-other-kinds", "warning")
UNKNOWN_GRADE: Final = Rule("KY433", "unknown-grade", "error")
RATING_OR_AXES: Final = Rule("KY434", "rating-or-axes", "error")
UNKNOWN_AXIS: Final = Rule("KY435", "unknown-axis", "error")


class Reviewed(NamedTuple):
    """A review; `stage` is None, and `position` -1, where no stage of that id holds in the year."""

    item: str
    stage_id: str
    stage: Stage | None
    position: int
    review: Review
    evaluation: Evaluation

    @property
    def called(self) -> str:
        """The name of its stage, as people know it; where none holds in the year, its id."""
        return self.stage.label if self.stage else self.stage_id

    @property
    def path(self) -> Path:
        """The place of the review."""
        return ("evaluations", self.item, "reviews", self.stage_id)


class Rated(NamedTuple):
    """A rating of a review with the scale that it goes by, and its grade there; without axes, `axis` is None."""

    reviewed: Reviewed
    axis: str | None
    scale: Scale
    code: str
    grade: Grade | None

    @property
    def path(self) -> Path:
        """The place of the rating."""
        return (*self.reviewed.path, "ratings", self.axis) if self.axis else (*self.reviewed.path, "rating")


def unknown_stages(subject: Subject, year: YearSubject) -> Iterator[Finding]:
    """Find reviews at a stage that the plan does not have."""
    known = {stage.id: stage.label for stage in (*subject.plan.stages, *stages_of(subject.plan, year.records.year))}
    for one in reviews(subject, year):
        if one.stage_id not in known and one.stage_id not in subject.unsure:
            message = Message(
                "{item} has a review “{stage}”, a stage that the plan does not have.", item=one.item, stage=one.stage_id
            )
            stages = [named(stage, label) for stage, label in known.items()]
            close = nearest(one.stage_id, known, limit=1) or [
                stage for stage, label in known.items() if label == one.stage_id
            ]
            if close:
                hint = Message("Did you mean “{close}”? The stages are: {stages}.", close=close[0], stages=stages)
            else:
                hint = Message("The stages are: {stages}.", stages=stages)
            yield year.finding(UNKNOWN_STAGE, one.path, message, hint, at_key=True)


def stages_of_other_years(subject: Subject, year: YearSubject) -> Iterator[Finding]:
    """Find reviews at a stage that does not hold in the year."""
    known = {stage.id for stage in subject.plan.stages}
    for one in reviews(subject, year):
        if one.stage is None and one.stage_id in known:
            message = Message(
                "{item} has a review “{stage}”, a stage that does not hold in fiscal year {year}.",
                item=one.item,
                stage=one.stage_id,
                year=year.records.year,
            )
            stages = [named(stage.id, stage.label) for stage in stages_of(subject.plan, year.records.year)]
            hint = Message("Stages of that year: {stages}. Otherwise correct “valid” at the stage.", stages=stages)
            yield year.finding(STAGE_OF_OTHER_YEARS, one.path, message, hint, at_key=True)


def stages_for_other_kinds(subject: Subject, year: YearSubject) -> Iterator[Finding]:
    """Find reviews at a stage that says it reviews other kinds of item."""
    for one in reviews(subject, year):
        entry = subject.outline.by_id.get(one.item)
        if one.stage is None or entry is None or not one.stage.applies_to or entry.kind in one.stage.applies_to:
            continue
        message = Message(
            "{item} is of the kind “{kind}”, which the stage {stage} does not review.",
            item=one.item,
            kind=entry.kind,
            stage=one.stage.id,
        )
        hint = Message("Delete the review, or add “{kind}” to “applies_to” of the stage.", kind=entry.kind)
        yield year.finding(STAGE_FOR_OTHER_KINDS, one.path, message, hint, at_key=True)


def unknown_grades(subject: Subject, year: YearSubject) -> Iterator[Finding]:
    """Find ratings that are no grade of the scale they go by."""
    for one in ratings(subject, year):
        if one.scale.grades and one.grade is None:
            message = Message(
                "{item} is rated “{code}”, which is no grade of its scale.", item=one.reviewed.item, code=one.code
            )
            yield year.finding(UNKNOWN_GRADE, one.path, message, _grades_hint(subject, one))


def rating_or_axes(subject: Subject, year: YearSubject) -> Iterator[Finding]:
    """Find one rating where the stage has axes, and ratings by axis where it has none."""
    for one in reviews(subject, year):
        if one.stage is None:
            continue
        if one.stage.axes and one.review.rating is not None:
            message = Message(
                "{item} has one rating at {stage}, which is rated by axis.", item=one.item, stage=one.stage.id
            )
            axes = ", ".join(f"{axis.id}: …" for axis in one.stage.axes)
            hint = Message("Write “ratings: {{{axes}}}” instead.", axes=axes)
            yield year.finding(RATING_OR_AXES, (*one.path, "rating"), message, hint)
        elif one.review.ratings and not one.stage.axes:
            message = Message(
                "{item} is rated by axis at {stage}, which has no axes.", item=one.item, stage=one.stage.id
            )
            hint = Message("Write one “rating: …” instead, or define “axes” at the stage.")
            yield year.finding(RATING_OR_AXES, (*one.path, "ratings"), message, hint, at_key=True)


def unknown_axes(subject: Subject, year: YearSubject) -> Iterator[Finding]:
    """Find ratings on an axis that the stage does not have."""
    for one in reviews(subject, year):
        if one.stage is None or not one.stage.axes:
            continue
        known = {axis.id: axis.label for axis in one.stage.axes}
        for axis in one.review.ratings:
            if axis not in known:
                message = Message(
                    "{item} is rated on “{axis}”, an axis that the stage {stage} does not have.",
                    item=one.item,
                    axis=axis,
                    stage=one.stage.id,
                )
                otherwise = Message("The axes are: {axes}.", axes=[named(*pair) for pair in known.items()])
                hint = did_you_mean(axis, known, otherwise)
                yield year.finding(UNKNOWN_AXIS, (*one.path, "ratings", axis), message, hint, at_key=True)


# The rules of a year come one after another, so remembering the last year makes one pass of many.
@lru_cache(maxsize=1)
def reviews(subject: Subject, year: YearSubject) -> tuple[Reviewed, ...]:
    """Return every review of a year with its stage and its place."""
    return tuple(_reviews(subject, year))


@lru_cache(maxsize=1)
def ratings(subject: Subject, year: YearSubject) -> tuple[Rated, ...]:
    """Return every rating of a year that goes by a scale the plan has."""
    return tuple(_ratings(subject, year))


def reviews_item(subject: Subject, stage: Stage, item: str) -> bool:
    """Say whether a stage reviews an item of the plan."""
    entry = subject.outline.by_id.get(item)
    return entry is not None and entry.kind in applies_to(stage, subject.outline)


def named(code: str, label: str) -> Message | str:
    """Return a code with its meaning."""
    return code if code == label else Message("{code} ({label})", code=code, label=label)


def _stages(subject: Subject, year: YearSubject) -> tuple[Stage, ...]:
    return stages_of(subject.plan, year.records.year)


def _reviews(subject: Subject, year: YearSubject) -> Iterator[Reviewed]:
    stages = _stages(subject, year)
    positions = {stage.id: position for position, stage in reversed(list(enumerate(stages)))}
    for item, evaluation in year.records.evaluations.items():
        for stage_id, review in evaluation.reviews.items():
            position = positions.get(stage_id, -1)
            stage = stages[position] if position >= 0 else None
            yield Reviewed(item, stage_id, stage, position, review, evaluation)


def _ratings(subject: Subject, year: YearSubject) -> Iterator[Rated]:
    asked = {one.id: tuple(_asked(subject.plan, one, year.records.year)) for one in _stages(subject, year)}
    for one in reviews(subject, year):
        for axis, scale, grades in asked[one.stage_id] if one.stage else ():
            given = one.review.ratings.get(axis) if axis else None
            code = given.rating if given else one.review.rating if axis is None else None
            if code is not None:
                yield Rated(one, axis, scale, code, grades.get(code) or grade_of(scale, code))


def _asked(plan: Plan, stage: Stage, year: int) -> Iterator[tuple[str | None, Scale, dict[str, Grade]]]:
    """Yield each axis of a stage (None where it has none) with the scale it goes by and the grades by code."""
    asked = [(axis.id, axis.scale) for axis in stage.axes] if stage.axes else [(None, stage.scale)]
    for axis, scale_id in asked:
        if scale := scale_of(plan, scale_id, year):
            yield axis, scale, {grade.code: grade for grade in reversed(scale.grades)}


def _grades_hint(subject: Subject, one: Rated) -> Message:
    grades = [named(grade.code, grade.label) for grade in one.scale.grades]
    meant = _meant_grade(one.scale.grades, one.code)
    if meant:
        return Message("Did you mean “{code}”? The grades are: {grades}.", code=meant, grades=grades)
    if uses_own_scale(subject.plan):
        return Message(
            "The plan defines no scale, so kyodo's own holds: {grades}. Define “scales” in the plan.", grades=grades
        )
    return Message("The grades are: {grades}.", grades=grades)


def _meant_grade(grades: Iterable[Grade], text: str) -> str | None:
    """Return the grade that was probably meant: its label was written, or its code with something added."""
    written = same_sign(text)
    for grade in grades:
        label, code = same_sign(grade.label), same_sign(grade.code)
        added = written.removeprefix(code)
        if written == label or (added != written and not added[:1].isalnum()) or added == label:
            return grade.code
    close = nearest(text, [grade.label for grade in grades], limit=1)
    return next((grade.code for grade in grades if [grade.label] == close), None)


YEAR_CHECKS: Final = (
    (UNKNOWN_STAGE, unknown_stages),
    (STAGE_OF_OTHER_YEARS, stages_of_other_years),
    (STAGE_FOR_OTHER_KINDS, stages_for_other_kinds),
    (UNKNOWN_GRADE, unknown_grades),
    (RATING_OR_AXES, rating_or_axes),
    (UNKNOWN_AXIS, unknown_axes),
)
