"""The founding cities' tables, in every form that they may come in, give the plans that are here already."""

import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from kyodo_cli.model.outline import Outline
from kyodo_cli.reading.files import read_plan
from plan_tables import ROOT, Rows, compared, delimited, imported, kamagaya, workbook

FULL_WIDTH = str.maketrans("0123456789,", "０１２３４５６７８９，")


def outline(plan: str) -> Outline:
    found = read_plan(ROOT / "plans" / f"{plan}.yaml", f"plans/{plan}.yaml").plan
    assert found
    return Outline(found)


def each(rows: Rows, change: Callable[[str], str], column: int | None = None) -> Rows:
    return [
        rows[0],
        *([change(one) if column in (None, at) else one for at, one in enumerate(row)] for row in rows[1:]),
    ]


def repeated(rows: Rows) -> Rows:
    found, last = [rows[0]], ""
    for row in rows[1:]:
        last = row[0] or last
        found.append([last, *row[1:]])
    return found


def permuted(rows: Rows, order: list[int]) -> Rows:
    return [[row[at] for at in order] for row in rows]


def merged_workbook(rows: Rows) -> bytes:
    starts = [at for at, row in enumerate(rows, 1) if row[0]][1:]
    ends = [*(at - 1 for at in starts[1:]), len(rows)]
    return workbook(rows, [f"A{start}:A{end}" for start, end in zip(starts, ends, strict=True)])


def with_numbers(rows: Rows) -> Rows:
    """Give numbers columns of their own."""
    found = []
    for row in rows[1:]:
        vision, action = row[0].partition(" "), row[2].partition(" ")
        found.append([vision[0], vision[2], row[1], int(action[0]), action[2], row[3]])
    return [["未来像番号", "未来像", "課題", "No.", "アクション", "関連"], *found]


def titled(rows: Rows) -> Rows:
    above = [["鎌ヶ谷市協働のためのアクションプラン22", "", "", ""], [], ["", "", "", "令和3年3月"]]
    return [["", *row] for row in [*above, *rows, [], ["※ 関連するアクションは番号で示す。", "", "", ""]]]


def decorated(rows: Rows) -> Rows:
    rows = each(rows, lambda text: text.replace(" ", "．　", 1), 2)
    return [
        ["未 来 像", "課題を解決\nするために必要なこと（※１）", "【アクション】", "関連する\nアクション番号"],
        *rows[1:],
    ]


ENGLISH = ["Vision", "Need", "Action", "Related actions"]
FORMS: dict[str, tuple[str, Callable[[Rows], bytes | str | Rows]]] = {
    "tsv as printed": ("k.tsv", lambda rows: delimited(rows, "\t", "\n")),
    "csv": ("k.csv", delimited),
    "csv with a byte order mark": ("k.csv", lambda rows: delimited(rows).encode("utf-8-sig")),
    "csv of a Japanese Windows": ("k.csv", lambda rows: delimited(rows).encode("cp932")),
    "Excel's Unicode text": ("k.txt", lambda rows: delimited(rows, "\t").encode("utf-16")),
    "semicolons": ("k.csv", lambda rows: delimited(rows, ";")),
    "blank means above": ("k.xlsx", workbook),
    "merged cells": ("k.xlsx", merged_workbook),
    "repeated on every row": ("k.xlsx", repeated),
    "同上": ("k.csv", lambda rows: [rows[0], *([row[0] or "同上", *row[1:]] for row in rows[1:])]),
    "title rows, a column before, notes": ("k.xlsx", titled),
    "full-width digits": ("k.csv", lambda rows: each(rows, lambda text: text.translate(FULL_WIDTH), 3)),
    "full-width numbers and blanks": (
        "k.csv",
        lambda rows: each(each(rows, lambda t: t[:3].translate(FULL_WIDTH).replace(" ", "　") + t[3:], 2), str, 0),
    ),
    "no blank behind the number": ("k.csv", lambda rows: each(rows, lambda text: text.replace(" ", "", 1), 2)),
    "brackets": ("k.csv", lambda rows: each(rows, lambda text: text.replace(",", "・"), 3)),
    "、": ("k.csv", lambda rows: each(rows, lambda text: text.replace(",", "、"), 3)),
    "circled": ("k.csv", lambda rows: each(rows, circled, 3)),
    "No.": ("k.csv", lambda rows: each(rows, lambda text: "\n".join(f"No.{one}" for one in text.split(",") if one), 3)),
    "アクション6": (
        "k.csv",
        lambda rows: each(rows, lambda t: "，".join(f"アクション{x}" for x in t.split(",") if x), 3),
    ),
    "columns the other way round": ("k.csv", lambda rows: permuted(repeated(rows), [3, 2, 1, 0])),
    "columns in some order": ("k.xlsx", lambda rows: permuted(rows, [1, 3, 0, 2])),
    "English headings": ("k.csv", lambda rows: [ENGLISH, *rows[1:]]),
    "headings with line breaks and notes": ("k.xlsx", decorated),
    "numbers in columns of their own": ("k.xlsx", with_numbers),
    "the head again at every page": ("k.csv", lambda rows: [*rows[:8], rows[0], *rows[8:15], rows[0], *rows[15:]]),
}


def circled(text: str) -> str:
    return "".join(
        chr(0x2460 + int(one) - 1) if int(one) <= 20 else chr(0x3251 + int(one) - 21) for one in text.split(",") if one
    )


@pytest.mark.parametrize("form", FORMS)
def test_kamagayas_table_gives_its_plan(tmp_path: Path, form: str) -> None:
    name, made = FORMS[form]
    result = imported(tmp_path, made(kamagaya()), name)
    assert compared(result.outline) == compared(outline("kamagaya"))
    assert result.plan.links.related == "symmetric"
    assert not result.view.errors
    outside = {"鎌ヶ谷市協働のためのアクションプラン22", "令和3年3月", "※ 関連するアクションは番号で示す。"}
    assert {text for _, text in result.lost} <= outside
    assert result.noted == []


def test_what_kamagaya_calls_things_is_kept(tmp_path: Path) -> None:
    labels = imported(tmp_path, kamagaya()).plan.labels
    wanted = outline("kamagaya").plan.labels
    assert labels == {key: wanted[key] for key in ("vision", "action", "need", "related")}


@pytest.mark.parametrize(
    "typed",
    [
        ["甲=vision", "乙=need", "丙=action", "丁=related"],
        ["甲＝未来像", "乙=課題", "丙=アクション", "丁=関連"],
        ["A=vision", "b=need", "C=action", "D=related"],
    ],
)
def test_headings_that_nobody_knows_are_named_by_map(tmp_path: Path, typed: list[str]) -> None:
    rows = [["甲", "乙", "丙", "丁"], *kamagaya()[1:]]
    assert compared(imported(tmp_path, rows, "k.xlsx", columns=typed).outline) == compared(outline("kamagaya"))


def matsudo() -> Rows:
    rows: Rows = [["将来像", "基本目標", "基本目標の概要", "目指す姿", "個別施策"]]
    before: dict[int, Any] = {}
    for entry in outline("matsudo").of_kind("action"):
        vision, goal, aim = entry.ancestors
        cells = [
            vision.node.title,
            f"基本目標{goal.node.number}\n{goal.node.title}",
            goal.node.description,
            f"{aim.node.number} {aim.node.title}",
        ]
        keys = [vision.id, goal.id, goal.id, aim.id]
        rows.append(
            [
                *(
                    "" if before.get(at) == key else text
                    for at, (key, text) in enumerate(zip(keys, cells, strict=True))
                ),
                entry.node.title,
            ]
        )
        before = dict(enumerate(keys))
    return rows


@pytest.mark.parametrize("name", ["m.csv", "m.xlsx"])
def test_matsudos_levels_give_its_plan(tmp_path: Path, name: str) -> None:
    result = imported(tmp_path, matsudo(), name)
    assert compared(result.outline) == compared(outline("matsudo"))
    described = [(one.id, one.node.description) for one in outline("matsudo").entries]
    assert [(one.id, one.node.description) for one in result.outline.entries] == described
    assert result.lost == []
    assert not result.view.errors


def test_rows_in_any_order_within_their_parents_keep_ids_by_number(tmp_path: Path) -> None:
    rows = repeated(kamagaya())
    body = rows[1:]
    random.Random(5).shuffle(body)  # noqa: S311  # an order, no secret
    result = imported(tmp_path, [rows[0], *body])
    by_id = {one[0]: one for one in compared(outline("kamagaya"))}
    assert {one[0]: one for one in compared(result.outline)} == by_id
