"""A diagnostic: a finding with its position and the line it is on, ready to be shown."""

from typing import NamedTuple

from kyodo_cli.base.language import Message
from kyodo_cli.findings.finding import Rule, Span


class Diagnostic(NamedTuple):
    """What a reporter needs of one finding.

    `line_text` is the line of the file that the span begins on; `route` is the way to the place as people write it.
    """

    rule: Rule
    file: str
    span: Span
    message: Message
    hint: Message | None
    plan: str | None
    item: str | None
    line_text: str
    route: str = ""

    @property
    def order(self) -> tuple[str, int, int, str]:
        """Sort by place, then by code."""
        return (self.file, self.span.line, self.span.column, self.rule.code)
