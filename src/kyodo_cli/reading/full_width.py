"""Full-width colons and spaces where YAML wants the half-width ones: easy to type, hard to see."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import Final

from kyodo_cli.base.language import Message
from kyodo_cli.findings.finding import Finding, Place
from kyodo_cli.reading import codes
from kyodo_cli.reading.source import SourceText

# Each part takes all it can and gives nothing back (`*+`): no line, however long, makes the search slow.
_COLON: Final = r"^[ \u3000]*+(?:-[ \u3000]++)?[a-z][a-z_]++(：|:\u3000)"
_INDENT: Final = r"^ *+(\u3000++)[ \u3000]*+(?:-[ \u3000]|[a-z][a-z_]++[:：])"
_LIST: Final = r"^ *+-(\u3000)"


def full_width_findings(source: SourceText, verbatim: list[tuple[int, int]]) -> Iterator[Finding]:
    """Find lines that look like keys or list entries but for a full-width character.

    Args:
        source: the text.
        verbatim: first and last lines (from 0) of quoted and block text, in order, where the characters are just text.
    """
    if "：" not in source.text and "\u3000" not in source.text:
        return
    text = source.text.replace("\r\n", "\n ").replace("\r", "\n") if "\r" in source.text else source.text
    for pattern, message, hint in (
        (_COLON, _COLON_MESSAGE, _COLON_HINT),
        (_INDENT, _SPACE_MESSAGE, _SPACE_HINT),
        (_LIST, _SPACE_MESSAGE, _SPACE_HINT),
    ):
        for match in re.finditer(pattern, text, re.MULTILINE):
            span = source.span_at(match.start(1), len(match[1]))
            if not _inside(span.line - 1, verbatim):
                yield Finding(codes.FULL_WIDTH_SYNTAX, Place(source.file, span=span), message, hint)


def _inside(line: int, stretches: list[tuple[int, int]]) -> bool:
    """Say whether a line continues a quoted or block text that began on a line before."""
    before = bisect_left(stretches, (line, 0))
    return before > 0 and line <= stretches[before - 1][1]


_COLON_MESSAGE: Final = Message("A full-width character stands where YAML wants “: ” (a half-width colon and space).")
_COLON_HINT: Final = Message("Type the colon and the space after it in half width.")
_SPACE_MESSAGE: Final = Message("A full-width space stands where YAML wants half-width ones.")
_SPACE_HINT: Final = Message("Replace it with half-width spaces.")
