"""An invented municipality (例示市) whose plan uses most of the format, and one year of its records."""

from pathlib import Path

from kyodo_cli.workspace.book import PlanBook, open_book
from kyodo_cli.workspace.files import list_files

PLAN = """\
format: 1
id: example
title: 例示市協働推進計画（架空）
edition: 第2次
municipality: {name: 例示市, prefecture: 例示県}
source:
  document: 例示市協働推進計画（架空の計画）
  url: https://www.example.jp/plan_(2).html
  errata: [{at: actions/a02/title, printed: 会おう, read_as: 出会う, note: 未確認}]
period: {from: 2022, to: 2025, note: 令和4年度から4年間とします。}
amendments:
  - {year: 2024, kind: extended, to: 2027, reason: 総合計画に合わせた。, date: 2024-03-25}
  - {year: 2024, kind: item_retired, item: a06, reason: 事業を終えた。}
  - {year: 2026, kind: renamed, item: a01, was: 交流会の開催, now: 交流の日}
lineage: [{title: 例示市協働推進計画（第1次・架空）, adopted: 2016-03, to: 2021}]
positioning:
  text: 条例に基づく計画です。
  basis: [{law: 例示市まちづくり条例, article: 第5条, in_force: 2010-04-01}]
  parents: [例示市総合計画]
sections:
  - {title: 推進の考え方, text: "はじめに。\\n\\n次に。", after: positioning}
  - {title: 考え方の補足, text: 補足です。, after: 推進の考え方}
  - {title: 前回からの変更点, text: 項目を減らしました。, after: visions}
bodies:
  - {id: kyogikai, name: 例示市協働協議会, kind: council, roles: [評価, 提言]}
  - {id: chonai, name: 庁内会議, kind: internal}
  - {id: bukai, name: 作業部会, kind: internal, under: chonai}
departments:
  - {id: katsudo, name: 市民活動課, from: 2022, to: 2023, successors: [kyodo]}
  - {id: kyodo, name: 協働推進課, from: 2024}
  - {id: koho, name: 広報課}
labels: {vision: 未来像, next: 次年度へ向けた取組, result: 実施内容}
fields: [{key: staff, label: 人工, type: number, unit: 人}]
links: {related: one_way}
cycle:
  annual_review: {every: 1, publish: true, due: "07"}
  survey: {every: 2, first: 2022, groups: [市民, 団体]}
scales:
  - id: progress
    order: best_first
    note: 序列を示すものではありません。
    grades:
      - {code: A, label: 計画以上, counts_as: achieved}
      - {code: B, label: 計画どおり, counts_as: on_track}
      - {code: C, label: 遅れている, counts_as: behind, reason_required: true}
      - {code: "-", label: 評価できない, counts_as: not_assessed}
  - id: validity
    order: none
    grades: [{code: ○, label: 妥当}, {code: △, label: 見直しが必要}]
stages:
  - {id: self, label: 自己評価, scale: progress}
  - id: council
    label: 協議会評価
    applies_to: [goal, action]
    axes: [{id: progress, label: 達成度, scale: progress}, {id: validity, label: 妥当性, scale: validity}]
directions: [{code: 拡, label: 拡充する, counts_as: expand}, {code: 継, label: 継続する, counts_as: continue}]
visions:
  - id: v1
    number: "1"
    title: つながりが生まれる
    description: |-
      人と人とがつながるまちです。

      一行目
      二行目
    goals:
      - id: g1
        number: "1"
        title: 出会いの場がある
        aims:
          - id: m1
            title: 気軽に参加できる
            measures:
              - id: s1
                title: 場をつくる
                actions:
                  - id: a01
                    number: "1"
                    need: 交流の機会をつくる
                    title: 交流会の開催
                    related: [a03, a02, a06, "matsudo:a2-1-1"]
                    departments: [{id: katsudo, role: lead}, {id: koho, role: support}]
                    by_year: [{before: true, text: 年1回}, {year: 2024, text: 年3回}, {year: 2025, text: 年4回}]
                    relisted: [v2]
                    corresponds: [{to: "matsudo:a2-1-1", as: peer}]
                    indicators:
                      - id: i-fair
                        title: 交流会の参加者数
                        kind: output
                        unit: 人
                        baseline: {year: 2021, value: 1200}
                        targets:
                          - {year: 2025, value: 2000}
                          - {year: 2025, value: 1800, op: at_least, replaces: 2025, revised: 2023, reason: 会場の変更}
                        definition: 各回の延べ人数
                      - id: i-views
                        title: 満足度
                        kind: outcome
                        unit: "%"
                        series: [{id: men, label: 男性}, {id: women, label: 女性}]
                        baseline: [{year: 2021, value: 61.5, series: men}, {value: 0, series: women}]
                        targets: [{from: 2022, every_year: true, op: between, min: 60, max: 70.25}, {text: 上昇}]
                        references: [{id: national, label: 全国, year: 2023, value: 58.1}]
                        breaks: [{year: 2024, note: 設問を変更}]
                  - {id: a02, number: "2", title: 会おう場づくり}
        actions:
          - {id: a03, number: "3", title: 講座の開催}
  - id: v2
    number: "2"
    title: 担い手が育つ
    goals:
      - id: g2
        title: 学べる
        actions:
          - {id: a04, number: "4", title: 研修の実施}
          - {id: a05, number: "5", title: 手引の作成, years: {from: 2025}}
          - {id: a06, number: "6", title: 冊子の配布}
indicators:
  - {id: i-all, title: 協働の事業数, unit: 件, shape: none, no_target_reason: 数を競うものではないため}
"""

RECORDS = """\
format: 1
plan: example
year: 2024
evaluations:
  a01:
    planned: 3回開催
    result: |-
      交流会を3回開催した。
      延べ1,500人が参加した。
    issues: 若い世代の参加が少ない。
    next: 学校へ案内する。
    cost:
      budget: 300000
      actual: 0
      lines: [{label: 市費, budget: 200000, actual: 0}, {label: 県補助金, budget: 100000}]
    reviews:
      self: {rating: A, direction: 拡, comment: 会場を増やせた。, by: kyodo, date: 2025-05-12}
      council:
        ratings: {progress: C, validity: {rating: ○, comment: 引き続き必要。}}
        comment: 若い世代への工夫を求める。
        by: kyogikai
        date: 2025-07-01
    response: {text: 令和7年度に学校と相談する。, direction: 継}
    fields: {staff: 0.5}
  a02:
    reviews: {self: {rating: C}}
  a03:
    result: 開催できなかった。
    variance: 講師の都合
    reviews: {self: {rating: "-"}, council: {ratings: {progress: "-", validity: ×}}}
measurements:
  i-fair: {value: 1500, as_printed: "約1,500人", status: provisional, note: 速報}
  i-views:
    - {value: 62.4, series: men, survey: s1}
    - {series: women, status: not_surveyed, printed: {rate: 88.5, rating: B}}
surveys: [{id: s1, group: 市民, population: 18歳以上, sample: 3000, responses: 1211, method: 郵送, from: 2024-07-01}]
history: [{date: 2025-08-01, event: closed, by: kyodo, reason: 公表のため}]
corrections: [{date: 2025-09-10, at: evaluations/a01/result, was: 2回, now: 3回, reason: 誤記}]
publication: {published: 2025-08-20, as_of: 2025-03-31, contact: 例示市協働推進課}
"""


def read(folder: Path, plan: str = PLAN, records: str | None = RECORDS, year: int = 2024) -> PlanBook:
    """Write a plan and a year's records to a folder, and read them back."""
    (folder / "plans").mkdir(parents=True, exist_ok=True)
    (folder / "plans" / "example.yaml").write_text(plan, encoding="utf-8")
    if records is not None:
        (folder / "records" / "example").mkdir(parents=True, exist_ok=True)
        (folder / "records" / "example" / f"{year}.yaml").write_text(records, encoding="utf-8")
    [book] = open_book(list_files(folder)).plans
    assert book.unread == ()
    return book
