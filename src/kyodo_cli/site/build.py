"""All files of the site, one after another, each plan at a time."""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import Any, NamedTuple

from kyodo_cli.analysis.as_of import as_of
from kyodo_cli.analysis.inputs import digest, inputs
from kyodo_cli.render.beside import data_of, with_files
from kyodo_cli.render.editions import Look, own_templates
from kyodo_cli.render.pages import render_page
from kyodo_cli.site.search_script import search_script
from kyodo_cli.views.report import ReportView, report_view
from kyodo_cli.views.site.addresses import (
    SCRIPT,
    SEARCH,
    START,
    STYLE,
    TEXTS,
    PageLink,
    frame,
    plan_page,
    report_page,
    way,
)
from kyodo_cli.views.site.files import YearFiles, files_from
from kyodo_cli.views.site.gathered import Gathered, gathered, year_now
from kyodo_cli.views.site.item import item_pages
from kyodo_cli.views.site.plan import plan_page_view
from kyodo_cli.views.site.search import SearchText, contents, search_page, search_texts
from kyodo_cli.views.site.start import plan_card, site_language, site_name, start_page
from kyodo_cli.views.words import Word
from kyodo_cli.workspace.book import PlanBook


class SiteFile(NamedTuple):
    """A file of the site by its path in it, with `/`."""

    path: str
    content: bytes


class Site(NamedTuple):
    """What the site is made from: the plans, the fiscal year of today, the looks, and whether drafts are in it.

    `finals` are the digests of the final reports that were made, by plan and year: a year is final here if its report
    there was made from the same files.
    """

    plans: Sequence[PlanBook]
    year: int
    look: Look
    drafts: bool = True
    finals: Mapping[tuple[str, int], str] = {}


def build(site: Site) -> Iterator[SiteFile]:
    """Yield every file of the site, its first page last.

    Raises:
        TemplateFault: a template is faulty.
    """
    language, name = site_language(site.plans), site_name(site.plans)
    page = _Pages(site, name)
    yield page.of("site/site.css", STYLE, {}, language)
    cards, listed = [], []
    texts: list[tuple[str, SearchText]] = []
    for book in site.plans:
        plan = gathered(book, site.year, partial(_report, site, book), drafts=site.drafts)
        yield from _plan(page, plan)
        cards.append((plan.now.municipality, plan_card(START, plan)))
        listed.append(contents(plan))
        texts += ((plan.language, one) for one in search_texts(plan))
    yield SiteFile(TEXTS, search_script(texts))
    yield page.of("site/search.js", SCRIPT, {}, language)
    found = search_page(frame(SEARCH, language, name), listed)
    yield page.of("site/search.html.j2", SEARCH, {"page": found}, language)
    first = start_page(frame(START, language, name), cards)
    yield page.of("site/start.html.j2", START, {"page": first}, language)


def outdated(site: Site) -> list[tuple[str, int]]:
    """Return the plans and years whose final report was made from other files than are there now."""
    plans = {one.id: one for one in site.plans}
    known = ((plans[plan], year, made_from) for (plan, year), made_from in site.finals.items() if plan in plans)
    return [(book.id, year) for book, year, made_from in known if _digest(site, book, year) != made_from]


def _report(site: Site, book: PlanBook, year: int) -> ReportView:
    made_from = _digest(site, book, year)
    is_final = site.finals.get((book.id, year)) == made_from
    return report_view(book, year, is_final=is_final, others=site.plans, digest=made_from)


def _digest(site: Site, book: PlanBook, year: int) -> str:
    return digest(book, year, (*inputs(book, year, site.plans), *own_templates(site.look)))


class _Pages:
    """The pages of a site, which all go through the same templates."""

    def __init__(self, site: Site, name: Word) -> None:
        self.site = site
        self.name = name
        self.others = {
            one.id: frozenset(entry.id for entry in as_of(one, year_now(one, site.year)).outline.entries)
            for one in site.plans
        }

    def of(self, template: str, path: str, values: dict[str, Any], language: str) -> SiteFile:
        """Lay out one page."""
        look = self.site.look
        return SiteFile(path, render_page(template, values, language, look.templates, look.kept).encode())


def _plan(page: _Pages, plan: Gathered) -> Iterator[SiteFile]:
    files: dict[int, YearFiles] = {}
    for report in plan.reports:
        path = report_page(plan.id, report.year)
        data = data_of(plan.book, report)
        for one in data:
            yield SiteFile(f"{path.rpartition('/')[0]}/{one.name}", one.content)
        shown = with_files(report, data)
        files[report.year] = files_from(plan_page(plan.id), plan.id, report.year, shown.files)
        values = {
            "report": shown,
            "frame": frame(path, plan.language, page.name),
            "plan": PageLink(way(path, plan_page(plan.id)), None, None, plan.now.title),
        }
        yield page.of("site/report.html.j2", path, values, plan.language)
    for item in item_pages(plan, page.name, page.others):
        yield page.of("site/item.html.j2", item.frame.path, {"page": item}, plan.language)
    view = plan_page_view(plan, page.name, files)
    yield page.of("site/plan.html.j2", view.frame.path, {"page": view}, plan.language)
