"""What a records file looks like: the order of its keys, and what stands in a line of its own."""

from collections.abc import Iterable, Sequence
from functools import cache
from typing import Final

from kyodo_cli.base.routes import Path
from kyodo_cli.reading.nodes import Data

WIDEST: Final = 100
"""Columns. What is longer in brackets is written over several lines."""


ANY: Final = "*"
"""Stands for the id of an item, an indicator, a stage or an axis."""

NAMED: Final = ("evaluations", "measurements")
"""What is kept by ids: in every second step of the way below, an id stands."""


def is_block(path: Path, value: Data) -> bool:
    """Say whether a value is written over several lines even where it would fit into one."""
    if any(isinstance(one, str) and "\n" in one for one in _singles(value)):
        return True
    match path:
        case ("publication",):
            return False
        case (_,) | ("evaluations", _) | ("evaluations", _, "reviews"):
            return True
    return False


def ordered(keys: Iterable[str], path: Path) -> list[str]:
    """Return keys in the order in which they are written; those that have none keep theirs, after the others."""
    rank = {key: at for at, key in enumerate(known_order(path))}
    return sorted(keys, key=lambda key: rank.get(key, len(rank)))


def known_order(path: Path) -> Sequence[str]:
    """Return the keys that may stand at a place of a records file, in the order of the format."""
    from kyodo_cli.model import year

    parts = {
        (): year.YearRecords,
        ("evaluations", ANY): year.Evaluation,
        ("evaluations", ANY, "reviews", ANY): year.Review,
        ("evaluations", ANY, "reviews", ANY, "ratings", ANY): year.AxisRating,
        ("evaluations", ANY, "cost"): year.Cost,
        ("evaluations", ANY, "response"): year.Response,
        ("measurements", ANY): year.Measurement,
        ("measurements", ANY, "printed"): year.Printed,
        ("surveys",): year.Survey,
        ("history",): year.Event,
        ("corrections",): year.Correction,
        ("publication",): year.Publication,
    }
    keys = [step for step in path if isinstance(step, str)]
    shape = tuple(ANY if at % 2 and keys[0] in NAMED else key for at, key in enumerate(keys))
    part = parts.get(shape)
    return _fields(part) if part else ()


@cache
def _fields(part: "type") -> tuple[str, ...]:
    return tuple(field.alias or name for name, field in part.model_fields.items())  # type: ignore[attr-defined]


def _singles(value: Data) -> Iterable[Data]:
    if isinstance(value, dict):
        for below in value.values():
            yield from _singles(below)
    elif isinstance(value, tuple):
        for below in value:
            yield from _singles(below)
    else:
        yield value
