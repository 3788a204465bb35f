"""A dated correction: the value as it should have been, and beside it what it was, why and when."""

from typing import Final, NamedTuple

from kyodo_cli.base.errors import UsageFault
from kyodo_cli.base.language import Message
from kyodo_cli.base.routes import Path, parse
from kyodo_cli.editing.change import ADD, Change
from kyodo_cli.model.plan import Plan
from kyodo_cli.reading.files import YearFile
from kyodo_cli.reading.nodes import Data
from kyodo_cli.recording.measurement import is_outdated
from kyodo_cli.recording.places import value_at
from kyodo_cli.recording.values import date_text, named_body, number

PARTS = ("evaluations", "measurements", "surveys", "publication")
"""What of a year's records can be corrected."""

DAYS: Final = frozenset({"date", "published", "as_of", "from", "to"})
NUMBERS: Final = frozenset({"value", "numerator", "denominator", "sample", "responses"})


class Correction(NamedTuple):
    """What is to be corrected: the place as a route, the value that is right (None: nothing should stand there)."""

    at: str
    now: str | None
    reason: str
    date: str


def correction_changes(plan: Plan, wanted: Correction, read: YearFile | None) -> list[Change]:
    """Return the changes of a correction; a printed form that shows another number than the corrected value goes too.

    Raises:
        UsageFault: the place is none of the records, holds more than a single value, or says that already.
    """
    path = _place(wanted.at, read)
    was = value_at(read, path)
    if isinstance(was, (dict, tuple)):
        below = list(was) if isinstance(was, dict) else [str(at + 1) for at in range(len(was))]
        raise UsageFault(
            Message("“{place}” holds several values; a correction is of one.", place=wanted.at),
            Message("Name the one: {places}.", places=[f"{wanted.at}/{one}" for one in below]),
        )
    now = _typed(plan, path, was, wanted.now)
    if was == now:
        raise UsageFault(
            Message("“{place}” says just that already.", place=wanted.at), Message("Check the place and the value.")
        )
    route = "/".join(parse(wanted.at))
    changes = _corrected(wanted, route, path, was, now)
    beside = value_at(read, (*path[:-1], "as_printed"))
    if path[0] == "measurements" and path[-1] == "value" and is_outdated(beside, now):
        route = route.removesuffix("value") + "as_printed"
        changes += _corrected(wanted, route, (*path[:-1], "as_printed"), beside, None)
    return changes


def _corrected(wanted: Correction, route: str, path: Path, was: Data, now: Data) -> list[Change]:
    entry = {"date": wanted.date, "at": route, "was": was, "now": now, "reason": wanted.reason}
    return [Change(path, now), Change(("corrections", ADD), entry)]


def _place(text: str, read: YearFile | None) -> Path:
    route = parse(text)
    tree = read.tree if read else None
    if len(route) > 1 and route[0] in PARTS and tree:
        found = tree.path(route)
        if found is not None:
            return found
        above = tree.path(route[:-1])
        if above is not None and not isinstance(value_at(read, above), (dict, tuple)):
            there = "/".join(route[:-1])
            raise UsageFault(
                Message("“{place}” is a value itself; there is nothing below it.", place=there),
                Message("Name the one: {places}.", places=[there]),
            )
        if above is not None and not route[-1].isdecimal():
            return (*above, route[-1])
    raise UsageFault(
        Message("The records of that year have no place “{place}”.", place=text),
        Message("Write the part, the id and the field, such as “evaluations/a04/result” or “measurements/i1/value”."),
    )


def _typed(plan: Plan, path: Path, was: Data, now: str | None) -> Data:
    """Return the new value as its place holds it: a number stays a number, a day and a department are read as such."""
    if now is None:
        return None
    if "fields" not in path and path[-1] in DAYS:
        return date_text(now)
    if "fields" not in path and path[-1] == "by":
        return named_body(plan, now)
    if isinstance(was, bool):
        return now in ("true", "yes", "はい")
    is_number = isinstance(was, (int, float)) or (path[0] != "evaluations" and path[-1] in NUMBERS)
    return number(now) if is_number else now
