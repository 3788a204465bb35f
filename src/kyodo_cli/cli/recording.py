"""What every command that records something does around it: find the one item, carry out the order, say what it did."""

import re
from difflib import unified_diff

from kyodo_cli.base.errors import InputFault, UsageFault
from kyodo_cli.base.language import Message
from kyodo_cli.base.years import printed_year
from kyodo_cli.cli.asking import Found, ask, open_plans
from kyodo_cli.cli.output import columns, is_terminal, may_colour, tell, waiting, write, write_data
from kyodo_cli.cli.surroundings import Surroundings
from kyodo_cli.editing.store import Order, Outcome, draft_records, write_records
from kyodo_cli.reading.source import BOM
from kyodo_cli.recording.places import Ledger
from kyodo_cli.render.changes_text import changes_text
from kyodo_cli.render.paper import Paper
from kyodo_cli.views.changes import change_views
from kyodo_cli.workspace.book import PlanBook


def one_found(around: Surroundings, kind: str, item: str, plan: str | None) -> Found:
    """Find the one item that is meant.

    Raises:
        UsageFault: there is none, or there are several; they are named.
    """
    answer = ask(around, kind, item, plan)
    if len(answer.found) > 1:
        meant = [f"{one.book.id}:{_id(one)}" for one in answer.found]
        raise UsageFault(
            Message("“{item}” means several: {meant}.", item=item, meant=meant),
            Message("Write one of these, or name the plan with --plan."),
        )
    return answer.found[0]


def one_plan(around: Surroundings, plan: str | None) -> PlanBook:
    """Return the one plan that is meant: the one named, or the only one there is.

    Raises:
        UsageFault: there are several, and none was named.
    """
    book, _ = open_plans(around, plan)
    if len(book.plans) > 1:
        raise UsageFault(
            Message("There are several plans here: {plans}.", plans=[one.id for one in book.plans]),
            Message("Name one with --plan."),
        )
    return book.plans[0]


def ledger(around: Surroundings, book: PlanBook, year: int) -> Ledger:
    """Return a plan's year, to be written in; other years may be broken.

    Raises:
        InputFault: the plan or that year could not be read in full, so nothing is written.
    """
    needed = (book.plan_file.file, *(one.file for one in book.year_files if one.name == str(year)))
    if unread := [file for file in book.unread if file in needed]:
        raise InputFault(
            Message("{files} could not be read in full, so nothing is written.", files=unread),
            Message("“kyodo validate” says what is wrong; mend that first."),
        )
    return Ledger(around.workspace().root, book, year)


def carry_out(around: Surroundings, where: Ledger, order: Order, *, dry_run: bool) -> int:
    """Write what was ordered and say what is different; or show what would be, line by line."""
    if dry_run:
        _show_difference(around, draft_records(order))
        return 0
    outcome = write_records(order, where.lock, waiting(around.here, around.language))
    write(summary(around, where, outcome))
    return 0


def _show_difference(around: Surroundings, outcome: Outcome) -> None:
    """Show a person the lines as lines; give a program the bytes."""
    if not outcome.has_changed:
        told(around, Message("Nothing would change."))
    elif is_terminal():
        before = outcome.before and re.sub("\r\n?", "\n", outcome.before)
        write(difference(outcome._replace(before=before, after=re.sub("\r\n?", "\n", outcome.after), has_bom=False)))
    else:
        write_data(difference(outcome))


def summary(around: Surroundings, where: Ledger, outcome: Outcome, *, is_written: bool = True) -> str:
    """Return what was recorded, or is about to be, for people."""
    paper = Paper(around.language, columns(), bold=may_colour())
    plan = where.book.plan
    paper.line(f"{plan.title} {printed_year(where.year, around.language)}")
    if not outcome.has_changed:
        paper.line(Message("All of that is recorded already; nothing was changed."))
        return paper.text()
    views = change_views(plan, where.year, outcome.old, outcome.new)
    outline = where.book.outline
    titles = {entry.id: entry.node.title for entry in outline.entries}
    titles |= {one.indicator.id: one.indicator.title for one in outline.indicators}
    changes_text([one for one in views if one.key not in ("format", "plan", "year")], titles, paper)
    if is_written:
        paper.blank()
        paper.line(Message("Written: {file}", file=outcome.file))
    return paper.text()


def difference(outcome: Outcome) -> str:
    """Return a unified diff that `patch` makes the very bytes of: with their line ends, and the BOM."""
    mark = BOM if outcome.has_bom else ""
    before = _lines(mark + outcome.before) if outcome.before is not None else []
    old = f"a/{outcome.file}" if outcome.before is not None else "/dev/null"
    found = unified_diff(before, _lines(mark + outcome.after), old, f"b/{outcome.file}")
    return "".join(line if line.endswith("\n") else line + "\n\\ No newline at end of file\n" for line in found)


def _lines(text: str) -> list[str]:
    """Return the lines as `patch` sees them: only a line feed ends one."""
    return [line for line in re.split("(?<=\n)", text) if line]


def told(around: Surroundings, message: Message) -> None:
    """Say something beside the answer."""
    tell(message, around.language)


def _id(found: Found) -> str:
    if found.entry:
        return found.entry.id
    return found.indicator.indicator.id if found.indicator else found.book.id
