"""What the YAML parser could not take, in words for somebody who does not know YAML."""

import re
from collections.abc import Iterator
from typing import Final

import yaml

from kyodo_cli.base.language import Message
from kyodo_cli.findings.finding import Finding, Place, Span
from kyodo_cli.reading import codes
from kyodo_cli.reading.disputed import TAB, TAB_HINT
from kyodo_cli.reading.full_width import full_width_findings
from kyodo_cli.reading.nodes import Mark
from kyodo_cli.reading.source import SourceText

_BLOCK_HEADER: Final = r"( *+)(?:- ++)*+(?:[^#]*: ++)?[|>][-+1-9]*[ \t]*(?:#.*)?"


def syntax_findings(source: SourceText, error: yaml.YAMLError, verbatim: list[tuple[int, int]]) -> Iterator[Finding]:
    """Turn a parser's error into findings: full-width signs, which often are its cause, and else its own place.

    Args:
        source: the text.
        error: what the parser said.
        verbatim: first and last lines (from 0) of the quoted and block text that came before the error.
    """
    finding = syntax_finding(source, error)
    span = finding.place.span or Span(1, 1, 1, 1)
    known = verbatim[-1][1] if verbatim else -1
    is_explained = False
    for mistake in full_width_findings(source, [*verbatim, *_block_texts(source.lines, known + 1)]):
        line = mistake.place.span.line if mistake.place.span else 0
        is_explained = is_explained or span.line - 1 <= line <= span.line + 1
        yield mistake
    if not is_explained:
        yield finding


def _block_texts(lines: list[str], first: int) -> Iterator[tuple[int, int]]:
    """Guess by the indentation which lines are block text, where no parser can tell any more."""
    margin, start = -1, 0
    for at, line in enumerate(lines[first:], first):
        depth = len(line) - len(line.lstrip(" "))
        if 0 <= margin < depth or (margin >= 0 and not line.strip()):
            continue
        if margin >= 0:
            yield start, at - 1
        header = re.fullmatch(_BLOCK_HEADER, line)
        margin, start = (len(header[1]), at) if header else (-1, at)
    if margin >= 0:
        yield start, len(lines) - 1


def syntax_finding(source: SourceText, error: yaml.YAMLError) -> Finding:
    """Turn a parser's error into a finding at the place where the text went wrong."""
    problem = str(getattr(error, "problem", None) or error)
    context = str(getattr(error, "context", None) or "")
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    start = getattr(error, "context_mark", None)
    if mark and source.text[mark.index : mark.index + 1] == "\t":
        return Finding(codes.SYNTAX, Place(source.file, span=_span(source, mark)), TAB, TAB_HINT)
    for words, where, message, hint in _CAUSES:
        if words in problem or words in context:
            at = start if where == "start" and start else mark
            return Finding(codes.SYNTAX, Place(source.file, span=_span(source, at)), message, hint)
    message = Message("The text breaks YAML's rules here ({problem}).", problem=problem)
    return Finding(codes.SYNTAX, Place(source.file, span=_span(source, mark)), message, _CHECK_BEFORE)


def _span(source: SourceText, mark: Mark | None) -> Span:
    if mark is None:
        return Span(1, 1, 1, 1)
    lines = source.lines
    if mark.line >= len(lines) or (mark.line == len(lines) - 1 and not lines[mark.line]):
        last = max((number for number, line in enumerate(lines, 1) if line.strip()), default=1)
        return Span(last, len(lines[last - 1]) + 1, last, len(lines[last - 1]) + 1)
    end = max(mark.column, min(mark.column + 1, len(lines[mark.line])))
    return Span(mark.line + 1, mark.column + 1, mark.line + 1, end + 1)


_CHECK_BEFORE: Final = Message(
    "Check this line and the one before: indentation, “: ” after a key, closed quotes and brackets."
)
_QUOTE: Final = Message("Put the whole text in quotes: '…'.")

_CAUSES: Final[tuple[tuple[str, str, Message, Message], ...]] = (
    (
        "mapping values are not allowed",
        "here",
        Message("A second “: ” stands in this line, or the line is indented too far."),
        Message("If the colon belongs to the text, put the text in quotes; otherwise line it up with its neighbours."),
    ),
    (
        "mapping keys are not allowed",
        "here",
        Message("A text cannot begin with “? ” unless it is in quotes."),
        _QUOTE,
    ),
    (
        "cannot start any token",
        "here",
        Message("A text cannot begin with this character (@, ` or %) unless it is in quotes."),
        _QUOTE,
    ),
    ("found a tab character", "here", TAB, TAB_HINT),
    (
        "while scanning a quoted scalar",
        "start",
        Message("The quotation mark opened here is not closed, or is closed too early."),
        Message("Close it at the end of the text. Inside '…' a quotation mark is written twice ('')."),
    ),
    (
        "could not find expected ':'",
        "start",
        Message("This line has no “: ” after its key."),
        Message("Write “key: value”, with a half-width colon and a space; text over several lines is indented."),
    ),
    (
        "sequence entries are not allowed",
        "here",
        Message("A “- ” stands here where no list can begin."),
        Message('A list begins on the line after its key. If the hyphen is the text itself, put it in quotes: "-".'),
    ),
    (
        "while parsing a block collection",
        "here",
        Message("The list is broken off here: this line is neither a “- ” entry nor part of one."),
        Message("Line it up with the list, or with the key that comes after it."),
    ),
    (
        "expected ',' or",
        "start",
        Message("The bracket opened here is not closed, or a comma is missing in it."),
        Message("Write [a, b] or {key: value, key: value}, with half-width brackets and commas."),
    ),
    (
        "while parsing a block mapping",
        "here",
        Message("The indentation of this line fits neither the line before nor a key further up."),
        Message("Line it up with the keys of the same level."),
    ),
    (
        "<document start>",
        "here",
        Message("The text goes on here after its end: a line is not indented like the others."),
        _CHECK_BEFORE,
    ),
    ("tag", "start", Message("A text cannot begin with “!” unless it is in quotes."), _QUOTE),
    ("while scanning an anchor", "here", Message("A text cannot begin with “&” unless it is in quotes."), _QUOTE),
    ("while scanning an alias", "here", Message("A text cannot begin with “*” unless it is in quotes."), _QUOTE),
    ("directive", "here", Message("A line cannot begin with “%” unless it is in quotes."), _QUOTE),
    (
        "YAML document",
        "here",
        Message("A line that begins with % is an instruction to the reader; kyodo takes only %YAML 1.2."),
        Message("Delete that line."),
    ),
    (
        "escape",
        "here",
        Message('Inside "…" a backslash starts a special character, and this is none.'),
        Message("Use '…' instead of \"…\", or write the backslash twice."),
    ),
    (
        "while scanning a block scalar",
        "here",
        Message("After “|” or “>” only + or -, a digit from 1 to 9 and a comment may stand."),
        Message("Write the text on the lines below, indented by two spaces."),
    ),
    (
        "found unexpected ':'",
        "here",
        Message("No space stands after this colon."),
        Message("Write “key: value”, with a half-width colon and a space, or put a text in quotes."),
    ),
    (
        "node content",
        "here",
        Message("A value is missing before this sign, or the sign is out of place."),
        Message("Check the commas and brackets; a text that begins with such a sign is put in quotes."),
    ),
)
