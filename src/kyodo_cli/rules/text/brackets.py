"""Brackets that are opened and not closed, or the other way round (KY900)."""

import re
from typing import Final, NamedTuple

from kyodo_cli.base.language import Message
from kyodo_cli.base.routes import Path
from kyodo_cli.findings.finding import Rule
from kyodo_cli.rules.subject import Subject
from kyodo_cli.rules.text.published_text import Verdict, in_plan, in_records

UNBALANCED_BRACKET: Final = Rule("KY900", "unbalanced-bracket", "warning")

PAIRS: Final = ("()", "（）", "[]", "［］", "{}", "｛｝", "「」", "『』", "【】", "〔〕", "〈〉", "《》")
OPENED_BY: Final = {pair[1]: pair[0] for pair in PAIRS}
BRACKETS: Final = re.compile("[" + re.escape("".join(PAIRS)) + "]")

# （ may be closed by ): widths are often mixed, and nobody misreads it.
SAME: Final = str.maketrans("（［｛", "([{")

# 1) ア） iii) 一） at the beginning of a line or of a clause: the bracket of a list, which nothing opens.
# Stays text: `re` compiles and keeps it when it is first needed, which is seldom.
LIST_MARK: Final = (
    r"(?m:^|[\s、。・,.:;：；→「『（(])"
    r"(?:[0-9０-９]{1,3}|[A-Za-zＡ-Ｚａ-ｚ]|[ivxⅰ-ⅻ]{1,4}|[ぁ-んァ-ヶｱ-ﾝ]|[一二三四五六七八九十]{1,3}|[①-⑳])\Z"
)

NEAR: Final = 12
"""Characters shown beside a bracket, so that it can be found."""


class Stray(NamedTuple):
    """A bracket without its counterpart."""

    at: int
    is_opening: bool


def unbalanced_brackets(_: Subject, __: Path, text: str) -> Verdict | None:
    """Say which bracket of a text has no counterpart."""
    stray = stray_bracket(text)
    if stray is None:
        return None
    bracket = text[stray.at]
    if stray.is_opening:
        near = text[stray.at : stray.at + NEAR].partition("\n")[0]
        return Message("“{bracket}” is opened and not closed: {near}…", bracket=bracket, near=near), _HINT
    near = text[max(0, stray.at + 1 - NEAR) : stray.at + 1].rpartition("\n")[2]
    return Message("“{bracket}” is closed and not opened: …{near}", bracket=bracket, near=near), _HINT


def stray_bracket(text: str) -> Stray | None:
    """Return the first bracket without its counterpart; the closing bracket of a list mark needs none."""
    brackets = [(match.start(), match[0]) for match in BRACKETS.finditer(text)]
    found = _first_stray(text, brackets)
    if found is None:
        return None
    # Inside （…） a list mark would be taken for the end: look again without those that stand apart from an opening.
    without_marks = [one for one in brackets if not _is_apart_mark(text, *one)]
    return found if _first_stray(text, without_marks) else None


def _first_stray(text: str, brackets: list[tuple[int, str]]) -> Stray | None:
    opened: list[tuple[int, str]] = []
    for at, bracket in brackets:
        opening = OPENED_BY.get(bracket, "").translate(SAME)
        if not opening:
            opened.append((at, bracket.translate(SAME)))
        elif opened and opened[-1][1] == opening:
            opened.pop()
        elif not _is_list_mark(text, at, bracket):
            crossed = any(other == opening for _, other in opened)
            return Stray(opened[-1][0], is_opening=True) if crossed else Stray(at, is_opening=False)
    return Stray(opened[0][0], is_opening=True) if opened else None


def _is_list_mark(text: str, at: int, bracket: str) -> bool:
    return bracket in ")）" and re.compile(LIST_MARK).search(text, max(0, at - 6), at) is not None


def _is_apart_mark(text: str, at: int, bracket: str) -> bool:
    mark = re.compile(LIST_MARK).search(text, max(0, at - 6), at) if bracket in ")）" else None
    return mark is not None and mark[0][0] not in "（("


_HINT: Final = Message("Compare with the source: add the other bracket, or delete this one.")

CHECKS: Final = ((UNBALANCED_BRACKET, in_plan(UNBALANCED_BRACKET, unbalanced_brackets)),)
YEAR_CHECKS: Final = ((UNBALANCED_BRACKET, in_records(UNBALANCED_BRACKET, unbalanced_brackets)),)
