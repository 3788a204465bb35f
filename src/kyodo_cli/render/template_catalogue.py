"""The templates that there are, their blocks, and what each is for."""

from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path, PurePosixPath
from typing import Final, Literal, NamedTuple

from jinja2 import Environment, TemplateSyntaxError, nodes

from kyodo_cli.render.pages import built_in_names, built_in_templates
from kyodo_cli.render.view_reference import words_in

WORDS: Final = Path(__file__).with_name("template_words.yaml")

ENDING: Final = ".j2"

REPORT: Final = "report/report."
"""How the names of the report's own pages begin; the site takes what is changed in them."""

_PARSER: Final = Environment(autoescape=True)


class Template(NamedTuple):
    """A template by its name: a page, which has blocks; a part that pages are made of; a style sheet; or a script."""

    name: str
    kind: Literal["page", "part", "style", "script"]
    blocks: tuple[str, ...]

    @property
    def form(self) -> str:
        """The form of the page that it belongs to, such as `html`; empty for what belongs to none."""
        path = PurePosixPath(self.name)
        return path.parent.name if self.kind == "part" else PurePosixPath(path.stem).suffix.removeprefix(".")


@cache
def catalogue() -> tuple[Template, ...]:
    """Return the built-in templates: pages first, then style sheets, then parts."""
    found = [_template(name, source_of(name)) for name in built_in_names()]
    return tuple(sorted(found, key=lambda one: ("page", "style", "script", "part").index(one.kind)))


def source_of(name: str) -> str:
    """Return the text of a built-in template."""
    return (built_in_templates() / name).read_text("utf-8")


def about(template: Template, block: str | None = None) -> dict[str, str]:
    """Return what a template or one of its blocks is for, by language; empty texts where nobody has written it down."""
    words = words_in(WORDS)
    if block is None:
        stem = PurePosixPath(template.name).name.split(".")[0]
        found = words["templates"].get(template.name) or words["parts"].get(stem)
    else:
        found = words["templates"].get(f"{template.name}:{block}") or words["blocks"].get(block)
    return found or {"en": "", "ja": ""}


def overridden(template: Template, folder: Path) -> tuple[bool, tuple[str, ...]]:
    """Say whether a folder holds a template of that name, and which of the blocks it replaces.

    A file that does not extend kyodo's page replaces it whole, and with it every block.
    """
    path = folder / template.name
    if not path.is_file():
        return False, ()
    try:
        tree = _PARSER.parse(path.read_text("utf-8-sig"))
    except (TemplateSyntaxError, UnicodeDecodeError):  # the check of templates says why
        return True, ()
    if tree.find(nodes.Extends) is None:
        return True, template.blocks
    given = {one.name for one in tree.find_all(nodes.Block)}
    return True, tuple(one for one in template.blocks if one in given)


def pages_with(block: str) -> list[Template]:
    """Return the pages that have a block: those of the report, or where none of them has it, any."""
    found = [one for one in catalogue() if block in one.blocks]
    return [one for one in found if one.name.startswith(REPORT)] or found


def named(name: str) -> list[Template]:
    """Return the templates that a name means: whole, of the report, or from any folder on, with or without `.j2`."""
    wanted = name.removeprefix("./")
    for exact in (wanted, f"report/{wanted}"):
        if found := [one for one in catalogue() if exact in _names(one.name)]:
            return found
    return [one for one in catalogue() if any(full.endswith(f"/{wanted}") for full in _names(one.name))]


def _names(name: str) -> Sequence[str]:
    return (name, name.removesuffix(ENDING))


def _template(name: str, text: str) -> Template:
    if not name.endswith(ENDING):
        return Template(name, "style" if name.endswith(".css") else "script", ())
    blocks = tuple(dict.fromkeys(_blocks(_PARSER.parse(text))))
    return Template(name, "page" if blocks else "part", blocks)


def _blocks(tree: nodes.Template) -> Iterator[str]:
    return (one.name for one in tree.find_all(nodes.Block))
