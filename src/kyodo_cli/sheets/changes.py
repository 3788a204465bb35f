"""Cells that were taken, as changes of the year's records: the same that `evaluate` and `record` would make."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from kyodo_cli.base.errors import UsageFault
from kyodo_cli.base.language import Message
from kyodo_cli.base.routes import Path
from kyodo_cli.editing.change import Change
from kyodo_cli.model.outline import Entry
from kyodo_cli.reading.files import YearFile
from kyodo_cli.reading.nodes import Data
from kyodo_cli.recording.evaluation import TEXTS, Given, evaluation_changes
from kyodo_cli.recording.measurement import Measured, measurement_changes, own_place
from kyodo_cli.recording.places import Ledger, value_at
from kyodo_cli.sheets.content import Subject
from kyodo_cli.sheets.fields import Field
from kyodo_cli.sheets.signature import signature_changes
from kyodo_cli.sheets.verdicts import Merged


class _Part(NamedTuple):
    subject: Subject
    values: dict[Field, Data]


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
            changes += _evaluation(ledger, part.subject.entry, part.values, now)
    changes += _measurements(ledger, [part for part in parts if part.subject.indicator], now)
    return [*changes, *signature_changes(cells)]


def _parts(cells: Iterable[Merged]) -> list[_Part]:
    found: dict[str, _Part] = {}
    for one in cells:
        if one.verdict == "taken" and one.block and one.answer:
            part = found.setdefault(one.block.subject.key, _Part(one.block.subject, {}))
            part.values[one.answer.field] = one.data
    return list(found.values())


def _evaluation(ledger: Ledger, entry: Entry, values: Mapping[Field, Data], now: YearFile | None) -> Iterator[Change]:
    for stage in dict.fromkeys(field.stage for field in values):
        there = {field.name: value for field, value in values.items() if field.stage == stage and value is not None}
        if there:
            yield from evaluation_changes(ledger, entry, _given(stage, there), now)
    emptied = {("evaluations", entry.id, *field.path) for field, value in values.items() if value is None}
    for place in sorted(emptied):
        yield from _emptied(place, emptied, now)


def _given(stage: str | None, there: Mapping[str, Data]) -> Given:
    def of(word: str) -> dict[str, Data]:
        return {name.partition(".")[2]: value for name, value in there.items() if name.partition(".")[0] == word}

    def text(name: str) -> str | None:
        return str(there[name]) if name in there else None

    return Given(
        stage=stage,
        texts={name: str(there[name]) for name in TEXTS if name in there},
        ratings={axis: str(value) for axis, value in of("rating").items()},
        comments={axis: str(value) for axis, value in of("comment").items()},
        direction=text("direction"),
        by=text("by"),
        date=text("date"),
        response=text("response"),
        response_direction=text("response.direction"),
        cost={name: there[name] for name in ("budget", "actual") if name in there},
        fields=of("field"),
    )


def _emptied(place: Path, emptied: Collection[Path], now: YearFile | None) -> Iterator[Change]:
    """Empty a place; of a grade on an axis that has a comment, and of such a comment, the other must be able to stay.

    Raises:
        UsageFault: the comment would be left without its grade.
    """
    if isinstance(there := value_at(now, place), dict):
        comment = (*place, "comment")
        if there.get("comment") and comment not in emptied:
            raise UsageFault(
                Message("A comment on an axis cannot stand without its grade."),
                Message("Pick a grade, or delete the comment too."),
            )
        yield Change(place, None)
    elif place[:-1] not in emptied or not isinstance(value_at(now, place[:-1]), dict):
        yield Change(place, None)


def _measurements(ledger: Ledger, parts: Sequence[_Part], now: YearFile | None) -> list[Change]:
    changes: list[Change] = []
    new: dict[Path, list[Data]] = {}
    for part in parts:
        assert part.subject.indicator
        indicator = part.subject.indicator.indicator
        series = part.subject.series.id if part.subject.series else None
        there = {field.name: value for field, value in part.values.items() if value is not None}
        made = measurement_changes(indicator, Measured(**there, series=series), ledger.year, now) if there else []
        base: Path = ("measurements", indicator.id)
        if made and value_at(now, base) is None:  # of several series, each would make the entry anew
            new.setdefault(base, []).append(made[0].value)
            continue
        changes += made
        own = own_place(indicator, series, ledger.year, now)
        gone = [field.name for field, value in part.values.items() if value is None]
        if own == base and not there and not set(value_at(now, base)) - set(gone):
            changes.append(Change(base, None))  # an entry without a value would be a defect
        else:
            changes += [Change((*own, name), None) for name in gone] if own else []
    changes += [Change(base, values[0] if len(values) == 1 else tuple(values)) for base, values in new.items()]
    return changes
