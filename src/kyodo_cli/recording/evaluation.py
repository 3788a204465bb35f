"""What was given for an evaluation, as changes of the year's records."""

from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple

from kyodo_cli.analysis.frame import in_force
from kyodo_cli.analysis.scales import grade_of, scale_of, stages_of
from kyodo_cli.base.errors import UsageFault
from kyodo_cli.base.folding import folded, nearest
from kyodo_cli.base.language import Message
from kyodo_cli.editing.change import Change
from kyodo_cli.model.outline import Entry
from kyodo_cli.model.plan import Plan
from kyodo_cli.model.rating import Axis, Stage
from kyodo_cli.reading.files import YearFile
from kyodo_cli.reading.nodes import Data
from kyodo_cli.recording.places import Ledger, value_at
from kyodo_cli.recording.values import field_value, named_body

TEXTS: Final = ("planned", "result", "variance", "issues", "next")
"""Texts of the evaluation itself; they belong to no stage."""


class Given(NamedTuple):
    """What is to be recorded of an item; None, or empty, is left as it is.

    `ratings` and `comments` are by axis; the key is empty for those of the stage as a whole.
    """

    stage: str | None = None
    texts: Mapping[str, str] = {}
    ratings: Mapping[str, str] = {}
    comments: Mapping[str, str] = {}
    direction: str | None = None
    by: str | None = None
    date: str | None = None
    response: str | None = None
    response_direction: str | None = None
    cost: Mapping[str, int | float] = {}
    covers: tuple[int, ...] = ()
    fields: Mapping[str, str | int | float | bool] = {}

    @property
    def is_empty(self) -> bool:
        """Say whether nothing is to be recorded."""
        return not any(self[1:])

    @property
    def is_review(self) -> bool:
        """Say whether something is said that belongs to a stage."""
        return bool(self.ratings or self.comments or self.direction or self.by or self.date)


def evaluation_changes(ledger: Ledger, entry: Entry, given: Given, now: YearFile | None) -> list[Change]:
    """Return the changes that record what was given of an item.

    Args:
        ledger: the plan's year.
        entry: the item.
        given: what is to be recorded.
        now: the records as they are now.

    Raises:
        UsageFault: the plan has no such stage, axis, grade, direction or field; what it has is named.
    """
    base = ("evaluations", entry.id)
    plan = ledger.book.plan
    changes = [Change((*base, name), text) for name, text in given.texts.items()]
    if given.covers:
        _refuse_years(plan, given.covers)
        changes.append(Change((*base, "covers"), given.covers))
    changes += [Change((*base, "cost", name), amount) for name, amount in given.cost.items()]
    if given.is_review:
        changes += _review(ledger, (*base, "reviews"), given, now)
    if given.response:
        changes.append(Change((*base, "response", "text"), given.response))
    if given.response_direction:
        changes.append(Change((*base, "response", "direction"), direction_code(plan, given.response_direction)))
    for key, value in given.fields.items():
        known, typed = field_value(plan, key, value)
        changes.append(Change((*base, "fields", known), typed))
    return changes


def stage_named(plan: Plan, year: int, name: str | None) -> Stage:
    """Return the stage that a text means, by its id or its name; the first stage of the year for None.

    Raises:
        UsageFault: no such stage holds in the year; those that do are named.
    """
    stages = stages_of(plan, year)
    if name is None:
        return stages[0]
    for stage in stages:
        if folded(name) in (folded(stage.id), folded(stage.label)):
            return stage
    known = [Message("{code} ({label})", code=stage.id, label=stage.label) for stage in stages]
    raise UsageFault(
        Message("The plan has no stage “{stage}” in fiscal year {year}.", stage=name, year=year),
        Message("The stages are: {stages}.", stages=known),
    )


def rating_code(plan: Plan, year: int, scale_id: str | None, text: str) -> str:
    """Return the code of the grade that a text means, by its code or its name.

    Raises:
        UsageFault: the scale has no such grade; its grades are named with what they mean.
    """
    scale = scale_of(plan, scale_id, year)
    if scale is None:
        return text
    grade = grade_of(scale, text)
    if grade is None:
        grade = next((one for one in scale.grades if folded(one.label) == folded(text)), None)
    if grade is not None:
        return grade.code
    known = [Message("{code} ({label})", code=one.code, label=one.label) for one in scale.grades]
    raise UsageFault(
        Message("“{rating}” is no grade of this scale.", rating=text),
        Message("The grades are: {grades}.", grades=known),
    )


def direction_code(plan: Plan, text: str) -> str:
    """Return the code of the direction that a text means; where the plan defines none, the text itself.

    Raises:
        UsageFault: the plan defines directions, and this is none of them.
    """
    for one in plan.directions:
        if folded(text) in (folded(one.code), folded(one.label)):
            return one.code
    if not plan.directions:
        return text
    known = [Message("{code} ({label})", code=one.code, label=one.label) for one in plan.directions]
    raise UsageFault(
        Message("“{direction}” is no direction of the plan.", direction=text),
        Message("The directions are: {directions}.", directions=known),
    )


def _refuse_years(plan: Plan, years: tuple[int, ...]) -> None:
    outside = [year for year in years if not in_force(plan, year)]
    if outside:
        raise UsageFault(
            Message("{plan} is not in force in fiscal year {year}.", plan=plan.id, year=outside[0]),
            Message("Give to --covers the years of the plan that are evaluated together."),
        )


def _review(ledger: Ledger, reviews: tuple[str, ...], given: Given, now: YearFile | None) -> Iterator[Change]:
    plan = ledger.book.plan
    stage = stage_named(plan, ledger.year, given.stage)
    base = (*reviews, stage.id)
    ratings = {_axis(stage, name).id: code for name, code in given.ratings.items() if name}
    comments = {_axis(stage, name).id: text for name, text in given.comments.items() if name}
    for axis in stage.axes:
        if axis.id in ratings or axis.id in comments:
            code = rating_code(plan, ledger.year, axis.scale, ratings[axis.id]) if axis.id in ratings else None
            yield from _axis_changes((*base, "ratings", axis.id), axis, code, comments.get(axis.id), now)
    if "" in given.ratings:
        if stage.axes:
            example = " ".join(f"--rating {axis.id}=…" for axis in stage.axes)
            raise UsageFault(
                Message("The stage {stage} is rated by axis.", stage=stage.id),
                Message("Write {example}.", example=example),
            )
        yield Change((*base, "rating"), rating_code(plan, ledger.year, stage.scale, given.ratings[""]))
    if given.direction:
        yield Change((*base, "direction"), direction_code(plan, given.direction))
    if "" in given.comments:
        yield Change((*base, "comment"), given.comments[""])
    if given.by:
        yield Change((*base, "by"), named_body(plan, given.by))
    if given.date:
        yield Change((*base, "date"), given.date)


def _axis_changes(
    place: tuple[str, ...], axis: Axis, code: str | None, comment: str | None, now: YearFile | None
) -> Iterator[Change]:
    """Rate on an axis: in short (`progress: C`) where there is no comment, and in the form that is there already."""
    there: Data = value_at(now, place)
    if isinstance(there, dict):
        if code:
            yield Change((*place, "rating"), code)
        if comment:
            yield Change((*place, "comment"), comment)
    elif comment and not (code or there):
        raise UsageFault(
            Message("There is no grade yet on the axis {axis}; a comment alone cannot stand there.", axis=axis.label),
            Message("Add --rating {axis}=…, or write the comment without the axis.", axis=axis.id),
        )
    elif comment:
        yield Change(place, {"rating": code or there, "comment": comment})
    else:
        yield Change(place, code)


def _axis(stage: Stage, name: str) -> Axis:
    for axis in stage.axes:
        if folded(name) in (folded(axis.id), folded(axis.label)):
            return axis
    if not stage.axes:
        raise UsageFault(
            Message("The stage {stage} has no axes.", stage=stage.id), Message("Write --rating with the grade alone.")
        )
    close = nearest(name, [axis.id for axis in stage.axes], limit=1)
    known = [Message("{code} ({label})", code=axis.id, label=axis.label) for axis in stage.axes]
    raise UsageFault(
        Message("The stage {stage} has no axis “{axis}”.", stage=stage.id, axis=name),
        Message("Did you mean “{kind}”?", kind=close[0]) if close else Message("The axes are: {axes}.", axes=known),
    )
