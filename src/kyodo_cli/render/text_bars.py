"""Bars made of characters, for pages without pictures."""

from typing import Final

from kyodo_cli.analysis.standing import Tally

LONGEST: Final = 10
"""How many squares a bar has where there are more items than that."""


def bar(part: int, whole: int) -> str:
    """Return how much of a whole a part is: `■■■□□`.

    Up to ten there is a square for each; of more, ten squares, of which something is never none, and not all never all.
    """
    squares = min(whole, LONGEST)
    filled = part if whole <= LONGEST else (part * squares * 2 + whole) // (whole * 2)
    if 0 < part < whole:
        filled = min(max(filled, 1), squares - 1)
    return "■" * filled + "□" * (squares - filled)


def squares(tally: Tally) -> str:
    """Return how many of all items have a rating."""
    return bar(tally.assessed + tally.not_assessable, tally.total)
