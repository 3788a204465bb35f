"""What departments write over the columns of their own tables of results, in Japanese and in English."""

from collections.abc import Mapping
from typing import Final

ITEM, TITLE, ABOVE, INDICATOR, SERIES = "item", "title", "above", "indicator", "series"
"""What a column may say of whose row it is: a number or an id, a title, what stands above; an indicator, its series."""

SYNONYMS: Final[Mapping[str, tuple[str, ...]]] = {
    ITEM: ("番号", "No", "№", "ID", "連番", "項目番号", "事業番号", "取組番号", "整理番号", "number", "item"),
    TITLE: ("名称", "題名", "項目", "項目名", "事業", "事業名", "取組", "取組名", "取組の名称", "title", "name"),
    INDICATOR: (
        "指標",
        "指標名",
        "指標番号",
        "指標ID",
        "活動指標",
        "成果指標",
        "目標・指標",
        "indicator",
        "indicator id",
    ),
    SERIES: ("区分", "系列", "内訳", "series"),
    "planned": ("計画", "年度計画", "計画内容", "年度の計画", "予定", "取組予定", "planned", "plan of the year"),
    "result": (
        *(
            "実績",
            "取組実績",
            "活動実績",
            "実施実績",
            "実施内容",
            "実施状況",
            "取組状況",
            "取組結果",
            "実施結果",
            "結果",
        ),
        *(
            "成果",
            "実績・成果",
            "取組内容及び実績",
            "取組内容と実績",
            "主な実績",
            "実績等",
            "result",
            "results",
            "outcome",
        ),
    ),
    "rating": ("評価", "評価区分", "評価結果", "自己評価", "担当課評価", "所管課評価", "rating", "grade", "evaluation"),
    "variance": (
        *("差異・遅れの理由", "差異の理由", "遅れの理由", "未達成の理由", "理由", "差異", "要因"),
        *("計画との差異", "variance", "reason", "評価の理由", "評価理由"),
    ),
    "issues": ("課題", "問題点", "課題・問題点", "課題等", "残された課題", "取組の課題", "issues", "issue", "problems"),
    "next": (
        *("今後の取組", "次年度の取組", "次年度以降の取組", "次年度に向けた取組", "次年度へ向けた取組", "翌年度の取組"),
        *(
            "来年度の取組",
            "今後の予定",
            "今後の対応",
            "改善策",
            "今後の取組内容",
            "今後の課題と取組",
            "next",
            "next steps",
        ),
    ),
    "direction": ("方向性", "今後の方向性", "今後の方向", "次年度の方向性", "direction"),
    "comment": ("意見", "コメント", "所見", "評価コメント", "comment", "comments"),
    "budget": ("予算", "予算額", "当初予算", "当初予算額", "budget"),
    "actual": ("決算", "決算額", "決算見込額", "執行額", "支出額", "spent"),
    "by": ("記入者", "評価者", "回答者", "作成者", "filled in by", "by"),
    "date": ("記入日", "評価日", "回答日", "作成日", "filled in on", "date"),
    "response": ("市の対応方針", "対応方針", "市の対応", "市の考え方", "response"),
    "value": ("実績値", "値", "実測値", "数値", "指標の実績", "value", "actual value"),
    "numerator": ("分子", "numerator"),
    "denominator": ("分母", "denominator"),
    "status": ("値の状態", "状態", "status"),
    "note": ("値の備考", "指標の備考", "備考", "note", "notes"),
}
"""The headings by what they mean; a plan's own words come before them."""

REASONS: Final = ("理由", "評価の理由", "評価理由", "reason")
"""What the reason of a grade is called: at the first stage the variance holds it, at a later one the comment."""

OF_ANYTHING: Final = frozenset({"区分", "内容", "結果", "符号", "記号", "番号", "名称", "grade"})
"""Lower lines of headings that say what only the line above them tells of what."""

THIS_YEAR: Final = ("当該年度", "本年度", "今年度", "当年度", "年度末")
OTHER_YEARS: Final = ("前年度", "昨年度", "前年", "前々年度", "last year")

UNITS: Final = {"百万円": 1_000_000, "千円": 1_000, "万円": 10_000, "thousand yen": 1_000}
"""What a column of money counts in, the longer words first."""
