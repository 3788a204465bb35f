"""The index of a folder of reports: plans, their years, and the files of each."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from kyodo_cli.views.report.files import FileView


@dataclass(frozen=True, slots=True)
class ReportFiles:
    """The report of a plan's year as it lies in the folder; `page` is its HTML page, where there is one."""

    plan: str
    title: str
    language: str
    city: str
    year: int
    state: str
    page: FileView | None
    forms: tuple[FileView, ...]
    data: tuple[FileView, ...]


@dataclass(frozen=True, slots=True)
class PlanReports:
    """A plan with its reports, the latest first."""

    title: str
    language: str
    city: str
    reports: tuple[ReportFiles, ...]


@dataclass(frozen=True, slots=True)
class IndexView:
    """The index; `city` is that of all plans, or None where they are of several."""

    language: str
    city: str | None
    plans: tuple[PlanReports, ...]


def index_view(reports: Sequence[ReportFiles]) -> IndexView:
    """Put together the index, plans in the order of city and id, in the language of most reports."""
    plans: dict[tuple[str, str], list[ReportFiles]] = {}
    for one in sorted(reports, key=lambda one: (one.city, one.plan, -one.year)):
        plans.setdefault((one.city, one.plan), []).append(one)
    counted = Counter(one.language for one in reports)
    cities = {one.city for one in reports}
    return IndexView(
        language=min(counted, key=lambda language: (-counted[language], language != "ja", language)),
        city=next(iter(cities)) if len(cities) == 1 else None,
        plans=tuple(
            PlanReports(those[0].title, those[0].language, those[0].city, tuple(those)) for those in plans.values()
        ),
    )
