"""The whole page: a plan in one fiscal year."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from types import MappingProxyType
from typing import Literal

from kyodo_cli.analysis.as_of import as_of
from kyodo_cli.analysis.closing import Closing, closing
from kyodo_cli.analysis.indicators.numbers import rounded
from kyodo_cli.analysis.indicators.rates import PLACES
from kyodo_cli.analysis.over_years import answers_before
from kyodo_cli.analysis.readiness import Readiness, readiness
from kyodo_cli.analysis.standing import Gap
from kyodo_cli.analysis.surveys import response_rate
from kyodo_cli.base.folding import folded
from kyodo_cli.model.plan import Municipality, Plan, Source
from kyodo_cli.model.rating import Direction
from kyodo_cli.model.year import Event, Publication, Survey
from kyodo_cli.views.report.changed import (
    AmendmentView,
    CorrectionView,
    ReorganisationView,
    RevisionView,
    amendment_views,
    correction_views,
    reorganisation_views,
    revision_views,
)
from kyodo_cli.views.report.errata import ErratumView, errata_views
from kyodo_cli.views.report.files import FileView
from kyodo_cli.views.report.frame import Block, closing_sections, frame_blocks
from kyodo_cli.views.report.indicators import IndicatorView, indicator_view
from kyodo_cli.views.report.items import ItemView, item_views, readiness_by_item
from kyodo_cli.views.report.network import RelatedView, related_items_view
from kyodo_cli.views.report.records import name_of
from kyodo_cli.views.report.references import Context
from kyodo_cli.views.report.scales import ScaleView, scale_views
from kyodo_cli.views.report.story import Paragraph, story
from kyodo_cli.views.report.summary import SummaryView, summary_view
from kyodo_cli.views.report.years import QuestionYears, question_years
from kyodo_cli.views.words import WORDS, Word
from kyodo_cli.workspace.book import PlanBook


@dataclass(frozen=True, slots=True)
class EventView:
    """What was done with the year's records as a whole, and by whom."""

    event: Event
    by: str | None


@dataclass(frozen=True, slots=True)
class SurveyView:
    """A survey, and how many of a hundred asked have answered, rounded to one decimal."""

    survey: Survey
    response_rate: Decimal | None


@dataclass(frozen=True, slots=True)
class ReportView:
    """The yearly report of a plan. Texts are the city's, word for word; words of ours are Messages.

    `full_title` names the city once. `story` says in sentences how the year went. `over_years` has the questions of
    which anything is recorded in any year up to this one. `words` holds what the plan calls each thing that a label of
    the format stands for. `state` is settled where nothing is left to be done about the year: its records are complete,
    closed and published. `digest` stands for everything that the report was made from; `files` lie beside the page.
    """

    language: str
    plan_id: str
    title: str
    full_title: str
    edition: str | None
    municipality: Municipality
    year: int
    state: Literal["draft", "settled", "final"]
    digest: str | None
    closed: Closing
    words: Mapping[str, Word]
    publication: Publication | None
    story: tuple[Paragraph, ...]
    summary: SummaryView
    over_years: tuple[QuestionYears, ...]
    frame: tuple[Block, ...]
    items: tuple[ItemView, ...]
    indicators: tuple[IndicatorView, ...]
    closing: tuple[Block, ...]
    related: RelatedView | None
    errata: tuple[ErratumView, ...]
    corrections: tuple[CorrectionView, ...]
    amendments: tuple[AmendmentView, ...]
    revisions: tuple[RevisionView, ...]
    reorganisations: tuple[ReorganisationView, ...]
    scales: tuple[ScaleView, ...]
    directions: tuple[Direction, ...]
    surveys: tuple[SurveyView, ...]
    history: tuple[EventView, ...]
    source: Source | None
    files: tuple[FileView, ...] = ()


def report_view(
    book: PlanBook, year: int, *, is_final: bool = False, others: Sequence[PlanBook] = (), digest: str | None = None
) -> ReportView:
    """Put together the yearly report of a plan.

    Args:
        book: the plan and its years.
        year: the fiscal year that is reported on.
        is_final: whether this is the page to publish; every other one says what it is.
        others: the plans beside it, whose items it may name.
        digest: what stands for the files that it is made from.
    """
    then, past = as_of(book, year), answers_before(book, year)
    context = Context(then.book, year, others)
    book, plan, records = then.book, then.plan, context.records
    ready, closed = readiness(book.outline, book.years, year), closing(records)
    asked, gaps = ready.asked, tuple(one for one in ready.gaps if isinstance(one, Gap))
    summary, over_years = summary_view(context, ready), question_years(context, asked, past)
    return ReportView(
        language=plan.language,
        plan_id=plan.id,
        title=plan.title,
        full_title=_full_title(plan),
        edition=plan.edition if plan.edition and plan.edition not in plan.title else None,
        municipality=plan.municipality,
        year=year,
        state="final" if is_final else _state(ready, closed),
        digest=digest,
        closed=closed,
        words=MappingProxyType({key: context.word(key) for key in WORDS}),
        publication=records.publication if records else None,
        story=story(year, summary, over_years),
        summary=summary,
        over_years=over_years,
        frame=frame_blocks(context, book.plan_file.tree),
        items=item_views(context, readiness_by_item(asked, gaps)),
        indicators=tuple(indicator_view(context, one) for one in plan.indicators if context.follows(one)),
        closing=closing_sections(plan),
        related=related_items_view(context, then),
        errata=errata_views(context),
        corrections=correction_views(context),
        amendments=amendment_views(context, then),
        revisions=revision_views(context, then),
        reorganisations=reorganisation_views(then),
        scales=scale_views(asked),
        directions=plan.directions,
        surveys=tuple(SurveyView(one, _response_rate(one)) for one in records.surveys) if records else (),
        history=tuple(EventView(one, name_of(context, one.by)) for one in records.history) if records else (),
        source=plan.source,
    )


def _full_title(plan: Plan) -> str:
    """Return the title with the city before it, unless it names the city as it is."""
    city = plan.municipality.name
    return plan.title if folded(city) in folded(plan.title) else f"{city} {plan.title}"


def _state(ready: Readiness, closed: Closing) -> Literal["draft", "settled"]:
    is_settled = ready.is_complete and closed.state == "closed" and closed.published
    return "settled" if is_settled else "draft"


def _response_rate(survey: Survey) -> Decimal | None:
    found = response_rate(survey)
    return rounded(found, PLACES) if found is not None else None
