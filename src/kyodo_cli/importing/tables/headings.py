"""What the columns of plans' tables are called, in Japanese and in English."""

from collections.abc import Iterator, Mapping
from typing import Final

_TABLE: Final = """
vision: 未来像、将来像、目指す将来像、めざす将来像、まちの将来像、将来都市像、将来の姿、目指すまちの姿、
    ビジョン、将来ビジョン、基本理念、理念、vision
goal: 基本目標、政策目標、重点目標、大目標、基本方針、方針、基本方向、基本的方向、基本政策、政策、重点項目、柱、
    基本の柱、施策の柱、取組の柱、大項目、大分類、goal、objective、pillar
aim: 目指す姿、めざす姿、あるべき姿、ありたい姿、aim
measure: 施策、施策の方向、施策の方向性、基本施策、主要施策、重点施策、推進施策、具体的施策、施策目標、
    取組の方向、取組の方向性、取組方針、取組の方針、方策、推進方策、中項目、中分類、measure、policy、strategy
action: アクション、取組、取組項目、取組事項、取組・事業、取組事業、具体的取組、個別取組、個別施策、事業、
    主要事業、実施事業、具体的事業、個別事業、事務事業、構成事業、推進項目、実施項目、行動計画、
    アクションプラン、小項目、小分類、細項目、細目、action、initiative、project、activity
need: 課題、現状と課題、現状・課題、現状及び課題、解決すべき課題、課題を解決するために必要なこと、必要なこと、
    ニーズ、need、issue、challenge
description: 概要、内容、説明、詳細、事業概要、事業内容、取組概要、取組内容、活動内容、施策内容、具体的内容、
    description、summary、details、outline
related: 関連、関連アクション、関連取組、関連事業、関連施策、関連項目、関連番号、関連no、related、
    related actions、related items、links
departments: 担当課、担当、担当部署、担当部局、担当部課、担当課室、担当所管課、担当所属、主担当課、主担当、
    所管課、所管、所管部署、所管部課、主管課、主管部署、主管、実施課、推進課、部署、所属、課名、department、
    lead department、lead、responsible department、owner
departments.support: 関係課、関係部署、関係部課、関係部局、関係所属、関連課、関連部署、協力課、連携課、
    副担当課、副担当、supporting department、support
actors: 協働の主体、実施主体、取組主体、主体、主な主体、担い手、主な担い手、協働相手、協働の相手、協働の相手方、
    連携先、協働先、連携団体、協力団体、関係団体、actor、partner
themes: 分野、テーマ、キーワード、theme、topic
years: 期間、実施期間、実施年度、実施時期、事業期間、取組期間、計画期間、年度、years、period
by_year: 年度計画、年次計画、年度別計画、年度別の計画、実施計画、スケジュール、工程、工程表、plan by year、
    schedule
relisted: 再掲、relisted
indicator: 指標、評価指標、目標指標、指標・目標、数値目標、重要業績評価指標、kpi、indicator
indicator.output: 活動指標、行動目標、活動目標、アウトプット指標、output indicator、output
indicator.outcome: 成果指標、成果目標、アウトカム指標、outcome indicator、outcome
indicator.unit: 単位、unit
indicator.baseline: 現状値、基準値、現況値、現況、当初値、策定時、計画策定時、現状、baseline、baseline value
indicator.baseline_year: 基準年度、現状値年度、baseline year
indicator.target: 目標値、目標、最終目標、中間目標、最終目標値、中間目標値、中間値、target、target value
indicator.target_year: 目標年度、目標年次、達成年度、target year
indicator.definition: 指標の定義、指標の説明、算出方法、算定方法、計算式、definition
number: 番号、no、no.、通し番号、連番、項番、整理番号、#、number、nr
id: id、識別子、identifier
"""


def _read() -> Iterator[tuple[str, tuple[str, ...]]]:
    for entry in _TABLE.strip().replace("\n    ", "").split("\n"):
        field, _, words = entry.partition(": ")
        yield field, tuple(words.split("、"))


HEADINGS: Final[Mapping[str, tuple[str, ...]]] = dict(_read())
"""Headings by what they stand for; spelling is folded, and 主な, 具体的な, 名 and the like around them do not count."""
