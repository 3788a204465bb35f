"""An invented municipality (見本市) whose plan changes in every way there is, and three years of records."""

from pathlib import Path

from kyodo_cli.workspace.book import PlanBook, open_book
from kyodo_cli.workspace.files import list_files

PLAN = """\
format: 1
id: mihon
title: 見本市協働計画（架空）
municipality: {name: 見本市}
period: {from: 2021, to: 2024}
links: {related: one_way}
amendments:
  - {year: 2022, kind: renamed, item: koho, was: 広報課, now: 広報広聴課, reason: 広聴を加えた。}
  - {year: 2023, kind: renamed, item: a01, was: 交流会, now: 交流の日, date: 2023-03-20, reason: 親しみやすくするため}
  - {year: 2023, kind: item_split, item: a02, into: [a03, a04], reason: 対象ごとに分けた。, source: 第3回協議会資料}
  - {year: 2023, kind: target_revised, item: i-news, reason: 紙の発行をやめた。, source: 中間見直し}
  - {year: 2024, kind: item_retired, item: a05, reason: 利用がなくなった。}
  - {year: 2024, kind: item_merged, item: [a06], into: [a01], reason: 内容が重なった。}
  - {year: 2024, kind: item_added, item: a07, reason: 計画の見直しで加えた。}
  - {year: 2024, kind: extended, to: 2026, reason: 総合計画に合わせた。, source: 告示第1号}
  - {year: 2025, kind: revised, item: a01, was: 年1回開く。, now: 年3回開く。, reason: 要望が多かった。}
departments:
  - {id: katsudo, name: 市民活動課, to: 2022, successors: [kyodo]}
  - {id: kyodo, name: 協働推進課, from: 2023}
  - {id: koho, name: 広報課}
scales:
  - id: default
    grades: [{code: A, label: 進んだ, counts_as: achieved}, {code: C, label: 遅れた, counts_as: behind}]
stages:
  - {id: self, label: 自己評価, scale: default}
  - id: council
    label: 協議会評価
    valid: {from: 2022}
    axes: [{id: progress, label: 達成度, scale: default}, {id: validity, label: 妥当性, scale: default}]
actions:
  - id: a01
    number: "1"
    title: 交流会
    description: 年1回開く。
    related: [a02, a05, a07]
    departments: [{id: katsudo, role: lead}, {id: koho, role: support}]
    indicators:
      - id: i-fair
        title: 参加者数
        unit: 人
        better: higher
        targets:
          - {year: 2024, value: 500}
          - {year: 2024, value: 300, replaces: 2024, revised: 2023, reason: 会場が狭くなった。}
      - id: i-news
        title: 案内の部数
        unit: 部
        better: higher
        targets:
          - {year: 2024, value: 9000}
          - {year: 2024, value: 4000, replaces: 2024, revised: 2023}
      - id: i-cost
        title: 一人当たりの経費
        unit: 円
        better: lower
        targets:
          - {year: 2024, value: 100}
          - {year: 2024, value: 150, replaces: 2024, revised: 2024}
  - {id: a02, number: "2", title: 活動のお知らせ, related: [a01]}
  - {id: a03, number: "3", title: 市民へのお知らせ}
  - {id: a04, number: "4", title: 団体へのお知らせ}
  - {id: a05, number: "5", title: 冊子の貸出し}
  - {id: a06, number: "6", title: 懇談会}
  - {id: a07, number: "7", title: 若者の集い, related: [a01]}
"""

RECORDS = {
    2021: """\
format: 1
plan: mihon
year: 2021
evaluations:
  a01: {result: 1回開いた。, issues: 周知が足りない。, reviews: {self: {rating: C, comment: 雨天のため}}}
measurements:
  i-fair: {value: 0}
history:
  - {date: 2022-08-01, event: closed}
  - {date: 2022-09-01, event: reopened, reason: 誤りがあった。}
""",
    2022: """\
format: 1
plan: mihon
year: 2022
evaluations:
  a01:
    result: 2回開いた。
    reviews:
      self: {rating: A}
      council: {ratings: {progress: A, validity: C}}
    response: {text: 次年度に検討する。}
  a02: {result: 発行した。, reviews: {self: {rating: A}}}
measurements:
  i-fair: {value: 180}
history: [{date: 2023-08-01, event: closed}]
corrections:
  - {date: 2023-09-10, at: evaluations/a01/reviews/council/ratings/progress, was: C, now: A, reason: 転記の誤り}
  - {date: 2023-09-11, at: measurements/i-fair/value, was: 108, now: 180, reason: 数字の入替え}
  - {date: 2023-09-12, at: evaluations/a02/result, now: 発行した。}
""",
    2023: """\
format: 1
plan: mihon
year: 2023
evaluations:
  a01: {result: 3回開いた。, reviews: {self: {rating: A}}}
""",
}


def write(folder: Path, plan: str = PLAN) -> Path:
    """Write the plan and its years to a folder."""
    (folder / "plans").mkdir(parents=True, exist_ok=True)
    (folder / "records" / "mihon").mkdir(parents=True, exist_ok=True)
    (folder / "plans" / "mihon.yaml").write_text(plan, encoding="utf-8")
    for year, text in RECORDS.items():
        (folder / "records" / "mihon" / f"{year}.yaml").write_text(text, encoding="utf-8")
    return folder


def read(folder: Path, plan: str = PLAN) -> PlanBook:
    """Write the plan and its years to a folder, and read them back."""
    [book] = open_book(list_files(write(folder, plan))).plans
    assert book.unread == ()
    return book
