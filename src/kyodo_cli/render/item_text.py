"""An item as text for a terminal."""

from typing import Final

from kyodo_cli.analysis.frame import Frame
from kyodo_cli.base.language import Message
from kyodo_cli.base.width import width
from kyodo_cli.base.years import printed_span, printed_year
from kyodo_cli.model.indicator import Indicator, Target
from kyodo_cli.model.year import Cost, Evaluation, Measurement, Review
from kyodo_cli.render.paper import Paper, join
from kyodo_cli.views.item import DepartmentPart, ItemView, RecordedYear, Reference
from kyodo_cli.views.words import word

ROLES: Final = {"lead": Message("lead"), "support": Message("support"), "collects": Message("collects")}

STATUSES: Final = {
    "actual": Message("actual"),
    "provisional": Message("provisional"),
    "estimate": Message("estimate"),
    "not_surveyed": Message("not surveyed"),
    "pending": Message("pending"),
    "not_published": Message("not published"),
    "unknown": Message("unknown"),
    "discontinued": Message("discontinued"),
}

NOTHING_RECORDED: Final = Message("nothing recorded")


def item_text(view: ItemView, paper: Paper) -> None:
    """Write an item: where it stands, what it says, what it is related to, what is recorded."""
    _place(view, paper)
    _text(view, paper)
    _references(view, paper)
    for indicator in view.node.indicators:
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
    return join(paper, part.name or part.id, Message("({role})", role=ROLES[part.role]) if part.role else None)


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
            paper.entry(one.to, join(paper, CORRESPONDENCES[one.as_], one.note))


CORRESPONDENCES: Final = {
    "broader": Message("this item is the broader one"),
    "peer": Message("this item is its peer"),
    "narrower": Message("this item is the narrower one"),
}


def _list(paper: Paper, heading: object, references: tuple[Reference, ...]) -> None:
    if not references:
        return
    paper.heading(heading)
    hang = max(width(one.number or one.id) for one in references) + 2
    for one in references:
        title = one.title if one.title is not None else Message("(this plan has no such item)")
        paper.entry(one.number or one.id, title, hang=hang)


def indicator_text(indicator: Indicator, paper: Paper) -> None:
    """Write an indicator: where it starts and what is aimed at."""
    paper.heading(join(paper, Message("Indicator"), indicator.title, f"[{indicator.id}]"))
    unit = indicator.unit or ""
    for baseline in indicator.baseline:
        when = printed_year(baseline.year, paper.language) if baseline.year else ""
        paper.entry(Message("Baseline"), join(paper, _value(baseline.as_printed, baseline.value, unit), when))
    for target in indicator.targets:
        paper.entry(Message("Target"), join(paper, _target(target, unit), _target_years(target, paper)))
    if indicator.definition:
        paper.entry(Message("Definition"), indicator.definition)


def measurement_text(one: Measurement, indicator: Indicator, paper: Paper) -> str:
    """Return what was measured: the value as printed, what kind of value it is, the note."""
    status = STATUSES[one.status] if one.status and (one.status != "actual" or one.value is None) else None
    return join(paper, _value(one.as_printed, one.value, indicator.unit or ""), status, one.note)


def period_text(period: Frame, paper: Paper) -> str:
    """Return a period, and what gave it its present end where an amendment did."""
    span = printed_span(period.first, period.last, paper.language)
    if period.changed_by is None:
        return span
    year = printed_year(period.changed_by.year, paper.language)
    if period.changed_by.kind == "extended":
        return join(paper, span, Message("(extended in {year})", year=year))
    return join(paper, span, Message("(the period was abolished in {year})", year=year))


def _value(as_printed: str | None, value: float | None, unit: str) -> str:
    if as_printed:
        return as_printed
    return "" if value is None else f"{value:,}{unit}"


def _target(target: Target, unit: str) -> str | Message:
    if target.as_printed or target.text:
        return target.as_printed or target.text or ""
    if target.op == "between":
        return f"{_value(None, target.min, unit)}–{_value(None, target.max, unit)}"
    sign = OPERATORS.get(target.op or "")
    number = _value(None, target.value, unit)
    return Message(sign.text, value=number) if sign else number


OPERATORS: Final = {
    "at_least": Message("at least {value}"),
    "at_most": Message("at most {value}"),
    "above": Message("above {value}"),
    "below": Message("below {value}"),
    "about": Message("about {value}"),
}


def _target_years(target: Target, paper: Paper) -> str:
    if target.year:
        return printed_year(target.year, paper.language)
    span = printed_span(target.from_, target.to, paper.language) if target.from_ or target.to else ""
    return join(paper, span, Message("every year") if target.every_year else None)


def _records(view: ItemView, paper: Paper) -> None:
    if not view.years:
        return
    paper.heading(Message("Records by fiscal year"))
    paper.entry(word(view.plan, "period"), period_text(view.period, paper))
    hang = max((width(printed_year(one.year, paper.language)) for one in view.years), default=0) + 2
    for one in view.years:
        label = printed_year(one.year, paper.language)
        paper.entry(label, Message("recorded") if one.is_recorded else NOTHING_RECORDED, hang=hang)
        if one.is_recorded:
            _recorded_year(view, one, paper)


def _recorded_year(view: ItemView, recorded: RecordedYear, paper: Paper) -> None:
    if recorded.evaluation:
        _evaluation(view, recorded.evaluation, paper)
    for indicator, measurements in recorded.measurements:
        for one in measurements:
            paper.entry(join(paper, indicator.title, one.series), measurement_text(one, indicator, paper), indent=4)


def _evaluation(view: ItemView, evaluation: Evaluation, paper: Paper) -> None:
    plan = view.plan
    for key in ("planned", "result", "variance", "issues", "next"):
        if text := getattr(evaluation, key):
            paper.entry(word(plan, key), text, indent=4)
    if evaluation.cost:
        paper.entry(word(plan, "cost"), _cost(evaluation.cost, paper), indent=4)
    labels = {stage.id: stage.label for stage in plan.stages}
    for stage, review in evaluation.reviews.items():
        paper.entry(labels.get(stage, stage), _review(review, paper), indent=4)
    if evaluation.response:
        text = join(paper, evaluation.response.direction, evaluation.response.text)
        paper.entry(word(plan, "response"), text, indent=4)


def _cost(cost: Cost, paper: Paper) -> str:
    if cost.as_printed:
        return cost.as_printed
    budget = Message("budget {yen} yen", yen=f"{cost.budget:,}") if cost.budget is not None else None
    actual = Message("spent {yen} yen", yen=f"{cost.actual:,}") if cost.actual is not None else None
    return join(paper, budget, actual)


def _review(review: Review, paper: Paper) -> str:
    axes = [f"{axis}: {one.rating}" for axis, one in review.ratings.items()]
    comments = [one.comment for one in review.ratings.values() if one.comment]
    return join(paper, review.rating, *axes, review.direction, review.comment, *comments)
