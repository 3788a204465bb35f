"""A place in a plan or its records, in words: which item, at which stage, which field."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from kyodo_cli.analysis.scales import stages_of
from kyodo_cli.base.kinds import LISTS
from kyodo_cli.base.routes import parse
from kyodo_cli.model.rating import Stage
from kyodo_cli.views.places import PLACES
from kyodo_cli.views.report.records import stage_word
from kyodo_cli.views.report.references import Context, Link
from kyodo_cli.views.words import FIELDS, WORDS, Word

OF_ITEMS: Final = frozenset({*LISTS.values(), "indicators", "evaluations", "measurements"})
"""What a route begins with that leads to an item or an indicator."""


@dataclass(frozen=True, slots=True)
class PlaceView:
    """A place in a plan or its records: an item and a field of it, as far as they can be named.

    `within` names what lies between the two, from the outside in: a stage of the review, an axis, a series.
    """

    link: Link | None
    field: Word | None
    route: str
    within: tuple[Word, ...] = ()


def place_view(context: Context, route: str) -> PlaceView:
    """Return what a written route leads to."""
    steps = parse(route)
    if len(steps) < 2 or steps[0] not in OF_ITEMS:
        return PlaceView(None, _last(context, steps), route, _above(context, steps))
    link = context.link(steps[1])
    within, field = _inside(context, steps[1], steps[2:])
    return PlaceView(link if link.title else None, field, route, within)


def _inside(context: Context, item: str, steps: tuple[str, ...]) -> tuple[tuple[Word, ...], Word | None]:
    """Return what lies between an item and a field of it or of its records, and the field."""
    match steps:
        case ("reviews", stage_id, *rest):
            return _of_review(context, stage_id, rest)
        case ("fields", key, *_):
            return (), next((one.label for one in context.plan.fields if one.key == key), key)
        case ("response", "text"):
            return (), context.word("response")
        case ("cost", "lines", at, *rest):
            return (context.word("cost"), _cost_line(context, item, at)), _last(context, rest)
        case (at, *rest) if at.isdigit():
            return (_series(context, item, int(at) - 1) or at,), _last(context, rest)
    if steps and steps[-1].isdigit():  # one of several texts, in a list that has a name of its own
        steps = steps[:-1]
    return tuple(name for one in steps[:-1] if (name := _field(context, one))), _last(context, steps)


def _of_review(context: Context, stage_id: str, steps: list[str]) -> tuple[tuple[Word, ...], Word | None]:
    stage = _stage(context, stage_id)
    match steps:
        case ("ratings", axis, *rest):
            label = next((one.label for one in (stage.axes if stage else ()) if one.id == axis), axis)
            return (_stage_name(stage, stage_id), label), _last(context, rest) or context.word("rating")
    return (_stage_name(stage, stage_id),), _last(context, steps)


def _above(context: Context, steps: tuple[str, ...]) -> tuple[Word, ...]:
    """Return what lies above a field that is of no item: `surveys/s1/responses` is of the group that was surveyed."""
    surveys = context.records.surveys if context.records else ()
    groups = {one.id: one.group or one.id for one in surveys}
    return tuple(groups.get(one) or _field(context, one) or one for one in steps[:-1])


def _cost_line(context: Context, item: str, at: str) -> str:
    evaluation = context.records.evaluations.get(item) if context.records else None
    lines = evaluation.cost.lines if evaluation and evaluation.cost else ()
    return lines[int(at) - 1].label if at.isdigit() and 0 < int(at) <= len(lines) else at


def _last(context: Context, steps: Sequence[str]) -> Word | None:
    return (_field(context, steps[-1]) or steps[-1]) if steps else None


def _stage(context: Context, stage_id: str) -> Stage | None:
    stages = (*stages_of(context.plan, context.year), *context.plan.stages)
    return next((stage for stage in stages if stage.id == stage_id), None)


def _stage_name(stage: Stage | None, stage_id: str) -> Word:
    return stage_word(stage) if stage else stage_id


def _series(context: Context, indicator: str, at: int) -> str | None:
    """Return which series a value of the year is of, by its place in the list."""
    found = context.outline.indicator_by_id.get(indicator)
    values = context.records.measurements.get(indicator, ()) if context.records else ()
    if found is None or not 0 <= at < len(values):
        return None
    series = values[at].series
    return next((one.label for one in found.indicator.series if one.id == series), series)


def _field(context: Context, key: str) -> Word | None:
    return context.word(key) if key in WORDS else FIELDS.get(key) or PLACES.get(key)
