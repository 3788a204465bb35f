"""A statement as a value: what is said, and the numbers and years in it; words are found where it is shown."""

from collections.abc import Mapping
from typing import NamedTuple


class Said(NamedTuple):
    """What is said, by a stable name, and its values; those whose name ends in `year` are fiscal years."""

    kind: str
    values: Mapping[str, object]


def said(kind: str, **values: object) -> Said:
    """Return a statement with its values."""
    return Said(kind, values)
