"""Another item by name, as text for a terminal."""

from kyodo_cli.base.language import Message
from kyodo_cli.base.years import printed_year
from kyodo_cli.render.paper import Paper, join
from kyodo_cli.views.item import Reference


def reference_text(one: Reference, paper: Paper) -> str:
    """Return an item by its title, with a mark where it is not part of the plan in the year that is spoken of."""
    if one.title is None:
        return paper.say(Message("(this plan has no such item)"))
    return join(paper, one.title, outside_mark(one, paper.language))


def outside_mark(one: Reference, language: str) -> Message | None:
    """Return what marks an item that is not part of the plan in the year that is spoken of."""
    if one.left is not None:
        return Message("(not part of the plan from {year} on)", year=printed_year(one.left, language))
    if one.comes is not None:
        return Message("(part of the plan only from {year} on)", year=printed_year(one.comes, language))
    return None
