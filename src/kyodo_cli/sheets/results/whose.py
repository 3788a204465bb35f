"""Whose row it is in a table of results: the item or indicator that its number, title and place name."""

import re
from collections.abc import Mapping, Sequence
from difflib import SequenceMatcher
from typing import Final, NamedTuple
from unicodedata import normalize

from kyodo_cli.analysis.lookup import entry_names
from kyodo_cli.base.errors import UsageFault
from kyodo_cli.base.folding import LIKE, folded, nearest
from kyodo_cli.base.kinds import Kind
from kyodo_cli.base.language import Message
from kyodo_cli.base.naming import Names
from kyodo_cli.base.routes import Path
from kyodo_cli.model.outline import Entry
from kyodo_cli.sheets.content import Block, Questions

MOST_NAMED: Final = 4

_NUMBERED: Final = re.compile(r"[(\[【]?((?:[0-9]+|[A-Za-z]+-?[0-9]+)(?:[-.][0-9]+)*)[)\]】]?[\s.:)、]*(.*)", re.DOTALL)
_BEFORE_A_NUMBER: Final = re.compile(r"^(?:No\.?|№|第)\s*", re.IGNORECASE)


class Said(NamedTuple):
    """What a row says of whose it is: of the item numbers, titles and what is above it; the indicator, its series."""

    numbers: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    above: tuple[str, ...] = ()
    indicators: tuple[str, ...] = ()
    series: tuple[str, ...] = ()

    @property
    def is_blank(self) -> bool:
        """Say whether the row names no item."""
        return not (self.numbers or self.titles)


class Index(NamedTuple):
    """The items that may be answered for, by what they may be called; a table asks for each of its rows."""

    blocks: Mapping[Path, Block]
    entries: Sequence[Entry]
    names: Sequence[Mapping[str, list[Entry]]]
    titles: Mapping[str, list[Entry]]
    words: frozenset[str]
    lowest: Kind | None

    @classmethod
    def of(cls, asked: Questions, kind: Kind | None) -> "Index":
        """Return the items of a kind, or of every kind for None."""
        blocks = {one.path: block for block in asked.items if (one := block.subject.entry) and kind in (None, one.kind)}
        entries = [one for block in blocks.values() if (one := block.subject.entry)]
        names: list[dict[str, list[Entry]]] = [{} for _ in Names._fields]
        titles: dict[str, list[Entry]] = {}
        for entry in entries:
            titles.setdefault(title_key(entry.node.title), []).append(entry)
            for known, called in zip(names, entry_names(entry), strict=True):
                for name in called:
                    known.setdefault(name, []).append(entry)
        words = frozenset(str(block.kind) for block in asked.items)
        return cls(blocks, entries, names, titles, words, kind or asked.book.outline.lowest_kind)

    def named(self, text: str) -> list[Entry]:
        """Return the items that a text names: by their ids, else their numbers, else their places."""
        typed = folded(text)
        return next((known[typed] for known in self.names if typed in known), [])

    def titled(self, text: str) -> list[Entry]:
        """Return the items of a title."""
        return self.titles.get(title_key(text), [])


def item_of(index: Index, said: Said) -> Block:
    """Return the item that a row is about.

    Raises:
        UsageFault: it names none, several, or one by its number and another by its title; the nearest are named.
    """
    by_number = [_by_number(index, text) for text in said.numbers]
    by_title = [_by_title(index, text) for text in said.titles]
    found = [one for one in (*by_number, *by_title) if one]
    shown = " ".join((*said.numbers, *said.titles))
    if not found:
        raise UsageFault(
            Message("The plan reviews no item “{text}” in that year.", text=shown),
            _nearest(said, index.entries)
            or Message("“kyodo list {kind}s” shows what there is.", kind=index.lowest or "action"),
        )
    both = [one for one in found[0] if all(one in some for some in found)]
    if not both:
        raise UsageFault(
            Message("The row names two items: {items}.", items=[entry_name(one) for some in found for one in some[:1]]),
            Message("Correct the number or the title."),
        )
    if len(both) > 1:
        both = _below(both, said.above) or both
    if len(both) > 1:  # a table of results has its rows on the lowest level
        both = [one for one in both if one.kind == index.lowest] or both
    if len(both) > 1:
        raise UsageFault(
            Message(
                "“{item}” means several: {meant}.", item=shown, meant=[entry_name(one) for one in both[:MOST_NAMED]]
            ),
            Message("Write its id, its position (such as 1-1-2) or its whole title."),
        )
    if said.titles and not any(by_title):
        _refuse_other_title(both[0], said.titles)
    return index.blocks[both[0].path]


def cleaned(text: str) -> str:
    """Return a title or a number without blanks at its ends and line breaks in it."""
    return " ".join(text.split())


def _by_number(index: Index, text: str) -> list[Entry]:
    """Return the items that a number, an id or a position names; the number may be before a title (4 多様な主体が…)."""
    plain = normalize("NFKC", text).strip()
    bare = _BEFORE_A_NUMBER.sub("", plain)
    without_kind = [plain.removeprefix(word).strip() for word in index.words if plain.startswith(word)]
    for form in dict.fromkeys((plain, bare, *without_kind)):
        if found := index.named(form):
            return found
    number = _NUMBERED.fullmatch(bare)
    if not number:
        return []
    found = index.named(number[1])
    return [one for one in found if one in index.titled(number[2])] if number[2] else found


def _by_title(index: Index, text: str) -> list[Entry]:
    """Return the items of a title, with or without a number before it."""
    if found := index.titled(text):
        return found
    number = _NUMBERED.fullmatch(_BEFORE_A_NUMBER.sub("", normalize("NFKC", text).strip()))
    if number and number[2]:
        titled = index.titled(number[2])
        return [one for one in titled if one in index.named(number[1])] or titled
    return _by_number(index, text) if number else []


def title_key(text: str) -> str:
    """Return a title as it is compared."""
    return folded(text).replace(" ", "").rstrip(".").strip("「」『』")


def _below(entries: Sequence[Entry], above: Sequence[str]) -> list[Entry]:
    """Return the items that stand below what the row says of the levels above."""
    wanted = [title_key(text) for text in above]
    return [
        one
        for one in entries
        if wanted and all(any(_is_meant(each, text) for each in one.ancestors) for text in wanted)
    ]


def _is_meant(entry: Entry, text: str) -> bool:
    title, number = title_key(entry.node.title), folded(entry.node.number or str(entry.position[-1]))
    return text in (title, folded(entry.id), number) or text.removeprefix(number).lstrip(".:、)") == title


def _refuse_other_title(entry: Entry, titles: Sequence[str]) -> None:
    """Refuse a number whose title is another one than in the plan, and not even like it."""
    own = title_key(entry.node.title)
    for text in titles:
        said = title_key(text)
        is_like = said in own or own in said or SequenceMatcher(None, own, said, autojunk=False).ratio() >= LIKE
        if not is_like:
            raise UsageFault(
                Message(
                    "By its number the row is of “{item}”; its title is “{text}”.", item=entry_name(entry), text=text
                ),
                Message("Correct the number or the title."),
            )


def _nearest(said: Said, entries: Sequence[Entry]) -> Message | None:
    titles = {one.node.title: one for one in entries}
    close = [titles[one] for text in said.titles for one in nearest(text, titles)]
    numbers = {name: one for one in entries for name in (one.id, one.node.number or one.numbering)}
    close += [numbers[one] for text in said.numbers for one in nearest(text, numbers)]
    names = list(dict.fromkeys(entry_name(one) for one in close))
    return Message("Closest: {items}.", items=names[:MOST_NAMED]) if names else None


def entry_name(entry: Entry) -> str:
    """Return what an item is called to people: its id, number and title."""
    return f"{entry.id} {entry.node.number or entry.numbering} {entry.node.title}"
