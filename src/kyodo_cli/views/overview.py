"""A plan or an indicator by itself: what `show plan` and `show indicator` say."""

from dataclasses import dataclass

from kyodo_cli.analysis.frame import Frame, frame
from kyodo_cli.model.outline import IndicatorEntry
from kyodo_cli.model.plan import Plan
from kyodo_cli.views.item import Reference, reference
from kyodo_cli.views.report.indicators import IndicatorView, ValueView, indicator_view
from kyodo_cli.views.report.references import Context
from kyodo_cli.views.verdicts import StandingView
from kyodo_cli.views.words import Word, word
from kyodo_cli.workspace.book import PlanBook


@dataclass(frozen=True, slots=True)
class PlanOverview:
    """A plan by its frame as of a fiscal year; `counts` are its items level by level, `top` the highest by name."""

    plan: Plan
    period: Frame
    counts: tuple[tuple[Word, int], ...]
    top: tuple[Reference, ...]
    years: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class YearOfIndicator:
    """What was measured of an indicator in one fiscal year, and how it stands."""

    year: int
    values: tuple[ValueView, ...]
    standing: StandingView


@dataclass(frozen=True, slots=True)
class IndicatorOverview:
    """An indicator with the item it belongs to (None: the plan as a whole), and how it stood year by year."""

    plan: Plan
    holder: Reference | None
    indicator: IndicatorView
    years: tuple[YearOfIndicator, ...]


def plan_overview(book: PlanBook, *, as_of: int) -> PlanOverview:
    """Put together what `show plan` says, as the plan stood in a fiscal year."""
    plan, outline = book.plan, book.outline
    kinds = dict.fromkeys(entry.kind for entry in outline.entries)
    counts = [(word(plan, kind), len(outline.of_kind(kind))) for kind in kinds]
    if outline.indicators:
        counts.append((word(plan, "indicator"), len(outline.indicators)))
    top = tuple(reference(plan, entry) for entry in outline.children.get(None, ()))
    return PlanOverview(plan, frame(plan, as_of), tuple(counts), top, tuple(sorted(book.years)))


def indicator_overview(
    book: PlanBook, entry: IndicatorEntry, *, as_of: int, only_year: int | None = None
) -> IndicatorOverview:
    """Put together what `show indicator` says, as of a fiscal year; of all years or of one."""
    holder = reference(book.plan, entry.holder) if entry.holder else None
    years = _years(book, as_of) if only_year is None else [only_year]
    of_years = tuple(_year(Context(book, year), entry) for year in years)
    return IndicatorOverview(book.plan, holder, indicator_view(Context(book, as_of), entry.indicator), of_years)


def _years(book: PlanBook, as_of: int) -> list[int]:
    """Return the years of the plan so far, and any other that has records."""
    period = frame(book.plan, as_of)
    last = as_of if period.last is None else min(as_of, period.last)
    return sorted({*range(period.first, last + 1), *book.years})


def _year(context: Context, entry: IndicatorEntry) -> YearOfIndicator:
    view = indicator_view(context, entry.indicator)
    return YearOfIndicator(context.year, tuple(row for row in view.rows if row.kind == "value"), view.standing)
