"""Numbers that are letters (ア・イ, a・b, Ⅰ・Ⅱ, 一・二), each by its place in its order, and back as printed."""

import re
from typing import Final

from kyodo_cli.base.folding import folded

KANA: Final = tuple("あいうえおかきくけこさしすせそたちつてとなにぬねのはひふへほまみむめもやゆよらりるれろわ")
LATIN: Final = tuple("abcdefghijklmnopqrstuvwxyz")
_UNITS: Final = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x")
ROMAN: Final = (*_UNITS, *(f"x{one}" for one in _UNITS))
KANJI: Final = (*"一二三四五六七八九十", *(f"十{one}" for one in "一二三四五六七八九"), "二十")

ORDERS: Final = {"あ": KANA, "a": LATIN, "i": ROMAN, "一": KANJI}
"""Each order by its first sign, folded. イロハ is none: an item alone could be of that order or of アイウ."""

MARK: Final = "\0"
"""Stands with an order's first sign before a place in it: what is before a number can hold no such character."""

_LETTERS: Final = re.compile(
    r"(?:(?<![a-z])(?P<latin>[a-z]+)|(?<![ぁ-ゟ])(?P<kana>[ぁ-ゟ])|(?P<kanji>[一二三四五六七八九十]{1,3}))"
    r"(?P<after>[章節部編款項]?[^\w]*)$"
)
_SETS: Final = ("①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳", "ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩⅪⅫ", "ⅰⅱⅲⅳⅴⅵⅶⅷⅸⅹⅺⅻ")
"""Signs of one character for what is folded to several or to another."""


def is_roman(number: str) -> bool:
    """Tell whether a number can only be a Roman one: `II` is no letter, `I` may be one."""
    found = _LETTERS.search(folded(number))
    return bool(found and found["latin"] in ROMAN and len(found["latin"]) > 1)


def lettered(text: str, *, has_roman: bool) -> tuple[str, int, str] | None:
    """Return what stands before a letter, its place in its order, and what stands after it; None where there is none.

    Args:
        text: a folded number.
        has_roman: single letters among I, V and X are Roman numbers, since the plan has others.
    """
    found = _LETTERS.search(text)
    if not found:
        return None
    sign = found["latin"] or found["kana"] or found["kanji"]
    if found["latin"]:
        first = "i" if sign in ROMAN and (has_roman or len(sign) > 1) else "a"
    else:
        first = "あ" if found["kana"] else "一"
    if sign not in ORDERS[first]:
        return None
    return text[: found.start(0)] + MARK + first, ORDERS[first].index(sign) + 1, found["after"]


def printed(before: str, place: int, like: str) -> str:
    """Return a number with what stands before it, as the plan would print it.

    Args:
        before: what stands before it, with the mark of an order or not.
        place: its place.
        like: a number of the same series, as printed.
    """
    text, is_letter, first = before.partition(MARK)
    order = ORDERS[first] if is_letter else ()
    sign = (order[place - 1] if place <= len(order) else "?") if is_letter else str(place)
    for one in _SETS:
        if any(each in one for each in like) and place <= len(one):
            return text + one[place - 1]
    if first == "あ" and re.search("[ァ-ヶ]", like):
        sign = chr(ord(sign) + 0x60)
    if first in ("a", "i") and like.upper() == like:
        sign = sign.upper()
    return text + sign
