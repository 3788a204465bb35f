"""`kyodo templates`: which templates there are, a copy of one to change, and what a template may use."""

from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from kyodo_cli.base.errors import KyodoError, UsageFault
from kyodo_cli.base.folding import nearest
from kyodo_cli.base.language import Message
from kyodo_cli.cli.boundary import FINE
from kyodo_cli.cli.options import choice
from kyodo_cli.cli.output import columns, from_here, hand_over, is_terminal, tell, write, write_data, write_set
from kyodo_cli.cli.surroundings import Surroundings

if TYPE_CHECKING:
    from kyodo_cli.render.template_catalogue import Template

LIST_FORMS: Final = ("table", "json")

FOLDER: Final = "templates"
"""Where a workspace may keep templates of its own."""


class Copying(NamedTuple):
    """What to copy, and where to; `every` stands for all templates, whole."""

    names: tuple[str, ...]
    folder: Path
    every: bool = False
    whole: bool = False
    force: bool = False


def list_templates(around: Surroundings, templates: Path | None = None, *, form: str = "table") -> int:
    """Print the templates and their blocks, and which of them a folder replaces.

    Raises:
        UsageFault: the folder that was named is not there.
    """
    from kyodo_cli.render.template_catalogue import catalogue
    from kyodo_cli.render.template_list import templates_data, templates_text

    form = choice(form, LIST_FORMS, "--format")
    folder = own_templates(around, templates)
    if form == "json":
        from kyodo_cli.render.machine import json_answer

        write_data(json_answer("template", templates_data(catalogue(), folder, around.language)))
        return FINE
    write(templates_text(catalogue(), folder, around.language, columns() if is_terminal() else None))
    if templates is None and folder is not None:
        tell(
            Message("A report goes by {folder} where it is named: --templates {folder}.", folder=folder),
            around.language,
        )
    return FINE


def eject(around: Surroundings, order: Copying) -> int:
    """Write copies to change, and say what comes next.

    Raises:
        UsageFault: there is no such template, or a file is there already.
        OutputFault: the machine would not take one; then none was written.
    """
    from kyodo_cli.cli.template_choice import chosen

    meant = chosen(order.names, every=order.every)
    texts = {order.folder / one.name: _copy(around, order, one, blocks) for one, blocks in meant.items()}
    if there := [str(path) for path, text in texts.items() if text is None]:
        raise UsageFault(
            Message("There is something here already: {files}. Nothing was written.", files=there),
            Message("Name another folder, or add --force to write over it."),
        )
    made = {path: text.encode("utf-8", "surrogateescape") for path, text in texts.items() if text is not None}
    write_set({around.here / path: data for path, data in made.items()})
    for path in made:
        write(Message("Wrote {path}.", path=path).in_language(around.language))
    for line in _next(order.folder):
        write(line.in_language(around.language))
    return FINE


def fields(around: Surroundings, view: str | None = None, *, output: Path | None = None) -> int:
    """Print what a template may use: every view with its fields, or one of them; filters, tests and functions.

    Raises:
        UsageFault: there is no such view.
    """
    from kyodo_cli.render.view_reference import whole_reference

    text = whole_reference(around.language) if view is None else _one_view(view, around.language)
    hand_over(text, output, around.here, around.language)
    return FINE


def own_templates(around: Surroundings, named: Path | None) -> Path | None:
    """Return the folder that was named, else the workspace's own, if it has one.

    Raises:
        UsageFault: the folder that was named is not there.
    """
    from kyodo_cli.render.pages import built_in_templates

    if named is not None:
        if not (around.here / named).is_dir():
            raise UsageFault(Message("There is no folder “{folder}”.", folder=named))
        return named
    try:
        folder = around.root() / FOLDER
    except KyodoError:
        return None
    is_ours = folder.resolve() == built_in_templates().resolve()
    if not (folder / "report").is_dir() or is_ours:
        return None
    return from_here(folder, around.here)


def _copy(around: Surroundings, order: Copying, template: "Template", blocks: tuple[str, ...]) -> str | None:
    """Return what is to be written: a copy, or the file that is there with more blocks; None where it must stay."""
    from kyodo_cli.render.template_copy import copied, with_more

    path, is_whole = around.here / order.folder / template.name, order.whole or order.every
    if order.force or not path.exists():
        return copied(template, blocks, around.language, is_whole=is_whole)
    if is_whole or not path.is_file():
        return None
    return with_more(path.read_text(encoding="utf-8", errors="surrogateescape"), template, blocks, around.language)


def _next(folder: Path) -> tuple[Message, ...]:
    return (
        Message(
            "Next: change it, then make a report with it: kyodo report --year YEAR --templates {folder}", folder=folder
        ),
        Message("Check it at any time: kyodo doctor --templates {folder}", folder=folder),
        Message("What it may use: kyodo templates fields"),
    )


def _one_view(name: str, language: str) -> str:
    from kyodo_cli.base.folding import folded
    from kyodo_cli.render.view_reference import reference
    from kyodo_cli.render.view_types import views, views_of_site

    every = (*views(), *views_of_site())
    chosen = [one for one in every if folded(one[0].__name__) == folded(name)]
    if not chosen:
        known = [one.__name__ for one, _ in every]
        raise UsageFault(
            Message("There is no view “{name}”.", name=name),
            Message("Closest: {items}.", items=nearest(name, known) or known[:3]),
        )
    return reference(chosen, language)
