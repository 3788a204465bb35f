"""What the cells of an indicator say: 「27.1%（R3）」「年3回」「毎年500人以上」「増加」, as baselines and targets."""

import re
from decimal import Decimal
from typing import Any, Final
from unicodedata import normalize

from kyodo_cli.base.folding import DASHES
from kyodo_cli.importing.tables.words import year_in

NOTHING: Final = re.compile(rf"[-ー_{DASHES}]+|なし|無し?|未設定|none|n/a", re.IGNORECASE)

_NUMBER: Final = re.compile(
    r"(?P<before>年間?|毎年度?|約|概ね|おおむね|各|延べ|のべ|\s)*(?P<sign>[-▲△−]?)(?P<number>[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?)"
    r"\s*(?P<unit>[^0-9\s()以超未約程上下年度毎]{0,8}(?:/年|/月)?)(?P<after>(?:以上|以下|未満|程度|前後|超|を?上回る|を?下回る|/年|\s)*)"
)
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
    r"\s*[(（\[]\s*(?:単位\s*[:：]?\s*)?((?:%|％|パーセント|延べ)?(?:人|名|件|回|団体|世帯|円|千円|万円|百万円|億円|箇所|か所|カ所|ヶ所|校|館|点|時間|分|日|冊|台|棟|戸|本|枚|組|社|者|店|地区|自治会|講座|事業|種類|km|㎡|m2|ha|t|kg|ポイント)?(?:/年|/月|/日|/人)?)\s*[)）\]]\s*$"
)


LONGEST: Final = 200
"""Characters. What is longer is a text and no value or title with a unit."""


def baseline(text: str, year: int | None) -> dict[str, Any]:
    """Return a baseline; what is no number stands as printed."""
    plain, said_year = _without_year(text)
    year = said_year or year
    found = _matched(plain)
    data: dict[str, Any] = {"year": year}
    if found and not found["before"] and not found["after"].strip():
        data |= {"value": _value(found), "as_printed": None if _is_bare(text) else text}
    else:
        data |= {"as_printed": text}
    return data


def target(text: str, year: int | None) -> dict[str, Any]:
    """Return a target: a value with how it is to be met, or the text alone where it is more than that."""
    plain, said_year = _without_year(text)
    year = said_year or year
    found = _matched(plain)
    if found is None:
        return {"year": year, "text": text}
    data: dict[str, Any] = {"value": _value(found), "as_printed": None if _is_bare(text) else text}
    before = found["before"] or ""
    after = found["after"] or ""
    op = next((name for word, name in _OPERATORS if word in after), None)
    if any(one in plain for one in ("約", "概ね", "おおむね")):
        op = op or "about"
    if "毎年" in before or "毎年" in plain:
        return {"every_year": True, "to": year, "op": op} | data
    return {"year": year, "op": op} | data


def unit(text: str) -> str | None:
    """Return the unit behind a number, if the text is a number with one."""
    plain, _ = _without_year(text)
    found = _matched(plain)
    return (found["unit"] + ("/年" if "/年" in found["after"] else "")).strip() or None if found else None


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


def _matched(plain: str) -> re.Match[str] | None:
    return _NUMBER.fullmatch(plain) if len(plain) <= LONGEST else None


def _value(found: re.Match[str]) -> int | float:
    number = Decimal(found["number"].replace(",", ""))
    number = -number if found["sign"] else number
    return int(number) if number == number.to_integral_value() else float(number)


def _is_bare(text: str) -> bool:
    return bool(re.fullmatch(r"[0-9]+(?:\.[0-9]+)?", normalize("NFKC", text).strip()))
