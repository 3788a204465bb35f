"""The database is sound, explains itself, and says what refers to nothing."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from conftest import ROOT, Program
from exported import COLUMNS


@contextmanager
def opened(path: Path) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(path)) as base:
        yield base


@pytest.mark.parametrize("folder", ["examples/mihon", "."])
def test_everything_refers_to_something(kyodo: Program, tmp_path: Path, folder: str) -> None:
    kyodo("export", "--to", "sqlite", "-o", tmp_path / "x.sqlite", here=ROOT / folder)
    with opened(tmp_path / "x.sqlite") as base:
        assert base.execute("PRAGMA foreign_key_check").fetchall() == []
        assert base.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert base.execute("PRAGMA user_version").fetchall() == [(1,)]


def test_types_and_keys_are_declared(kyodo: Program, workspace: Path) -> None:
    kyodo("export", "--to", "sqlite", here=workspace)
    with opened(workspace / "export" / "plans.sqlite") as base:
        listed = base.execute(
            "SELECT name, strict FROM pragma_table_list WHERE schema = 'main' AND name NOT LIKE 'sqlite%'"
        )
        strict = dict(listed.fetchall())
        assert set(strict) == {*COLUMNS, "tables", "columns"}
        assert set(strict.values()) == {1}
        types = base.execute("SELECT name, type, pk FROM pragma_table_info('measurements')").fetchall()
        assert {("year", "INTEGER", 2), ("value", "REAL", 0), ("value_text", "TEXT", 0), ("plan", "TEXT", 1)} <= set(
            types
        )
        references = base.execute("SELECT DISTINCT \"table\" FROM pragma_foreign_key_list('measurements')").fetchall()
        assert sorted(references) == [("indicators",), ("years",)]


def test_it_explains_itself(kyodo: Program, workspace: Path) -> None:
    kyodo("export", "--to", "sqlite", here=workspace)
    with opened(workspace / "export" / "plans.sqlite") as base:
        [(title, meaning, key)] = base.execute(
            "SELECT title_ja, meaning_en, is_key FROM columns WHERE table_name = 'evaluations' AND column_name = 'item'"
        )
        assert (title, meaning, key) == ("項目の id", "Which item (item of items).", 1)
        undescribed = base.execute(
            "SELECT t.name, c.name FROM pragma_table_list t, pragma_table_info(t.name) c WHERE t.schema = 'main' "
            "AND t.name NOT IN ('tables', 'columns', 'sqlite_schema') "
            "AND (t.name, c.name) NOT IN (SELECT table_name, column_name FROM columns)"
        ).fetchall()
        assert undescribed == []


def test_an_evaluation_of_nothing_is_there_and_found(kyodo: Program, workspace: Path) -> None:
    records = workspace / "records" / "kamagaya"
    records.mkdir(parents=True)
    (records / "2024.yaml").write_text(
        "format: 1\nplan: kamagaya\nyear: 2024\nevaluations: {a99: {result: どこにもない}}\n", encoding="utf-8"
    )
    assert kyodo("export", "--to", "sqlite", here=workspace).code == 0
    with opened(workspace / "export" / "plans.sqlite") as base:
        found = base.execute("SELECT item, kind, recorded, result FROM evaluations WHERE item = 'a99'").fetchall()
        assert found == [("a99", None, "recorded", "どこにもない")]
        assert [one[0] for one in base.execute("PRAGMA foreign_key_check")] == ["evaluations"]


NUMBERS = """format: 1
id: plan
title: 数の計画（架空）
municipality: {name: 例示市}
period: {from: 2022}
actions:
  - id: a1
    title: 取組
    indicators: [{id: i1, title: 指標, shape: none, no_target_reason: 例, better: none}]
"""
VALUES = """format: 1
plan: plan
year: 2022
evaluations: {a1: {result: 済み, cost: {budget: 300000.5, actual: 281000.0}}}
measurements:
  i1:
    - {value: 0.1}
    - {value: 9007199254740993}
    - {value: -0}
    - {value: 1%s}
    - {as_printed: 約三割}
    - {status: pending}
"""


def test_numbers_are_doubles_with_their_text_beside_them(kyodo: Program, tmp_path: Path) -> None:
    (tmp_path / "plans").mkdir()
    (tmp_path / "plans" / "plan.yaml").write_text(NUMBERS, encoding="utf-8")
    (tmp_path / "records" / "plan").mkdir(parents=True)
    (tmp_path / "records" / "plan" / "2022.yaml").write_text(VALUES % ("0" * 300), encoding="utf-8")
    done = kyodo("export", "--to", "sqlite", here=tmp_path)
    assert done.code == 0, done.err
    with opened(tmp_path / "export" / "plans.sqlite") as base:
        asked = "SELECT value, value_text, as_printed, status FROM measurements ORDER BY position"
        assert base.execute(asked).fetchall() == [
            (0.1, "0.1", None, "actual"),
            (9007199254740992.0, "9007199254740993", None, "actual"),
            (0.0, "0", None, "actual"),
            (1e300, "1" + "0" * 300, None, "actual"),
            (None, None, "約三割", "actual"),
            (None, None, None, "pending"),
        ]
        cost = base.execute("SELECT cost_budget, cost_budget_text, cost_actual, cost_actual_text FROM evaluations")
        assert cost.fetchall() == [(None, "300000.5", 281000, "281000.0")]
