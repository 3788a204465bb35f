"""Whatever is recorded: tallies close, nothing is both missing and done, and every way of asking agrees."""

import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from kyodo_cli.analysis.filters import unevaluated
from kyodo_cli.analysis.progress import by_branch, by_department, count, item_states
from kyodo_cli.analysis.readiness import Readiness, ValueGap, readiness
from kyodo_cli.analysis.standing import Gap
from kyodo_cli.analysis.values import tally_values
from kyodo_cli.render.status_data import status_data
from kyodo_cli.rules.check import check_workspace
from kyodo_cli.views.status import status_view
from kyodo_cli.workspace.book import PlanBook, open_book
from kyodo_cli.workspace.files import list_files

YEAR = 2024
ITEMS = ("a1", "a2", "a3")
TEXT = st.sampled_from([None, "実施した。"])
GRADE = st.sampled_from([None, "A", "C", "-"])


def given_parts(parts: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in parts.items() if value is not None}


REVIEW = st.builds(lambda rating, comment: given_parts({"rating": rating, "comment": comment}), GRADE, TEXT)
AXES = st.builds(
    lambda one, other, comment: given_parts({"ratings": given_parts({"x": one, "y": other}), "comment": comment}),
    GRADE, GRADE, TEXT,
)  # fmt: skip
EVALUATION = st.builds(
    lambda planned, result, variance, own, council: given_parts(
        {
            "planned": planned,
            "result": result,
            "variance": variance,
            "reviews": given_parts({"self": own, "council": council}),
        }
    ),
    TEXT, TEXT, TEXT, st.none() | REVIEW, st.none() | AXES,
)  # fmt: skip
MEASUREMENT = st.sampled_from([{"value": 0}, {"value": 3}, {"status": "pending"}, {"status": "unknown"}])
RECORDS = st.fixed_dictionaries(
    {},
    optional={
        "evaluations": st.dictionaries(st.sampled_from(ITEMS), EVALUATION),
        "measurements": st.dictionaries(st.sampled_from(["i1", "i2"]), MEASUREMENT),
        "surveys": st.lists(st.sampled_from(["市民", "事業者"]), unique=True).map(
            lambda groups: [{"id": f"s{at}", "group": group} for at, group in enumerate(groups)]
        ),
    },
)


@st.composite
def plans(draw: st.DrawFn) -> dict[str, Any]:
    """Make a plan of three actions with whatever bears on what is due."""
    departments = st.lists(st.sampled_from(["old", "new"]), unique=True, max_size=2)
    actions = [
        {
            "id": item,
            "title": item,
            "departments": [{"id": one} for one in draw(departments)],
            "years": {"from": draw(st.sampled_from([2022, 2024, 2025]))},
        }
        for item in ITEMS
    ]
    cut = draw(st.integers(0, 3))
    rhythm = st.sampled_from([{"every": 4, "first": 2024}, {"every": 4, "first": 2025}, {"every": 4}])
    stages: list[dict[str, Any]] = [
        {"id": "self", "label": "自己評価", "scale": "s"},
        {
            "id": "council",
            "label": "協議会評価",
            "axes": [{"id": "x", "label": "甲", "scale": "s"}, {"id": "y", "label": "乙", "scale": "s"}],
        },
    ]
    return {
        "format": 1,
        "id": "example",
        "title": "例示市計画（架空）",
        "municipality": {"name": "例示市"},
        "period": {"from": 2022, "to": 2029},
        "departments": [
            {"id": "old", "name": "旧課", "to": 2023, "successors": ["new"]},
            {"id": "new", "name": "新課"},
        ],
        "goals": [
            {"id": "g1", "title": "一", "actions": actions[:cut]},
            {"id": "g2", "title": "二", "actions": actions[cut:]},
        ],
        "indicators": [
            {"id": name, "title": name, "shape": "none", "no_target_reason": "例"}
            | given_parts({"cycle": draw(st.none() | rhythm)})
            for name in ("i1", "i2")
        ],
        "scales": [
            {
                "id": "s",
                "grades": [
                    {"code": "A", "label": "達成", "counts_as": "achieved"},
                    {"code": "C", "label": "遅れ", "counts_as": "behind", "reason_required": True},
                    {"code": "-", "label": "評価できない", "counts_as": "not_assessed"},
                ],
            }
        ],
        "stages": stages[: draw(st.integers(1, 2))],
        "cycle": {
            "annual_review": {"every": draw(st.sampled_from([1, 2, 3])), "due": "07"},
            "survey": draw(rhythm) | {"groups": ["市民", "事業者"]},
        },
    }  # fmt: skip


def opened(folder: Path, plan: dict[str, Any], records: dict[str, Any] | None) -> PlanBook:
    (folder / "plans").mkdir()
    (folder / "plans/example.yaml").write_text(json.dumps(plan, ensure_ascii=False), encoding="utf-8")
    if records is not None:
        (folder / "records/example").mkdir(parents=True)
        whole = {"format": 1, "plan": "example", "year": YEAR} | records
        (folder / f"records/example/{YEAR}.yaml").write_text(json.dumps(whole, ensure_ascii=False), encoding="utf-8")
    [book] = open_book(list_files(folder)).plans
    assert book.unread == ()
    return book


def answer(book: PlanBook) -> Readiness:
    return readiness(book.outline, book.years, YEAR)


@settings(max_examples=60, deadline=None)
@given(plans(), st.none() | RECORDS)
def test_every_tally_closes_and_nothing_is_both_missing_and_done(
    plan: dict[str, Any], records: dict[str, Any] | None
) -> None:
    with TemporaryDirectory() as folder:
        book = opened(Path(folder), plan, records)
    ready = answer(book)
    states = item_states(ready)
    branches, departments = by_branch(book.outline, ready), by_department(book.outline, ready, YEAR)
    assert all(one.tally.closes for one in ready.asked)
    assert tally_values(ready.values).closes
    assert all(one.progress.closes for one in branches)
    assert all(one.progress.closes for one in departments)
    if branches:
        assert sum(one.progress.total for one in branches) == count(state for _, state in states.values()).total
    with_gaps = {gap.entry.id for gap in ready.gaps if isinstance(gap, Gap)}
    assert with_gaps == {name for name, (_, state) in states.items() if state in ("started", "missing")}
    missing_values = {one.entry.indicator.id for one in ready.values if one.standing == "missing"}
    assert missing_values == {gap.entry.indicator.id for gap in ready.gaps if isinstance(gap, ValueGap)}
    assert unevaluated(book, YEAR) == {name for name, (_, state) in states.items() if state == "missing"}


CODES = {
    "evaluation": "KY460",
    "result": "KY461",
    "rating": "KY462",
    "reason": "KY438",
    "value": "KY463",
    "survey": "KY464",
}


@settings(max_examples=60, deadline=None)
@given(plans(), st.none() | RECORDS)
def test_status_and_validate_name_the_same_gaps(plan: dict[str, Any], records: dict[str, Any] | None) -> None:
    with TemporaryDirectory() as folder:
        book = opened(Path(folder), plan, records)
        found = check_workspace(list_files(Path(folder)), year=YEAR).diagnostics
    data = status_data(status_view(book, YEAR, date(2025, 9, 1)))
    asked = set(item_states(answer(book)))
    # KY438 looks at whatever is recorded, also of items that the plan does not have in this year.
    theirs = [
        one.rule.code
        for one in found
        if one.rule.code in CODES.values() and (one.item in asked or one.rule.code != "KY438")
    ]
    assert sorted(CODES[one["lack"]] for one in data["missing"]) == sorted(theirs)
    assert data["complete"] == (not theirs)
