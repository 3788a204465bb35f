"""An item of another plan that an item corresponds to, as text for a terminal."""

from kyodo_cli.base.language import Message
from kyodo_cli.render.names import NAMES
from kyodo_cli.render.paper import Paper, join
from kyodo_cli.views.counterparts import Counterpart


def counterpart_text(one: Counterpart, paper: Paper, indent: int = 2) -> None:
    """Write which item it is, and how the two stand to each other."""
    title = one.title if one.title is not None else Message("(not found here)")
    said = Message("({way})", way=NAMES[one.as_])
    paper.entry(f"{one.plan_id}:{one.item_id}", join(paper, one.number, title, said, one.note), indent=indent)
