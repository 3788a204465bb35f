"""`kyodo show`: items of other plans that an item corresponds to, by number and title."""

import json
from pathlib import Path

import pytest

from conftest import Program

CITY = """\
format: 1
id: city
title: 総合計画（架空）
municipality: {name: 例示市}
period: {from: 2022}
actions:
  - {id: a1, number: "1", title: 交流会, corresponds: [{to: "welfare:f1", as: peer, note: 場所も同じ}]}
  - {id: a2, number: "2", title: 講座, corresponds: [{to: "parks:p1", as: narrower}]}
"""

WELFARE = """\
format: 1
id: welfare
title: 福祉計画（架空）
municipality: {name: 例示市}
period: {from: 2022}
actions: [{id: f1, number: "Ⅰ-1", title: 見守りの輪}]
"""


@pytest.fixture
def city(tmp_path: Path) -> Path:
    (tmp_path / "plans").mkdir()
    (tmp_path / "plans" / "city.yaml").write_text(CITY, encoding="utf-8")
    (tmp_path / "plans" / "welfare.yaml").write_text(WELFARE, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize("typed", [("action", "1"), ("action", "city:1"), ("action", "1", "--plan", "city")])
def test_the_other_item_has_its_number_and_title(kyodo: Program, city: Path, typed: tuple[str, ...]) -> None:
    shown = kyodo("show", *typed, here=city, language="ja").out
    assert "welfare:f1  Ⅰ-1 見守りの輪（範囲は同程度） 場所も同じ" in shown


def test_an_item_that_is_not_found_is_said_to_be_so(kyodo: Program, city: Path) -> None:
    assert "parks:p1  (not found here)" in kyodo("show", "action", "2", here=city).out


def test_json_has_them_in_the_order_of_the_correspondences(kyodo: Program, city: Path) -> None:
    items = [
        json.loads(kyodo("show", "action", f"city:{number}", "--format", "json", here=city).out)["items"][0]
        for number in ("1", "2")
    ]
    assert items[0]["corresponds"] == [{"to": "welfare:f1", "as": "peer", "note": "場所も同じ"}]
    assert items[0]["corresponding_items"] == [
        {"to": "welfare:f1", "plan_title": "福祉計画（架空）", "number": "Ⅰ-1", "title": "見守りの輪"}
    ]
    assert items[1]["corresponding_items"] == [{"to": "parks:p1", "plan_title": None, "number": None, "title": None}]


@pytest.mark.parametrize("item", ["1", "city:1"])
def test_a_new_title_in_the_other_plan_is_shown_at_once(kyodo: Program, city: Path, item: str) -> None:
    kyodo("show", "action", item, here=city)
    other = city / "plans" / "welfare.yaml"
    other.write_text(WELFARE.replace("見守りの輪", "支え合いの輪"), encoding="utf-8")
    assert "支え合いの輪" in kyodo("show", "action", item, here=city).out
