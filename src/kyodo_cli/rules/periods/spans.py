"""Stretches of years: that none runs backwards, and each lies where the plan does (KY200, KY202-206, KY215-218)."""

from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from kyodo_cli.base.language import Message
from kyodo_cli.base.routes import Path
from kyodo_cli.findings.finding import Finding, Rule
from kyodo_cli.model.nodes import YearText
from kyodo_cli.model.outline import Entry
from kyodo_cli.model.parts import FIRST_YEAR, LAST_YEAR
from kyodo_cli.model.plan import Predecessor
from kyodo_cli.rules.periods.dates import is_before, known_date
from kyodo_cli.rules.periods.lifetimes import Years, plan_years, years_of
from kyodo_cli.rules.subject import Subject
from kyodo_cli.rules.written import says

BACKWARD_SPAN: Final = Rule("KY200", "backward-span", "error")
BY_YEAR_WITHOUT_YEAR: Final = Rule("KY202", "by-year-without-year", "error")
BY_YEAR_CONTRADICTORY: Final = Rule("KY203", "by-year-contradictory", "error")
BY_YEAR_OVERLAP: Final = Rule("KY204", "by-year-overlap", "warning")
ITEM_OUTSIDE_PERIOD: Final = Rule("KY205", "item-outside-period", "warning")
BY_YEAR_OUTSIDE_PERIOD: Final = Rule("KY206", "by-year-outside-period", "warning")
PREDECESSOR_OVERLAPS: Final = Rule("KY215", "predecessor-overlaps", "warning")
LINEAGE_OUT_OF_ORDER: Final = Rule("KY216", "lineage-out-of-order", "warning")
SURVEY_OUTSIDE_PERIOD: Final = Rule("KY217", "survey-outside-period", "warning")
MIDTERM_AFTER_END: Final = Rule("KY218", "midterm-after-end", "warning")

BEFORE: Final = 0
"""Stands for the time before the plan among the years that texts are for."""


def backward_spans(subject: Subject) -> Iterator[Finding]:
    """Find stretches of years that end before they begin."""
    for path, first, last in _spans(subject):
        if first is not None and last is not None and last < first:
            message = Message("The stretch begins in fiscal year {first} and ends in {last}.", first=first, last=last)
            hint = Message("Write the earlier fiscal year after “from” and the later one after “to”.")
            yield subject.finding(BACKWARD_SPAN, (*path, "to"), message, hint)


def by_year_without_year(subject: Subject) -> Iterator[Finding]:
    """Find texts for a year that do not say for which."""
    for entry, at, _ in _texts_by_year(subject):
        path = (*entry.path, "by_year", at)
        if not says(subject.tree, path, "year", "from", "to", "before"):
            message = Message("A text under “by_year” of {item} does not say for which year.", item=entry.id)
            hint = Message("Write “year: 2024”, “from: …” and “to: …”, or “before: true” for the time before the plan.")
            yield subject.finding(BY_YEAR_WITHOUT_YEAR, path, message, hint)


def by_year_contradictory(subject: Subject) -> Iterator[Finding]:
    """Find texts for a year that name both a year and a stretch, or a year and the time before."""
    for entry, at, one in _texts_by_year(subject):
        given = [
            key
            for key, value in (("year", one.year), ("from", one.from_), ("to", one.to), ("before", one.before))
            if value is not None
        ]
        if len(given) > 1 and given != ["from", "to"]:
            message = Message("A text under “by_year” of {item} says too much: {keys}.", item=entry.id, keys=given)
            hint = Message("Keep “year”, or “from” and “to”, or “before”; write two entries for two times.")
            yield subject.finding(BY_YEAR_CONTRADICTORY, (*entry.path, "by_year", at), message, hint)


def by_year_overlaps(subject: Subject) -> Iterator[Finding]:
    """Find items with two texts for the same year."""
    for entry in subject.outline.entries:
        taken: set[int] = set()
        for at, one in enumerate(entry.node.by_year):
            years = _years_meant(one)
            if not taken.isdisjoint(years):
                message = Message("{item} has another text for the same year.", item=entry.id)
                hint = Message("Put the texts together, or check the years.")
                yield subject.finding(BY_YEAR_OVERLAP, (*entry.path, "by_year", at), message, hint)
            taken.update(years)


def items_outside_period(subject: Subject) -> Iterator[Finding]:
    """Find items whose own years reach beyond the plan's, extensions and an abolished end counted in."""
    period = plan_years(subject.plan)
    for entry in subject.outline.entries:
        if not years_of(entry.node.years).within(period):
            message = Message("The years of {item} reach beyond the plan's period.", item=entry.id)
            yield subject.finding(ITEM_OUTSIDE_PERIOD, (*entry.path, "years"), message, _PERIOD_HINT)


def by_year_outside_period(subject: Subject) -> Iterator[Finding]:
    """Find texts for years in which the plan is not in force."""
    period = plan_years(subject.plan)
    for entry, at, one in _texts_by_year(subject):
        if Years(one.year, one.year).within(period) and Years(one.from_, one.to).within(period):
            continue
        message = Message("A text under “by_year” of {item} is for a year outside the plan's period.", item=entry.id)
        before = one.year is not None and one.year < subject.plan.period.from_
        hint = Message("For the state before the plan write “before: true”.") if before else _PERIOD_HINT
        yield subject.finding(BY_YEAR_OUTSIDE_PERIOD, (*entry.path, "by_year", at), message, hint)


def predecessors_that_overlap(subject: Subject) -> Iterator[Finding]:
    """Find earlier plans that last into the years of this one."""
    start = subject.plan.period.from_
    for at, one in enumerate(subject.plan.lineage):
        if one.to is not None and one.to >= start > FIRST_YEAR:
            message = Message(
                "“{title}” lasts to fiscal year {to}, but this plan begins in {start}.",
                title=one.title,
                to=one.to,
                start=start,
            )
            hint = Message("“to” is the last fiscal year; check it, and “from” of “period”.")
            yield subject.finding(PREDECESSOR_OVERLAPS, ("lineage", at, "to"), message, hint)


def lineage_out_of_order(subject: Subject) -> Iterator[Finding]:
    """Find earlier plans listed after a later one."""
    for at, (one, following) in enumerate(pairwise(subject.plan.lineage)):
        if _is_earlier(following, one):
            message = Message(
                "“{title}” is older than “{other}”, but stands after it.", title=following.title, other=one.title
            )
            hint = Message("List the earlier plans from the oldest to the newest.")
            yield subject.finding(LINEAGE_OUT_OF_ORDER, ("lineage", at + 1), message, hint)


def survey_outside_period(subject: Subject) -> Iterator[Finding]:
    """Find a first survey after the plan's end, or more than one round before its start."""
    survey = subject.plan.cycle.survey if subject.plan.cycle else None
    if survey is None or survey.first is None:
        return
    start, end = plan_years(subject.plan)
    late = end is not None and survey.first > end
    if late or (start is not None and start > FIRST_YEAR and survey.first < start - survey.every):
        message = Message("The first survey is in fiscal year {year}, outside the plan's period.", year=survey.first)
        hint = Message("Write the first fiscal year in which this plan has the survey made.")
        yield subject.finding(SURVEY_OUTSIDE_PERIOD, ("cycle", "survey", "first"), message, hint)


def midterm_after_end(subject: Subject) -> Iterator[Finding]:
    """Find a mid-term review after the last year of the plan."""
    review = subject.plan.cycle.midterm_review if subject.plan.cycle else None
    end = plan_years(subject.plan).last
    start = subject.plan.period.from_
    if review is None or end is None or start == FIRST_YEAR or start + review.after_years <= end:
        return
    message = Message(
        "The mid-term review after {years} years would be in fiscal year {year}, but the plan ends with {end}.",
        years=review.after_years,
        year=start + review.after_years,
        end=end,
    )
    hint = Message("Check “after_years”; what comes after the end is “final_evaluation”.")
    yield subject.finding(MIDTERM_AFTER_END, ("cycle", "midterm_review", "after_years"), message, hint)


def _spans(subject: Subject) -> Iterator[tuple[Path, int | None, int | None]]:
    plan = subject.plan
    yield ("period",), plan.period.from_, plan.period.to
    for at, predecessor in enumerate(plan.lineage):
        yield ("lineage", at), predecessor.from_, predecessor.to
    for at, department in enumerate(plan.departments):
        yield ("departments", at), department.from_, department.to
    valid = [(("scales", at, "valid"), scale.valid) for at, scale in enumerate(plan.scales)]
    valid += [(("stages", at, "valid"), stage.valid) for at, stage in enumerate(plan.stages)]
    valid += [(("sections", at, "years"), section.years) for at, section in enumerate(plan.sections)]
    yield from ((path, span.from_, span.to) for path, span in valid if span)
    for entry in subject.outline.entries:
        if entry.node.years:
            yield (*entry.path, "years"), entry.node.years.from_, entry.node.years.to
        for at, text in enumerate(entry.node.by_year):
            yield (*entry.path, "by_year", at), text.from_, text.to
    for own in subject.outline.indicators:
        if own.indicator.years:
            yield (*own.path, "years"), own.indicator.years.from_, own.indicator.years.to
        for at, target in enumerate(own.indicator.targets):
            yield (*own.path, "targets", at), target.from_, target.to


def _texts_by_year(subject: Subject) -> Iterator[tuple[Entry, int, YearText]]:
    for entry in subject.outline.entries:
        for at, one in enumerate(entry.node.by_year):
            yield entry, at, one


def _years_meant(one: YearText) -> range:
    """Return the years that a text is for; the time before the plan counts as a year of its own."""
    if one.year is not None:
        return range(one.year, one.year + 1)
    if one.from_ is None and one.to is None:
        return range(BEFORE, BEFORE + 1) if one.before else range(0)
    first = FIRST_YEAR if one.from_ is None else one.from_
    return range(first, (LAST_YEAR if one.to is None else one.to) + 1)


def _is_earlier(one: Predecessor, other: Predecessor) -> bool:
    """Say whether a plan surely is older than another: by their adoption, else by their first or last years."""
    mine, others = known_date(one.adopted), known_date(other.adopted)
    if mine and others:
        return is_before(mine, others)
    for first, second in ((one.from_, other.from_), (one.to, other.to)):
        if first is not None and second is not None:
            return first < second
    return False


_PERIOD_HINT: Final = Message("Check the years; if the plan was extended, record it under “amendments”.")

CHECKS: Final = (
    (BACKWARD_SPAN, backward_spans),
    (BY_YEAR_WITHOUT_YEAR, by_year_without_year),
    (BY_YEAR_CONTRADICTORY, by_year_contradictory),
    (BY_YEAR_OVERLAP, by_year_overlaps),
    (ITEM_OUTSIDE_PERIOD, items_outside_period),
    (BY_YEAR_OUTSIDE_PERIOD, by_year_outside_period),
    (PREDECESSOR_OVERLAPS, predecessors_that_overlap),
    (LINEAGE_OUT_OF_ORDER, lineage_out_of_order),
    (SURVEY_OUTSIDE_PERIOD, survey_outside_period),
    (MIDTERM_AFTER_END, midterm_after_end),
)
