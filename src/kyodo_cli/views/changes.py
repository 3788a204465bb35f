"""What a change of records was, item by item: what it is called, what stood there, what stands there now."""

from collections.abc import Iterator
from typing import Final, NamedTuple

from kyodo_cli.analysis.scales import stages_of
from kyodo_cli.base.language import Message
from kyodo_cli.base.routes import Path
from kyodo_cli.model.plan import Plan
from kyodo_cli.reading.nodes import Data
from kyodo_cli.views.words import FIELDS, WORDS, Word, word

ORDINARY: Final = frozenset({"planned", "result", "variance", "issues", "next", "direction", "comment", "rating"})


class ChangeView(NamedTuple):
    """One value that is different: the words for its place, and the values; None stands for nothing.

    `item` is the id of an item or an indicator; else it is empty, and `part` has the word for the part of the records.
    `key` is what the value is called in the file.
    """

    item: str
    part: tuple[Word, ...]
    words: tuple[Word, ...]
    key: str
    old: Data
    new: Data


def change_views(plan: Plan, year: int, before: Data, after: Data) -> tuple[ChangeView, ...]:
    """Return what differs between the data of a year's records, in the order of the records.

    Args:
        plan: the plan, for its words.
        year: the fiscal year.
        before: the data of the file before, None where there was none.
        after: the data of the file now.
    """
    return tuple(_view(plan, year, *one) for one in _differences(before or {}, after or {}, ()))


def _differences(before: Data, after: Data, path: Path) -> Iterator[tuple[Path, Data, Data]]:
    if before == after:
        return
    if isinstance(before, dict) and isinstance(after, dict):
        for key in dict.fromkeys([*after, *before]):
            yield from _differences(before.get(key), after.get(key), (*path, key))
    elif isinstance(after, dict) and before is None:
        for key, value in after.items():
            yield from _differences(None, value, (*path, key))
    elif isinstance(after, tuple) and path[-1] != "covers":
        old = before if isinstance(before, tuple) else () if before is None else (before,)
        for at, value in enumerate(after):
            yield from _differences(old[at] if at < len(old) else None, value, (*path, at))
    else:
        yield path, before, after


def _view(plan: Plan, year: int, path: Path, old: Data, new: Data) -> ChangeView:
    names = [str(step) for step in path if isinstance(step, str)]
    key = names[-1] if names else ""
    if key == "by":
        old, new = _name(plan, old), _name(plan, new)
    item, part, words = _place(plan, year, path, names)
    return ChangeView(item, part, words, key, old, new)


def _place(plan: Plan, year: int, path: Path, names: list[str]) -> tuple[str, tuple[Word, ...], tuple[Word, ...]]:
    match names:
        case ["evaluations", item, "reviews", stage, *rest]:
            return item, (), (_stage(plan, year, stage), *_review_words(plan, year, stage, rest))
        case ["evaluations", item, "fields", key]:
            return item, (), (next((one.label or key for one in plan.fields if one.key == key), key),)
        case ["evaluations" | "measurements", item, *rest]:
            return item, (), tuple(_called(plan, name) for name in rest)
        case [part, *rest]:
            number = [str(step + 1) for step in path[1:2] if isinstance(step, int)]
            return "", (_PARTS.get(part, part), *number), tuple(_called(plan, name) for name in rest)
    return "", (), ()


def _name(plan: Plan, identity: Data) -> Data:
    """Return the name of a department or body; whatever else stands there stays."""
    known = {one.id: one.name for one in plan.departments} | {one.id: one.name for one in plan.bodies}
    return known.get(identity, identity) if isinstance(identity, str) else identity


def _review_words(plan: Plan, year: int, stage_id: str, rest: list[str]) -> tuple[Word, ...]:
    if len(rest) > 1 and rest[0] == "ratings":
        stage = next((one for one in stages_of(plan, year) if one.id == stage_id), None)
        axis = next((one.label for one in stage.axes if one.id == rest[1]), rest[1]) if stage else rest[1]
        return (axis, *(_called(plan, name) for name in rest[2:]))
    return tuple(_REVIEW_WORDS.get(name) or _called(plan, name) for name in rest)


def _stage(plan: Plan, year: int, stage_id: str) -> str:
    return next((one.label for one in stages_of(plan, year) if one.id == stage_id), stage_id)


def _called(plan: Plan, name: str) -> Word:
    if name in ORDINARY or name in ("response", "cost"):
        return word(plan, name)
    return WORDS.get(name) or FIELDS.get(name) or _RECORD_WORDS.get(name) or name


_PARTS: Final = {
    "surveys": Message("Survey"),
    "history": Message("History"),
    "corrections": Message("Correction"),
    "publication": Message("Publication"),
}
"""What a part of the records is called that is not kept by items."""

_REVIEW_WORDS: Final = {"by": Message("Filled in by"), "date": Message("Filled in on")}
"""Who reviewed, and when, as the sheets ask it."""

_RECORD_WORDS: Final = {
    "covers": Message("Years covered"),
    "lines": Message("Breakdown"),
    "budget": Message("Budget"),
    "actual": Message("Spent"),
    "by": Message("By"),
    "date": Message("Date"),
    "status": Message("Status"),
    "measured": Message("Measured in"),
    "as_printed": Message("As printed"),
    "numerator": Message("Numerator"),
    "denominator": Message("Denominator"),
    "series": Message("Series"),
    "survey": Message("Survey"),
    "group": Message("Group of people asked"),
    "population": Message("Population"),
    "sample": Message("Sample"),
    "responses": Message("Responses"),
    "method": Message("Method"),
    "from": Message("From"),
    "to": Message("To"),
    "event": Message("Event"),
    "reason": Message("Reason"),
    "at": Message("Place"),
    "was": Message("Was"),
    "now": Message("Now"),
    "published": Message("Published on"),
    "as_of": Message("As of"),
    "contact": Message("Contact"),
    "id": Message("Id"),
}
"""What is called so in the records alone."""
