"""Where a text stands, in words: what each key of the format is called when a text under it is pointed at."""

from typing import Final

from kyodo_cli.base.language import Message
from kyodo_cli.base.routes import Route
from kyodo_cli.model.plan import Plan
from kyodo_cli.views.words import FIELDS, WORDS, Word, word

PLACES: Final[dict[str, Message]] = {
    "edition": Message("Edition"),
    "source": Message("Source"),
    "labels": Message("What this plan calls things"),
    "fields": Message("Fields of its own"),
    "links": Message("How links are written"),
    "indicators": Message("Indicators"),
    "scales": Message("Rating scales"),
    "stages": Message("Stages of review"),
    "directions": Message("Directions"),
    "cycle": Message("Cycle"),
    "name": Message("Name"),
    "prefecture": Message("Prefecture"),
    "document": Message("Document"),
    "url": Message("Address"),
    "errata": Message("Errata"),
    "printed": Message("Printed"),
    "read_as": Message("Read as"),
    "from": Message("From"),
    "year": Message("Fiscal year"),
    "was": Message("Was"),
    "now": Message("Now"),
    "reason": Message("Reason"),
    "revision_of": Message("Revision of"),
    "basis": Message("Legal basis"),
    "parents": Message("Parent plans"),
    "law": Message("Law"),
    "article": Message("Article"),
    "roles": Message("Roles"),
    "aliases": Message("Aliases"),
    "key": Message("Key"),
    "label": Message("What it is called"),
    "type": Message("Type"),
    "unit": Message("Unit"),
    "choices": Message("Choices"),
    "years": Message("Years"),
    "corresponds": Message("Correspondence"),
    "before": Message("Before the plan"),
    "targets": Message("Targets"),
    "no_target_reason": Message("Reason for no target"),
    "series": Message("Series"),
    "references": Message("References"),
    "formula": Message("Formula"),
    "breaks": Message("Breaks"),
    "successor": Message("Successor"),
    "definition": Message("Definition"),
    "year_kind": Message("Kind of year"),
    "every": Message("Years between"),
    "first": Message("First year"),
    "as_printed": Message("As printed"),
    "every_year": Message("Every year"),
    "min": Message("Lower end"),
    "max": Message("Upper end"),
    "replaces": Message("Replaces"),
    "revised": Message("Revised"),
    "since": Message("Since"),
    "valid": Message("Valid"),
    "grades": Message("Grade"),
    "from_rate": Message("From rate"),
    "reason_required": Message("Reason required"),
    "axes": Message("Axes"),
    "annual_review": Message("Yearly review"),
    "survey": Message("Survey"),
    "midterm_review": Message("Mid-term review"),
    "final_evaluation": Message("Final evaluation"),
    "publish": Message("To be published"),
    "due": Message("Due"),
    "groups": Message("Group surveyed"),
    "after_years": Message("After years"),
    "about": Message("About that year"),
    "after_end": Message("After the end"),
    "evaluations": Message("Evaluation"),
    "measurements": Message("Measurements"),
    "surveys": Message("Surveys"),
    "history": Message("What became of the year's records"),
    "corrections": Message("Corrections"),
    "publication": Message("Publication"),
    "covers": Message("Covers"),
    "reviews": Message("Reviews"),
    "budget": Message("Budget"),
    "actual": Message("Spent"),
    "lines": Message("Source of money"),
    "ratings": Message("Ratings"),
    "by": Message("By"),
    "numerator": Message("Numerator"),
    "denominator": Message("Denominator"),
    "measured": Message("Measured"),
    "rate": Message("Rate"),
    "group": Message("Group surveyed"),
    "population": Message("Population"),
    "sample": Message("Asked"),
    "responses": Message("Answered"),
    "method": Message("Method"),
    "event": Message("Event"),
    "published": Message("Published"),
    "as_of": Message("As of"),
    "contact": Message("Contact"),
}
"""Names of keys that neither a label of the format nor a field stands for."""

_UNNAMED: Final = frozenset(
    {
        "visions",
        "goals",
        "aims",
        "measures",
        "actions",
        "evaluations",
        "measurements",
        "reviews",
        "ratings",
        "labels",
        "fields",
    }
)
"""Keys that say nothing beside the item, the stage or the text that follows them."""

_OWN: Final = frozenset({"reviews", "ratings", "fields"})
"""Keys below which the plan's own ids stand."""


def place(plan: Plan, route: Route, item: str | None) -> tuple[Word, ...]:
    """Return the words for the way to a text, from the outside: the plan's own where it has them.

    A stage, an axis and a field of the plan's own stand by their labels; the item itself is left to the caller.
    """
    own = {stage.id: stage.label for stage in plan.stages}
    own |= {axis.id: axis.label for stage in plan.stages for axis in stage.axes}
    own |= {field.key: field.label for field in plan.fields}
    steps = [step for step in route if isinstance(step, str) and step != item]
    names = [
        own.get(step) if above in _OWN else _name(plan, step)
        for above, step in zip(("", *steps), steps, strict=False)
        if step == steps[-1] or step not in _UNNAMED
    ]
    return tuple(name for name in names if name is not None)


def _name(plan: Plan, key: str) -> Word | None:
    return word(plan, key) if key in WORDS else FIELDS.get(key) or PLACES.get(key)
