"""What things are called: kyodo's word, or the plan's own where it has one."""

from typing import Final

from kyodo_cli.base.language import Message
from kyodo_cli.model.plan import Plan

Word = str | Message
"""A word of the plan, verbatim, or a word of ours, put into a language when it is shown."""

WORDS: Final[dict[str, Message]] = {
    "plan": Message("Plan"),
    "positioning": Message("Positioning"),
    "period": Message("Plan period"),
    "vision": Message("Vision"),
    "goal": Message("Goal"),
    "aim": Message("Aim"),
    "measure": Message("Measure"),
    "action": Message("Action"),
    "indicator": Message("Indicator"),
    "need": Message("Need"),
    "related": Message("Related items"),
    "departments": Message("Departments"),
    "actors": Message("Actors"),
    "themes": Message("Themes"),
    "by_year": Message("Plan by year"),
    "planned": Message("Planned"),
    "result": Message("Result"),
    "variance": Message("Variance from the plan"),
    "issues": Message("Issues"),
    "next": Message("Next steps"),
    "cost": Message("Cost"),
    "rating": Message("Rating"),
    "direction": Message("Direction"),
    "comment": Message("Comment"),
    "response": Message("The city's response"),
    "output": Message("Output indicator"),
    "outcome": Message("Outcome indicator"),
    "input": Message("Input indicator"),
    "other": Message("Indicator"),
    "baseline": Message("Baseline"),
    "target": Message("Target"),
    "value": Message("Value"),
}
"""Our word for each label of the format."""


FIELDS: Final[dict[str, Message]] = {
    "title": Message("Title"),
    "description": Message("Description"),
    "number": Message("Number"),
    "sections": Message("Text of the plan"),
    "text": Message("Text"),
    "note": Message("Note"),
    "municipality": Message("Municipality"),
    "lineage": Message("Earlier plans"),
    "bodies": Message("Bodies"),
    "amendments": Message("Amendments"),
    "budget": Message("Budget"),
    "actual": Message("Spent"),
    "definition": Message("Definition"),
    "unit": Message("Unit"),
}
"""Names of fields that no label of the format stands for."""


def word(plan: Plan, key: str) -> Word:
    """Return what a plan calls something: its own label, else our word."""
    return plan.labels.get(key) or WORDS[key]  # type: ignore[call-overload]  # the keys of both are the labels
