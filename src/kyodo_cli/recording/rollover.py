"""Opening a year: what the plan itself says of it is carried into its records, and nothing else."""

from kyodo_cli.analysis.frame import entries_in
from kyodo_cli.editing.change import Change
from kyodo_cli.model.nodes import Node
from kyodo_cli.reading.files import YearFile
from kyodo_cli.recording.places import Ledger, value_at


def rollover_changes(ledger: Ledger, now: YearFile | None) -> list[Change]:
    """Return the changes that open a year: the plan's wording for it as 計画, where none is recorded yet.

    No rating, result or plan of the year before is carried: they are its own.
    """
    changes = []
    for entry in entries_in(ledger.book.outline, ledger.year):
        place = ("evaluations", entry.id, "planned")
        text = planned_for(entry.node, ledger.year)
        if text and value_at(now, place) is None:
            changes.append(Change(place, text))
    return changes


def planned_for(node: Node, year: int) -> str | None:
    """Return what the plan says of an item for a fiscal year: of the year itself, else of a stretch that holds it."""
    own = [one.text for one in node.by_year if one.year == year]
    if own:
        return own[0]
    for one in node.by_year:
        is_stretch = one.from_ is not None or one.to is not None
        if is_stretch and (one.from_ or year) <= year <= (one.to or year):
            return one.text
    return None
