"""What a person types for an item, and which of several items that means."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple, TypeVar

from kyodo_cli.base.folding import folded
from kyodo_cli.base.kinds import PLURALS

Item = TypeVar("Item")


class Wanted(NamedTuple):
    """What was typed, taken apart: `kamagaya:a04` names its plan, `4` does not."""

    plan: str | None
    item: str


class Names(NamedTuple):
    """What an item may be called, folded: by its id, else its number, else numbers or positions from above: `1-1-2`."""

    ids: Sequence[str]
    numbers: Sequence[str] = ()
    places: Sequence[str] = ()


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


def named(text: str, items: Sequence[Item], names: Callable[[Item], Names]) -> list[Item]:
    """Return the items that a text names: an id names one, a number all that have it where numbering restarts."""
    typed = folded(text)
    all_names = [names(item) for item in items]
    for by in range(len(Names._fields)):
        found = [item for item, one in zip(items, all_names, strict=True) if typed in one[by]]
        if found:
            return found
    return []
