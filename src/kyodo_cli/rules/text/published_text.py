"""Checks of every text of a file that may be published; one pass finds those worth a second look."""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from typing import Final

from kyodo_cli.base.language import Message
from kyodo_cli.base.routes import Path
from kyodo_cli.findings.finding import Finding, Rule
from kyodo_cli.reading.tree import Tree
from kyodo_cli.rules.subject import PlanCheck, Subject, YearCheck, YearSubject

NOT_PUBLISHED: Final = frozenset({"errata", "printed", "was", "now", "url"})
"""Keys of what repeats a text as it once stood, or of addresses: nobody can mend those."""

CLOSER_LOOK: Final = re.compile(
    r"[()\[\]{}（）［］｛｝「」『』【】〔〕〈〉《》“”„‟〝〟＂‘’‚‛＇ \t\u3000\u00a0\uff61-\uff9f]"
)
"""Characters that make a text worth a second look; nothing but a set of them, which is found fastest."""

WORDS: Final = (
    *("TODO", "TBD", "FIXME", "XX", "ＸＸ", "○○", "◯◯", "〇〇", "●●"),
    *("要確認", "後日", "未記入", "未入力", "調整中", "確認中", "記入中", "仮"),
    *("…", "...", "・・・"),
)
"""What placeholders are made of."""

# Patterns stay text: `re` compiles and keeps one when it is first needed.
_DIGIT: Final = "[0-9０-９]"
_APART: Final = "[-‐‑‒–—―−－ー()（） ]"
PHONE: Final = (
    rf"[(（]?(?<!{_DIGIT})(?:[0０]|[+＋]81{_APART}?)(?:{_DIGIT}{{1,4}}{_APART}{{1,2}}{_DIGIT}{{1,4}}{_APART}{{1,2}}"
    rf"{_DIGIT}{{3,4}}|[5-9５-９][0０]{_DIGIT}{{8}})(?!{_DIGIT})"
)
"""An area code, a mobile or a free number; hyphens of any kind or brackets set its groups apart."""

MAIL: Final = r"[A-Za-z0-9._%+-]+[@＠][A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+"

Verdict = tuple[Message, Message]
Judge = Callable[[Subject, Path, str], Verdict | None]
"""Says what is wrong with a text at a place, and how to mend it."""


def in_plan(rule: Rule, judge: Judge) -> PlanCheck:
    """Make a check of all texts of a plan."""

    def check(subject: Subject) -> Iterator[Finding]:
        for path, text in suspicious_texts(subject.tree):
            if verdict := judge(subject, path, text):
                yield subject.finding(rule, path, *verdict)

    return check


def in_records(rule: Rule, judge: Judge) -> YearCheck:
    """Make a check of all texts of a year's records."""

    def check(subject: Subject, year: YearSubject) -> Iterator[Finding]:
        for path, text in suspicious_texts(year.tree):
            if verdict := judge(subject, path, text):
                yield year.finding(rule, path, *verdict)

    return check


@lru_cache(maxsize=1)
def suspicious_texts(tree: Tree) -> tuple[tuple[Path, str], ...]:
    """Return the texts of a file that may be published and that a rule on text should look at, with their places.

    The rules of a file come one after another, so remembering the last file makes one pass of many. What the whole
    file has none of is not looked for text by text; behind a backslash anything can stand.
    """
    source = tree.source.text
    escapes = "\\" in source
    words = escapes or any(word in source for word in WORDS)
    beyond_jis = escapes or not in_jis(source)
    contacts = escapes or "@" in source or "＠" in source or re.search(PHONE, source) is not None

    def is_suspicious(text: str) -> bool:
        return bool(
            CLOSER_LOOK.search(text)
            or (words and any(word in text for word in WORDS))
            or (beyond_jis and not in_jis(text))
            or (contacts and (re.search(PHONE, text) or re.search(MAIL, text)))
        )

    texts: list[tuple[Path, str]] = []
    _collect(tree.root.value, (), is_suspicious if words or beyond_jis or contacts else CLOSER_LOOK.search, texts)
    return tuple(texts)


def in_jis(text: str) -> bool:
    """Say whether a text keeps to JIS X 0208 and ASCII, as far as the codec's own choice of look-alikes tells."""
    try:
        text.encode("shift_jis")
    except UnicodeEncodeError:
        return False
    return True


def _collect(value: object, path: Path, is_wanted: Callable[[str], object], texts: list[tuple[Path, str]]) -> None:
    if isinstance(value, dict):
        entries: Iterable[tuple[str | int, object]] = value.items()
    else:
        entries = enumerate(value) if isinstance(value, tuple) else ()
    for step, below in entries:
        if isinstance(below, str):
            if is_wanted(below) and step not in NOT_PUBLISHED:
                texts.append(((*path, step), below))
        elif isinstance(below, (dict, tuple)) and step not in NOT_PUBLISHED:
            _collect(below, (*path, step), is_wanted, texts)
