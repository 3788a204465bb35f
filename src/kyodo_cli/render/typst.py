"""Text made inert for Typst: every value is a string of its own in the markup, so that nothing in it means anything."""

import re
from typing import Final

from kyodo_cli.render.lines import in_one_line, in_paragraphs

_UNBROKEN: Final = re.compile(r"[!-\u02ff]{21,}")
"""A word so long that it may have to be broken where no rule allows it: an address, a code."""

_PIECE: Final = 4
_MAY_BREAK: Final = "#h(0.01pt);"
"""A place for the end of a line that leaves no character in the text of the PDF."""


def literal(value: object) -> str:
    """Return a value as it stands in the arguments of a function: a text in quotes, several as an array."""
    if isinstance(value, (list, tuple)):
        return f"({''.join(f'{literal(one)}, ' for one in value)})"
    return '"' + str(value).replace("\\", "\\\\").replace('"', '\\"') + '"'


def escaped(text: str) -> str:
    """Return a text in one line as markup."""
    line = in_one_line(text).replace("\t", " ")
    pieces = _UNBROKEN.sub(_cut, line).split("\n")
    return _MAY_BREAK.join(f"#{literal(one)};" for one in pieces)


def paragraphs(text: str) -> str:
    """Return a text as markup, in its paragraphs and lines."""
    return "\n\n".join(" \\\n".join(map(escaped, lines)) for lines in in_paragraphs(text))


def _cut(found: re.Match[str]) -> str:
    word = found[0]
    return "\n".join(word[at : at + _PIECE] for at in range(0, len(word), _PIECE))
