"""`kyodo close`, `reopen`, `correct`, `rollover`: what becomes of a year as a whole."""

from collections.abc import Sequence

from kyodo_cli.analysis.closing import closed_by
from kyodo_cli.analysis.readiness import AnyGap, SurveyGap, ValueGap, readiness
from kyodo_cli.base.errors import GateFault, UsageFault
from kyodo_cli.base.language import Message
from kyodo_cli.base.years import fiscal_year, printed_year
from kyodo_cli.cli.recording import carry_out, ledger, one_plan, told
from kyodo_cli.cli.surroundings import Surroundings
from kyodo_cli.editing.change import Change
from kyodo_cli.reading.files import YearFile
from kyodo_cli.recording.closing import event_change
from kyodo_cli.recording.correction import Correction, correction_changes
from kyodo_cli.recording.orders import record_order
from kyodo_cli.recording.places import Ledger
from kyodo_cli.recording.refusals import refuse_closed, refuse_early, refuse_year
from kyodo_cli.recording.rollover import rollover_changes
from kyodo_cli.recording.values import date_text, named_body


def close(
    around: Surroundings,
    year: str,
    *,
    plan: str | None = None,
    by: str | None = None,
    date: str | None = None,
    reason: str | None = None,
    dry_run: bool = False,
) -> int:
    """Close a year: from now on it takes corrections only.

    Args:
        around: the world of this run.
        year: the fiscal year, as typed.
        plan: the plan that is meant.
        by: who closes it.
        date: when; by default today.
        reason: why it is closed although something is missing.
        dry_run: whether to show the change alone.

    Raises:
        GateFault: something that is due is not recorded, and no reason was given.
        ConflictFault: it is closed already.
        UsageFault: it is not over yet.
    """
    where = ledger(around, one_plan(around, plan), fiscal_year(year))
    day = _day(around, date)
    refuse_early(where, day)

    def compose(now: YearFile | None) -> Sequence[Change]:
        refuse_closed(where, now, Message("There is nothing left to do."))
        _refuse_incomplete(where, now, reason)
        return [event_change("closed", day, _who(where, by), reason)]

    return carry_out(around, where, record_order(where, compose, may_be_closed=True), dry_run=dry_run)


def reopen(
    around: Surroundings,
    year: str,
    reason: str,
    *,
    plan: str | None = None,
    by: str | None = None,
    date: str | None = None,
    dry_run: bool = False,
) -> int:
    """Open a closed year again, with the reason; arguments as for `close`.

    Raises:
        UsageFault: it is not closed.
    """
    where = ledger(around, one_plan(around, plan), fiscal_year(year))
    day = _day(around, date)

    def compose(now: YearFile | None) -> Sequence[Change]:
        if closed_by(now.records if now else None) is None:
            message = Message("Fiscal year {year} of {plan} is not closed.", **_named(where))
            raise UsageFault(message, Message("It can be written in as it is."))
        return [event_change("reopened", day, _who(where, by), reason)]

    return carry_out(around, where, record_order(where, compose, may_be_closed=True), dry_run=dry_run)


def correct(
    around: Surroundings,
    place: str,
    year: str,
    now: str | None,
    reason: str,
    *,
    plan: str | None = None,
    date: str | None = None,
    dry_run: bool = False,
) -> int:
    """Put a mistake right in a year that was closed or published; the old text is kept beside the new one.

    Raises:
        UsageFault: the year is open still, or the place is none.
    """
    where = ledger(around, one_plan(around, plan), fiscal_year(year))
    wanted = Correction(place, now, reason, _day(around, date))

    def compose(read: YearFile | None) -> Sequence[Change]:
        if not (read and read.records and read.records.history):
            message = Message("Fiscal year {year} of {plan} was neither closed nor published.", **_named(where))
            raise UsageFault(message, Message("Record the right value with “kyodo evaluate” or “kyodo record”."))
        first = min(one.date for one in read.records.history)
        if wanted.date < str(first)[: len(wanted.date)]:
            message = Message("A correction of {date} would come before the year was closed.", date=wanted.date)
            raise UsageFault(message, Message("It was closed or published on {date}; check --date.", date=str(first)))
        return correction_changes(where.book.plan, wanted, read)

    return carry_out(around, where, record_order(where, compose, may_be_closed=True), dry_run=dry_run)


def rollover(around: Surroundings, first: str, to: str, *, plan: str | None = None, dry_run: bool = False) -> int:
    """Open the next year: its file, with what the plan itself says of that year.

    Raises:
        UsageFault: the years are not in order.
    """
    before, year = fiscal_year(first), fiscal_year(to)
    if year <= before:
        raise UsageFault(
            Message("The year to open, {year}, does not come after {before}.", year=year, before=before),
            Message("Write --from with the earlier year, --to with the later one."),
        )
    book = one_plan(around, plan)
    where = ledger(around, book, year)
    refuse_year(where)
    if before not in book.years:
        named = printed_year(before, around.language)
        told(around, Message("Nothing is recorded of {year}; there is nothing to go on from but the plan.", year=named))
    return carry_out(around, where, record_order(where, lambda now: rollover_changes(where, now)), dry_run=dry_run)


def _refuse_incomplete(where: Ledger, now: YearFile | None, reason: str | None) -> None:
    book = where.book
    years = {**book.years, where.year: now.records} if now and now.records else book.years
    gaps = readiness(book.outline, years, where.year).gaps
    if gaps and not reason:
        items = list(dict.fromkeys(map(_subject, gaps)))
        raise GateFault(
            Message("Not everything that is due is recorded; it is lacking at {items}.", items=items),
            Message("“kyodo status --year {year}” lists it; to close all the same, add --reason “…”.", year=where.year),
        )


def _subject(gap: AnyGap) -> str | Message:
    if isinstance(gap, SurveyGap):
        return (
            Message("{survey} ({group})", survey=Message("Survey"), group=gap.group) if gap.group else Message("Survey")
        )
    return gap.entry.indicator.id if isinstance(gap, ValueGap) else gap.entry.id


def _named(where: Ledger) -> dict[str, object]:
    return {"year": where.year, "plan": where.book.id}


def _who(where: Ledger, by: str | None) -> str | None:
    return named_body(where.book.plan, by) if by else None


def _day(around: Surroundings, date: str | None) -> str:
    return date_text(date) if date else around.today.isoformat()
