"""A finding: one defect of one kind at one place, without a position until it is reported."""

from typing import Final, Literal, NamedTuple

from kyodo_cli.base.language import Message
from kyodo_cli.base.routes import Path

Severity = Literal["error", "warning", "note"]

SEVERITIES: Final[tuple[Severity, ...]] = ("error", "warning", "note")
"""From the worst to the mildest."""


class Rule(NamedTuple):
    """One kind of defect; its page (why, bad and good example) is in `rules/pages/<code>.yaml`."""

    code: str
    slug: str
    severity: Severity


class Span(NamedTuple):
    """A stretch of a text; lines and columns count from 1, columns count characters, the end is exclusive."""

    line: int
    column: int
    end_line: int
    end_column: int


class Place(NamedTuple):
    """A place in a file: a path into its data, or a span where there is no data to point into.

    `at_key` points to the key itself instead of its value.
    """

    file: str
    path: Path = ()
    at_key: bool = False
    span: Span | None = None


class Finding(NamedTuple):
    """One defect: its kind, where it is, a sentence, and how to mend it."""

    rule: Rule
    place: Place
    message: Message
    hint: Message | None = None
