"""The files of a plan's year that are open data."""

from typing import Final, NamedTuple

from kyodo_cli.base.language import Message
from kyodo_cli.render.dataset.columns import Table
from kyodo_cli.render.dataset.csvw import csvw
from kyodo_cli.render.dataset.evaluations import evaluation_columns
from kyodo_cli.render.dataset.indicators import indicator_columns
from kyodo_cli.render.dataset.report_json import report_json
from kyodo_cli.render.dataset.table_csv import columns_csv, table_csv
from kyodo_cli.views.dataset import DatasetView
from kyodo_cli.views.words import Word

FORMS: Final = ("csv", "json")
"""The forms of the data that can be printed by themselves: the table of evaluations, and everything."""


HELD: Final[dict[str, Message]] = {
    ".csv": Message("The evaluations of the year"),
    ".indicators.csv": Message("The values of the indicators"),
    ".columns.csv": Message("What the columns mean"),
    ".csv-metadata.json": Message("What the columns mean, for programs"),
    ".json": Message("All data of the year"),
}
"""What each file of data holds, by how its name goes on after the plan's id."""


class DataFile(NamedTuple):
    """A file beside a page: its name, what it holds, and its type as people call it.

    Without `is_data` it is another form of the page.
    """

    name: str
    holds: Message
    type: Word
    content: bytes
    is_data: bool = True


def data_files(view: DatasetView) -> tuple[DataFile, ...]:
    """Return the data of a plan's year and what describes their columns; without indicators, no table of them."""
    plan, tables = view.plan, dataset_tables(view)
    contents = {
        **{table.file.removeprefix(plan.id): table_csv(table) for table in tables},
        ".columns.csv": columns_csv(tables, plan.language),
        ".csv-metadata.json": csvw(view, tables),
        ".json": report_json(view),
    }
    return tuple(
        DataFile(plan.id + ending, HELD[ending], type_of(ending), content) for ending, content in contents.items()
    )


def type_of(ending: str) -> str:
    """Return the type of a file of data, as people call it."""
    return ending.rpartition(".")[2].upper()


def data_in_form(view: DatasetView, form: str) -> bytes:
    """Return the table of evaluations as CSV, or everything as JSON."""
    return report_json(view) if form == "json" else table_csv(dataset_tables(view)[0])


def dataset_tables(view: DatasetView) -> tuple[Table, ...]:
    """Return the tables of a plan's year."""
    plan = view.plan.id
    evaluations = Table(f"{plan}.csv", HELD[".csv"], evaluation_columns(view), view.evaluations)
    if not view.values:
        return (evaluations,)
    values = Table(f"{plan}.indicators.csv", HELD[".indicators.csv"], indicator_columns(view), view.values)
    return (evaluations, values)
