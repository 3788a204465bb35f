"""What was recorded of an item, and its indicators, as text for a terminal."""

from dataclasses import replace

from kyodo_cli.base.language import Message
from kyodo_cli.model.plan import Plan
from kyodo_cli.model.year import Cost
from kyodo_cli.render.formats import date, number, quantity, scalar, when
from kyodo_cli.render.names import NAMES
from kyodo_cli.render.paper import Paper, join
from kyodo_cli.views.report.indicators import IndicatorView, ValueView
from kyodo_cli.views.report.records import DirectionView, RatingView, RecordView, ReviewView
from kyodo_cli.views.words import word


def record_text(view: RecordView, plan: Plan, paper: Paper) -> None:
    """Write an evaluation: the texts, the cost, each stage in order, what the city answered."""
    for text in view.texts:
        paper.entry(text.label, text.text, indent=4)
    if view.cost:
        paper.entry(word(plan, "cost"), _cost(view.cost, paper), indent=4)
    for field in view.fields:
        paper.entry(field.label, join(paper, scalar(field.value), field.unit), indent=4)
    for review in view.reviews:
        _review(review, plan, paper)
    if view.response:
        paper.entry(word(plan, "response"), view.response.text or "", indent=4)
        if said := _direction(view.response.direction):
            paper.entry(word(plan, "direction"), said, indent=6)


def indicator_text(view: IndicatorView, paper: Paper) -> None:
    """Write an indicator: where it starts and what is aimed at, each with its year."""
    paper.heading(join(paper, view.word, view.number, view.title, f"[{view.id}]"))
    if view.unit:
        paper.entry(Message("Unit"), view.unit)
    for row in view.rows:
        if row.kind != "value":
            value_text(row, paper, unit=view.unit, indent=2)
    for text in (view.definition, view.no_target_reason):
        if text:
            paper.line(text, indent=2)


def value_text(row: ValueView, paper: Paper, *, unit: str | None, title: str | None = None, indent: int = 4) -> None:
    """Write one value of an indicator: of which series, how much, when, what is to be said of it."""
    years = when(row.when, paper.language) if row.when else ""
    said = (
        quantity(replace(row.quantity, unit=row.quantity.unit or unit), paper.language) if row.quantity else None,
        Message("({text})", text=years) if years and not title else None,
        parts_text(row),
        NAMES[row.status] if row.status else None,
        Message("(no longer in force)") if row.is_replaced else None,
        *row.notes,
    )
    paper.entry(join(paper, title or row.label, row.series), join(paper, *said), indent=indent)


def parts_text(row: ValueView) -> Message | None:
    """Return numerator and denominator, where they stand beside the value."""
    if row.parts is None:
        return None
    upper, lower = map(number, row.parts)
    return Message("[{text}]", text=Message("{numerator} of {denominator}", numerator=upper, denominator=lower))


def _cost(cost: Cost, paper: Paper) -> str:
    if cost.as_printed:
        return cost.as_printed
    budget = Message("budget {yen} yen", yen=number(cost.budget)) if cost.budget is not None else None
    actual = Message("spent {yen} yen", yen=number(cost.actual)) if cost.actual is not None else None
    return join(paper, budget, actual)


def _review(review: ReviewView, plan: Plan, paper: Paper) -> None:
    """Write what one stage said, each part behind its name; a comment on an axis stands with that axis."""
    plain = [one for one in review.ratings if not one.axis]
    paper.entry(review.stage, join(paper, *(_code(one) for one in plain)), indent=4)
    comment = word(plan, "comment")
    for rating in review.ratings:
        if rating.axis:
            paper.entry(rating.axis, _code(rating), indent=6)
        if rating.comment:
            paper.entry(comment, rating.comment, indent=8)
    for label, said in (
        (word(plan, "direction"), _direction(review.direction)),
        (comment, review.comment),
        (Message("Reviewed by"), review.by),
        (Message("Reviewed on"), date(review.date, paper.language) if review.date else None),
    ):
        if said:
            paper.entry(label, said, indent=6)


def _code(rating: RatingView) -> Message | str:
    return Message("{code} ({meaning})", code=rating.code, meaning=rating.meaning) if rating.meaning else rating.code


def _direction(direction: DirectionView | None) -> str | None:
    if direction is None:
        return None
    return f"{direction.code} {direction.meaning}" if direction.meaning else direction.code
