"""What the cells beside an item say of it, in the keys of the format: departments, years, indicators and the rest."""

import re
from collections.abc import Sequence
from typing import Any, Final, NamedTuple

from kyodo_cli.base.errors import UsageFault
from kyodo_cli.base.language import Message
from kyodo_cli.base.years import NUMBERED_YEAR, fiscal_year
from kyodo_cli.importing.tables.columns import INDICATORS, Column
from kyodo_cli.importing.tables.doubts import Doubt
from kyodo_cli.importing.tables.heads import one_line
from kyodo_cli.importing.tables.item import Item, Seen
from kyodo_cli.importing.tables.links import NOTHING
from kyodo_cli.importing.tables.numbers import half_width
from kyodo_cli.importing.tables.values import baseline, target, title_and_unit, unit

_LIST: Final = re.compile(r"[,、，;；/／|｜\n]+|\s*及び\s*|\s{2,}|　")
_OFFICE: Final = re.compile(
    r".*(?:課|室|局|部|係|センター|所|館|署|班|本部|委員会|担当|チーム|園|校|会|隊|院|場)(?:\s*[(（].*)?[\U0010f000-\U0010ffff]*"
)
_SPAN: Final = re.compile(
    rf"(?:FY\s*)?(?:{NUMBERED_YEAR})?\s*(?:年度|年)?\s*(?:[~～〜ー―−‐–—-]|から)\s*(?:(?:FY\s*)?(?:{NUMBERED_YEAR}|([0-9]{{1,2}})))?\s*(?:年度|年)?(?:まで|末)?",
    re.IGNORECASE,
)
_MARKED_LINES: Final = re.compile(r"(?m)^\s*(?:[①-⑳]|[(（][0-9０-９]+[)）]|[・•‣])\s*")


class Value(NamedTuple):
    """What a cell says of an indicator, and the row that it stands in."""

    column: Column
    text: str
    row: int


def names_in(text: str, *, are_offices: bool = False) -> list[str]:
    """Return the names that a cell lists; a ・ parts departments only where each part is one."""
    found: list[str] = []
    for part in _LIST.split(text):
        inner = re.split("[・･]", part)
        parts = (
            inner if are_offices and len(inner) > 1 and all(_OFFICE.fullmatch(one.strip()) for one in inner) else [part]
        )
        found += [re.sub(r"^[・･]\s*", "", one.strip()) for one in parts]
    return [one for one in dict.fromkeys(found) if one and not NOTHING.fullmatch(half_width(one))]


def years(item: Item) -> tuple[dict[str, int] | None, list[Doubt]]:
    """Return the years of an item, and what in their column is none."""
    span: dict[str, int] | None = None
    doubts = []
    for column, seen in item.cells:
        if column.field != "years":
            continue
        read = _span(half_width(one_line(seen.text)).strip())
        if read is None or span is not None:
            doubts.append(Doubt(seen.at, seen.text, Message("It is no stretch of fiscal years."), _YEARS))
        else:
            span = read
    return span, doubts


def year_alone(text: str) -> int | None:
    """Return the fiscal year that a text is, if it is no more than one."""
    return _year(half_width(one_line(text)).strip())


def by_year(item: Item) -> list[dict[str, Any]]:
    """Return what the plan says of single years, or of a stretch where a cell reaches over several."""
    cells = [(column, seen) for column, seen in item.cells if column.field == "by_year"]
    years_of = {column.number: column.year for column, _ in cells}
    found: list[dict[str, Any]] = []
    for column, seen in cells:
        year = column.year
        last = (
            column.last or years_of.get(seen.last_column) or (year + seen.last_column - column.number if year else None)
        )
        if year is None:
            continue
        when = {"year": year} if last in (None, year) else {"from": year, "to": last}
        when = {"from": year} if column.is_open else when
        found.append({**when, "text": seen.text})
    return found


def texts(item: Item, field: str) -> str | None:
    """Return the text of a field; where further rows go on with it, below each other."""
    found = [seen.text for column, seen in item.cells if column.field == field]
    return "\n".join(dict.fromkeys(found)) or None


def indicators(item: Item) -> tuple[list[dict[str, Any]], list[Doubt]]:
    """Return the indicators of an item: one for each row, column or marked line that names one."""
    found: list[dict[str, Any]] = []
    doubts: list[Doubt] = []
    rows: dict[tuple[int, int], list[tuple[Column, Seen]]] = {}
    for column, seen in item.cells:
        if column.field in INDICATORS or column.field.startswith("indicator."):
            rows.setdefault((seen.row, column.group), []).append((column, seen))
    for cells in rows.values():
        named = next((seen for column, seen in cells if column.field in INDICATORS), None)
        if named is None or NOTHING.fullmatch(half_width(named.text)):
            doubts += [_nameless(seen) for column, seen in cells if not NOTHING.fullmatch(half_width(seen.text))]
            continue
        found += [_indicator(part) for part in _taken_apart(cells, named)]
    return found, doubts


def _nameless(seen: Seen) -> Doubt:
    return Doubt(seen.at, seen.text, Message("There is no indicator in its row."), _INDICATOR)


def _taken_apart(cells: Sequence[tuple[Column, Seen]], named: Seen) -> list[list[Value]]:
    """Return the cells of each indicator; where a cell lists several by ①②, the others must list as many."""
    count = len(_MARKED_LINES.findall(named.text))
    lists = {column: [one.strip() for one in _MARKED_LINES.split(seen.text)[1:]] for column, seen in cells}
    if count > 1 and all(len(lists[column]) in (0, count) for column, _ in cells):
        return [
            [Value(one, lists[one][at] if lists[one] else seen.text, seen.at[0]) for one, seen in cells]
            for at in range(count)
        ]
    return [[Value(column, seen.text, seen.at[0]) for column, seen in cells]]


def _indicator(cells: Sequence[Value]) -> dict[str, Any]:
    named = next(one for one in cells if one.column.field in INDICATORS)
    title, said = title_and_unit(one_line(named.text))
    values = [one for one in cells if not NOTHING.fullmatch(half_width(one.text))]
    bases = [one for one in values if one.column.field == "indicator.baseline"]
    targets = [one for one in values if one.column.field == "indicator.target"]
    units = [unit(one.text) for one in (*bases, *targets)]
    of = _own("unit", cells) or said
    baselines = [_baseline(one, cells, of) for one in bases]
    return {
        "title": title,
        "kind": named.column.field.partition(".")[2] or None,
        "unit": of or next((one for one in units if one), None),
        "baseline": baselines[0] if len(baselines) == 1 else baselines or None,
        "targets": [_target(one, cells, of) for one in targets] or None,
        "definition": _own("definition", cells),
    }


def _baseline(value: Value, cells: Sequence[Value], of: str | None) -> dict[str, Any]:
    data = baseline(value.text, value.column.year or _year_of("baseline_year", value, cells), of)
    return data | {"status": value.column.status}


def _target(value: Value, cells: Sequence[Value], of: str | None) -> dict[str, Any]:
    data = target(value.text, value.column.year or _year_of("target_year", value, cells), of)
    if value.column.is_open and data.get("year") == value.column.year:
        return {"from": data.pop("year")} | data
    return data


def _own(part: str, cells: Sequence[Value]) -> str | None:
    return next((one.text for one in cells if one.column.field == f"indicator.{part}"), None)


def _year_of(part: str, value: Value, cells: Sequence[Value]) -> int | None:
    """Return the fiscal year that stands beside a value, in its own row or for the indicator as a whole."""
    beside = [one for one in cells if one.column.field == f"indicator.{part}"]
    own = next((one for one in beside if one.row == value.row), beside[0] if len(beside) == 1 else None)
    return _year(own.text) if own else None


def _year(text: str | None) -> int | None:
    try:
        return fiscal_year(text) if text else None
    except UsageFault:
        return None


def _span(text: str) -> dict[str, int] | None:
    """Read years: R4～R8, 令和4～8年度, 2022-2026, R4～, ～R8, R5."""
    if (single := _year(text.removesuffix("のみ"))) is not None:
        return {"from": single, "to": single}
    found = _SPAN.fullmatch(text)
    if not found or not any(found.groups()):
        return None
    western, era, number, last_western, last_era, last_number, short = found.groups()
    first = _year(western or (f"{era}{number}" if number else None))
    if short:  # 令和4～8年度, 2022-26
        last = _year(f"{era}{short}" if era else f"{(western or '20')[:2]}{short:0>2}")
    else:
        last = _year(last_western or (f"{last_era}{last_number}" if last_number else None))
    if (first is None and last is None) or (first and last and last < first):
        return None
    return {key: year for key, year in (("from", first), ("to", last)) if year is not None}


_YEARS: Final = Message("Write it as 令和4年度～令和8年度 or 2022-2026, or add it to the file by hand.")
_INDICATOR: Final = Message("Name the indicator in its column, or add the text to the file by hand.")
