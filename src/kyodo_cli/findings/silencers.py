"""Comments that silence a finding at their line: `# kyodo: ignore[KY110] reason`."""

import re
from typing import Final, NamedTuple

MARK: Final = "kyodo:"

# Stays text: `re` compiles and keeps it when it is first needed.
_SILENCER: Final = r"(?:^|[ \t])#[ \t]*kyodo:[ \t]*ignore(?:\[([^\]\n]*)\])?[ \t]*([^\r\n]*)"
_SEPARATOR: Final = "[,、，]"


class Silencer(NamedTuple):
    """A comment and what it silences; `line` is where it stands, `target` the line it speaks of."""

    line: int
    column: int
    end_column: int
    target: int
    codes: tuple[str, ...]
    reason: str


def silencers(lines: list[str]) -> list[Silencer]:
    """Find the silencers of a text; one that stands alone speaks of the next line that is no comment.

    Args:
        lines: the lines of the file, without their ends.
    """
    found = []
    content = len(lines)  # from the end: the nearest line below that is neither empty nor a comment
    for number in range(len(lines), 0, -1):
        line = lines[number - 1]
        if MARK in line and (match := re.search(_SILENCER, line)):
            codes = tuple(code.strip().upper() for code in re.split(_SEPARATOR, match[1] or "") if code.strip())
            target = number if line[: match.start()].strip() else content
            column = match.start() + 1 + (line[match.start() : match.start() + 1] in " \t")
            found.append(Silencer(number, column, match.end() + 1, target, codes, match[2].strip()))
        if line.strip() and not line.lstrip().startswith("#"):
            content = number
    return found[::-1]
