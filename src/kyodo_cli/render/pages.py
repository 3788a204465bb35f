"""Reports through templates: the only door to Jinja."""

import re
from collections.abc import Callable
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from kyodo_cli.base.errors import KyodoError
from kyodo_cli.base.language import Message, shown
from kyodo_cli.render import formats, markdown, plain, statements, text_bars, typst
from kyodo_cli.render.kept_templates import kept_templates
from kyodo_cli.render.names import NAMES, STATES
from kyodo_cli.render.pictures import picture_filters, picture_style
from kyodo_cli.render.related import how_related
from kyodo_cli.render.story import told
from kyodo_cli.render.typst_pictures import drawn
from kyodo_cli.render.writings import WRITINGS
from kyodo_cli.views.report import ReportView

if TYPE_CHECKING:
    from jinja2 import Environment
    from jinja2.runtime import Context
    from markupsafe import Markup


BUILT_IN: Final = "kyodo"
"""Before the name of a template, it means ours even where a folder has one of that name."""

_WEB: Final = re.compile(r"https?://[^\s]+", re.IGNORECASE)


def render_report(
    view: ReportView, form: str, templates: Path | None = None, kept: Path | None = None, **more: object
) -> str:
    """Return the report as a page.

    Args:
        view: what is on the page.
        form: `md`, `html`, `txt`, or `typ` (what the PDF is made from).
        templates: a folder whose templates are taken before the built-in ones.
        kept: a folder for compiled templates; compiling takes longer than everything else.
        more: what templates of this form are given beside the report, such as the `fonts` of a PDF.

    Raises:
        TemplateFault: a template is faulty.
        NoTemplates: the folder holds none.
    """
    environment = _environment(form, view.language, templates, kept)
    page = _rendered(environment, f"report/report.{form}.j2", templates, {"report": view, "fonts": (), **more})
    return WRITINGS[form].finish(page)


def render_page(
    template: str, values: dict[str, Any], language: str, templates: Path | None = None, kept: Path | None = None
) -> str:
    """Return a page of HTML that is not a report by itself; arguments and faults as for `render_report`."""
    return _rendered(_environment("html", language, templates, kept), template, templates, values)


def built_in_templates() -> Path:
    """Return the folder of the built-in templates: in the package, or beside its source in a checkout."""
    package = Path(__file__).parent.parent
    installed = package / "templates"
    return installed if installed.is_dir() else package.parent.parent / "templates"


def built_in_names() -> list[str]:
    """Return the names of the built-in templates."""
    folder = built_in_templates()
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def _rendered(environment: "Environment", name: str, templates: Path | None, values: dict[str, Any]) -> str:
    from jinja2 import TemplateError

    from kyodo_cli.render.template_faults import fault

    try:
        return environment.get_template(name).render(values)
    except TemplateError as error:
        raise fault(error, name, templates, environment) from error
    except Exception as error:  # whatever a template of somebody else's does wrong; with our own it is a bug of ours
        if templates is None:
            raise
        raise fault(error, name, templates, environment) from error


@cache
def _environment(form: str, language: str, templates: Path | None, kept: Path | None) -> "Environment":
    """Return the environment of a page, after a look at templates of somebody's own for what Jinja lets pass."""
    environment = environment_of(form, language, templates, kept)
    if templates is not None:
        from kyodo_cli.render.template_check import refuse_what_is_lost
        from kyodo_cli.render.template_faults import NoTemplates

        if not any((templates / name).is_file() for name in built_in_names()):
            raise NoTemplates(templates)
        refuse_what_is_lost(f"report/report.{form}.j2", templates, environment)
    return environment


def environment_of(form: str, language: str, templates: Path | None, kept: Path | None = None) -> "Environment":
    """Return what templates are compiled and filled in with; arguments as for `render_report`."""
    from jinja2 import ChoiceLoader, Environment, FileSystemLoader, PrefixLoader

    from kyodo_cli.render.template_faults import Missing

    ours = FileSystemLoader(built_in_templates())
    first = [FileSystemLoader(templates, encoding="utf-8-sig")] if templates is not None else []
    environment = Environment(
        loader=ChoiceLoader([*first, ours, PrefixLoader({BUILT_IN: ours})]),
        bytecode_cache=kept_templates(kept) if kept else None,
        undefined=Missing,
        optimized=False,  # folding constants costs more than it saves: a page is rendered once
        auto_reload=False,
        autoescape=True,
        finalize=_finalizer(language, WRITINGS[form].escape),
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.globals |= {"_": Message, "picture_style": picture_style}
    environment.filters |= _filters(form, language)
    environment.tests["web"] = lambda url: bool(_WEB.fullmatch(url))
    return environment


def _finalizer(language: str, escape: Callable[[str], str] | None) -> Callable[["Context", object], object]:
    """Return what is done to every value before it is printed, so that a template cannot forget to escape.

    Messages are put into the language. Every text is escaped here; in HTML, Jinja does it afterwards.
    """
    from jinja2 import pass_context
    from markupsafe import Markup

    @pass_context  # or else Jinja prints what is constant when it compiles, before this is asked
    def finalized(_: "Context", value: object) -> object:
        if value is None:
            raise KyodoError(Message("a value that is not there (None) would be printed"))
        if isinstance(value, Message):
            value = value.in_language(language)
        if escape is None or not isinstance(value, str) or isinstance(value, Markup):
            return value
        return Markup(escape(value))  # noqa: S704 - this is the escaping

    return finalized


def _filters(form: str, language: str) -> dict[str, Callable[..., Any]]:
    in_language: dict[str, Callable[..., Any]] = {
        "all_years": formats.all_years,
        "caution": statements.caution,
        "change": formats.change,
        "date": formats.date,
        "how_related": how_related,
        "listed": formats.listed,
        "month_day": formats.month_day,
        "percent": formats.percent,
        "quantity": formats.quantity,
        "reason": statements.reason,
        "refusal": statements.refusal,
        "told": told,
        "size": formats.size,
        "when": formats.when,
        "year": formats.year,
        "years": formats.years,
        "years_of": formats.years_of,
    }
    return {
        "address": markdown.address,
        "css_text": _css_text,
        "bar": text_bars.bar,
        "blanks": lambda count: _mark(" ", count),
        "figure": formats.figure,
        "contents": lambda level: _mark(plain.CONTENTS, level),
        "drawn": _drawn,
        "literal": _typst_literal(language),
        "yes_or_no": lambda is_so: _mark("true" if is_so else "false", 1),
        "hashes": lambda level: _mark("#", level),
        "heading": lambda level: _mark(plain.HEADING, level),
        "name": NAMES.__getitem__,
        "state_name": STATES.__getitem__,
        "number": formats.number,
        "prose": WRITINGS[form].prose,
        "scalar": formats.scalar,
        "signed": formats.signed,
        "as_number": formats.as_number,
        "squares": text_bars.squares,
        **picture_filters(language),
        **{name: partial(write, language=language) for name, write in in_language.items()},
    }


def _css_text(text: str) -> "Markup":
    """Return a text as it stands between quotes in a style sheet: nothing in it ends the string or the element."""
    from markupsafe import Markup

    escaped = re.sub(r"""[\x00-\x1f"'\\<>&]""", lambda sign: f"\\{ord(sign[0]):x} ", text)
    return Markup(escaped)  # noqa: S704 - escaped for CSS


def _typst_literal(language: str) -> Callable[[object], "Markup"]:
    """Return what writes values as arguments of Typst's functions."""
    from markupsafe import Markup

    return lambda value: Markup(typst.literal(shown(value, language) if isinstance(value, Message) else value))  # noqa: S704


def _drawn(svg: str, families: tuple[str, ...]) -> "Markup":
    """Return a picture as Typst shows it."""
    from markupsafe import Markup

    return Markup(drawn(svg, families))  # noqa: S704 - a literal of Typst


def _mark(sign: str, count: int) -> "Markup":
    """Return what begins a line: the blanks of a list in a list, the signs of a heading."""
    from markupsafe import Markup

    return Markup(sign * count)  # noqa: S704 - blanks and signs of ours
