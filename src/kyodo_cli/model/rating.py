"""Rating scales, the stages of a review and the directions it may point in, as the plan defines them."""

from typing import Literal

from pydantic import Field

from kyodo_cli.base.kinds import Kind
from kyodo_cli.model.parts import Id, Number, Part, Span, Text

CountsAs = Literal["achieved", "on_track", "behind", "not_started", "stopped", "completed", "not_assessed"]


class Grade(Part):
    """One grade of a scale; the code defaults to the label."""

    label: Text
    code_: Text | None = Field(None, alias="code")
    counts_as: CountsAs | None = None
    from_rate: Number | None = None
    reason_required: bool = False

    @property
    def code(self) -> str:
        """What is written in the records."""
        return self.code_ or self.label


class Scale(Part):
    """A rating scale; without `counts_as` its grades are tallied by name only."""

    id: Id
    valid: Span | None = None
    order: Literal["best_first", "worst_first", "none"] | None = None
    note: Text | None = None
    grades: tuple[Grade, ...]


class Axis(Part):
    """One of several questions that a stage asks about the same item."""

    id: Id
    label: Text
    scale: Id


class Stage(Part):
    """A step of the yearly review, in order; it has one scale, or axes with a scale each."""

    id: Id
    label: Text
    scale: Id | None = None
    applies_to: tuple[Kind, ...] = ()
    valid: Span | None = None
    axes: tuple[Axis, ...] = ()


class Direction(Part):
    """今後の方向性: what is to become of an item."""

    code: Text
    label: Text
    counts_as: Literal["expand", "continue", "improve", "reduce", "merge", "suspend", "abolish", "complete"] | None = (
        None
    )
