"""The numbers that stand in a printed text, such as 「約1万2,000人（28.0%）」, to hold a value against."""

import re
from typing import Final
from unicodedata import normalize

UNITS: Final = {"百": 100, "千": 1_000, "万": 10_000, "億": 100_000_000}

# Patterns stay text: `re` compiles and keeps one when it is first needed.
NUMBER: Final = (
    r"(?P<sign>(?<![0-9%)])[-−–]|[▲△])?\s*(?P<digits>[0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)?)(?P<units>[百千万億]*)"
)
QUOTIENT: Final = r"[0-9]\s*[/／]\s*[0-9]|分の"

TRIFLE: Final = 1e-9


def shows(text: str, value: float) -> bool:
    """Say whether a printed text can mean a value, up to the rounding of the text.

    A text without Arabic numerals, or with a quotient, can mean anything. 万 and the like count, or belong to the unit.
    """
    plain = normalize("NFKC", text)
    found = list(re.finditer(NUMBER, plain))
    if not found or re.search(QUOTIENT, plain):
        return True
    return any(abs(number - value) <= half + TRIFLE * abs(value) for number, half in _readings(found))


def _readings(found: list[re.Match[str]]) -> list[tuple[float, float]]:
    """Return what each number can mean, with half of its last digit; numbers that touch can also be one."""
    readings = []
    run = previous_end = 0.0
    for match in found:
        digits = match["digits"].replace(",", "")
        half = 0.5 / 10 ** len(digits.partition(".")[2])
        sign = -1 if match["sign"] else 1
        times = 1
        for unit in match["units"]:
            times *= UNITS[unit]
        number = sign * float(digits)
        run = run + number * times if match.start() == previous_end and not match["sign"] else number * times
        previous_end = match.end()
        readings += [(number, half), (number * times, half * times), (run, half)]
    return readings
