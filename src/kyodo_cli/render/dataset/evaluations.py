"""The columns of the table of evaluations: one row for each item that is evaluated in the year."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any, Final, cast

from kyodo_cli.analysis.standing import STANDINGS, Question
from kyodo_cli.base.kinds import LISTS
from kyodo_cli.base.language import Message
from kyodo_cli.model.parts import Scalar
from kyodo_cli.model.plan import FieldDefinition
from kyodo_cli.model.rating import Scale
from kyodo_cli.model.year import Cost, Evaluation, Review
from kyodo_cli.render.dataset.columns import Column, Type
from kyodo_cli.render.dataset.identity import identity
from kyodo_cli.render.names import NAMES
from kyodo_cli.views.dataset import DatasetView, EvaluationRow
from kyodo_cli.views.grades import grade_word
from kyodo_cli.views.report.records import TEXTS, question_word, stage_word
from kyodo_cli.views.words import Word, word

RECORDED: Final[dict[str, Message]] = {
    "recorded": Message("recorded"),
    "covered": Message("evaluated together with a later year"),
    "not_due": Message("not due"),
    "missing": Message("not recorded"),
}

FIELD_TYPES: Final[dict[str, Type]] = {"number": "number", "date": "date", "yes_no": "yes_no"}


def evaluation_columns(view: DatasetView) -> tuple[Column, ...]:
    """Return the columns, as far as the plan has use for them: its levels, its stages, its own fields."""
    return (
        *identity(view),
        *_place(view),
        Column("evaluation", Message("Evaluation"), lambda row: row.recorded, values=tuple(RECORDED.items())),
        *_numbered(view, "covers", Message("Years covered"), lambda row: _of(row).covers, "year"),
        *(_text(view, key) for key in TEXTS),
        *_cost(view),
        *_ratings(view),
        *_stages(view),
        Column("response.text", word(view.plan, "response"), lambda row: _response(row, "text")),
        Column(
            "response.direction",
            _direction_title(view, word(view.plan, "response")),
            lambda row: _response(row, "direction"),
            values=_directions(view),
        ),
        *own_fields(view, "evaluation", [_of(row).fields for row in view.evaluations], lambda row: _of(row).fields),
    )


def own_fields(
    view: DatasetView, applies_to: str, given: list[dict[str, Scalar]], of: Callable[[Any], dict[str, Scalar]]
) -> Iterator[Column]:
    """Yield a column for each field of the plan's own, and one for its unit; one it does not define goes by its key.

    A field whose values are not all of the type that the plan says is a text.
    """
    defined = {one.key: one for one in view.plan.fields if one.applies_to == applies_to}
    for key in dict.fromkeys((*defined, *(key for fields in given for key in fields))):
        field = defined.get(key)
        title, unit = (field.label, field.unit) if field else (key, None)
        kind = _type([fields[key] for fields in given if key in fields], field)
        yield Column(f"fields.{key}", title, partial(_field, of, key), kind, unit)
        if unit:
            yield Column(f"fields.{key}.unit", Message("{what}: unit", what=title), partial(_constant, unit))


def _field(of: Callable[[Any], dict[str, Scalar]], key: str, row: object) -> object:
    return of(row).get(key)


def _constant(value: str, _: object) -> str:
    return value


def _type(values: list[Scalar], field: FieldDefinition | None) -> Type:
    wanted = FIELD_TYPES.get(field.type, "text") if field else "text"
    if wanted == "yes_no":
        fits = all(isinstance(one, bool) for one in values)
    elif wanted == "number":
        fits = all(isinstance(one, (int, float)) and not isinstance(one, bool) for one in values)
    else:
        fits = all(isinstance(one, str) for one in values)
    return wanted if fits else "text"


def _of(row: EvaluationRow) -> Evaluation:
    return row.evaluation or Evaluation()


def _place(view: DatasetView) -> Iterator[Column]:
    plan = view.plan
    kinds = tuple((kind, word(plan, kind)) for kind in LISTS if any(row.entry.kind == kind for row in view.evaluations))
    yield Column("kind", Message("Kind of item"), lambda row: row.entry.kind, values=kinds)
    yield Column("id", Message("Item ID"), lambda row: row.entry.id, says=Message("Stable over the years."))
    yield Column(
        "number",
        Message("Number"),
        lambda row: row.entry.numbering,
        says=Message("With the numbers of what stands above it; positions where there is no number."),
    )
    yield Column("title", Message("Title"), lambda row: row.entry.node.title)
    for kind in LISTS:
        if any(above.kind == kind for row in view.evaluations for above in row.entry.ancestors):
            name = word(plan, kind)
            yield Column(
                kind,
                Message("{what} ID", what=name),
                partial(_above, kind, "id"),
                says=Message("What the item stands under."),
            )
            yield Column(f"{kind}.title", name, partial(_above, kind, "title"))
    most = max((len(row.departments) for row in view.evaluations), default=0)
    for at in range(max(most, 1)):
        name = word(plan, "departments")
        title = name if most < 2 else Message("{what} ({number})", what=name, number=at + 1)
        yield Column(
            f"departments.{at + 1}",
            title,
            partial(_department, at),
            says=Message("In charge in this fiscal year."),
        )


def _above(kind: str, part: str, row: EvaluationRow) -> str | None:
    found = [one.node for one in row.entry.ancestors if one.kind == kind]
    return str(getattr(found[-1], part)) if found else None


def _department(at: int, row: EvaluationRow) -> str | None:
    return row.departments[at].name if at < len(row.departments) else None


def _numbered(
    view: DatasetView, key: str, title: Message, values: Callable[[EvaluationRow], tuple[object, ...]], type_: Type
) -> Iterator[Column]:
    """Yield a column for each of several values: one datum a cell."""
    for at in range(max((len(values(row)) for row in view.evaluations), default=0)):
        numbered = Message("{what} ({number})", what=title, number=at + 1)
        yield Column(f"{key}.{at + 1}", numbered, partial(_nth, values, at), type_)


def _nth(values: Callable[[EvaluationRow], tuple[object, ...]], at: int, row: EvaluationRow) -> object:
    found = values(row)
    return found[at] if at < len(found) else None


def _text(view: DatasetView, key: str) -> Column:
    return Column(key, word(view.plan, key), lambda row: getattr(_of(row), key))


def _cost(view: DatasetView) -> Iterator[Column]:
    yield Column("cost.budget.yen", Message("Budget"), lambda row: _money(row, "budget"), "number", "円")
    yield Column("cost.actual.yen", Message("Spent"), lambda row: _money(row, "actual"), "number", "円")
    costs = [_of(row).cost for row in view.evaluations]
    if any(one and one.as_printed for one in costs):
        yield Column(
            "cost.as_printed", Message("Budget and spending as printed"), lambda row: _money(row, "as_printed")
        )
    for at in range(max((len(one.lines) for one in costs if one), default=0)):
        for part, name, type_ in (
            ("label", Message("Source of money"), "text"),
            ("budget", Message("Budget"), "number"),
            ("actual", Message("Spent"), "number"),
        ):
            unit = "円" if type_ == "number" else None
            title = Message("{what} ({number})", what=name, number=at + 1)
            key = f"cost.lines.{at + 1}.{part}" + (".yen" if unit else "")
            yield Column(key, title, partial(_line, at, part), cast("Type", type_), unit)


def _money(row: EvaluationRow, part: str) -> object:
    cost = _of(row).cost or Cost()
    return getattr(cost, part)


def _line(at: int, part: str, row: EvaluationRow) -> object:
    lines = (_of(row).cost or Cost()).lines
    return getattr(lines[at], part) if at < len(lines) else None


def _ratings(view: DatasetView) -> Iterator[Column]:
    standings = tuple((one, NAMES[one]) for one in STANDINGS)
    for at, asked in enumerate(view.asked):
        question = asked.question
        key, name = _key(question), question_word(question)
        yield Column(
            f"standing.{key}",
            Message("{what}: standing", what=name),
            partial(_answer, at, "standing"),
            says=Message("Why there is a rating, or none; empty where the stage does not ask about the item."),
            values=standings,
        )
        yield Column(
            f"rating.{key}",
            Message("{what}: rating", what=name),
            partial(_answer, at, "code"),
            says=Message("As recorded."),
            values=_grades(question.scale) if _is_of_scale(view, at) else (),
        )
        yield Column(
            f"counts_as.{key}",
            Message("{what}: counts as", what=name),
            partial(_counts_as, at),
            says=Message("What the rating means on any scale; empty where the scale does not say."),
        )


def _is_of_scale(view: DatasetView, at: int) -> bool:
    """Say whether every rating is written as one of the grades of its scale."""
    scale = view.asked[at].question.scale
    codes = {one.code for one in scale.grades} if scale else set()
    return all(answer.code is None or answer.code in codes for answer in view.asked[at].answers)


def _grades(scale: Scale | None) -> tuple[tuple[str, Word], ...]:
    return tuple((one.code, grade_word(scale, one) or one.label) for one in scale.grades) if scale else ()


def _answer(at: int, part: str, row: EvaluationRow) -> object:
    answer = row.answers[at]
    return getattr(answer, part) if answer else None


def _counts_as(at: int, row: EvaluationRow) -> str | None:
    answer = row.answers[at]
    return answer.grade.counts_as if answer and answer.grade else None


def _key(question: Question) -> str:
    return f"{question.stage.id}.{question.axis.id}" if question.axis else question.stage.id


def _stages(view: DatasetView) -> Iterator[Column]:
    """Yield what each stage says beside its ratings."""
    stages = {asked.question.stage.id: stage_word(asked.question.stage) for asked in view.asked}
    axes = [asked.question for asked in view.asked if asked.question.axis]
    for stage, name in stages.items():
        for question in (one for one in axes if one.stage.id == stage and one.axis):
            axis = question.axis.id if question.axis else ""
            yield Column(
                f"comment.{stage}.{axis}",
                Message("{what}: {part}", what=question_word(question), part=word(view.plan, "comment")),
                partial(_axis_comment, stage, axis),
            )
        yield Column(
            f"comment.{stage}",
            Message("{what}: {part}", what=name, part=word(view.plan, "comment")),
            partial(_review, stage, "comment"),
        )
        yield Column(
            f"direction.{stage}",
            _direction_title(view, name),
            partial(_review, stage, "direction"),
            values=_directions(view),
        )
        yield Column(
            f"date.{stage}",
            Message("{what}: date", what=name),
            partial(_review, stage, "date"),
            "date",
        )


def _review(stage: str, part: str, row: EvaluationRow) -> object:
    return getattr(_of(row).reviews.get(stage) or Review(), part)


def _axis_comment(stage: str, axis: str, row: EvaluationRow) -> str | None:
    ratings = (_of(row).reviews.get(stage) or Review()).ratings
    return ratings[axis].comment if axis in ratings else None


def _direction_title(view: DatasetView, name: Word) -> Message:
    return Message("{what}: {part}", what=name, part=word(view.plan, "direction"))


def _directions(view: DatasetView) -> tuple[tuple[str, Word], ...]:
    codes = {one.code: one.label for one in view.plan.directions}
    given = [row.evaluation for row in view.evaluations if row.evaluation]
    used = {review.direction for one in given for review in one.reviews.values()}
    used |= {one.response.direction for one in given if one.response}
    return tuple(codes.items()) if used - {None} <= set(codes) else ()


def _response(row: EvaluationRow, part: str) -> object:
    response = _of(row).response
    return getattr(response, part) if response else None
