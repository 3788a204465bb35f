"""Amendments: that each names what the plan has, and fits its period (KY133, KY207-KY210, KY213, KY214, KY222)."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from kyodo_cli.analysis.frame import frame
from kyodo_cli.base.language import Message
from kyodo_cli.findings.finding import Finding, Rule
from kyodo_cli.rules.did_you_mean import did_you_mean
from kyodo_cli.rules.identity.references import ITEM_OF_PLAN
from kyodo_cli.rules.periods.dates import fiscal_years
from kyodo_cli.rules.subject import Subject
from kyodo_cli.rules.written import says

AMENDMENT_OF_UNKNOWN_ITEM: Final = Rule("KY133", "amendment-of-unknown-item", "error")
EXTENSION_WITHOUT_END: Final = Rule("KY207", "extension-without-end", "error")
EXTENSION_TO_EARLIER_END: Final = Rule("KY208", "extension-to-earlier-end", "error")
NO_END_TO_ABOLISH: Final = Rule("KY209", "no-end-to-abolish", "warning")
AMENDMENT_BEFORE_PLAN: Final = Rule("KY210", "amendment-before-plan", "error")
AMENDMENTS_OUT_OF_ORDER: Final = Rule("KY213", "amendments-out-of-order", "note")
AMENDMENT_OF_OTHER_YEAR: Final = Rule("KY214", "amendment-of-other-year", "warning")
AMENDMENT_AFTER_END: Final = Rule("KY222", "amendment-after-end", "warning")


def amendments_of_unknown_items(subject: Subject) -> Iterator[Finding]:
    """Find amendments that name an item, indicator or (where it was renamed) office that the plan does not have.

    What follows an item may stand in another plan.
    """
    outline = subject.outline
    known = {*outline.by_id, *outline.indicator_by_id}
    offices = {one.id for one in subject.plan.departments} | {one.id for one in subject.plan.bodies}
    for at, one in enumerate(subject.plan.amendments):
        possible = known | offices if one.kind == "renamed" else known
        references = [("item", which, target) for which, target in enumerate(one.item)]
        references += [
            ("into", which, target) for which, target in enumerate(one.into) if not re.fullmatch(ITEM_OF_PLAN, target)
        ]
        for key, which, target in references:
            if target in possible or target in subject.unsure:
                continue
            message = Message("The amendment names “{target}”, which this plan does not have.", target=target)
            stay = Message("Name an item of this plan by its id; an item that has ended stays in the file.")
            hint = did_you_mean(target, sorted(possible), stay)
            yield subject.finding(AMENDMENT_OF_UNKNOWN_ITEM, ("amendments", at, key, which), message, hint)


def extensions_without_end(subject: Subject) -> Iterator[Finding]:
    """Find extensions that do not say until when."""
    for at, one in enumerate(subject.plan.amendments):
        if one.kind == "extended" and not says(subject.tree, ("amendments", at), "to"):
            message = Message("The period is extended, but not until when.")
            hint = Message("Write “to:” with the new last fiscal year; without an end, “kind: period_abolished”.")
            yield subject.finding(EXTENSION_WITHOUT_END, ("amendments", at, "kind"), message, hint)


def extensions_to_earlier_end(subject: Subject) -> Iterator[Finding]:
    """Find extensions to a year that does not lie after the end that held before."""
    for at, one in enumerate(subject.plan.amendments):
        last = frame(subject.plan, one.year - 1).last
        if one.kind != "extended" or one.to is None or last is None or one.to > last:
            continue
        message = Message(
            "The period is extended to fiscal year {to}, but it lasts to {last} already.", to=one.to, last=last
        )
        hint = Message(
            "Write the new last fiscal year; a period made shorter is “kind: revised”, with “period:” corrected."
        )
        yield subject.finding(EXTENSION_TO_EARLIER_END, ("amendments", at, "to"), message, hint)


def no_end_to_abolish(subject: Subject) -> Iterator[Finding]:
    """Find amendments that abolish the end of a period which has none."""
    for at, one in enumerate(subject.plan.amendments):
        if one.kind == "period_abolished" and frame(subject.plan, one.year - 1).last is None:
            message = Message("The period is abolished, but the plan has no end at that time anyway.")
            hint = Message("Write the last year as adopted as “to:” under “period:”, or delete the amendment.")
            yield subject.finding(NO_END_TO_ABOLISH, ("amendments", at, "kind"), message, hint)


def amendments_before_plan(subject: Subject) -> Iterator[Finding]:
    """Find amendments from a year before the plan begins."""
    start = subject.plan.period.from_
    for at, one in enumerate(subject.plan.amendments):
        if one.year < start:
            message = Message(
                "The amendment is of fiscal year {year}, but the plan begins in {start}.", year=one.year, start=start
            )
            hint = Message(
                "Write the fiscal year from which the change holds; what changed before is part of the plan itself."
            )
            yield subject.finding(AMENDMENT_BEFORE_PLAN, ("amendments", at, "year"), message, hint)


def amendments_after_end(subject: Subject) -> Iterator[Finding]:
    """Find amendments from a year in which the plan is over; a slip may be corrected at any time."""
    for at, one in enumerate(subject.plan.amendments):
        last = frame(subject.plan, one.year).last
        if last is not None and one.year > last and one.kind != "corrected":
            message = Message(
                "The amendment is of fiscal year {year}, but the plan ends with {last}.", year=one.year, last=last
            )
            hint = Message("Check the year; if the plan was extended, record that as well (“kind: extended, to: …”).")
            yield subject.finding(AMENDMENT_AFTER_END, ("amendments", at, "year"), message, hint)


def amendments_out_of_order(subject: Subject) -> Iterator[Finding]:
    """Find amendments listed after those of a later year."""
    for at, (one, following) in enumerate(pairwise(subject.plan.amendments)):
        if following.year < one.year:
            message = Message(
                "The amendment of fiscal year {year} stands after one of {later}.", year=following.year, later=one.year
            )
            hint = Message("List the amendments from the oldest to the newest.")
            yield subject.finding(AMENDMENTS_OUT_OF_ORDER, ("amendments", at + 1, "year"), message, hint)


def amendments_of_other_year(subject: Subject) -> Iterator[Finding]:
    """Find amendments whose date lies neither in their fiscal year nor in the one before, when they may be decided."""
    for at, one in enumerate(subject.plan.amendments):
        possible = fiscal_years(one.date) if one.date else ()
        if not possible or any(one.year - 1 <= year <= one.year for year in possible):
            continue
        message = Message(
            "The amendment holds from fiscal year {year}, but its date {date} is in {found}.",
            year=one.year,
            date=one.date,
            found=possible[-1],
        )
        hint = Message("A fiscal year runs from April to March: check the year and the date.")
        yield subject.finding(AMENDMENT_OF_OTHER_YEAR, ("amendments", at, "date"), message, hint)


CHECKS: Final = (
    (AMENDMENT_OF_UNKNOWN_ITEM, amendments_of_unknown_items),
    (EXTENSION_WITHOUT_END, extensions_without_end),
    (EXTENSION_TO_EARLIER_END, extensions_to_earlier_end),
    (NO_END_TO_ABOLISH, no_end_to_abolish),
    (AMENDMENT_BEFORE_PLAN, amendments_before_plan),
    (AMENDMENT_AFTER_END, amendments_after_end),
    (AMENDMENTS_OUT_OF_ORDER, amendments_out_of_order),
    (AMENDMENT_OF_OTHER_YEAR, amendments_of_other_year),
)
