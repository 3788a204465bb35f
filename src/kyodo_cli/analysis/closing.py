"""Whether a year is open or closed, by its history."""

from datetime import date
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


def closing(records: YearRecords | None, day: date | None = None) -> Closing:
    """Return where a year's records stand; a year without records is open.

    Args:
        records: the year's records, if there are any.
        day: the day as of which it is asked, if not the last that the records know.
    """
    last = last_turn(records, day)
    published = [one.date for one in records.history if one.event == "published"] if records else []
    if records and records.publication and records.publication.published:
        published.append(records.publication.published)
    published = [one for one in published if _had_come(one, day)]
    state: YearState = "open" if last is None else "closed" if last.event == "closed" else "reopened"
    return Closing(state, last.date if last else None, published[-1] if published else None)


def last_turn(records: YearRecords | None, day: date | None = None) -> Event | None:
    """Return what was last done with a year, up to a day: that it was closed, or opened again; None for neither."""
    turns = [one for one in records.history if one.event != "published"] if records else []
    turns = [one for one in turns if _had_come(one.date, day)]
    return turns[-1] if turns else None


def _had_come(text: str, day: date | None) -> bool:
    """Say whether a day, or a month or year as written, had come or begun by a day."""
    return day is None or text <= day.isoformat()[: len(text)]
