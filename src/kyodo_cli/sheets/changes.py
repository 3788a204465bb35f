"""Cells that were taken, as changes of the year's records: the same that `evaluate` and `record` would make."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from kyodo_cli.base.routes import Path
from kyodo_cli.editing.change import Change
from kyodo_cli.model.outline import Entry
from kyodo_cli.reading.files import YearFile
from kyodo_cli.reading.nodes import Data
from kyodo_cli.recording.evaluation import TEXTS, Given, evaluation_changes
from kyodo_cli.recording.measurement import Measured, measurement_changes, own_place
from kyodo_cli.recording.places import Ledger, value_at
from kyodo_cli.sheets.content import Subject
from kyodo_cli.sheets.merge import Merged


class _Part(NamedTuple):
    subject: Subject
    values: dict[str, Data]
    paths: dict[str, Path]


def sheet_changes(ledger: Ledger, cells: Sequence[Merged], now: YearFile | None) -> list[Change]:
    """Return the changes that record cells that were taken.

    Args:
        ledger: the plan's year.
        cells: the cells; those that were not taken are passed over.
        now: the records as they are now.

    Raises:
        UsageFault: one of them cannot be recorded; it says why.
    """
    changes: list[Change] = []
    parts = _parts(cells)
    for part in parts:
        if part.subject.entry:
            changes += _evaluation(ledger, part.subject.entry, part, now)
    return changes + _measurements(ledger, [part for part in parts if part.subject.indicator], now)


def _parts(cells: Iterable[Merged]) -> list[_Part]:
    found: dict[str, _Part] = {}
    for one in cells:
        if one.verdict == "taken" and one.block and one.answer:
            field = one.answer.field
            part = found.setdefault(one.block.subject.key, _Part(one.block.subject, {}, {}))
            part.values[field.name], part.paths[field.name] = one.data, field.path
    return list(found.values())


def _evaluation(ledger: Ledger, entry: Entry, part: _Part, now: YearFile | None) -> Iterator[Change]:
    there = {name: value for name, value in part.values.items() if value is not None}
    given = Given(
        texts={name: str(there[name]) for name in TEXTS if name in there},
        ratings={_after_dot(name): str(value) for name, value in there.items() if name.startswith("rating")},
        comments={"": str(there["comment"])} if "comment" in there else {},
        direction=str(there["direction"]) if "direction" in there else None,
        cost={name: there[name] for name in ("budget", "actual") if name in there},
        fields={_after_dot(name): value for name, value in there.items() if name.startswith("field.")},
    )
    yield from evaluation_changes(ledger, entry, given, now)
    for name, value in part.values.items():
        if value is None:
            yield Change(("evaluations", entry.id, *part.paths[name]), None)


def _after_dot(name: str) -> str:
    return name.partition(".")[2]


def _measurements(ledger: Ledger, parts: Sequence[_Part], now: YearFile | None) -> list[Change]:
    changes: list[Change] = []
    new: dict[Path, list[Data]] = {}
    for part in parts:
        assert part.subject.indicator
        indicator = part.subject.indicator.indicator
        series = part.subject.series.id if part.subject.series else None
        there = {name: value for name, value in part.values.items() if value is not None}
        made = measurement_changes(indicator, Measured(**there, series=series), ledger.year, now) if there else []
        base: Path = ("measurements", indicator.id)
        if made and value_at(now, base) is None:  # of several series, each would make the entry anew
            new.setdefault(base, []).append(made[0].value)
            continue
        changes += made
        own = own_place(indicator, series, ledger.year, now)
        gone = [name for name, value in part.values.items() if value is None]
        if own == base and not there and not set(value_at(now, base)) - set(gone):
            changes.append(Change(base, None))  # an entry without a value would be a defect
        else:
            changes += [Change((*own, name), None) for name in gone] if own else []
    changes += [Change(base, values[0] if len(values) == 1 else tuple(values)) for base, values in new.items()]
    return changes
