"""What Jinja says of a template that cannot be compiled, in our words and in the reader's language."""

import re
from collections.abc import Callable
from typing import Final

from kyodo_cli.base.language import Message
from kyodo_cli.render.meant import with_nearest

TAGS: Final = ("for", "if", "block", "extends", "include", "import", "from", "set", "macro", "call", "filter", "with")
"""Tags that open something or stand alone; `elif` and `else` are looked for where they may stand."""

_SIGNS: Final = {
    "begin of comment": "{#",
    "end of comment": "#}",
    "begin of statement block": "{%",
    "end of statement block": "%}",
    "begin of print statement": "{{",
    "end of print statement": "}}",
}
"""What Jinja calls the signs of a template."""

Words = Callable[[re.Match[str]], Message]


def syntax_fault(said: str) -> Message | None:
    """Return what Jinja says of a template, or None where it says something that is not known here."""
    for pattern, words in _SENTENCES:
        if found := re.match(pattern, said):
            return words(found)
    return None


def _sign(text: str) -> Message | str:
    if text == "end of template":
        return Message("the end of the template")
    return _SIGNS.get(text, text)


def _wanted(found: re.Match[str]) -> Message:
    return Message("“{found}” stands where “{wanted}” is expected", found=_sign(found[2]), wanted=_sign(found[1]))


def _instead(found: re.Match[str]) -> Message:
    return Message("“{found}” stands where “{wanted}” is expected", found=_sign(found[1]), wanted=_sign(found[2]))


def _ends_early(found: re.Match[str]) -> Message:
    closed = re.search(r"needs to be closed is '([^']*)'", found[0])
    tags = _looked_for(found[0])
    if closed and tags:
        return Message(
            "the template ends, but “{tag}” is not closed: “{wanted}” is missing", tag=closed[1], wanted=tags[-1]
        )
    return Message("the template ends in the middle of something")


def _unknown_tag(found: re.Match[str]) -> Message:
    tag, tags = found[1], _looked_for(found[0])
    closed = re.search(r"needs to be closed is '([^']*)'", found[0])
    if closed and tags and tag not in tags and (tag.startswith("end") or tag in ("else", "elif")) and _is_tag(tag):
        return Message(
            "“{found}” stands before “{tag}” is closed: “{wanted}” is missing",
            found=tag,
            tag=closed[1],
            wanted=tags[-1],
        )
    if _is_tag(tag):
        return Message("“{found}” belongs to nothing that was opened before", found=tag)
    return with_nearest(Message("there is no tag “{name}”", name=tag), tag, [*TAGS, *tags])


def _is_tag(tag: str) -> bool:
    return tag in ("else", "elif") or tag.removeprefix("end") in TAGS


def _looked_for(said: str) -> list[str]:
    """Return the tags that Jinja was looking for, the one that closes last."""
    found = re.search(r"(?:following tags:|currently looking for) ((?:'[^']*'(?: or )?)+)", said)
    tags: list[str] = re.findall(r"'([^']*)'", found[1]) if found else []
    return sorted(tags, key=lambda tag: tag.startswith("end"))


_SENTENCES: Final[tuple[tuple[str, Words], ...]] = (
    (r"Unexpected end of template\..*", _ends_early),
    (r"Encountered unknown tag '([^']*)'\..*", _unknown_tag),
    (
        r"unexpected end of template, expected '(.*)'\.",
        lambda found: Message("the template ends where “{wanted}” is expected", wanted=_sign(found[1])),
    ),
    (r"expected token '(.*)', got '(.*)'", _wanted),
    (r"unexpected '(.*)', expected '(.*)'", _instead),
    (
        r"Expected an expression, got '(.*)'",
        lambda found: Message("“{found}” stands where a value is expected", found=_sign(found[1])),
    ),
    (r"unexpected '(.*)'", lambda found: Message("“{found}” cannot stand here", found=_sign(found[1]))),
    (r"unexpected char '(.*)' at \d+", lambda found: Message("“{found}” cannot stand here", found=found[1])),
    (r"block '(.*)' defined twice", lambda found: Message("the block “{name}” is there twice", name=found[1])),
    (r"tag name expected", lambda _: Message("the name of a tag is missing behind “{sign}”", sign="{%")),
    (r"Missing end of comment tag", lambda _: Message("the comment is not closed: “{wanted}” is missing", wanted="#}")),
    (
        r"Missing end of raw directive",
        lambda _: Message(
            "the template ends, but “{tag}” is not closed: “{wanted}” is missing", tag="raw", wanted="endraw"
        ),
    ),
    (
        r"Block names in Jinja have to be valid Python identifiers",
        lambda _: Message("the name of a block has nothing but letters, digits and “_”"),
    ),
)
