"""Closing a year and opening it again: what the history of its records says, and the entries that are added to it."""

from kyodo_cli.editing.change import ADD, Change
from kyodo_cli.model.year import Event, YearRecords


def closed_by(records: YearRecords | None) -> Event | None:
    """Return the event that closed a year, or None where it is open."""
    turns = [one for one in records.history if one.event in ("closed", "reopened")] if records else []
    return turns[-1] if turns and turns[-1].event == "closed" else None


def event_change(event: str, date: str, by: str | None, reason: str | None) -> Change:
    """Return what adds an event to the history of a year."""
    return Change(("history", ADD), {"date": date, "event": event, "by": by, "reason": reason})
