"""The search of the site: a list of all items, and every text with the place that it leads to."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kyodo_cli.analysis.search import texts
from kyodo_cli.base.routes import Route
from kyodo_cli.views.places import place
from kyodo_cli.views.report.indicators import IndicatorView
from kyodo_cli.views.site.addresses import (
    SCRIPT,
    SEARCH,
    TEXTS,
    Frame,
    PageLink,
    item_page,
    plan_page,
    report_page,
    way,
)
from kyodo_cli.views.site.gathered import Gathered
from kyodo_cli.views.site.item import indicator_place
from kyodo_cli.views.site.plan import Branch, branches, item_link
from kyodo_cli.views.words import Word


@dataclass(frozen=True, slots=True)
class Contents:
    """Everything of a plan that has a page: what can be found without a script."""

    language: str
    plan: PageLink
    branches: tuple[Branch, ...]
    ended: tuple[PageLink, ...]
    indicators: tuple[PageLink, ...]
    years: tuple[tuple[int, str], ...]


@dataclass(frozen=True, slots=True)
class SearchPage:
    """The page of the search, and where its script and its texts are."""

    frame: Frame
    contents: tuple[Contents, ...]
    script: str
    texts: str


@dataclass(frozen=True, slots=True)
class SearchText:
    """A text that can be found: the page that it leads to, the words for where it stands, and the year of a record."""

    href: str
    name: tuple[Word | None, str | None, Word]
    year: int | None
    place: tuple[Word, ...]
    text: str


def search_page(frame: Frame, contents: Sequence[Contents]) -> SearchPage:
    """Put together the page of the search."""
    return SearchPage(frame, tuple(contents), SCRIPT, TEXTS)


def contents(plan: Gathered) -> Contents:
    """Put together what of a plan has a page."""
    return Contents(
        language=plan.language,
        plan=PageLink(plan_page(plan.id), None, None, plan.now.title),
        branches=branches(plan, SEARCH, plan.now.items),
        ended=tuple(
            item_link(plan, SEARCH, anchor) for anchor, years in plan.items.items() if plan.now.year not in years
        ),
        indicators=tuple(_indicator_link(plan, anchor) for anchor in plan.indicators),
        years=tuple((one.year, report_page(plan.id, one.year)) for one in reversed(plan.reports)),
    )


def search_texts(plan: Gathered) -> Iterator[SearchText]:
    """Yield the texts of a plan and of those of its years that have a report, each with the page that shows it."""
    reported = {one.year for one in plan.reports}
    for year, route, item, text in texts(plan.book):
        if year is None or year in reported:
            href, name = _where(plan, year, item)
            yield SearchText(href, name, year, _place(plan, route, item), text)


def _place(plan: Gathered, route: Route, item: str | None) -> tuple[Word, ...]:
    known = item if item in plan.items or item in plan.indicators else None
    return place(plan.book.plan, route, known)


def _where(plan: Gathered, year: int | None, item: str | None) -> tuple[str, tuple[Word | None, str | None, Word]]:
    if item in plan.items:
        view = plan.latest(item)
        anchor = f"y{year}" if year in plan.items[item] and year is not None else None
        return way(SEARCH, item_page(plan.id, item), anchor), (view.word, view.number, view.title)
    if item in plan.indicators:
        shown = _latest(plan, item)
        return way(SEARCH, *indicator_place(plan, item)), (shown.word, shown.number, shown.title)
    if year is not None:
        return report_page(plan.id, year), (None, None, plan.now.title)
    return plan_page(plan.id), (None, None, plan.now.title)


def _latest(plan: Gathered, anchor: str) -> IndicatorView:
    years = plan.indicators[anchor]
    return years[max(years)]


def _indicator_link(plan: Gathered, anchor: str) -> PageLink:
    shown = _latest(plan, anchor)
    return PageLink(way(SEARCH, *indicator_place(plan, anchor)), shown.word, shown.number, shown.title)
