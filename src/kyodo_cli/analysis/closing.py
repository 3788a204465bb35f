"""Whether a year is open or closed, by its history."""

from typing import Literal, NamedTuple

from kyodo_cli.model.year import Event, YearRecords

YearState = Literal["open", "closed", "reopened"]


class Closing(NamedTuple):
    """Where a year's records stand; `date` is that of the last closing or reopening, as written."""

    state: YearState = "open"
    date: str | None = None
    published: str | None = None


def closed_by(records: YearRecords | None) -> Event | None:
    """Return the event that closed a year, or None where it is open."""
    last = last_turn(records)
    return last if last and last.event == "closed" else None


def closing(records: YearRecords | None) -> Closing:
    """Return where a year's records stand; a year without records is open."""
    last = last_turn(records)
    published = [one.date for one in records.history if one.event == "published"] if records else []
    if records and records.publication and records.publication.published:
        published.append(records.publication.published)
    state: YearState = "open" if last is None else "closed" if last.event == "closed" else "reopened"
    return Closing(state, last.date if last else None, published[-1] if published else None)


def last_turn(records: YearRecords | None) -> Event | None:
    """Return what was last done with a year: that it was closed, or opened again; None where neither was."""
    turns = [one for one in records.history if one.event != "published"] if records else []
    return turns[-1] if turns else None
