"""Answers for machines: JSON in the contract's shape."""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from kyodo_cli.model.indicator import Indicator
from kyodo_cli.model.outline import Entry
from kyodo_cli.model.parts import Part
from kyodo_cli.views.counterparts import Counterpart
from kyodo_cli.views.crossings import CrossingsView, RelatedView
from kyodo_cli.views.item import Reference
from kyodo_cli.workspace.book import PlanBook

FORMAT = 1


def json_answer(kind: str, items: Iterable[Mapping[str, Any]]) -> str:
    """Return the one object that every command prints for `--format json`."""
    return json.dumps({"format": FORMAT, "kind": kind, "items": list(items)}, ensure_ascii=False, indent=2) + "\n"


def part_data(part: Part) -> dict[str, Any]:
    """Return a part of the model as it would stand in a file: keys of the format, only what was said.

    Pydantic's own dump would build a serializer for each kind of part first, which costs a report a tenth of its time;
    the values of a part are those of JSON already.
    """
    fields = type(part).model_fields
    return {
        fields[name].alias or name: _plain(value)
        for name, value in part.__dict__.items()
        if name in part.model_fields_set
    }


def plan_data(book: PlanBook) -> dict[str, Any]:
    """Return a plan by its frame, with its items counted instead of listed."""
    plan = book.plan
    counts = {f"{kind}s": len(book.outline.of_kind(kind)) for kind in ("vision", "goal", "aim", "measure", "action")}
    return {
        "plan": plan.id,
        "id": plan.id,
        "number": None,
        **{key: value for key, value in part_data(plan).items() if key not in {"id", "format", *counts, "indicators"}},
        "counts": counts | {"indicators": len(book.outline.indicators)},
        "years": sorted(book.years),
    }


def item_data(book: PlanBook, entry: Entry) -> dict[str, Any]:
    """Return an item with its place, the names of its related items, and its evaluations by year."""
    node = entry.node
    by_id = book.outline.by_id
    related = [by_id[target].node if target in by_id else None for target in node.related]
    lists = ("visions", "goals", "aims", "measures", "actions")
    return {
        "plan": book.id,
        "kind": entry.kind,
        "id": node.id,
        "number": node.number,
        "numbering": entry.numbering,
        "title": node.title,
        "need": node.need,
        "description": node.description,
        "ancestors": [
            {"kind": above.kind, "id": above.id, "number": above.node.number, "title": above.node.title}
            for above in entry.ancestors
        ],
        **{key: value for key, value in part_data(node).items() if key not in lists},
        "related": list(node.related),
        "related_items": [
            {"id": target, "number": other.number if other else None, "title": other.title if other else None}
            for target, other in zip(node.related, related, strict=True)
        ],
        "children": [below.id for below in book.outline.children.get(entry.id, ())],
        "departments": [part_data(one) for one in node.departments],
        "indicators": [part_data(one) for one in node.indicators],
        "evaluations": {
            str(year): part_data(records.evaluations[node.id])
            for year, records in sorted(book.years.items())
            if node.id in records.evaluations
        },
    }


def indicator_data(book: PlanBook, indicator: Indicator, holder: Entry | None) -> dict[str, Any]:
    """Return an indicator with the item it belongs to, and its measurements by year."""
    return {
        "plan": book.id,
        "kind_of_item": holder.kind if holder else "plan",
        "item": holder.id if holder else None,
        "id": indicator.id,
        "number": indicator.number,
        **part_data(indicator),
        "measurements": {
            str(year): [part_data(one) for one in records.measurements[indicator.id]]
            for year, records in sorted(book.years.items())
            if indicator.id in records.measurements
        },
    }


def corresponding_data(counterparts: Iterable[Counterpart]) -> dict[str, Any]:
    """Return the names of the items of other plans, in the order of `corresponds`; null where one is not found."""
    return {
        "corresponding_items": [
            {
                "to": f"{one.plan_id}:{one.item_id}",
                "plan_title": one.plan_title,
                "number": one.number,
                "title": one.title,
            }
            for one in counterparts
        ]
    }


def related_data(view: RelatedView) -> dict[str, Any]:
    """Return what an item is related to; `from` is the item over which another was reached."""
    return {
        "plan": view.plan_id,
        "id": view.self.id,
        "number": view.self.number,
        "title": view.self.title,
        "related": [
            {
                "id": one.item.id,
                "number": one.item.number,
                "title": one.item.title,
                "step": one.step,
                "from": one.over.id,
                "listed": one.way,
            }
            for one in view.neighbours
        ],
        "outside": [_outside_data(one) for one in view.outside],
        "unknown": list(view.dangling),
        "corresponds": [_counterpart_data(one) for one in view.counterparts],
    }


def crossings_data(view: CrossingsView) -> dict[str, Any]:
    """Return the links of a plan as a whole, by ids."""
    graph = view.graph
    return {
        "plan": view.plan_id,
        "title": view.plan_title,
        "counts": {
            "directed": graph.directed,
            "pairs": len(graph.pairs),
            "one_sided": len(graph.one_sided),
            "across": len(graph.across),
            "isolated": len(graph.isolated),
            "groups": len(graph.groups),
        },
        "links": [
            {"items": [link.first.id, link.second.id], "both": link.both, "across": link.across} for link in graph.links
        ],
        "outside": [{"from": entry.id, **_outside_data(other)} for entry, other in view.outside],
        "unknown": [{"id": entry.id, "target": target} for entry, target in graph.dangling],
        "isolated": [entry.id for entry in graph.isolated],
        "groups": [[entry.id for entry in group] for group in graph.groups],
        "corresponds": [{"id": item.id, **_counterpart_data(one)} for item, one in view.counterparts],
    }


def _outside_data(one: Reference) -> dict[str, Any]:
    """Return an item that is not part of the plan in the year, with the year since or from which."""
    return {"id": one.id, "number": one.number, "title": one.title, "ended": one.left, "begins": one.comes}


def _counterpart_data(one: Counterpart) -> dict[str, Any]:
    return {
        "to": f"{one.plan_id}:{one.item_id}",
        "as": one.as_,
        "number": one.number,
        "title": one.title,
        "note": one.note,
        "listed": one.way,
    }


def _plain(value: Any) -> Any:
    if isinstance(value, Part):
        return part_data(value)
    if isinstance(value, Mapping):
        return {key: _plain(each) for key, each in value.items()}
    return [_plain(each) for each in value] if isinstance(value, (tuple, list)) else value
