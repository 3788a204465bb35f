"""What cp932, the encoding of Windows in Japan, does not have: replaced where it can be seen, and listed."""

from collections.abc import Sequence
from functools import cache
from typing import Final, NamedTuple

GETA: Final = "〓"
"""The mark that Japanese printers set in the place of a type they do not have."""

ALIKE: Final = {
    "〜": "～",
    "−": "－",
    "‖": "∥",
    "—": "―",
    "–": "－",
    "‑": "－",
    "¢": "￠",
    "£": "￡",
    "¬": "￢",
    "¥": "￥",
    "‾": "￣",
    "•": "・",
    "\u00a0": " ",
}
"""Characters for which cp932 has another one that looks the same or stands for the same."""


class Replaced(NamedTuple):
    """One character that was replaced, where it stood, and what stands there now.

    `row` does not count the heading; `position` is the place in the text, from 1.
    """

    file: str
    row: int
    column: str
    plan: str
    position: int
    character: str
    code_point: str
    written: str

    @property
    def is_lost(self) -> bool:
        """Say whether the text alone no longer says what stood there."""
        return self.written == GETA


def encoded_cp932(file: str, rows: Sequence[Sequence[str]]) -> tuple[list[Sequence[str]], list[Replaced]]:
    """Return rows that cp932 can hold, and what was replaced in them; the first row is the heading."""
    head, *body = rows
    plan = head.index("plan") if "plan" in head else None
    held: list[Sequence[str]] = [head]
    replaced: list[Replaced] = []
    for number, row in enumerate(body, 1):
        held.append([_held(text) for text in row])
        for column, text in zip(head, row, strict=True):
            for at, one in enumerate(text, 1):
                if not is_held(one):
                    code = f"U+{ord(one):04X}"
                    owner = row[plan] if plan is not None else ""
                    replaced.append(Replaced(file, number, column, owner, at, one, code, ALIKE.get(one, GETA)))
    return held, replaced


def is_kept(text: str) -> bool:
    """Say whether cp932 holds a text and gives back the same.

    Python writes 〜, −, ‖, ¢, £ and ¬ as the bytes of ～, －, ∥, ￠, ￡ and ￢ without a word.
    """
    try:
        return text.encode("cp932").decode("cp932") == text
    except UnicodeError:
        return False


@cache
def is_held(character: str) -> bool:
    """Say of one character what `is_kept` says, and remember it."""
    return is_kept(character)


def _held(text: str) -> str:
    if text.isascii():
        return text
    return "".join(one if is_held(one) else ALIKE.get(one, GETA) for one in text)
