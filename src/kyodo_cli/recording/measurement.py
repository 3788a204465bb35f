"""What was given for a value of an indicator, a survey or the publication, as changes of the year's records."""

from collections.abc import Mapping
from typing import Final, NamedTuple, get_args

from kyodo_cli.analysis.indicators.printed_numbers import shows
from kyodo_cli.base.errors import UsageFault
from kyodo_cli.base.folding import folded
from kyodo_cli.base.language import Message
from kyodo_cli.base.routes import Path
from kyodo_cli.editing.change import ADD, Change
from kyodo_cli.model.indicator import Indicator, Status
from kyodo_cli.reading.files import YearFile
from kyodo_cli.reading.nodes import Data
from kyodo_cli.recording.places import value_at

STATUSES: Final[tuple[str, ...]] = get_args(Status)

WITH_VALUE: Final = frozenset({"actual", "provisional", "estimate"})
"""Statuses of a value; the others say why there is none."""


class Measured(NamedTuple):
    """A value of an indicator as given; what is None is left as it is."""

    value: int | float | None = None
    numerator: int | float | None = None
    denominator: int | float | None = None
    as_printed: str | None = None
    status: str | None = None
    measured: int | None = None
    note: str | None = None
    survey: str | None = None
    series: str | None = None

    @property
    def is_empty(self) -> bool:
        """Say whether nothing is to be recorded."""
        return all(one is None for name, one in self._asdict().items() if name not in ("series", "survey"))


def measurement_changes(indicator: Indicator, given: Measured, year: int, now: YearFile | None) -> list[Change]:
    """Return the changes that record a value: in its own entry where its series and year have one, else in a new one.

    A value that comes where a status said why there is none takes the status away, and the other way round.

    Raises:
        UsageFault: the value that is there was measured in another year, and none was named.
    """
    base: Path = ("measurements", indicator.id)
    there = value_at(now, base)
    new = {name: value for name, value in given._asdict().items() if value is not None}
    if there is None:
        return [Change(base, new)]
    entries = there if isinstance(there, tuple) else (there,)
    at = _meant(indicator, entries, given, year)
    if at is None:
        return [Change((*base, ADD), new)]
    place = (*base, at) if isinstance(there, tuple) else base
    return [*(Change((*place, key), value) for key, value in new.items()), *_overtaken(place, entries[at], given)]


def own_place(indicator: Indicator, series: str | None, year: int, read: YearFile | None) -> Path | None:
    """Return where the value of a fiscal year stands, of an indicator or one of its series; None where none does.

    Raises:
        UsageFault: several values of that year stand there.
    """
    base: Path = ("measurements", indicator.id)
    there = value_at(read, base)
    entries = there if isinstance(there, tuple) else (there,)
    given = Measured(series=series)
    own = [at for at, one in enumerate(entries) if _is_same(one, given) and one.get("measured", year) == year]
    if len(own) > 1:
        raise UsageFault(
            Message("{indicator} has several values in {year}.", indicator=indicator.id, year=year),
            Message("Record it with “kyodo record indicator”, which can tell them apart."),
        )
    return ((*base, own[0]) if isinstance(there, tuple) else base) if own else None


def series_named(indicator: Indicator, text: str | None) -> str | None:
    """Return the id of the series that a text means, by its id or its name.

    Raises:
        UsageFault: the indicator has no such series, or has several and none was named.
    """
    known = [Message("{code} ({label})", code=one.id, label=one.label) for one in indicator.series]
    if text is None:
        if known:
            raise UsageFault(
                Message("{indicator} has several values: name one with --series.", indicator=indicator.id),
                Message("The series are: {series}.", series=known),
            )
        return None
    for one in indicator.series:
        if folded(text) in (folded(one.id), folded(one.label)):
            return one.id
    hint = Message("The series are: {series}.", series=known) if known else Message("It has one value; leave it out.")
    raise UsageFault(Message("{indicator} has no series “{text}”.", indicator=indicator.id, text=text), hint)


def listed_change(part: str, identity: str, given: Mapping[str, Data], now: YearFile | None) -> list[Change]:
    """Return the changes of an entry that a list keeps by its id (`surveys`): the entry there is, or a new one."""
    there = value_at(now, (part,)) or ()
    for at, entry in enumerate(there):
        if isinstance(entry, dict) and entry.get("id") == identity:
            return [Change((part, at, key), value) for key, value in given.items()]
    return [Change((part, ADD), {"id": identity, **given})]


def _meant(indicator: Indicator, entries: tuple[Data, ...], given: Measured, year: int) -> int | None:
    """Return the position of the entry that a value is for: of its own year, else what stood in for a value."""
    near = [at for at, entry in enumerate(entries) if _is_same(entry, given)]
    wanted = given.measured or year
    own = [at for at in near if entries[at].get("measured", year) == wanted]
    if own:
        return own[0]
    if given.measured is not None:
        return next((at for at in near if "value" not in entries[at] and "measured" not in entries[at]), None)
    if given.value is None and given.status is None and len(near) == 1:
        return near[0]
    if near:
        other = entries[near[0]]["measured"]
        raise UsageFault(
            Message("{indicator} has a value here that was measured in {year}.", indicator=indicator.id, year=other),
            Message("Add --measured {other} to replace it, or --measured {year} beside it.", other=other, year=year),
        )
    return None


def _is_same(entry: Data, given: Measured) -> bool:
    if not isinstance(entry, dict) or entry.get("series") != given.series:
        return False
    return given.survey is None or entry.get("survey") in (None, given.survey)


def is_outdated(printed: Data, value: Data) -> bool:
    """Say whether a printed form shows another number than the value beside it."""
    return isinstance(printed, str) and (not isinstance(value, (int, float)) or not shows(printed, value))


def _overtaken(place: Path, entry: dict[str, Data], given: Measured) -> list[Change]:
    gone = []
    if given.value is not None and given.as_printed is None and is_outdated(entry.get("as_printed"), given.value):
        gone.append(Change((*place, "as_printed"), None))
    if given.value is not None and given.status is None and entry.get("status") not in (None, *WITH_VALUE):
        gone.append(Change((*place, "status"), None))
    if given.status is not None and given.status not in WITH_VALUE and given.value is None:
        gone += [
            Change((*place, key), None) for key in ("value", "as_printed", "numerator", "denominator") if key in entry
        ]
    return gone
