"""`kyodo export --to csv|xlsx|sqlite|parquet`: the tables of plans and years."""

from kyodo_cli.cli.commands.export import Order
from kyodo_cli.cli.surroundings import Surroundings


def export_csv(around: Surroundings, order: Order) -> int:
    """Write each table as a file of CSV into a folder."""
    raise NotImplementedError(around, order)


def export_sqlite(around: Surroundings, order: Order) -> int:
    """Write all tables as a database of SQLite."""
    raise NotImplementedError(around, order)


def export_xlsx(around: Surroundings, order: Order) -> int:
    """Write all tables as a workbook, a sheet each."""
    raise NotImplementedError(around, order)


def export_parquet(around: Surroundings, order: Order) -> int:
    """Write each table as a file of Parquet, or as a dataset in folders."""
    raise NotImplementedError(around, order)
