"""Which item a row of a table is about: an id, or a number with its kind or without."""

from collections.abc import Iterable, Mapping
from typing import Final

from kyodo_cli.analysis.lookup import find_entries
from kyodo_cli.base.errors import UsageFault
from kyodo_cli.base.folding import folded, nearest
from kyodo_cli.base.kinds import KINDS, Kind
from kyodo_cli.base.language import Message
from kyodo_cli.base.naming import kind_named
from kyodo_cli.model.outline import Entry, Outline
from kyodo_cli.recording.places import Ledger

KindWords = Mapping[str, Iterable[str]]
"""What each kind is called, by us in every language and by the plan."""

_BY_NAME: Final[Mapping[str, Kind]] = {kind: kind for kind in KINDS}


def entry_meant(ledger: Ledger, item: str, kind: str | None, words: KindWords) -> Entry:
    """Return the item of a row; a number that several levels have means the lowest, unless the kind is said.

    Args:
        ledger: the plan's year.
        item: an id or number, the plan's id before it or not; with the kind before it, as in `goal 2`, or not.
        kind: the kind, as typed in a column of its own.
        words: what kinds are called.

    Raises:
        UsageFault: there is no such item or kind, or the item is of another plan.
    """
    said, _, bare = item.strip().replace("\u3000", " ").rpartition(" ")
    if not said or not _kind(said.strip(), words):
        said, bare = "", item
    plan_id, _, bare = bare.rpartition(":")
    if plan_id and folded(plan_id) != folded(ledger.book.id):
        raise UsageFault(
            Message("{item} is of another plan than {plan}.", item=item, plan=ledger.book.id),
            Message("Record each plan from a file of its own."),
        )
    outline = ledger.book.outline
    wanted = _kinds(kind or said.strip() or None, outline, words)
    found = {entry.id: entry for one in wanted for entry in find_entries(outline, one, bare)}
    if bare in found:
        return found[bare]
    lowest = [entry for entry in found.values() if entry.kind == outline.lowest_kind]
    if len(found) == 1 or len(lowest) == 1:
        return lowest[0] if lowest else next(iter(found.values()))
    close = nearest(bare, [entry.id for entry in outline.entries if entry.kind in wanted])
    raise UsageFault(
        Message("{plan} has no item “{item}”.", plan=ledger.book.id, item=item),
        Message("Closest: {items}.", items=close) if close else None,
    )


def _kinds(said: str | None, outline: Outline, words: KindWords) -> tuple[Kind, ...]:
    there = tuple(dict.fromkeys(entry.kind for entry in outline.entries))
    if said is None:
        return there
    if kind := _kind(said, words):
        return (kind,)
    raise UsageFault(
        Message("There is no kind “{kind}”. Kinds: {kinds}.", kind=said, kinds=there),
        Message("Leave the column “kind” empty where the number says enough."),
    )


def _kind(said: str, words: KindWords) -> Kind | None:
    return _BY_NAME.get(kind_named(said, words) or "")
