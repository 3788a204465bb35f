"""Surveys whose numbers cannot be (KY340)."""

from collections.abc import Iterator
from typing import Final

from kyodo_cli.base.language import Message
from kyodo_cli.findings.finding import Finding, Rule
from kyodo_cli.rules.subject import Subject, YearSubject

MORE_RESPONSES_THAN_ASKED: Final = Rule("KY340", "more-responses-than-asked", "error")


def more_responses_than_asked(_: Subject, year: YearSubject) -> Iterator[Finding]:
    """Find surveys that more people answered than were asked."""
    for at, one in enumerate(year.records.surveys):
        if one.sample is not None and one.responses is not None and one.responses > one.sample:
            message = Message(
                "{survey} has {responses} responses, but only {sample} were asked.",
                survey=one.id,
                responses=one.responses,
                sample=one.sample,
            )
            hint = Message("Compare both with the source; where anybody could answer, leave out “sample”.")
            yield year.finding(MORE_RESPONSES_THAN_ASKED, ("surveys", at, "responses"), message, hint)


YEAR_CHECKS: Final = ((MORE_RESPONSES_THAN_ASKED, more_responses_than_asked),)
