"""An invented city with little in it: two actions, two stages, one scale; for tests that record something."""

from collections.abc import Mapping
from pathlib import Path

CITY = """\
format: 1
id: city
title: 例示市協働計画（架空）
municipality: {name: 例示市}
period: {from: 2022, to: 2025}
departments: [{id: shimin, name: 市民課}]
actions:
  - id: a01
    title: 交流会
    by_year: [{year: 2024, text: 拡充する}, {from: 2025, text: 継続する}]
    indicators: [{id: i1, title: 参加者数, unit: 人, shape: reach, better: higher, targets: [{year: 2025, value: 100}]}]
  - id: a02
    title: 講座
    indicators:
      - id: i2
        title: 受講者
        shape: none
        no_target_reason: 把握だけを行うため
        series: [{id: men, label: 男性}, {id: women, label: 女性}]
  - {id: a03, title: 相談}
amendments: [{year: 2024, kind: item_merged, item: [a03], into: [a02], reason: 統合}]
scales:
  - id: three
    grades:
      - {code: ○, label: 進んだ, counts_as: achieved}
      - {code: △, label: 一部, counts_as: behind, reason_required: true}
      - {code: ×, label: 未着手, counts_as: not_started, reason_required: true}
stages:
  - {id: self, label: 自己評価, scale: three}
  - id: council
    label: 協議会評価
    axes: [{id: progress, label: 進み具合, scale: three}, {id: fit, label: 妥当性, scale: three}]
directions: [{code: A, label: 拡充}, {code: B, label: 継続}]
fields: [{key: staff, label: 人工, type: number, unit: 人}, {key: joint, label: 共催, type: yes_no}]
"""


def small_city(folder: Path, records: Mapping[int, str], plan: str = CITY) -> Path:
    """Write the city's plan and the records of some years, and return its workspace."""
    for name, text in {
        "plans/city.yaml": plan,
        **{f"records/city/{one}.yaml": records[one] for one in records},
    }.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder
