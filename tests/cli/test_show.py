"""`kyodo show`: one item in its place, with its related items by name and what is recorded year by year."""

import json
from pathlib import Path

import pytest

from conftest import ROOT, Program
from kyodo_cli.base.width import width

PLAN = """\
format: 1
id: example
title: 例示市計画（架空）
municipality: {name: 例示市}
period: {from: 2022, to: 2024}
links: {related: one_way}
departments: [{id: katsudo, name: 市民活動課}]
visions:
  - id: v1
    number: "1"
    title: つながる
    actions:
      - {id: a1, number: "1", title: 交流会, related: [a2], departments: [{id: katsudo, role: lead}]}
      - {id: a2, number: "2", title: 講座}
"""

RECORDS = """\
format: 1
plan: example
year: 2023
evaluations:
  a1:
    result: 交流会を3回開いた。
    reviews: {self: {rating: B, comment: 予定どおり。}}
"""


@pytest.fixture
def example(tmp_path: Path) -> Path:
    (tmp_path / "plans").mkdir()
    (tmp_path / "records" / "example").mkdir(parents=True)
    (tmp_path / "plans" / "example.yaml").write_text(PLAN, encoding="utf-8")
    (tmp_path / "records" / "example" / "2023.yaml").write_text(RECORDS, encoding="utf-8")
    return tmp_path


def test_an_action_is_shown_in_its_place_with_need_and_related_items_by_name(kyodo: Program) -> None:
    shown = kyodo("show", "action", "4")
    assert shown.code == 0
    assert shown.err == ""
    for text in (
        "鎌ヶ谷市 協働のためのアクションプラン22",
        "未来像 1  多様な人（主体）の連携が相乗効果を生み出す",
        "アクション 4  多様な主体が参加する交流会の実施  [a04]",
        "協働に向けて交流をする機会をつくる",
        "21  市職員と他の主体との交流会の実施",
        "FY2024 (Reiwa 6)  nothing recorded",
    ):
        assert text in shown.out


@pytest.mark.parametrize("typed", ["a04", "4", "４", "1-4", "1－4", "kamagaya:4", "kamagaya：a04", "Ａ04"])
def test_an_item_is_found_however_it_is_typed(kyodo: Program, typed: str) -> None:
    answer = json.loads(kyodo("show", "action", typed, "--plan", "kamagaya", "--format", "json").out)
    assert [item["id"] for item in answer["items"]] == ["a04"]


@pytest.mark.parametrize("kind", ["action", "actions", "Action", "アクション", "個別施策"])
def test_a_kind_goes_by_our_word_or_the_plans_own(kyodo: Program, kind: str) -> None:
    assert "多様な主体が参加する交流会の実施" in kyodo("show", kind, "a04").out


def test_an_action_without_a_number_goes_by_its_position(kyodo: Program) -> None:
    answer = json.loads(kyodo("show", "action", "1-1-2", "--plan", "matsudo", "--format", "json").out)
    assert [(item["id"], item["number"]) for item in answer["items"]] == [("a1-1-2", None)]


def test_every_match_of_a_number_that_restarts_is_shown(kyodo: Program) -> None:
    answer = json.loads(kyodo("show", "aim", "1", "--format", "json").out)
    assert [item["id"] for item in answer["items"]] == ["m1-1", "m2-1", "m3-1"]


def test_the_json_of_an_action_holds_what_the_contract_names(kyodo: Program) -> None:
    shown = kyodo("show", "action", "4", "--format", "json")
    answer = json.loads(shown.out)
    assert (answer["format"], answer["kind"]) == (1, "action")
    action = answer["items"][0]
    assert action["plan"] == "kamagaya"
    assert action["need"] == "協働に向けて交流をする機会をつくる"
    assert action["ancestors"] == [
        {"kind": "vision", "id": "v1", "number": "1", "title": "多様な人（主体）の連携が相乗効果を生み出す"}
    ]
    assert action["related"] == ["a06", "a08", "a12", "a21"]
    assert [one["number"] for one in action["related_items"]] == ["6", "8", "12", "21"]
    assert (action["departments"], action["indicators"], action["evaluations"]) == ([], [], {})


def test_an_unknown_item_is_named_with_the_nearest_and_exits_2(kyodo: Program) -> None:
    shown = kyodo("show", "action", "a44")
    assert (shown.code, shown.out) == (2, "")
    assert "kamagaya:a04" in shown.err


def test_what_is_recorded_is_shown_and_what_is_not_is_said(kyodo: Program, example: Path) -> None:
    shown = kyodo("show", "action", "1", here=example)
    assert "交流会を3回開いた。" in shown.out
    assert "FY2022 (Reiwa 4)  nothing recorded" in shown.out
    assert "市民活動課 (lead)" in shown.out


def test_one_year_is_shown_alone(kyodo: Program, example: Path) -> None:
    shown = kyodo("show", "action", "1", "--year", "令和5年度", here=example)
    assert "FY2023" in shown.out
    assert "FY2022" not in shown.out.split("Records by fiscal year")[1].split("\n", 2)[2]


def test_an_item_says_who_links_to_it_in_a_plan_with_one_way_links(kyodo: Program, example: Path) -> None:
    assert "Linked from\n  1  交流会" in kyodo("show", "action", "2", here=example).out


def test_the_period_is_the_one_of_the_day_asked_for(kyodo: Program) -> None:
    before = kyodo("show", "plan", "kamagaya", "--as-of", "2025-03-31").out
    after = kyodo("show", "plan", "kamagaya", "--as-of", "2025-04-01").out
    assert "FY2021 (Reiwa 3) to FY2026 (Reiwa 8)\n" in before
    assert "from FY2021 (Reiwa 3) (the period was abolished in FY2025" in after


def test_a_plan_that_cannot_be_read_in_full_is_named_and_exits_4(kyodo: Program, workspace: Path) -> None:
    (workspace / "plans" / "matsudo.yaml").write_text("format: 1\nid: [", encoding="utf-8")
    shown = kyodo("show", "action", "4", here=workspace)
    assert shown.code == 4
    assert "多様な主体が参加する交流会の実施" in shown.out
    assert "plans/matsudo.yaml" in shown.err
    assert kyodo("show", "action", "kamagaya:4", here=workspace).code == 0


@pytest.mark.parametrize("columns", [40, 60, 80, 120])
@pytest.mark.parametrize("item", [("action", "4"), ("action", "1-1-2"), ("goal", "1"), ("plan", "kamagaya")])
def test_no_line_is_wider_than_the_terminal_and_no_text_is_cut(
    kyodo: Program, columns: int, item: tuple[str, str]
) -> None:
    shown = kyodo("show", *item, COLUMNS=str(columns)).out
    assert max(width(line) for line in shown.splitlines()) <= columns
    wide = kyodo("show", *item, COLUMNS="400").out
    assert "…" not in shown
    assert "".join(shown.split()) == "".join(wide.split())


def test_the_plain_call_and_the_one_through_typer_give_the_same(kyodo: Program) -> None:
    for call in (("action", "4"), ("action", "99"), ("plan", "matsudo"), ("thing", "1")):
        assert kyodo("show", *call) == kyodo("show", *call, "--format", "text")


def test_a_plan_is_shown_whole(kyodo: Program) -> None:
    for name, texts in {
        "kamagaya": ["コミュニ", "策定の方法", "市民との協働戦略プラン（改訂版）", "計画期間の廃止", "検証し"],
        "matsudo": ["松戸市協働のまちづくり条例", "第8条"],
    }.items():
        shown = kyodo("show", "plan", name, language="ja").out
        assert [text for text in texts if text not in shown] == []


def test_what_a_stage_said_is_shown_behind_its_names(kyodo: Program, tmp_path: Path) -> None:
    for name, text in {"plans/example.yaml": REVIEWED, "records/example/2024.yaml": REVIEWS}.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    shown = kyodo("show", "action", "a1", "--year", "2024", here=tmp_path, language="ja").out
    lines = [" ".join(line.split()) for line in shown.splitlines()]
    said = [
        "自己評価 B（計画どおり）",
        "今後の方向性 継 継続",
        "意見 順調である。",
        "評価した者 市民活動課",
        "評価した日 令和7年5月12日",
    ]
    assert [line for line in said if line not in lines] == []
    assert "参加者数 85人" in lines


REVIEWED = """\
format: 1
id: example
title: 例示市計画（架空）
municipality: {name: 例示市}
period: {from: 2022}
departments: [{id: katsudo, name: 市民活動課}]
directions: [{code: 継, label: 継続}]
actions:
  - {id: a1, title: 交流会, indicators: [{id: i1, title: 参加者数, unit: 人, shape: direction, better: higher}]}
"""

REVIEWS = """\
format: 1
plan: example
year: 2024
evaluations:
  a1: {reviews: {self: {rating: B, direction: 継, comment: 順調である。, by: katsudo, date: 2025-05-12}}}
measurements: {i1: {value: 85}}
"""


def test_json_says_how_an_indicator_stood_year_by_year(kyodo: Program) -> None:
    city = ROOT / "examples" / "mihon"
    [indicator] = json.loads(kyodo("show", "indicator", "i-fair", "--format", "json", here=city).out)["items"]
    expected = {
        "verdict": "achieved",
        "results": [
            {"series": None, "verdict": "achieved", "rate": {"formula": "simple", "percent": 131.0}, "grade": "◎"}
        ],
    }
    assert indicator["standings"]["2024"] == expected
    assert list(indicator["standings"])[:4] == ["2021", "2022", "2023", "2024"]
    [action] = json.loads(kyodo("show", "action", "mihon:a02", "--year", "2024", "--format", "json", here=city).out)[
        "items"
    ]
    assert action["indicators"][0]["standings"] == {"2024": expected}


def test_a_ratio_is_shown_with_its_parts(kyodo: Program) -> None:
    city = ROOT / "examples" / "mihon"
    shown = kyodo("show", "indicator", "i-online", "--year", "2024", here=city, language="ja").out
    assert "〔62のうち9〕" in shown
