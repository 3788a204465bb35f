"""An invented city whose year 2024 lacks nothing for a final report; tests take something away."""

from pathlib import Path

PLAN = """\
format: 1
id: city
title: 例示市協働計画（架空）
municipality: {name: 例示市}
period: {from: 2023, to: 2027}
departments: [{id: shimin, name: 市民課}, {id: koho, name: 広報課}]
actions:
  - id: a01
    number: "1"
    title: 交流会
    departments: [{id: shimin, role: lead}]
    indicators: [{id: i1, title: 参加者数, unit: 人, shape: none, no_target_reason: 把握だけを行うため}]
  - id: a02
    number: "2"
    title: 講座
    departments: [{id: koho, role: lead}]
scales:
  - id: two
    grades:
      - {code: ○, label: 進んだ, counts_as: achieved}
      - {code: ×, label: 進まなかった, counts_as: behind, reason_required: true}
stages: [{id: self, label: 自己評価, scale: two}, {id: council, label: 協議会評価, scale: two}]
"""

COURSE = """\
  a02:
    result: 講座を開いた。
    variance: 講師の都合がつかなかったため。
    reviews: {self: {rating: ×}, council: {rating: ×, comment: 日程を見直すこと。}}
"""

RECORDS = f"""\
format: 1
plan: city
year: 2024
evaluations:
  a01:
    result: 交流会を2回開いた。
    reviews: {{self: {{rating: ○}}, council: {{rating: ○}}}}
{COURSE}measurements:
  i1: {{value: 120}}
history: [{{date: 2025-08-01, event: closed}}]
publication: {{published: 2025-08-20, as_of: 2025-03-31, contact: 例示市 市民課 047-000-0000 kyodo@example.jp}}
"""


def city(folder: Path, plan: str = PLAN, records: str | None = RECORDS, year: int = 2024) -> Path:
    """Write the plan and a year's records."""
    (folder / "plans").mkdir(parents=True, exist_ok=True)
    (folder / "plans/city.yaml").write_text(plan, encoding="utf-8")
    if records is not None:
        (folder / "records/city").mkdir(parents=True, exist_ok=True)
        (folder / f"records/city/{year}.yaml").write_text(records, encoding="utf-8")
    return folder
