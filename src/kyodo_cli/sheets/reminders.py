"""Who has not answered yet, and what is missing: as letters ready to be mailed, and for machines."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, Final, NamedTuple

from kyodo_cli.analysis.readiness import SurveyGap, ValueGap, readiness
from kyodo_cli.base.language import Message, shown
from kyodo_cli.base.years import printed_year
from kyodo_cli.render.formats import date as printed_day
from kyodo_cli.sheets.content import Block, Questions
from kyodo_cli.views.words import Word, word


class Open(NamedTuple):
    """An item or indicator of which something is missing: the names of what is."""

    block: Block
    lacks: tuple[str, ...]
    words: tuple[Word, ...]


class Reminder(NamedTuple):
    """What a department still owes; `asked` counts all that it is asked about, `file` is the workbook it was sent."""

    questions: Questions
    department: str | None
    name: str
    file: str
    asked: int
    open: tuple[Open, ...]
    deadline: str | None = None
    contact: str | None = None
    is_late: bool = False

    @property
    def is_silent(self) -> bool:
        """Say whether nothing has come at all."""
        return len(self.open) == self.asked and all(SOMETHING in one.lacks or "value" in one.lacks for one in self.open)


SOMETHING: Final = "evaluation"
"""Missing where nothing at all is recorded of an item."""


def reminders(
    asked: Questions,
    departments: Sequence[str | None],
    files: Mapping[str | None, str],
    names: Mapping[str | None, str],
) -> tuple[Reminder, ...]:
    """Return what departments still owe; those that have answered everything are left out.

    Args:
        asked: what is asked in the plan's year.
        departments: the departments to look at.
        files: the names of their workbooks.
        names: the names of the departments.
    """
    lacking = _lacking(asked)
    found = []
    for one in departments:
        mine = [block for block in (*asked.items, *asked.values) if block.share.answers == one]
        still = tuple(_open(asked, block, lacking[block.subject.key]) for block in mine if block.subject.key in lacking)
        if still:
            found.append(Reminder(asked, one, names[one], files[one], len(mine), still))
    return tuple(found)


def until(found: Sequence[Reminder], deadline: str | None, contact: str | None, today: date) -> tuple[Reminder, ...]:
    """Return reminders with the day until which answers were asked for, and whom to ask."""
    is_late = deadline is not None and today.isoformat() > deadline
    return tuple(one._replace(deadline=deadline, contact=contact, is_late=is_late) for one in found)


def letter(one: Reminder) -> str:
    """Return a reminder as a mail in the language of the plan: to whom, about what, and the text."""
    language = one.questions.plan.language
    year = printed_year(one.questions.year, language)

    def say(message: object) -> str:
        return shown(message, language)

    lines = [
        say(Message("To: {department}", department=one.name or Message("the departments concerned"))),
        say(Message("Subject: {subject}", subject=subject_of(one))),
        "",
        *_request(one, year, language),
        "",
        *(_line(each, language) for each in one.open),
    ]
    if one.contact:
        lines += ["", say(Message("Questions and answers to: {contact}", contact=one.contact))]
    return "\n".join(lines) + "\n"


def subject_of(one: Reminder) -> str:
    """Return what a letter is about."""
    plan, language = one.questions.plan, one.questions.plan.language
    year = printed_year(one.questions.year, language)
    return shown(Message("{plan}, {year}: answers wanted", plan=plan.title, year=year), language)


def reminder_data(one: Reminder) -> dict[str, Any]:
    """Return a reminder for machines."""
    return {
        "plan": one.questions.plan.id,
        "year": one.questions.year,
        "department": one.department,
        "name": one.name or None,
        "file": one.file,
        "deadline": one.deadline,
        "late": one.is_late,
        "silent": one.is_silent,
        "asked": one.asked,
        "missing": [
            {
                "kind": each.block.subject.entry.kind if each.block.subject.entry else "indicator",
                "id": each.block.subject.key,
                "number": each.block.number or None,
                "title": each.block.title,
                "lacks": list(each.lacks),
            }
            for each in one.open
        ],
        "subject": subject_of(one),
        "text": letter(one),
    }


def _request(one: Reminder, year: str, language: str) -> list[str]:
    plan = one.questions.plan.title
    if one.is_silent:
        first = Message("About {year} of “{plan}” we have no answer from you yet.", plan=plan, year=year)
    else:
        first = Message("About {year} of “{plan}” the following is still missing.", plan=plan, year=year)
    if one.deadline:
        day = printed_day(one.deadline, language)
        by = (
            Message("It was wanted by {day}. Please fill in the workbook “{file}” and send it back soon.",
                    day=day, file=one.file)
            if one.is_late
            else Message("Please fill in the workbook “{file}” and send it back by {day}.", day=day, file=one.file)
        )  # fmt: skip
    else:
        by = Message("Please fill in the workbook “{file}” and send it back.", file=one.file)
    crossed = Message("If you have sent it meanwhile, please excuse this letter.")
    return [shown(each, language) for each in (first, by, crossed)]


def _line(one: Open, language: str) -> str:
    block = one.block
    said = Message("- {kind} {number} “{title}”: {lacks}",
                   kind=block.kind, number=block.number, title=block.title, lacks=one.words)  # fmt: skip
    return shown(said, language)


def _open(asked: Questions, block: Block, lacks: Sequence[str]) -> Open:
    words: list[Word] = []
    for lack in lacks:
        fields = [answer.field for answer in block.answers]
        rating = next((one.label for one in fields if one.name.startswith("rating")), word(asked.plan, "rating"))
        words += {
            "evaluation": [word(asked.plan, "result"), rating],
            "result": [word(asked.plan, "result")],
            "rating": [rating],
            "reason": [word(asked.plan, "variance")],
            "value": [word(asked.plan, "value")],
        }[lack]
    return Open(block, tuple(lacks), tuple(dict.fromkeys(words)))


def _lacking(asked: Questions) -> dict[str, list[str]]:
    """Return what is missing by the keys of items and indicators, as far as it is for departments to fill."""
    book, found = asked.book, dict[str, list[str]]()
    ready = readiness(book.outline, book.years, asked.year)
    for gap in ready.gaps:
        if isinstance(gap, SurveyGap) or not ready.is_for_departments(gap):
            continue
        if isinstance(gap, ValueGap):
            identity = gap.entry.indicator.id
            key, lack = f"{identity}.{gap.series.id}" if gap.series else identity, "value"
        else:
            key, lack = gap.entry.id, str(gap.lack)
        if lack not in found.setdefault(key, []):
            found[key].append(lack)
    return found
