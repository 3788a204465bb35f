"""Phone numbers and mail addresses in what is going to be published (KY909, KY910)."""

import re
from collections.abc import Iterator
from typing import Final

from kyodo_cli.base.language import Message
from kyodo_cli.base.routes import Path, parse
from kyodo_cli.findings.finding import Finding, Rule
from kyodo_cli.rules.subject import Subject, YearCheck, YearSubject
from kyodo_cli.rules.text.published_text import MAIL, PHONE, Judge, Verdict, in_plan, in_records
from kyodo_cli.rules.written import written

PHONE_NUMBER: Final = Rule("KY909", "phone-number", "warning")
MAIL_ADDRESS: Final = Rule("KY910", "mail-address", "warning")

CONTACT: Final = ("publication", "contact")
"""Where whom to ask belongs; there the report prints it as that."""


def phone_numbers(_: Subject, path: Path, text: str) -> Verdict | None:
    """Say which phone number stands in a text."""
    found = None if path == CONTACT else phone_number(text)
    return (Message("“{found}” looks like a phone number.", found=found), _hint("KY909")) if found else None


def mail_addresses(_: Subject, path: Path, text: str) -> Verdict | None:
    """Say which mail address stands in a text."""
    found = None if path == CONTACT else re.search(MAIL, text)
    return (Message("“{found}” looks like a mail address.", found=found[0]), _hint("KY910")) if found else None


def phone_number(text: str) -> str | None:
    """Return the phone number in a text, if there is one: ten digits with its area code, or eleven."""
    for found in re.finditer(PHONE, text):
        digits = sum(one.isdigit() for one in found[0])
        if digits - found[0].startswith(("+", "＋")) in (10, 11):  # +81 stands for the first 0
            return found[0]
    return None


def _hint(code: str) -> Message:
    return Message(
        "Whom to ask belongs to the publication data (“kyodo record publication --contact”); what must stand here is "
        "kept with “# kyodo: ignore[{code}] reason”.",
        code=code,
    )


def _in_year(rule: Rule, judge: Judge) -> YearCheck:
    """Make a check of a year's records, and of what corrections keep on the page although it is no longer said."""
    in_texts = in_records(rule, judge)

    def check(subject: Subject, year: YearSubject) -> Iterator[Finding]:
        yield from in_texts(subject, year)
        for path, text in _kept_by_corrections(year):
            if verdict := judge(subject, path, text):
                yield year.finding(rule, path, verdict[0], _HINT_KEPT)

    return check


def _kept_by_corrections(year: YearSubject) -> Iterator[tuple[Path, str]]:
    for at, one in enumerate(year.records.corrections):
        place = year.tree.path(parse(one.at))
        said = written(year.tree, place) if place else None
        for key, text in (("was", one.was), ("now", one.now)):
            if isinstance(text, str) and text != said:  # what is said now is found at its place
                yield ("corrections", at, key), text


_HINT_KEPT: Final = Message(
    "A correction prints what stood there before. In the file, put words such as “(phone number)” in its place there."
)

_JUDGES: Final[tuple[tuple[Rule, Judge], ...]] = ((PHONE_NUMBER, phone_numbers), (MAIL_ADDRESS, mail_addresses))

CHECKS: Final = tuple((rule, in_plan(rule, judge)) for rule, judge in _JUDGES)
YEAR_CHECKS: Final = tuple((rule, _in_year(rule, judge)) for rule, judge in _JUDGES)
