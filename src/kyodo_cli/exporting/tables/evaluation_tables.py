"""The tables of evaluations: what was done, what the stages of review said, what it cost, who was in charge."""

from collections.abc import Iterator
from typing import Final, get_args

from kyodo_cli.analysis.standing import STANDINGS, Answer, is_evaluated
from kyodo_cli.base.kinds import KINDS
from kyodo_cli.exporting.tables.item_tables import ITEM, OF_ITEM
from kyodo_cli.exporting.tables.keys import keys
from kyodo_cli.exporting.tables.plan_tables import POSITION
from kyodo_cli.exporting.tables.schema import Column, Reference, Row, Table
from kyodo_cli.exporting.tables.year_tables import OF_YEAR
from kyodo_cli.exporting.tables.years import BookYear
from kyodo_cli.model.rating import Grade
from kyodo_cli.model.year import AxisRating, Cost, CostLine, Evaluation, Response, Review
from kyodo_cli.views.dataset import EvaluationRow, Recorded

OF_EVALUATION: Final = Reference(("plan", "year", "item"), "evaluations")

_TEXTS: Final = keys(Evaluation, "planned", "result", "variance", "issues", "next")
_COST: Final = keys(Cost, "budget", "actual", before="cost_", yen=True)
_PRINTED: Final = keys(Cost, "as_printed", before="cost_")
_RESPONSE: Final = keys(Response, "text", "direction", before="response_")
_LINE: Final = keys(CostLine, "label", "budget", "actual", yen=True)
_RATING: Final = keys(Review, "rating")
_SAID: Final = keys(Review, "comment", "direction", "by", "date")
_AXIS: Final = keys(AxisRating, "rating", "comment")
_GRADE: Final = keys(Grade, "label", "counts_as", label="rating_label")


def _evaluations(of: BookYear) -> Iterator[Row]:
    for row in of.view.evaluations:
        yield (
            row.entry.id,
            row.entry.kind,
            row.entry.node.title,
            row.recorded,
            *_evaluation_cells(row.evaluation),
        )
    for item, evaluation in _others(of):
        entry = of.book.outline.by_id.get(item)
        recorded = "recorded" if is_evaluated(evaluation) else "not_due"
        place = (entry.kind, entry.node.title) if entry else (None, None)
        yield (item, *place, recorded, *_evaluation_cells(evaluation))


def _evaluation_cells(one: Evaluation | None) -> Row:
    cost = one.cost if one else None
    return (
        *_TEXTS.cells(one),
        *_COST.cells(cost),
        *_PRINTED.cells(cost),
        *_RESPONSE.cells(one.response if one else None),
    )


def _others(of: BookYear) -> Iterator[tuple[str, Evaluation]]:
    """Yield what is recorded of items that were no part of the plan in the year, or that it does not have."""
    seen = {row.entry.id for row in of.view.evaluations}
    return ((item, one) for item, one in of.records.evaluations.items() if item not in seen)


def _reviews(of: BookYear) -> Iterator[Row]:
    for row in of.view.evaluations:
        for position, cells in enumerate(_review_cells(of, row), 1):
            yield (row.entry.id, position, *cells)
    for item, evaluation in _others(of):
        found = (cells for stage, one in evaluation.reviews.items() for cells in _unasked(of, stage, one, set()))
        for position, cells in enumerate(found, 1):
            yield (item, position, *cells)


def _review_cells(of: BookYear, row: EvaluationRow) -> Iterator[Row]:
    """Yield what each stage said of an item: the stages that ask about it first, then any other."""
    reviews = row.evaluation.reviews if row.evaluation else {}
    asked: dict[str, dict[str | None, Answer]] = {}
    for one, answer in zip(of.view.asked, row.answers, strict=True):
        if answer:
            axis = one.question.axis.id if one.question.axis else None
            asked.setdefault(one.question.stage.id, {})[axis] = answer
    for stage, answers in asked.items():
        review = reviews.get(stage)
        if None in answers or review:
            yield _stage_row(of, stage, review, answers.get(None))
        for axis, answer in answers.items():
            if axis is not None:
                given = review.ratings.get(axis) if review else None
                yield _axis_row(stage, axis, given, answer)
        if review:
            yield from _axes_unasked(stage, review, set(answers))
    for stage, review in reviews.items():
        yield from _unasked(of, stage, review, set(asked))


def _unasked(of: BookYear, stage: str, review: Review, asked: set[str]) -> Iterator[Row]:
    if stage not in asked:
        yield _stage_row(of, stage, review, None)
        yield from _axes_unasked(stage, review, set())


def _axes_unasked(stage: str, review: Review, asked: set[str | None]) -> Iterator[Row]:
    for axis, given in review.ratings.items():
        if axis not in asked:
            yield _axis_row(stage, axis, given, None)


def _stage_row(of: BookYear, stage: str, review: Review | None, answer: Answer | None) -> Row:
    chosen = review.direction if review else None
    direction = next((one for one in of.book.plan.directions if one.code == chosen), None)
    return (
        stage,
        None,
        answer.standing if answer else None,
        *_RATING.cells(review),
        *_GRADE.cells(answer.grade if answer else None),
        *_SAID.cells(review),
        *((direction.label, direction.counts_as) if direction else (None, None)),
    )


def _axis_row(stage: str, axis: str, given: AxisRating | None, answer: Answer | None) -> Row:
    rating, comment = _AXIS.cells(given)
    grade = _GRADE.cells(answer.grade if answer else None)
    rest: Row = (None,) * (len(_SAID.columns) + 1)
    return (stage, axis, answer.standing if answer else None, rating, *grade, comment, *rest)


def _covers(of: BookYear) -> Iterator[Row]:
    for item, evaluation in of.records.evaluations.items():
        for position, year in enumerate(evaluation.covers, 1):
            yield (item, position, year)


def _cost_lines(of: BookYear) -> Iterator[Row]:
    for item, evaluation in of.records.evaluations.items():
        for position, one in enumerate(evaluation.cost.lines if evaluation.cost else (), 1):
            yield (item, position, *_LINE.cells(one))


def _in_charge(of: BookYear) -> Iterator[Row]:
    for row in of.view.items:
        for position, one in enumerate(row.departments, 1):
            yield (row.entry.id, position, one.id, one.name)


_KEY: Final = ("item", "position")

TABLES: Final = (
    Table(
        "evaluations",
        (
            ITEM,
            Column("kind", values=KINDS),
            Column("title"),
            Column("recorded", values=get_args(Recorded), required=True),
            *_TEXTS.columns,
            *_COST.columns,
            *_PRINTED.columns,
            *_RESPONSE.columns,
        ),
        ("item",),
        (OF_YEAR, OF_ITEM),
        of_year=_evaluations,
    ),
    Table(
        "reviews",
        (
            ITEM,
            POSITION,
            Column("stage", required=True),
            Column("axis"),
            Column("standing", values=STANDINGS),
            *_RATING.columns,
            *_GRADE.columns,
            *_SAID.columns,
            Column("direction_label"),
            Column("direction_counts_as"),
        ),
        _KEY,
        (OF_EVALUATION,),
        of_year=_reviews,
    ),
    Table(
        "covers",
        (ITEM, POSITION, Column("covered_year", "year", required=True)),
        _KEY,
        (OF_EVALUATION,),
        of_year=_covers,
    ),
    Table("cost_lines", (ITEM, POSITION, *_LINE.columns), _KEY, (OF_EVALUATION,), of_year=_cost_lines),
    Table(
        "in_charge",
        (ITEM, POSITION, Column("department", required=True), Column("department_name", required=True)),
        _KEY,
        (OF_YEAR, OF_ITEM),
        of_year=_in_charge,
    ),
)
