"""Printed numbers: that none stands twice and none is left out, whether they run through or restart (KY105-106)."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final, NamedTuple

from kyodo_cli.analysis.frame import retired
from kyodo_cli.base.folding import folded
from kyodo_cli.base.kinds import KINDS
from kyodo_cli.base.language import Message
from kyodo_cli.findings.finding import Finding, Rule
from kyodo_cli.model.outline import Entry
from kyodo_cli.rules.identity.lettering import is_roman, lettered, printed
from kyodo_cli.rules.subject import Subject

DUPLICATE_NUMBER: Final = Rule("KY105", "duplicate-number", "error")
NUMBERING_GAP: Final = Rule("KY106", "numbering-gap", "warning")

BRANCH: Final = "の"
"""A branch number such as 4の2 follows 4, so that there is no 4の1 to miss."""

Parts = tuple[str | int, ...]
"""A number in its parts, folded: `第１－②` is ("第", 1, "-", 2, ""); of a letter, its order and its place in it."""


class Numbered(NamedTuple):
    """An item and the parts of its number; None where it has no number."""

    entry: Entry
    parts: Parts | None


def duplicate_numbers(subject: Subject) -> Iterator[Finding]:
    """Find numbers that two items of a kind share where one numbering runs; what has ended leaves its number free."""
    ended = retired(subject.plan)
    for stretch in _stretches(subject):
        first: dict[Parts, Entry] = {}
        for entry, parts in stretch:
            if parts is None or entry.id in ended:
                continue
            other = first.setdefault(parts, entry)
            if other is entry:
                continue
            message = Message(
                "{item} has the number {number}, and so has {other}.",
                item=entry.id,
                number=entry.node.number,
                other=other.id,
            )
            hint = Message(
                "Compare with the printed plan and correct one of the two; "
                "if both are printed so, keep it with “# kyodo: ignore[KY105] reason”."
            )
            yield subject.finding(DUPLICATE_NUMBER, (*entry.path, "number"), message, hint)


def numbering_gaps(subject: Subject) -> Iterator[Finding]:
    """Find numbers left out between those of a kind; one without number, or that cannot be read, may be it."""
    if subject.unsure:
        return
    for stretch in _stretches(subject):
        if any(parts is None for _, parts in stretch):
            continue
        series = _series(stretch)
        usual = 2 * sum(min(numbers) <= 1 for numbers in series.values()) > len(series)
        for (before, after), numbers in series.items():
            below_another = any(isinstance(part, int) for part in before)
            begins_at_one = before[-1] != BRANCH and (usual or not below_another)
            for missing, entry in _gaps(numbers, begins_at_one=begins_at_one):
                yield _gap(subject, entry, [_printed(before, one, after, entry) for one in missing])


def _gap(subject: Subject, entry: Entry, missing: list[str]) -> Finding:
    if len(missing) == 1:
        message = Message(
            "No item has the number {number}, which comes before {item}.", number=missing[0], item=entry.id
        )
    else:
        message = Message(
            "No item has the numbers {first} to {last}, which come before {item}.",
            first=missing[0],
            last=missing[-1],
            item=entry.id,
        )
    hint = Message(
        "Add what is missing, or correct the number. An item that has ended stays in the file, "
        "with an amendment “kind: item_retired”."
    )
    return subject.finding(NUMBERING_GAP, (*entry.path, "number"), message, hint)


def _stretches(subject: Subject) -> Iterator[list[Numbered]]:
    """Divide the items of each kind into the stretches in which one numbering runs."""
    for kind in KINDS:
        entries = subject.outline.of_kind(kind)
        if not any(entry.node.number for entry in entries):
            continue
        numbers = [entry.node.number for entry in entries]
        has_roman = any(number and not number.isdecimal() and is_roman(number) for number in numbers)
        numbered = [
            Numbered(entry, _parts(number, has_roman=has_roman) if number else None)
            for entry, number in zip(entries, numbers, strict=True)
        ]
        deepest = max(len(entry.ancestors) for entry in entries)
        divisions = (_divided(numbered, level) for level in range(deepest + 1))
        yield from next((found for found in divisions if _runs_through(found)), ())


def _divided(numbered: list[Numbered], level: int) -> list[list[Numbered]]:
    """Group items by what they stand under at a level from the top: 0 is the whole plan, the deepest their parents."""
    if level == 0:
        return [numbered]
    groups: dict[Entry | None, list[Numbered]] = {}
    for one in numbered:
        above = one.entry.ancestors[:level]
        groups.setdefault(above[-1] if above else None, []).append(one)
    return list(groups.values())


def _runs_through(stretches: list[list[Numbered]]) -> bool:
    """Tell whether numbers go on rather than restart from parent to parent; a stretch of one parent does neither."""
    balance = 0
    parents = 0
    for stretch in stretches:
        blocks = list(_blocks(stretch))
        parents = max(parents, len(blocks))
        highest = max(blocks[0]) if blocks else ()
        for block in blocks[1:]:
            balance += (block[0] > highest) - (block[0] <= blocks[0][0])
            highest = max(highest, *block)
    return balance > 0 or parents < 2


def _blocks(stretch: list[Numbered]) -> Iterator[list[tuple[int, ...]]]:
    """Yield the numbers of the items of each parent in turn."""
    blocks: dict[Entry | None, list[tuple[int, ...]]] = {}
    for entry, parts in stretch:
        if parts:
            digits = tuple(part for part in parts if isinstance(part, int))
            blocks.setdefault(entry.parent, []).append(digits)
    yield from blocks.values()


def _parts(number: str, *, has_roman: bool) -> Parts:
    if len(number) < 10 and number.isascii() and number.isdecimal():  # nearly every number
        return ("", int(number), "")
    # Nine digits at a time: what is longer is no number of an item, and Python refuses the longest.
    text = folded(number)
    letter = lettered(text, has_roman=has_roman)
    split = re.split(r"([0-9]{1,9})", letter[0] if letter else text)
    parts = (int(part) if at % 2 else part for at, part in enumerate(split))
    return (*parts, *letter[1:]) if letter else tuple(parts)


def _series(stretch: list[Numbered]) -> dict[tuple[Parts, Parts], dict[int, Entry]]:
    """Group numbers that differ only in their last digits: what stands before, what stands after, the numbers."""
    series: dict[tuple[Parts, Parts], dict[int, Entry]] = {}
    for entry, parts in stretch:
        if parts and len(parts) > 1:
            last = parts[-2]
            if isinstance(last, int):
                series.setdefault((parts[:-2], parts[-1:]), {}).setdefault(last, entry)
    return series


def _gaps(numbers: dict[int, Entry], *, begins_at_one: bool) -> Iterator[tuple[range, Entry]]:
    """Find what is left out in a series, with the item that follows; where more is missing than there, it is none."""
    line = sorted(numbers)
    start = 0 if begins_at_one and line[0] > 0 else line[0]
    gaps = [(range(one + 1, other), numbers[other]) for one, other in pairwise([start, *line]) if other - one > 1]
    if sum(len(missing) for missing, _ in gaps) < len(line):
        yield from gaps


def _printed(before: Parts, number: int, after: Parts, following: Entry) -> str:
    sign = printed(str(before[-1]), number, following.node.number or "")
    return "".join(str(part) for part in (*before[:-1], sign, *after))


CHECKS: Final = (
    (DUPLICATE_NUMBER, duplicate_numbers),
    (NUMBERING_GAP, numbering_gaps),
)
