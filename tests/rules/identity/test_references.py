from collections.abc import Callable

from kyodo_cli.rules.identity.references import (
    correspondences_within_plan,
    malformed_correspondences,
    misplaced_relistings,
    unknown_relistings,
)
from kyodo_cli.rules.subject import Subject

ReadPlan = Callable[..., Subject]


def test_an_item_is_relisted_under_a_higher_level_only(plan: ReadPlan) -> None:
    subject = plan(
        """
visions:
  - id: v1
    title: 出会う
    goals:
      - {id: g1, title: 知る, relisted: [v2, g2]}
      - {id: g2, title: 学ぶ, actions: [{id: a01, title: 交流会, relisted: [a01, g2, g1, v1]}]}
  - {id: v2, title: 続ける}
"""
    )
    assert [str(one.message) for one in misplaced_relistings(subject)] == [
        "g1 is said to be printed again under g2, which is not of a higher level.",
        "a01 is said to be printed again under itself.",
        "a01 is said to be printed again under g2, where it stands anyway.",
    ]


def test_an_indicator_is_relisted_under_any_item_but_its_own(plan: ReadPlan) -> None:
    subject = plan(
        """
actions:
  - {id: a01, title: 交流会, indicators: [{id: i1, title: 参加者数, relisted: [a02, a01, a20]}]}
  - {id: a02, title: 情報誌}
"""
    )
    assert [one.place.path[-1] for one in misplaced_relistings(subject)] == [1]
    assert [one.place.path[-1] for one in unknown_relistings(subject)] == [2]


def test_a_relisting_under_an_item_that_could_not_be_read_is_left_alone(plan: ReadPlan) -> None:
    subject = plan("actions: [{id: a01, title: 交流会, relisted: [g1]}]\ngoals: {id: g1}")
    assert list(unknown_relistings(subject)) == []


def test_a_full_width_colon_is_said_to_be_one(plan: ReadPlan) -> None:
    subject = plan('actions: [{id: a01, title: 交流会, corresponds: [{to: "other： a02", as: peer}]}]')
    [found] = malformed_correspondences(subject)
    assert str(found.hint) == "Write “other:a02”, with a half-width colon and no spaces."


def test_related_items_with_a_plan_before_them_are_looked_at_as_well(plan: ReadPlan) -> None:
    subject = plan('actions: [{id: a01, title: 交流会, related: ["other:a02", "example:a01", "a:b:c"]}]')
    assert [one.place.path[-1] for one in malformed_correspondences(subject)] == [2]
    assert [one.place.path[-1] for one in correspondences_within_plan(subject)] == [1]
