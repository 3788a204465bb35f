"""What an export costs beside reading the same plans: `python benchmarks/export.py [--plans N …]`."""

import argparse
import gc
import resource
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final, TypeVar

from corpus import write_corpus

from kyodo_cli.exporting.stores.csv_files import csv_files
from kyodo_cli.exporting.stores.parquet_files import parquet_files
from kyodo_cli.exporting.stores.sqlite_file import sqlite_bytes
from kyodo_cli.exporting.stores.workbook import workbook
from kyodo_cli.exporting.tables.rows import Rows, rows_of
from kyodo_cli.workspace.book import PlanBook, read_plans
from kyodo_cli.workspace.files import list_files

SIZES: Final = (50, 100, 200)
"""Numbers of plans, with eight years each; ratios that stay the same show that the cost is linear."""

FORMS: Final[dict[str, Callable[[Rows], object]]] = {
    "sqlite": sqlite_bytes,
    "csv": lambda rows: csv_files(rows, "utf-8-sig"),
    "csv, cp932": lambda rows: csv_files(rows, "cp932"),
    "parquet": lambda rows: list(parquet_files(rows, partition=False)),
    "parquet in folders": lambda rows: list(parquet_files(rows, partition=True)),
    "xlsx": workbook,
}

T = TypeVar("T")


def main() -> None:
    """Measure each size in turn."""
    gc.set_threshold(100_000, 50, 50)  # as the program sets it
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--plans", type=int, nargs="*", default=SIZES, metavar="N")
    for plans in parser.parse_args().plans:
        with tempfile.TemporaryDirectory() as folder:
            write_corpus(Path(folder), plans)
            measure(Path(folder), plans)


def measure(folder: Path, plans: int) -> None:
    """Print what reading, making rows and writing each form take, and how often reading goes into each."""
    reading = 0.0

    def books() -> Iterator[PlanBook]:
        """Yield the plans one after another, as the command does, and count the time that each takes."""
        nonlocal reading
        found = read_plans(list_files(folder))
        while True:
            one, took = timed(lambda: next(found, None))
            reading += took
            if not isinstance(one, PlanBook):
                return
            yield one

    rows, both = timed(lambda: rows_of(books()))
    making = both - reading
    count = sum(map(len, rows.values()))
    print(f"{plans} plans, {count:,} rows")
    print(f"  {'read plans and years':24} {reading:6.2f} s")
    print(f"  {'make the rows':24} {making:6.2f} s  {making / reading:5.2f} × reading")
    for name, write in FORMS.items():
        _, writing = timed(lambda write=write: write(rows))  # type: ignore[misc]  # the form of this turn
        per_row = writing / count * 1e6
        print(f"  {name:24} {writing:6.2f} s  {writing / reading:5.2f} × reading  {per_row:6.1f} µs a row")
    print(f"  most memory so far       {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:6.0f} MB")


def timed(work: Callable[[], T]) -> tuple[T, float]:
    """Return what a piece of work gives, and its processor time."""
    started = time.process_time()
    made = work()
    return made, time.process_time() - started


if __name__ == "__main__":
    main()
