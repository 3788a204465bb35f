"""A plan with the reports of all its years: everything that its pages are made from, put together once."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from kyodo_cli.analysis.frame import frame, in_force
from kyodo_cli.views.report import ReportView
from kyodo_cli.views.report.indicators import IndicatorView
from kyodo_cli.views.report.items import ItemView
from kyodo_cli.workspace.book import PlanBook


@dataclass(frozen=True, slots=True)
class Gathered:
    """A plan as it stands, and its years that have records; `now` is the last of its years once its period is over.

    `items` and `indicators` are found by their anchors, in each report; `holders` are the items that have indicators.
    """

    book: PlanBook
    now: ReportView
    reports: tuple[ReportView, ...]
    items: dict[str, dict[int, ItemView]]
    indicators: dict[str, dict[int, IndicatorView]]
    holders: dict[str, str]

    @property
    def id(self) -> str:
        """The plan's id."""
        return self.book.id

    @property
    def language(self) -> str:
        """The plan's language."""
        return self.book.plan.language

    def latest(self, anchor: str) -> ItemView:
        """Return an item as it stands, or as it last stood."""
        found = self.items[anchor]
        return found.get(self.now.year) or found[max(found)]


def gathered(book: PlanBook, year: int, report_of: Callable[[int], ReportView], *, drafts: bool = True) -> Gathered:
    """Put together a plan as it stands in a fiscal year, and the reports of its years.

    Args:
        book: the plan.
        year: the fiscal year of today.
        report_of: what is on the report of a fiscal year.
        drafts: whether the years whose report is not final are among them.
    """
    years = [one for one in sorted(book.years) if in_force(book.plan, one)]
    reports = tuple(map(report_of, years))
    kept = tuple(one for one in reports if drafts or one.state == "final")
    today = year_now(book, year)
    now = next((one for one in kept if one.year == today), None) or report_of(today)
    items: dict[str, dict[int, ItemView]] = {}
    indicators: dict[str, dict[int, IndicatorView]] = {}
    holders: dict[str, str] = {}
    for report in (now, *kept):
        for indicator in report.indicators:
            indicators.setdefault(indicator.anchor, {})[report.year] = indicator
        for item in flat(report.items):
            items.setdefault(item.anchor, {})[report.year] = item
            for indicator in item.indicators:
                indicators.setdefault(indicator.anchor, {})[report.year] = indicator
                holders.setdefault(indicator.anchor, item.anchor)
    return Gathered(book, now, kept, items, indicators, holders)


def year_now(book: PlanBook, year: int) -> int:
    """Return the year that a plan is shown as of: today's, its last one once it is over, its first before it begins."""
    last = frame(book.plan, year).last
    return max(book.plan.period.from_, year if last is None else min(year, last))


def flat(items: Sequence[ItemView]) -> Iterator[ItemView]:
    """Yield items and all that stand below them, in the order of the plan."""
    for item in items:
        yield item
        yield from flat(item.children)
