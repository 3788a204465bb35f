"""Tables of plans as tests write them: from rows to every kind of file, and what an import makes of them."""

import csv
import io
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

from openpyxl import Workbook

from conftest import Program
from kyodo_cli.importing.tables.preview import Imported
from kyodo_cli.importing.tables.take import Wanted, taken, with_frame
from kyodo_cli.model.outline import Outline
from kyodo_cli.model.plan import Plan
from kyodo_cli.reading.shape import shape
from kyodo_cli.reading.source import SourceText
from kyodo_cli.reading.tree import read_tree

ROOT = Path(__file__).parent.parent
Rows = list[list[Any]]
FRAME = {"title": "計画", "municipality": {"name": "みほん市"}, "period": {"from": 2021, "to": 2026}}
OPTIONS = ("--title", "計画", "--municipality", "みほん市", "--from", "R3", "--to", "R8")


class Result(NamedTuple):
    """What a table came to: all of it, the text of the file, the plan in it."""

    view: Imported
    text: str
    plan: Plan
    outline: Outline

    @property
    def lost(self) -> list[tuple[str, str]]:
        """What is not in the plan: place and text."""
        return [(str(self.view.table.grid.place(one.at or (0, 0))), one.text) for one in self.view.lost]

    @property
    def noted(self) -> list[tuple[str, str]]:
        """What was taken and is to be looked at: text and why."""
        return [(one.text, str(one.message)) for one in self.view.noted]

    def items(self) -> list[tuple[str, str | None, str]]:
        """The items in the order of the plan: id, number, title."""
        return [(one.id, one.node.number, one.node.title) for one in self.outline.entries]


def kamagaya() -> Rows:
    """Return Kamagaya's table as the city printed it: a blank means the one above."""
    text = (ROOT / "tests" / "sources" / "kamagaya-action-plan-22.txt").read_text(encoding="utf-8")
    table = text[text.index("未来像\t課題") :]
    return [line.split("\t") for line in table.rstrip("\n").split("\n")]


def delimited(rows: Rows, delimiter: str = ",", end: str = "\r\n") -> str:
    """Return rows as text."""
    stream = io.StringIO()
    csv.writer(stream, delimiter=delimiter, lineterminator=end).writerows(rows)
    return stream.getvalue()


def workbook(rows: Rows, merged: Sequence[str] = (), title: str = "計画") -> bytes:
    """Return rows as a workbook."""
    book = Workbook()
    sheet = book.active
    sheet.title = title
    for at, row in enumerate(rows, 1):
        for column, value in enumerate(row, 1):
            if value not in ("", None):
                sheet.cell(at, column).value = value
    for one in merged:
        sheet.merge_cells(one)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def imported(folder: Path, data: bytes | str | Rows, name: str = "表.csv", **options: Any) -> Result:
    """Import a table; rows are written as comma-separated text, or as a workbook where the name says so."""
    if isinstance(data, list):
        data = workbook(data) if name.endswith(".xlsx") else delimited(data)
    file = folder / name
    file.write_bytes(data.encode() if isinstance(data, str) else data)
    found = taken(file, name, Wanted("mihon", **options))
    view, text = with_frame(found, FRAME, "plans/mihon.yaml", (), None)
    tree, findings = read_tree(SourceText("plans/mihon.yaml", text, has_bom=False))
    assert tree
    assert findings == []
    plan, _, _, defects = shape(tree, Plan, {})
    assert defects == []
    assert plan
    return Result(view, text, plan, Outline(plan))


def compared(outline: Outline) -> list[tuple[object, ...]]:
    """Return of each item what a table of it holds."""
    return [
        (one.id, one.node.number, one.node.title, one.node.need, one.node.related, one.parent and one.parent.id)
        for one in outline.entries
    ]


def answer(run: Program, *arguments: object, here: Path, **more: Any) -> dict[str, Any]:
    """Run an import for programs and return its one item."""
    outcome = run("import", *arguments, "--format", "json", here=here, **more)
    assert outcome.code in (0, 1), outcome.err
    data: dict[str, Any] = json.loads(outcome.out)["items"][0]
    return data
