"""How a plan stands, as text for a terminal: the numbers and the next thing to do first."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final

from kyodo_cli.analysis.mending import stating
from kyodo_cli.base.language import Message
from kyodo_cli.base.width import width
from kyodo_cli.base.years import printed_date, printed_span, printed_year
from kyodo_cli.render.names import NAMES
from kyodo_cli.render.paper import Paper
from kyodo_cli.render.status_gaps import every_gap, gaps_by_kind, listed
from kyodo_cli.render.status_tables import DONE, STARTED, branch_table, department_table, equation, stage_table
from kyodo_cli.render.status_tasks import task_entry
from kyodo_cli.views.status import StatusView, UntouchedRow
from kyodo_cli.views.words import word

Fact = tuple[object, object]

MARGIN: Final = 16
"""Columns that the labels of the summary take at most."""


def status_text(view: StatusView, paper: Paper, *, is_whole: bool = False) -> None:
    """Write how a plan stands; `is_whole` names everything that is missing one by one, with its command."""
    paper.heading(f"{view.plan.title} ({view.plan.id})")
    _facts(_summary(view, paper), paper)
    if view.tasks:
        paper.heading(Message("Falls due"))
        _facts([task_entry(task, paper) for task in view.tasks], paper)
    stage_table(view, paper)
    branch_table(view, paper)
    department_table(view, paper)
    if neglected := list(_neglected(view, paper)):
        paper.heading(Message("Left for longer than its cycle"))
        _facts(neglected, paper)
    if is_whole:
        every_gap(view, paper)
    else:
        gaps_by_kind(view, paper)


def _facts(facts: Sequence[Fact], paper: Paper) -> None:
    hang = max(width(paper.say(label)) for label, _ in facts) + 2
    for label, fact in facts:
        paper.entry(label, fact, hang=hang)


def _summary(view: StatusView, paper: Paper) -> list[Fact]:
    day = printed_date(view.day.isoformat(), paper.language)
    year = Message("{year}, as of {day}", year=printed_year(view.year, paper.language), day=day)
    facts: list[Fact] = [(Message("Fiscal year"), year)]
    if view.narrowed_to:
        facts.append((word(view.plan, "departments"), view.narrowed_to))
    facts.append((Message("Records"), _records(view, paper)))
    facts.append((Message("Items"), _items(view, paper)))
    if view.values.total:
        facts.append((word(view.plan, "indicator"), _values(view, paper)))
    facts.append((Message("Next step"), _next(view)))
    return facts


def _records(view: StatusView, paper: Paper) -> Message:
    closing = view.closing
    day = printed_date(closing.date, paper.language) if closing.date else ""
    if closing.state == "closed":
        state = Message("closed on {day}", day=day)
    elif closing.state == "reopened":
        state = Message("reopened on {day}", day=day)
    else:
        state = Message("open") if view.has_records else Message("open, nothing recorded yet")
    if closing.published:
        day = printed_date(closing.published, paper.language)
        return Message("{state}; published on {day}", state=state, day=day)
    return state


def _items(view: StatusView, paper: Paper) -> str:
    items = view.items
    parts = ((DONE, items.done), (STARTED, items.started), (NAMES["not_due"], items.not_due))
    return _equation(paper, (*parts, (NAMES["missing"], items.missing)), items.total)


def _values(view: StatusView, paper: Paper) -> str:
    values = view.values
    parts = (
        (Message("with a value"), values.recorded),
        (Message("without, for a reason"), values.without_value),
        (Message("not due this year"), values.not_due),
        (NAMES["missing"], values.missing),
    )
    return _equation(paper, parts, values.total)


def _equation(paper: Paper, parts: Sequence[tuple[Message, int]], total: int) -> str:
    return equation([(paper.say(name), number) for name, number in parts], total, paper.columns - MARGIN)


def _next(view: StatusView) -> Message | str:
    if not view.is_complete:
        first = next((gap for gap in view.gaps if gap.is_for_departments), view.gaps[0])
        if view.closing.state == "closed":
            return Message("the year is closed: “kyodo reopen” first, then {step}", step=first.command)
        return first.command
    if not view.has_records:
        return Message("nothing: nothing is due for this year")
    if view.narrowed_to or not (view.has_ended or view.closing.state == "closed"):
        return Message("nothing: everything due is recorded")
    if view.closing.state == "closed":
        return _publish(view)
    return Message(
        "everything due is recorded: kyodo close --year {year} --plan {plan}", year=view.year, plan=view.plan.id
    )


def _publish(view: StatusView) -> Message:
    """Return what is to be done once a year is complete and closed."""
    if view.unstated:
        return Message("the year is closed: {step}", step=stating(view.plan.id, view.year, view.unstated))
    step = f"kyodo report --year {view.year} --plan {view.plan.id} --final"
    return Message("nothing to record; for the final report: {step}", step=step)


def _neglected(view: StatusView, paper: Paper) -> Iterator[Fact]:
    rows = sorted(view.untouched, key=lambda one: one.last or 0)
    for last, group in groupby(rows, key=lambda one: one.last):
        label = Message("Last evaluated in {year}", year=printed_year(last, paper.language)) if last else None
        yield label or Message("Never evaluated"), _names(list(group), view)
    earlier = [_earlier_entry(years, gaps, paper) for years, gaps in _earlier(view)]
    if earlier:
        yield Message("Earlier years"), earlier
    if view.open_cycles:
        yield Message("Cycle left open"), listed(view.open_cycles)


def _names(rows: Sequence[UntouchedRow], view: StatusView) -> Message:
    if len(rows) == view.items.total > 1:
        return Message("all {count}", count=len(rows))
    return listed([one.item.id for one in rows])


def _earlier_entry(years: Sequence[int], gaps: int | None, paper: Paper) -> Message:
    span = printed_span(years[0], years[-1], paper.language)
    if gaps is None:
        return Message("{years}: nothing recorded", years=span)
    return Message("{years}: {count} entries missing", years=span, count=gaps)


def _earlier(view: StatusView) -> Iterator[tuple[list[int], int | None]]:
    """Yield earlier years with how much they lack; those without any records are taken together (None)."""
    waiting: list[int] = []
    for year, gaps, has_records in view.earlier:
        if waiting and (has_records or waiting[-1] != year - 1):
            yield waiting, None
            waiting = []
        if has_records:
            yield [year], gaps
        else:
            waiting.append(year)
    if waiting:
        yield waiting, None
