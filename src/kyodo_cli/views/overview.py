"""A plan or an indicator by itself: what `show plan` and `show indicator` say."""

from dataclasses import dataclass

from kyodo_cli.analysis.as_of import AsOf, is_followed
from kyodo_cli.analysis.frame import Frame
from kyodo_cli.model.outline import IndicatorEntry
from kyodo_cli.model.plan import Plan
from kyodo_cli.views.item import Reference, reference
from kyodo_cli.views.report.indicators import IndicatorView, ValueView, indicator_view
from kyodo_cli.views.report.references import Context
from kyodo_cli.views.words import Word, word


@dataclass(frozen=True, slots=True)
class PlanOverview:
    """A plan by its frame as of a fiscal year; `counts` are its items level by level, `top` the highest by name."""

    plan: Plan
    period: Frame
    counts: tuple[tuple[Word, int], ...]
    top: tuple[Reference, ...]
    years: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class IndicatorOverview:
    """An indicator with the item it belongs to (None: the plan as a whole) and what was measured, year by year."""

    plan: Plan
    holder: Reference | None
    indicator: IndicatorView
    measured: tuple[tuple[int, ValueView], ...]


def plan_overview(then: AsOf) -> PlanOverview:
    """Put together what `show plan` says, as the plan stood in a fiscal year."""
    plan, outline = then.plan, then.outline
    kinds = dict.fromkeys(entry.kind for entry in outline.entries)
    counts = [(word(plan, kind), len(outline.of_kind(kind))) for kind in kinds]
    followed = [one for one in outline.indicators if is_followed(plan, one.indicator, then.year)]
    if followed:
        counts.append((word(plan, "indicator"), len(followed)))
    top = tuple(reference(plan, entry) for entry in outline.children.get(None, ()))
    return PlanOverview(plan, then.period, tuple(counts), top, tuple(sorted(then.book.years)))


def indicator_overview(then: AsOf, entry: IndicatorEntry, *, only_year: bool = False) -> IndicatorOverview:
    """Put together what `show indicator` says, as of a fiscal year; values of all years or of that one."""
    entry = then.indicator_twin(entry)
    years = [year for year in sorted(then.book.years) if not only_year or year == then.year]
    views = ((year, indicator_view(Context(then.book, year), entry.indicator)) for year in years)
    measured = tuple((year, row) for year, one in views for row in one.rows if row.kind == "value")
    holder = reference(then.plan, entry.holder) if entry.holder else None
    return IndicatorOverview(then.plan, holder, indicator_view(Context(then.book, then.year), entry.indicator), measured)
