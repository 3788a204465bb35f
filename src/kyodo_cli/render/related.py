"""How the items of a plan are related, for the report: in a sentence, and as the picture."""

from typing import Final

from kyodo_cli.base.language import Message
from kyodo_cli.render.svg.network import NARROW, WIDE, Names, Shape, network
from kyodo_cli.views.report.network import RelatedView

SHAPES: Final[dict[str, Shape]] = {"narrow": NARROW, "wide": WIDE}


def how_related(view: RelatedView, language: str) -> str:
    """Say how many items are related, and how many pairs they make."""
    blank = " " if language == "en" else ""
    return blank.join(one.in_language(language) for one in (_linked(view), _pairs(view)))


def related_picture(view: RelatedView, shape: str, title: Message, language: str) -> str:
    """Return the picture for a page; `shape` is narrow or wide."""
    said = Message(
        "The items stand one below the other, and arcs join those that are related. The table below says the same."
    )
    names = Names(f"_network-{shape}", title.in_language(language), said.in_language(language), language)
    return network(view.picture, names, SHAPES[shape])


def _linked(view: RelatedView) -> Message:
    if view.linked == view.items:
        return Message("{kind}: all {items} are related to others.", kind=view.kind, items=view.items)
    return Message(
        "{kind}: {linked} of {items} are related to others.", kind=view.kind, items=view.items, linked=view.linked
    )


def _pairs(view: RelatedView) -> Message:
    if not view.across:
        return Message("Related pairs: {pairs}.", pairs=view.pairs)
    return Message(
        "Related pairs: {pairs}, across branches ({word}): {across}.",
        pairs=view.pairs,
        word=view.branch_word,
        across=view.across,
    )
