"""Closing a year and opening it again: the entries that are added to its history."""

from kyodo_cli.editing.change import ADD, Change


def event_change(event: str, date: str, by: str | None, reason: str | None) -> Change:
    """Return what adds an event to the history of a year."""
    return Change(("history", ADD), {"date": date, "event": event, "by": by, "reason": reason})
