"""What the cells of an indicator say: 「27.1%（R3）」「年3回」「毎年500人以上」「増加」, as baselines and targets."""

import re
from decimal import Decimal
from math import prod
from typing import Any, Final, NamedTuple
from unicodedata import normalize

from kyodo_cli.base.folding import DASHES
from kyodo_cli.importing.tables.words import year_in

NOTHING: Final = re.compile(rf"[-ー_{DASHES}]+|なし|無し?|未設定|none|n/a", re.IGNORECASE)

_PLAIN: Final = r"(?:[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?)"
_TIMES: Final = r"(?:[十百千]?[万億]|[百千])"
_NUMBER: Final = re.compile(
    r"(?P<before>(?:年間?|毎年度?|約|概ね|おおむね|各|延べ|のべ|累計|\s)*)(?P<sign>[-▲△−]?)"
    rf"(?P<number>(?:{_PLAIN}\s*{_TIMES})+{_PLAIN}?|{_PLAIN})"
    r"\s*(?P<unit>[^0-9\s()以超未約程上下年度毎をのに]{0,8}(?:/年|/月)?)"
    r"(?P<after>(?:以上|以下|未満|程度|前後|超|を?上回る|を?下回る|/年|\s)*(?:[をの]?維持)?\s*)"
)
_PART: Final = re.compile(rf"({_PLAIN})\s*({_TIMES}?)")
_FACTORS: Final = {"十": 10, "百": 100, "千": 1_000, "万": 10_000, "億": 100_000_000}
_UNIT_TIMES: Final = re.compile(rf"({_TIMES})(?=.)")
_NOTES: Final = re.compile(
    r"\s*\((?:累計|累積|延べ|のべ|実数|年間|年平均|平均|合計|総数|実績|[0-9]+(?:\.[0-9]+)?点満点|[0-9]+段階(?:評価)?)\)$"
)
_RELATIVE: Final = re.compile(r".*(?:増|減|倍|増加|減少|向上|削減|増し)")
_BRACKETS: Final = re.compile(r"[(\[【]([^)\]】]*)[)\]】]")
_OPERATORS: Final = (
    ("以上", "at_least"),
    ("以下", "at_most"),
    ("未満", "below"),
    ("超", "above"),
    ("上回る", "above"),
    ("下回る", "below"),
    ("程度", "about"),
    ("前後", "about"),
)
_UNIT_IN_TITLE: Final = re.compile(
    r"\s*[(（\[]\s*(?:単位\s*[:：]?\s*)?((?:%|％|パーセント|延べ)?(?:[千万億]|百万|千万)?(?:人|名|件|回|団体|世帯|円|部|箇所|か所|カ所|ヶ所|校|館|点|時間|分|日|冊|台|棟|戸|本|枚|組|社|者|店|地区|自治会|講座|事業|種類|km|㎡|m2|ha|t|kg|ポイント)?(?:/年|/月|/日|/人)?)\s*[)）\]]\s*$"
)


LONGEST: Final = 200
"""Characters. What is longer is a text and no value or title with a unit."""


def baseline(text: str, year: int | None, of: str | None = None) -> dict[str, Any]:
    """Return a baseline; what is no number, or a bound instead of one, stands as printed.

    Args:
        text: the cell.
        year: the fiscal year that is said elsewhere.
        of: the unit of the indicator, where the table gives it one.
    """
    plain, said_year = _without_year(text)
    found = _read(plain, of)
    if found is None or found.op not in (None, "about"):
        return {"year": said_year or year, "as_printed": text}
    return {"year": said_year or year, "value": found.value, "as_printed": None if _is_bare(text) else text}


def target(text: str, year: int | None, of: str | None = None) -> dict[str, Any]:
    """Return a target: a value with how it is to be met, or the text alone where it is more than that."""
    plain, said_year = _without_year(text)
    year = said_year or year
    found = _read(plain, of)
    if found is None:
        return {"year": year, "text": text}
    data: dict[str, Any] = {"value": found.value, "as_printed": None if _is_bare(text) else text}
    if "毎年" in plain:
        return {"every_year": True, "to": year, "op": found.op} | data
    return {"year": year, "op": found.op} | data


def unit(text: str) -> str | None:
    """Return the unit behind a number, without 千 and 万, if the text is a number with one."""
    found = _read(_without_year(text)[0], None)
    return found.unit if found else None


class _Value(NamedTuple):
    value: int | float
    unit: str | None
    op: str | None


def _read(plain: str, of: str | None) -> _Value | None:
    """Return the one number of a text, in the unit that the indicator has; where that is open, nothing."""
    if len(plain) > LONGEST:
        return None
    found = _NUMBER.fullmatch(_NOTES.sub("", plain))
    number = _number(found["number"]) if found else None
    if found is None or number is None or _RELATIVE.fullmatch(found["unit"]):
        return None
    said = (found["unit"] + ("/年" if "/年" in found["after"] else "")).strip() or None
    of = normalize("NFKC", of) if of else None
    times = _UNIT_TIMES.match(of) if of else None
    if of and times:
        if said == of[times.end() :]:
            number /= _factor(times[1])
        elif said or re.search(_TIMES, found["number"]):
            return None
    number = -number if found["sign"] else number
    op = next((name for word, name in _OPERATORS if word in found["after"]), None)
    if op is None and any(one in found["before"] for one in ("約", "概ね", "おおむね")):
        op = "about"
    return _Value(int(number) if number == number.to_integral_value() else float(number), said, op)


def _number(text: str) -> Decimal | None:
    """Return 1億2千万 or 1.2万 as a plain number; nothing, where its parts do not grow smaller."""
    total, least = Decimal(0), None
    parts = _PART.findall(text)
    for digits, times in parts:
        amount, factor = Decimal(digits.replace(",", "")), _factor(times)
        if len(parts) > 1 and (amount != amount.to_integral_value() or (not times and len(digits) == 1)):
            return None
        if least is not None and amount * factor >= least:
            return None
        total, least = total + amount * factor, factor
    return total


def _factor(times: str) -> int:
    return prod(_FACTORS[one] for one in times)


def title_and_unit(text: str) -> tuple[str, str | None]:
    """Part an indicator's title from the unit in brackets behind it."""
    found = _UNIT_IN_TITLE.search(text) if len(text) <= LONGEST else None
    if found and found[1] and text[: found.start()].strip():
        return text[: found.start()].strip(), normalize("NFKC", found[1])
    return text, None


def _without_year(text: str) -> tuple[str, int | None]:
    """Return a text in half width without a year in brackets, and that year."""
    plain = normalize("NFKC", text).strip()
    if len(plain) > LONGEST:
        return plain, None
    for found in _BRACKETS.finditer(plain):
        if year := year_in(found[1]):
            return (plain[: found.start()] + plain[found.end() :]).strip(), year
    return plain, None


def _is_bare(text: str) -> bool:
    return bool(re.fullmatch(r"[0-9]+(?:\.[0-9]+)?", normalize("NFKC", text).strip()))
