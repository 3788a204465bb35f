"""One change of a plan after its adoption, as it is told of an item or an indicator."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from kyodo_cli.views.item import Reference
from kyodo_cli.views.words import Word

if TYPE_CHECKING:
    from kyodo_cli.views.quantities import Quantity, When

What = Literal[
    "ended", "begun", "split", "merged", "taken_over", "renamed", "reworded", "reorganised", "target", "other",
]  # fmt: skip
"""`split` and `merged` end the item itself; `taken_over` is one that goes on with what another ended with."""


@dataclass(frozen=True, slots=True)
class RevisedTarget:
    """A target that was revised: of which indicator and when, from what to what; `way` names how it changed.

    `old_when` are the years that the old one was for, where they are others.
    """

    indicator: str
    series: str | None
    when: "When | None"
    old_when: "When | None"
    old: "Quantity | None"
    new: "Quantity"
    way: str
    is_easier: bool


@dataclass(frozen=True, slots=True)
class DifferenceView:
    """One change about an item; `year` is None where it is not said since when it holds.

    `was` and `now` are texts or names; `items` are what took its place, or what it took the place of; `over` is the
    item above that ended or began, where it is not the item itself. `asks_reason` says that the lack of a reason is to
    be stated.
    """

    what: What
    year: int | None
    about: Word | None = None
    was: Word | tuple[str, ...] | None = None
    now: Word | tuple[str, ...] | None = None
    items: tuple[Reference, ...] = ()
    over: Reference | None = None
    target: RevisedTarget | None = None
    kind: str | None = None
    reason: str | None = None
    source: str | None = None
    asks_reason: bool = False
