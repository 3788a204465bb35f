"""How much of one file is taken in, and how many of its defects are listed: no file may exhaust the machine."""

from collections.abc import Iterable
from itertools import islice
from typing import Final

from kyodo_cli.base.language import Message
from kyodo_cli.findings.finding import Finding

DEEPEST: Final = 40
"""Levels of nesting. A plan of five levels with indicators and targets needs about 16."""

MOST_VALUES: Final = 250_000
"""Keys' values and list entries. A plan of 1,000 actions with ten indicators each holds some 150,000."""

MOST_FINDINGS: Final = 2_000
"""Defects of one kind of check. Whoever mends a file looks at a few, and runs the check again."""

LONGEST_QUOTE: Final = 60
"""Characters of the file's own words that a sentence repeats."""


def limited(findings: Iterable[Finding]) -> list[Finding]:
    """Return findings up to the limit; where there are more, the last one says so."""
    listed = list(islice(findings, MOST_FINDINGS + 1))
    if len(listed) > MOST_FINDINGS:
        listed[-1] = listed[-1]._replace(message=_MORE, hint=_MORE_HINT)
    return listed


def quoted(value: object) -> str:
    """Return a value of the file as a sentence repeats it: in one line, and cut where it is long."""
    text = str(value) if not isinstance(value, str) else value[: LONGEST_QUOTE + 1]
    if len(text) > LONGEST_QUOTE:
        text = text[: LONGEST_QUOTE - 1] + "…"
    return text.replace("\n", " ").replace("\t", " ")


_MORE: Final = Message("From here on, more is wrong in this file than is listed.")
_MORE_HINT: Final = Message("One cause often stands behind many findings: mend the first ones, and check again.")
