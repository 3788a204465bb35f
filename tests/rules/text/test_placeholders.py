from collections.abc import Callable

import pytest

from kyodo_cli.rules.subject import Subject
from kyodo_cli.rules.text.placeholders import CHECKS, YEAR_CHECKS, placeholder

ReadPlan = Callable[..., Subject]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("○○講座を開催した。", "○○"),
        ("◯◯課", "◯◯"),
        ("XX人が参加", "XX"),
        ("ＸＸ人が参加", "ＸＸ"),
        ("TODO: 実績", "TODO"),
        ("TBD", "TBD"),
        ("調整中", "調整中"),
        ("（調整中）", "調整中"),
        ("※要確認", "要確認"),
        ("96人（要確認）", "要確認"),
        ("後日", "後日"),
        ("実績は後日記入", "後日記入"),
        ("（仮）", "仮"),
        ("…", "…"),
        (" ……", "……"),
        ("...", "..."),
        ("・・・", "・・・"),
    ],
)
def test_placeholders_are_found(text: str, found: str) -> None:
    assert placeholder(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "検討中",
        "未定",
        "関係課と調整中である。",
        "後日、報告会を開催した。",
        "後日追記した。",
        "要確認事項を整理した。",
        "仮設の会場で開催した。",
        "○印を付ける。",
        "XXL",
        "MAXX",
        "ToDoリストの作成",
        "確認中の団体は2団体である。",
        "講座、相談、交流会…を開催した。",
        "See also ... the plan.",
    ],
)
def test_sentences_that_only_look_like_one_are_fine(text: str) -> None:
    assert placeholder(text) is None


def test_a_grade_may_be_made_of_circles(plan: ReadPlan) -> None:
    body = "scales: [{id: s, grades: [{code: ○○, label: 大変よい}]}]\nactions: [{id: a01, title: 交流会}]"
    subject = plan(body, {"2024": "evaluations: {a01: {reviews: {self: {rating: ○○, ratings: {x: ○○}}}}}"})
    assert [one for _, check in CHECKS for one in check(subject)] == []
    assert [one for _, check in YEAR_CHECKS for one in check(subject, subject.years[0])] == []
