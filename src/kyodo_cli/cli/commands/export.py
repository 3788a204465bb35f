"""`kyodo export`: all data of plans and years in a form that other programs read."""

from pathlib import Path
from typing import NamedTuple

from kyodo_cli.cli.surroundings import Surroundings


class Order(NamedTuple):
    """What to export and how, as typed."""

    to: str
    plan: str | None = None
    output: Path | None = None
    encoding: str = "utf-8-sig"
    partition: bool = False


def export(around: Surroundings, order: Order) -> int:
    """Write the data in the form that was asked for.

    Raises:
        UsageFault: an option does not go with the form.
    """
    raise NotImplementedError(around, order)
