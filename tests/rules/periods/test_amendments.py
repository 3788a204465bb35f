from collections.abc import Callable

import pytest

from kyodo_cli.rules.periods.amendments import (
    amendments_after_end,
    amendments_of_other_year,
    amendments_of_unknown_items,
    extensions_to_earlier_end,
    extensions_without_end,
    no_end_to_abolish,
)
from kyodo_cli.rules.periods.changed_items import amendments_without_item, items_ended_twice, renamed_without_names
from kyodo_cli.rules.subject import Subject

ReadPlan = Callable[..., Subject]


@pytest.mark.parametrize(
    ("date", "found"),
    [
        ("2024-03-31", 1),
        ("2024-04-01", 0),
        ("2025-03-20", 0),
        ("2025-06-01", 0),
        ("2026-03-31", 0),
        ("2026-04-01", 1),
        ("2024", 0),
        ("2026", 0),
        ("2027", 1),
        ("2023", 1),
        ("2026-04", 1),
        ("2026-02-30", 0),
    ],
)
def test_an_amendment_is_decided_in_its_year_or_the_one_before(plan: ReadPlan, date: str, found: int) -> None:
    subject = plan(f"amendments: [{{year: 2025, kind: revised, date: {date}}}]")
    assert len(list(amendments_of_other_year(subject))) == found


@pytest.mark.parametrize(("to", "found"), [(2028, 1), (2029, 1), (2030, 0)])
def test_an_extension_ends_later_than_the_plan_did(plan: ReadPlan, to: int, found: int) -> None:
    subject = plan(f"amendments: [{{year: 2027, kind: extended, to: {to}}}]")
    assert len(list(extensions_to_earlier_end(subject))) == found


def test_a_second_extension_is_held_against_the_first(plan: ReadPlan) -> None:
    subject = plan("amendments: [{year: 2027, kind: extended, to: 2031}, {year: 2030, kind: extended, to: 2031}]")
    assert [one.place.path for one in extensions_to_earlier_end(subject)] == [("amendments", 1, "to")]


def test_a_plan_without_end_may_be_given_one(plan: ReadPlan) -> None:
    subject = plan("period: {from: 2022}\namendments: [{year: 2027, kind: extended, to: 2024}]")
    assert list(extensions_to_earlier_end(subject)) == []


def test_a_period_can_be_abolished_once(plan: ReadPlan) -> None:
    subject = plan("amendments: [{year: 2025, kind: period_abolished}, {year: 2027, kind: period_abolished}]")
    assert [one.place.path[1] for one in no_end_to_abolish(subject)] == [1]


def test_a_renamed_department_and_a_follower_in_another_plan_are_known(plan: ReadPlan) -> None:
    subject = plan(
        """
departments: [{id: katsudo, name: 市民活動課}]
actions: [{id: a01, title: 交流会, indicators: [{id: i1, title: 参加者数}]}]
amendments:
  - {year: 2024, kind: renamed, item: katsudo}
  - {year: 2024, kind: indicator_revised, item: i1}
  - {year: 2025, kind: item_merged, item: a01, into: "other:a02"}
  - {year: 2026, kind: item_retired, item: katsudo}
"""
    )
    assert [one.place.path for one in amendments_of_unknown_items(subject)] == [("amendments", 3, "item", 0)]


def test_what_could_not_be_read_is_not_missing(plan: ReadPlan) -> None:
    subject = plan('amendments: [{year: 2025, kind: extended, to: "R13"}, {year: 2025, kind: item_retired, item: 4}]')
    assert list(extensions_without_end(subject)) == []
    assert list(amendments_without_item(subject)) == []


@pytest.mark.parametrize(
    ("year", "kind", "found"),
    [(2029, "revised", 0), (2030, "revised", 1), (2035, "corrected", 0), (2030, "extended, to: 2032", 0)],
)
def test_a_plan_that_is_over_is_not_changed(plan: ReadPlan, year: int, kind: str, found: int) -> None:
    assert len(list(amendments_after_end(plan(f"amendments: [{{year: {year}, kind: {kind}}}]")))) == found


@pytest.mark.parametrize(
    ("names", "found"),
    [("", 1), (", was: 交流会", 1), (", now: 交流祭", 1), (", was: 交流会, now: 交流祭", 0), (", was: 1, now: 2", 0)],
)
def test_a_renaming_says_both_names(plan: ReadPlan, names: str, found: int) -> None:
    subject = plan(
        f"amendments: [{{year: 2024, kind: renamed, item: a1{names}}}]\nactions: [{{id: a1, title: 交流会}}]"
    )
    assert len(list(renamed_without_names(subject))) == found


def test_an_item_ends_once_however_it_ends(plan: ReadPlan) -> None:
    subject = plan("""
actions: [{id: a1, title: 交流会}, {id: a2, title: 講座}, {id: a3, title: 情報誌}]
amendments:
  - {year: 2024, kind: item_merged, item: [a1, a2], into: a3}
  - {year: 2025, kind: target_revised, item: a1}
  - {year: 2026, kind: item_retired, item: [a3, a2]}
""")
    assert [one.place.path for one in items_ended_twice(subject)] == [("amendments", 2, "item", 1)]
