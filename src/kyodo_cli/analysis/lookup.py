"""Find items by what a person types: an id, a number, a position, a plan's id before it."""

from collections.abc import Iterable, Mapping
from typing import Final, NamedTuple

from kyodo_cli.base.folding import folded, nearest
from kyodo_cli.model.nodes import LISTS
from kyodo_cli.model.outline import Entry, IndicatorEntry, Outline

ITEM_KINDS: Final = ("plan", *LISTS, "indicator")
"""The kinds that a command takes, in the singular."""

PLURALS: Final[dict[str, str]] = {"plan": "plans"} | dict(LISTS.items()) | {"indicator": "indicators"}


class Wanted(NamedTuple):
    """What was typed, taken apart: `kamagaya:a04` names its plan, `4` does not."""

    plan: str | None
    item: str


def wanted(text: str) -> Wanted:
    """Take apart what was typed as an item."""
    plan, colon, item = text.replace("：", ":").partition(":")
    return Wanted(folded(plan), item.strip()) if colon else Wanted(None, text.strip())


def kind_named(text: str, words: Mapping[str, Iterable[str]]) -> str | None:
    """Return the kind that a word means.

    Args:
        text: what was typed.
        words: what else each kind is called, beside our English singular and plural.
    """
    typed = folded(text)
    for kind, plural in PLURALS.items():
        if typed in (kind, plural) or typed in map(folded, words.get(kind, ())):
            return kind
    return None


def find_entries(outline: Outline, kind: str, text: str) -> list[Entry]:
    """Return the items of a kind that a text names: by id, else by number, else by numbers or positions from above.

    A number can name several items where numbering restarts; an id names one.
    """
    word = folded(text)
    entries = outline.of_kind(kind)
    for names in (_id_names, _number_names, _position_names):
        found = [entry for entry in entries if word in names(entry)]
        if found:
            return found
    return []


def find_indicators(outline: Outline, text: str) -> list[IndicatorEntry]:
    """Return the indicators that a text names, by id or number."""
    word = folded(text)
    found = [entry for entry in outline.indicators if folded(entry.indicator.id) == word]
    return found or [entry for entry in outline.indicators if folded(entry.indicator.number or "") == word]


def near_misses(outline: Outline, kind: str, text: str) -> list[str]:
    """Return the names of items that look like a text that names none."""
    if kind == "indicator":
        return nearest(text, [entry.indicator.id for entry in outline.indicators])
    names = [name for entry in outline.of_kind(kind) for name in (entry.id, entry.node.number or entry.numbering)]
    return nearest(text, names)


def _id_names(entry: Entry) -> tuple[str, ...]:
    return (folded(entry.id),)


def _number_names(entry: Entry) -> tuple[str, ...]:
    return (folded(entry.node.number),) if entry.node.number else ()


def _position_names(entry: Entry) -> set[str]:
    """Return the numbers and the positions from every level above down to the item: 1-1-2."""
    line = (*entry.ancestors, entry)
    numbers = [one.node.number or str(one.position[-1]) for one in line]
    positions = [str(place) for place in entry.position]
    depths = range(len(line) - 1)
    return {folded("-".join(way[depth:])) for way in (numbers, positions) for depth in depths}
