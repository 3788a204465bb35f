"""Ids in the shape of the founding plans: a01 where numbers run through the plan, a1-2-1 where they start anew."""

import re
from collections.abc import Sequence
from typing import Final
from unicodedata import normalize

from kyodo_cli.base.kinds import KINDS, Kind
from kyodo_cli.base.language import Message
from kyodo_cli.importing.tables.doubts import Doubt
from kyodo_cli.importing.tables.item import Item

LETTERS: Final[dict[Kind, str]] = {"vision": "v", "goal": "g", "aim": "m", "measure": "m", "action": "a"}
_ID: Final = re.compile(r"[a-z][a-z0-9_-]*")


def give_ids(items: Sequence[Item]) -> list[Doubt]:
    """Give every item its id: the one in the table, if it is one, else one by its numbers or its place.

    Returns:
        What is in a column of ids and is none, or is there twice.
    """
    doubts: list[Doubt] = []
    taken: set[str] = set()
    for item in items:
        if item.given_id is None:
            continue
        text = item.given_id.text
        if not _ID.fullmatch(text) or text in taken:
            message = Message("It is no id.") if text not in taken else Message("Another item has this id.")
            doubts.append(Doubt(item.given_id.at, text, message, _FORM))
        else:
            item.id = text
            taken.add(text)
    singles = [kind for kind in KINDS if sum(one.kind == kind for one in items) == 1]
    has_aims = any(one.kind == "aim" for one in items)
    for kind in KINDS:
        own = [one for one in items if one.kind == kind]
        if not own:
            continue
        letter = "s" if kind == "measure" and has_aims else LETTERS[kind]
        for item, chain in zip(own, _chains(own, singles), strict=True):
            if not item.id:
                item.id = _free(f"{letter}{chain}", taken)
                taken.add(item.id)
    return doubts


def _chains(items: Sequence[Item], singles: Sequence[Kind]) -> list[str]:
    """Return what tells items of a kind apart: their numbers where each has its own, else their places from above."""
    numbers = [_bare(one.number) for one in items if one.number]
    whole = [one for one in numbers if re.fullmatch("[0-9]{1,4}", one)]
    if len(set(map(int, whole))) == len(items):
        width = len(str(max(map(int, whole))))
        return [f"{int(one):0{width}}" for one in whole]
    parts = [one for one in numbers if re.fullmatch(r"[0-9]+(?:-[0-9]+)+", one)]
    if len(set(parts)) == len(items):
        return parts
    above = [_above(one, singles) for one in items]
    if not any(above):
        width = len(str(len(items)))
        return [f"{at:0{width}}" for at in range(1, len(items) + 1)]
    return ["-".join([*chain, _place(one)]) for one, chain in zip(items, above, strict=True)]


def _above(item: Item, singles: Sequence[Kind]) -> list[str]:
    """Return the numbers or places of what stands above, from the top; of a level with one item only, nothing."""
    chain = [one for one in item.chain() if one is not item and one.kind not in singles]
    return [_place(one) for one in reversed(chain)]


def _place(item: Item) -> str:
    """Return the number of an item if all beside it have whole numbers of their own, else its place among them."""
    beside = [one for one in item.siblings if one.kind == item.kind]
    numbers = [number for one in beside if one.number and re.fullmatch("[0-9]{1,4}", number := _bare(one.number))]
    if len(set(map(int, numbers))) == len(beside):
        return str(int(_bare(item.number or "0")))
    return str(beside.index(item) + 1)


def _bare(number: str) -> str:
    """Return a number without brackets and circles around it."""
    return re.sub(r"[()\[\]〔〕]", "", normalize("NFKC", number))


def _free(wanted: str, taken: set[str]) -> str:
    """Return an id that nothing has yet."""
    found, count = wanted, 1
    while found in taken:
        count += 1
        found = f"{wanted}-{chr(96 + count)}" if count <= 26 else f"{wanted}-x{count}"
    return found


_FORM: Final = Message("An id is small Latin letters, digits, - and _, and begins with a letter; the plan has another.")
