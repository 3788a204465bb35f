"""Characters and blanks that do not print as they were meant, in the plan and in the records (KY901-KY905)."""

import re
from typing import Final
from unicodedata import category, decomposition, normalize

from kyodo_cli.base.folding import VARIANTS
from kyodo_cli.base.language import Message
from kyodo_cli.base.routes import Path
from kyodo_cli.findings.finding import Rule
from kyodo_cli.rules.subject import Subject
from kyodo_cli.rules.text.published_text import Judge, Verdict, in_jis, in_plan, in_records

PLATFORM_CHARACTER: Final = Rule("KY901", "platform-dependent-character", "warning")
HALF_WIDTH_KATAKANA: Final = Rule("KY902", "half-width-katakana", "warning")
BLANK_AT_END: Final = Rule("KY903", "blank-at-end", "warning")
TAB: Final = Rule("KY904", "tab-in-text", "warning")
DOUBLE_BLANK: Final = Rule("KY905", "double-blank", "warning")

# Characters of JIS X 0208 for which Windows and Unicode's own table use different code points, and Python's codec
# only one of them: ～ for 〜, － for −, ∥ for ‖, — for ―, ￠ ￡ ￢ for ¢ £ ¬.
IN_JIS_ON_WINDOWS: Final = frozenset("～－∥—￠￡￢")
KATAKANA: Final = re.compile("[\uff61-\uff9f]+")
# A full-width space indents a paragraph: what holds a full stop or goes on in a second line may begin with one.
END: Final = re.compile(r"\A[ \u00a0]|\A\u3000(?!\S[^\n。]*[\n。])|[ \u3000\u00a0]\n*\Z")
# Not at the beginning of a line, where blanks indent.
BLANKS: Final = re.compile(r"[ \u3000\u00a0](?<=\S.)[ \u3000\u00a0]+(?=\S)")

NEAR: Final = 8
"""Characters shown beside what is wrong, so that it can be found."""


def platform_characters(subject: Subject, _: Path, text: str) -> Verdict | None:
    """Say which characters of a Japanese text some systems show differently or not at all."""
    odd = outside_jis(text) if subject.plan.language.partition("-")[0] == "ja" else []
    if not odd:
        return None
    characters = [_visible(one) for one in odd]
    if not outside_jis(normalize("NFC", text)):
        message = Message("A mark stands apart from its character: {characters}.", characters=characters)
        return message, Message("Type the word again; such marks come along from file names and PDFs.")
    message = Message(
        "Characters that some systems show differently or not at all: {characters}.", characters=characters
    )
    pairs = [f"{one} → {form}" for one in odd if (form := usual_form(one))]
    if not pairs:
        return message, Message("Write it another way, or keep it with “# kyodo: ignore[KY901] reason”.")
    hint = Message(
        "Write {pairs}; what must stay, such as a name, is kept with “# kyodo: ignore[KY901] reason”.", pairs=pairs
    )
    return message, hint


def half_width_katakana(_: Subject, __: Path, text: str) -> Verdict | None:
    """Say which words of a text are in half-width katakana."""
    words = list(dict.fromkeys(KATAKANA.findall(text)))
    if not words:
        return None
    message = Message("Half-width katakana: {words}.", words=words)
    return message, Message("Write them in full width: {words}.", words=[normalize("NFKC", word) for word in words])


def blank_at_end(_: Subject, __: Path, text: str) -> Verdict | None:
    """Say that a text begins or ends with a blank."""
    if not END.search(text):
        return None
    return Message("The text begins or ends with a blank."), Message("Delete the blank, half or full width.")


def tab_in_text(_: Subject, __: Path, text: str) -> Verdict | None:
    """Say that there is a tab in a text."""
    if "\t" not in text:
        return None
    hint = Message("Replace it with a blank or a comma; it often comes along from a workbook.")
    return Message("A tab stands in the text."), hint


def double_blank(_: Subject, __: Path, text: str) -> Verdict | None:
    """Say where several blanks stand in a row."""
    found = BLANKS.search(text)
    if not found:
        return None
    message = Message(
        "Several blanks stand in a row after “{word}”.", word=text[: found.start()].rpartition("\n")[2][-NEAR:]
    )
    return message, Message("Leave one or none: screen readers and searches stumble over blanks that only lay out.")


def outside_jis(text: str) -> list[str]:
    """Return the characters of a text that are not in JIS X 0208, each once, in order."""
    if in_jis(text):
        return []
    return [one for one in dict.fromkeys(text) if not in_jis(one) and one not in IN_JIS_ON_WINDOWS]


def usual_form(character: str) -> str | None:
    """Return what can be written instead of a character, if that is plain: (1) for ①, 高 for 髙."""
    plain = normalize("NFKC", character)
    if decomposition(character).startswith("<circle>"):
        plain = f"({plain})"
    elif plain == character:
        plain = next((group[-1] for group in VARIANTS.split() if character in group[:-1]), character)
    return plain if plain != character and plain.strip() and in_jis(plain) else None


def _visible(character: str) -> str:
    """Return a character as it can be shown by itself."""
    return f"U+{ord(character):04X}" if category(character)[0] in "CMZ" else character


_JUDGES: Final[tuple[tuple[Rule, Judge], ...]] = (
    (PLATFORM_CHARACTER, platform_characters),
    (HALF_WIDTH_KATAKANA, half_width_katakana),
    (BLANK_AT_END, blank_at_end),
    (TAB, tab_in_text),
    (DOUBLE_BLANK, double_blank),
)

CHECKS: Final = tuple((rule, in_plan(rule, judge)) for rule, judge in _JUDGES)
YEAR_CHECKS: Final = tuple((rule, in_records(rule, judge)) for rule, judge in _JUDGES)
