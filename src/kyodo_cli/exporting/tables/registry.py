"""All tables of the export, in reading order."""

from typing import Final

from kyodo_cli.exporting.tables import (
    evaluation_tables,
    indicator_tables,
    item_tables,
    list_table,
    plan_tables,
    rating_tables,
    value_tables,
    year_tables,
)
from kyodo_cli.exporting.tables.schema import Table

TABLES: Final[tuple[Table, ...]] = (
    *plan_tables.TABLES,
    *item_tables.TABLES,
    *indicator_tables.TABLES,
    *rating_tables.TABLES,
    *list_table.TABLES,
    *year_tables.TABLES,
    *evaluation_tables.TABLES,
    *value_tables.TABLES,
)
