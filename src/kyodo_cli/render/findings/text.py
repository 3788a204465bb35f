"""Diagnostics for people: where, what, the line with a caret under it, and how to mend it."""

from collections import Counter
from collections.abc import Sequence
from typing import Final

from kyodo_cli.base.language import Message
from kyodo_cli.base.width import caret_line, width, wrap
from kyodo_cli.findings.diagnostic import Diagnostic
from kyodo_cli.findings.finding import SEVERITIES

SEVERITY_WORDS: Final = {"error": Message("error"), "warning": Message("warning"), "note": Message("note")}

CONTEXT: Final = 24
"""Characters of a long line that are shown before and after the span."""


def findings_text(diagnostics: Sequence[Diagnostic], files: int, language: str, columns: int | None) -> str:
    """Return diagnostics as text.

    Args:
        diagnostics: in the order to be shown.
        files: how many files were checked.
        language: of the sentences.
        columns: how wide the text may be; None keeps each finding's first line whole, for other programs to read.
    """
    lines = [line for one in diagnostics for line in (*_finding(one, language, columns), "")]
    return "\n".join([*lines, summary(diagnostics, files).in_language(language)]) + "\n"


def summary(diagnostics: Sequence[Diagnostic], files: int) -> Message:
    """Count what was found."""
    counts = Counter(one.rule.severity for one in diagnostics)
    errors, warnings, notes = (counts[severity] for severity in SEVERITIES)
    return Message(
        "Files checked: {files}. Errors: {errors}, warnings: {warnings}, notes: {notes}.",
        files=files,
        errors=errors,
        warnings=warnings,
        notes=notes,
    )


def _finding(one: Diagnostic, language: str, columns: int | None) -> list[str]:
    severity = SEVERITY_WORDS[one.rule.severity]
    head = f"{one.file}:{one.span.line}:{one.span.column} {one.rule.code} "
    message = Message("{severity}: {message}", severity=severity, message=one.message).in_language(language)
    lines = [head + message] if columns is None else wrap(head + message, columns, rest="  ")
    margin = f"{one.span.line:>5} | "
    if one.line_text.strip():
        text, start, end = _excerpt(one, (columns or 80) - len(margin))
        lines += [margin + text, " " * (len(margin) - 2) + "| " + caret_line(text, start, end)]
    if one.hint:
        mark = "      = "
        hint = one.hint.in_language(language)
        lines += [mark + hint] if columns is None else wrap(hint, columns, first=mark, rest=" " * len(mark))
    return lines


def _excerpt(one: Diagnostic, room: int) -> tuple[str, int, int]:
    """Cut a long line down to what is around the span; return it with the span's start and end (from 0) in it."""
    text = one.line_text
    start = min(one.span.column - 1, len(text))
    end = one.span.end_column - 1 if one.span.end_line == one.span.line else len(text)
    end = max(min(end, len(text)), start)
    if len(text) <= 4 * room and width(text) <= room:  # a line may be megabytes long, in JSON
        return text, start, end
    first = max(0, start - CONTEXT)
    before = "…" if first else ""
    last = first
    taken = width(before) + 1
    while last < len(text) and taken + width(text[last]) <= room:
        taken += width(text[last])
        last += 1
    after = "…" if last < len(text) else ""
    shift = first - len(before)
    return before + text[first:last] + after, start - shift, min(end, last) - shift
