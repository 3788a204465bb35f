"""Scales, stages and directions that cannot be rated by, or mean two things (KY400-KY412)."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from kyodo_cli.analysis.scales import same_sign, stages_of
from kyodo_cli.base.language import Message
from kyodo_cli.base.routes import Path
from kyodo_cli.findings.finding import Finding, Rule
from kyodo_cli.model.rating import Scale
from kyodo_cli.rules.evaluations.stages import scale_names, stages
from kyodo_cli.rules.subject import Subject

SCALE_WITHOUT_GRADES: Final = Rule("KY400", "scale-without-grades", "error")
REPEATED_GRADE: Final = Rule("KY401", "repeated-grade", "error")
REPEATED_GRADE_LABEL: Final = Rule("KY402", "repeated-grade-label", "warning")
NOTHING_COUNTED: Final = Rule("KY403", "grades-counted-by-name-only", "note")
RATES_OUT_OF_ORDER: Final = Rule("KY404", "rates-out-of-order", "error")
RATE_MISSING_BETWEEN: Final = Rule("KY405", "rate-missing-between", "warning")
REPEATED_DIRECTION: Final = Rule("KY411", "repeated-direction", "error")
UNUSED_SCALE: Final = Rule("KY412", "unused-scale", "note")

NOT_BY_RATE: Final = ("not_started", "stopped", "not_assessed")
"""Grades that no rate can lead to."""


def scales_without_grades(subject: Subject) -> Iterator[Finding]:
    """Find scales by which nothing can be rated."""
    for scale, path in _scales(subject):
        if not scale.grades:
            message = Message("The scale {scale} has no grades.", scale=scale.id)
            hint = Message("Write them: “grades: [{code: A, label: …, counts_as: achieved}]”.")
            yield subject.finding(SCALE_WITHOUT_GRADES, (*path, "grades"), message, hint)


def repeated_grades(subject: Subject) -> Iterator[Finding]:
    """Find codes that stand for two grades of a scale, or look as if they did."""
    for scale, path in _scales(subject):
        for at, first in _repeats([grade.code for grade in scale.grades]):
            code, earlier = scale.grades[at].code, scale.grades[first].code
            if code == earlier:
                message = Message("The scale {scale} has two grades “{code}”.", scale=scale.id, code=code)
            else:
                message = Message(
                    "The grades “{first}” and “{code}” of the scale {scale} look alike and cannot be told apart.",
                    scale=scale.id,
                    first=earlier,
                    code=code,
                )
            hint = Message("Give each grade a code of its own.")
            yield subject.finding(REPEATED_GRADE, (*path, "grades", at), message, hint)


def repeated_grade_labels(subject: Subject) -> Iterator[Finding]:
    """Find grades with different codes that mean the same."""
    for scale, path in _scales(subject):
        for at, first in _repeats([grade.label for grade in scale.grades]):
            codes = [scale.grades[first].code, scale.grades[at].code]
            if same_sign(codes[0]) != same_sign(codes[1]):
                message = Message(
                    "Several grades of the scale {scale} are called “{label}”: {codes}.",
                    scale=scale.id,
                    label=scale.grades[at].label,
                    codes=codes,
                )
                hint = Message("Compare with the plan's table of grades; write each label as printed.")
                yield subject.finding(REPEATED_GRADE_LABEL, (*path, "grades", at, "label"), message, hint)


def grades_counted_by_name_only(subject: Subject) -> Iterator[Finding]:
    """Find scales of which kyodo cannot tell good from bad."""
    for scale, path in _scales(subject):
        if scale.grades and not any(grade.counts_as for grade in scale.grades):
            message = Message(
                "No grade of the scale {scale} says what it counts as; they are tallied by name.", scale=scale.id
            )
            hint = Message(
                "To have progress summed up, write “counts_as: achieved”, “on_track”, “behind” … at the grades."
            )
            yield subject.finding(NOTHING_COUNTED, (*path, "grades"), message, hint)


def rates_out_of_order(subject: Subject) -> Iterator[Finding]:
    """Find grades given from rates that do not go one way, or not the way of the scale."""
    for scale, path in _scales(subject):
        rates = [(at, grade.from_rate) for at, grade in enumerate(scale.grades) if grade.from_rate is not None]
        ascending = scale.order == "worst_first" or (
            scale.order != "best_first" and len(rates) > 1 and rates[0][1] < rates[-1][1]
        )
        for (_, rate), (at, following) in pairwise(rates):
            if (rate < following) if ascending else (rate > following):
                continue
            message = Message(
                "In the scale {scale} a grade from {following} percent stands after one from {rate} percent.",
                scale=scale.id,
                following=following,
                rate=rate,
            )
            hint = Message(
                "Correct “from_rate”: the better the grade, the higher; or set “order” to the order printed."
            )
            yield subject.finding(RATES_OUT_OF_ORDER, (*path, "grades", at, "from_rate"), message, hint)
            break


def rates_missing_between(subject: Subject) -> Iterator[Finding]:
    """Find grades without a rate between grades that have one: no rate would ever lead to them."""
    for scale, path in _scales(subject):
        with_rate = [at for at, grade in enumerate(scale.grades) if grade.from_rate is not None]
        for at, grade in enumerate(scale.grades):
            between = with_rate and with_rate[0] < at < with_rate[-1]
            if between and grade.from_rate is None and grade.counts_as not in NOT_BY_RATE:
                message = Message(
                    "The grade “{code}” of the scale {scale} has no “from_rate”, while those around it have one.",
                    scale=scale.id,
                    code=grade.code,
                )
                hint = Message("Write from which rate (in %) it is given.")
                yield subject.finding(RATE_MISSING_BETWEEN, (*path, "grades", at), message, hint)


def repeated_directions(subject: Subject) -> Iterator[Finding]:
    """Find codes that stand for two directions, or look as if they did."""
    directions = subject.plan.directions
    for at, first in _repeats([direction.code for direction in directions]):
        message = Message(
            "The directions “{first}” and “{label}” have the same code “{code}”.",
            first=directions[first].label,
            label=directions[at].label,
            code=directions[at].code,
        )
        hint = Message("Give each direction a code of its own.")
        yield subject.finding(REPEATED_DIRECTION, ("directions", at, "code"), message, hint)


def unused_scales(subject: Subject) -> Iterator[Finding]:
    """Find scales that no stage and no indicator goes by."""
    plan = subject.plan
    used = {name for stage, place in stages(subject) for name, _ in scale_names(stage, place)}
    used |= {entry.indicator.scale for entry in subject.outline.indicators if entry.indicator.scale}
    if not plan.stages:
        starts = [scale.valid.from_ for scale in plan.scales if scale.valid and scale.valid.from_]
        used |= {stage.scale for year in (plan.period.from_, *starts) for stage in stages_of(plan, year) if stage.scale}
    for scale, path in _scales(subject):
        if scale.id not in used and not used & subject.unsure:
            message = Message("No stage and no indicator goes by the scale {scale}.", scale=scale.id)
            hint = Message("Name it at a stage (“scale: {scale}”), or delete it.", scale=scale.id)
            yield subject.finding(UNUSED_SCALE, path, message, hint)


def _scales(subject: Subject) -> Iterator[tuple[Scale, Path]]:
    for at, scale in enumerate(subject.plan.scales):
        yield scale, ("scales", at)


def _repeats(codes: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Return the positions of codes that look like an earlier one, with the position of that one."""
    seen: dict[str, int] = {}
    for at, code in enumerate(codes):
        first = seen.setdefault(same_sign(code), at)
        if first != at:
            yield at, first


CHECKS: Final = (
    (SCALE_WITHOUT_GRADES, scales_without_grades),
    (REPEATED_GRADE, repeated_grades),
    (REPEATED_GRADE_LABEL, repeated_grade_labels),
    (NOTHING_COUNTED, grades_counted_by_name_only),
    (RATES_OUT_OF_ORDER, rates_out_of_order),
    (RATE_MISSING_BETWEEN, rates_missing_between),
    (REPEATED_DIRECTION, repeated_directions),
    (UNUSED_SCALE, unused_scales),
)
