"""The page of a plan: its years, its frame, its items, the indicators of the plan as a whole."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kyodo_cli.views.report import ReportView
from kyodo_cli.views.report.items import AnswerView, ItemView
from kyodo_cli.views.site.addresses import Frame, PageLink, frame, item_page, plan_page, way
from kyodo_cli.views.site.files import YearFiles
from kyodo_cli.views.site.gathered import Gathered
from kyodo_cli.views.site.indicators import IndicatorHistory, indicator_histories
from kyodo_cli.views.site.start import PlanCard, plan_card
from kyodo_cli.views.words import Word


@dataclass(frozen=True, slots=True)
class Branch:
    """An item with those below it, and how it was rated in the latest year that has a report."""

    link: PageLink
    answers: tuple[AnswerView, ...]
    branches: tuple["Branch", ...]


@dataclass(frozen=True, slots=True)
class PlanPage:
    """The page of a plan; `rated` is the year whose ratings stand beside the items, `ended` what is no longer part."""

    frame: Frame
    card: PlanCard
    now: ReportView
    branches: tuple[Branch, ...]
    rated: int | None
    ended: tuple[PageLink, ...]
    indicators: tuple[IndicatorHistory, ...]
    files: tuple[YearFiles, ...]


def plan_page_view(plan: Gathered, site: Word, files: Mapping[int, YearFiles]) -> PlanPage:
    """Put together the page of a plan, with the data of its years."""
    path = plan_page(plan.id)
    rated = _rated(plan)
    current = {anchor for anchor, years in plan.items.items() if plan.now.year in years}
    return PlanPage(
        frame=frame(path, plan.language, site),
        card=plan_card(path, plan),
        now=plan.now,
        branches=branches(plan, path, plan.now.items, rated),
        rated=rated,
        ended=tuple(item_link(plan, path, anchor) for anchor in plan.items if anchor not in current),
        indicators=indicator_histories(plan, (one for one in plan.indicators if one not in plan.holders)),
        files=tuple(files[one.year] for one in reversed(plan.reports)),
    )


def item_link(plan: Gathered, origin: str, anchor: str) -> PageLink:
    """Return the way to the page of an item."""
    item = plan.latest(anchor)
    return PageLink(way(origin, item_page(plan.id, anchor)), item.word, item.number, item.title)


def _rated(plan: Gathered) -> int | None:
    """Return the year whose ratings stand beside the items: the last that is no draft, else the last."""
    years = [one.year for one in plan.reports if one.state != "draft"] or [one.year for one in plan.reports]
    return years[-1] if years else None


def branches(plan: Gathered, path: str, items: Sequence[ItemView], rated: int | None = None) -> tuple[Branch, ...]:
    """Return items with those below them, and their ratings of a year where one is named."""
    found = []
    for item in items:
        year = plan.items[item.anchor].get(rated) if rated is not None else None
        given = tuple(one for one in year.answers if one.code) if year else ()
        below = branches(plan, path, item.children, rated)
        found.append(Branch(item_link(plan, path, item.anchor), given, below))
    return tuple(found)
