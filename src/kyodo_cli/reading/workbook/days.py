"""What a number of a workbook is by its format: a day, a percentage, or a number."""

import re
from datetime import date, timedelta
from decimal import Decimal
from typing import Final, Literal, NamedTuple
from xml.etree.ElementTree import Element

BUILT_IN_DAYS: Final = frozenset({*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)})
"""Formats of days and times that Excel knows by number, the Japanese and Chinese ones among them."""

BUILT_IN_PERCENT: Final = frozenset({9, 10})

_SAID: Final = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.|_.|\*.|General', re.IGNORECASE)

LAST_SERIAL: Final = 2_958_465
"""31 December 9999."""


class Formats(NamedTuple):
    """The formats of a workbook's cells: for each style what it makes of a number."""

    kinds: tuple[Literal["day", "percent", "number"], ...]

    @classmethod
    def read(cls, styles: Element | None) -> "Formats":
        """Read the formats from the part `styles`."""
        if styles is None:
            return cls(())
        codes: dict[int, str] = {}
        kinds = []
        for one in styles.iter():
            if one.tag.endswith("}numFmt") and (one.get("numFmtId") or "").isdecimal():
                codes.setdefault(int(one.get("numFmtId", "0")), one.get("formatCode", ""))
        for group in styles:
            if group.tag.endswith("}cellXfs"):
                kinds = [_kind(int(one.get("numFmtId") or 0), codes) for one in group]
        return cls(tuple(kinds))

    def kind(self, style: int) -> Literal["day", "percent", "number"]:
        """Return what a style makes of a number."""
        return self.kinds[style] if 0 <= style < len(self.kinds) else "number"


def day_of(serial: Decimal, *, from_1904: bool) -> str | None:
    """Return the day that Excel counts by a serial number, as YYYY-MM-DD; None where it counts none.

    The count has a 29 February 1900, which never was; what lies before it is nobody's date here.
    """
    first = date(1904, 1, 1) if from_1904 else date(1899, 12, 30)
    if not 61 <= serial <= LAST_SERIAL - 1500:
        return None
    return (first + timedelta(days=int(serial))).isoformat()


def _kind(number: int, codes: dict[int, str]) -> Literal["day", "percent", "number"]:
    if number in codes:
        bare = _SAID.sub("", codes[number].split(";")[0])
        if "%" in bare:
            return "percent"
        return "day" if re.search("[ymdhs]", bare, re.IGNORECASE) else "number"
    if number in BUILT_IN_DAYS:
        return "day"
    return "percent" if number in BUILT_IN_PERCENT else "number"
