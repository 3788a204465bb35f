"""Diagnostics as GitHub's workflow commands, and as a table for the summary of the run."""

from collections.abc import Sequence
from typing import Final

from kyodo_cli.base.language import Message
from kyodo_cli.findings.diagnostic import Diagnostic
from kyodo_cli.findings.finding import SEVERITIES
from kyodo_cli.render.findings.text import SEVERITY_WORDS, summary

SHOWN: Final = 10
"""GitHub shows no more annotations of a step than this, so the worst ones go first."""

_COMMANDS: Final = {"error": "error", "warning": "warning", "note": "notice"}


def findings_github(diagnostics: Sequence[Diagnostic], files: int, language: str) -> str:
    """Return the ten worst diagnostics as annotations, then how many there are in all."""
    worst = sorted(diagnostics, key=lambda one: SEVERITIES.index(one.rule.severity))[:SHOWN]
    lines = [_annotation(one, language) for one in worst]
    if len(diagnostics) > len(worst):
        rest = Message("{count} more findings are not shown as annotations.", count=len(diagnostics) - len(worst))
        lines.append(rest.in_language(language))
    return "\n".join([*lines, summary(diagnostics, files).in_language(language)]) + "\n"


def findings_summary(diagnostics: Sequence[Diagnostic], files: int, language: str) -> str:
    """Return every diagnostic as a Markdown table, for the summary page of a run."""
    lines = ["### kyodo", "", summary(diagnostics, files).in_language(language), ""]
    if diagnostics:
        heads = (Message("Place"), Message("Rule"), Message("Severity"), Message("Finding"))
        lines += ["| " + " | ".join(head.in_language(language) for head in heads) + " |", "|---|---|---|---|"]
        lines += [_row(one, language) for one in diagnostics]
    return "\n".join(lines) + "\n"


def _annotation(one: Diagnostic, language: str) -> str:
    text = one.message.in_language(language)
    if one.hint:
        text += "\n" + one.hint.in_language(language)
    properties = {
        "file": one.file,
        "line": one.span.line,
        "endLine": one.span.end_line,
        "col": one.span.column,
        "endColumn": one.span.end_column,
        "title": f"{one.rule.code} {one.rule.slug}",
    }
    named = ",".join(f"{name}={_escaped_property(str(value))}" for name, value in properties.items())
    return f"::{_COMMANDS[one.rule.severity]} {named}::{_escaped(text)}"


def _escaped(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _escaped_property(text: str) -> str:
    return _escaped(text).replace(":", "%3A").replace(",", "%2C")


def _row(one: Diagnostic, language: str) -> str:
    cells = (
        f"{one.file}:{one.span.line}:{one.span.column}",
        f"{one.rule.code} {one.rule.slug}",
        SEVERITY_WORDS[one.rule.severity].in_language(language),
        one.message.in_language(language),
    )
    return "| " + " | ".join(_cell(cell) for cell in cells) + " |"


def _cell(text: str) -> str:
    for sign in ("\\", "|", "<", "*", "_", "`", "["):
        text = text.replace(sign, "\\" + sign)
    return text.replace("\n", " ")
