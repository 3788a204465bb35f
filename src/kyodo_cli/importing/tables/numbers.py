"""Numbers parted from the titles behind them: 「4 多様な…」「(1) …」「１－２ …」「第1章 …」「① …」「ア …」."""

import re
from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from kyodo_cli.base.folding import DASHES
from kyodo_cli.importing.tables.heads import one_line

_WIDE: Final = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: 0x20}
"""Full-width signs and their half-width ones, sign for sign, so that places in a text stay."""

_DASH: Final = f"[-ー{DASHES}]"
_CHAIN: Final = rf"[0-9]+(?:(?:{_DASH}|[.・の])[0-9]+)*"
_PARTED: Final = r"(?:\s+|\s*[.、,:)]\s*(?![0-9]))"

KINDS_OF_NUMBER: Final[tuple[tuple[str, str, bool], ...]] = (
    ("ordinal", r"第\s*[0-9一二三四五六七八九十]+\s*(?:[章節項編部]|(?=\s))", False),
    ("circled", "[①-⑳㉑-㉟㊱-㊿❶-❿]", False),
    ("bracketed", rf"\((?:{_CHAIN}|[ア-ン]|[a-zA-Z]|[一二三四五六七八九十]+)\)|〔{_CHAIN}〕|\[{_CHAIN}\]", False),
    ("chain", _CHAIN, True),
    ("roman", "[Ⅰ-Ⅻⅰ-ⅻ]+|[IVX]{1,5}", True),
    ("kana", "[ア-ン]", True),
    ("letter", f"[A-Za-z](?:{_DASH}?[0-9]+)?", True),
)
"""Each with its pattern, and whether a blank or a stop has to follow it."""


class Split(NamedTuple):
    """A title with the number that stood before it; without one the text is the title."""

    number: str | None
    title: str


Splitter = Callable[[str], Split]


def splitter(texts: Sequence[str], words: Sequence[str]) -> Splitter:
    """Return what parts numbers from the titles of a column: of the kind of number that most of them begin with.

    Args:
        texts: the titles, in order, each once.
        words: what may stand before a number, such as 基本目標 before 1.
    """
    label = _label(words)
    best: re.Pattern[str] | None = None
    most = 0
    for name, number, needs_end in KINDS_OF_NUMBER:
        pattern = re.compile(rf"\s*(?P<label>{label})?(?P<number>{number})(?P<end>{_PARTED}|\s*$|)", re.DOTALL)
        found = [one for text in texts if (one := _matched(pattern, text, needs_end=needs_end))]
        if len(found) > most:
            best, most = pattern, len(found)
        if name == "chain" and not found and _runs(texts):
            return _split_by(pattern, needs_end=False)
    if best is None or 2 * most < len(texts):
        return lambda text: Split(None, one_line(text))
    needs = next(needs_end for _, number, needs_end in KINDS_OF_NUMBER if number in best.pattern)
    return _split_by(best, needs_end=needs)


def half_width(text: str) -> str:
    """Return a text with the signs of ASCII in half width, every sign in its place."""
    return text.translate(_WIDE)


def number_text(text: str) -> str:
    """Return a number as it is kept: in half width, with plain dashes, without blanks around it."""
    return re.sub(f"(?<=[0-9A-Za-z]){_DASH}(?=[0-9])", "-", half_width(text).strip())


def _split_by(pattern: re.Pattern[str], *, needs_end: bool) -> Splitter:
    def split(text: str) -> Split:
        text = text.strip()
        found = _matched(pattern, text, needs_end=needs_end)
        if found is None:
            return Split(None, one_line(text))
        return Split(number_text(found["number"]), one_line(text[found.end() :].strip()))

    return split


def _matched(pattern: re.Pattern[str], text: str, *, needs_end: bool) -> re.Match[str] | None:
    """Return the number that a text begins with, if something is left for a title."""
    plain = half_width(text.strip())
    found = pattern.match(plain)
    if found is None or not plain[found.end() :].strip():
        return None
    return found if found["end"] or found["label"] or not needs_end else None


def _label(words: Sequence[str]) -> str:
    plain = sorted({half_width(word) for word in words if word}, key=len, reverse=True)
    return r"(?:(?:" + "|".join([*map(re.escape, plain), "NO", "No", "no", "№", "#"]) + r")\s*\.?\s*)"


def _runs(texts: Sequence[str]) -> bool:
    """Say whether all texts begin with whole numbers that count up, from 1 again and again: then they are numbers."""
    found = [re.match(r"([0-9]+)(?![0-9年月日人])(?=\D)", half_width(text.strip())) for text in texts]
    numbers = [int(one[1]) for one in found if one and len(one[1]) < 5]
    if len(numbers) < max(len(texts), 2) or numbers[0] != 1:
        return False
    return all(after in (before + 1, 1) for before, after in pairwise(numbers)) and max(numbers) > 1
