"""What an item or a plan was in a fiscal year, and what became of it, for machines."""

from typing import Any

from kyodo_cli.analysis.as_of import AsOf
from kyodo_cli.model.indicator import Indicator
from kyodo_cli.model.outline import Entry
from kyodo_cli.render.machine import part_data
from kyodo_cli.views.difference import DifferenceView, RevisedTarget
from kyodo_cli.views.history import YearView, history_view
from kyodo_cli.views.quantities import Quantity, When
from kyodo_cli.views.since import changes_since
from kyodo_cli.views.verdicts import SeriesView, standing_view


def plan_as_of_data(then: AsOf) -> dict[str, Any]:
    """Return the fiscal year that a plan is shown as of, its period then, and what had changed by then."""
    return {
        "as_of": then.year,
        "in_force": then.period.holds(then.year),
        "period_as_of": {"from": then.period.first, "to": then.period.last},
        "reorganisations": [
            {"year": one.year, "old": one.old.id, "new": [new.id for new in one.new]} for one in then.reorganisations
        ],
    }


def item_as_of_data(then: AsOf, entry: Entry) -> dict[str, Any]:
    """Return the fiscal year that an item is shown as of, and whether the plan then was in force and held it."""
    holds = then.period.holds(then.year) and then.holds(entry)
    return {"as_of": then.year, "in_plan": holds}


def item_history_data(then: AsOf, now: AsOf, entry: Entry) -> dict[str, Any]:
    """Return what has changed about an item by the year, what differs from it today, and its years one by one."""
    entry = then.twin(entry)
    return {
        "changes": [_change(one) for one in changes_since(None, then, entry)],
        "today": {
            "as_of": now.year,
            "period": {"from": now.period.first, "to": now.period.last},
            "differences": [_change(one) for one in changes_since(then, now, entry)],
        },
        "history": {str(one.year): _year(then, entry, one) for one in history_view(then, entry).years},
    }


def standings_data(then: AsOf, indicator: Indicator, *, only_year: bool) -> dict[str, Any]:
    """Return how an indicator stood in each fiscal year so far, or in the one asked for: verdict, rate, grade."""
    from kyodo_cli.views.overview import years_so_far

    years = [then.year] if only_year else years_so_far(then)
    views = (standing_view(then.book, indicator, year) for year in years)
    return {
        str(one.year): {"verdict": one.verdict, "results": [_result(series) for series in one.series]} for one in views
    }


def _result(one: SeriesView) -> dict[str, Any]:
    rate = one.found.rate
    return {
        "series": one.found.series.id if one.found.series else None,
        "verdict": one.found.verdict,
        "rate": {"formula": rate.name, "percent": float(rate.printed)} if rate else None,
        "grade": one.grade,
    }


def _change(one: DifferenceView) -> dict[str, Any]:
    return {
        "year": one.year,
        "what": one.target.way if one.target else one.what,
        "was": _text(one.was),
        "now": _text(one.now),
        "items": [item.id for item in one.items],
        **({"over": one.over.id} if one.over else {}),
        **(_target(one.target) if one.target else {}),
        "reason": one.reason,
        "source": one.source,
    }


def _text(value: object) -> object:
    return list(value) if isinstance(value, tuple) else str(value) if value is not None else None


def _target(one: RevisedTarget) -> dict[str, Any]:
    when = one.when or When()
    before = one.old_when or when
    return {
        "indicator": one.indicator,
        "series": one.series,
        "was": _quantity(one.old),
        "was_for": {"from": before.first, "to": before.last} if one.old else None,
        "now": _quantity(one.new),
        "now_for": {"from": when.first, "to": when.last},
    }


def _quantity(one: Quantity | None) -> object:
    if one is None:
        return None
    return one.value if one.value is not None else [one.minimum, one.maximum] if one.op == "between" else one.as_printed


def _year(then: AsOf, entry: Entry, one: YearView) -> dict[str, Any]:
    records = then.book.years.get(one.year)
    measured = {
        indicator.id: [part_data(value) for value in records.measurements[indicator.id]]
        for indicator in entry.node.indicators
        if records and indicator.id in records.measurements
    }
    return {
        "state": one.state,
        "recorded": one.is_recorded,
        "closed": one.last is not None and one.last.event == "closed",
        "measurements": measured,
        "corrections": [part_data(each.correction) for each in one.corrections],
    }
