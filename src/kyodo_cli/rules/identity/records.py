"""A year's records: that they are filed where they belong and speak of what the plan has (KY140-149, KY155)."""

from collections.abc import Iterator
from typing import Final

from kyodo_cli.analysis.frame import entries_in, frame
from kyodo_cli.base.folding import folded
from kyodo_cli.base.language import Message
from kyodo_cli.findings.finding import Finding, Rule
from kyodo_cli.model.plan import Plan
from kyodo_cli.reading.files import stem
from kyodo_cli.rules.did_you_mean import did_you_mean
from kyodo_cli.rules.subject import Subject, YearSubject
from kyodo_cli.rules.written import texts_written

RECORDS_OF_OTHER_PLAN: Final = Rule("KY140", "records-of-other-plan", "error")
RECORDS_OF_OTHER_YEAR: Final = Rule("KY141", "records-of-other-year", "error")
UNKNOWN_ITEM_EVALUATED: Final = Rule("KY142", "unknown-item-evaluated", "error")
UNKNOWN_INDICATOR_MEASURED: Final = Rule("KY143", "unknown-indicator-measured", "error")
ABSENT_ITEM_EVALUATED: Final = Rule("KY144", "absent-item-evaluated", "warning")
YEAR_OUTSIDE_PERIOD: Final = Rule("KY145", "year-outside-period", "error")
UNKNOWN_SURVEY: Final = Rule("KY146", "unknown-survey", "error")
DUPLICATE_SURVEY: Final = Rule("KY147", "duplicate-survey", "error")
COVERS_OTHER_YEARS: Final = Rule("KY149", "covers-other-years", "error")
TWO_FILES_OF_YEAR: Final = Rule("KY155", "two-files-of-year", "error")


def records_of_other_plan(subject: Subject, year: YearSubject) -> Iterator[Finding]:
    """Find records that name another plan than the one in whose folder they are."""
    found = year.records.plan
    if found == subject.name:
        return
    message = Message(
        "The file names the plan “{plan}”, but is among the records of “{name}”.", plan=found, name=subject.name
    )
    hint = Message("Write “plan: {name}”, or move the file to records/{plan}/.", name=subject.name, plan=found)
    yield year.finding(RECORDS_OF_OTHER_PLAN, ("plan",), message, hint)


def records_of_other_year(_subject: Subject, year: YearSubject) -> Iterator[Finding]:
    """Find records whose year is not the name of their file."""
    found, name = year.records.year, stem(year.file)
    if str(found) == name:
        return
    message = Message(
        "The records are of fiscal year {year}, but their file is called “{name}”.", year=found, name=name
    )
    hint = Message(
        "Write “year: {name}”, or rename the file to {year}.yaml; the year is the one that is evaluated.",
        name=name,
        year=found,
    )
    yield year.finding(RECORDS_OF_OTHER_YEAR, ("year",), message, hint)


def two_files_of_year(subject: Subject, year: YearSubject) -> Iterator[Finding]:
    """Find a second file for the same year, such as 2024.yml beside 2024.yaml."""
    first = next(one for one in subject.years if stem(one.file) == stem(year.file))
    if first.file != year.file:
        message = Message(
            "There are two files for the same year: {first} and {second}.", first=first.file, second=year.file
        )
        hint = Message("Put the records together in one file, and delete the other.")
        yield year.finding(TWO_FILES_OF_YEAR, ("year",), message, hint)


def unknown_items_evaluated(subject: Subject, year: YearSubject) -> Iterator[Finding]:
    """Find evaluations of items that the plan does not have."""
    for item in year.records.evaluations:
        if item in subject.has_item:
            continue
        if item in subject.outline.indicator_by_id:
            message = Message("“{id}” is an indicator; it is measured, not evaluated.", id=item)
            hint = Message("Write its value under “measurements:”, as “{id}: {{value: …}}”.", id=item)
        else:
            message = Message("There is an evaluation of “{id}”, which the plan does not have.", id=item)
            hint = _item_meant(subject, item)
        yield year.finding(UNKNOWN_ITEM_EVALUATED, ("evaluations", item), message, hint, at_key=True)


def unknown_indicators_measured(subject: Subject, year: YearSubject) -> Iterator[Finding]:
    """Find measurements of indicators that the plan does not have."""
    known = subject.outline.indicator_by_id
    for indicator in year.records.measurements:
        if indicator in known or indicator in subject.unsure:
            continue
        if indicator in subject.outline.by_id:
            message = Message("“{id}” is no indicator; it is evaluated, not measured.", id=indicator)
            own = [one.id for one in subject.outline.by_id[indicator].node.indicators]
            if own:
                hint = Message("Write the id of the indicator that is meant: {ids}.", ids=own)
            else:
                hint = Message("Write it under “evaluations:”, as “{id}: {{result: …}}”.", id=indicator)
        else:
            message = Message("There is a measurement of “{id}”, which is no indicator of the plan.", id=indicator)
            hint = did_you_mean(indicator, known, Message("Name an indicator of the plan by its id."))
        yield year.finding(UNKNOWN_INDICATOR_MEASURED, ("measurements", indicator), message, hint, at_key=True)


def absent_items_evaluated(subject: Subject, year: YearSubject) -> Iterator[Finding]:
    """Find evaluations of items that are no part of the plan in that year."""
    if not year.records.evaluations:
        return
    present = {entry.id for entry in entries_in(subject.outline, year.records.year)}
    for item in year.records.evaluations:
        if item in subject.outline.by_id and item not in present:
            message = Message(
                "{item} is no part of the plan in fiscal year {year}, and its evaluation is not counted.",
                item=item,
                year=year.records.year,
            )
            hint = Message(
                "Check the year, and the amendment or the “years” by which {item} begins or ends.", item=item
            )
            yield year.finding(ABSENT_ITEM_EVALUATED, ("evaluations", item), message, hint, at_key=True)


def year_outside_period(subject: Subject, year: YearSubject) -> Iterator[Finding]:
    """Find records of a year in which the plan is not in force."""
    plan, wanted = subject.plan, year.records.year
    if frame(plan, wanted).holds(wanted) or str(wanted) != stem(year.file):
        return
    message = Message("The plan is not in force in fiscal year {year}.", year=wanted)
    yield year.finding(YEAR_OUTSIDE_PERIOD, ("year",), message, period_hint(plan, wanted))


def unknown_surveys(subject: Subject, year: YearSubject) -> Iterator[Finding]:
    """Find measurements from a survey that neither this year's records nor another's describe."""
    own = texts_written(year.tree, ("surveys",), "id")
    known = own.union(*(texts_written(other.tree, ("surveys",), "id") for other in subject.years))
    for indicator, measurements in year.records.measurements.items():
        for at, one in enumerate(measurements):
            if one.survey is None or one.survey in known:
                continue
            message = Message(
                "{indicator} is from the survey “{survey}”, which is described nowhere.",
                indicator=indicator,
                survey=one.survey,
            )
            add = Message("Describe it under “surveys:”, as “- {{id: {survey}, group: …}}”.", survey=one.survey)
            hint = did_you_mean(one.survey, sorted(known), add)
            yield year.finding(UNKNOWN_SURVEY, ("measurements", indicator, at, "survey"), message, hint)


def duplicate_surveys(_subject: Subject, year: YearSubject) -> Iterator[Finding]:
    """Find surveys of one year that share an id."""
    first: dict[str, int] = {}
    for at, one in enumerate(year.records.surveys):
        earlier = first.setdefault(one.id, at)
        if earlier != at:
            line = year.tree.span(("surveys", earlier, "id")).line
            message = Message(
                "The id “{id}” stands here a second time; the first is in line {line}.", id=one.id, line=line
            )
            hint = Message("Give one of the two another id, and use it wherever that one is meant.")
            yield year.finding(DUPLICATE_SURVEY, ("surveys", at, "id"), message, hint)


def covers_other_years(_subject: Subject, year: YearSubject) -> Iterator[Finding]:
    """Find evaluations over several years that do not end with the year of their file."""
    wanted = year.records.year
    for item, one in year.records.evaluations.items():
        if not one.covers or max(one.covers) == wanted:
            continue
        message = Message(
            "The evaluation of {item} covers {years}, but stands in the file of {year}.",
            item=item,
            years=one.covers,
            year=wanted,
        )
        hint = Message("“covers” lists the years evaluated together, and the file is that of the last of them.")
        yield year.finding(COVERS_OTHER_YEARS, ("evaluations", item, "covers"), message, hint)


def _item_meant(subject: Subject, text: str) -> Message:
    """Suggest the items that have a text as their number, or an id like it."""
    numbered = [
        entry.id for entry in subject.outline.entries if entry.node.number and folded(entry.node.number) == folded(text)
    ]
    if numbered:
        return Message("Did you mean {items}?", items=numbered)
    return did_you_mean(text, subject.outline.by_id, Message("Name an item of this plan by its id."))


def period_hint(plan: Plan, year: int) -> Message:
    """Say why a plan is not in force in a fiscal year, and what to do about it."""
    first, last, _ = frame(plan, year)
    if year < first:
        return Message("It begins in fiscal year {first}; check the year.", first=first)
    return Message(
        "It ended with fiscal year {last}; check the year, or record under “amendments” that the plan was extended.",
        last=last,
    )


YEAR_CHECKS: Final = (
    (RECORDS_OF_OTHER_PLAN, records_of_other_plan),
    (RECORDS_OF_OTHER_YEAR, records_of_other_year),
    (UNKNOWN_ITEM_EVALUATED, unknown_items_evaluated),
    (UNKNOWN_INDICATOR_MEASURED, unknown_indicators_measured),
    (ABSENT_ITEM_EVALUATED, absent_items_evaluated),
    (YEAR_OUTSIDE_PERIOD, year_outside_period),
    (UNKNOWN_SURVEY, unknown_surveys),
    (DUPLICATE_SURVEY, duplicate_surveys),
    (COVERS_OTHER_YEARS, covers_other_years),
    (TWO_FILES_OF_YEAR, two_files_of_year),
)
