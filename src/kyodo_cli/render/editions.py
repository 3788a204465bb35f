"""The forms that a yearly report comes in, each with the mark that says what it is."""

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Final, NamedTuple

from kyodo_cli.analysis.inputs import Input
from kyodo_cli.render import plain
from kyodo_cli.render.marks import marked
from kyodo_cli.render.pages import render_report
from kyodo_cli.views.report import ReportView


class Look(NamedTuple):
    """What pages are laid out with: a folder of templates of one's own, and one to keep compiled templates in."""

    templates: Path | None = None
    kept: Path | None = None


def _page(form: str) -> Callable[[ReportView, Look], bytes]:
    return lambda view, look: render_report(view, form, look.templates, look.kept).encode()


def _text(view: ReportView, look: Look) -> bytes:
    return plain.file(render_report(view, "txt", look.templates, look.kept))


def _pdf(view: ReportView, look: Look) -> bytes:
    from kyodo_cli.render.pdf.make import pdf

    return pdf(view, look.templates, look.kept)


EDITIONS: Final[Mapping[str, Callable[[ReportView, Look], bytes]]] = {
    "md": _page("md"),
    "html": _page("html"),
    "txt": _text,
    "pdf": _pdf,
}
"""How a report is made in each form; the name of a form is also how the names of its files end."""


def require(forms: Sequence[str], language: str, look: Look) -> None:
    """Make sure that the machine has what the forms need, before anything is written.

    Raises:
        NotInstalled: what makes a PDF is missing.
        NoFont: there is no font for the language.
    """
    if "pdf" in forms:
        from kyodo_cli.render.pdf.make import require as require_pdf

        require_pdf(language, look.templates)


def edition(view: ReportView, form: str, look: Look) -> bytes:
    """Return the report in one form, as it stands in its file.

    Raises:
        TemplateFault: a template is faulty.
        NoTemplates: the folder of templates holds none.
    """
    return marked(EDITIONS[form](view, look), form, view)


@cache
def own_templates(look: Look) -> tuple[Input, ...]:
    """Return the templates of one's own, which a report is made from as well."""
    folder = look.templates
    if folder is None:
        return ()
    found = {one.relative_to(folder).as_posix(): one for one in (folder / "report").rglob("*") if one.is_file()}
    return tuple(
        Input(f"templates/{name}", found[name].read_bytes().decode("utf-8", "replace")) for name in sorted(found)
    )
