"""A plan or an indicator by itself: what `show plan` and `show indicator` say."""

from dataclasses import dataclass

from kyodo_cli.analysis.as_of import AsOf, is_followed
from kyodo_cli.analysis.frame import Frame
from kyodo_cli.model.outline import IndicatorEntry
from kyodo_cli.model.plan import Amendment, Plan
from kyodo_cli.views.difference import DifferenceView
from kyodo_cli.views.item import Reference, reference
from kyodo_cli.views.report.indicators import IndicatorView, ValueView, indicator_view
from kyodo_cli.views.report.references import Context
from kyodo_cli.views.since import indicator_changes_since
from kyodo_cli.views.verdicts import StandingView
from kyodo_cli.views.words import Word, word


@dataclass(frozen=True, slots=True)
class AmendedView:
    """An amendment with the names of what it is about, and of what followed; some ought to say why, and do not."""

    amendment: Amendment
    items: tuple[str, ...]
    into: tuple[str, ...]
    lacks_reason: bool


@dataclass(frozen=True, slots=True)
class PlanOverview:
    """A plan by its frame as of a fiscal year; `counts` are its items level by level, `top` the highest by name.

    `amendments` are those by that year, `later` those between it and today's, `today`.
    """

    plan: Plan
    period: Frame
    counts: tuple[tuple[Word, int], ...]
    top: tuple[Reference, ...]
    years: tuple[int, ...]
    amendments: tuple[AmendedView, ...]
    later: tuple[AmendedView, ...]
    today: int


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
    changes: tuple[DifferenceView, ...]
    differences: tuple[DifferenceView, ...]
    today: int


def plan_overview(then: AsOf, now: AsOf) -> PlanOverview:
    """Put together what `show plan` says, as the plan stood in a fiscal year."""
    plan, outline = then.plan, then.outline
    kinds = dict.fromkeys(entry.kind for entry in outline.entries)
    counts = [(word(plan, kind), len(outline.of_kind(kind))) for kind in kinds]
    followed = [one for one in outline.indicators if is_followed(plan, one.indicator, then.year)]
    if followed:
        counts.append((word(plan, "indicator"), len(followed)))
    top = tuple(reference(plan, entry) for entry in outline.children.get(None, ()))
    amended = [_amended(then, one) for one in then.amendments]
    later = [_amended(now, one) for one in now.amendments if one.year > then.year]
    years = tuple(sorted(then.book.years))
    return PlanOverview(plan, then.period, tuple(counts), top, years, tuple(amended), tuple(later), now.year)


def _amended(then: AsOf, one: Amendment) -> AmendedView:
    items, into = (tuple(_name(then, item) for item in ids) for ids in (one.item, one.into))
    return AmendedView(one, items, into, then.lacks_reason(one))


def _name(then: AsOf, item: str) -> str:
    """Return what an amendment names by its id: an item or an indicator by number and title, an office by its name."""
    outline = then.book.outline
    if entry := outline.by_id.get(item):
        return f"{entry.node.number} {entry.node.title}" if entry.node.number else entry.node.title
    if indicator := outline.indicator_by_id.get(item):
        return indicator.indicator.title
    offices = {one.id: one.name for one in then.plan.bodies} | {one.id: one.name for one in then.plan.departments}
    return offices.get(item, item)


def indicator_overview(then: AsOf, now: AsOf, entry: IndicatorEntry, *, only_year: bool = False) -> IndicatorOverview:
    """Put together what `show indicator` says, as of a fiscal year; of all years or of that one."""
    entry = then.indicator_twin(entry)
    years = [then.year] if only_year else years_so_far(then)
    return IndicatorOverview(
        plan=then.plan,
        holder=reference(then.plan, entry.holder) if entry.holder else None,
        indicator=indicator_view(Context(then.book, then.year), entry.indicator),
        years=tuple(_year(Context(then.book, year), entry) for year in years),
        changes=indicator_changes_since(None, then, entry),
        differences=indicator_changes_since(then, now, entry),
        today=now.year,
    )


def years_so_far(then: AsOf) -> list[int]:
    """Return the years of the plan so far, and any other that has records."""
    first, last = then.period.first, then.period.last
    until = then.year if last is None else min(then.year, last)
    return sorted({*range(first, until + 1), *then.book.years})


def _year(context: Context, entry: IndicatorEntry) -> YearOfIndicator:
    view = indicator_view(context, entry.indicator)
    return YearOfIndicator(context.year, view.values_in(context.year), view.standing)
