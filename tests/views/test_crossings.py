"""Cross-references between the branches of a plan, and between plans."""

import json
from pathlib import Path

import pytest

from conftest import Program
from mihon_city import CITY

HEAD = "format: 1\nid: {id}\ntitle: 例示市計画（架空）\nmunicipality: {{name: 例示市}}\nperiod: {{from: 2022}}\n"

PAIR = "[{id: a1, title: 交流会, related: [a2]}, {id: a2, title: 情報誌, related: [a1]}]"


@pytest.mark.parametrize(
    ("items", "across"),
    [
        (f"actions: {PAIR}", 0),
        (f"goals: [{{id: g1, title: 出会い, actions: {PAIR}}}]", 0),
        (f"visions: [{{id: v1, title: まち, goals: [{{id: g1, title: 出会い, actions: {PAIR}}}]}}]", 0),
        (
            (
                "goals: [{id: g1, title: 出会い, actions: [{id: a1, title: 交流会, related: [a2]}]},"
                " {id: g2, title: 学び, actions: [{id: a2, title: 情報誌, related: [a1]}]}]"
            ),
            1,
        ),
    ],
    ids=["no-branches", "one-branch", "one-branch-below", "two-branches"],
)
def test_a_link_is_across_only_where_there_are_branches(
    kyodo: Program, tmp_path: Path, items: str, across: int
) -> None:
    (tmp_path / "plans").mkdir()
    (tmp_path / "plans" / "example.yaml").write_text(HEAD.format(id="example") + items + "\n", encoding="utf-8")
    [found] = json.loads(kyodo("xref", "--format", "json", here=tmp_path).out)["items"]
    assert (found["counts"]["pairs"], found["counts"]["across"]) == (1, across)
    assert [link["across"] for link in found["links"]] == [bool(across)]


def test_a_correspondence_that_both_plans_declare_is_listed_once(kyodo: Program) -> None:
    [found] = json.loads(kyodo("related", "action", "mihon:a04", "--format", "json", here=CITY).out)["items"]
    assert [(one["to"], one["as"], one["listed"]) for one in found["corresponds"]] == [
        ("mihon-fukushi:f02", "narrower", "both")
    ]
    assert found["corresponds"][0]["note"].startswith("地域福祉計画では")


def test_plans_that_contradict_each_other_are_both_heard(kyodo: Program, tmp_path: Path) -> None:
    (tmp_path / "plans").mkdir()
    for name, other in (("one", "two"), ("two", "one")):
        item = f'actions: [{{id: a1, title: 交流会, corresponds: [{{to: "{other}:a1", as: broader}}]}}]\n'
        (tmp_path / "plans" / f"{name}.yaml").write_text(HEAD.format(id=name) + item, encoding="utf-8")
    [found] = json.loads(kyodo("related", "action", "one:a1", "--format", "json", here=tmp_path).out)["items"]
    assert [(one["as"], one["listed"]) for one in found["corresponds"]] == [("broader", "out"), ("narrower", "in")]


def test_the_items_of_other_plans_have_their_names_also_where_one_plan_is_asked_for(kyodo: Program) -> None:
    asked = kyodo("xref", "--plan", "mihon-fukushi", here=CITY, language="ja").out
    assert "地域まちづくり協議会の支援（範囲は同程度）" in asked
    assert "みほん市協働推進計画（架空）" not in asked
    report = kyodo("report", "--year", "2024", "--plan", "mihon", "--stdout", "--format", "md", here=CITY).out
    assert "みほん市地域福祉計画（架空・抜粋） 1 地域の支え合い活動の支援" in report
