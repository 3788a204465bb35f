"""What speaks against recording something: the year, the item, what others wrote meanwhile, and the rules."""

from collections.abc import Sequence
from typing import Final

from kyodo_cli.analysis.as_of import is_followed
from kyodo_cli.analysis.closing import closed_by
from kyodo_cli.analysis.frame import in_force, is_part, retired
from kyodo_cli.base.errors import ConflictFault, InputFault, UsageFault
from kyodo_cli.base.language import Message
from kyodo_cli.base.years import last_day
from kyodo_cli.editing.change import ADD, Change
from kyodo_cli.findings.finding import Finding
from kyodo_cli.model.outline import Entry, IndicatorEntry
from kyodo_cli.reading.files import YearFile
from kyodo_cli.recording.places import Ledger, value_at
from kyodo_cli.rules.identity.records import period_hint
from kyodo_cli.rules.registry import YEAR_CHECKS
from kyodo_cli.rules.subject import Subject

NOT_TO_BE_ADDED: Final = frozenset({"KY151", "KY432", "KY440"})
"""Warnings that stop a recording: what a planner may have inherited is not to be made anew."""

WAYS_OUT: Final = {
    "KY432": Message("Name another stage with --stage, or add the kind to “applies_to” of the stage in the plan."),
    "KY438": Message("Add --variance “…”; at a later stage, --comment “…”."),
    "KY440": Message("Record the earlier stage first, with --stage."),
    "KY146": Message("Record the survey first: “kyodo record survey”."),
    "KY151": Message("Check the date."),
    "KY331": Message("Add --value with the value, or --status with the reason why there is none."),
}
"""How to mend with an option what a rule would have mended in the file."""

HOW_TO_GO_ON: Final = Message("Record a mistake with “kyodo correct”, or open the year with “kyodo reopen --reason …”.")


def refuse_year(ledger: Ledger) -> None:
    """Refuse a year in which the plan is not in force.

    Raises:
        UsageFault: it is not.
    """
    if in_force(ledger.book.plan, ledger.year):
        return
    hint = period_hint(ledger.book.plan, ledger.year)
    message = Message("{plan} is not in force in fiscal year {year}.", plan=ledger.book.id, year=ledger.year)
    raise UsageFault(message, hint)


def refuse_two_files(ledger: Ledger) -> None:
    """Refuse a year that is written down in two files (2024.yaml and 2024.yml): nobody can say which is meant.

    Raises:
        InputFault: it is.
    """
    files = [one.file for one in ledger.book.year_files if one.name == str(ledger.year)]
    if len(files) > 1:
        raise InputFault(
            Message("There are two files for the same year: {first} and {second}.", first=files[0], second=files[1]),
            Message("Put the records together in one file, and delete the other."),
        )


def refuse_item(ledger: Ledger, entry: Entry) -> None:
    """Refuse an item that is not part of the plan in the year.

    Raises:
        UsageFault: it is not.
    """
    if is_part(ledger.book.plan, entry, ledger.year):
        return
    message = Message("{item} is not part of the plan in fiscal year {year}.", item=entry.id, year=ledger.year)
    ended = retired(ledger.book.plan).get(entry.id)
    if ended and ended.into:
        hint = Message("From {year} on, it is continued by {items}; record there.", year=ended.year, items=ended.into)
    elif ended:
        hint = Message("It ended in {year}, as “amendments” says; check the item and the year.", year=ended.year)
    else:
        hint = Message("Check the year, and the years of the item in the plan (“years”, “amendments”).")
    raise UsageFault(message, hint)


def refuse_indicator(ledger: Ledger, entry: IndicatorEntry, measured: int | None) -> None:
    """Refuse an indicator that is not followed in the year, unless the value was measured in a year in which it was.

    Raises:
        UsageFault: it is not.
    """
    plan, indicator, holder = ledger.book.plan, entry.indicator, entry.holder
    year = measured or ledger.year
    is_there = holder is None or is_part(plan, holder, year)
    if (is_there and is_followed(plan, indicator, year)) or (measured and not in_force(plan, year)):
        return
    message = Message("{indicator} is not followed in fiscal year {year}.", indicator=indicator.id, year=year)
    ended = retired(plan).get(holder.id) if holder else None
    if indicator.successor:
        hint = Message("It is continued by {indicator}; record there.", indicator=indicator.successor)
    elif ended and ended.into:
        hint = Message("From {year} on, it is continued by {items}; record there.", year=ended.year, items=ended.into)
    else:
        hint = Message("Check the year, and the years of the indicator and of its item in the plan.")
    raise UsageFault(message, hint)


def refuse_closed(ledger: Ledger, now: YearFile | None, hint: Message = HOW_TO_GO_ON) -> None:
    """Refuse a year that is closed now; `hint` says what to do instead.

    Raises:
        ConflictFault: it is.
    """
    event = closed_by(now.records if now else None)
    if event:
        plan, year = ledger.book.id, ledger.year
        message = Message("Fiscal year {year} of {plan} was closed on {date}.", year=year, plan=plan, date=event.date)
        raise ConflictFault(message, hint)


def refuse_overtaken(ledger: Ledger, now: YearFile | None, changes: Sequence[Change]) -> None:
    """Refuse to write over what somebody else has written since this command read the file.

    Raises:
        ConflictFault: the same entry was changed, to something else.
    """
    for change in changes:
        if ADD in change.path:
            continue
        seen, here = value_at(ledger.read, change.path), value_at(now, change.path)
        if here not in (seen, change.value):
            raise ConflictFault(
                Message("{place} was changed by somebody else meanwhile.", place="/".join(map(str, change.path))),
                Message("It now says: {text}. Look at it, and run the command again.", text=str(here)),
            )


def refuse_new_faults(ledger: Ledger, before: YearFile | None, after: YearFile) -> None:
    """Refuse what a rule would find an error of, as far as this change has brought it in.

    Raises:
        UsageFault: there is one; it says what and how to mend it.
    """
    for one in new_faults(ledger, before, after):
        raise UsageFault(one.message, WAYS_OUT.get(one.rule.code, one.hint))


def new_faults(ledger: Ledger, before: YearFile | None, after: YearFile) -> list[Finding]:
    """Return what a rule finds an error of after a change, and did not before it."""
    known = {_identity(one) for one in _faults(ledger, before)} if before else set()
    return [one for one in _faults(ledger, after) if _identity(one) not in known]


def refuse_early(ledger: Ledger, date: str) -> None:
    """Refuse to close a year before it is over.

    Raises:
        UsageFault: it is not over on that date.
    """
    end = last_day(ledger.year)
    if date < end.isoformat()[: len(date)]:
        raise UsageFault(
            Message(
                "Fiscal year {year} ends on {end}; it cannot be closed before.", year=ledger.year, end=end.isoformat()
            ),
            Message("Check the year and the date."),
        )


def _faults(ledger: Ledger, read: YearFile) -> list[Finding]:
    plan_file = ledger.book.plan_file
    if plan_file.tree is None:
        return []
    others = [one for one in ledger.book.year_files if one.file != read.file]
    subject = Subject(plan_file, ledger.book.plan, plan_file.tree, [*others, read])
    here = next(one for one in subject.years if one.file == read.file)
    found = (one for _, check in YEAR_CHECKS for one in check(subject, here))
    return [one for one in found if one.rule.severity == "error" or one.rule.code in NOT_TO_BE_ADDED]


def _identity(finding: Finding) -> tuple[str, object, str]:
    return finding.rule.code, finding.place.path, str(finding.message)
