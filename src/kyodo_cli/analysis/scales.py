"""The scale, the stages and the grades that hold for a plan in a year; kyodo's own where the plan has none."""

from collections.abc import Iterable
from typing import Final

from kyodo_cli.base.folding import folded
from kyodo_cli.base.kinds import Kind
from kyodo_cli.model.outline import Outline
from kyodo_cli.model.plan import Plan
from kyodo_cli.model.rating import Grade, Scale, Stage

# model_construct: these are right as they stand, and a command that asks for no grade does not pay for the check.
DEFAULT_SCALE: Final = Scale.model_construct(
    id="kyodo",
    order="best_first",
    grades=(
        Grade.model_construct(code_="A", label="計画以上", counts_as="achieved"),
        Grade.model_construct(code_="B", label="計画どおり", counts_as="on_track"),
        Grade.model_construct(code_="C", label="計画どおり進まなかった", counts_as="behind", reason_required=True),
        Grade.model_construct(code_="D", label="着手できなかった", counts_as="not_started", reason_required=True),
        Grade.model_construct(code_="-", label="評価できない", counts_as="not_assessed", reason_required=True),
    ),
)
"""kyodo's own scale; every report that uses it says so."""

DEFAULT_STAGES: Final[tuple[Stage, ...]] = (Stage.model_construct(id="self", label="自己評価", scale=DEFAULT_SCALE.id),)

_SAME_SIGN: Final = str.maketrans("◯〇⭕✕✖╳☓❌", "○○○×××××")
"""Circles and crosses that keyboards and fonts offer for the ○ and × of a scale."""


def uses_own_scale(plan: Plan) -> bool:
    """Say whether a plan is rated by kyodo's own scale, for want of one of its own."""
    return not plan.scales


def stages_of(plan: Plan, year: int) -> tuple[Stage, ...]:
    """Return the stages of review that hold in a fiscal year, in order.

    A plan with scales but no stages has one stage, with the first scale that holds in that year. A stage that names
    neither scale nor axes goes by kyodo's own scale where the plan has none.
    """
    if not plan.stages:
        return (_with_scale(DEFAULT_STAGES[0], _first_scale(plan, year)),)
    stages = (stage for stage in plan.stages if stage.valid is None or stage.valid.holds(year))
    if uses_own_scale(plan):
        return tuple(stage if stage.scale or stage.axes else _with_scale(stage, DEFAULT_SCALE.id) for stage in stages)
    return tuple(stages)


def rating_places(plans: Iterable[Plan], year: int | None) -> list[str]:
    """Return where the plans keep ratings of a fiscal year, in order: `self`, or `council.progress` for an axis."""
    if year is None:
        return []
    stages = [stage for plan in plans for stage in stages_of(plan, year)]
    places = [name for one in stages for name in ([f"{one.id}.{axis.id}" for axis in one.axes] or [one.id])]
    return list(dict.fromkeys(places))


def scale_of(plan: Plan, scale_id: str | None, year: int | None = None) -> Scale | None:
    """Return the scale of a plan that has an id; kyodo's own is known to plans that have none.

    Of scales that follow one another under the same id, the one that holds in the fiscal year; else the first.
    """
    if uses_own_scale(plan):
        return DEFAULT_SCALE if scale_id == DEFAULT_SCALE.id else None
    named = [scale for scale in plan.scales if scale.id == scale_id]
    if year is not None and len(named) > 1:
        named.sort(key=lambda scale: scale.valid is not None and not scale.valid.holds(year))
    return named[0] if named else None


def grade_of(scale: Scale, code: str) -> Grade | None:
    """Return the grade that a code stands for: the same code, or the one that looks like it (Ａ for A, ― for -)."""
    exact = next((grade for grade in scale.grades if grade.code == code), None)
    if exact:
        return exact
    wanted = same_sign(code)
    return next((grade for grade in scale.grades if same_sign(grade.code) == wanted), None)


def same_sign(code: str) -> str:
    """Return a code folded so that codes which look alike are equal."""
    return folded(code.translate(_SAME_SIGN))


def applies_to(stage: Stage, outline: Outline) -> tuple[Kind, ...]:
    """Return the kinds of item that a stage reviews: by default the lowest that the plan has."""
    if stage.applies_to:
        return stage.applies_to
    return (outline.lowest_kind,) if outline.lowest_kind else ()


def _first_scale(plan: Plan, year: int) -> str | None:
    if uses_own_scale(plan):
        return DEFAULT_SCALE.id
    return next((scale.id for scale in plan.scales if scale.valid is None or scale.valid.holds(year)), None)


def _with_scale(stage: Stage, scale: str | None) -> Stage:
    return stage if stage.scale == scale else stage.model_copy(update={"scale": scale})
