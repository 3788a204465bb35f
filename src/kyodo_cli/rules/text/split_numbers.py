"""Numbers with a comma in brackets without quotes: YAML makes two entries of them (KY908)."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from kyodo_cli.base.language import Message
from kyodo_cli.base.routes import Path
from kyodo_cli.findings.finding import Finding, Rule
from kyodo_cli.reading.nodes import Node
from kyodo_cli.reading.tree import Tree
from kyodo_cli.rules.subject import Subject, YearSubject

SPLIT_NUMBER: Final = Rule("KY908", "split-number", "warning")

_THOUSANDS: Final = r"(?<=[0-9]),[0-9]{3}(?![0-9])"


def split_numbers(subject: Subject) -> Iterator[Finding]:
    """Find numbers in the plan that became two entries of a list."""
    for path, written in _split(subject.tree):
        yield subject.finding(SPLIT_NUMBER, path, *_verdict(written))


def split_numbers_of_year(_: Subject, year: YearSubject) -> Iterator[Finding]:
    """Find numbers in a year's records that became two entries of a list."""
    for path, written in _split(year.tree):
        yield year.finding(SPLIT_NUMBER, path, *_verdict(written))


def _split(tree: Tree) -> Iterator[tuple[Path, str]]:
    text = tree.source.text
    return _below(tree.root, (), text) if re.search(_THOUSANDS, text) else iter(())


def _below(node: Node, path: Path, text: str) -> Iterator[tuple[Path, str]]:
    if isinstance(node.children, dict):
        for key, child in node.children.items():
            yield from _below(child, (*path, key), text)
    elif isinstance(node.children, list):
        for at, (one, other) in enumerate(pairwise(node.children)):
            if re.compile(_THOUSANDS).match(text, one.end.index) and other.start.index == one.end.index + 1:
                yield (*path, at + 1), text[one.start.index : other.end.index]
        for at, child in enumerate(node.children):
            yield from _below(child, (*path, at), text)


def _verdict(written: str) -> tuple[Message, Message]:
    return (
        Message("The comma in {text} makes two entries of it.", text=written),
        Message('Put it in quotes ("{text}") if it is one, else put a space behind the comma.', text=written),
    )


CHECKS: Final = ((SPLIT_NUMBER, split_numbers),)
YEAR_CHECKS: Final = ((SPLIT_NUMBER, split_numbers_of_year),)
