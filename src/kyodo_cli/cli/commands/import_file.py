"""`kyodo import FILE`: a plan from a table, a year's results from a table, or files of kyodo from its own JSON."""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from kyodo_cli.base.errors import UsageFault
from kyodo_cli.base.language import Message
from kyodo_cli.cli.surroundings import Surroundings


class Order(NamedTuple):
    """What to import and how, as typed."""

    file: Path
    plan: str | None = None
    year: str | None = None
    columns: Sequence[str] = ()
    sheet: str | None = None
    encoding: str | None = None
    prefer: Sequence[str] = ()
    clean_only: bool = False
    force: bool = False
    dry_run: bool = False
    form: str = "text"
    title: str | None = None
    municipality: str | None = None
    first: str | None = None
    last: str | None = None


def import_file(around: Surroundings, order: Order) -> int:
    """Import a file by what it is.

    Raises:
        UsageFault: an option does not go with this kind of file.
    """
    if order.file.suffix.lower() == ".json":
        from kyodo_cli.cli.commands.import_json import import_json

        return import_json(around, order)
    if order.file.suffix.lower() in (".yaml", ".yml"):
        raise UsageFault(
            Message("{file} is a file of kyodo's own, no table.", file=order.file),
            Message(
                "Put a plan into plans/ and a year's records into records/<plan>/; “kyodo validate” looks at them."
            ),
        )
    if order.year is not None:
        from kyodo_cli.cli.commands.import_results import import_results

        return import_results(around, order)
    from kyodo_cli.cli.commands.import_table import import_table

    return import_table(around, order)
