"""Open data as a strict reader takes it: every cell checked against what the metadata beside the table say of it."""

import csv
import json
import re
from decimal import Decimal
from pathlib import Path
from typing import Any

Row = dict[str, Any]

BOM = b"\xef\xbb\xbf"


def tables(folder: Path, plan: str) -> dict[str, list[Row]]:
    """Return every table that the metadata name, by its file, with typed values; an empty cell is None."""
    metadata = json.loads((folder / f"{plan}.csv-metadata.json").read_text(encoding="utf-8"))
    assert metadata["@context"][0] == "http://www.w3.org/ns/csvw"
    return {one["url"]: _table(folder / one["url"], one["tableSchema"]["columns"]) for one in metadata["tables"]}


def rows(path: Path) -> list[list[str]]:
    """Return the cells of a CSV file, read strictly: BOM, CRLF, as many cells in every row."""
    data = path.read_bytes()
    assert data.startswith(BOM)
    assert data.count(BOM) == 1
    text = data.decode("utf-8-sig")
    assert re.sub(r'"(?:[^"]|"")*"', '""', text).count("\n") == text.count("\r\n") > 0
    with path.open(encoding="utf-8-sig", newline="") as file:
        found = list(csv.reader(file, strict=True))
    assert {len(row) for row in found} == {len(found[0])}
    return found


def _table(path: Path, columns: list[dict[str, Any]]) -> list[Row]:
    header, *body = rows(path)
    assert header == [one["titles"]["und"] for one in columns]
    assert len(set(header)) == len(header)
    assert all(header)
    names = [one["name"].replace("%2D", "-") for one in columns]
    kinds = [one["datatype"] for one in columns]
    return [{name: _value(text, kind) for name, text, kind in zip(names, row, kinds, strict=True)} for row in body]


def _value(text: str, kind: str | dict[str, str]) -> object:
    if not text:
        return None
    if isinstance(kind, dict):
        assert re.fullmatch(kind["format"], text), (text, kind)
        return text
    if kind == "boolean":
        return {"true": True, "false": False}[text]
    if kind == "integer":
        assert re.fullmatch(r"-?[0-9]+", text)
        return int(text)
    if kind == "decimal":
        assert re.fullmatch(r"-?[0-9]+(\.[0-9]+)?", text)
        return Decimal(text)
    assert kind == "string"
    return text
