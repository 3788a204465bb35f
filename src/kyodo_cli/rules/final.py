"""Which findings stand in the way of a final report: those that are about what it prints."""

from collections.abc import Iterable
from typing import Final

from kyodo_cli.findings.diagnostic import Diagnostic
from kyodo_cli.reading.files import stem
from kyodo_cli.rules.evaluations.readiness import READINESS_RULES
from kyodo_cli.rules.evaluations.reviews import EARLIER_STAGE_MISSING, MISSING_REASON, RATING_WITHOUT_RESULT
from kyodo_cli.rules.text import brackets, characters, contacts, placeholders, quotes, split_numbers

TEXT: Final = frozenset(
    rule
    for family in (brackets, placeholders, contacts, quotes, split_numbers, characters)
    for rule, _ in family.CHECKS
)
"""The rules about a text as such."""

CONTACTS: Final = frozenset(rule for rule, _ in contacts.CHECKS)
"""The rules about what is meant for nobody but the office."""

SAID_OTHERWISE: Final = frozenset({*READINESS_RULES, MISSING_REASON, EARLIER_STAGE_MISSING, RATING_WITHOUT_RESULT})
"""Rules whose findings of the year are gaps, which readiness names with their command."""


def in_the_way(diagnostics: Iterable[Diagnostic], plan: str, year: int) -> tuple[Diagnostic, ...]:
    """Return the findings that keep the report of a plan's year from being final.

    These are errors of the plan, of the year and of the years before; warnings of the year; and warnings about text of
    the plan. Who has a reason to leave something as it is silences the finding at its line.

    Args:
        diagnostics: everything that was found.
        plan: the name of the plan's file without its ending.
        year: the fiscal year that is reported on.
    """
    return tuple(one for one in diagnostics if one.plan == plan and _counts(one, year))


def _counts(one: Diagnostic, year: int) -> bool:
    recorded = int(stem(one.file)) if one.file.startswith("records/") and stem(one.file).isdecimal() else None
    if recorded == year:
        return one.rule.severity != "note" and one.rule not in SAID_OTHERWISE
    if recorded is not None and recorded > year:
        return False
    is_text_of_plan = recorded is None and one.rule in TEXT
    return one.rule.severity == "error" or (is_text_of_plan and one.rule.severity == "warning")
