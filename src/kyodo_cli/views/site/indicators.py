"""An indicator over the years: what it aimed at, what was measured, and how it stood."""

from collections.abc import Iterable
from dataclasses import dataclass

from kyodo_cli.views.report.indicators import IndicatorView
from kyodo_cli.views.report.trends import TrendView
from kyodo_cli.views.site.gathered import Gathered
from kyodo_cli.views.verdicts import SeriesView


@dataclass(frozen=True, slots=True)
class IndicatorYear:
    """How one series stood in a year."""

    year: int
    series: SeriesView


@dataclass(frozen=True, slots=True)
class IndicatorHistory:
    """An indicator as it last stood, and its years in order, drawn and listed; nothing where no year has a report."""

    indicator: IndicatorView
    trends: tuple[TrendView, ...]
    has_series: bool
    rows: tuple[IndicatorYear, ...]


def indicator_histories(plan: Gathered, anchors: Iterable[str]) -> tuple[IndicatorHistory, ...]:
    """Return the indicators that are named, over the years that have reports."""
    return tuple(_history(plan, plan.indicators[one]) for one in dict.fromkeys(anchors))


def _history(plan: Gathered, years: dict[int, IndicatorView]) -> IndicatorHistory:
    reported = [one.year for one in plan.reports if one.year in years]
    rows = tuple(IndicatorYear(year, series) for year in reported for series in years[year].standing.series)
    return IndicatorHistory(
        indicator=years[max(years)],
        trends=years[reported[-1]].trends if reported else (),
        has_series=any(one.series.label for one in rows),
        rows=rows,
    )
