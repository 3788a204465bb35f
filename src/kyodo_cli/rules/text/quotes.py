"""Quotation marks of prose around a number or a code, where YAML's own were meant (KY907)."""

from typing import Final

from kyodo_cli.base.language import Message
from kyodo_cli.base.routes import Path
from kyodo_cli.findings.finding import Rule
from kyodo_cli.rules.subject import Subject
from kyodo_cli.rules.text.published_text import Verdict, in_plan, in_records

QUOTES_IN_VALUE: Final = Rule("KY907", "quotes-in-value", "warning")

SIGNS: Final = frozenset({"number", "code", "rating", "direction"})
"""Keys under which a number or a code stands; around a sentence such quotation marks may be as printed."""

QUOTES: Final = "“”„‟〝〟＂‘’‚‛＇"
"""What Word, a Japanese keyboard or a PDF gives for " and '."""


def quotes_in_value(_: Subject, path: Path, text: str) -> Verdict | None:
    """Say that a number or a code begins and ends with quotation marks that belong to it as far as YAML can tell."""
    is_sign = path[-1] in SIGNS or (len(path) > 1 and path[-2] == "ratings")
    if not is_sign or len(text) < 3 or text[0] not in QUOTES or text[-1] not in QUOTES:
        return None
    return (
        Message("The quotation marks of {text} are part of the value.", text=text),
        Message('Use the half-width quotation mark: "{inner}".', inner=text[1:-1]),
    )


CHECKS: Final = ((QUOTES_IN_VALUE, in_plan(QUOTES_IN_VALUE, quotes_in_value)),)
YEAR_CHECKS: Final = ((QUOTES_IN_VALUE, in_records(QUOTES_IN_VALUE, quotes_in_value)),)
