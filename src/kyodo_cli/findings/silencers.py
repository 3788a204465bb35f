"""Comments that silence a finding at their line: `# kyodo: ignore[KY110] reason`."""

import re
from typing import Final, NamedTuple

MARK: Final = "kyodo: ignore"

_SILENCER: Final = re.compile(r"(?:^|[ \t])#[ \t]*kyodo: ignore(?:\[([^\]\n]*)\])?[ \t]*([^\r\n]*)")


class Silencer(NamedTuple):
    """A comment and what it silences; `line` is where it stands, `target` the line it speaks of."""

    line: int
    column: int
    end_column: int
    target: int
    codes: tuple[str, ...]
    reason: str


def silencers(lines: list[str]) -> list[Silencer]:
    """Find the silencers of a text; one that stands alone on its line speaks of the next line.

    Args:
        lines: the lines of the file, without their ends.
    """
    found = []
    for number, line in enumerate(lines, 1):
        if MARK not in line or not (match := _SILENCER.search(line)):
            continue
        codes = tuple(code.strip() for code in (match[1] or "").split(",") if code.strip())
        alone = not line[: match.start()].strip()
        column = match.start() + 1 + (line[match.start() : match.start() + 1] in " \t")
        found.append(Silencer(number, column, match.end() + 1, number + alone, codes, match[2].strip()))
    return found
