"""From changes to an order that the store carries out: with everything that speaks against them asked first."""

from collections.abc import Callable, Sequence

from kyodo_cli.editing.change import Change
from kyodo_cli.editing.store import Order
from kyodo_cli.reading.files import YearFile
from kyodo_cli.recording.kept import kept
from kyodo_cli.recording.places import Ledger
from kyodo_cli.recording.refusals import (
    refuse_closed,
    refuse_new_faults,
    refuse_overtaken,
    refuse_two_files,
    refuse_year,
)

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
    refuse_two_files(ledger)

    def decide(now: YearFile | None) -> Sequence[Change]:
        if not may_be_closed:
            refuse_closed(ledger, now)
        changes = kept(compose(now))
        refuse_overtaken(ledger, now, changes)
        return changes

    def check(before: YearFile | None, after: YearFile) -> None:
        refuse_new_faults(ledger, before, after)

    return Order(ledger.root, ledger.file, ledger.start, decide, check, ledger.keys())
