"""The first page of the site: the cities, their plans, the years of each."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from kyodo_cli.base.language import Message
from kyodo_cli.model.plan import Municipality
from kyodo_cli.views.report.frame import PeriodView
from kyodo_cli.views.report.summary import StageTally
from kyodo_cli.views.site.addresses import Frame, plan_page, report_page, way
from kyodo_cli.views.site.gathered import Gathered, flat
from kyodo_cli.views.words import Word
from kyodo_cli.workspace.book import PlanBook

State = Literal["draft", "settled", "final"]


@dataclass(frozen=True, slots=True)
class YearCard:
    """A year with its report: how its items stand at each stage, and where the report is."""

    year: int
    state: State
    published: str | None
    stages: tuple[StageTally, ...]
    href: str


@dataclass(frozen=True, slots=True)
class PlanCard:
    """A plan: its name, its period, how many items of each level it has, its years from the latest on."""

    id: str
    title: str
    edition: str | None
    language: str
    period: PeriodView | None
    counts: tuple[tuple[Word, int], ...]
    years: tuple[YearCard, ...]
    href: str


@dataclass(frozen=True, slots=True)
class CityCard:
    """A municipality with its plans."""

    municipality: Municipality
    plans: tuple[PlanCard, ...]


@dataclass(frozen=True, slots=True)
class StartPage:
    """The first page; with one city, the site is the city's."""

    frame: Frame
    cities: tuple[CityCard, ...]


def site_language(plans: Sequence[PlanBook]) -> str:
    """Return the language of the pages that belong to no plan: that of most plans."""
    counted = Counter(one.plan.language for one in plans)
    return min(counted, key=lambda language: (-counted[language], language != "ja", language))


def site_name(plans: Sequence[PlanBook]) -> Word:
    """Return what the site is called."""
    names = dict.fromkeys(one.plan.municipality.name for one in plans)
    if len(names) > 1:
        return Message("Plans and their annual reports")
    return Message("{city}: plans and their annual reports", city=next(iter(names)))


def start_page(frame: Frame, cards: Sequence[tuple[Municipality, PlanCard]]) -> StartPage:
    """Put together the first page, cities and plans in the order of the workspace."""
    cities: dict[tuple[str, str | None], list[tuple[Municipality, PlanCard]]] = {}
    for city, card in cards:
        cities.setdefault((city.name, city.code), []).append((city, card))
    return StartPage(frame, tuple(CityCard(those[0][0], tuple(card for _, card in those)) for those in cities.values()))


def plan_card(origin: str, plan: Gathered) -> PlanCard:
    """Put together what is said of a plan on a page."""
    now = plan.now
    period = next((one.content for one in now.frame if isinstance(one.content, PeriodView)), None)
    words: dict[str, tuple[Word, int]] = {}
    for item in flat(now.items):
        word, count = words.get(item.kind, (now.words[item.kind], 0))
        words[item.kind] = (word, count + 1)
    return PlanCard(
        id=plan.id,
        title=now.title,
        edition=now.edition,
        language=plan.language,
        period=period,
        counts=tuple(words.values()),
        years=year_cards(origin, plan),
        href=way(origin, plan_page(plan.id)),
    )


def year_cards(origin: str, plan: Gathered) -> tuple[YearCard, ...]:
    """Return the years of a plan, the latest first."""
    return tuple(
        YearCard(
            year=one.year,
            state=one.state,
            published=one.publication.published if one.publication else None,
            stages=one.summary.stages,
            href=way(origin, report_page(plan.id, one.year)),
        )
        for one in reversed(plan.reports)
    )
