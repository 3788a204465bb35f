"""The plan as it stood in a fiscal year: its period, and the items that were part of it."""

from typing import NamedTuple

from kyodo_cli.model.outline import Entry, Outline
from kyodo_cli.model.plan import Amendment, Plan

ENDS_ITEM = ("item_retired", "item_split", "item_merged")
"""Amendments from whose year on an item is no longer part of the plan."""


class Frame(NamedTuple):
    """The period of a plan as of a fiscal year; `last` is None for an open end.

    `changed_by` is the amendment that gave the period its present end, if one did.
    """

    first: int
    last: int | None
    changed_by: Amendment | None = None

    def holds(self, year: int) -> bool:
        """Say whether the plan is in force in a fiscal year."""
        return self.first <= year and (self.last is None or year <= self.last)


def frame(plan: Plan, year: int) -> Frame:
    """Return the period of a plan as it stood in a fiscal year."""
    found = Frame(plan.period.from_, plan.period.to)
    for amendment in sorted(plan.amendments, key=lambda one: one.year):
        if amendment.year > year:
            break
        if amendment.kind == "period_abolished":
            found = Frame(found.first, None, amendment)
        elif amendment.kind == "extended" and amendment.to is not None:
            found = Frame(found.first, amendment.to, amendment)
    return found


def in_force(plan: Plan, year: int) -> bool:
    """Say whether a plan is in force in a fiscal year, as the plan stood in that year."""
    return frame(plan, year).holds(year)


def retired(plan: Plan) -> dict[str, Amendment]:
    """Return the items that an amendment ended, with that amendment; the first one counts."""
    ended: dict[str, Amendment] = {}
    for amendment in sorted(plan.amendments, key=lambda one: one.year):
        if amendment.kind in ENDS_ITEM:
            for item in amendment.item:
                ended.setdefault(item, amendment)
    return ended


def brought_in(plan: Plan) -> dict[str, Amendment]:
    """Return the items that an amendment brought in, with that amendment; the first one counts.

    What items were merged into may well have been there before; what one was split into was not.
    """
    found: dict[str, Amendment] = {}
    for amendment in sorted(plan.amendments, key=lambda one: one.year):
        if amendment.kind == "item_added":
            new = amendment.item
        elif amendment.kind == "item_split":
            new = tuple(item for item in amendment.into if item not in amendment.item)
        else:
            continue
        for item in new:
            found.setdefault(item, amendment)
    return found


def begun(plan: Plan) -> dict[str, int]:
    """Return the items that an amendment brought in, with the fiscal year from which they are part of the plan."""
    return {item: amendment.year for item, amendment in brought_in(plan).items()}


def is_part(plan: Plan, entry: Entry, year: int) -> bool:
    """Say whether an item, with all that stands above it, was part of the plan in a fiscal year."""
    ended, added = retired(plan), begun(plan)
    return not any(_is_out(one, year, ended, added) for one in (*entry.ancestors, entry))


def entries_in(outline: Outline, year: int) -> tuple[Entry, ...]:
    """Return the items that were part of the plan in a fiscal year, in order."""
    ended = retired(outline.plan)
    added = begun(outline.plan)
    gone: set[str] = set()
    kept = []
    for entry in outline.entries:
        if (entry.parent is not None and entry.parent.id in gone) or _is_out(entry, year, ended, added):
            gone.add(entry.id)
        else:
            kept.append(entry)
    return tuple(kept)


def _is_out(entry: Entry, year: int, ended: dict[str, Amendment], added: dict[str, int]) -> bool:
    years = entry.node.years
    return (
        (entry.id in ended and ended[entry.id].year <= year)
        or added.get(entry.id, year) > year
        or (years is not None and not years.holds(year))
    )
