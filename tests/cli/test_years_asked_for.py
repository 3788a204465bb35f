"""Every command that reads takes the plan as it stood in the year asked for, and says what differs from today."""

import json
from pathlib import Path
from typing import Any

import pytest

import changing_city
from base_lines import block
from conftest import Program
from kyodo_cli.base.width import width

TODAY = ("--as-of", "2026-06-01")


@pytest.fixture(scope="module")
def city(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return changing_city.write(tmp_path_factory.mktemp("見本市"))


def shown(kyodo: Program, city: Path, *arguments: str, language: str = "ja", columns: int = 120) -> str:
    done = kyodo(*arguments, *TODAY, here=city, language=language, COLUMNS=str(columns))
    assert (done.code, done.err) == (0, "")
    return done.out


def items(kyodo: Program, city: Path, *arguments: str) -> list[dict[str, Any]]:
    done = kyodo(*arguments, "--format", "json", here=city)
    assert done.code == 0
    return list(json.loads(done.out)["items"])


def test_an_item_renamed_later_has_the_name_of_the_year_and_says_todays(kyodo: Program, city: Path) -> None:
    page = shown(kyodo, city, "show", "action", "a01", "--year", "2022")
    assert "取組 1  交流会  [a01]" in page
    today = block(page, "現在（令和8年度（2026年度））との違い")
    assert "名称：現在は「交流の日」（当時は「交流会」）\n理由：親しみやすくするため" in today
    assert "担当課：現在は協働推進課（当時は市民活動課）" in today
    assert "説明：現在は「年3回開く。」（当時は「年1回開く。」）" in today
    assert "現在は、他の項目を統合している。\n変更前の項目：6 懇談会" in today
    assert "市民活動課（主担当）" in page


def test_a_retired_item_says_since_when_and_why(kyodo: Program, city: Path) -> None:
    page = shown(kyodo, city, "show", "action", "a05", language="en")
    assert "No longer part of the plan from FY2024 (Reiwa 6) on." in page
    assert "Reason: 利用がなくなった。" in block(page, "Changed since the plan was adopted")
    before = shown(kyodo, city, "show", "action", "a05", "--year", "R5", language="en")
    assert "No longer part of the plan from" not in before
    assert "Today it is no longer part of the plan.\nReason: 利用がなくなった。" in block(before, "Different today")


@pytest.mark.parametrize(
    ("item", "what", "follower"),
    [("a02", "split", "3 市民へのお知らせ, 4 団体へのお知らせ"), ("a06", "merged", "1 交流の日")],
)
def test_what_took_the_place_of_an_item_is_named(
    kyodo: Program, city: Path, item: str, what: str, follower: str
) -> None:
    page = shown(kyodo, city, "show", "action", item, "--year", "2022", language="en")
    assert f"Today it is {what}.\nIn its place: {follower}" in block(page, "Different today")


def test_an_item_of_later_says_that_the_plan_did_not_have_it_yet(kyodo: Program, city: Path) -> None:
    page = shown(kyodo, city, "show", "action", "a07", "--year", "2022")
    assert "令和4年度（2022年度）の計画には含まれない（令和6年度（2024年度）から計画の対象）" in page
    assert "理由：計画の見直しで加えた。" in page


def test_a_lowered_target_shows_its_reason_or_that_none_is_recorded(kyodo: Program, city: Path) -> None:
    changes = block(shown(kyodo, city, "show", "action", "a01"), "策定後の変更")
    assert "目標の引下げ：参加者数（令和6年度（2024年度））：500人→300人\n理由：会場が狭くなった。" in changes
    assert "9,000部→4,000部\n理由：紙の発行をやめた。\n出典：中間見直し" in changes
    assert "目標の緩和：一人当たりの経費（令和6年度（2024年度））：100円→150円\n理由は記録されていない。" in changes
    assert "理由は記録されていない。" in shown(kyodo, city, "show", "indicator", "i-cost")


def test_a_target_has_the_value_of_the_year(kyodo: Program, city: Path) -> None:
    page = shown(kyodo, city, "show", "indicator", "i-fair", "--year", "2022")
    assert "300" not in page.split("現在（")[0]
    assert "現在は300人（当時は500" in page


def test_a_number_means_the_item_that_had_it_in_the_year(kyodo: Program, tmp_path: Path) -> None:
    plan = changing_city.PLAN.replace('{id: a03, number: "3"', '{id: a03, number: "2"')
    folder = changing_city.write(tmp_path, plan)
    for year, name in (("2022", "a02"), ("2024", "a03")):
        assert [one["id"] for one in items(kyodo, folder, "show", "action", "2", "--year", year)] == [name]
    assert [one["id"] for one in items(kyodo, folder, "show", "action", "2", *TODAY)] == ["a02", "a03"]


def test_the_day_stands_for_today(kyodo: Program, city: Path) -> None:
    page = kyodo("show", "action", "a01", "--as-of", "2023-03-31", here=city).out
    assert "Action 1  交流会  [a01]" in page
    assert "Different today" not in page
    assert "Action 1  交流の日  [a01]" in kyodo("show", "action", "a01", "--as-of", "2023-04-01", here=city).out


def test_lists_hold_the_items_of_the_year_under_their_names_of_then(kyodo: Program, city: Path) -> None:
    listed = items(kyodo, city, "list", "actions", "--year", "2022")
    assert [one["title"] for one in listed] == ["交流会", "活動のお知らせ", "冊子の貸出し", "懇談会"]
    assert [(one["as_of"], one["in_plan"]) for one in listed] == [(2022, True)] * 4
    assert [one["id"] for one in items(kyodo, city, "list", "actions", *TODAY)] == ["a01", "a03", "a04", "a07"]
    assert "市民活動課、広報広聴課" in kyodo("list", "actions", "--year", "2022", here=city).out


def test_plans_and_indicators_are_listed_as_of_a_year_too(kyodo: Program, city: Path) -> None:
    [plan] = items(kyodo, city, "list", "plans", "--year", "2022")
    assert plan["period_as_of"] == {"from": 2021, "to": 2024}
    assert plan["counts"]["actions"] == 4
    assert items(kyodo, city, "list", "plans", "--year", "2030") == []
    assert [one["id"] for one in items(kyodo, city, "list", "indicators", "--year", "2022")] == [
        "i-fair",
        "i-news",
        "i-cost",
    ]


def test_links_are_those_between_the_items_of_the_year(kyodo: Program, city: Path) -> None:
    [then] = items(kyodo, city, "related", "action", "a01", "--year", "2022")
    assert [one["id"] for one in then["related"]] == ["a02", "a05"]
    assert [(one["id"], one["begins"]) for one in then["outside"]] == [("a07", 2024)]
    [now] = items(kyodo, city, "related", "action", "a01", *TODAY)
    assert [one["id"] for one in now["related"]] == ["a07"]
    assert [(one["id"], one["ended"]) for one in now["outside"]] == [("a02", 2023), ("a05", 2024)]
    [whole] = items(kyodo, city, "xref", "--year", "2022")
    assert [one["items"] for one in whole["links"]] == [["a01", "a02"], ["a01", "a05"]]
    assert [(one["from"], one["id"]) for one in whole["outside"]] == [("a01", "a07")]
    assert whole["unknown"] == []


def test_a_search_looks_through_all_years_and_marks_what_is_over(kyodo: Program, city: Path) -> None:
    found = kyodo("search", "お知らせ", *TODAY, here=city, COLUMNS="120").out
    assert "Action 2 Title (actions/a02/title) (not part of the plan from FY2023 (Reiwa 5) on)" in found
    assert "Action 3 Title (actions/a03/title)\n" in found


def test_the_plan_says_what_changed_by_the_year_and_since(kyodo: Program, city: Path) -> None:
    page = shown(kyodo, city, "show", "plan", "mihon", "--year", "2022", language="en")
    assert "広報課" in block(page, "Changed since the plan was adopted")
    assert "Item split 2 活動のお知らせ → 3 市民へのお知らせ, 4 団体へのお知らせ" in block(page, "Different today")


def test_a_retired_item_without_a_reason_says_so_wherever_it_is_told(kyodo: Program, tmp_path: Path) -> None:
    folder = changing_city.write(tmp_path, changing_city.PLAN.replace(", reason: 利用がなくなった。", ""))
    for asked in (("plan", "mihon"), ("action", "a05"), ("action", "a05", "--year", "2022")):
        assert "No reason is recorded." in shown(kyodo, folder, "show", *asked, language="en")


def test_the_history_has_a_table_of_grades_and_a_block_a_year(kyodo: Program, city: Path) -> None:
    history = block(shown(kyodo, city, "show", "action", "a01"), "年度別の記録")
    assert "自己評価  協議会評価（達成度）  協議会評価（妥当性）" in history
    assert "令和4年度（2022年度）  A         A                     C" in history
    year = history.split("令和4年度（2022年度）  記録あり")[1].split("令和5年度（2023年度）  記録あり")[0]
    assert year.splitlines() == [
        "（令和5年8月1日確定）",
        "実績  2回開いた。",
        "自己評価  A（進んだ）",
        "協議会評価",
        "達成度  A（進んだ）",
        "妥当性  C（遅れた）",
        "市の対応方針  次年度に検討する。",
        "参加者数  180人",
        "訂正（令和5年9月10日）  協議会評価 達成度 評価：「C」→「A」（転記の誤り）",
        "訂正（令和5年9月11日）  参加者数 実績値：「108」→「180」（数字の入替え）",
    ]
    assert "令和3年度（2021年度）  記録あり（令和4年9月1日確定を解除）" in history
    assert "令和6年度（2024年度）  記録なし" in history


def test_the_history_leaves_long_texts_to_the_page_of_the_year_and_says_where(kyodo: Program, city: Path) -> None:
    page = shown(kyodo, city, "show", "action", "a01")
    assert "周知が足りない。" not in page
    assert "雨天のため" not in page
    assert "kyodo show action mihon:a01 --year 2021" in page
    whole = shown(kyodo, city, "show", "action", "mihon:a01", "--year", "2021")
    assert "周知が足りない。" in whole
    assert "雨天のため" in whole


def test_the_history_is_there_for_programs_beside_the_evaluations(kyodo: Program, city: Path) -> None:
    [item] = items(kyodo, city, "show", "action", "a01", *TODAY)
    assert sorted(item["evaluations"]) == ["2021", "2022", "2023"]
    year = item["history"]["2022"]
    assert (year["closed"], year["state"], year["recorded"]) == (True, "in_plan", True)
    assert year["measurements"] == {"i-fair": [{"value": 180}]}
    assert [(one["was"], one["now"]) for one in year["corrections"]] == [("C", "A"), (108, 180)]
    assert not item["history"]["2021"]["closed"]
    [then] = items(kyodo, city, "show", "action", "a01", "--year", "2022", *TODAY)
    assert list(then["history"]) == list(then["evaluations"]) == ["2022"]
    assert [one["now"] for one in then["today"]["differences"] if one["what"] == "renamed"] == ["交流の日"]
    lowered = [one for one in then["today"]["differences"] if one["what"] == "target_lowered"]
    assert [(one["was"], one["now"], one["reason"]) for one in lowered] == [
        (500, 300, "会場が狭くなった。"),
        (9000, 4000, "紙の発行をやめた。"),
    ]


@pytest.mark.parametrize("language", ["ja", "en"])
@pytest.mark.parametrize("columns", [40, 60, 80, 120])
@pytest.mark.parametrize("asked", [("a01",), ("a01", "--year", "2022"), ("a02",)])
def test_no_line_is_wider_than_the_terminal(
    kyodo: Program, city: Path, language: str, columns: int, asked: tuple[str, ...]
) -> None:
    page = shown(kyodo, city, "show", "action", *asked, language=language, columns=columns)
    assert max(width(line) for line in page.splitlines()) <= columns
