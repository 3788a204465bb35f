"""What a bare word of a YAML file means: the core schema of YAML 1.2, for the reader and the editor alike."""

import re
from math import isnan
from typing import Final

WORDS: Final[dict[str, bool | None]] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL")),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
INTEGER: Final = re.compile(r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+")
FLOAT: Final = re.compile(
    r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)"
)
FIRST_CHARACTERS: Final = frozenset("~nNtTfF0123456789+-.")
"""Only a word that begins with one of these (or is empty) can be anything but text."""

MOST_DIGITS: Final = 400
"""Longer digit runs are no number a city prints, and Python refuses the longest ones."""


def plain_value(text: str) -> str | int | float | bool | None:
    """Return the value of a scalar written without quotes.

    >>> [plain_value(word) for word in ("yes", "010", "12:30", "2024-04-01", "~", "1_000", "true", "27.1")]
    ['yes', 10, '12:30', '2024-04-01', None, '1_000', True, 27.1]
    """
    if not text or text[0] not in FIRST_CHARACTERS or len(text) > MOST_DIGITS:
        return text or None
    if INTEGER.fullmatch(text):
        return int(text, 0) if text[:2] in ("0o", "0x") else int(text)
    if FLOAT.fullmatch(text):
        return float(text.lower().replace(".inf", "inf").replace(".nan", "nan"))
    return WORDS.get(text, text)


def infinite_word(value: float) -> str:
    """Return the word of YAML for what JSON has no number for: infinity, or no number at all."""
    return ".nan" if isnan(value) else ".inf" if value > 0 else "-.inf"
