"""A dated correction: the value as it should have been, and beside it what it was, why and when."""

from typing import NamedTuple

from kyodo_cli.base.errors import UsageFault
from kyodo_cli.base.language import Message
from kyodo_cli.base.routes import Path, parse
from kyodo_cli.editing.change import ADD, Change
from kyodo_cli.reading.files import YearFile
from kyodo_cli.reading.nodes import Data
from kyodo_cli.recording.places import value_at
from kyodo_cli.recording.values import number

PARTS = ("evaluations", "measurements", "surveys", "publication")
"""What of a year's records can be corrected."""


class Correction(NamedTuple):
    """What is to be corrected: the place as a route, the value that is right (None: nothing should stand there)."""

    at: str
    now: str | None
    reason: str
    date: str


def correction_changes(wanted: Correction, read: YearFile | None) -> list[Change]:
    """Return the changes of a correction.

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
    now = _typed(was, wanted.now)
    if was == now:
        raise UsageFault(
            Message("“{place}” says just that already.", place=wanted.at), Message("Check the place and the value.")
        )
    route = "/".join(parse(wanted.at))
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
        if above is not None and not route[-1].isdecimal():
            return (*above, route[-1])
    raise UsageFault(
        Message("The records of that year have no place “{place}”.", place=text),
        Message("Write the part, the id and the field, such as “evaluations/a04/result” or “measurements/i1/value”."),
    )


def _typed(was: Data, now: str | None) -> Data:
    """Return the new value in the type of the old one: a number stays a number."""
    if now is None or isinstance(was, str) or was is None:
        return now
    if isinstance(was, bool):
        return now in ("true", "yes", "はい")
    return number(now)
