"""Where records are written: the file of a plan's year, and the order of what stands in it."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from kyodo_cli.analysis.scales import stages_of
from kyodo_cli.base.routes import Path as Place
from kyodo_cli.model.year import YearRecords
from kyodo_cli.reading.files import YearFile
from kyodo_cli.reading.nodes import Data
from kyodo_cli.workspace.book import PlanBook
from kyodo_cli.workspace.files import RECORDS


class Ledger(NamedTuple):
    """A plan's year in a workspace, to be written in."""

    root: Path
    book: PlanBook
    year: int

    @property
    def read(self) -> YearFile | None:
        """The file of the year as it was read, None where there is none."""
        files = (one for one in self.book.year_files if one.name == str(self.year))
        return next(files, None)

    @property
    def records(self) -> YearRecords | None:
        """What was recorded when the plan was read."""
        return self.book.years.get(self.year)

    @property
    def file(self) -> str:
        """The path of the file from the workspace, whether it is there yet or not."""
        return self.read.file if self.read else f"{RECORDS}/{self.book.plan_file.name}/{self.year}.yaml"

    @property
    def lock(self) -> Path:
        """The folder whose lock all writers hold."""
        return self.root / RECORDS

    @property
    def start(self) -> str:
        """What a new file begins with."""
        return f"format: 1\nplan: {self.book.id}\nyear: {self.year}\n"

    def keys(self) -> Mapping[Place, Sequence[str]]:
        """Return the order of what is kept by ids: items and indicators as in the plan, stages as they follow."""
        outline = self.book.outline
        items = [entry.id for entry in outline.entries]
        stages = [stage.id for stage in stages_of(self.book.plan, self.year)]
        return {
            ("evaluations",): items,
            ("measurements",): [one.indicator.id for one in outline.indicators],
            **{("evaluations", item, "reviews"): stages for item in items},
        }


def value_at(read: YearFile | None, place: Place) -> Data:
    """Return what stands at a place of a file as it was read, None where nothing does."""
    data = read.tree.root.value if read and read.tree else None
    for step in place:
        if isinstance(data, dict):
            data = data if step == 0 else data.get(step)
        elif isinstance(data, tuple) and isinstance(step, int) and 0 <= step < len(data):
            data = data[step]
        else:
            return None
    return data
