"""Whether a year is open or closed, by its history."""

from typing import Literal, NamedTuple

from kyodo_cli.model.year import YearRecords

YearState = Literal["open", "closed", "reopened"]


class Closing(NamedTuple):
    """Where a year's records stand; `date` is that of the last closing or reopening, as written."""

    state: YearState = "open"
    date: str | None = None
    published: str | None = None


def closing(records: YearRecords | None) -> Closing:
    """Return where a year's records stand; a year without records is open."""
    history = records.history if records else ()
    turns = [one for one in history if one.event != "published"]
    published = [one.date for one in history if one.event == "published"]
    if records and records.publication and records.publication.published:
        published.append(records.publication.published)
    state: YearState = "open" if not turns else "closed" if turns[-1].event == "closed" else "reopened"
    return Closing(state, turns[-1].date if turns else None, published[-1] if published else None)
