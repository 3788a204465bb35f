"""Several evaluations from one file: YAML or JSON as the records are written, or a table with one item a row."""

import json
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Final, NamedTuple

from kyodo_cli.base.errors import InputFault, UsageFault
from kyodo_cli.base.folding import folded, nearest
from kyodo_cli.base.language import Message
from kyodo_cli.editing.change import Change
from kyodo_cli.model.outline import Entry
from kyodo_cli.reading.files import YearFile
from kyodo_cli.reading.nodes import Data
from kyodo_cli.reading.source import read_source
from kyodo_cli.reading.tree import read_tree
from kyodo_cli.recording.evaluation import TEXTS, evaluation_changes
from kyodo_cli.recording.places import Ledger
from kyodo_cli.recording.row_items import KindWords, entry_meant
from kyodo_cli.recording.typed import Typed, understood

ITEM: Final = "id"
KIND: Final = "kind"
LISTS: Final = {"rating": "ratings", "comment": "comments", "field": "fields"}
COLUMNS: Final = (
    *(ITEM, KIND, "stage", "rating", "comment", "direction", "by", "date", *TEXTS),
    *("response", "response_direction", "budget", "actual", "covers", "field"),
)
"""Columns of a table; `rating.AXIS`, `comment.AXIS` and `field.KEY` stand for one axis or field."""

IN_SHORT: Final = frozenset(
    {KIND, "stage", "rating", "comment", "direction", "by", "date", "budget", "actual", "field"}
)
"""Columns that are no keys of an evaluation: where one of them stands, the entry is a row of a table."""

IN_JAPANESE: Final = {
    "番号": ITEM,
    "ID": ITEM,
    "項目": ITEM,
    "種別": KIND,
    "階層": KIND,
    "段階": "stage",
    "評価": "rating",
    "コメント": "comment",
    "方向性": "direction",
    "今後の方向性": "direction",
    "記入者": "by",
    "評価日": "date",
    "計画": "planned",
    "実績": "result",
    "課題": "issues",
    "差異・遅れの理由": "variance",
    "理由": "variance",
    "今後の取組": "next",
    "市の対応方針": "response",
    "予算額": "budget",
    "決算額": "actual",
    "対象年度": "covers",
}


class Row(NamedTuple):
    """One item's evaluation as it stands in the file: where, whose, and what of it is typed or to be set outright.

    `kind` is that of the item, where the file has a column for it.
    """

    place: str
    item: str
    kind: str | None = None
    typed: Typed | None = None
    data: Data = None


def read_rows(path: Path) -> list[Row]:
    """Read a file of evaluations.

    Raises:
        InputFault: it cannot be read; the message says where.
        UsageFault: a column or key is none of an evaluation.
    """
    if path.suffix.lower() in (".csv", ".tsv"):
        return list(_table(path))
    data = _document(path)
    if isinstance(data, tuple):
        return [_row(f"{path.name}[{at}]", one) for at, one in enumerate(data, 1)]
    if isinstance(data, dict):
        evaluations = data.get("evaluations", data)
        if isinstance(evaluations, dict) and all(isinstance(one, dict) for one in evaluations.values()):
            return [_entry_row(f"{path.name}: {item}", item, one) for item, one in evaluations.items()]
    raise InputFault(
        Message("{file} holds no evaluations.", file=path.name),
        Message("Write “a04: {{result: …, reviews: {{self: {{rating: B}}}}}}”, or a list of “{{id: a04, rating: B}}”."),
    )


def _entry_row(place: str, item: str, data: Mapping[str, Data]) -> Row:
    """Return an entry that is written as the records are, or in short, by the columns of a table."""
    if any(str(key).partition(".")[0] in IN_SHORT for key in data):
        return _row(place, {ITEM: item, **data})
    return Row(place, item, data=data)


def row_changes(
    ledger: Ledger, rows: list[Row], now: YearFile | None, words: KindWords, refuse: Callable[[Entry], None]
) -> list[Change]:
    """Return the changes of all rows; one that cannot be taken keeps all from being recorded.

    Raises:
        UsageFault: a row cannot be taken; it is named.
    """
    changes: list[Change] = []
    seen: dict[tuple[str, str | None], str] = {}
    for row in rows:
        try:
            entry = entry_meant(ledger, row.item, row.kind, words)
            _refuse_second(entry, row, seen)
            refuse(entry)
            changes += _changes(ledger, entry, row, now)
        except UsageFault as fault:
            message = Message("{place}: {message}", place=row.place, message=fault.message)
            raise UsageFault(message, fault.hint) from fault
    return changes


def _refuse_second(entry: Entry, row: Row, seen: dict[tuple[str, str | None], str]) -> None:
    first = seen.setdefault((entry.id, row.typed.stage if row.typed else None), row.place)
    if first != row.place:
        raise UsageFault(
            Message("{item} stands here a second time; see {first}.", item=entry.id, first=first),
            Message("Keep one of the two."),
        )


def _changes(ledger: Ledger, entry: Entry, row: Row, now: YearFile | None) -> list[Change]:
    if row.typed is not None:
        return evaluation_changes(ledger, entry, understood(ledger.book.plan, ledger.year, row.typed), now)
    return [Change(("evaluations", entry.id, *path), value) for path, value in _leaves(row.data, ())]


def _leaves(data: Data, path: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], Data]]:
    for key, value in data.items():
        if isinstance(value, dict):
            yield from _leaves(value, (*path, str(key)))
        else:
            yield (*path, str(key)), value


def _document(path: Path) -> Data:
    source, findings = read_source(path, path.name)
    if source and path.suffix.lower() == ".json":
        try:
            return _frozen(json.loads(source.text))
        except ValueError as error:
            raise InputFault(Message("{file} is no JSON: {reason}", file=path.name, reason=str(error))) from error
    tree = None
    if source:
        tree, defects = read_tree(source, takes_lists=True)
        findings = [*findings, *defects]
    if tree is None or findings:
        first = findings[0]
        at = first.place.span or (1, 1, 1, 1)
        raise InputFault(
            Message("{file}:{line}: {message}", file=path.name, line=at[0], message=first.message), first.hint
        )
    return tree.root.value


def _frozen(data: Data) -> Data:
    if isinstance(data, dict):
        return {key: _frozen(value) for key, value in data.items()}
    return tuple(_frozen(one) for one in data) if isinstance(data, list) else data


def _table(path: Path) -> Iterator[Row]:
    from kyodo_cli.reading.grids.read import read_grids

    grid = read_grids(path, path.name)[0]
    heads: dict[int, str] = {}
    for number in grid.rows:
        cells = {column: grid.text((number, column)) for column in grid.row(number)}
        if not heads:
            heads = {column: _column(text) for column, text in cells.items()}
            continue
        row = {heads[column]: text for column, text in cells.items() if column in heads}
        yield _row(f"{path.name}:{grid.line(number)}", row)


def _column(head: str) -> str:
    name, dot, rest = head.partition(".")
    known = IN_JAPANESE.get(name) or next((one for one in COLUMNS if folded(one) == folded(name)), None)
    if known is None:
        close = nearest(name, COLUMNS, limit=1)
        hint = Message("Did you mean “{kind}”?", kind=close[0]) if close else None
        raise UsageFault(
            Message("“{column}” is no column of evaluations.", column=head),
            hint or Message("The columns are: {columns}.", columns=COLUMNS),
        )
    return f"{known}.{rest}" if dot else known


def _row(place: str, cells: Mapping[str, Data]) -> Row:
    if not isinstance(cells, dict) or not str(cells.get(ITEM, "")).strip():
        raise UsageFault(
            Message("{place} does not say which item it is.", place=place), Message("Fill the column “id”.")
        )
    values: dict[str, object] = {}
    for head, value in cells.items():
        name, dot, rest = _column(head).partition(".")
        if name in (ITEM, KIND) or value is None:
            continue
        if name in LISTS:
            listed = values.setdefault(LISTS[name], [])
            assert isinstance(listed, list)
            listed.append(f"{rest}={value}" if dot else str(value))
        else:
            values[name] = str(value)
    kind = next((str(value).strip() for head, value in cells.items() if _column(head) == KIND and value), None)
    return Row(place, str(cells[ITEM]).strip(), kind, Typed(**values))  # type: ignore[arg-type]  # names of Typed's fields
