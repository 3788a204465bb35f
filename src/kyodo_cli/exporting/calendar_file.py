"""Days as a calendar (iCalendar, RFC 5545 with the names of RFC 7986), the same bytes from the same files."""

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from hashlib import sha256
from pathlib import Path
from typing import Final

from kyodo_cli.base.language import Message
from kyodo_cli.base.years import era_year, first_day, printed_date, printed_year
from kyodo_cli.exporting.calendar_dates import Due, Task, days_of, horizon
from kyodo_cli.model.plan import Plan
from kyodo_cli.workspace.book import PlanBook

PRODUCT: Final = "-//kyodo//kyodo export//EN"

WIDEST: Final = 75
"""Octets of a line, without its end; what is longer goes on in the next line, behind a blank."""

NO_DIGEST: Final = "0" * 32
"""Stands in the place of the digest while it is computed; the digest fits into one line."""

_START: Final = rf"BEGIN:VCALENDAR\r?\nVERSION:2\.0\r?\nPRODID:{re.escape(PRODUCT)}\r?\n".encode()
_DIGEST: Final = rb"X-KYODO-DIGEST:([0-9a-f]{32})\r\n"

TASKS: Final[dict[Task, Message]] = {
    "annual_review": Message("Yearly review"),
    "survey": Message("Survey"),
    "values": Message("Values of indicators"),
    "midterm_review": Message("Mid-term review"),
    "plan_end": Message("End of the plan period"),
    "final_evaluation": Message("Final evaluation"),
}

ONCE: Final = ("midterm_review", "plan_end", "final_evaluation")
"""What a plan has once: when it is moved, it is still the same event, on another day."""


def calendar_text(books: Sequence[PlanBook]) -> str:
    """Return the days of plans as one calendar, with its digest; there is at least one."""
    language = books[0].plan.language
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:{PRODUCT}", f"X-KYODO-DIGEST:{NO_DIGEST}", "CALSCALE:GREGORIAN"]
    name = _text(_name(books), language)
    about = _escaped("\n".join(one.in_language(language) for one in _about(books)))
    lines += [f"NAME:{name}", f"X-WR-CALNAME:{name}", f"DESCRIPTION:{about}", f"X-WR-CALDESC:{about}"]
    for book in books:
        for due in days_of(book):
            lines += _event(book, due)
    text = "".join(f"{folded}\r\n" for line in (*lines, "END:VCALENDAR") for folded in _folded(line))
    return text.replace(NO_DIGEST, _digest(text.encode("utf-8")), 1)


def origin_of_calendar(path: Path) -> str:
    """Return where a file comes from that a calendar is to be written over, and whether it was changed since.

    Other programs put their own name in.
    """
    raw = path.read_bytes()
    start = re.match(_START, raw)
    if not start:
        return "other"
    found = re.compile(_DIGEST).match(raw, start.end())
    if not found:
        return "changed"
    bare = raw[: found.start(1)] + NO_DIGEST.encode() + raw[found.end(1) :]
    return "ours" if _digest(bare) == found[1].decode() else "changed"


def _digest(raw: bytes) -> str:
    return sha256(raw).hexdigest()[: len(NO_DIGEST)]


def _event(book: PlanBook, due: Due) -> Iterator[str]:
    plan, language = book.plan, book.plan.language
    yield "BEGIN:VEVENT"
    name = due.task.replace("_", "-") if due.task in ONCE else f"{due.task.replace('_', '-')}-{due.year}"
    yield f"UID:{name}.{book.id}@{_domain(plan)}"
    yield f"DTSTAMP:{_stamp(plan):%Y%m%d}T000000Z"
    yield f"SEQUENCE:{len(plan.amendments)}"
    yield f"DTSTART;VALUE=DATE:{due.day:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{due.day + timedelta(days=1):%Y%m%d}"
    yield f"SUMMARY;LANGUAGE={language}:{_text(_summary(plan, due), language)}"
    sentences = [one.in_language(language) for one in _sentences(plan, due)]
    text = _escaped("\n".join(sentences))
    yield f"DESCRIPTION;LANGUAGE={language}:{text}"
    yield f"CATEGORIES;LANGUAGE={language}:{_text(TASKS[due.task], language)}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _summary(plan: Plan, due: Due) -> Message:
    what = TASKS[due.task]
    if due.task not in ("plan_end", "final_evaluation"):
        year = era_year(due.year) if plan.language == "ja" else f"FY{due.year}"
        what = Message("{task}, {year}", task=what, year=year)
    if due.is_about:
        what = Message("{what} (about)", what=what)
    return Message("{what}: {plan}", what=what, plan=plan.title)


def _sentences(plan: Plan, due: Due) -> Iterator[Message]:
    """Yield what is to be done, and how exactly the plan says when."""
    year, cycle = printed_year(due.year, plan.language), plan.cycle
    yield Message("{municipality}, {plan}", municipality=plan.municipality.name, plan=plan.title)
    if due.task == "annual_review":
        yield Message("The evaluation of {year} is to be done by this day.", year=year)
        if cycle and cycle.annual_review and cycle.annual_review.publish:
            yield Message("Its results are published.")
    elif due.task == "survey" and cycle and cycle.survey and cycle.survey.groups:
        yield Message("Asked are: {groups}.", groups=list(cycle.survey.groups))
    elif due.task == "values":
        yield Message("Due are the values of: {indicators}.", indicators=[one.title for one in due.indicators])
    elif due.task == "plan_end":
        yield Message("The plan period ends with {year}.", year=year)
    if due.names == "month":
        month = printed_date(f"{due.day:%Y-%m}", plan.language)
        yield Message("The plan names the month only ({month}); its last day is given.", month=month)
    elif due.names == "year" and due.task != "plan_end":
        yield Message("The plan names the fiscal year only; its last day is given.")
    elif due.names == "after":
        yield Message("The plan says “after its end” and no day; the first day after the end is given.")
    if due.is_about:
        yield Message("The plan itself says “about”.")


def _name(books: Sequence[PlanBook]) -> Message:
    if len(books) == 1:
        return Message("Dates of {plan}", plan=books[0].plan.title)
    cities = list(dict.fromkeys(one.plan.municipality.name for one in books))
    if len(cities) == 1:
        return Message("Dates of the plans of {municipality}", municipality=cities[0])
    return Message("Dates of {count} plans", count=len(books))


def _about(books: Sequence[PlanBook]) -> Iterator[Message]:
    """Say what is in the calendar; of plans without an end, up to when."""
    language = books[0].plan.language
    yield Message("Made by kyodo from what the plans say of their cycle; what they leave open is not in it.")
    for book in books:
        if not any(one.task == "plan_end" for one in days_of(book)):
            last = printed_year(horizon(book), language)
            yield Message("{plan} has no end: dates up to {year}.", plan=book.plan.title, year=last)


def _stamp(plan: Plan) -> date:
    """Return when the plan was last revised, by its own word: that is what DTSTAMP means where there is no METHOD."""
    days = [first_day(plan.period.from_)]
    for one in plan.amendments:
        try:
            days.append(date.fromisoformat(one.date or ""))
        except ValueError:
            days.append(first_day(one.year))
    return max(days)


def _domain(plan: Plan) -> str:
    """Return what tells this city's plans from another's: its code, or of a city without one a digest of its name."""
    city = plan.municipality
    digest = sha256(f"{city.prefecture or ''}/{city.name}".encode()).hexdigest()[:12]
    return f"{city.code or digest}.kyodo.invalid"


def _text(value: Message, language: str) -> str:
    return _escaped(value.in_language(language))


def _escaped(text: str) -> str:
    r"""Return text as a value of a calendar: signs with a meaning of their own behind “\”, line breaks as “\n”."""
    for sign in ("\\", ";", ","):
        text = text.replace(sign, "\\" + sign)
    return "\\n".join(text.splitlines())


def _folded(line: str) -> Iterator[str]:
    """Yield a line in parts of at most so many octets; no character is cut."""
    part, size = "", 0
    for sign in line:
        octets = len(sign.encode("utf-8"))
        if size + octets > WIDEST:
            yield part
            part, size = " ", 1
        part, size = part + sign, size + octets
    yield part
