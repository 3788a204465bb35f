"""Plans and records as one JSON: of each file its data for other programs, and its text for the same file again."""

import hashlib
import json
import re
from collections.abc import Iterable
from math import isfinite
from pathlib import Path
from typing import Any, Final, NamedTuple

from kyodo_cli.reading.files import PlanFile, YearFile
from kyodo_cli.reading.nodes import Data
from kyodo_cli.reading.scalars import infinite_word
from kyodo_cli.reading.source import BOM
from kyodo_cli.workspace.book import PlanBook

FORMAT: Final = 1
KIND: Final = "export"

NO_DIGEST: Final = "0" * 64
"""Stands in the place of the digest while it is computed."""

_START: Final = rb'\{\s*"format": \d+,\s*"kind": "export",\s*"sha256": "([0-9a-f]{64})"'


class Whole(NamedTuple):
    """A file of the workspace as it stands in the export, with whose it is by its name; `year` is None for a plan."""

    file: str
    plan: str
    year: int | None
    data: Data
    text: str


def wholes(book: PlanBook) -> Iterable[Whole]:
    """Return the files of a plan, the plan itself first; all of them could be read in full."""
    yield _whole(book.plan_file, None)
    for one in book.year_files:
        yield _whole(one, int(one.name))


def export_json(files: Iterable[Whole]) -> str:
    """Return files as the one JSON of an export, with its digest, by which is seen whether somebody has changed it.

    A byte order mark, which nobody would see, is written as an escape.
    """
    items = [json.dumps(_item(one), ensure_ascii=False, indent=2, allow_nan=False) for one in files]
    body = ",\n".join(items).replace(BOM, "\\ufeff").replace("\n", "\n    ")
    start = f'{{\n  "format": {FORMAT},\n  "kind": "{KIND}",\n  "sha256": "{NO_DIGEST}",\n'
    text = f'{start}  "items": [\n    {body}\n  ]\n}}\n'
    return text.replace(NO_DIGEST, _digest(text.encode("utf-8")), 1)


def origin_of_json(path: Path) -> str:
    """Return where a file comes from that an export is to be written over, and whether it was changed since."""
    with path.open("rb") as file:
        raw = file.read()
    found = re.match(_START, raw)
    if not found:
        return "other"
    bare = raw[: found.start(1)] + NO_DIGEST.encode() + raw[found.end(1) :]
    return "ours" if _digest(bare) == found[1].decode() else "changed"


def _digest(raw: bytes) -> str:
    return hashlib.sha256(raw).hexdigest()


def json_data(data: Data) -> Any:
    """Return data as JSON can hold them: an infinite number, for which it has none, is the word of the file."""
    if isinstance(data, dict):
        return {key: json_data(value) for key, value in data.items()}
    if isinstance(data, tuple):
        return [json_data(value) for value in data]
    if isinstance(data, float) and not isfinite(data):
        return infinite_word(data)
    return data


def _whole(read: PlanFile | YearFile, year: int | None) -> Whole:
    assert read.source  # it could be read in full
    assert read.tree
    mark = BOM if read.source.has_bom else ""
    plan = read.plan_id if isinstance(read, YearFile) else read.name
    return Whole(read.file, plan, year, read.tree.root.value, mark + read.source.text)


def _item(one: Whole) -> dict[str, Any]:
    kind = {"kind": "plan"} if one.year is None else {"kind": "records"}
    year = {} if one.year is None else {"year": one.year}
    return {"file": one.file, **kind, "plan": one.plan, **year, "data": json_data(one.data), "text": one.text}
