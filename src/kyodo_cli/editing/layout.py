"""What the files look like: the order of their keys, and what stands in lines of its own."""

from collections.abc import Iterable, Sequence
from typing import Final

from kyodo_cli.base.routes import Path
from kyodo_cli.reading.nodes import Data
from kyodo_cli.reading.tree import ITEM_LISTS

WIDEST: Final = 100
"""Columns. What is longer in brackets is written over several lines."""

IN_A_LINE: Final = frozenset({"municipality", "period", "links", "publication"})
"""What stands at the top of a file and is written in a line where it fits into one."""


def is_block(path: Path, value: Data) -> bool:
    """Say whether a value is written over several lines even where it would fit into one."""
    if any(isinstance(one, str) and "\n" in one for one in _singles(value)):
        return True
    match path:
        case (str(key),):
            return key not in IN_A_LINE
        case (
            ("evaluations", _)
            | ("evaluations", _, "reviews")
            | ("sections" | "scales", int())
            | ("scales", int(), "grades")
        ):
            return True
    return path[-1] in ITEM_LISTS or (path[-2:-1] != () and path[-2] in ITEM_LISTS)


def ordered(keys: Iterable[str], path: Path) -> list[str]:
    """Return keys in the order in which they are written; those that have none keep theirs, after the others."""
    rank = {key: at for at, key in enumerate(known_order(path))}
    return sorted(keys, key=lambda key: rank.get(key, len(rank)))


def known_order(path: Path) -> Sequence[str]:
    """Return the keys that may stand at a place of a plan file or a records file, in the order of the format."""
    from kyodo_cli.model.plan import Plan
    from kyodo_cli.model.year import YearRecords
    from kyodo_cli.reading.keys import keys_at

    of_records = keys_at(YearRecords, ()) or []
    if not path:
        return list(dict.fromkeys([*of_records, *(keys_at(Plan, ()) or ())]))  # the two share “format” alone
    return keys_at(YearRecords if path[0] in of_records else Plan, path) or ()


def _singles(value: Data) -> Iterable[Data]:
    if isinstance(value, dict):
        for below in value.values():
            yield from _singles(below)
    elif isinstance(value, tuple):
        for below in value:
            yield from _singles(below)
    else:
        yield value
