"""A synthetic workspace as large as all of Japan: `python benchmarks/corpus.py DIR --plans N`.

Every name is invented (例示市0001) and every text follows from the plan's number alone: the same call always writes the
same bytes. A plan has 22 actions in four visions and takes about 25 KB, a year's records about 7 KB.
"""

import argparse
from collections.abc import Iterator
from pathlib import Path
from typing import Final

MUNICIPALITIES: Final = 1788
"""Japan's cities, wards, towns and villages, and the prefectures."""

YEARS: Final = range(2017, 2025)
"""Fiscal years that have records."""

ACTIONS: Final = 22
ACTIONS_OF: Final = (6, 8, 4, 4)
"""Actions of each vision, numbered through."""

MEASURED: Final = range(1, ACTIONS + 1, 4)
"""The actions that have an indicator."""

FIELDS: Final = (
    *("子育て", "防災", "環境", "福祉", "文化", "健康", "多文化共生", "地域安全", "観光", "まちの美化", "生涯学習"),
    *(
        "商店街",
        "農業体験",
        "公共交通",
        "空き家",
        "緑化",
        "青少年",
        "高齢者の見守り",
        "障がい理解",
        "スポーツ",
        "歴史",
        "国際交流",
    ),
)
PLACES: Final = ("公民館", "市民活動センター", "小学校区", "自治会館", "図書館", "商店街の空き店舗", "市役所の窓口")
FORMS: Final = ("交流会", "勉強会", "ワークショップ", "相談会", "見学会", "発表会")
DEPARTMENTS: Final = ("市民協働課", "企画政策課", "地域福祉課", "生涯学習課", "環境保全課")
VISIONS: Final = (
    "互いを知り、支え合う人がいるまち",
    "活動の場と機会がひらかれたまち",
    "情報が行き交い、思いが届くまち",
    "市民と行政が共に考え、共に担うまち",
)
GRADES: Final = "ABBABCB"


def main() -> None:
    """Write the workspace that the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, metavar="DIR")
    parser.add_argument("--plans", type=int, default=MUNICIPALITIES, metavar="N")
    wanted = parser.parse_args()
    files, size = write_corpus(wanted.folder, wanted.plans)
    print(f"{wanted.folder}: {files} files, {size / 1e6:.1f} MB")


def write_corpus(folder: Path, plans: int) -> tuple[int, int]:
    """Write a workspace of so many plans with their years; return how many files and bytes that were."""
    files = size = 0
    for plan in range(1, plans + 1):
        for name, text in plan_files(plan):
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            size += path.write_bytes(text.encode())
            files += 1
    return files, size


def plan_files(plan: int) -> Iterator[tuple[str, str]]:
    """Yield the files of one plan: their names in the workspace, and their text."""
    yield f"plans/{plan_id(plan)}.yaml", plan_text(plan)
    for year in YEARS:
        yield f"records/{plan_id(plan)}/{year}.yaml", records_text(plan, year)


def plan_id(plan: int) -> str:
    """Return the id of a plan by its number."""
    return f"reiji{plan:04}"


def municipality_code(plan: int) -> str:
    """Return a code whose check digit is right; the numbers from 900 on belong to no municipality.

    Source of the check digit: 全国地方公共団体コード仕様 (総務省).
    """
    five = f"{plan % 47 + 1:02}{900 + plan // 47:03}"
    total = sum(weight * int(digit) for weight, digit in zip((6, 5, 4, 3, 2), five, strict=True))
    return f"{five}{(11 - total % 11) % 10}"


def related(plan: int, action: int) -> list[int]:
    """Return the actions that one is related to, which name it in turn."""
    step = 1 + plan % 5
    return sorted({(action - 1 + way * step) % ACTIONS + 1 for way in (1, -1)})


def plan_text(plan: int) -> str:
    """Return a whole plan file."""
    lines = [_head(plan)]
    action = 1
    for number, (title, actions) in enumerate(zip(VISIONS, ACTIONS_OF, strict=True), 1):
        lines.append(_vision(number, title))
        for _ in range(actions):
            lines.append(_action(plan, action))
            action += 1
    return "\n".join(lines) + "\n"


def records_text(plan: int, year: int) -> str:
    """Return a whole records file."""
    lines = ["format: 1", f"plan: {plan_id(plan)}", f"year: {year}", "evaluations:"]
    lines += [_evaluation(plan, year, action) for action in range(1, ACTIONS + 1)]
    lines.append("measurements:")
    for action in MEASURED:
        value = _value(plan, year, action)
        lines.append(f'  i{action:02}: {{value: {value}, as_printed: "{value}人", status: actual}}')
    lines.append(f"publication: {{published: {year + 1}-08-20, as_of: {year + 1}-03-31, contact: 市民協働課}}")
    return "\n".join(lines) + "\n"


def action_words(plan: int, action: int) -> tuple[str, str, str]:
    """Return the field, the place and the form of an action."""
    return (
        FIELDS[(action - 1 + plan) % len(FIELDS)],
        PLACES[(action + plan // 2) % len(PLACES)],
        FORMS[(action + plan // 3) % len(FORMS)],
    )


def _head(plan: int) -> str:
    departments = "\n".join(f"  - {{id: d{at}, name: {name}}}" for at, name in enumerate(DEPARTMENTS, 1))
    return f"""\
format: 1
id: {plan_id(plan)}
title: 例示市{plan:04}協働推進計画
edition: 第{plan % 4 + 1}次
municipality: {{name: 例示市{plan:04}, code: "{municipality_code(plan)}"}}
source: {{document: 例示市{plan:04}協働推進計画, url: "https://www.example.jp/{plan_id(plan)}.html"}}
period: {{from: {YEARS[0]}, to: {YEARS[-1] + 2}, note: 社会の変化に合わせ、必要に応じて見直します。}}
lineage:
  - {{title: 例示市{plan:04}協働推進計画（前計画）, adopted: 2012-03, to: {YEARS[0] - 1}}}
positioning:
  text: |-
    この計画は、総合計画に基づき、市民と市が協働してまちづくりを進めるための個別計画です。

    取組の進み具合を毎年度公表し、市民の意見を聴きながら次の年度の取組に生かします。
  basis: [{{law: 例示市{plan:04}まちづくり基本条例, article: 第{plan % 20 + 5}条, in_force: 2010-04-01}}]
  parents: [例示市{plan:04}総合計画]
bodies: [{{id: kyogikai, name: 例示市{plan:04}協働推進協議会, kind: council, roles: [評価, 提言]}}]
departments:
{departments}
labels: {{vision: 未来像, action: 取組, need: 現状と課題, related: 関連する取組, next: 次年度へ向けて}}
links: {{related: symmetric}}
cycle:
  annual_review: {{every: 1, publish: true, due: "08"}}
scales:
  - id: default
    order: best_first
    grades:
      - {{code: A, label: 計画以上に進んだ, counts_as: achieved}}
      - {{code: B, label: 計画どおり進んだ, counts_as: on_track}}
      - {{code: C, label: 計画どおり進まなかった, counts_as: behind, reason_required: true}}
stages:
  - {{id: self, label: 自己評価, scale: default}}
  - {{id: council, label: 協議会評価, scale: default}}
visions:"""


def _vision(number: int, title: str) -> str:
    return f"""\
  - id: v{number}
    number: "{number}"
    title: {title}
    description: 一人ひとりが地域の出来事を受け止め、得意なことを持ち寄って、無理なく続けられる形をめざします。
    actions:"""


def _action(plan: int, action: int) -> str:
    field, place, form = action_words(plan, action)
    lead, support = plan % 5 + 1, (plan + action % 4) % 5 + 1
    departments = f"{{id: d{lead}, role: lead}}"
    if support != lead:
        departments += f", {{id: d{support}, role: support}}"
    text = f"""\
      - id: a{action:02}
        number: "{action}"
        need: {field}に関心があっても、きっかけがなく活動につながらない市民が多くいます。
        title: {field}をきっかけに、{place}で{form}を開く
        description: |-
          {field}の団体と、これから始めたい市民が出会う{form}を{place}で開きます。
          企画は公募の市民が担い、市は会場の確保と広報で支えます。
        related: [{", ".join(f"a{one:02}" for one in related(plan, action))}]
        departments: [{departments}]
        actors: [市民活動団体, 自治会]
        themes: [{field}]
        by_year:
          - {{year: {YEARS[0]}, text: {place}の利用者に聞き取る}}
          - {{from: {YEARS[1]}, to: {YEARS[3]}, text: {form}を年に{2 + action % 4}回開く}}
          - {{from: {YEARS[4]}, text: 市民による運営に移す}}"""
    return text + (_indicator(plan, action) if action in MEASURED else "")


def _indicator(plan: int, action: int) -> str:
    field, _, form = action_words(plan, action)
    start = _value(plan, YEARS[0] - 1, action)
    return f"""
        indicators:
          - id: i{action:02}
            title: {field}の{form}に参加した人の数
            kind: outcome
            unit: 人
            shape: reach
            better: higher
            measured_as: single_year
            baseline: {{year: {YEARS[0] - 1}, value: {start}, as_printed: "{start}人"}}
            targets:
              - {{year: {YEARS[3]}, value: {start + 60}}}
              - {{year: {YEARS[-1] + 2}, value: {start + 150}}}
            definition: 年度内に開いた{form}の延べ参加者数（主催団体の報告による）"""


def _evaluation(plan: int, year: int, action: int) -> str:
    field, place, form = action_words(plan, action)
    seed = plan + year * 3 + action * 5
    grade, council = GRADES[seed % 7], GRADES[(seed + 1) % 7]
    times, people = 1 + seed % 5, 20 + seed % 60
    variance = "\n    variance: 会場の改修により日程を変えた。" if grade == "C" else ""
    return f"""\
  a{action:02}:
    result: {place}で{form}を{times}回開き、{people}人が参加した。{variance}
    reviews:
      self: {{rating: {grade}, comment: {field}の輪が広がった。, date: {year + 1}-05-12}}
      council: {{rating: {council}, comment: 周知の強化を。, by: kyogikai, date: {year + 1}-07-01}}"""


def _value(plan: int, year: int, action: int) -> int:
    """Return how many people took part in a year."""
    return 100 + plan % 50 + action * 10 + (year - YEARS[0]) * (8 + plan % 7)


if __name__ == "__main__":
    main()
