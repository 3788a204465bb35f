"""What was recorded of an item, and its indicators, as text for a terminal."""

from kyodo_cli.base.language import Message
from kyodo_cli.model.plan import Plan
from kyodo_cli.model.year import Cost
from kyodo_cli.render.formats import number, quantity, scalar, when
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
        paper.entry(review.stage, _review(review, paper), indent=4)
    if view.response:
        paper.entry(
            word(plan, "response"), join(paper, _direction(view.response.direction), view.response.text), indent=4
        )


def indicator_text(view: IndicatorView, paper: Paper) -> None:
    """Write an indicator: where it starts and what is aimed at, each with its year."""
    paper.heading(join(paper, view.word, view.number, view.title, f"[{view.id}]"))
    if view.unit:
        paper.entry(Message("Unit"), view.unit)
    for row in view.rows:
        if row.kind != "value":
            value_text(row, paper, indent=2)
    for text in (view.definition, view.no_target_reason):
        if text:
            paper.line(text, indent=2)


def value_text(row: ValueView, paper: Paper, *, title: str | None = None, indent: int = 4) -> None:
    """Write one value of an indicator: of which series, how much, when, what is to be said of it."""
    years = when(row.when, paper.language) if row.when else ""
    said = (
        quantity(row.quantity, paper.language) if row.quantity else None,
        Message("({text})", text=years) if years and not title else None,
        NAMES[row.status] if row.status else None,
        Message("(no longer in force)") if row.is_replaced else None,
        *row.notes,
    )
    paper.entry(join(paper, title or row.label, row.series), join(paper, *said), indent=indent)


def _cost(cost: Cost, paper: Paper) -> str:
    if cost.as_printed:
        return cost.as_printed
    budget = Message("budget {yen} yen", yen=number(cost.budget)) if cost.budget is not None else None
    actual = Message("spent {yen} yen", yen=number(cost.actual)) if cost.actual is not None else None
    return join(paper, budget, actual)


def _review(review: ReviewView, paper: Paper) -> str:
    ratings = [_rating(one, paper) for one in review.ratings]
    return join(paper, *ratings, _direction(review.direction), review.comment)


def _rating(rating: RatingView, paper: Paper) -> str:
    code = Message("{code} ({meaning})", code=rating.code, meaning=rating.meaning) if rating.meaning else rating.code
    return join(paper, f"{rating.axis}:" if rating.axis else None, code, rating.comment)


def _direction(direction: DirectionView | None) -> str | None:
    if direction is None:
        return None
    return f"{direction.code} {direction.meaning}" if direction.meaning else direction.code
