"""Every value of plans and records arrives in the tables exactly once; an id, which joins rows, at least once."""

import json
from collections import Counter
from collections.abc import Callable
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Literal, get_args, get_origin, get_type_hints

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kyodo_cli.exporting.tables.registry import TABLES
from kyodo_cli.exporting.tables.rows import rows_of
from kyodo_cli.model.parts import Count, DateText, Id, Number, Part, Scalar, Text, Whole, Year
from kyodo_cli.model.plan import Plan
from kyodo_cli.model.rating import Grade
from kyodo_cli.model.year import YearRecords
from kyodo_cli.workspace.book import open_book
from kyodo_cli.workspace.files import list_files

DERIVED = {
    "any": {"municipality", "municipality_name", "municipality_code", "plan"},
    "evaluations": {"title"},
    "reviews": {"rating_label", "counts_as", "direction_label", "direction_counts_as"},
    "verdicts": {one.name for table in TABLES if table.name == "verdicts" for one in table.columns},
    "items": {"numbering"},
    "in_charge": {"department", "department_name"},
    "item_departments": {"department_name"},
    "grades": {"scale"},
    "axes": {"stage"},
}
"""Columns that repeat what stands elsewhere, or what kyodo makes of it."""

Draw = Callable[[st.SearchStrategy[Any]], Any]


class Maker:
    """Something valid of every shape that the model has, in which no text and no number comes twice."""

    def __init__(self, draw: Draw) -> None:
        self.draw = draw
        self.numbers = count(1)
        self.made: Counter[str] = Counter()
        self.makers: tuple[tuple[object, Callable[[], Any]], ...] = (
            (Number, self.number),
            (Scalar, self.text),
            (Text, self.text),
            (Id, self.identity),
            (Year, lambda: draw(st.integers(2000, 2030))),
            (DateText, lambda: draw(st.sampled_from(["2025", "2025-04"]))),
            (Whole, lambda: draw(st.integers(0, 9))),
            (Count, lambda: draw(st.integers(1, 9))),
            (bool, lambda: draw(st.booleans())),
            (str, lambda: "07"),  # only the month in which a review is due has a form of its own
        )

    def part(self, part: type[Part], depth: int = 0) -> dict[str, Any]:
        """Return some keys of a part with values: those that it must have, and some others."""
        found = {}
        for name, hint in get_type_hints(part, include_extras=True).items():
            field = part.model_fields.get(name)
            if field is None or name in ("format", "language", "municipality", "plan"):
                continue
            is_list = "tuple" in str(hint) or "dict" in str(hint)
            if not field.is_required() and (not self.draw(st.booleans()) or (is_list and depth > 4)):
                continue
            found[field.alias or name] = self.value(hint, depth, name)
        if part is Grade and "code" not in found:  # without one, the label is the code as well
            found["code"] = self.text()
        return found

    def value(self, hint: Any, depth: int, name: str) -> Any:
        """Return a value of a type."""
        for known, make in self.makers:
            if hint is known:
                return make()
        origin, arguments = get_origin(hint), [one for one in get_args(hint) if one is not type(None)]
        if origin is Literal:
            return self.draw(st.sampled_from(arguments))
        if origin is tuple:
            return [self.value(arguments[0], depth + 1, name) for _ in range(self.draw(st.integers(1, 2)))]
        if origin is dict:
            if get_origin(arguments[0]) is Literal:
                return {self.draw(st.sampled_from(get_args(arguments[0]))): self.text()}
            return {
                self.identity(): self.value(arguments[1], depth + 1, name) for _ in range(self.draw(st.integers(1, 2)))
            }
        is_part = isinstance(hint, type) and issubclass(hint, Part)
        return self.part(hint, depth + 1) if is_part else self.value(arguments[0], depth, name)

    def text(self) -> str:
        text = f"語{next(self.numbers):05}"
        self.made[text] += 1
        return text

    def identity(self) -> str:
        identity = f"x{next(self.numbers):05}"
        self.made[identity] += 1
        return identity

    def number(self) -> float:
        number = next(self.numbers) + 100_000.5
        self.made[str(number)] += 1
        return number


@st.composite
def workspaces(draw: Draw) -> tuple[dict[str, Any], dict[str, Any], Counter[str]]:
    maker = Maker(draw)
    plan, records = maker.part(Plan), maker.part(YearRecords)
    maker.made -= Counter([plan.pop("id")])
    head = {"format": 1, "id": "plan", "municipality": {"name": "例示市"}}
    return head | plan, {"format": 1, "plan": "plan"} | records | {"year": 2024}, maker.made


@given(workspaces())
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
def test_every_value_arrives_exactly_once(made: tuple[dict[str, Any], dict[str, Any], Counter[str]]) -> None:
    plan, records, values = made
    with TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "plans").mkdir()
        (folder / "records" / "plan").mkdir(parents=True)
        (folder / "plans" / "plan.yaml").write_text(json.dumps(plan, ensure_ascii=False, indent=1), "utf-8")
        (folder / "records" / "plan" / "2024.yaml").write_text(
            json.dumps(records, ensure_ascii=False, indent=1), "utf-8"
        )
        [book] = open_book(list_files(folder)).plans
        assert book.unread == ()
        rows = rows_of([book])
    found: Counter[str] = Counter()
    for table in TABLES:
        left_out = DERIVED["any"] | DERIVED.get(table.name, set())
        at = [
            number
            for number, one in enumerate(table.all_columns)
            if one.name not in left_out and one.of in ("text", "date")
        ]
        found.update(str(row[number]) for row in rows[table.name] for number in at if row[number] is not None)
    wrong = {one: found[one] for one in values if found[one] != 1 and (found[one] == 0 or not one.startswith("x"))}
    assert not wrong
