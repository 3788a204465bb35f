"""An item as text for a terminal."""

from kyodo_cli.analysis.frame import Frame
from kyodo_cli.base.language import Message
from kyodo_cli.base.width import width
from kyodo_cli.base.years import printed_span, printed_year
from kyodo_cli.render.history_text import history_text
from kyodo_cli.render.names import NAMES
from kyodo_cli.render.paper import Paper, join
from kyodo_cli.render.reference_text import reference_text
from kyodo_cli.views.item import DepartmentPart, ItemView, Reference
from kyodo_cli.views.words import word


def item_text(view: ItemView, paper: Paper) -> None:
    """Write an item: where it stands, what it says, what it is related to, what is recorded."""
    _place(view, paper)
    if view.is_outside:
        _changes(view, paper)
    _text(view, paper)
    _references(view, paper)
    if view.indicators:
        from kyodo_cli.render.record_text import indicator_text

        for indicator in view.indicators:
            indicator_text(indicator, paper)
    if not view.is_outside:
        _changes(view, paper)
    _records(view, paper)


def _changes(view: ItemView, paper: Paper) -> None:
    if view.changes or view.differences:
        from kyodo_cli.render.since_text import since_text

        since_text(view.changes, view.differences, view.today, paper)


def _place(view: ItemView, paper: Paper) -> None:
    paper.heading(f"{view.plan.title} ({view.plan.id})")
    for depth, step in enumerate(view.place):
        paper.entry(_name(step, paper), step.title or "", indent=2 + 2 * depth)
    paper.heading(f"{_name(view.self, paper)}  {view.self.title}  [{view.self.id}]")
    year = printed_year(view.year, paper.language)
    if view.self.left is not None:
        left = printed_year(view.self.left, paper.language)
        paper.line(Message("No longer part of the plan from {year} on.", year=left), indent=2)
    elif view.self.comes is not None:
        comes = printed_year(view.self.comes, paper.language)
        paper.line(
            Message("Not yet part of the plan in {year}; part of it from {first} on.", year=year, first=comes), indent=2
        )


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
    if view.counterparts:
        from kyodo_cli.render.counterpart_text import counterpart_text

        paper.heading(Message("Corresponding items of other plans"))
        for one in view.counterparts:
            counterpart_text(one, paper)


def _list(paper: Paper, heading: object, references: tuple[Reference, ...]) -> None:
    if not references:
        return
    paper.heading(heading)
    hang = max(width(one.number or one.id) for one in references) + 2
    for one in references:
        paper.entry(one.number or one.id, reference_text(one, paper), hang=hang)


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
    if not view.history.years:
        return
    paper.heading(Message("Records by fiscal year"))
    label, today = word(view.plan, "period"), Message("today")
    paper.entry(label, period_text(view.period, paper))
    if view.period_today:
        paper.entry(today, period_text(view.period_today, paper), hang=width(paper.say(label)) + 2)
    history_text(view.history, view.plan, f"kyodo show {view.kind} {view.plan.id}:{view.self.id}", paper)
