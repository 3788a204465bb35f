"""What is wrong with a template: which one, on which line, why, and what was probably meant."""

import re
from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from jinja2 import StrictUndefined, TemplateError, TemplateNotFound, TemplateSyntaxError, UndefinedError, nodes
from jinja2.utils import missing

from kyodo_cli.base.errors import InputFault, KyodoError, UsageFault
from kyodo_cli.base.language import Message
from kyodo_cli.render.meant import with_nearest
from kyodo_cli.render.pages import BUILT_IN, built_in_templates
from kyodo_cli.render.syntax_faults import syntax_fault

if TYPE_CHECKING:
    from jinja2 import Environment

_NO_FILTER: Final = re.compile(r"No (filter|test) named '([^']*)'")
_NO_MACRO: Final = re.compile(r"the template '([^']*)' .*does not export the requested name '([^']*)'")

_KINDS: Final = {
    "filter": Message("there is no filter “{name}”"),
    "test": Message("there is no test “{name}”"),
}


class TemplateFault(InputFault):
    """A template that cannot be used: its name, the line, and why."""

    def __init__(self, template: str, line: int | None, cause: str | Message) -> None:
        where = Message("line {line} of {template}", line=line, template=template) if line else template
        super().__init__(
            Message("The template cannot be used ({where}): {cause}", where=where, cause=cause),
            Message("Mend that line, or delete the file to go back to the built-in template."),
        )
        self.template = template
        self.line = line
        self.cause = cause


class NoTemplates(UsageFault):
    """A folder that holds none of the templates that a report is made of."""

    def __init__(self, folder: Path) -> None:
        super().__init__(
            Message("{folder} holds no template of a report.", folder=folder),
            Message(
                "A template of your own is DIR/report/report.html.j2, or report.md.j2, report.txt.j2 or report.typ.j2 "
                "beside it."
            ),
        )


class Missing(StrictUndefined):
    """A value that is not there: whoever asks anything of it learns what was asked for, and of what."""

    def __init__(self, hint: str | None = None, obj: Any = missing, name: str | None = None, exc: Any = None) -> None:
        super().__init__(hint, obj, name, exc or UndefinedError)
        if exc in (None, UndefinedError) and not hint and name is not None:
            self._undefined_exception = partial(NotThere, obj, name)  # type: ignore[assignment]  # Jinja calls it


class NotThere(UndefinedError):
    """A name that nothing has: `owner` is what was asked for it, or Jinja's `missing` where nothing was."""

    def __init__(self, owner: object, name: object, said: str | None) -> None:
        super().__init__(said)
        self.owner = owner
        self.name = str(name)


def fault(error: Exception, name: str, templates: Path | None, jinja: "Environment") -> TemplateFault:
    """Return what went wrong while a template was compiled or filled in.

    Args:
        error: what Jinja or Python said.
        name: the template of the page.
        templates: the folder of templates of somebody's own, if there is one.
        jinja: the environment, which knows what there is instead.
    """
    if found := _NO_MACRO.search(str(error)):
        lacks = Message("there is no “{name}” in {parent}", name=found[2], parent=found[1])
        return TemplateFault(found[1], None, with_nearest(lacks, found[2], names_given(found[1], jinja)))
    if isinstance(error, TemplateSyntaxError):
        place = _place_of_file(error.filename, templates) or (error.name or name)
        return TemplateFault(place, error.lineno, explained(error.message or "", jinja))
    at, line = _last_line_in_template(error, name, templates)
    return TemplateFault(at, line, _cause(error, at, jinja))


def _cause(error: Exception, place: str, jinja: "Environment") -> str | Message:
    if isinstance(error, NotThere):
        return _not_there(error, place, jinja)
    if isinstance(error, TemplateNotFound):
        return no_template(str(error.name), jinja)
    if isinstance(error, UnicodeDecodeError):
        return Message("a file is not UTF-8; save it as UTF-8")
    if isinstance(error, RecursionError):
        return Message("it calls itself without end")
    return error.message if isinstance(error, KyodoError) else explained(str(error), jinja)


def explained(said: str, jinja: "Environment") -> Message:
    """Return what Jinja said of a template that does not compile, with what was meant; else in quotes."""
    if found := _NO_FILTER.search(said):
        kind, wanted = found[1], found[2]
        known = jinja.filters if kind == "filter" else jinja.tests
        return with_nearest(Message(_KINDS[kind].text, name=wanted), wanted, known)
    return syntax_fault(said) or Message("“{said}”", said=said)


def no_template(name: str, jinja: "Environment") -> Message:
    """Return that there is no template of a name, and which one was meant."""
    return with_nearest(Message("there is no template “{name}”", name=name), name, jinja.list_templates())


def names_given(name: str, jinja: "Environment") -> set[str]:
    """Return the names that a template gives: what it sets, imports and defines; none where it cannot be read."""
    try:
        source = jinja.loader.get_source(jinja, name)[0] if jinja.loader else ""
        tree = jinja.parse(source)
    except TemplateError:
        return set()
    given = {one.name for one in tree.find_all(nodes.Name) if one.ctx in ("store", "param")}
    given |= {one.name for one in tree.find_all(nodes.Macro)}
    for one in tree.find_all(nodes.FromImport):
        given |= {name if isinstance(name, str) else name[1] for name in one.names}
    return given


def _not_there(error: NotThere, place: str, jinja: "Environment") -> Message:
    owner, name = error.owner, error.name
    if owner is missing:
        known = [*jinja.globals, "report", *names_given(place, jinja)]
        return with_nearest(Message("there is no value “{name}”", name=name), name, known)
    if isinstance(owner, Mapping):
        return with_nearest(Message("there is no “{name}” in it", name=name), name, map(str, owner))
    if owner is None:
        return Message("“{name}” is asked of a value that is not there (None)", name=name)
    said = Message("“{view}” has no field “{name}”", view=type(owner).__name__, name=name)
    return with_nearest(said, name, [one for one in dir(owner) if not one.startswith("_")])


def _last_line_in_template(error: Exception, name: str, templates: Path | None) -> tuple[str, int | None]:
    """Return the template that failed, by its name, and the line; Jinja puts both into the traceback.

    Where one of ours was called by one of somebody else's, it is the call that is wrong.
    """
    found: list[tuple[str, int, bool]] = []
    trace = error.__traceback__
    while trace is not None:
        file = trace.tb_frame.f_code.co_filename
        if place := _place_of_file(file, templates):
            found.append((place, trace.tb_lineno, templates is not None and Path(file).is_relative_to(templates)))
        trace = trace.tb_next
    theirs = [one for one in found if one[2]]
    return (theirs or found)[-1][:2] if found else (name, None)


def _place_of_file(file: str | None, templates: Path | None) -> str | None:
    """Return the name of a template by its file; one of ours where somebody has their own is marked as such."""
    if file is None:
        return None
    if templates is not None and Path(file).is_relative_to(templates):
        return Path(file).relative_to(templates).as_posix()
    if Path(file).is_relative_to(built_in_templates()):
        place = Path(file).relative_to(built_in_templates()).as_posix()
        return f"{BUILT_IN}/{place}" if templates is not None else place
    return None
