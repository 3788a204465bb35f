"""The items of a plan: vision > goal > aim > measure > action, any of them also further up or at the root."""

from collections.abc import Iterator
from typing import Literal

from pydantic import Field

from kyodo_cli.base.kinds import LISTS, Kind
from kyodo_cli.model.indicator import Indicator
from kyodo_cli.model.parts import Id, Part, Scalar, Span, Text, Year


class DepartmentRef(Part):
    """A department's part in an item."""

    id: Id
    role: Literal["lead", "support", "collects"] | None = None


class YearText(Part):
    """What the plan says of one year, of a stretch of years, or of the time before it."""

    year: Year | None = None
    from_: Year | None = Field(None, alias="from")
    to: Year | None = None
    before: Literal[True] | None = None
    text: Text


class Correspondence(Part):
    """A link to an item of another plan: this item is the broader, peer or narrower one."""

    to: Text
    as_: Literal["broader", "peer", "narrower"] = Field(alias="as")
    note: Text | None = None


class Node(Part):
    """What an item of any level holds."""

    id: Id
    number: Text | None = None
    title: Text
    need: Text | None = None
    description: Text | None = None
    label: Text | None = None
    related: tuple[Text, ...] = ()
    departments: tuple[DepartmentRef, ...] = ()
    actors: tuple[Text, ...] = ()
    by_year: tuple[YearText, ...] = ()
    years: Span | None = None
    relisted: tuple[Text, ...] = ()
    themes: tuple[Text, ...] = ()
    corresponds: tuple[Correspondence, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    fields: dict[str, Scalar] = Field(default_factory=dict)

    @property
    def kind(self) -> Kind:
        """The level the item stands on."""
        return _KIND_OF[type(self)]

    @property
    def children(self) -> Iterator["Node"]:
        """The items directly below, level by level from the top, in the order of the file."""
        return children(self)


class Action(Node):
    """取組・アクション: what is done, and what the years' evaluations are about."""


class Measure(Node):
    """施策: a group of actions."""

    actions: tuple[Action, ...] = ()


class Aim(Node):
    """目指す姿: what a goal looks like once it is reached."""

    measures: tuple[Measure, ...] = ()
    actions: tuple[Action, ...] = ()


class Goal(Node):
    """基本目標."""

    aims: tuple[Aim, ...] = ()
    measures: tuple[Measure, ...] = ()
    actions: tuple[Action, ...] = ()


class Vision(Node):
    """未来像・将来像: the top of a plan."""

    goals: tuple[Goal, ...] = ()
    aims: tuple[Aim, ...] = ()
    measures: tuple[Measure, ...] = ()
    actions: tuple[Action, ...] = ()


_KIND_OF: dict[type[Node], Kind] = {Vision: "vision", Goal: "goal", Aim: "aim", Measure: "measure", Action: "action"}


def children(holder: Part) -> Iterator[Node]:
    """Yield the items directly below a plan or an item, level by level from the top, in the order of the file."""
    for name in LISTS.values():
        yield from getattr(holder, name, ())
