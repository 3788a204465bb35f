"""What a search found, as text for a terminal: each hit with some of the text around it."""

from typing import Final

from kyodo_cli.base.years import printed_year
from kyodo_cli.render.paper import Paper, join
from kyodo_cli.views.found import FoundText, FoundView

AROUND: Final = 30
"""Characters shown before the first and after the last hit of a text."""


def found_text(view: FoundView, paper: Paper) -> None:
    """Write what was found in one plan."""
    paper.heading(f"{view.plan_title} ({view.plan_id})")
    for one in view.texts:
        paper.line(_place(one, paper), indent=2)
        paper.line(_excerpt(one), indent=4)


def _place(one: FoundText, paper: Paper) -> str:
    year = printed_year(one.hit.year, paper.language) if one.hit.year else None
    item = join(paper, one.item.word, one.item.number or f"[{one.item.id}]") if one.item else None
    place = " > ".join(paper.say(word) for word in one.place)
    return join(paper, year, item, place, f"({one.route})")


def _excerpt(one: FoundText) -> str:
    text, spans = one.hit.text, one.hit.spans
    start = max(0, spans[0][0] - AROUND)
    end = min(len(text), spans[-1][1] + AROUND)
    marked = text[:end]
    for first, last in reversed(spans):
        marked = f"{marked[:first]}【{marked[first:last]}】{marked[last:]}"
    return f"{'…' if start else ''}{marked[start:]}{'…' if end < len(text) else ''}".replace("\n", " ")
