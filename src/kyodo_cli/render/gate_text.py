"""What stands in the way of a final report, as text: a list for every department, each entry with its command."""

from typing import Final

from kyodo_cli.analysis.closing import Closing
from kyodo_cli.analysis.finality import Statement
from kyodo_cli.base.language import Message
from kyodo_cli.base.years import printed_date, printed_year
from kyodo_cli.render.paper import Paper, join
from kyodo_cli.render.status_gaps import following_text, lack_of, name_of
from kyodo_cli.views.gaps import GapRow
from kyodo_cli.views.gate import Desk, DeskKind, FindingRow, GateView, Step, SumRow

DESKS: Final[dict[DeskKind, Message]] = {
    "unnamed": Message("No department named"),
    "secretariat": Message("Secretariat"),
    "plan": Message("The plan itself"),
}

STATEMENTS: Final[dict[Statement, Message]] = {
    "published": Message("the day of publication"),
    "as_of": Message("the day that the report speaks of"),
    "contact": Message("whom to ask"),
}


def gate_text(view: GateView, paper: Paper) -> None:
    """Write what is in the way."""
    paper.heading(f"{view.plan.title} ({view.plan.id})")
    year = printed_year(view.year, paper.language)
    paper.line(
        Message("The report of {year} cannot be final yet; in the way: {count}.", year=year, count=view.count), indent=2
    )
    if view.first:
        paper.line(_why_first(view), indent=2)
        paper.verbatim(view.first, indent=6)
    for desk in view.desks:
        paper.heading(Message("{lack} ({count})", lack=_desk(desk), count=len(desk.steps)))
        for step in desk.steps:
            _step(step, paper)
    following_text(view.following, paper)
    if any(isinstance(step.about, FindingRow) for desk in view.desks for step in desk.steps):
        paper.blank()
        paper.line(Message("What is right as it stands is kept with “# kyodo: ignore[CODE] reason” at its line."))


def _why_first(view: GateView) -> Message:
    if any(isinstance(step.about, GapRow) for desk in view.desks for step in desk.steps):
        return Message("The year was closed although something is missing. Open it first:")
    return Message("A correction would keep a phone number or a mail address on the page. Open the year first:")


def _desk(desk: Desk) -> Message | str:
    return desk.name or DESKS[desk.kind]


def _step(step: Step, paper: Paper) -> None:
    about = step.about
    if isinstance(about, FindingRow):
        _finding(about, step.command, paper)
        return
    paper.line(_what(about, paper), indent=2)
    if step.command:
        paper.verbatim(step.command, indent=6)  # to be copied: a broken line would be two commands


def _what(about: GapRow | SumRow | Closing | tuple[Statement, ...], paper: Paper) -> Message:
    if isinstance(about, GapRow):
        word = about.subject.word if about.subject else None
        return Message("{item}: {what}", item=join(paper, word, name_of(about, paper)), what=lack_of(about))
    if isinstance(about, SumRow):
        return Message("{item}: {what}", item=about.name, what=Message("The counts do not add up to all."))
    if isinstance(about, Closing):
        day = printed_date(about.date, paper.language) if about.date else ""
        return (
            Message("The year was reopened on {day} and has not been closed again.", day=day)
            if about.state == "reopened"
            else Message("The year has not been closed.")
        )
    return Message("Not recorded for the publication: {what}.", what=[STATEMENTS[one] for one in about])


def _finding(row: FindingRow, command: str | None, paper: Paper) -> None:
    one, subject = row.diagnostic, row.subject
    message: Message = one.message
    if subject:
        name = join(paper, subject.word, subject.number or subject.id, subject.title)
        message = Message("{item}: {what}", item=name, what=message)
    paper.line(message, indent=2)
    paper.verbatim(f"{one.file}:{one.span.line}:{one.span.column} {one.rule.code}", indent=6)
    if command:
        paper.verbatim(command, indent=6)
    elif one.hint:
        paper.line(one.hint, indent=6)
