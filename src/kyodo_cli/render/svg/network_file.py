"""The picture of related items as a file by itself: what it shows is also said in words."""

from collections.abc import Iterator

from kyodo_cli.base.language import Message
from kyodo_cli.render.svg.network import WIDE, Names, network
from kyodo_cli.views.network import NetworkView, Tie


def network_file(view: NetworkView, language: str) -> str:
    """Return the picture as a file by itself, whose description names all that the picture shows."""
    title = Message("{plans}: {related}", plans=tuple(one.title for one in view.panels), related=view.related_word)
    said = "\n".join(_said(view, language)) or Message("This plan lists no related items.").in_language(language)
    names = Names("network", title.in_language(language), said, language)
    return network(view, names, WIDE, standalone=True) + "\n"


def _said(view: NetworkView, language: str) -> Iterator[str]:
    names = [
        " ".join((panel.title, dot.number, dot.title) if len(view.panels) > 1 else (dot.number, dot.title))
        for panel in view.panels
        for band in panel.bands
        for dot in band.dots
    ]
    for tie in view.ties:
        yield f"{names[tie.first]} {_sign(tie)} {names[tie.second]}"
    alone = tuple(name for name, dot in zip(names, view.dots, strict=True) if not dot.is_tied)
    if alone:
        yield Message("Related to no other item: {names}", names=alone).in_language(language)


def _sign(tie: Tie) -> str:
    return "→" if tie.points == ("second",) else "⇔"
