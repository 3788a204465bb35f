"""The folder of reports as it lies on the disk, and the index that leads into it."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from kyodo_cli.base.language import Message
from kyodo_cli.cli.output import tell, write_output
from kyodo_cli.render.beside import FORMS_BY_ENDING, file_at
from kyodo_cli.render.editions import Look
from kyodo_cli.render.names import STATES
from kyodo_cli.render.pages import render_page
from kyodo_cli.views.report.files import FileView
from kyodo_cli.views.reports import ReportFiles, index_view

INDEX: Final = "index.html"
OURS: Final = '<meta name="generator" content="kyodo">'
"""How an index of ours is known; any other page of that name is left alone."""

_PLAN: Final = re.compile(r"[a-z][a-z0-9_-]*")
_YEAR: Final = re.compile(r"[0-9]{4}")


def write_index(folder: Path, look: Look, language: str) -> Path | None:
    """Write the index of a folder of reports that holds several, and return it.

    It goes by what lies in the folder, so nothing that it links to is missing. A page of that name which is not kyodo's
    stays.

    Raises:
        TemplateFault: a template is faulty.
        OutputFault: the machine would not take it.
    """
    reports, index = list(_reports(folder)), folder / INDEX
    is_there = index.exists()
    if any(one.page and one.page.name == INDEX for one in reports):  # a plan may be called “index”
        return None
    if is_there and not _is_ours(index):
        tell(Message("“{path}” is not kyodo's and stays as it is.", path=index), language)
        return None
    if not reports or (len(reports) == 1 and not is_there):
        return None
    view = index_view(reports)
    page = render_page("report/index.html.j2", {"index": view}, view.language, look.templates, look.kept)
    write_output(index, page)
    return index


def finals(folder: Path) -> dict[tuple[str, int], str]:
    """Return the digests of the final reports that lie in a folder, by plan and year."""
    said = [_said(path) for path in sorted(folder.glob("[0-9][0-9][0-9][0-9]/*.json"))]
    return {(one["plan"], int(one["year"])): str(one.get("digest")) for one in said if one and one["state"] == "final"}


def _is_ours(page: Path) -> bool:
    try:
        return OURS in page.read_text(encoding="utf-8")
    except (OSError, ValueError):
        return False


def _reports(folder: Path) -> Iterator[ReportFiles]:
    """Yield the reports of a folder and of its folders of years: those whose data lie there."""
    if not folder.is_dir():  # nothing was written: no report may be final yet
        return
    years = sorted(one for one in folder.iterdir() if _YEAR.fullmatch(one.name) and one.is_dir())
    for place in (folder, *years):
        for path in sorted(place.glob("*.json")):
            if not path.name.endswith(".csv-metadata.json") and (said := _said(path)):
                yield _files(folder, place, said)


def _said(path: Path) -> dict[str, Any] | None:
    """Return what the data of a report say of it, or None where it is something else."""
    if not _PLAN.fullmatch(path.stem):
        return None
    try:
        found = json.loads(path.read_bytes())
        report: dict[str, Any] = found["items"][0]
        is_report = found["kind"] == "report" and report["plan"] == path.stem and report["state"] in STATES
        is_named = bool(
            int(report["year"]) and report["title"] and report["language"] and report["municipality"]["name"]
        )
    except (OSError, ValueError, TypeError, LookupError):
        return None
    return report if is_report and is_named else None


def _files(folder: Path, place: Path, said: dict[str, Any]) -> ReportFiles:
    prefix = "" if place == folder else f"{place.name}/"
    files: list[FileView] = []
    for ending in FORMS_BY_ENDING:
        path = place / f"{said['plan']}{ending}"
        if path.is_file():
            files.append(file_at(prefix + path.name, ending, path.stat().st_size))
    pages = [one for one in files if not one.is_data]
    page = next((one for one in pages if one.name.endswith(".html")), None)
    return ReportFiles(
        plan=said["plan"],
        title=str(said["title"]),
        language=str(said["language"]),
        city=str(said["municipality"]["name"]),
        year=int(said["year"]),
        state=said["state"],
        page=page,
        forms=tuple(one for one in pages if one is not page),
        data=tuple(one for one in files if one.is_data),
    )
