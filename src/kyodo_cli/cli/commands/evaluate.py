"""`kyodo evaluate KIND ID --year Y`: record an evaluation."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from kyodo_cli.base.errors import KyodoError, UsageFault
from kyodo_cli.base.folding import folded
from kyodo_cli.base.kinds import KINDS
from kyodo_cli.base.language import Message
from kyodo_cli.base.years import fiscal_year
from kyodo_cli.cli.asking import called
from kyodo_cli.cli.interview import agreed, can_ask, interview
from kyodo_cli.cli.output import write
from kyodo_cli.cli.recording import carry_out, ledger, one_found, one_plan, summary, told
from kyodo_cli.cli.repeating import evaluate_again
from kyodo_cli.cli.surroundings import Surroundings
from kyodo_cli.editing.change import Change
from kyodo_cli.editing.store import Order, draft_records
from kyodo_cli.model.outline import Entry
from kyodo_cli.reading.files import YearFile
from kyodo_cli.recording.evaluation import evaluation_changes, stage_named
from kyodo_cli.recording.orders import record_order
from kyodo_cli.recording.places import Ledger
from kyodo_cli.recording.refusals import refuse_closed, refuse_item, refuse_year
from kyodo_cli.recording.rows import read_rows, row_changes
from kyodo_cli.recording.typed import Typed, understood

NOT_EVALUATED: Final = ("plan", "plans", "indicator", "indicators", "計画", "指標")
"""Kinds of which there is nothing to look up: they have no evaluations."""


def evaluate(
    around: Surroundings,
    kind: str,
    item: str,
    year: str,
    typed: Typed,
    *,
    plan: str | None = None,
    edit: bool = False,
    dry_run: bool = False,
) -> int:
    """Record an evaluation of one item in one year; at a terminal, ask for what is missing.

    Args:
        around: the world of this run.
        kind: the kind of item.
        item: the item, as typed.
        year: the fiscal year, as typed.
        typed: what is to be recorded, as typed.
        plan: the plan that is meant.
        edit: whether to write it in an editor.
        dry_run: whether to show the change alone.

    Raises:
        UsageFault: nothing was typed, or something that the plan does not have.
        ConflictFault: the year is closed, or somebody changed the same entry meanwhile.
    """
    entry, where = _entry(around, kind, item, plan, year)
    if edit:
        return _by_editor(around, where, entry, typed.stage, dry_run=dry_run)
    if not dry_run and can_ask() and _lacks(where, entry, typed):
        return _asking(around, where, entry, typed)
    return carry_out(around, where, _order(where, entry, typed), dry_run=dry_run)


def _asking(around: Surroundings, where: Ledger, entry: Entry, typed: Typed) -> int:
    """Ask for what is missing, and show it before it is recorded; answers that cannot be recorded are given back."""
    typed = interview(around, where, entry, typed)
    try:
        order = _order(where, entry, typed)
        if agreed(around, summary(around, where, draft_records(order), is_written=False)):
            return carry_out(around, where, order, dry_run=False)
    except KyodoError:
        again = evaluate_again(f"{entry.kind} {where.book.id}:{entry.id}", where.year, typed)
        if again.command:
            said = Message(
                "What you answered, as a command that can be given again:\n  {command}", command=again.command
            )
            told(around, said)
        if again.in_powershell:
            said = Message("What you answered, as a command for PowerShell:\n  {command}", command=again.in_powershell)
            told(around, said)
        raise
    write(Message("Nothing was recorded.").in_language(around.language))
    return 0


def _order(where: Ledger, entry: Entry, typed: Typed) -> Order:
    given = understood(where.book.plan, where.year, typed)
    if given.is_empty:
        raise UsageFault(
            Message("Nothing was given to be recorded."),
            Message("Add --rating, --result or another option; “kyodo evaluate --help” lists them."),
        )
    return record_order(where, lambda now: evaluation_changes(where, entry, given, now))


def evaluate_from(
    around: Surroundings, file: Path, year: str, *, plan: str | None = None, dry_run: bool = False
) -> int:
    """Record the evaluations of a file, all or none.

    Raises:
        InputFault: the file cannot be read.
        UsageFault: an entry cannot be taken; nothing was recorded.
    """
    rows = read_rows(around.here / file)
    where = ledger(around, one_plan(around, plan or _plan_of(rows[0].item if rows else "")), fiscal_year(year))
    words: dict[str, list[str]] = {kind: called(kind, [where.book]) for kind in KINDS}
    order = record_order(
        where, lambda now: row_changes(where, rows, now, words, lambda entry: refuse_item(where, entry))
    )
    return carry_out(around, where, order, dry_run=dry_run)


def _entry(around: Surroundings, kind: str, item: str, plan: str | None, year: str) -> tuple[Entry, Ledger]:
    if folded(kind) in NOT_EVALUATED:
        raise _not_evaluated()
    found = one_found(around, kind, item, plan)
    if found.entry is None:
        raise _not_evaluated()
    where = ledger(around, found.book, fiscal_year(year))
    refuse_year(where)
    refuse_item(where, found.entry)
    refuse_closed(where, where.read)
    return found.entry, where


def _not_evaluated() -> UsageFault:
    return UsageFault(
        Message("An item of this kind is not evaluated."),
        Message("A value of an indicator is recorded with “kyodo record indicator”."),
    )


def _by_editor(around: Surroundings, where: Ledger, entry: Entry, stage: str | None, *, dry_run: bool) -> int:
    from kyodo_cli.cli.editor import edited_changes, kept

    changes, text = edited_changes(around, where, entry, stage_named(where.book.plan, where.year, stage))
    if not changes:
        text.unlink()
        write(Message("Nothing was recorded.").in_language(around.language))
        return 0

    def compose(_: YearFile | None) -> Sequence[Change]:
        return changes

    try:
        code = carry_out(around, where, record_order(where, compose), dry_run=dry_run)
    except KyodoError:
        told(around, kept(text))
        raise
    text.unlink()
    return code


def _lacks(where: Ledger, entry: Entry, typed: Typed) -> bool:
    """Say whether something that must not be missing is neither typed nor recorded."""
    if not any(typed._replace(stage=None)):
        return True
    now = where.records.evaluations.get(entry.id) if where.records else None
    stages = [stage_named(where.book.plan, where.year, name) for name in (None, typed.stage)]
    review = now.reviews.get(stages[1].id) if now else None
    is_first = stages[0].id == stages[1].id
    has_result = bool(typed.result or (now and now.result)) or not is_first
    has_rating = bool(typed.ratings or (review and (review.rating or review.ratings))) or bool(typed.response)
    return not (has_result and has_rating)


def _plan_of(item: str) -> str | None:
    plan_id, sign, _ = item.partition(":")
    return plan_id.split()[-1] if sign and plan_id.strip() else None  # `action city:1` says the kind as well
