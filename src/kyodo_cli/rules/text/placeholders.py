"""Texts that were to be written later and are still there (KY906)."""

import re
from typing import Final

from kyodo_cli.base.language import Message
from kyodo_cli.base.routes import Path
from kyodo_cli.findings.finding import Rule
from kyodo_cli.rules.subject import Subject
from kyodo_cli.rules.text.published_text import WORDS, Verdict, in_plan, in_records

PLACEHOLDER: Final = Rule("KY906", "placeholder", "warning")

# Patterns stay text: `re` compiles and keeps one when it is first needed.
# 検討中 and 未定 are answers; 調整中 and 後日 are placeholders only where nothing else is said.
ANYWHERE: Final = (
    r"(?<![A-Za-z])(?:TODO|TBD|FIXME)(?![A-Za-z])|[○◯〇●]{2,}|(?<![A-Za-z0-9Ａ-Ｚａ-ｚ])[XＸ]{2,}(?![A-Za-z0-9Ａ-Ｚａ-ｚ])"
    r"|要確認(?!事項|項目|箇所|者)|後日(?:記入|入力|追記|差替|差し替え)(?![しさ])"
)
ALONE: Final = r"\W*(調整中|確認中|記入中|未記入|未入力|要確認|後日|仮)\W*|\s*(…+|\.{3,}|・{3,})\s*"
"""The dots are those of a command that was run as it was named, without its values."""

SIGNS: Final = frozenset({"code", "rating", "ratings"})
"""Keys under which ○○ may be a grade."""


def placeholders(_: Subject, path: Path, text: str) -> Verdict | None:
    """Say which placeholder stands in a text."""
    found = placeholder(text)
    if found is None or not SIGNS.isdisjoint(path[-2:]):
        return None
    return Message("“{found}” looks like a placeholder for something still to be written.", found=found), _HINT


def placeholder(text: str) -> str | None:
    """Return the placeholder in a text, if there is one."""
    if not any(word in text for word in WORDS):
        return None
    alone = re.fullmatch(ALONE, text)
    found = None if alone else re.search(ANYWHERE, text)
    return alone[1] or alone[2] if alone else found[0] if found else None


_HINT: Final = Message("Write the text that belongs here, or delete the line until there is one.")

CHECKS: Final = ((PLACEHOLDER, in_plan(PLACEHOLDER, placeholders)),)
YEAR_CHECKS: Final = ((PLACEHOLDER, in_records(PLACEHOLDER, placeholders)),)
