"""What became of a year as a whole: closed and reopened in turn, in order, and not before its end (KY150-152)."""

from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from kyodo_cli.base.language import Message
from kyodo_cli.base.years import PartialDate, last_day
from kyodo_cli.findings.finding import Finding, Rule
from kyodo_cli.rules.periods.dates import is_before, known_date
from kyodo_cli.rules.subject import Subject, YearSubject

HISTORY_OUT_OF_TURN: Final = Rule("KY150", "history-out-of-turn", "error")
HISTORY_OUT_OF_ORDER: Final = Rule("KY151", "history-out-of-order", "warning")
CLOSED_TOO_EARLY: Final = Rule("KY152", "closed-too-early", "warning")


def history_out_of_turn(_subject: Subject, year: YearSubject) -> Iterator[Finding]:
    """Find a year closed while it is closed, or reopened while it is open."""
    closed = False
    for at, one in enumerate(year.records.history):
        if one.event == "published":
            continue
        if closed == (one.event == "closed"):
            if closed:
                message = Message("The year is closed here a second time, without being reopened in between.")
            else:
                message = Message("The year is reopened here, but was not closed.")
            hint = Message("Delete the entry, or add the one that is missing before it.")
            yield year.finding(HISTORY_OUT_OF_TURN, ("history", at, "event"), message, hint)
        closed = one.event == "closed"


def history_out_of_order(_subject: Subject, year: YearSubject) -> Iterator[Finding]:
    """Find entries of the history dated before the one that they stand after."""
    for at, (one, following) in enumerate(pairwise(year.records.history)):
        earlier, later = known_date(following.date), known_date(one.date)
        if earlier and later and is_before(earlier, later):
            message = Message("The entry of {date} stands after one of {other}.", date=following.date, other=one.date)
            hint = Message("List what happened from the oldest to the newest, and check the dates.")
            yield year.finding(HISTORY_OUT_OF_ORDER, ("history", at + 1, "date"), message, hint)


def closed_too_early(_subject: Subject, year: YearSubject) -> Iterator[Finding]:
    """Find a year that was closed before it was over."""
    end = last_day(year.records.year)
    over = PartialDate(end.year, end.month, end.day)
    for at, one in enumerate(year.records.history):
        closed = known_date(one.date) if one.event == "closed" else None
        if closed and is_before(closed, over):
            message = Message("The year was closed on {date}, before its end on {end}.", date=one.date, end=str(over))
            hint = Message("Check the date; fiscal year {year} runs to {end}.", year=year.records.year, end=str(over))
            yield year.finding(CLOSED_TOO_EARLY, ("history", at, "date"), message, hint)


YEAR_CHECKS: Final = (
    (HISTORY_OUT_OF_TURN, history_out_of_turn),
    (HISTORY_OUT_OF_ORDER, history_out_of_order),
    (CLOSED_TOO_EARLY, closed_too_early),
)
