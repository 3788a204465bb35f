"""What a table came to, for programs."""

from typing import Any

from kyodo_cli.importing.tables.checked import Said
from kyodo_cli.importing.tables.columns import Column
from kyodo_cli.importing.tables.doubts import Doubt
from kyodo_cli.importing.tables.heads import column_name
from kyodo_cli.importing.tables.item import Item
from kyodo_cli.importing.tables.preview import Imported, all_data, counts, place_of
from kyodo_cli.importing.tables.words import OWN


def preview_data(view: Imported, language: str) -> dict[str, Any]:
    """Return all of it for programs."""
    grid = view.table.grid
    data = {one["id"]: one for one in all_data(view.data)}
    return {
        "plan": view.plan,
        "file": grid.file,
        "sheet": grid.sheet or None,
        "encoding": grid.encoding or None,
        "head_rows": [grid.line(row) for row in view.table.head_rows],
        "rows": [grid.line(row) for row in view.rows],
        "sheets_left_aside": [one.sheet for one in view.aside],
        "rows_left_out": {why: [grid.line(row) for row in rows] for why, rows in view.left_out.items()},
        "columns": [_column_data(view, one) for one in view.layout.columns],
        "counts": counts(view),
        "items": [_item_data(one) | _said(data[one.id], view.offices) for one in view.items],
        "doubts": [_doubt_data(view, one, language) for one in view.doubts],
        "errors": [_error_data(one, language) for one in view.errors],
        "gone": view.gone._asdict() if view.gone else None,
    }  # fmt: skip


def _column_data(view: Imported, column: Column) -> dict[str, Any]:
    level = column.level
    return {
        "column": column_name(view.table.grid, column.number),
        "heading": column.head.heading,
        "field": f"{level}.{column.field}" if level else column.field,
        "year": column.year,
        "last_year": column.last,
        "named_by": "map" if column.head.typed else "heading" if column.field != OWN else None,
    }


def _item_data(item: Item) -> dict[str, Any]:
    above = item.parent.id if item.parent else None
    return {"kind": item.kind, "id": item.id, "number": item.number, "title": item.title, "parent": above}


def _said(data: dict[str, Any], offices: dict[str, str]) -> dict[str, Any]:
    """Return an item's indicators as the file holds them, and its departments by name."""
    named = [{"name": offices[one["id"]], "role": one.get("role")} for one in data.get("departments", ())]
    return {"indicators": _without_gaps(data.get("indicators", [])), "departments": named}


def _without_gaps(value: Any) -> Any:
    """Return data without the keys that hold nothing."""
    if isinstance(value, dict):
        return {key: _without_gaps(one) for key, one in value.items() if one is not None}
    return [_without_gaps(one) for one in value] if isinstance(value, list) else value


def _doubt_data(view: Imported, one: Doubt, language: str) -> dict[str, Any]:
    return {
        "at": place_of(view, one, language),
        "text": one.text,
        "message": one.message.in_language(language),
        "hint": one.hint.in_language(language) if one.hint else None,
        "in_plan": not one.is_lost,
    }


def _error_data(one: Said, language: str) -> dict[str, Any]:
    message = one.finding.message.in_language(language)
    return {"file": one.file, "line": one.line, "code": one.finding.rule.code, "message": message}
