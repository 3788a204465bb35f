"""What a heading stands for, and the fields that a column may hold."""

import re
from collections.abc import Mapping
from functools import cache
from typing import Final, NamedTuple
from unicodedata import normalize

from kyodo_cli.base.errors import UsageFault
from kyodo_cli.base.folding import folded
from kyodo_cli.base.kinds import KINDS
from kyodo_cli.base.years import NUMBERED_YEAR, fiscal_year
from kyodo_cli.importing.tables.headings import HEADINGS

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
_YEAR: Final = re.compile(rf"(?:FY\s*)?{NUMBERED_YEAR}\s*(?:年度|年)?(?:末|時点)?", re.IGNORECASE)
_ONE: Final = rf"(?:FY\s*)?{NUMBERED_YEAR}\s*(?:年度|年)?"
_TO: Final = r"\s*(?:[~～〜ー―−‐–—-]|から)\s*"
_STRETCH: Final = re.compile(
    rf"(?P<first>{_ONE}){_TO}(?:(?P<last>{_ONE})|(?P<short>[0-9]{{1,2}})\s*(?:年度|年))", re.IGNORECASE
)
_OPEN: Final = re.compile(rf"({_ONE})\s*(?:以降|以後|[~～〜])(?=\s*(?:$|[)\]】〕の]))", re.IGNORECASE)
_ACTUAL: Final = (
    *("現状", "実績", "実績値", "決算", "決算値", "見込", "見込み", "見込値", "実績見込", "実績見込み"),
    *("決算見込", "決算見込み", "推計", "推計値", "速報", "速報値", "actual"),
)
"""Headings of values that are there already: baselines beside an indicator, else texts."""

_MARKS: Final = re.compile(r"^[■●◆◇○◎□▼▽▲△※*・\s]+|\s*[※*]\s*[0-9]*\s*$")


class Meaning(NamedTuple):
    """What a heading may stand for, the likeliest first, and the fiscal year that it names; `last` ends a stretch.

    `is_open` says that a stretch has no end, as R9以降 has none.
    `status` says of a baseline that it is an estimate, as 見込 does.
    """

    fields: tuple[str, ...]
    year: int | None = None
    last: int | None = None
    status: str | None = None
    is_open: bool = False

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
    first, last, text = _without_stretch(text)
    is_open = not first and bool(_OPEN.search(text))
    text = _OPEN.sub(r"\1", text) if is_open else text
    bracketed = " ".join(_BRACKETED.findall(text))
    year, rest = _without_year(_BRACKETED.sub("", text))
    if year is None:
        year, _ = _without_year(bracketed)
    year = first or year
    beside = _without_year(bracketed)[1] if year and not _plain(rest) else ""  # R5（実績）
    shorter = _AROUND.sub("", _plain(rest))
    for candidate in (text, rest, shorter, _AROUND.sub("", shorter), beside):
        if found := _fields(_plain(candidate)):
            return Meaning(found, year, last, _status(text) if "indicator.baseline" in found else None, is_open)
    return Meaning(()) if _plain(rest) else Meaning((), year, last, is_open=is_open)


def without_years(heading: str) -> str:
    """Return a heading without the years that it names; what is left may be nothing."""
    text = normalize("NFKC", heading)
    while True:
        first, _, rest = _without_stretch(text)
        year, rest = (first, rest) if first else _without_year(_OPEN.sub(r"\1", text))
        if year is None:
            break
        text = rest
    if text == normalize("NFKC", heading):
        return heading.strip()
    return re.sub(r"[(\[【〔]\s*[)\]】〕]", "", text).strip(" ・:：、,-~〜～の")


def _status(text: str) -> str | None:
    return "estimate" if "見込" in text or "推計" in text else "provisional" if "速報" in text else None


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


def _without_stretch(text: str) -> tuple[int | None, int | None, str]:
    """Return the first and the last year of a stretch that a heading names, and the rest of it."""
    found = _STRETCH.search(text)
    if not found:
        return None, None, text
    first, _ = _without_year(found["first"])
    era = re.match(r"[^0-9元]*", found["first"])
    last, _ = (
        _without_year(found["last"]) if found["last"] else _without_year(f"{era[0] if era else ''}{found['short']}")
    )
    if first is None or last is None or last < first:
        return None, None, text
    return first, last, text[: found.start()] + text[found.end() :]


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
    return folded(re.sub("関[連係]する", "関連", re.sub("取り?組み?|とりくみ", "取組", text))).strip("・:.,、。")


def _fields(text: str) -> tuple[str, ...]:
    known = _known()
    if found := known.get(text) or known.get(text.removesuffix("s")):
        return found
    part = _OF_LEVEL.fullmatch(text)
    of = known.get(part[1].strip()) or known.get(_AROUND.sub("", part[1])) if part else None
    if part and of and of[0] == "action" and _PARTS[part[2]] == "description":
        return ("action.description", "action")
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
        "活動内容": ("description", "action"),
        "数値目標": ("indicator", "indicator.target"),
        **dict.fromkeys(_ACTUAL, ("indicator.baseline", OWN)),
        "担当": ("departments",),
    }
    return found | {_plain(word): fields for word, fields in two.items()}
