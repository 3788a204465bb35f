"""From changes to an order that the store carries out: with everything that speaks against them asked first."""

from collections.abc import Callable, Sequence

from kyodo_cli.editing.change import Change
from kyodo_cli.editing.store import Order
from kyodo_cli.reading.files import YearFile
from kyodo_cli.reading.nodes import Data
from kyodo_cli.recording.places import Ledger
from kyodo_cli.recording.refusals import refuse_closed, refuse_new_faults, refuse_overtaken, refuse_year

Compose = Callable[[YearFile | None], Sequence[Change]]
"""Makes the changes, given the records as they are now."""


def record_order(ledger: Ledger, compose: Compose, *, may_be_closed: bool = False) -> Order:
    """Return the order to record something in a year.

    Args:
        ledger: the plan's year.
        compose: makes the changes.
        may_be_closed: whether a closed year takes them.

    Raises:
        UsageFault: the plan is not in force that year.
    """
    refuse_year(ledger)

    def decide(now: YearFile | None) -> Sequence[Change]:
        if not may_be_closed:
            refuse_closed(ledger, now)
        changes = [Change(one.path, _with_plain_ends(one.value)) for one in compose(now)]
        refuse_overtaken(ledger, now, changes)
        return changes

    def check(before: YearFile | None, after: YearFile) -> None:
        refuse_new_faults(ledger, before, after)

    return Order(ledger.root, ledger.file, ledger.start, decide, check, ledger.keys())


def _with_plain_ends(value: Data) -> Data:
    """Return a value whose texts end their lines with LF, as in YAML; Excel ends those of a cell CRLF."""
    if isinstance(value, str):
        return value.replace("\r\n", "\n").replace("\r", "\n")
    if isinstance(value, dict):
        return {key: _with_plain_ends(below) for key, below in value.items()}
    return tuple(map(_with_plain_ends, value)) if isinstance(value, tuple) else value
