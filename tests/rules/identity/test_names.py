from collections.abc import Callable

import pytest

from kyodo_cli.base.municipality import code_fault
from kyodo_cli.rules.identity.names import (
    PREFECTURES,
    duplicate_ids,
    duplicate_ids_in_list,
    empty_levels,
    empty_plan,
    other_prefecture,
    plan_id_not_file_name,
)
from kyodo_cli.rules.subject import Subject

ReadPlan = Callable[..., Subject]


def test_a_plan_in_a_file_that_cannot_be_an_id_is_to_be_renamed(plan: ReadPlan) -> None:
    [found] = plan_id_not_file_name(plan("id: example", file="plans/協働プラン.yml"))
    assert str(found.hint) == "Rename the file to plans/example.yml."


def test_the_prefectures_stand_in_the_order_of_their_codes() -> None:
    assert len(set(PREFECTURES)) == 47
    assert [PREFECTURES.index(name) + 1 for name in ("北海道", "千葉県", "東京都", "大阪府", "広島県", "沖縄県")] == [
        *(1, 12, 13, 27, 34, 47)
    ]


@pytest.mark.parametrize("name", ["千葉県", "千葉", "Chiba", "例示県"])
def test_a_prefecture_spelt_otherwise_or_unknown_is_no_fault(plan: ReadPlan, name: str) -> None:
    subject = plan(f'municipality: {{name: 例示市, prefecture: {name}, code: "129992"}}')
    assert code_fault("129992") is None
    assert list(other_prefecture(subject)) == []


@pytest.mark.parametrize("name", ["東京都", "埼玉", "千菜県"])
def test_another_prefecture_or_a_slip_is_found(plan: ReadPlan, name: str) -> None:
    subject = plan(f'municipality: {{name: 例示市, prefecture: {name}, code: "129992"}}')
    assert [str(one.hint) for one in other_prefecture(subject)] == ["Write “prefecture: 千葉県”, or correct the code."]


def test_an_indicator_may_not_share_the_id_of_an_item_and_the_next_free_id_is_named(plan: ReadPlan) -> None:
    subject = plan(
        """
actions:
  - {id: a01, title: 交流会の開催, indicators: [{id: a09, title: 参加者数}]}
  - {id: a09, title: 情報誌の発行, indicators: [{id: goal, title: 部数}, {id: goal, title: 号数}]}
"""
    )
    assert [(str(one.message), str(one.hint)) for one in duplicate_ids(subject)] == [
        (
            "The id “a09” stands here a second time; the first is in line 9.",
            "Give the one that is newer an id that nothing has, such as “id: a10”.",
        ),
        (
            "The id “goal” stands here a second time; the first is in line 9.",
            "Give the one that is newer an id that nothing has, such as “id: goal-2”.",
        ),
    ]


def test_items_without_a_readable_id_are_not_duplicates(plan: ReadPlan) -> None:
    assert (
        list(duplicate_ids(plan("actions: [{title: 交流会の開催}, {title: 情報誌の発行}, {id: A1, title: 講座}]")))
        == []
    )


def test_a_scale_may_follow_another_of_the_same_id(plan: ReadPlan) -> None:
    scales = (
        "scales: [{id: s, valid: {to: 2024}, grades: [{label: 良}]}, {id: s, valid: {from: %d}, grades: [{label: 優}]}]"
    )
    assert list(duplicate_ids_in_list(plan(scales % 2025))) == []
    assert len(list(duplicate_ids_in_list(plan(scales % 2024)))) == 1


def test_axes_of_different_stages_and_series_of_different_indicators_may_share_an_id(plan: ReadPlan) -> None:
    subject = plan(
        """
stages:
  - {id: self, label: 自己評価, axes: [{id: progress, label: 達成度, scale: default}]}
  - {id: council, label: 協議会評価, axes: [{id: progress, label: 達成度, scale: default}]}
indicators:
  - {id: i1, title: 参加者数, series: [{id: men, label: 男性}]}
  - {id: i2, title: 会員数, series: [{id: men, label: 男性}, {id: men, label: 女性}]}
"""
    )
    assert [one.place.path for one in duplicate_ids_in_list(subject)] == [("indicators", 1, "series", 1, "id")]


def test_a_level_that_holds_an_indicator_or_a_relisted_item_or_has_ended_is_not_empty(plan: ReadPlan) -> None:
    subject = plan(
        """
amendments: [{year: 2024, kind: item_retired, item: [g4]}]
goals:
  - {id: g1, title: 出会う, actions: [{id: a01, title: 交流会の開催, relisted: [g2]}]}
  - {id: g2, title: 学ぶ}
  - {id: g3, title: 続ける, indicators: [{id: i1, title: 参加者数}]}
  - {id: g4, title: 広げる}
  - {id: g5, title: 支える}
"""
    )
    assert [one.place.path for one in empty_levels(subject)] == [("goals", 4)]


def test_a_level_whose_items_could_not_be_read_is_not_empty(plan: ReadPlan) -> None:
    subject = plan(
        """
goals:
  - {id: g1, title: 出会う, actions: [{id: a01, title: 交流会の開催}]}
  - {id: g2, title: 学ぶ, actions: 講座の開催}
"""
    )
    assert list(empty_levels(subject)) == []
    assert list(empty_plan(plan("actions: 交流会の開催"))) == []


def test_kinds_that_never_hold_anything_may_be_empty(plan: ReadPlan) -> None:
    assert list(empty_levels(plan("goals: [{id: g1, title: 出会う}, {id: g2, title: 学ぶ}]"))) == []
