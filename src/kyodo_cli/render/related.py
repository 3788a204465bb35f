"""How the items of a plan are related, for the report: in a sentence, and as the picture."""

from typing import Final

from kyodo_cli.base.language import Message
from kyodo_cli.render.svg.network import NARROW, WIDE, Names, Shape, network
from kyodo_cli.views.report.network import RelatedView

SHAPES: Final[dict[str, Shape]] = {"narrow": NARROW, "wide": WIDE}


def how_related(view: RelatedView, language: str) -> str:
    """Say how many items are related, in a sentence."""
    return _counts(view).in_language(language)


def related_picture(view: RelatedView, shape: str, title: Message, language: str) -> str:
    """Return the picture for a page; `shape` is narrow or wide."""
    said = Message("{counts} The table below says the same.", counts=_counts(view))
    names = Names(f"_network-{shape}", title.in_language(language), said.in_language(language), language)
    return network(view.picture, names, SHAPES[shape])


def _counts(view: RelatedView) -> Message:
    counts = {"items": view.items, "linked": view.linked, "pairs": view.pairs, "kind": view.kind}
    if not view.across:
        return Message("{kind}: {linked} of {items} are related to others; pairs: {pairs}.", **counts)
    return Message(
        "{kind}: {linked} of {items} are related to others; pairs: {pairs}; across branches ({word}): {across}.",
        **counts,
        across=view.across,
        word=view.branch_word,
    )
