"""What of a table is to be looked at: where, what stands there, why, and what to do about it."""

from typing import NamedTuple

from kyodo_cli.base.language import Message
from kyodo_cli.reading.workbook.cells import At


class Doubt(NamedTuple):
    """A place that was not understood, or was taken in a way that its reader should know.

    `is_lost` says that what stands there is not in the plan. `at` is None for the table as a whole.
    """

    at: At | None
    text: str
    message: Message
    hint: Message | None = None
    is_lost: bool = True
