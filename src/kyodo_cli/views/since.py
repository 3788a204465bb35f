"""What has changed about an item: since the plan was adopted, or between the year that is shown and today."""

from collections.abc import Iterable, Iterator

from kyodo_cli.analysis.as_of import AsOf, Turn
from kyodo_cli.analysis.departments import in_charge
from kyodo_cli.analysis.wording import changes_of_text
from kyodo_cli.model.outline import Entry, IndicatorEntry
from kyodo_cli.model.plan import Amendment
from kyodo_cli.views.difference import DifferenceView, What
from kyodo_cli.views.item import Reference, reference_in
from kyodo_cli.views.revised import indicator_changes
from kyodo_cli.views.words import FIELDS, WORDS, Word, word


def changes_since(before: AsOf | None, now: AsOf, entry: Entry) -> tuple[DifferenceView, ...]:
    """Return what differs about an item between two years, or since the plan was adopted.

    Args:
        before: the plan as it stood in the earlier year; None for the plan as it was adopted.
        now: the plan as it stood in the later year; where it is not later, nothing is said.
        entry: the item.
    """
    if before is not None and before.year >= now.year:
        return ()
    adopted = now.plan.period.from_
    since = before.year if before else adopted - 1
    entry = now.twin(entry)
    found = [*_turns(now, entry, since)]
    if before is not None:
        found += _words(before.twin(entry), now, entry, since)
    else:
        found += _renames(now, entry)
    found += [*_departments(now, entry, adopted if before is None else since), *_others(now, entry, since)]
    own = [IndicatorEntry(one, entry, (*entry.path, "indicators", at)) for at, one in enumerate(entry.node.indicators)]
    return in_order([*found, *indicator_changes(now, own, since)])


def indicator_changes_since(before: AsOf | None, now: AsOf, entry: IndicatorEntry) -> tuple[DifferenceView, ...]:
    """Return what differs about an indicator between two years, or since the plan was adopted; as for an item."""
    if before is not None and before.year >= now.year:
        return ()
    since = before.year if before else now.plan.period.from_ - 1
    return in_order(indicator_changes(now, [now.indicator_twin(entry)], since))


def in_order(changes: Iterable[DifferenceView]) -> tuple[DifferenceView, ...]:
    """Return changes from the oldest to the newest; those of an unknown year come first."""
    return tuple(sorted(changes, key=lambda one: (one.year is not None, one.year or 0)))


def _turns(now: AsOf, entry: Entry, since: int) -> Iterator[DifferenceView]:
    """Yield how the item came into the plan and left it, and what ended in its favour."""
    start, end = now.turns(entry)
    if start and since < start.year <= now.year:
        origin = start.amendment.item if start.amendment and start.amendment.kind == "item_split" else ()
        yield _turn(now, "begun", start, entry, origin)
    if end and since < end.year <= now.year:
        kind = end.amendment.kind if end.amendment else None
        what: What = "split" if kind == "item_split" else "merged" if kind == "item_merged" else "ended"
        yield _turn(now, what, end, entry, end.amendment.into if end.amendment else ())
    for one in now.amendments:
        was_new = start is not None and start.amendment is one
        if entry.id in one.into and entry.id not in one.item and since < one.year and not was_new:
            yield DifferenceView(
                "taken_over", one.year, items=_items(now, one.item), reason=one.reason, source=one.source
            )


def _turn(now: AsOf, what: What, turn: Turn, entry: Entry, items: tuple[str, ...]) -> DifferenceView:
    amendment = turn.amendment
    return DifferenceView(
        what,
        turn.year,
        items=_items(now, items),
        over=None if turn.entry.path == entry.path else reference_in(now, turn.entry),
        reason=amendment.reason if amendment else None,
        source=amendment.source if amendment else None,
        asks_reason=what != "begun" and amendment is not None,
    )


def _items(now: AsOf, ids: tuple[str, ...]) -> tuple[Reference, ...]:
    by_id = now.book.outline.by_id
    return tuple(reference_in(now, by_id[one]) if one in by_id else Reference("", one, None, None) for one in ids)


def _words(then: Entry, now: AsOf, entry: Entry, since: int) -> Iterator[DifferenceView]:
    """Yield the title and the texts that are other than they were."""
    for name in ("title", "need", "description"):
        was, text = getattr(then.node, name), getattr(entry.node, name)
        if was == text:
            continue
        about = _last_change(now, entry, was or "", since)
        what: What = "renamed" if name == "title" else "reworded"
        yield _worded(what, about, None if name == "title" else _label(now, name), was, text)


def _last_change(now: AsOf, entry: Entry, was: str, since: int) -> Amendment | None:
    own = [one for one in now.amendments if entry.id in one.item and since < one.year and (one.was or one.now)]
    about = changes_of_text(was, own) or [one for one in own if one.kind == "renamed"]
    return about[-1] if about else None


def _worded(
    what: What, about: Amendment | None, label: Word | None, was: str | None, now: str | None
) -> DifferenceView:
    if about is None:
        return DifferenceView(what, None, label, was, now)
    return DifferenceView(what, about.year, label, was, now, kind=about.kind, reason=about.reason, source=about.source)


def _renames(now: AsOf, entry: Entry) -> Iterator[DifferenceView]:
    """Yield every change of the item's words since the plan was adopted, as it was put down."""
    for one in now.amendments:
        if entry.id not in one.item or not (one.was or one.now) or one.kind == "target_revised":
            continue
        if one.kind == "renamed":
            yield _worded("renamed", one, None, one.was, one.now)
            continue
        texts = ((name, getattr(entry.node, name)) for name in ("title", "need", "description"))
        field = next((name for name, text in texts if text and changes_of_text(text, [one])), None)
        yield _worded("reworded", one, _label(now, field) if field else None, one.was, one.now)


def _label(now: AsOf, field: str) -> Word:
    return word(now.plan, field) if field in WORDS else FIELDS[field]


def _departments(now: AsOf, entry: Entry, since: int) -> Iterator[DifferenceView]:
    """Yield each of the item's departments that another one has followed, or that has another name."""
    names = {one.id: one.name for one in now.plan.departments}
    label = word(now.plan, "departments")
    for part in entry.node.departments:
        was = tuple(one.id for one in in_charge(now.plan, part.id, since))
        current = tuple(one.id for one in in_charge(now.plan, part.id, now.year))
        if was != current:
            years = [one.year for one in now.reorganisations if since < one.year and one.old.id not in current]
            old, new = (tuple(names[one] for one in ids) for ids in (was, current))
            yield DifferenceView("reorganised", max(years, default=None), label, old, new)
        for one in now.amendments:
            if one.kind == "renamed" and since < one.year and {*was, *current} & {*one.item}:
                yield DifferenceView(
                    "reorganised", one.year, label, one.was, one.now, reason=one.reason, source=one.source
                )


def _others(now: AsOf, entry: Entry, since: int) -> Iterator[DifferenceView]:
    """Yield the amendments that say of the item itself that it was revised, without saying what it was."""
    for one in now.amendments:
        is_mine = entry.id in one.item and one.kind in ("revised", "corrected")
        if is_mine and since < one.year and not (one.was or one.now):
            yield DifferenceView("other", one.year, kind=one.kind, reason=one.reason, source=one.source)
