"""What was typed for an evaluation, understood."""

from collections.abc import Sequence
from typing import NamedTuple

from kyodo_cli.base.errors import UsageFault
from kyodo_cli.base.folding import folded
from kyodo_cli.base.language import Message
from kyodo_cli.model.plan import Plan
from kyodo_cli.model.rating import Stage
from kyodo_cli.recording.evaluation import TEXTS, Given, stage_named
from kyodo_cli.recording.values import date_text, number, years_text


class Typed(NamedTuple):
    """What was typed for an evaluation, word for word."""

    ratings: Sequence[str] = ()
    planned: str | None = None
    result: str | None = None
    variance: str | None = None
    issues: str | None = None
    next: str | None = None
    direction: str | None = None
    comments: Sequence[str] = ()
    response: str | None = None
    response_direction: str | None = None
    budget: str | None = None
    actual: str | None = None
    covers: str | None = None
    fields: Sequence[str] = ()
    stage: str | None = None
    by: str | None = None
    date: str | None = None


def understood(plan: Plan, year: int, typed: Typed) -> Given:
    """Return what was typed, with numbers, dates and years read.

    Raises:
        UsageFault: one of them cannot be read.
    """
    texts = {name: getattr(typed, name) for name in TEXTS}
    cost = {"budget": typed.budget, "actual": typed.actual}
    stage = stage_named(plan, year, typed.stage)
    return Given(
        stage=typed.stage,
        texts={name: text for name, text in texts.items() if text},
        ratings=dict(_rating(one) for one in typed.ratings),
        comments=dict(_comment(stage, one) for one in typed.comments),
        direction=typed.direction,
        by=typed.by,
        date=date_text(typed.date) if typed.date else None,
        response=typed.response,
        response_direction=typed.response_direction,
        cost={name: number(text) for name, text in cost.items() if text},
        covers=years_text(typed.covers) if typed.covers else (),
        fields=dict(_field(one) for one in typed.fields),
    )


def _rating(text: str) -> tuple[str, str]:
    axis, sign, code = text.replace("＝", "=").partition("=")
    return (axis.strip(), code.strip()) if sign else ("", text.strip())


def _comment(stage: Stage, text: str) -> tuple[str, str]:
    """Return the axis that a comment is about, and the comment; a text may well hold a “=” of its own."""
    axis, sign, comment = text.partition("=")
    is_axis = sign and any(folded(axis) in (folded(one.id), folded(one.label)) for one in stage.axes)
    return (axis.strip(), comment) if is_axis else ("", text)


def _field(text: str) -> tuple[str, str]:
    key, sign, value = text.partition("=")
    if not sign:
        raise UsageFault(
            Message("“{text}” does not say which field is meant.", text=text), Message("Write --field KEY=VALUE.")
        )
    return key.strip(), value
