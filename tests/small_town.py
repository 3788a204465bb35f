"""A small invented town to write in: one plan, twenty actions, three stages, and a year of records."""

from pathlib import Path

PLAN = """\
format: 1
id: reiji
title: 例示市協働計画（架空）
municipality: {name: 例示市}
period: {from: 2022, to: 2027}
fields:
  - {key: staff, label: 人工, applies_to: evaluation, type: number, unit: 人}
  - {key: memo, label: 覚え, applies_to: evaluation, type: text}
scales:
  - id: three
    order: best_first
    grades:
      - {code: A, label: 進んだ, counts_as: achieved}
      - {code: B, label: 計画どおり, counts_as: on_track}
      - {code: C, label: 遅れた, counts_as: behind, reason_required: true}
stages:
  - {id: self, label: 自己評価, scale: three}
  - id: council
    label: 協議会評価
    axes: [{id: progress, label: 進捗, scale: three}, {id: validity, label: 妥当性, scale: three}]
indicators:
  - id: i1
    title: 参加した人の割合
    unit: "%"
    shape: reach
    better: higher
    measured_as: point
    targets: [{year: 2027, value: 30}]
actions:
""" + "".join(f'  - {{id: a{number:02}, number: "{number}", title: 取組{number}を進める}}\n' for number in range(1, 21))

RECORDS = """\
# 令和6年度の記録（架空）
format: 1
plan: reiji
year: 2024

evaluations:
  a01:                            # 担当課に確認済み
    result: '引用'
    reviews: {self: {rating: B}}

  a03:
    result: |
      一行目
      二行目
"""

FILE = "records/reiji/2024.yaml"


def small_town(folder: Path, records: str | bytes | None = RECORDS) -> Path:
    """Make the town's workspace and return it; its path has blanks and Japanese in it."""
    town = folder / "例示市の 計画"
    (town / "plans").mkdir(parents=True)
    (town / "plans/reiji.yaml").write_text(PLAN, encoding="utf-8")
    if records is not None:
        (town / FILE).parent.mkdir(parents=True)
        (town / FILE).write_bytes(records.encode() if isinstance(records, str) else records)
    return town
