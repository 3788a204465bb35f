"""The columns of the table of evaluations: one row for each item that is evaluated in the year."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import Final, cast

from kyodo_cli.base.kinds import LISTS
from kyodo_cli.base.language import Message
from kyodo_cli.model.year import Cost, Evaluation
from kyodo_cli.render.dataset.columns import Column, Type
from kyodo_cli.render.dataset.identity import identity
from kyodo_cli.render.dataset.own_fields import own_fields
from kyodo_cli.render.dataset.stages import direction_title, directions, rating_columns, stage_columns
from kyodo_cli.views.dataset import DatasetView, EvaluationRow
from kyodo_cli.views.report.records import TEXTS
from kyodo_cli.views.words import word

RECORDED: Final[dict[str, Message]] = {
    "recorded": Message("recorded"),
    "covered": Message("evaluated together with a later year"),
    "not_due": Message("not due"),
    "missing": Message("not recorded"),
}


def evaluation_columns(view: DatasetView) -> tuple[Column, ...]:
    """Return the columns, as far as the plan has use for them: its levels, its stages, its own fields."""
    return (
        *identity(view),
        *_place(view),
        Column("evaluation", Message("Evaluation"), lambda row: row.recorded, values=tuple(RECORDED.items())),
        *_numbered(view, "covers", Message("Years covered"), lambda row: _of(row).covers, "year"),
        *(_text(view, key) for key in TEXTS),
        *_cost(view),
        *rating_columns(view),
        *stage_columns(view),
        Column("response.text", word(view.plan, "response"), lambda row: _response(row, "text")),
        Column(
            "response.direction",
            direction_title(view, word(view.plan, "response")),
            lambda row: _response(row, "direction"),
            values=directions(view),
        ),
        *own_fields(view, "evaluation", [_of(row).fields for row in view.evaluations], lambda row: _of(row).fields),
    )


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


def _of(row: EvaluationRow) -> Evaluation:
    return row.evaluation or Evaluation()


def _response(row: EvaluationRow, part: str) -> object:
    response = _of(row).response
    return getattr(response, part) if response else None
