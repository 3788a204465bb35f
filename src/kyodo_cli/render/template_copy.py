"""A template to change: a small file that replaces what was chosen and keeps the rest ours, or a whole copy."""

import re
from collections.abc import Sequence
from typing import Final

from kyodo_cli.base.language import Message
from kyodo_cli.render.pages import BUILT_IN
from kyodo_cli.render.template_catalogue import Template, about, source_of

_TAG: Final = re.compile(r"\{%-?\s*(?:block\s+(?P<name>\w+)[^%]*|(?P<end>endblock)[^%]*?)-?%\}")

_COMMENT: Final = re.compile(r"\{#.*?#\}", re.DOTALL)

_PART_OF_PAGE: Final = Message(
    "This file replaces parts of kyodo's page; all others stay kyodo's. Change what stands between “block” and "
    "“endblock”; with super() in two braces there, kyodo's own text stands in that place."
)
_WHOLE_PAGE: Final = Message(
    "This page is kyodo's until a block replaces a part of it. Blocks are written as in the line below; "
    "“kyodo templates eject NAME” writes one with kyodo's text in it."
)
_STYLE: Final = Message("kyodo's style sheet stands first; what you write below it takes precedence.")


def copied(template: Template, blocks: Sequence[str], language: str, *, is_whole: bool) -> str:
    """Return the text of a file to change.

    Args:
        template: the template that the file takes the place of.
        blocks: the blocks that are to be changed; none of them for a page that shall only list what there is.
        language: of the comments.
        is_whole: everything, as it stands.
    """
    if is_whole or template.kind in ("part", "script"):
        return source_of(template.name)
    ours = f"{BUILT_IN}/{template.name}"
    if template.kind == "style":
        return f'{{# {_STYLE.in_language(language)} #}}\n{{% include "{ours}" %}}\n\n'
    comment = (_PART_OF_PAGE if blocks else _WHOLE_PAGE).in_language(language)
    lines = [f"{{# {comment} #}}", f'{{% extends "{ours}" %}}']
    lines += _replacing(template, blocks, language)
    if not blocks:
        lines += ["", "{#", "{% block footer %}…{% endblock %}", ""]
        lines += [f"{name}: {about(template, name)[language]}" for name in template.blocks]
        lines += ["#}"]
    return "\n".join(lines) + "\n"


def with_more(text: str, template: Template, blocks: Sequence[str], language: str) -> str | None:
    """Return a file of somebody's with further blocks to change below its own; None where that would not be sound.

    Args:
        text: the file as it stands.
        template: the template whose parts it replaces.
        blocks: the blocks that are to be added.
        language: of the comments.
    """
    bare = _COMMENT.sub("", text)
    has = {tag["name"] for tag in _TAG.finditer(bare)}
    is_part = f'{{% extends "{BUILT_IN}/{template.name}" %}}' in bare
    if not (blocks and is_part and has.isdisjoint(blocks)):
        return None
    return "\n".join([text.rstrip("\n"), *_replacing(template, blocks, language)]) + "\n"


def _replacing(template: Template, blocks: Sequence[str], language: str) -> list[str]:
    source = source_of(template.name)
    lines = []
    for name in blocks:
        lines += ["", f"{{# {name}: {about(template, name)[language]} #}}", _block(source, name)]
    return lines


def _block(source: str, name: str) -> str:
    """Return a block of a template with all that stands in it, from its tag to the tag that ends it."""
    depth, start = 0, None
    bare = _COMMENT.sub(lambda one: " " * len(one[0]), source)  # tags in comments are none
    for tag in _TAG.finditer(bare):
        if start is not None:
            depth += -1 if tag["end"] else 1
            if depth == 0:
                return source[start : tag.end()]
        elif tag["name"] == name:
            start, depth = tag.start(), 1
    raise LookupError(f"there is no block {name}")
