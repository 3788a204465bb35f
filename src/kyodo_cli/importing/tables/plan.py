"""The items of a table as the data of a plan file, with what had to be decided on the way."""

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any, Final, NamedTuple

from kyodo_cli.base.folding import folded
from kyodo_cli.base.kinds import KINDS, LISTS, Kind
from kyodo_cli.base.language import Message
from kyodo_cli.importing.tables.columns import Column, Layout
from kyodo_cli.importing.tables.doubts import Doubt
from kyodo_cli.importing.tables.heads import one_line
from kyodo_cli.importing.tables.ids import give_ids
from kyodo_cli.importing.tables.item import Item, Outcome
from kyodo_cli.importing.tables.links import Register, links_of
from kyodo_cli.importing.tables.offices import Offices, departments
from kyodo_cli.importing.tables.parts import by_year, indicators, names_in, texts, years
from kyodo_cli.importing.tables.words import OWN, without_years
from kyodo_cli.importing.tables.year_rows import year_rows
from kyodo_cli.views.words import WORDS

LABELLED: Final = ("need", "related", "departments", "actors", "themes", "by_year", "indicator")
"""Columns, beside those of items, whose headings become the plan's words."""


class Skeleton(NamedTuple):
    """What a table gives of a plan, by the keys of the format, its items in order, and what was in doubt."""

    data: dict[str, Any]
    items: Sequence[Item]
    doubts: Sequence[Doubt]


class _Shared(NamedTuple):
    """What the items have between them: keys of the plan's own fields and where they are used, plans by rows."""

    register: Register
    offices: Offices
    keys: Mapping[int, str]
    used: set[tuple[str, str]]
    plans: list[Column]


def skeleton_of(layout: Layout, out: Outcome, language: str) -> Skeleton:
    """Return the items as data.

    Args:
        layout: what the columns hold.
        out: what the rows came to.
        language: the plan's language, in which its words are compared with ours.
    """
    items = [one for kind in KINDS for one in out.items if one.kind == kind]
    doubts = [*out.doubts, *give_ids(out.items)]
    register = Register(out.items)
    doubts += _relist(out, register)
    offices = Offices()
    keys = {one.number: f"f{at}" for at, one in enumerate(layout.of(OWN), 1)}
    used: set[tuple[str, str]] = set()
    plans: list[Column] = []
    parts: dict[int, dict[str, Any]] = {}
    count = 0
    for item in out.items:
        data, found = _item(item, _Shared(register, offices, keys, used, plans))
        for one in data["indicators"]:
            count += 1
            one["id"] = f"i{count}"
        parts[id(item)] = data
        doubts += found
    links, one_sided = _links(out.items, parts)
    data = {
        "departments": offices.listed() or None,
        "labels": _labels(layout, out.words, plans, language) or None,
        "fields": _definitions(layout, keys, used) or None,
        "links": links,
        **_lists(out.roots, parts),
    }
    return Skeleton(data, items, [*doubts, *one_sided, *_upside_down(items, layout)])


def _upside_down(items: Sequence[Item], layout: Layout) -> list[Doubt]:
    """Name levels of which the upper one has more items than the lower one: they may be the other way round."""
    doubts = []
    for upper, lower in pairwise(layout.levels):
        counts = [sum(one.kind == kind for one in items) for kind in (upper, lower)]
        if counts[0] > counts[1]:
            head, other = layout.title(upper).head, layout.title(lower).head
            message = Message(
                "It has more items ({count}) than “{heading}” ({other}), which stands below it in the plan.",
                count=counts[0], heading=other.heading, other=counts[1],
            )  # fmt: skip
            doubts.append(Doubt(head.at, head.heading, message, _LEVELS, is_lost=False))
    return doubts


def _item(item: Item, shared: _Shared) -> tuple[dict[str, Any], list[Doubt]]:
    register, offices, keys, used, plans = shared
    related = links_of(item, [seen for column, seen in item.cells if column.field == "related"], register)
    rows = year_rows(item)
    item.cells = rows.cells
    if rows.column:
        plans.append(rows.column)
    span, of_years = years(item)
    in_charge, of_departments = departments(item, offices)
    measured, of_indicators = indicators(item)
    fields: dict[str, str] = {}
    for column, seen in item.cells:
        if column.field == OWN:
            key = keys[column.number]
            said = fields.get(key, "").split("\n") if key in fields else []
            fields[key] = "\n".join(dict.fromkeys([*said, *seen.text.split("\n")])) if said else seen.text
            used.add((key, item.kind))
    data = {
        "id": item.id,
        "number": item.number,
        "title": item.title,
        "need": texts(item, "need"),
        "description": texts(item, "description"),
        "related": related.ids or None,
        "departments": in_charge or None,
        "actors": _listed(item, "actors"),
        "themes": _listed(item, "themes"),
        "years": span,
        "by_year": [*by_year(item), *rows.by_year] or None,
        "relisted": [one.id for one in item.relisted] or None,
        "fields": fields or None,
        "indicators": measured,
    }
    return data, [*related.doubts, *rows.doubts, *of_years, *of_departments, *of_indicators]


def _listed(item: Item, field: str) -> list[str] | None:
    found = [name for column, seen in item.cells if column.field == field for name in names_in(seen.text)]
    return list(dict.fromkeys(found)) or None


def _lists(items: Sequence[Item], parts: Mapping[int, dict[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for item in items:
        data = parts[id(item)]
        whole = {key: value for key, value in data.items() if value not in (None, [])}
        found.setdefault(LISTS[item.kind], []).append(whole | _lists(item.children, parts))
    return found


def _labels(layout: Layout, words: Mapping[Kind, str], plans: Sequence[Column], language: str) -> dict[str, str]:
    """Return the headings, and words of bands, that are other words than kyodo's."""
    found: dict[str, str] = {}
    headings: list[tuple[str, str]] = [*words.items()]
    headings += [(column.field, column.head.heading) for column in layout.columns]
    headings += [("by_year", column.head.heading) for column in plans]
    for field, heading in headings:
        is_level = field in KINDS
        if is_level or field in LABELLED:
            text = _label(one_line(heading), is_level=is_level)
            if text and text != WORDS[field].in_language(language):
                found.setdefault(field, text)
    return found


def _label(heading: str, *, is_level: bool) -> str:
    """Return a heading as the word that it is: without years, 名 behind it, and what explains its signs."""
    text = _SIGNS.sub("", without_years(heading)).strip()
    for end in ("名称", "名"):
        if is_level or len(text.removesuffix(end)) > 1:
            text = text.removesuffix(end)
    return text


def _definitions(layout: Layout, keys: Mapping[int, str], used: set[tuple[str, str]]) -> list[dict[str, str]]:
    return [
        {"key": keys[column.number], "label": one_line(column.head.heading) or keys[column.number], "applies_to": kind}
        for column in layout.of(OWN)
        for kind in KINDS
        if (keys[column.number], kind) in used
    ]


def _links(items: Sequence[Item], parts: Mapping[int, dict[str, Any]]) -> tuple[dict[str, str] | None, list[Doubt]]:
    """Say how links are printed: on both sides, unless one at least is on one side only; each of those is named."""
    by_id = {item.id: item for item in items}
    listed = {item.id: parts[id(item)]["related"] or [] for item in items}
    one_sided = [(one, other) for one, others in listed.items() for other in others if one not in listed[other]]
    if not any(listed.values()):
        return None, []
    doubts = []
    for one, other in one_sided:
        at = next((seen.at for column, seen in by_id[one].cells if column.field == "related"), None)
        message = Message(
            "{item} names {target}, and {target} does not name {item}.",
            item=_said(by_id[one]),
            target=_said(by_id[other]),
        )
        doubts.append(Doubt(at, _said(by_id[other]), message, _ONE_WAY, is_lost=False))
    return {"related": "one_way" if one_sided else "symmetric"}, doubts


def _said(item: Item) -> str:
    return item.number or item.id


def _relist(out: Outcome, register: Register) -> list[Doubt]:
    """Note with each item where it is listed again."""
    doubts = []
    for one in out.relistings:
        beside = out.items[-1] if out.items else None
        by_title = register.find(one.split.title, beside) if beside else []
        found = [each for each in by_title if one.split.number in (None, each.number)] or by_title
        if len(found) == 1 and one.parent is not None:
            if one.parent not in found[0].relisted and one.parent is not found[0].parent:
                found[0].relisted.append(one.parent)
            if one.split.number not in (None, found[0].number):
                title = f"{one.split.number} {one.split.title}"
                doubts.append(Doubt(one.at, title, Message("It is listed again with a number of its own."), _COMPARE))
            said = {(column.number, folded(seen.text)) for column, seen in found[0].cells}
            others = [seen for column, seen in one.cells if (column.number, folded(seen.text)) not in said]
            doubts += [Doubt(seen.at, seen.text, _OTHERWISE, _COMPARE) for seen in others]
            continue
        message = Message("It is listed again, and it is open where it stands first.")
        doubts.append(Doubt(one.at, one.split.title, message, _RELISTED))
    return doubts


_SIGNS: Final = re.compile(r"\s*[(（\[【][^)）\]】]*(?:[◎○◯●★☆△※]|主|副|単位)[^)）\]】]*[)）\]】]$")
_LEVELS: Final = Message("If it is the other way round, say with --map which level each of the two columns is.")
_OTHERWISE: Final = Message("The item is listed again in this row, and where it stands first this is not said.")
_COMPARE: Final = Message("Compare the two places, and add it to the item by hand if it belongs there.")
_ONE_WAY: Final = Message(
    "“links” says one_way now; if the plan means both sides, add what is missing and say symmetric."
)
_RELISTED: Final = Message("Add the id of the part where it is listed again under “relisted” of the item.")
