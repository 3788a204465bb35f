"""What YAML's readers take differently is reported, so that every program takes a file as kyodo does.

The reader (libyaml), its stand-in (PyYAML) and the editor (ruamel.yaml) agree on whatever is neither reported here nor
a syntax error; tests/editing/test_agreement.py compares them.
"""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from kyodo_cli.base.language import Message
from kyodo_cli.findings.finding import Finding, Place
from kyodo_cli.reading import codes
from kyodo_cli.reading.source import SourceText


class Scalar(NamedTuple):
    """A key or a single value where it stands in the text; `style` is its first sign, or empty for bare words."""

    start: int
    end: int
    style: str
    is_key: bool


# Patterns stay text: `re` compiles and keeps one when it is first needed, and most files need but the last. Each part
# takes all it can and gives nothing back (`*+`): no text, however long, makes the search slow.
_BREAK: Final = r"(?:\r\n?+|\n)"
_HEADER: Final = rf"[|>][-+]*+[ ]*+(?:#[^\r\n]*+)?{_BREAK}"
_LATE_COMMENT: Final = r"(?:(?<!\S)-|:)[ ]++(#)"
_BLANK_FIRST: Final = rf"{_HEADER}((?:[ ]*+{_BREAK})++)([ ]*+)"
_TAB_FIRST: Final = rf"{_HEADER}(?:[ ]*+{_BREAK})*+[ ]*+\t|[|>][-+1-9 ]*+\t"
_HEADER_COMMENT: Final = r"[|>][-+1-9]*+(#)"
_COMMENT_OR_TAB: Final = r"#[^\r\n]*|(\t)"
_ODD_COMMENT: Final = rf"{_LATE_COMMENT}|{_HEADER_COMMENT}"
_ODD_LINE: Final = r"[\r\n][ ]*+(?:[|>]|(?<= )[\r\n])"


def is_suspicious(text: str) -> bool:
    """Say whether a text may hold something that the readers take differently; few do."""
    # Searches that begin with one sign each are many times as fast as one that may begin with any.
    return (
        "\t" in text
        or ("#" in text and re.search(_ODD_COMMENT, text) is not None)
        or (("|" in text or ">" in text) and re.search(_ODD_LINE, text) is not None)
    )


def disputed_findings(source: SourceText, scalars: list[Scalar]) -> Iterator[Finding]:
    """Find what the readers take differently in a text that the reader could take.

    Args:
        source: the text.
        scalars: every key and single value, in order.
    """
    text, end = source.text, 0
    for scalar in scalars:
        yield from _tabs_between(source, end, scalar.start)
        is_value = not scalar.is_key and scalar.start < scalar.end
        if is_value and (late := re.compile(_LATE_COMMENT).search(text, end, scalar.start)):
            yield _finding(source, late.start(1), _LATE, _LATE_HINT)
        if scalar.style in ("|", ">"):
            yield from _block_beginning(source, scalar)
        elif not scalar.style and (tab := text.find("\t", scalar.start, scalar.end)) >= 0:
            yield _finding(source, tab, TAB, TAB_HINT)
        end = scalar.end
    yield from _tabs_between(source, end, len(text))


def _tabs_between(source: SourceText, start: int, end: int) -> Iterator[Finding]:
    if source.text.find("\t", start, end) < 0:
        return
    for match in re.compile(_COMMENT_OR_TAB).finditer(source.text, start, end):
        if match[1]:
            yield _finding(source, match.start(1), TAB, TAB_HINT)


def _block_beginning(source: SourceText, scalar: Scalar) -> Iterator[Finding]:
    text, start = source.text, scalar.start
    if not text[source.starts[source.line_at(start) - 1] : start].strip(" "):
        yield _finding(source, start, _ALONE, _ALONE_HINT)
    if comment := re.compile(_HEADER_COMMENT).match(text, start):
        yield _finding(source, comment.start(1), _NO_SPACE, _NO_SPACE_HINT)
    if tab := re.compile(_TAB_FIRST).match(text, start):
        yield _finding(source, tab.end() - 1, TAB, TAB_HINT)
    blank = re.compile(_BLANK_FIRST).match(text, start)
    spaces = [len(line) for line in re.split(_BREAK, blank[1] + blank[2])] if blank else [0]
    if blank and 0 < spaces[0] < max(spaces):
        yield _finding(source, blank.start(1), _BLANK, _BLANK_HINT)


def _finding(source: SourceText, offset: int, message: Message, hint: Message) -> Finding:
    return Finding(codes.SYNTAX, Place(source.file, span=source.span_at(offset)), message, hint)


TAB: Final = Message("A tab stands where spaces are expected.")
TAB_HINT: Final = Message("Replace it with half-width spaces; a tab that belongs to the text stands in quotes.")
_LATE: Final = Message("A comment stands between a key or “-” and its text.")
_LATE_HINT: Final = Message("Move the comment to the line above, or the text to the line of its key.")
_BLANK: Final = Message("The text begins with an empty line that holds fewer spaces than the lines after it.")
_BLANK_HINT: Final = Message("Delete the spaces in the empty line, or the line itself.")
_ALONE: Final = Message("“|” or “>” stands on a line of its own.")
_ALONE_HINT: Final = Message("Write it on the line of its key: “key: |”.")
_NO_SPACE: Final = Message("No space stands before this comment.")
_NO_SPACE_HINT: Final = Message("Write a half-width space before “#”.")
