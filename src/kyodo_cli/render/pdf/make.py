"""From the markup of a report to its PDF."""

from importlib.util import find_spec
from pathlib import Path
from typing import Final

from kyodo_cli.base.errors import UsageFault
from kyodo_cli.base.language import Message
from kyodo_cli.render.pages import built_in_templates, render_report
from kyodo_cli.render.pdf.characters import named
from kyodo_cli.render.pdf.fonts import chosen
from kyodo_cli.render.template_faults import TemplateFault
from kyodo_cli.views.report import ReportView

STANDARD: Final = "ua-1"
"""PDF/UA-1, the standard of documents for everybody; typst refuses to write what does not meet it."""


class NotInstalled(UsageFault):
    """An installation without what makes a PDF."""

    def __init__(self) -> None:
        super().__init__(
            Message(
                "A PDF is made by the package typst, which is not installed, or not for this machine; "
                "nothing was written."
            ),
            Message(
                "Install it by “pip install kyodo-cli[pdf]”. For a PC without network, run “pip download --no-deps "
                "--only-binary :all: --platform win_amd64 typst” on another one, bring the file over on a stick or a "
                "shared folder, and run “pip install FILE” there. HTML, Markdown and text need nothing."
            ),
        )


def require(language: str, templates: Path | None) -> None:
    """Make sure that a PDF can be made, before anything is written.

    Raises:
        NotInstalled: typst is missing.
        NoFont: there is no font for the language.
    """
    if find_spec("typst") is None:
        raise NotInstalled
    try:
        import typst  # noqa: F401  # there, and made for this machine
    except ImportError as error:
        raise NotInstalled from error
    chosen(language, templates)


def pdf(view: ReportView, templates: Path | None = None, kept: Path | None = None) -> bytes:
    """Return the report as a PDF: the same bytes for the same report, templates and fonts.

    Raises:
        TemplateFault: a template is faulty.
        NoTemplates: the folder of templates holds none.
        NotInstalled: typst is missing.
        NoFont: there is no font for the language.
    """
    require(view.language, templates)
    from typst import Compiler, TypstError

    fonts = chosen(view.language, templates)
    page = named(render_report(view, "typ", templates, kept, fonts=fonts.families), fonts.files)
    root = templates or built_in_templates()
    try:
        made = Compiler(page.encode(), root=root, font_paths=fonts.found).compile(
            format="pdf", pdf_standards=[STANDARD]
        )
    except TypstError as error:
        if templates is None:
            raise
        raise TemplateFault("report/report.typ.j2", None, error.diagnostic.strip() or error.message) from error
    assert isinstance(made, bytes)
    return made
