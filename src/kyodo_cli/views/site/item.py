"""The page of an item: what the plan says of it, what it hangs together with, and its years."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from kyodo_cli.views.report import ReportView
from kyodo_cli.views.report.changed import CorrectionView
from kyodo_cli.views.report.items import AnswerView, CorrespondenceView, ItemView
from kyodo_cli.views.report.references import Link
from kyodo_cli.views.site.addresses import Frame, PageLink, frame, item_page, plan_page, report_page, way
from kyodo_cli.views.site.gathered import Gathered
from kyodo_cli.views.site.indicators import IndicatorHistory, indicator_histories
from kyodo_cli.views.site.plan import item_link
from kyodo_cli.views.words import Word

Others = Mapping[str, frozenset[str]]
"""The items that the other plans of the site have pages for, by plan."""


@dataclass(frozen=True, slots=True)
class CounterpartLink:
    """An item of another plan, and which of the two is the broader one."""

    plan: str | None
    item: PageLink
    correspondence: CorrespondenceView


@dataclass(frozen=True, slots=True)
class Ratings:
    """The answers of several years, questions across and years down, the latest first; None where none was asked."""

    questions: tuple[Word, ...]
    rows: tuple[tuple[int, tuple[AnswerView | None, ...]], ...]


@dataclass(frozen=True, slots=True)
class ItemYear:
    """What was recorded of the item in a year; `href` leads to where it stands in the report of that year."""

    year: int
    report: ReportView
    item: ItemView
    corrections: tuple[CorrectionView, ...]
    href: str


@dataclass(frozen=True, slots=True)
class ItemPage:
    """The page of an item; without `is_current` it is no longer part of the plan, and shown as it last was."""

    frame: Frame
    plan: PageLink
    city: str
    now: ReportView
    item: ItemView
    is_current: bool
    as_of: int
    above: tuple[PageLink, ...]
    below: tuple[PageLink, ...]
    related: tuple[PageLink, ...]
    relisted: tuple[PageLink, ...]
    relisted_here: tuple[PageLink, ...]
    counterparts: tuple[CounterpartLink, ...]
    indicators: tuple[IndicatorHistory, ...]
    ratings: Ratings | None
    years: tuple[ItemYear, ...]
    before: PageLink | None
    after: PageLink | None


def item_pages(plan: Gathered, site: Word, others: Others) -> Iterable[ItemPage]:
    """Yield the page of every item that is part of the plan, or was in a year that has a report."""
    order = list(plan.items)
    above = {item.anchor: parents for one in (*plan.reports, plan.now) for item, parents in _with_parents(one)}
    for at, anchor in enumerate(order):
        before = order[at - 1] if at else None
        after = order[at + 1] if at + 1 < len(order) else None
        yield _page(plan, _Place(anchor, above[anchor], before, after), site, others)


class _Place(NamedTuple):
    anchor: str
    above: tuple[str, ...]
    before: str | None
    after: str | None


def _page(plan: Gathered, place: _Place, site: Word, others: Others) -> ItemPage:
    path = item_page(plan.id, place.anchor)
    years = plan.items[place.anchor]
    item = plan.latest(place.anchor)
    reported = [one for one in reversed(plan.reports) if one.year in years]
    is_current = plan.now.year in years
    return ItemPage(
        frame=frame(path, plan.language, site),
        plan=PageLink(way(path, plan_page(plan.id)), None, None, plan.now.title),
        city=plan.now.municipality.name,
        now=plan.now,
        item=item,
        is_current=is_current,
        as_of=plan.now.year if is_current else max(years),
        above=tuple(item_link(plan, path, one) for one in place.above),
        below=tuple(item_link(plan, path, one.anchor) for one in item.children),
        related=_links(plan, path, item.related),
        relisted=_links(plan, path, item.relisted),
        relisted_here=_links(plan, path, item.relisted_here),
        counterparts=tuple(_counterpart(path, others, one) for one in item.corresponds),
        indicators=indicator_histories(plan, _indicators(years)),
        ratings=_ratings([years[one.year].answers for one in reported], [one.year for one in reported]),
        years=tuple(_year(plan, path, one, years[one.year]) for one in reported),
        before=item_link(plan, path, place.before) if place.before else None,
        after=item_link(plan, path, place.after) if place.after else None,
    )


def _with_parents(report: ReportView) -> Iterable[tuple[ItemView, tuple[str, ...]]]:
    def walk(items: tuple[ItemView, ...], above: tuple[str, ...]) -> Iterable[tuple[ItemView, tuple[str, ...]]]:
        for item in items:
            yield item, above
            yield from walk(item.children, (*above, item.anchor))

    return walk(report.items, ())


def _indicators(years: dict[int, ItemView]) -> list[str]:
    return [one.anchor for year in sorted(years, reverse=True) for one in years[year].indicators]


def _links(plan: Gathered, path: str, links: Iterable[Link]) -> tuple[PageLink, ...]:
    """Return the ways to items by their pages, to indicators by those that they stand on; else the name alone."""
    return tuple(_link(plan, path, one) for one in links)


def _link(plan: Gathered, path: str, link: Link) -> PageLink:
    if link.id in plan.items:
        return item_link(plan, path, link.id)
    if link.id in plan.indicators:
        return PageLink(way(path, *indicator_place(plan, link.id)), link.word, link.number, link.title or link.id)
    return PageLink(None, link.word, link.number, link.title or link.id)


def indicator_place(plan: Gathered, anchor: str) -> tuple[str, str]:
    """Return the page that an indicator stands on, and where there."""
    holder = plan.holders.get(anchor)
    return (item_page(plan.id, holder) if holder else plan_page(plan.id), anchor)


def _counterpart(path: str, others: Others, one: CorrespondenceView) -> CounterpartLink:
    plan_id, _, item = one.link.to.partition(":")
    name = f"{one.number} {one.title}" if one.number and one.title else one.title or one.link.to
    href = way(path, item_page(plan_id, item)) if item in others.get(plan_id, ()) else None
    return CounterpartLink(one.plan_title, PageLink(href, None, None, name), one)


def _ratings(answers: Sequence[tuple[AnswerView, ...]], years: Sequence[int]) -> Ratings | None:
    questions = tuple(dict.fromkeys(one.question for given in answers for one in given))
    if len(years) < 2 or not questions:
        return None
    found = ({one.question: one for one in given} for given in answers)
    return Ratings(
        questions, tuple((year, tuple(map(one.get, questions))) for year, one in zip(years, found, strict=True))
    )


def _year(plan: Gathered, path: str, report: ReportView, item: ItemView) -> ItemYear:
    mine = {item.id, *(one.id for one in item.indicators)}
    return ItemYear(
        year=report.year,
        report=report,
        item=item,
        corrections=tuple(one for one in report.corrections if one.place.link and one.place.link.id in mine),
        href=way(path, report_page(plan.id, report.year), item.anchor),
    )
