"""CSV by the 統一ルール, in three encodings, with metadata that a strict reader checks every cell against."""

import csv
import json
import re
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import exported
import open_data
from conftest import ROOT, Program
from kyodo_cli.exporting.stores.cp932 import ALIKE, GETA, encoded_cp932, is_kept
from kyodo_cli.exporting.stores.csv_files import _number
from kyodo_cli.exporting.stores.numbers import as_double
from kyodo_cli.render.dataset.columns import cell

PLAN = """format: 1
id: plan
title: {title}
municipality: {{name: 例示市}}
period: {{from: 2022}}
actions:
  - {{id: a1, title: 取組}}
"""


def city(folder: Path, title: str) -> Path:
    (folder / "plans").mkdir(parents=True)
    (folder / "plans" / "plan.yaml").write_text(
        PLAN.format(title=json.dumps(title, ensure_ascii=False)), encoding="utf-8"
    )
    return folder


def table(folder: Path, name: str, encoding: str = "utf-8-sig") -> list[dict[str, str]]:
    with (folder / "export" / "plans-csv" / f"{name}.csv").open(encoding=encoding, newline="") as file:
        return list(csv.DictReader(file, strict=True))


@pytest.mark.parametrize("city_folder", ["examples/mihon", "."])
def test_every_cell_is_what_the_metadata_say(kyodo: Program, tmp_path: Path, city_folder: str) -> None:
    kyodo("export", "--to", "csv", "-o", tmp_path / "csv", here=ROOT / city_folder)
    metadata = json.loads((tmp_path / "csv" / "csv-metadata.json").read_text("utf-8"))
    rows = {}
    for one in metadata["tables"]:
        columns, schema = one["tableSchema"]["columns"], one["tableSchema"]
        rows[one["url"]] = found = open_data._table(tmp_path / "csv" / one["url"], columns)
        required = [column["name"] for column in columns if column.get("required")]
        assert all(row[name] is not None for row in found for name in required)
        keys = [tuple(row[name] for name in schema["primaryKey"]) for row in found]
        assert len(set(keys)) == len(keys)
    for one in metadata["tables"]:
        for reference in one["tableSchema"].get("foreignKeys", ()):
            target, names = reference["reference"], reference["columnReference"]
            there = {tuple(row[name] for name in target["columnReference"]) for row in rows[target["resource"]]}
            mine = {tuple(row[name] for name in names) for row in rows[one["url"]]}
            assert {key for key in mine if None not in key} <= there, one["url"]


def test_every_column_is_explained_in_both_languages(kyodo: Program, workspace: Path) -> None:
    kyodo("export", "--to", "csv", here=workspace)
    described = {(one["table_name"], one["column_name"]): one for one in table(workspace, "columns")}
    for name, columns in exported.COLUMNS.items():
        for column in columns:
            assert described[name, column.name]["type"] == column.of
            assert all(
                described[name, column.name][f"{what}_{language}"]
                for what in ("title", "meaning")
                for language in ("ja", "en")
            )
    assert {one["table_name"] for one in table(workspace, "tables")} == set(exported.COLUMNS)


@pytest.mark.parametrize(
    "text", ["=1+1", "+81", "-5", "@x", "'=1+1", "''=1", "'", "''", "-", "'-", "=", "=\n改行", '"=', "a=b"]
)
def test_no_text_is_a_formula_and_every_text_comes_back(kyodo: Program, tmp_path: Path, text: str) -> None:
    kyodo("export", "--to", "csv", here=city(tmp_path, text))
    [plan] = table(tmp_path, "plans")
    assert plan["title"] == "-" or not plan["title"].startswith(("=", "+", "-", "@", "\t", "\r"))
    assert exported.from_csv(tmp_path / "export" / "plans-csv")["plans"][0]["title"] == text


@given(st.text(st.sampled_from("'=-+@a\t"), min_size=1, max_size=6))
def test_one_apostrophe_less_gives_the_text_again(text: str) -> None:
    written = cell(text, "text")
    assert written == "-" or not written.startswith(("=", "+", "-", "@", "\t"))
    assert (written[1:] if re.match(r"'+[=+\-@\t\r]", written) else written) == text


@pytest.mark.parametrize(
    ("encoding", "begins"), [("utf-8-sig", "\ufeff".encode() + b"mun"), ("utf-8", b"mun"), ("cp932", b"mun")]
)
def test_the_encoding_is_the_one_asked_for(kyodo: Program, workspace: Path, encoding: str, begins: bytes) -> None:
    done = kyodo("export", "--to", "csv", "--encoding", encoding, here=workspace)
    assert done.code == 0
    data = (workspace / "export" / "plans-csv" / "items.csv").read_bytes()
    assert data.startswith(begins)
    assert "鎌ケ谷市".encode(encoding.removesuffix("-sig")) in data
    assert re.sub(rb'"(?:[^"]|"")*"', b"", data).count(b"\n") == data.count(b"\r\n")


def test_what_cp932_has_under_another_sign_is_listed(kyodo: Program, tmp_path: Path) -> None:
    done = kyodo("export", "--to", "csv", "--encoding", "cp932", here=city(tmp_path, "10時〜12時−15時"))
    assert done.code == 0
    assert (
        "U+301C “〜” is not in cp932, so “～” stands there. Places: 1 (first: plans.csv, row 1, title).\n" in done.err
    )
    assert table(tmp_path, "plans", "cp932")[0]["title"] == "10時～12時－15時"
    assert [tuple(one.values()) for one in table(tmp_path, "not-in-cp932")] == [
        ("plans.csv", "1", "title", "plan", "4", "〜", "U+301C", "～"),
        ("plans.csv", "1", "title", "plan", "8", "−", "U+2212", "－"),
    ]


def test_what_cp932_has_not_at_all_is_marked_and_listed(kyodo: Program, tmp_path: Path) -> None:
    done = kyodo("export", "--to", "csv", "--encoding", "cp932", here=city(tmp_path, "𠮷野家と髙島屋😀"), language="ja")
    assert done.code == 1
    assert "U+20BB7「𠮷」は、cp932にないため、1か所で「〓」とした" in done.err
    assert done.err.endswith("全ての箇所は、export/plans-csv/not-in-cp932.csvにある。\n")
    assert table(tmp_path, "plans", "cp932")[0]["title"] == "〓野家と髙島屋〓"
    assert [one["code_point"] for one in table(tmp_path, "not-in-cp932")] == ["U+20BB7", "U+1F600"]


def test_many_characters_are_not_all_told(kyodo: Program, tmp_path: Path) -> None:
    title = "".join(map(chr, range(0x1F600, 0x1F614)))
    done = kyodo("export", "--to", "csv", "--encoding", "cp932", here=city(tmp_path, title))
    assert len(done.err.splitlines()) == 1 + 12 + 2
    assert "And 8 other characters." in done.err
    assert len(table(tmp_path, "not-in-cp932")) == 20


def test_a_run_without_losses_leaves_no_old_list(kyodo: Program, tmp_path: Path) -> None:
    kyodo("export", "--to", "csv", "--encoding", "cp932", here=city(tmp_path, "😀"))
    kyodo("export", "--to", "csv", here=tmp_path)
    assert not (tmp_path / "export" / "plans-csv" / "not-in-cp932.csv").exists()


@given(st.lists(st.lists(st.text(max_size=8), min_size=2, max_size=2), min_size=1, max_size=4))
def test_the_list_gives_the_texts_again(rows: list[list[str]]) -> None:
    held, replaced = encoded_cp932("x.csv", [["plan", "text"], *rows])
    assert all(is_kept(text) for row in held for text in row)
    restored = [list(row) for row in held[1:]]
    for one in replaced:
        column = ("plan", "text").index(one.column)
        text = restored[one.row - 1][column]
        assert text[one.position - 1] == one.written
        restored[one.row - 1][column] = text[: one.position - 1] + one.character + text[one.position :]
    assert restored == rows


def test_look_alikes_are_in_cp932_and_what_they_stand_for_is_not() -> None:
    assert all(is_kept(alike) and not is_kept(one) for one, alike in ALIKE.items())
    assert is_kept(GETA)


def test_signs_that_cp932_has_twice_are_kept() -> None:
    assert all(is_kept(one) for one in "①Ⅰ№℡㈱≒≡∫√⊥∠∵∩∪髙﨑ⅰ￢￤＇＂～∥－￠￡")


@given(st.fractions() | st.floats(allow_nan=False, allow_infinity=False) | st.integers())
def test_a_number_is_the_double_of_the_other_forms(value: Fraction | float) -> None:
    double = as_double(value)
    text = _number(value)
    assert (float(text) if text else None) == double
    assert re.fullmatch(r"(-?\d+(\.\d+)?)?", text)


def test_a_computed_number_is_not_cut() -> None:
    assert [_number(one) for one in (Fraction(100, 3), Fraction(1, 3), 28, 28.0, -3.1, 1e-7)] == [
        "33.333333333333336", "0.3333333333333333", "28", "28", "-3.1", "0.0000001",
    ]  # fmt: skip
