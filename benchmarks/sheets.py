"""A thousand answers out and back: `python benchmarks/sheets.py`, in an environment that has kyodo and openpyxl."""

import io
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Final, TypeVar

import openpyxl

from kyodo_cli.editing.store import write_records
from kyodo_cli.reading.workbook.cells import pages_of
from kyodo_cli.reading.workbook.package import Package
from kyodo_cli.recording.places import Ledger
from kyodo_cli.sheets.answers import answers_of, find_identity
from kyodo_cli.sheets.arrangement import Letter, workbook_of
from kyodo_cli.sheets.asking import questions
from kyodo_cli.sheets.checking import checked, order_of
from kyodo_cli.sheets.merge import merged
from kyodo_cli.sheets.verdicts import Given, Preference, counts
from kyodo_cli.sheets.writing import workbook_bytes
from kyodo_cli.workspace.book import open_book
from kyodo_cli.workspace.files import list_files

ACTIONS: Final = 143
"""With seven questions each: 1,001 rows."""

YEAR: Final = 2024
TEXT: Final = "市民活動センターで交流会を開き、多くの団体が参加した。次年度は回数を増やす。"

T = TypeVar("T")


def main() -> None:
    """Write a plan and last year's records, send the questions, answer all of them, take them back."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        write(root)
        read = timed("read the plan and its years", lambda: open_book(list_files(root)).plans[0])
        asked = timed("put the questions together", lambda: questions(read, YEAR))
        data = timed("write the workbook", lambda: workbook_bytes(workbook_of(asked, None, Letter())))
        back = answered(data)
        package = Package(back, "a.xlsx")
        pages = timed("read the workbook that came back", lambda: pages_of(package))
        identity = find_identity(pages)
        assert identity
        given = timed("find the answers", lambda: Given("a.xlsx", None, answers_of(pages, identity)))
        ledger = Ledger(root, read, YEAR)
        cells = timed("merge", lambda: merged(asked, [given], Preference(), ledger.read))
        cells = timed("ask the rules", lambda: checked(ledger, cells))
        timed("write the records", lambda: write_records(order_of(ledger, cells), ledger.lock))
        print(f"{len(data) / 1000:.0f} KB, {counts(cells)}")


def write(root: Path) -> None:
    """Write a plan of many actions, and the records of the year before."""
    for name in ("plans", "records/large"):
        (root / name).mkdir(parents=True)
    head = "format: 1\nid: large\ntitle: 大きな計画\nmunicipality: {name: 例示市}\nperiod: {from: 2022}\nactions:\n"
    items = [f"a{at:03}" for at in range(1, ACTIONS + 1)]
    plan = "".join(f"  - {{id: {one}, number: '{at}', title: 取組{at}}}\n" for at, one in enumerate(items, 1))
    (root / "plans/large.yaml").write_text(head + plan, encoding="utf-8")
    last = "".join(f"  {one}: {{result: {TEXT}, reviews: {{self: {{rating: B}}}}}}\n" for one in items)
    text = f"format: 1\nplan: large\nyear: {YEAR - 1}\nevaluations:\n{last}"
    (root / f"records/large/{YEAR - 1}.yaml").write_text(text, encoding="utf-8")


def answered(data: bytes) -> bytes:
    """Answer every question, as an officer would have."""
    workbook = openpyxl.load_workbook(io.BytesIO(data))
    for sheet in workbook:
        for row in sheet.iter_rows(min_row=3):
            key = str(row[0].value or "")
            if len(row) > 4 and key.startswith("kyodo:"):
                row[4].value = "B" if key.endswith("/rating") else TEXT
    stream = io.BytesIO()
    workbook.save(stream)
    return stream.getvalue()


def timed(name: str, work: Callable[[], T]) -> T:
    """Do something, and print the milliseconds of the processor that it took."""
    began = time.process_time()
    done = work()
    print(f"{(time.process_time() - began) * 1000:8.0f} ms  {name}")
    return done


if __name__ == "__main__":
    main()
