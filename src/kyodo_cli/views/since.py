"""What has changed about an item: since the plan was adopted, or between the year that is shown and today."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from kyodo_cli.analysis.as_of import AsOf, Turn, beginning, ending
from kyodo_cli.analysis.departments import in_charge
from kyodo_cli.analysis.frame import Frame
from kyodo_cli.analysis.wording import changes_of_text
from kyodo_cli.model.indicator import Indicator, Target
from kyodo_cli.model.outline import Entry
from kyodo_cli.model.plan import Amendment
from kyodo_cli.views.item import Reference, reference_in
from kyodo_cli.views.words import FIELDS, WORDS, Word, word

if TYPE_CHECKING:
    from kyodo_cli.analysis.revisions import Revision
    from kyodo_cli.views.report.indicators import Quantity, When

What = Literal[
    "ended", "begun", "split", "merged", "taken_over", "renamed", "reworded", "reorganised", "target", "indicator",
    "period", "other",
]  # fmt: skip
"""`split` and `merged` end the item itself; `taken_over` is one that goes on with what another ended with."""


@dataclass(frozen=True, slots=True)
class TargetChange:
    """A target that was revised: of which indicator and when, from what to what; `way` names how it changed."""

    indicator: str
    when: "When | None"
    old: "Quantity | None"
    new: "Quantity"
    way: str
    is_easier: bool


@dataclass(frozen=True, slots=True)
class ChangeView:
    """One change about an item; `year` is None where it is not said since when it holds.

    `was` and `now` are texts or names; `items` are what took its place, or what it took the place of; `over` is the
    item above that ended or began, where it is not the item itself. `asks_reason` says that the lack of a reason is to
    be stated.
    """

    what: What
    year: int | None
    about: Word | None = None
    was: Word | tuple[str, ...] | None = None
    now: Word | tuple[str, ...] | Frame | None = None
    items: tuple[Reference, ...] = ()
    over: Reference | None = None
    target: TargetChange | None = None
    kind: str | None = None
    reason: str | None = None
    source: str | None = None
    asks_reason: bool = False


def changes_since(before: AsOf | None, now: AsOf, entry: Entry) -> tuple[ChangeView, ...]:
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
        found += [*_words(before.twin(entry), now, entry, since), *_period(before, now)]
    else:
        found += _renames(now, entry)
    found += [*_departments(now, entry, adopted if before is None else since), *_targets(now, entry, since)]
    found += _others(now, entry, since)
    return tuple(sorted(found, key=lambda one: (one.year is not None, one.year or 0)))


def _turns(now: AsOf, entry: Entry, since: int) -> Iterator[ChangeView]:
    """Yield how the item came into the plan and left it, and what ended in its favour."""
    start, end = beginning(now.plan, entry), ending(now.plan, entry)
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
            yield ChangeView("taken_over", one.year, items=_items(now, one.item), reason=one.reason, source=one.source)


def _turn(now: AsOf, what: What, turn: Turn, entry: Entry, items: tuple[str, ...]) -> ChangeView:
    amendment = turn.amendment
    return ChangeView(
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


def _words(then: Entry, now: AsOf, entry: Entry, since: int) -> Iterator[ChangeView]:
    """Yield the title and the texts that are other than they were."""
    for name in ("title", "need", "description"):
        was, text = getattr(then.node, name), getattr(entry.node, name)
        if was == text:
            continue
        about = _last_change(now, entry, was or "", since)
        what: What = "renamed" if name == "title" else "reworded"
        label = word(now.plan, name) if name in WORDS else FIELDS[name]
        yield _worded(what, about, label, was, text)


def _last_change(now: AsOf, entry: Entry, was: str, since: int) -> Amendment | None:
    own = [one for one in now.amendments if entry.id in one.item and since < one.year and (one.was or one.now)]
    about = changes_of_text(was, own) or [one for one in own if one.kind == "renamed"]
    return about[-1] if about else None


def _worded(what: What, about: Amendment | None, label: Word, was: str | None, now: str | None) -> ChangeView:
    if about is None:
        return ChangeView(what, None, label, was, now)
    return ChangeView(what, about.year, label, was, now, reason=about.reason, source=about.source)


def _renames(now: AsOf, entry: Entry) -> Iterator[ChangeView]:
    """Yield every change of the item's words since the plan was adopted, as it was put down."""
    for one in now.amendments:
        if entry.id in one.item and (one.was or one.now) and one.kind != "target_revised":
            what: Literal["renamed", "reworded"] = "renamed" if one.kind == "renamed" else "reworded"
            yield ChangeView(what, one.year, None, one.was, one.now, reason=one.reason, source=one.source)


def _period(before: AsOf, now: AsOf) -> Iterator[ChangeView]:
    changed = now.period.changed_by
    if changed and now.period[:2] != before.period[:2]:
        yield ChangeView("period", changed.year, now=now.period, reason=changed.reason, source=changed.source)


def _departments(now: AsOf, entry: Entry, since: int) -> Iterator[ChangeView]:
    """Yield each of the item's departments that is another one now, or has another name."""
    for part in entry.node.departments:
        was = tuple(one.id for one in in_charge(now.plan, part.id, since))
        current = in_charge(now.plan, part.id, now.year)
        if was == tuple(one.id for one in current):
            continue
        names = {one.id: one.name for one in now.plan.departments}
        year = max((one.year for one in now.reorganisations if since < one.year), default=None)
        by_id = [one.year for one in now.reorganisations if one.old.id in {part.id, *was} and since < one.year]
        yield ChangeView(
            "reorganised",
            by_id[-1] if by_id else year,
            word(now.plan, "departments"),
            tuple(names[one] for one in was),
            tuple(one.name for one in current),
        )


def _targets(now: AsOf, entry: Entry, since: int) -> Iterator[ChangeView]:
    if not any(one.targets for one in entry.node.indicators):
        return
    from kyodo_cli.analysis.revisions import revisions

    for one in revisions(now.book.outline):
        is_own = one.entry.holder is not None and one.entry.holder.path == entry.path
        if is_own and (one.year or since + 1) <= now.year and since < (one.year or since + 1):
            yield target_change_view(one)


def target_change_view(one: "Revision") -> ChangeView:
    """Put together how a target was revised."""
    indicator = one.entry.indicator
    series = next((each.label for each in indicator.series if each.id == one.new.series), one.new.series)
    change = TargetChange(
        indicator=f"{indicator.title} {series}" if series else indicator.title,
        when=_when(one.new),
        old=_quantity(indicator, one.old) if one.old else None,
        new=_quantity(indicator, one.new),
        way=one.way,
        is_easier=one.is_easier,
    )
    return ChangeView(
        "target", one.year, target=change, reason=one.reason, source=one.source, asks_reason=one.way != "target_added"
    )


def _when(target: Target) -> "When | None":
    from kyodo_cli.views.report.indicators import When

    if target.year:
        return When(target.year, target.year)
    if target.from_ or target.to or target.every_year:
        return When(target.from_, target.to, is_every_year=bool(target.every_year))
    return None


def _quantity(indicator: Indicator, target: Target) -> "Quantity":
    from kyodo_cli.views.report.indicators import Quantity

    unit = next((one.unit for one in indicator.series if one.id == target.series), None) or indicator.unit
    printed = target.as_printed or target.text
    return Quantity(target.value, target.min, target.max, op=target.op, as_printed=printed, unit=unit)


def _others(now: AsOf, entry: Entry, since: int) -> Iterator[ChangeView]:
    """Yield the amendments that name the item or one of its indicators and that nothing above has spoken of."""
    indicators = {one.id: one.title for one in entry.node.indicators}
    for one in now.amendments:
        about = next((indicators[target] for target in one.item if target in indicators), None)
        if one.year <= since or not (about or entry.id in one.item):
            continue
        is_target = one.kind == "target_revised"
        if (is_target and not _is_spelt_out(entry, one)) or (
            not is_target and (about or (one.kind in ("revised", "corrected") and not (one.was or one.now)))
        ):
            yield ChangeView(
                "other",
                one.year,
                about,
                one.was,
                one.now,
                kind=one.kind,
                reason=one.reason,
                source=one.source,
                asks_reason=is_target,
            )


def _is_spelt_out(entry: Entry, amendment: Amendment) -> bool:
    """Say whether a target of the item says itself that it was revised in the amendment's year."""
    return any(
        target.revised == amendment.year or (target.revised is None and target.replaces is not None)
        for one in entry.node.indicators
        for target in one.targets
    )
