"""From the names that were typed to the templates and blocks that are meant."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from kyodo_cli.base.errors import UsageFault
from kyodo_cli.base.folding import nearest
from kyodo_cli.base.language import Message

if TYPE_CHECKING:
    from kyodo_cli.render.template_catalogue import Template


def chosen(names: Sequence[str], *, every: bool) -> "dict[Template, tuple[str, ...]]":
    """Return the templates to copy, each with the blocks that are to be changed; `every` stands for all, whole.

    Raises:
        UsageFault: nothing was named, a name means nothing, or it means several templates.
    """
    from kyodo_cli.render.template_catalogue import catalogue

    if every:
        return dict.fromkeys(catalogue(), ())
    if not names:
        raise UsageFault(
            Message("Say which template or block to copy."),
            Message("“kyodo templates list” names them; --all copies all."),
        )
    found: dict[Template, tuple[str, ...]] = {}
    for name in names:
        for template, blocks in _meant(name):
            found[template] = tuple(dict.fromkeys((*found.get(template, ()), *blocks)))
    return found


def _meant(name: str) -> "list[tuple[Template, tuple[str, ...]]]":
    """Return what a name means: a template, a block of every page that has it, or `page:block`."""
    from kyodo_cli.render.template_catalogue import catalogue, named, pages_with

    found: list[tuple[Template, tuple[str, ...]]]
    page, colon, block = name.rpartition(":")
    if colon:
        found = [(one, (block,)) for one in named(page) if block in one.blocks]
        known = [f"{one.name}:{each}" for one in catalogue() for each in one.blocks]
    else:
        found = [(one, (name,)) for one in pages_with(name)]
        found += [] if found else [(one, ()) for one in named(name)]
        known = [*dict.fromkeys(each for one in catalogue() for each in one.blocks), *(one.name for one in catalogue())]
        known += [one.name.rpartition("/")[2] for one in catalogue()]
    if not found:
        close = nearest(name, known)
        hint = (
            Message("Closest: {items}.", items=close)
            if close
            else Message("“kyodo templates list” names them; --all copies all.")
        )
        raise UsageFault(Message("There is no template or block “{name}”.", name=name), hint)
    if not colon and len(found) > 1 and not found[0][1]:
        raise UsageFault(
            Message("“{name}” names several templates.", name=name),
            Message("Name one of them: {items}.", items=[one.name for one, _ in found]),
        )
    return found
