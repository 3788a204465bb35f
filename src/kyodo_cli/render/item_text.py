"""An item as text for a terminal."""

from typing import Final

from kyodo_cli.analysis.frame import Frame
from kyodo_cli.base.language import Message
from kyodo_cli.base.width import width
from kyodo_cli.base.years import printed_span, printed_year
from kyodo_cli.render.names import NAMES
from kyodo_cli.render.paper import Paper, join
from kyodo_cli.views.item import DepartmentPart, ItemView, Reference
from kyodo_cli.views.words import word

NOTHING_RECORDED: Final = Message("nothing recorded")

STATES: Final = {
    "in_plan": NOTHING_RECORDED,
    "covered": Message("evaluated together with a later year"),
    "not_in_plan": Message("not part of the plan in force"),
}


def item_text(view: ItemView, paper: Paper) -> None:
    """Write an item: where it stands, what it says, what it is related to, what is recorded."""
    _place(view, paper)
    _text(view, paper)
    _references(view, paper)
    if view.indicators:
        from kyodo_cli.render.record_text import indicator_text

        for indicator in view.indicators:
            indicator_text(indicator, paper)
    _records(view, paper)


def _place(view: ItemView, paper: Paper) -> None:
    paper.heading(f"{view.plan.title} ({view.plan.id})")
    for depth, step in enumerate(view.place):
        paper.entry(_name(step, paper), step.title or "", indent=2 + 2 * depth)
    paper.heading(f"{_name(view.self, paper)}  {view.self.title}  [{view.self.id}]")
    if view.ended_by:
        year = printed_year(view.ended_by.year, paper.language)
        paper.line(Message("No longer part of the plan from {year} on.", year=year), indent=2)


def _name(reference: Reference, paper: Paper) -> str:
    return join(paper, reference.word, reference.number)


def _text(view: ItemView, paper: Paper) -> None:
    node = view.node
    sections = (
        (view.need_word, node.need),
        (Message("Description"), node.description),
        (word(view.plan, "actors"), node.actors),
        (word(view.plan, "themes"), node.themes),
    )
    for label, text in sections:
        if text:
            paper.heading(label)
            paper.line(text, indent=2)
    if node.by_year:
        paper.heading(word(view.plan, "by_year"))
        for one in node.by_year:
            when = (
                Message("before the plan")
                if one.before
                else printed_span(one.year or one.from_, one.year or one.to, paper.language)
            )
            paper.entry(when, one.text)
    if view.departments:
        paper.heading(word(view.plan, "departments"))
        for part in view.departments:
            paper.line(_department(part, paper), indent=2)
    for field in view.plan.fields:
        if field.key in node.fields:
            paper.heading(field.label)
            paper.line(f"{paper.say(node.fields[field.key])}{field.unit or ''}", indent=2)


def _department(part: DepartmentPart, paper: Paper) -> str:
    return join(paper, part.name or part.id, Message("({role})", role=NAMES[part.role]) if part.role else None)


def _references(view: ItemView, paper: Paper) -> None:
    _list(paper, view.related_word, view.related)
    if not view.related and not view.children:
        paper.heading(view.related_word)
        paper.line(Message("none"), indent=2)
    _list(paper, Message("Linked from"), view.named_by)
    _list(paper, Message("Also listed under"), view.relisted)
    _list(paper, Message("Below it"), view.children)
    if view.node.corresponds:
        paper.heading(Message("Corresponding items of other plans"))
        for one in view.node.corresponds:
            paper.entry(one.to, join(paper, NAMES[one.as_], one.note))


def _list(paper: Paper, heading: object, references: tuple[Reference, ...]) -> None:
    if not references:
        return
    paper.heading(heading)
    hang = max(width(one.number or one.id) for one in references) + 2
    for one in references:
        title = one.title if one.title is not None else Message("(this plan has no such item)")
        paper.entry(one.number or one.id, title, hang=hang)


def period_text(period: Frame, paper: Paper) -> str:
    """Return a period, and what gave it its present end where an amendment did."""
    span = printed_span(period.first, period.last, paper.language)
    if period.changed_by is None:
        return span
    year = printed_year(period.changed_by.year, paper.language)
    if period.changed_by.kind == "extended":
        return join(paper, span, Message("(extended in {year})", year=year))
    return join(paper, span, Message("(the period was abolished in {year})", year=year))


def _records(view: ItemView, paper: Paper) -> None:
    if not view.years:
        return
    paper.heading(Message("Records by fiscal year"))
    paper.entry(word(view.plan, "period"), period_text(view.period, paper))
    hang = max((width(printed_year(one.year, paper.language)) for one in view.years), default=0) + 2
    for one in view.years:
        label = printed_year(one.year, paper.language)
        paper.entry(label, Message("recorded") if one.is_recorded else STATES[one.state], hang=hang)
        if one.is_recorded:
            from kyodo_cli.render.record_text import record_text, value_text

            if one.record:
                record_text(one.record, view.plan, paper)
            for title, unit, value in one.values:
                value_text(value, paper, unit=unit, title=title)
