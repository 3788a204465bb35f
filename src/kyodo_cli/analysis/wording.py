"""The words of a plan as they stood in a fiscal year: titles, names and texts that amendments changed; known targets.

A plan file may keep a text as adopted or bring it up to date: either way an amendment's `was` and `now` say which of
the two held when. What no amendment speaks of stands as it is in the file.
"""

from collections.abc import Sequence
from typing import TypeVar

from kyodo_cli.base.kinds import LISTS
from kyodo_cli.model.indicator import Indicator
from kyodo_cli.model.nodes import Node
from kyodo_cli.model.parts import Part
from kyodo_cli.model.plan import Amendment, Body, Department, Plan, Section

_Part = TypeVar("_Part", bound=Part)

Changes = dict[str, list[Amendment]]
"""The amendments that say what a text was or is, oldest first, by the id that they name; "" for the plan itself."""


def plan_in(plan: Plan, year: int) -> Plan:
    """Return a plan with the words, names and targets that it had in a fiscal year, and still with every item.

    Ask it of the plan as it was read, not of one that was taken back already. Where nothing differs, the plan itself
    comes back.
    """
    changes = _changes(plan)
    update: dict[str, object] = {}
    if own := changes.get(""):
        update |= _texts(plan, ("title", "edition"), own, year)
    _note(update, "sections", plan.sections, _sections(plan, changes.get("", ()), year))
    if changes:
        _note(update, "departments", plan.departments, tuple(_office(one, changes, year) for one in plan.departments))
        _note(update, "bodies", plan.bodies, tuple(_office(one, changes, year) for one in plan.bodies))
    update |= _below(plan, changes, year)
    return _updated(plan, update)


def _sections(plan: Plan, changes: Sequence[Amendment], year: int) -> tuple[Section, ...]:
    """Return the sections of a fiscal year; what follows one that is not part of it follows what that one follows."""
    left_out = [one for one in plan.sections if one.years and not one.years.holds(year)]
    places: dict[str | None, str | None] = {one.title: one.after for one in left_out if one.title}
    kept = []
    for one in plan.sections:
        if one in left_out:
            continue
        place = one.after
        for _ in places:  # a chain is no longer than there are sections
            place = places.get(place, place)
        moved = {"after": place} if place != one.after else {}
        kept.append(_updated(one, (_texts(one, ("text",), changes, year) if changes else {}) | moved))
    return tuple(kept)


def text_in(text: str, changes: Sequence[Amendment], year: int) -> str:
    """Return a text as it stood in a fiscal year.

    That is what the last change up to the year made of it, else what the first change after it found.
    """
    past = [one for one in changes if one.year <= year]
    later = [one for one in changes if one.year > year]
    if past and past[-1].now:
        return past[-1].now
    return later[0].was if later and later[0].was else text


def changes_of_text(text: str, changes: Sequence[Amendment]) -> list[Amendment]:
    """Return the changes that are about a text: they say that it was or became that text, or one that it came from."""
    known = {text.strip()}
    while more := {word for one in changes if _words(one) & known for word in _words(one)} - known:
        known |= more
    return [one for one in changes if _words(one) & known]


def _words(change: Amendment) -> set[str]:
    return {text.strip() for text in (change.was, change.now) if text}


def _changes(plan: Plan) -> Changes:
    found: Changes = {}
    for one in sorted(plan.amendments, key=lambda one: one.year):
        if one.was or one.now:
            for target in one.item or ("",):
                found.setdefault(target, []).append(one)
    return found


def _below(holder: Plan | Node, changes: Changes, year: int) -> dict[str, object]:
    update: dict[str, object] = {}
    fields = vars(holder)
    for name in LISTS.values():
        if nodes := fields.get(name, ()):
            _note(update, name, nodes, tuple(_node(one, changes, year) for one in nodes))
    if holder.indicators:
        indicators = tuple(_indicator(one, changes, year) for one in holder.indicators)
        _note(update, "indicators", holder.indicators, indicators)
    return update


def _node(node: Node, changes: Changes, year: int) -> Node:
    update = _below(node, changes, year)
    if own := changes.get(node.id):
        update |= _texts(node, ("title", "need", "description"), own, year)
    return _updated(node, update)


def _indicator(indicator: Indicator, changes: Changes, year: int) -> Indicator:
    update: dict[str, object] = {}
    targets = tuple(one for one in indicator.targets if one.revised is None or one.revised <= year)
    if len(targets) < len(indicator.targets):
        update["targets"] = targets
    if own := changes.get(indicator.id):
        update |= _texts(indicator, ("title", "definition", "unit"), own, year)
    return _updated(indicator, update)


def _office(office: "_Office", changes: Changes, year: int) -> "_Office":
    own = changes.get(office.id)
    return _updated(office, _texts(office, ("name",), own, year)) if own else office


_Office = TypeVar("_Office", Department, Body)


def _texts(part: Part, names: Sequence[str], changes: Sequence[Amendment], year: int) -> dict[str, object]:
    """Return the texts that differ. Where one item alone was renamed, that is its title (the name of an office)."""
    update: dict[str, object] = {}
    for name in names:
        text = getattr(part, name)
        if text is None:
            continue
        about = changes_of_text(text, changes)
        if name == names[0]:
            about = [one for one in changes if one in about or (one.kind == "renamed" and len(one.item) == 1)]
        then = text_in(text, about, year)
        if then.strip() != text.strip():
            update[name] = then
    return update


def _note(update: dict[str, object], name: str, before: tuple[_Part, ...], after: tuple[_Part, ...]) -> None:
    if len(before) != len(after) or any(one is not other for one, other in zip(before, after, strict=True)):
        update[name] = after


def _updated(part: _Part, update: dict[str, object]) -> _Part:
    return part.model_copy(update=update) if update else part
