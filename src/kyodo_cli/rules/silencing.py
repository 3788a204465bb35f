"""Which findings a comment in the file silences, and which such comments are wrong themselves (KY99x)."""

from typing import Final, NamedTuple

from kyodo_cli.base.language import Message
from kyodo_cli.findings.diagnostic import Diagnostic
from kyodo_cli.findings.finding import Rule, Span
from kyodo_cli.findings.silencers import MARK, Silencer, silencers
from kyodo_cli.reading.source import SourceText

SILENCER_WITHOUT_REASON: Final = Rule("KY990", "silencer-without-reason", "error")
UNUSED_SILENCER: Final = Rule("KY991", "unused-silencer", "warning")

SILENCING_RULES: Final = (SILENCER_WITHOUT_REASON, UNUSED_SILENCER)


class FileSilencer(NamedTuple):
    """A comment that silences, with the file and the line that it stands on."""

    file: str
    silencer: Silencer
    line_text: str


def file_silencers(source: SourceText) -> list[FileSilencer]:
    """Find the comments of a file that silence."""
    if MARK not in source.text:
        return []
    lines = source.lines
    return [FileSilencer(source.file, one, lines[one.line - 1]) for one in silencers(lines)]


def silenced(diagnostics: list[Diagnostic], comments: list[FileSilencer]) -> list[Diagnostic]:
    """Return what is left of the diagnostics, with what is wrong with the comments that silence.

    What could not be read (KY0xx) cannot be silenced: nobody knows what it hides.
    """
    left = diagnostics
    found: list[Diagnostic] = []
    for comment in comments:
        silencer = comment.silencer
        hit = [one for one in left if one.file == comment.file and _speaks_of(silencer, one)]
        if not silencer.reason or not silencer.codes:
            message = Message("This comment silences a finding without saying which or why.")
            hint = Message("Write “# kyodo: ignore[KY110] reason”.")
            found.append(_diagnostic(SILENCER_WITHOUT_REASON, comment, message, hint))
            continue
        idle = [code for code in silencer.codes if code not in {one.rule.code for one in hit}]
        if idle:
            message = Message("Nothing is found here that this comment would silence ({codes}).", codes=idle)
            found.append(_diagnostic(UNUSED_SILENCER, comment, message, Message("Delete the code, or the comment.")))
        left = [one for one in left if one not in hit]
    return left + found


def _speaks_of(silencer: Silencer, diagnostic: Diagnostic) -> bool:
    code = diagnostic.rule.code
    return diagnostic.span.line == silencer.target and code in silencer.codes and not code.startswith("KY0")


def _diagnostic(rule: Rule, comment: FileSilencer, message: Message, hint: Message) -> Diagnostic:
    line, column, end_column = comment.silencer.line, comment.silencer.column, comment.silencer.end_column
    return Diagnostic(
        rule, comment.file, Span(line, column, line, end_column), message, hint, None, None, comment.line_text
    )
