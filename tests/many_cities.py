"""A workspace of many invented municipalities: codes that begin with 0, one without a code, one with odd signs."""

from pathlib import Path

from kyodo_cli.base.municipality import expected_check_digit

CITIES = 12
YEARS = (2022, 2023, 2024)
GRADES = "ABCDAAB"

SCALES = {
    0: "",
    1: """
scales:
  - id: five
    grades:
      - {code: "5", label: 大いに進んだ, counts_as: achieved}
      - {code: "4", label: 進んだ, counts_as: on_track}
      - {code: "2", label: 遅れた, counts_as: behind}
      - {code: "1", label: 着手していない, counts_as: not_started}
stages: [{id: self, label: 自己評価, scale: five}]
""",
}
"""Of the cities with an even number, kyodo's own; the others rate by another one."""

CODES = {0: dict(zip("ABCD", "ABCD", strict=True)), 1: dict(zip("ABCD", "5421", strict=True))}


def code_of(city: int) -> str:
    """Return a code of no municipality: of Hokkaido first, with its leading zero."""
    five = f"{city % 47 + 1:02}{900 + city // 47:03}"
    return five + expected_check_digit(five)


def name_of(city: int) -> str:
    return "甲/乙=丙 50%市" if city == CITIES - 1 else f"例示{city}市"


def write(folder: Path, cities: int = CITIES) -> Path:
    """Write the workspace; the last but one has no code."""
    for city in range(cities):
        plan = f"reiji{city:02}"
        code = "" if city == cities - 2 else f', code: "{code_of(city)}"'
        _put(folder / "plans" / f"{plan}.yaml", _plan(plan, city, code))
        for year in YEARS:
            _put(folder / "records" / plan / f"{year}.yaml", _records(plan, city, year))
    return folder


def _put(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def _plan(plan: str, city: int, code: str) -> str:
    head = f"""format: 1
id: {plan}
title: {name_of(city)}協働計画（架空）
municipality: {{name: "{name_of(city)}"{code}}}
period: {{from: 2022, to: 2026}}
{SCALES[city % 2]}
visions:
"""
    return head + "".join(_vision(number, city) for number in (1, 2))


def _vision(number: int, city: int) -> str:
    other = 3 - number
    return f"""  - id: v{number}
    number: "{number}"
    title: 未来像{number}
    actions:
      - id: a{number}1
        number: "{number}"
        title: 取組{city}-{number}
        related: [a{other}1]
        themes: [交流, テーマ{city % 3}]
        indicators:
          - id: i{number}
            title: 参加者数
            unit: 人
            shape: reach
            better: higher
            baseline: {{year: 2021, value: 10}}
            targets: [{{year: 2024, value: {100 + city}}}]
"""


def _records(plan: str, city: int, year: int) -> str:
    codes = CODES[city % 2]
    lines = [f"format: 1\nplan: {plan}\nyear: {year}\nevaluations:"]
    for number in (1, 2):
        if (city + year + number) % 5 == 0:
            continue  # nothing is recorded of some
        rating = codes[GRADES[(city * 3 + year + number) % len(GRADES)]]
        lines.append(
            f"  a{number}1: {{result: 実施した, variance: 理由, cost: {{actual: {1000 * city + year}}}, "
            f'reviews: {{self: {{rating: "{rating}"}}}}}}'
        )
    if len(lines) == 1:
        lines[0] = lines[0].removesuffix("\nevaluations:")
    lines.append("measurements:")
    lines += [f"  i{number}: {{value: {40 * (year - 2021) + city * number}.5}}" for number in (1, 2)]
    return "\n".join(lines) + "\n"
