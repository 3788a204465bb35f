"""A plan as its city adopted it, with what changed since."""

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from kyodo_cli.model.cycle import Cycle
from kyodo_cli.model.indicator import Indicator
from kyodo_cli.model.nodes import Action, Aim, Goal, Measure, Vision
from kyodo_cli.model.parts import DateText, Format, Id, OneOrMore, Part, Span, Text, Year
from kyodo_cli.model.rating import Direction, Scale, Stage

Label = Literal[
    "plan", "positioning", "period", "vision", "goal", "aim", "measure", "action", "indicator",
    "need", "related", "departments", "actors", "themes", "by_year",
    "planned", "result", "variance", "issues", "next", "cost", "rating", "direction", "comment", "response",
    "output", "outcome", "input", "other", "baseline", "target", "value",
]  # fmt: skip
"""The words of ours that a plan may put its own in the place of."""


class Municipality(Part):
    """Whose plan it is; the name is the official one, which the printed title need not spell the same."""

    name: Text
    prefecture: Text | None = None
    code: Annotated[str, StringConstraints(pattern=r"^[0-9]{6}$")] | None = None


class Erratum(Part):
    """A slip of the printed text, noted beside it; the text itself stays as printed."""

    at: Text
    printed: Text
    read_as: Text | None = None
    note: Text | None = None


class Source(Part):
    """Where the text was taken from."""

    document: Text | None = None
    url: Text | None = None
    errata: tuple[Erratum, ...] = ()


class Period(Part):
    """The years a plan is for; without `to` it is open-ended."""

    from_: Year = Field(alias="from")
    to: Year | None = None
    note: Text | None = None

    def holds(self, year: int) -> bool:
        """Say whether a fiscal year lies in the period."""
        return self.from_ <= year and (self.to is None or year <= self.to)


class Amendment(Part):
    """What changed after adoption, and from which fiscal year."""

    year: Year
    kind: Literal[
        "revised", "extended", "period_abolished", "item_added", "item_retired", "item_split", "item_merged",
        "target_revised", "indicator_revised", "renamed", "corrected",
    ]  # fmt: skip
    item: Annotated[tuple[Text, ...], OneOrMore] = ()
    into: Annotated[tuple[Text, ...], OneOrMore] = ()
    to: Year | None = None
    was: Text | None = None
    now: Text | None = None
    date: DateText | None = None
    reason: Text | None = None
    source: Text | None = None


class Predecessor(Part):
    """An earlier plan in whose line this one stands."""

    title: Text
    adopted: DateText | None = None
    from_: Year | None = Field(None, alias="from")
    to: Year | None = None
    revision_of: Text | None = None
    plan: Id | None = None


class Basis(Part):
    """The law or ordinance that a plan rests on."""

    law: Text
    article: Text | None = None
    in_force: DateText | None = None


class Positioning(Part):
    """Where a plan stands among the city's plans."""

    text: Text | None = None
    basis: tuple[Basis, ...] = ()
    parents: tuple[Text, ...] = ()


class Section(Part):
    """Prose that no other field holds, verbatim; `after` names the field or section that it follows.

    `years` are those in which it is part of the plan, where that is not always.
    """

    title: Text | None = None
    text: Text
    after: Text | None = None
    years: Span | None = None


class Body(Part):
    """A body that carries the plan: a council, a meeting inside city hall, officers."""

    id: Id
    name: Text
    kind: Literal["council", "internal", "officers"] | None = None
    under: Id | None = None
    roles: tuple[Text, ...] = ()


class Department(Part):
    """A department by one of its names; a reorganisation ends it and names who follows."""

    id: Id
    name: Text
    from_: Year | None = Field(None, alias="from")
    to: Year | None = None
    successors: tuple[Id, ...] = ()
    aliases: tuple[Text, ...] = ()


class FieldDefinition(Part):
    """Something that this plan tracks beyond kyodo's own names."""

    key: Id
    label: Text
    applies_to: Literal["evaluation", "measurement", "vision", "goal", "aim", "measure", "action", "indicator"] = (
        "evaluation"
    )
    type: Literal["text", "number", "choice", "date", "yes_no"] = "text"
    unit: Text | None = None
    choices: tuple[Text, ...] = ()


class Links(Part):
    """How the plan prints its related items: on both sides, or on one."""

    related: Literal["symmetric", "one_way"] = "symmetric"


class Plan(Part):
    """A whole plan file."""

    format: Format
    id: Id
    title: Text
    edition: Text | None = None
    language: Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]+)*$")] = "ja"
    municipality: Municipality
    source: Source | None = None
    period: Period
    amendments: tuple[Amendment, ...] = ()
    lineage: tuple[Predecessor, ...] = ()
    positioning: Positioning | None = None
    sections: tuple[Section, ...] = ()
    bodies: tuple[Body, ...] = ()
    departments: tuple[Department, ...] = ()
    labels: dict[Label, Text] = Field(default_factory=dict)
    fields: tuple[FieldDefinition, ...] = ()
    links: Links = Links()
    visions: tuple[Vision, ...] = ()
    goals: tuple[Goal, ...] = ()
    aims: tuple[Aim, ...] = ()
    measures: tuple[Measure, ...] = ()
    actions: tuple[Action, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    scales: tuple[Scale, ...] = ()
    stages: tuple[Stage, ...] = ()
    directions: tuple[Direction, ...] = ()
    cycle: Cycle | None = None
