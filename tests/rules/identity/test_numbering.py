from collections.abc import Callable

import pytest

from kyodo_cli.rules.identity.numbering import duplicate_numbers, numbering_gaps
from kyodo_cli.rules.subject import Subject

ReadPlan = Callable[..., Subject]


def numbered(*goals: str, before: str = "") -> str:
    """Return a plan whose goals hold actions a1, a2 … with these numbers; `-` is an action without one."""
    lines = [before, "goals:"]
    count = 0
    for at, numbers in enumerate(goals, 1):
        lines += [f'  - id: g{at}\n    number: "{at}"\n    title: 目標\n    actions:']
        for number in numbers.split():
            count += 1
            shown = "" if number == "-" else f', number: "{number}"'
            lines.append(f"      - {{id: a{count}, title: 取組{shown}}}")
    return "\n".join(lines)


@pytest.mark.parametrize(
    "goals",
    [
        ("1 2 3", "4 5", "6 7"),
        ("1 2 3", "1", "1 2 3 4"),
        ("1 2", "1 2"),
        ("1", "1"),
        ("1-1 1-2", "2-1 2-2 2-3"),
        ("1-1 1-2", "2-3 2-4 2-5"),
        ("① ②", "③ ④"),
        ("１ ２", "１ ２ ３"),
        ("ア イ", "ア イ"),
        ("A-1 A-2", "B-1 B-2"),
        ("ア イ", "ウ エ オ"),
        ("イ ロ ハ", "イ ロ"),
        ("ア3 ウ", "3"),
        ("Ⅰ Ⅱ Ⅲ", "I"),
        ("A B C", "I V X"),
        ("甲 丙", "その他 その他2"),
        ("A1 A2", "B"),
        ("一 二", "三 四"),
        ("第1 第2", "第3"),
        ("1 2 2の2 3", "4"),
        ("4の2 4の3", "5の1"),
        ("101 102", "201 202"),
        ("1 - 3", "4"),
        ("- -", "-"),
        ("12345678901234567890", "3"),
    ],
    ids=" | ".join,
)
def test_numbers_that_run_through_or_restart_are_in_order(plan: ReadPlan, goals: tuple[str, ...]) -> None:
    subject = plan(numbered(*goals))
    assert [str(one.message) for one in (*duplicate_numbers(subject), *numbering_gaps(subject))] == []


@pytest.mark.parametrize(
    ("goals", "found"),
    [
        (("1 2 3", "4 4", "6 7"), ["a5 has the number 4, and so has a4."]),
        (("1 2 3", "4 1", "6 7"), ["a5 has the number 1, and so has a1."]),
        (("1 2 3", "1 2 2"), ["a6 has the number 2, and so has a5."]),
        (("1 １", "2"), ["a2 has the number １, and so has a1."]),
        (("1 ①", "2"), ["a2 has the number ①, and so has a1."]),
        (("1-1 1－1", "2-1"), ["a2 has the number 1－1, and so has a1."]),
        (("ア ア", "ア"), ["a2 has the number ア, and so has a1."]),
    ],
    ids=str,
)
def test_a_number_may_stand_once_where_one_numbering_runs(
    plan: ReadPlan, goals: tuple[str, ...], found: list[str]
) -> None:
    assert [str(one.message) for one in duplicate_numbers(plan(numbered(*goals)))] == found


@pytest.mark.parametrize(
    ("goals", "found"),
    [
        (("1 2 3", "5 6", "7"), ["No item has the number 4, which comes before a4."]),
        (("1 2 3", "1 2 4"), ["No item has the number 3, which comes before a6."]),
        (("1 2 3", "2 3"), ["No item has the number 1, which comes before a4."]),
        (("1 2 3 4 7", "8"), ["No item has the numbers 5 to 6, which come before a5."]),
        (("1-1 1-3", "2-1"), ["No item has the number 1-2, which comes before a2."]),
        (("第1 第2 第4", "第5"), ["No item has the number 第3, which comes before a3."]),
        (("② ③ ④", "⑤"), ["No item has the number ①, which comes before a1."]),
        (("① ③", "④"), ["No item has the number ②, which comes before a2."]),
        (("ア ウ", "ア イ"), ["No item has the number イ, which comes before a2."]),
        (("(ア) (ウ)", "(エ)"), ["No item has the number (イ), which comes before a2."]),
        (("い う", "え"), ["No item has the number あ, which comes before a1."]),
        (("1-ア 1-ウ", "2-ア"), ["No item has the number 1-イ, which comes before a2."]),
        (("Ⅰ Ⅲ", "Ⅳ"), ["No item has the number Ⅱ, which comes before a2."]),
        (("I III", "IV"), ["No item has the number II, which comes before a2."]),
        (("a c", "a b"), ["No item has the number b, which comes before a2."]),
        (("A B", "D"), ["No item has the number C, which comes before a3."]),
        (("H J", "K"), []),
        (("一 三", "四"), ["No item has the number 二, which comes before a2."]),
        (("第九章 第十一章", "第十二章"), []),
        (("第一章 第三章", "第四章"), ["No item has the number 第二章, which comes before a2."]),
    ],
    ids=str,
)
def test_a_number_left_out_is_found(plan: ReadPlan, goals: tuple[str, ...], found: list[str]) -> None:
    assert [str(one.message) for one in numbering_gaps(plan(numbered(*goals)))] == found


def test_actions_may_be_numbered_through_within_each_vision(plan: ReadPlan) -> None:
    body = """
visions:
  - id: v1
    title: 出会う
    goals:
      - {id: g1, title: 知る, actions: [{id: a1, number: "1", title: 取組}, {id: a2, number: "2", title: 取組}]}
      - {id: g2, title: 学ぶ, actions: [{id: a3, number: "3", title: 取組}, {id: a4, number: "4", title: 取組}]}
  - id: v2
    title: 続ける
    goals:
      - {id: g3, title: 支える, actions: [{id: a5, number: "1", title: 取組}, {id: a6, number: "2", title: 取組}]}
      - {id: g4, title: 広げる, actions: [{id: a7, number: "3", title: 取組}, {id: a8, number: "4", title: 取組}]}
"""
    assert list(duplicate_numbers(plan(body))) == []
    twice = body.replace('id: a7, number: "3"', 'id: a7, number: "2"')
    assert [str(one.message) for one in duplicate_numbers(plan(twice))] == ["a7 has the number 2, and so has a6."]


def test_an_item_that_has_ended_explains_its_number_and_leaves_it_free(plan: ReadPlan) -> None:
    ended = "amendments: [{year: 2024, kind: item_retired, item: [a2]}]"
    assert list(numbering_gaps(plan(numbered("1 2 3", before=ended)))) == []
    assert list(duplicate_numbers(plan(numbered("1 2 2", before=ended)))) == []


def test_a_number_that_could_not_be_read_is_no_gap(plan: ReadPlan) -> None:
    assert list(numbering_gaps(plan(numbered("1 2 3").replace('"2"', "2")))) == []
    assert list(numbering_gaps(plan(numbered("1 2 3").replace("id: a2, title: 取組", "id: A2, title: 取組")))) == []
