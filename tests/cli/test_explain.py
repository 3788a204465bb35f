"""`kyodo explain indicator`: a verdict that a council member can follow with a pocket calculator."""

import json
from pathlib import Path

import pytest

from conftest import ROOT, Program

PLAN = """\
format: 1
id: example
title: 例示市協働推進計画（架空）
municipality: {name: 例示市}
period: {from: 2022, to: 2029}
actions:
  - id: a01
    title: 交流会の開催
    indicators:
      - id: i-groups
        title: 登録団体数
        unit: 団体
        baseline: {year: 2021, value: 20}
        targets: [{year: 2029, value: 150}, {year: 2029, value: 114, replaces: 2029, revised: 2024, reason: 会場の定員}]
        formula: {name: pace, since: baseline}
      - {id: i-tiny, title: 配布数, baseline: {value: 989}, targets: [{value: 990}], formula: {name: from_baseline}}
      - {id: i-kept, title: 月数, shape: keep, baseline: {value: 12}, formula: {name: from_baseline}}
"""

RECORDS = """\
format: 1
plan: example
year: 2025
measurements:
  i-groups: {value: 66, status: provisional}
  i-tiny: {value: 988}
  i-kept: {value: 12}
"""


@pytest.fixture
def city(tmp_path: Path) -> Path:
    for name, text in (("plans/example.yaml", PLAN), ("records/example/2025.yaml", RECORDS)):
        path = tmp_path / "例示市" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path / "例示市"


def test_every_number_of_a_rate_can_be_followed(kyodo: Program, city: Path) -> None:
    done = kyodo("explain", "indicator", "i-groups", "--year", "R7", here=city, language="ja")
    assert (done.code, done.err) == (0, "")
    for line in (
        "令和7年度（2025年度） 遅れ",
        "基準値      20団体（令和3年度（2021年度））",
        "目標値      114団体（令和11年度（2029年度））",
        "見直し      令和6年度（2024年度） 会場の定員",
        "見直し前    150団体（令和11年度（2029年度））",
        "計算        (66 - 20) ÷ (114 - 20) × 100 = 46 ÷ 94 × 100 = 48.9361… → 48.9％",
        "            48.9 ÷ (4 ÷ 8) = 97.8％",
        "端数処理    四捨五入により、小数第1位まで示す。",
        "達成率      97.8％",
        "・実績値は速報値である。",
    ):
        assert line in done.out


def test_it_speaks_english_too(kyodo: Program, city: Path) -> None:
    done = kyodo("explain", "indicator", "i-tiny", "--year", "2025", here=city)
    assert "(988 - 989) ÷ (990 - 989) × 100 = (-1) ÷ 1 × 100 = -100.0 %" in done.out
    assert "The rate is below 0 %, although the value is 99.8 % of the target." in done.out
    assert all(len(line) <= 80 for line in done.out.splitlines())


def test_a_refused_formula_names_one_that_works(kyodo: Program, city: Path) -> None:
    done = kyodo("explain", "indicator", "i-kept", "--year", "2025", here=city)
    assert "achieved" in done.out
    assert "The formula “simple” (value ÷ target) gives a" in done.out


def test_a_program_gets_the_same_in_the_contracts_shape(kyodo: Program, city: Path) -> None:
    done = kyodo("explain", "indicator", "i-groups", "--year", "2025", "--format", "json", here=city)
    answer = json.loads(done.out)
    assert (answer["format"], answer["kind"]) == (1, "explain")
    [item] = answer["items"]
    assert (item["plan"], item["item"], item["id"], item["year"]) == ("example", "a01", "i-groups", 2025)
    [result] = item["results"]
    assert (item["verdict"], result["verdict"], result["rule"]["id"]) == ("behind", "behind", "behind_the_line")
    assert (result["rate"]["formula"], result["rate"]["percent"], result["rate"]["years_gone"]) == ("pace", 97.8, 4)
    assert (result["value"]["value"], result["value"]["status"]) == (66, "provisional")
    assert [old["value"] for old in result["target"]["replaced"]] == [150]
    assert [one["id"] for one in result["warnings"]] == ["provisional"]


def test_a_year_without_records_is_missing_not_zero(kyodo: Program, city: Path) -> None:
    done = kyodo("explain", "indicator", "i-groups", "--year", "2024", "--format", "json", here=city)
    [result] = json.loads(done.out)["items"][0]["results"]
    assert (result["verdict"], result["value"], result["rate"]) == ("missing", None, None)


def test_an_unknown_indicator_is_answered_with_the_nearest(kyodo: Program, city: Path) -> None:
    done = kyodo("explain", "indicator", "i-group", "--year", "2025", here=city)
    assert (done.code, done.out) == (2, "")
    assert "i-groups" in done.err


def test_show_gives_the_verdict_of_every_year(kyodo: Program, city: Path) -> None:
    done = kyodo("show", "indicator", "i-groups", "--as-of", "2026-05-01", here=city, language="ja")
    assert "令和6年度（2024年度）  〔未記録〕" in done.out
    assert "令和7年度（2025年度）  66団体 速報値 達成率 97.8％ 〔遅れ〕" in done.out


def test_show_keeps_a_late_value_apart_from_the_one_that_counts(kyodo: Program, city: Path) -> None:
    records = city / "records" / "example" / "2025.yaml"
    late = "i-groups: [{value: 44, measured: 2024, note: 確定値}, {value: 66}]"
    records.write_text(RECORDS.replace("i-groups: {value: 66, status: provisional}", late), encoding="utf-8")
    done = kyodo("show", "indicator", "i-groups", "--as-of", "2026-03-31", here=city, language="ja")
    assert "令和7年度（2025年度）  44団体 確定値（令和6年度（2024年度））\n" in done.out
    assert "                       66団体 達成率 97.8％ 〔遅れ〕\n" in done.out


def test_a_provisional_value_points_to_the_final_one_that_was_recorded_later(kyodo: Program) -> None:
    here = ROOT / "examples" / "mihon"
    wanted = ("explain", "indicator", "i-fund", "--plan", "mihon", "--year")
    told = " ".join(kyodo(*wanted, "2022", here=here, language="ja").out.split())
    assert "実績値 2,040千円（令和4年度（2022年度））" in told
    assert "確定値 2,063千円（令和4年度（2022年度））（令和5年度（2023年度）の記録）" in told
    [item] = json.loads(kyodo(*wanted, "2022", "--format", "json", here=here).out)["items"]
    assert item["results"][0]["final_value"]["value"] == 2063
    assert item["results"][0]["final_value"]["reported"] == 2023
    last = kyodo(*wanted, "2025", here=here).out
    assert "Final value" not in last
