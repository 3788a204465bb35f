"""Lists of related items, in any separator, as the ids that they name; what may be two things is not guessed."""

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from kyodo_cli.base.folding import DASHES, folded
from kyodo_cli.base.language import Message
from kyodo_cli.importing.tables.doubts import Doubt
from kyodo_cli.importing.tables.item import Item, Seen
from kyodo_cli.importing.tables.numbers import half_width, number_text
from kyodo_cli.importing.tables.words import words_of

NOTHING: Final = re.compile(rf"[-ー_{DASHES}]+|なし|無し?|該当なし|none|n/a", re.IGNORECASE)
_PARTS: Final = re.compile(r"[,、，;；/／|｜\n]|・|･|\s+|及び|および|と(?=[0-9①-⑳])|&")
_CLEAR_PARTS: Final = re.compile(r"[,、，;；/／|｜\n]")
_CIRCLED: Final = re.compile("([①-⑳㉑-㉟㊱-㊿])")
_RANGE: Final = re.compile(r"(.+?)\s*[~～〜]\s*(.+)|(.+?)から(.+?)(?:まで)?")


class Named(NamedTuple):
    """The ids that a list names, and what of it is in doubt."""

    ids: list[str]
    doubts: list[Doubt]


class Register:
    """The items by what a list may call them."""

    def __init__(self, items: Sequence[Item]) -> None:
        self._items = items
        self._by_number: dict[str, list[Item]] = {}
        self._by_title: dict[str, list[Item]] = {}
        self._by_id = {folded(one.id): one for one in items}
        kinds = {one.kind for one in items}
        self._words = re.compile(
            "^(?:"
            + "|".join(re.escape(one) for kind in kinds for one in (*words_of(kind), "NO", "№", "#"))
            + r")\s*\.?\s*",
            re.IGNORECASE,
        )
        for one in items:
            self._by_title.setdefault(folded(one.title), []).append(one)
            for name in _numbers_of(one):
                self._by_number.setdefault(folded(name), []).append(one)

    def find(self, text: str, beside: Item) -> list[Item]:
        """Return the items that a text names: those of the same kind as the item beside it, if there are any."""
        plain = _bare(half_width(text).strip())
        for name in dict.fromkeys((plain, _bare(self._words.sub("", plain)))):
            key = folded(number_text(name))
            found = self._by_number.get(key) or ([self._by_id[key]] if key in self._by_id else [])
            found = found or self._by_title.get(folded(name), [])
            if found:
                same = [one for one in found if one.kind == beside.kind]
                return same or found
        number = re.match(r"([0-9]+(?:[-.][0-9]+)*)\s+(\S.*)", plain)  # “4 多様な主体が参加する交流会の実施”
        both = self._by_title.get(folded(number[2]), []) if number else []
        return [one for one in both if number and one.number == number[1]]

    def between(self, first: Item, last: Item) -> list[Item]:
        """Return the items from one to another, in the order of the table."""
        same = [one for one in self._items if one.kind == first.kind]
        return same[same.index(first) : same.index(last) + 1]


def links_of(item: Item, cells: Sequence[Seen], register: Register) -> Named:
    """Return the items that the cells of an item's list name."""
    ids: list[str] = []
    doubts: list[Doubt] = []
    for seen in cells:
        if doubt := _spoilt(seen):
            doubts.append(doubt)
            continue
        for text in _parts(seen.text, item, register):
            found, doubt = _one(text, seen, item, register)
            doubts += [doubt] if doubt else []
            for one in found:
                if one.id in ids:
                    doubts.append(Doubt(seen.at, text, Message("It is listed twice; once was taken."), is_lost=False))
                else:
                    ids.append(one.id)
    return Named(ids, doubts)


def _one(text: str, seen: Seen, item: Item, register: Register) -> tuple[list[Item], Doubt | None]:
    found = register.find(text, item)
    if len(found) == 1:
        if found[0] is item:
            return [], Doubt(seen.at, text, Message("The item would be related to itself."), _WHICH)
        return found, None
    if len(found) > 1:
        meant = [one.id for one in found]
        return [], Doubt(seen.at, text, Message("It may mean {items}.", items=meant), _WHICH)
    if span := _span(text, item, register):
        note = Message("Taken as {items}.", items=[one.number or one.id for one in span])
        return [one for one in span if one is not item], Doubt(seen.at, text, note, is_lost=False)
    joined = _joined(text, item, register) if seen.cell.kind in ("number", "text") else []
    hint = (
        Message("Excel may have made it of “{text}”. {hint}", text=",".join(joined), hint=_WHICH) if joined else _WHICH
    )
    return [], Doubt(seen.at, text, Message("There is no such item."), hint)


def _parts(text: str, item: Item, register: Register) -> list[str]:
    """Take a list apart, at clear separators first: a part that names an item whole is not taken apart further."""
    found: list[str] = []
    for part in _CLEAR_PARTS.split(text):
        part = part.strip()  # noqa: PLW2901  # the blanks around it are none of it
        if not part or NOTHING.fullmatch(half_width(part)):
            continue
        if register.find(part, item) or _span(part, item, register):
            found.append(part)
            continue
        smaller = [one.strip() for one in _PARTS.split(_CIRCLED.sub(r" \1 ", part)) if one.strip()]
        are_items = len(smaller) > 1 and any(register.find(one, item) for one in smaller)
        found += smaller if are_items else [part]
    return found


def _span(text: str, item: Item, register: Register) -> list[Item]:
    """Return what 「6～8」 names, if both ends are items and there is one numbering between them."""
    found = _RANGE.fullmatch(text.strip())
    if not found:
        return []
    ends = [register.find(one, item) for one in found.groups() if one]
    if len(ends) != 2 or any(len(one) != 1 for one in ends) or ends[0][0].kind != ends[1][0].kind:
        return []
    return register.between(ends[0][0], ends[1][0])


def _spoilt(seen: Seen) -> Doubt | None:
    """Say what Excel has made of a list: a day of 6/8, a number with a point of 6.8."""
    if seen.cell.kind == "day":
        _, month, day = seen.text.split("-")
        said = f"{int(month)}/{int(day)}"
        return Doubt(seen.at, seen.text, Message("Excel has made a day of it, maybe of “{text}”.", text=said), _AS_TEXT)
    if seen.cell.kind in ("error", "unknown", "yes_no", "percent"):
        return Doubt(seen.at, seen.text, Message("It is no list of items."), _AS_TEXT)
    return None


def _joined(text: str, item: Item, register: Register) -> list[str]:
    """Return the numbers that digits may have been before Excel took the comma between them for that of thousands."""
    digits = half_width(text).strip()
    if not digits.isdecimal() or not 2 <= len(digits) <= 12:
        return []
    for at in range(1, len(digits)):
        first, rest = digits[:at], digits[at:]
        if rest[0] != "0" and len(register.find(first, item)) == 1:
            if len(register.find(rest, item)) == 1:
                return [first, rest]
            if more := _joined(rest, item, register):
                return [first, *more]
    return []


def _bare(text: str) -> str:
    """Return what stands in brackets, where all of a text does."""
    found = re.fullmatch(r"[(\[【〔<「]\s*([^)\]】〕>」]*?)\s*[)\]】〕>」]", text)
    return found[1] if found else text.rstrip(".)")


def _numbers_of(item: Item) -> set[str]:
    """Return what numbers may call an item: its own, bare of brackets or not, and those from above down to it."""
    own = item.number
    if own is None:
        return set()
    plain = {own, _bare(half_width(own)), number_text(_circled_digits(own))}
    above = [one.number for one in item.chain() if one.number]
    chains = {"-".join(reversed(above[:depth])) for depth in range(2, len(above) + 1)}
    return {one for one in (*plain, *chains) if one}


def _circled_digits(text: str) -> str:
    from unicodedata import normalize

    return normalize("NFKC", text)


_WHICH: Final = Message("Add the right id under “related” of the item by hand.")
_AS_TEXT: Final = Message("Format the cell as text and write the list again, or add the ids by hand.")
