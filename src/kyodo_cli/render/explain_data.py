"""What is behind a verdict, for machines."""

from fractions import Fraction
from typing import Any

from kyodo_cli.analysis.indicators.measured import Actual
from kyodo_cli.analysis.indicators.said import Said
from kyodo_cli.base.language import Message
from kyodo_cli.render.explain_text import ROUNDING, working
from kyodo_cli.render.machine import part_data
from kyodo_cli.render.statements import caution, reason, refusal
from kyodo_cli.views.explain import ExplainView
from kyodo_cli.views.verdicts import SeriesView, StandingView


def explain_data(view: ExplainView, language: str) -> dict[str, Any]:
    """Return an indicator's verdict in a fiscal year with everything behind it."""
    return {
        "plan": view.plan.id,
        "item": view.holder.id if view.holder else None,
        "id": view.indicator.id,
        "number": view.indicator.number,
        "title": view.indicator.title,
        "unit": view.indicator.unit,
        **_with_later(view, standing_data(view.standing, language)),
        "successor": view.indicator.successor,
    }


def standing_data(view: StandingView, language: str) -> dict[str, Any]:
    """Return how an indicator stands in a fiscal year."""
    return {
        "year": view.year,
        "verdict": view.verdict,
        "combined": "weakest" if view.is_combined else None,
        "results": [_series(one, language) for one in view.series],
    }


def _with_later(view: ExplainView, data: dict[str, Any]) -> dict[str, Any]:
    """Add the final values that later records hold, beside the ones that counted."""
    for one in data["results"]:
        later = view.later.get(one["series"])
        one["final_value"] = _actual(later.actual) if later else None
    return data


def _series(view: SeriesView, language: str) -> dict[str, Any]:
    found = view.found
    aim = found.aim
    return {
        "series": found.series.id if found.series else None,
        "unit": view.unit,
        "baseline": part_data(found.baseline) if found.baseline else None,
        "target": {
            **(part_data(aim.target) if aim.target else {}),
            "goal": plain(aim.goal),
            "due": aim.due,
            "replaced": [part_data(one) for one in aim.replaced],
        }
        if aim
        else None,
        "value": _actual(found.actual),
        "previous": _actual(found.previous),
        "change": plain(view.change.difference) if view.change else None,
        "rate": _rate(view, language),
        "grade": view.grade,
        "verdict": found.verdict,
        "rule": _said(found.rule, reason(found.rule, language)),
        "warnings": [_said(one, caution(one, language)) for one in found.cautions],
    }


def _rate(view: SeriesView, language: str) -> dict[str, Any] | None:
    found = view.found
    if found.refusal:
        return {
            "formula": found.refusal.values["formula"],
            "percent": None,
            "refused": _said(found.refusal, refusal(found.refusal, language)),
            "use": found.refusal.values["use"],
        }
    if found.rate is None:
        return None
    return {
        "formula": found.rate.name,
        "percent": float(found.rate.printed),
        "unrounded": float(found.rate.percent),
        "working": working(found.rate, language),
        "rounding": Message(ROUNDING.text).in_language(language),
        "since": found.rate.clock.since if found.rate.clock else None,
        "years_gone": found.rate.clock.gone if found.rate.clock else None,
        "years": found.rate.clock.whole if found.rate.clock else None,
    }


def _actual(one: Actual | None) -> dict[str, Any] | None:
    if one is None:
        return None
    source = part_data(one.record) if one.record else {"from": "baseline"}
    return {**source, "value": plain(one.value), "measured": one.measured, "reported": one.reported}


def _said(one: Said, text: str) -> dict[str, str]:
    return {"id": one.kind, "text": text}


def plain(value: Fraction | None) -> int | float | None:
    """Return an exact number as JSON has it: whole numbers as such, others as the nearest float."""
    if value is None:
        return None
    try:
        return int(value) if value.denominator == 1 else float(value)
    except OverflowError:  # beyond the largest float a fraction no longer matters
        return int(value)
