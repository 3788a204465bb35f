"""Any plan, laid out as a table in any way that people do, is the same plan when it is imported."""

import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kyodo_cli.base.errors import KyodoError
from kyodo_cli.base.kinds import KINDS
from plan_tables import Result, Rows, delimited, imported, workbook

HEADINGS = {
    "vision": ("未来像", "将来像", "Vision"),
    "goal": ("基本目標", "大項目", "Goal"),
    "aim": ("目指す姿の名称", "Aim"),
    "measure": ("施策の方向性", "中項目", "Measure"),
    "action": ("具体的な取り組み", "事業名", "Action"),
    "need": ("現状と課題", "Need"),
    "related": ("関連する取組", "Related"),
    "departments": ("担当課", "Department"),
}
WIDE = str.maketrans("0123456789-", "０１２３４５６７８９－")
WORDS = st.text(st.sampled_from("交流市民協働参加地域学習支援会議祭り・（）「」ーABC xyz、"), min_size=1, max_size=12)


class Row(NamedTuple):
    """One item of the lowest level with everything above it."""

    path: tuple[tuple[str, str], ...]
    need: str
    related: tuple[int, ...]
    department: str


class Table(NamedTuple):
    """A plan's rows and how they are laid out."""

    kinds: tuple[str, ...]
    rows: tuple[Row, ...]
    above: str
    order: tuple[int, ...]
    headings: tuple[str, ...]
    separator: str
    is_wide: bool
    end_of_number: str


@st.composite
def tables(draw: st.DrawFn) -> Table:
    kinds = (*sorted(draw(st.sets(st.sampled_from(KINDS[:-1]), max_size=3)), key=KINDS.index), "action")
    if "aim" in kinds and not {"vision", "goal"} & set(kinds):  # 目指す姿 alone is a vision
        kinds = ("goal", *kinds)
    paths = _paths(draw, len(kinds))
    count = len(paths)
    links = st.lists(st.integers(0, count - 1), max_size=4, unique=True)
    rows = []
    for at, path in enumerate(paths):
        related = tuple(one for one in draw(links) if one != at)
        rows.append(Row(path, draw(_text), related, draw(st.sampled_from(["", "市民課", "福祉課"]))))
    names = [*kinds, "need", "related", "departments"]
    return Table(
        kinds,
        tuple(rows),
        draw(st.sampled_from(["blank", "repeated", "merged", "同上"])),
        tuple(draw(st.permutations(range(len(names))))),
        tuple(draw(st.sampled_from(HEADINGS[name])) for name in names),
        draw(st.sampled_from([",", "、", "，", "\n", " / ", "；"])),
        draw(st.booleans()),
        draw(st.sampled_from([" ", "　", ". ", "．", "　", "："])),
    )


_text = st.one_of(st.just(""), WORDS.map(lambda text: f"必{text.strip()}要"))


def _paths(draw: st.DrawFn, depth: int) -> list[tuple[tuple[str, str], ...]]:
    """Return numbered titles from the top to each item of the lowest level, which are numbered through."""
    found: list[tuple[tuple[str, str], ...]] = []
    count = 0

    def below(path: tuple[tuple[str, str], ...]) -> None:
        nonlocal count
        is_lowest = len(path) == depth - 1
        for at in range(1, draw(st.integers(1, 3)) + 1):
            count += 1
            title = f"事{draw(WORDS).strip()}{count}"
            number = str(len(found) + 1) if is_lowest else str(at)
            one = (*path, (number, title))
            found.append(one) if is_lowest else below(one)

    below(())
    return found


def laid_out(table: Table) -> tuple[Rows, list[str]]:
    """Return the rows of a table, and the ranges that are merged in it."""
    names = [*table.kinds, "need", "related", "departments"]
    heads = [table.headings[at] for at in table.order]
    rows: Rows = [heads]
    merged: list[str] = []
    started: dict[int, int] = {}
    before: tuple[tuple[str, str], ...] = ()
    for at, row in enumerate(table.rows, 2):
        cells: dict[str, str] = {"need": row.need, "departments": row.department}
        cells["related"] = table.separator.join(_wide(table, str(one + 1)) for one in row.related)
        for depth, kind in enumerate(table.kinds):
            number, title = row.path[depth]
            is_same = before[: depth + 1] == row.path[: depth + 1]
            text = f"{_wide(table, number)}{table.end_of_number}{title}"
            cells[kind] = text
            if is_same and depth < len(table.kinds) - 1 and table.above != "repeated":
                cells[kind] = "同上" if table.above == "同上" else ""
            if not is_same:
                started[depth] = at
            elif table.above == "merged" and depth < len(table.kinds) - 1:
                column = chr(ord("A") + table.order.index(depth))
                merged = [one for one in merged if not one.startswith(f"{column}{started[depth]}:")]
                merged.append(f"{column}{started[depth]}:{column}{at}")
        before = row.path
        rows.append([cells[names[one]] for one in table.order])
    return rows, merged


def _wide(table: Table, text: str) -> str:
    return text.translate(WIDE) if table.is_wide else text


def expected(table: Table) -> list[tuple[Any, ...]]:
    """Return what the plan is to hold of each item of the lowest level."""
    return [
        (
            row.path,
            row.need or None,
            tuple(str(one + 1) for one in row.related),
            [row.department] if row.department else [],
        )
        for row in table.rows
    ]


def found(result: Result, lowest: Sequence[str] = ("action",)) -> list[tuple[Any, ...]]:
    outline = result.outline
    names = {one.id: one.name for one in result.plan.departments}
    return [
        (
            tuple((one.node.number, one.node.title) for one in (*entry.ancestors, entry)),
            entry.node.need,
            tuple(outline.by_id[one].node.number for one in entry.node.related),
            [names[one.id] for one in entry.node.departments],
        )
        for entry in outline.entries
        if entry.kind in lowest
    ]


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(tables(), st.sampled_from(["xlsx", "csv", "tsv", "cp932"]))
def test_a_plan_laid_out_as_a_table_comes_back(table: Table, form: str) -> None:
    rows, merged = laid_out(table)
    if form == "xlsx" or merged:
        name, data = "表.xlsx", workbook(rows, merged)
    else:
        text = delimited(rows, "\t" if form == "tsv" else ",")
        name, data = f"表.{'tsv' if form == 'tsv' else 'csv'}", text.encode("cp932" if form == "cp932" else "utf-8")
    with tempfile.TemporaryDirectory() as folder:
        result = imported(Path(folder), data, name)
    assert found(result) == expected(table)
    assert result.lost == []
    assert not result.view.errors


ANYTHING = st.one_of(
    st.sampled_from([words[0] for words in HEADINGS.values()]),
    st.sampled_from(
        [
            "担当",
            "No.",
            "ID",
            "指標",
            "単位",
            "現状値（R3）",
            "目標値",
            "R8",
            "令和6年度",
            "年度計画",
            "再掲",
            "期間",
            "備考",
        ]
    ),
    st.sampled_from(
        [
            "",
            "",
            "1",
            "①",
            "(1)",
            "6,8",
            "6～8",
            "68",
            "同上",
            "合計",
            "※注",
            "－",
            "27.1%（R3）",
            "毎年5人以上",
            "R4～R8",
        ]
    ),
    st.text(max_size=8),
    st.integers(-5, 100000),
    st.floats(allow_nan=False, allow_infinity=False),
)


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.lists(ANYTHING, max_size=7), min_size=1, max_size=8), st.booleans())
def test_any_table_is_taken_or_refused_in_a_sentence(rows: list[list[Any]], is_tab: bool) -> None:  # noqa: FBT001
    text = delimited(rows, "\t" if is_tab else ",")
    try:
        with tempfile.TemporaryDirectory() as folder:
            result = imported(Path(folder), text.encode("utf-8", "replace"))
    except KyodoError as fault:
        assert str(fault) and fault.hint  # noqa: PT017, PT018  # it may be taken as well
    else:
        assert result.items()
