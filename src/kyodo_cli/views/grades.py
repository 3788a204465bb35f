"""What a grade means: the plan's words, ours where the scale is kyodo's own."""

from typing import Final

from kyodo_cli.analysis.scales import DEFAULT_SCALE
from kyodo_cli.base.language import Message
from kyodo_cli.model.rating import Grade, Scale
from kyodo_cli.views.words import Word

OWN_GRADES: Final[dict[str, Message]] = {
    "A": Message("Ahead of plan"),
    "B": Message("As planned"),
    "C": Message("Not as planned"),
    "D": Message("Could not be started"),
    "-": Message("Cannot be assessed"),
}


def grade_word(scale: Scale | None, grade: Grade | None) -> Word | None:
    """Return what a grade means, in our words where the scale is kyodo's own."""
    if grade is None:
        return None
    return OWN_GRADES[grade.code] if scale is DEFAULT_SCALE else grade.label
