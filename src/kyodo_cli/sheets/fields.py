"""What is asked about an item or an indicator: each field with its words, and where in the records it stands."""

from collections.abc import Iterator
from typing import Final, Literal, NamedTuple

from kyodo_cli.analysis.scales import scale_of
from kyodo_cli.base.language import Message
from kyodo_cli.base.routes import Path
from kyodo_cli.model.indicator import Indicator, Series
from kyodo_cli.model.plan import FieldDefinition, Plan
from kyodo_cli.model.rating import Scale, Stage
from kyodo_cli.recording.evaluation import TEXTS
from kyodo_cli.recording.measurement import STATUSES
from kyodo_cli.render.names import NAMES, NO, YES
from kyodo_cli.views.words import FIELDS, Word, word
from kyodo_cli.workspace.book import PlanBook

FieldKind = Literal["text", "number", "choice", "date", "yes_no", "body"]
"""A body is a department, a council or whoever else fills something in; it may be one that the plan does not know."""

YEN: Final = Message("yen")


class Choice(NamedTuple):
    """One of the answers that a field takes, with what it means."""

    code: str
    label: Word


class Field(NamedTuple):
    """One question about an item or an indicator.

    `name` is what it is called in messages and on the command line (`result`, `rating.progress`, `field.staff`);
    `path` leads to its value from the entry of the item, or of the measurement.
    """

    name: str
    path: Path
    kind: FieldKind
    label: Word
    choices: tuple[Choice, ...] = ()
    hint: Message | None = None
    unit: Word | None = None
    stage: str | None = None
    """The later stage of review that it belongs to; None for the first, and for what belongs to none."""

    @property
    def key(self) -> str:
        """What it is called where several stages are asked about (`council/rating.progress`)."""
        return f"{self.stage}/{self.name}" if self.stage else self.name


def item_fields(book: PlanBook, year: int, stage: Stage) -> tuple[Field, ...]:
    """Return what departments are asked about an item in a fiscal year, in the order of the sheet."""
    plan = book.plan
    planned, result, variance, *later = (_text(plan, name) for name in TEXTS)
    found = [planned, result, *_ratings(plan, year, stage), variance, *later]
    if plan.directions:
        found.append(_direction(plan, stage))
    found.append(_comment(plan, stage))
    if _knows_cost(book):
        found += cost_fields()
    found += [_own(one) for one in plan.fields if one.applies_to == "evaluation"]
    return tuple(found)


def later_fields(book: PlanBook, year: int, stage: Stage) -> tuple[Field, ...]:
    """Return what a later stage of review is asked about an item; a direction where it has ever given one."""
    plan = book.plan
    found = [*_ratings(plan, year, stage)]
    if plan.directions and _gives_direction(book, stage):
        found.append(_direction(plan, stage))
    found.append(_comment(plan, stage))
    return tuple(one._replace(stage=stage.id) for one in found)


def response_fields(plan: Plan) -> tuple[Field, ...]:
    """Return what is asked of the city when a review is over."""
    label = word(plan, "response")
    text = Field("response", ("response", "text"), "text", label)
    choices = tuple(Choice(one.code, one.label) for one in plan.directions)
    both = Message("{stage} ({axis})", stage=label, axis=word(plan, "direction"))
    direction = Field("response.direction", ("response", "direction"), "choice", both, choices, PICK)
    return (text, direction) if choices else (text,)


def signature_fields(plan: Plan, stage: Stage, later: str | None = None) -> tuple[Field, ...]:
    """Return who reviewed, and when."""
    base = ("reviews", stage.id)
    departments = [Choice(one.id, one.name) for one in plan.departments]
    bodies = (*departments, *(Choice(one.id, one.name) for one in plan.bodies))
    return (
        Field("by", (*base, "by"), "body", FILLED_IN_BY, bodies, stage=later),
        Field("date", (*base, "date"), "date", FILLED_IN_ON, hint=DAY, stage=later),
    )


def cost_fields() -> list[Field]:
    """Return what is asked of money."""
    return [Field(name, ("cost", name), "number", FIELDS[name], hint=DIGITS, unit=YEN) for name in ("budget", "actual")]


def value_fields(plan: Plan, indicator: Indicator, series: Series | None) -> tuple[Field, ...]:
    """Return what departments are asked about an indicator, or about one of its series."""
    unit = (series.unit if series else None) or indicator.unit
    found = []
    if indicator.measured_as == "ratio":
        found += [
            Field("numerator", ("numerator",), "number", Message("Numerator"), hint=DIGITS),
            Field("denominator", ("denominator",), "number", Message("Denominator"), hint=DIGITS),
        ]
    value = Field("value", ("value",), "number", word(plan, "value"), hint=DIGITS, unit=unit)
    statuses = tuple(Choice(one, NAMES[one]) for one in STATUSES)
    hint = DONE if indicator.shape == "milestone" else WHY_NONE
    status = Field("status", ("status",), "choice", Message("Status"), statuses, hint)
    note = Field("note", ("note",), "text", FIELDS["note"])
    is_in_words = indicator.shape == "milestone"
    return (*found, *(() if is_in_words else (value,)), status, note)


def _text(plan: Plan, name: str) -> Field:
    return Field(name, (name,), "text", word(plan, name), hint=_HINTS.get(name))


def _ratings(plan: Plan, year: int, stage: Stage) -> Iterator[Field]:
    base = ("reviews", stage.id)
    for axis in stage.axes:
        choices = _grades(scale_of(plan, axis.scale, year))
        place = (*base, "ratings", axis.id)
        yield Field(f"rating.{axis.id}", place, "choice", axis.label, choices, PICK)
        both = Message("{stage} ({axis})", stage=axis.label, axis=word(plan, "comment"))
        yield Field(f"comment.{axis.id}", (*place, "comment"), "text", both)
    if not stage.axes:
        choices = _grades(scale_of(plan, stage.scale, year))
        yield Field("rating", (*base, "rating"), "choice" if choices else "text", stage.label, choices, PICK)


def _direction(plan: Plan, stage: Stage) -> Field:
    choices = tuple(Choice(one.code, one.label) for one in plan.directions)
    return Field("direction", ("reviews", stage.id, "direction"), "choice", word(plan, "direction"), choices, PICK)


def _comment(plan: Plan, stage: Stage) -> Field:
    return Field("comment", ("reviews", stage.id, "comment"), "text", word(plan, "comment"))


def _gives_direction(book: PlanBook, stage: Stage) -> bool:
    reviews = (one.reviews.get(stage.id) for year in book.years.values() for one in year.evaluations.values())
    return any(one and one.direction for one in reviews)


def _grades(scale: Scale | None) -> tuple[Choice, ...]:
    return tuple(Choice(one.code, one.label) for one in scale.grades) if scale else ()


def _own(field: FieldDefinition) -> Field:
    choices: tuple[Choice, ...] = tuple(Choice(one, one) for one in field.choices)
    if field.type == "yes_no":
        choices = (Choice("true", YES), Choice("false", NO))
    hint = {"number": DIGITS, "date": DAY, "choice": PICK, "yes_no": PICK}.get(field.type)
    return Field(f"field.{field.key}", ("fields", field.key), field.type, field.label, choices, hint, field.unit)


def _knows_cost(book: PlanBook) -> bool:
    """Say whether the plan keeps money at all, in any year."""
    return any(one.cost for records in book.years.values() for one in records.evaluations.values())


FILLED_IN_BY: Final = Message("Filled in by")
FILLED_IN_ON: Final = Message("Filled in on")
PICK: Final = Message("Pick one of the list.")
DIGITS: Final = Message("Digits alone, without the unit.")
DAY: Final = Message("A day, such as 2025-05-12.")
WHY_NONE: Final = Message("Only where there is no value, or not a final one: pick one of the list.")
DONE: Final = Message("Pick “actual” once it is done.")
_HINTS: Final = {
    "planned": Message("What the year was to bring."),
    "result": Message("What was done, with numbers where there are any."),
    "variance": Message("Where it went otherwise than planned: why."),
    "issues": Message("What is still in the way."),
    "next": Message("What comes next year."),
}
