"""What was recorded, as text for a terminal: old and new side by side."""

from collections.abc import Sequence
from itertools import groupby
from typing import Final

from kyodo_cli.base.language import Message
from kyodo_cli.base.years import printed_year
from kyodo_cli.reading.nodes import Data
from kyodo_cli.render.formats import scalar
from kyodo_cli.render.names import NAMES
from kyodo_cli.render.paper import Paper
from kyodo_cli.views.changes import ChangeView

JOINT = "・"

YEARS: Final = ("covers", "measured")
"""Keys of fiscal years."""

CODED: Final = ("status", "event")
"""Keys whose values are words of the format."""


def changes_text(views: Sequence[ChangeView], titles: dict[str, str], paper: Paper) -> None:
    """Write what is different, each item under its name.

    Args:
        views: what is different.
        titles: the titles of items and indicators by id.
        paper: where to.
    """
    for (item, part), group in groupby(views, key=lambda one: (one.item, one.part)):
        paper.heading(f"{item} {titles[item]}" if item in titles else item or " ".join(map(paper.say, part)))
        for one in group:
            label = (JOINT if paper.language == "ja" else ", ").join(map(paper.say, one.words)) or one.item
            paper.entry(label, _said(one, paper))


def _said(one: ChangeView, paper: Paper) -> Message | str:
    new = Message("(nothing)") if one.new is None else _value(one.key, one.new, paper)
    if one.old is None:
        return paper.say(new)
    return Message("{old} → {new}", old=_value(one.key, one.old, paper), new=new)


def _value(key: str, value: Data, paper: Paper) -> str:
    if isinstance(value, dict):
        return ", ".join(f"{name}: {_value(name, below, paper)}" for name, below in value.items())
    if isinstance(value, tuple):
        return paper.say([_value(key, below, paper) for below in value])
    if key in YEARS and isinstance(value, int):
        return printed_year(value, paper.language)
    if key in CODED and value in NAMES:
        return paper.say(NAMES[value])
    return paper.say(scalar(value))
