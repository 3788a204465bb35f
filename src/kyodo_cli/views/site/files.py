"""The data of a year, as another page names them."""

from dataclasses import dataclass, replace

from kyodo_cli.views.report.files import FileView
from kyodo_cli.views.site.addresses import report_page, way


@dataclass(frozen=True, slots=True)
class YearFiles:
    """The files of a year."""

    year: int
    files: tuple[FileView, ...]


def files_from(origin: str, plan: str, year: int, files: tuple[FileView, ...]) -> YearFiles:
    """Return the files that lie beside the report of a year, by their addresses from another page."""
    place = report_page(plan, year).rpartition("/")[0]
    return YearFiles(year, tuple(replace(one, name=way(origin, f"{place}/{one.name}")) for one in files if one.is_data))
