"""Stages of review that cannot be gone through as they are defined (KY406-KY410)."""

from collections.abc import Iterator
from typing import Final

from kyodo_cli.analysis.scales import DEFAULT_SCALE, scale_of, uses_own_scale
from kyodo_cli.base.language import Message
from kyodo_cli.base.routes import Path
from kyodo_cli.findings.finding import Finding, Rule
from kyodo_cli.model.rating import Scale, Stage
from kyodo_cli.rules.did_you_mean import did_you_mean
from kyodo_cli.rules.periods.lifetimes import plan_years, years_of
from kyodo_cli.rules.subject import Subject
from kyodo_cli.rules.written import says

SCALE_NOT_VALID: Final = Rule("KY406", "scale-not-valid-for-stage", "warning")
STAGE_WITHOUT_SCALE: Final = Rule("KY407", "stage-without-scale", "error")
STAGE_WITH_BOTH: Final = Rule("KY408", "stage-with-scale-and-axes", "error")
UNKNOWN_STAGE_SCALE: Final = Rule("KY409", "unknown-stage-scale", "error")
STAGE_FOR_ABSENT_KIND: Final = Rule("KY410", "stage-for-absent-kind", "warning")


def scales_not_valid_for_stage(subject: Subject) -> Iterator[Finding]:
    """Find stages that go by a scale in years for which the scale does not hold."""
    for stage, place in stages(subject):
        for scale_id, path in scale_names(stage, place):
            scales = [scale for scale in subject.plan.scales if scale.id == scale_id]
            years = _years_of(subject, stage, scales)
            if not all(any(scale.valid is None or scale.valid.holds(year) for scale in scales) for year in years):
                message = Message(
                    "The stage {stage} goes by the scale {scale} also in years in which that scale does not hold.",
                    stage=stage.id,
                    scale=scale_id,
                )
                hint = Message(
                    "Write at the stage the same “valid” as at the scale, and a stage of its own for the other years."
                )
                yield subject.finding(SCALE_NOT_VALID, path, message, hint)


def stages_without_scale(subject: Subject) -> Iterator[Finding]:
    """Find stages at which nothing can be rated; where the plan has no scales, they go by kyodo's own."""
    if uses_own_scale(subject.plan):
        return
    for stage, path in stages(subject):
        if not says(subject.tree, path, "scale", "axes"):
            message = Message("The stage {stage} has neither a scale nor axes.", stage=stage.id)
            hint = Message(
                "Write “scale: …” with one of these: {scales}.", scales=[one.id for one in subject.plan.scales]
            )
            yield subject.finding(STAGE_WITHOUT_SCALE, path, message, hint)


def stages_with_both(subject: Subject) -> Iterator[Finding]:
    """Find stages of which it is open whether they rate once or on several axes."""
    for stage, path in stages(subject):
        if stage.scale is not None and stage.axes:
            message = Message("The stage {stage} has both a scale and axes.", stage=stage.id)
            hint = Message("Delete “scale” here if each axis is rated; an overall rating is an axis of its own.")
            yield subject.finding(STAGE_WITH_BOTH, (*path, "scale"), message, hint)


def unknown_stage_scales(subject: Subject) -> Iterator[Finding]:
    """Find stages and axes that go by a scale which the plan does not have."""
    for stage, place in stages(subject):
        for scale_id, path in scale_names(stage, place):
            if scale_id in subject.unsure or scale_of(subject.plan, scale_id):
                continue
            message = Message(
                "The stage {stage} goes by “{scale}”, a scale that the plan does not have.",
                stage=stage.id,
                scale=scale_id,
            )
            yield subject.finding(UNKNOWN_STAGE_SCALE, path, message, _scale_hint(subject, scale_id))


def stages_for_absent_kind(subject: Subject) -> Iterator[Finding]:
    """Find stages that review a kind of item which the plan does not have."""
    kinds = {entry.kind for entry in subject.outline.entries}
    for stage, path in stages(subject):
        for at, kind in enumerate(stage.applies_to):
            if kinds and kind not in kinds:
                message = Message(
                    "The stage {stage} reviews items of the kind “{kind}”, of which the plan has none.",
                    stage=stage.id,
                    kind=kind,
                )
                hint = Message("The plan has: {kinds}.", kinds=sorted(kinds))
                yield subject.finding(STAGE_FOR_ABSENT_KIND, (*path, "applies_to", at), message, hint)


def scale_names(stage: Stage, path: Path) -> Iterator[tuple[str, Path]]:
    """Return the scales that a stage and its axes go by, with their places."""
    if stage.scale is not None:
        yield stage.scale, (*path, "scale")
    for at, axis in enumerate(stage.axes):
        yield axis.scale, (*path, "axes", at, "scale")


def stages(subject: Subject) -> Iterator[tuple[Stage, Path]]:
    """Return the stages of a plan with their places."""
    for at, stage in enumerate(subject.plan.stages):
        yield stage, ("stages", at)


def _years_of(subject: Subject, stage: Stage, scales: list[Scale]) -> range:
    """Return the years in which a stage reviews; without an end, up to the one after the last end of a scale."""
    if not scales:
        return range(0)
    years = [plan_years(subject.plan), years_of(stage.valid)]
    first = max((span.first for span in years if span.first is not None), default=subject.plan.period.from_)
    ends = [scale.valid.to for scale in scales if scale.valid and scale.valid.to is not None]
    last = min((span.last for span in years if span.last is not None), default=max(ends, default=first) + 1)
    return range(first, last + 1)


def _scale_hint(subject: Subject, scale_id: str) -> Message:
    known = [scale.id for scale in subject.plan.scales]
    if not known:
        return Message(
            "The plan defines no scales: add “scales: …”, or go by kyodo's own with “scale: {own}”.",
            own=DEFAULT_SCALE.id,
        )
    return did_you_mean(scale_id, known, Message("Possible here: {ids}.", ids=known))


CHECKS: Final = (
    (SCALE_NOT_VALID, scales_not_valid_for_stage),
    (STAGE_WITHOUT_SCALE, stages_without_scale),
    (STAGE_WITH_BOTH, stages_with_both),
    (UNKNOWN_STAGE_SCALE, unknown_stage_scales),
    (STAGE_FOR_ABSENT_KIND, stages_for_absent_kind),
)
