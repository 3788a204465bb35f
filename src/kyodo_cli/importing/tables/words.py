"""What the columns of plans' tables are called, and what of a plan they hold."""

import re
from collections.abc import Mapping
from functools import cache
from typing import Final, NamedTuple
from unicodedata import normalize

from kyodo_cli.base.errors import UsageFault
from kyodo_cli.base.folding import folded
from kyodo_cli.base.kinds import KINDS
from kyodo_cli.base.years import NUMBERED_YEAR, fiscal_year

OF_A_LEVEL: Final = ("number", "id", "description")
"""What a column may hold of an item besides its title, as `goal.number`."""

OF_AN_INDICATOR: Final = ("unit", "baseline", "baseline_year", "target", "target_year", "definition")

LONGEST: Final = 100
"""Characters. What is longer is no heading."""

OWN: Final = "field"
"""A column that becomes a field of the plan's own, under its heading."""

DROPPED: Final = "-"

FIELDS: Final = (
    *KINDS,
    *(f"{kind}.{part}" for kind in KINDS for part in OF_A_LEVEL),
    *("number", "id", "need", "description", "related", "departments", "departments.support", "actors", "themes"),
    *("years", "by_year", "relisted", "indicator", "indicator.output", "indicator.outcome"),
    *(f"indicator.{part}" for part in OF_AN_INDICATOR),
    *(OWN, DROPPED),
)
"""What --map takes."""

SEVERAL: Final = frozenset(
    {
        *("departments", "departments.support", "actors", "themes", "by_year", "indicator", "indicator.output"),
        *("indicator.outcome", *(f"indicator.{part}" for part in OF_AN_INDICATOR), OWN, DROPPED),
    }
)
"""What several columns may hold at once."""

HEADINGS: Final[Mapping[str, tuple[str, ...]]] = {
    "vision": (
        *("未来像", "将来像", "目指す将来像", "めざす将来像", "まちの将来像", "将来の姿", "目指すまちの姿", "ビジョン"),
        *("将来ビジョン", "基本理念", "理念", "vision"),
    ),
    "goal": (
        *("基本目標", "政策目標", "重点目標", "大目標", "基本方針", "方針", "基本方向", "基本政策", "政策", "重点項目"),
        *("柱", "基本の柱", "施策の柱", "取組の柱", "大項目", "大分類", "goal", "objective", "pillar"),
    ),
    "aim": ("目指す姿", "めざす姿", "あるべき姿", "ありたい姿", "aim"),
    "measure": (
        *("施策", "施策の方向", "施策の方向性", "基本施策", "主要施策", "重点施策", "推進施策", "取組の方向"),
        *(
            "取組の方向性",
            "取組方針",
            "取組の方針",
            "方策",
            "推進方策",
            "中項目",
            "中分類",
            "measure",
            "policy",
            "strategy",
        ),
    ),
    "action": (
        *("アクション", "取組", "取組項目", "取組事項", "具体的取組", "個別取組", "個別施策", "事業", "主要事業"),
        *("実施事業", "具体的事業", "個別事業", "事務事業", "構成事業", "推進項目", "実施項目", "行動計画"),
        *("アクションプラン", "小項目", "小分類", "細項目", "細目", "action", "initiative", "project", "activity"),
    ),
    "need": (
        *("課題", "現状と課題", "現状・課題", "現状及び課題", "解決すべき課題", "課題を解決するために必要なこと"),
        *("必要なこと", "ニーズ", "need", "issue", "challenge"),
    ),
    "description": (
        *("概要", "内容", "説明", "詳細", "事業概要", "事業内容", "取組概要", "取組内容", "施策内容", "具体的内容"),
        *("description", "summary", "details", "outline"),
    ),
    "related": (
        *(
            "関連",
            "関連アクション",
            "関連取組",
            "関連事業",
            "関連施策",
            "関連項目",
            "関連番号",
            "関連no",
            "関係する取組",
        ),
        *("related", "related actions", "related items", "links"),
    ),
    "departments": (
        *("担当課", "担当", "担当部署", "担当部課", "担当課室", "担当所属", "主担当課", "主担当", "所管課", "所管"),
        *("所管部署", "所管部課", "主管課", "主管", "実施課", "推進課", "部署", "所属", "課名"),
        *("department", "departments", "lead department", "lead", "responsible department", "owner"),
    ),
    "departments.support": (
        *(
            "関係課",
            "関係部署",
            "関係部課",
            "関係部局",
            "関係所属",
            "関連課",
            "関連部署",
            "協力課",
            "連携課",
            "副担当課",
        ),
        *("副担当", "supporting departments", "supporting department", "support"),
    ),
    "actors": (
        *("協働の主体", "実施主体", "主体", "主な主体", "担い手", "主な担い手", "協働相手", "協働の相手", "連携先"),
        *("協働先", "連携団体", "協力団体", "関係団体", "actors", "actor", "partners", "partner"),
    ),
    "themes": ("分野", "テーマ", "キーワード", "themes", "theme", "topic", "topics"),
    "years": (
        *("期間", "実施期間", "実施年度", "実施時期", "事業期間", "取組期間", "計画期間", "年度", "years", "period"),
    ),
    "by_year": (
        *("年度計画", "年次計画", "年度別計画", "年度別の計画", "実施計画", "スケジュール", "工程", "工程表"),
        *("plan by year", "schedule"),
    ),
    "relisted": ("再掲", "relisted"),
    "indicator": ("指標", "評価指標", "目標指標", "数値目標", "重要業績評価指標", "kpi", "指標・目標", "indicator"),
    "indicator.output": ("活動指標", "行動目標", "アウトプット指標", "活動目標", "output indicator", "output"),
    "indicator.outcome": ("成果指標", "成果目標", "アウトカム指標", "outcome indicator", "outcome"),
    "indicator.unit": ("単位", "unit"),
    "indicator.baseline": (
        *("現状値", "基準値", "現況値", "当初値", "策定時", "計画策定時", "現状", "baseline", "baseline value"),
    ),
    "indicator.baseline_year": ("基準年度", "現状値年度", "baseline year"),
    "indicator.target": (
        "目標値",
        "目標",
        "最終目標",
        "中間目標",
        "最終目標値",
        "中間目標値",
        "target",
        "target value",
    ),
    "indicator.target_year": ("目標年度", "達成年度", "target year"),
    "indicator.definition": ("指標の定義", "指標の説明", "算出方法", "算定方法", "計算式", "definition"),
    "number": ("番号", "no", "no.", "通し番号", "連番", "項番", "整理番号", "#", "number", "nr"),
    "id": ("id", "識別子", "identifier"),
}
"""Headings by what they stand for; spelling is folded, and 主な, 具体的な, 名 and the like around them do not count."""

_AROUND: Final = re.compile(
    r"^(?:主な|主たる|具体的な|本市の|市の|計画の|本計画の|協働の(?=取組|事業|目標))+|(?:の名称|名称|名|一覧|等|など)$"
)
_OF_LEVEL: Final = re.compile(r"(.+?)の?(番号|no\.?|id|概要|内容|説明|number|description|summary)")
_PARTS: Final = {
    **dict.fromkeys(("番号", "no", "no.", "number"), "number"),
    **dict.fromkeys(("概要", "内容", "説明", "description", "summary"), "description"),
    "id": "id",
}
_BRACKETED: Final = re.compile(r"[(\[【〔<「]([^)\]】〕>」]*)[)\]】〕>」]")
_YEAR: Final = re.compile(rf"(?:FY\s*)?{NUMBERED_YEAR}\s*(?:年度|年)?(?:末|時点|実績)?", re.IGNORECASE)
_MARKS: Final = re.compile(r"^[■●◆◇○◎□▼▽▲△※*・\s]+|[※*\s]+[0-9]*$")


class Meaning(NamedTuple):
    """What a heading may stand for, in order of likelihood; the fiscal year that it names; what stands in brackets."""

    fields: tuple[str, ...]
    year: int | None = None
    bracketed: str = ""

    @property
    def is_year(self) -> bool:
        """Say whether it is a year and nothing else."""
        return self.year is not None and not self.fields


def meaning(heading: str) -> Meaning:
    """Return what a heading may stand for; of an unknown one there are no fields."""
    if len(heading) > LONGEST:
        return Meaning(())
    text = _MARKS.sub("", normalize("NFKC", heading))
    if whole := _BRACKETED.fullmatch(text.strip()):
        text = whole[1]
    bracketed = " ".join(_BRACKETED.findall(text))
    year, rest = _without_year(_BRACKETED.sub("", text))
    if year is None:
        year, _ = _without_year(bracketed)
    for candidate in (text, rest, _AROUND.sub("", _plain(rest)), _AROUND.sub("", _AROUND.sub("", _plain(rest)))):
        if found := _fields(_plain(candidate)):
            return Meaning(found, year, bracketed)
    return Meaning((), year if not _plain(rest) else None, bracketed)


def field_typed(text: str) -> str | None:
    """Return the field that was typed behind --map, by its name or by a heading that stands for it."""
    typed = normalize("NFKC", text).strip()
    if typed.lower() in FIELDS:
        return typed.lower()
    if typed in ("ー", "-", "−"):
        return DROPPED
    found = meaning(typed).fields
    return found[0] if found else None


def words_of(kind: str) -> tuple[str, ...]:
    """Return the headings that stand for a field."""
    return HEADINGS.get(kind, ())


def year_in(text: str) -> int | None:
    """Return the fiscal year that a text names, whatever stands around it."""
    return _without_year(normalize("NFKC", text))[0]


def _without_year(text: str) -> tuple[int | None, str]:
    found = _YEAR.search(text)
    if not found:
        return None, text
    western, era, number = found.groups()
    try:
        year = fiscal_year(western or f"{era}{number}")
    except UsageFault:
        return None, text
    return year, text[: found.start()] + text[found.end() :]


def _plain(text: str) -> str:
    """Return a heading without what spelling adds to it: blanks, line breaks, 取り組み for 取組."""
    text = "".join(text.split()) if not text.isascii() else text.strip()
    return folded(re.sub("取り?組み?|とりくみ", "取組", text).replace("関連する", "関連")).strip("・:.,、。")


def _fields(text: str) -> tuple[str, ...]:
    known = _known()
    if found := known.get(text) or known.get(text.removesuffix("s")):
        return found
    part = _OF_LEVEL.fullmatch(text)
    of = known.get(part[1].strip()) or known.get(_AROUND.sub("", part[1])) if part else None
    if part and of and of[0] in KINDS:
        return (f"{of[0]}.{_PARTS[part[2]]}",)
    return of if part and of and of[0] == "related" and _PARTS[part[2]] == "number" else ()


@cache
def _known() -> Mapping[str, tuple[str, ...]]:
    """Return the fields of each heading, folded; what may be two things has both, the likelier one first."""
    found: dict[str, tuple[str, ...]] = {}
    for field, words in HEADINGS.items():
        for word in words:
            found[_plain(word)] = (field,)
    two: Mapping[str, tuple[str, ...]] = {
        "目標": ("goal", "indicator.target"),
        "目指す姿": ("aim", "vision"),
        "めざす姿": ("aim", "vision"),
        "取組内容": ("description", "action"),
        "事業内容": ("description", "action"),
        "数値目標": ("indicator", "indicator.target"),
        "現状": ("indicator.baseline", OWN),
        "担当": ("departments",),
    }
    return found | {_plain(word): fields for word, fields in two.items()}
