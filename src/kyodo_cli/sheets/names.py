"""Names that Excel takes for a sheet, and every Windows takes for a file."""

import re
from collections.abc import Iterable, Sequence
from typing import Final
from unicodedata import normalize

SHEET_LENGTH: Final = 31
FILE_LENGTH: Final = 60

_NOT_IN_A_SHEET: Final = re.compile(r"[\[\]:*?/\\\x00-\x1f]")
_NOT_IN_A_FILE: Final = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]')
_RESERVED: Final = re.compile(r"(?i)(?:con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])(?:\..*)?")
_WIDE: Final = str.maketrans('<>:"/\\|?*', "＜＞：”／￥｜？＊")


def sheet_names(wanted: Iterable[str]) -> list[str]:
    """Return names of sheets as Excel takes them: short enough, without its signs, none twice."""
    found: list[str] = []
    for text in wanted:
        name = _NOT_IN_A_SHEET.sub(" ", text).strip(" '")[:SHEET_LENGTH].strip(" '") or "-"
        if name.casefold() == "history":  # a name that Excel keeps for itself
            name += "_"
        base, number = name, 2
        while name.casefold() in [one.casefold() for one in found]:
            mark = f" {number}"
            name, number = base[: SHEET_LENGTH - len(mark)] + mark, number + 1
        found.append(name)
    return found


def file_names(parts: Sequence[tuple[str, str, str]]) -> list[str]:
    """Return the names of files without their ending, each from what it begins with, a name, and an id.

    Signs that Windows forbids become their full-width forms. Of two names that a file system may take for one, the
    ids tell them apart.
    """
    plain = [_file_name(f"{start}-{name}" if name else start) for start, name, _ in parts]
    folded = [normalize("NFKC", one).casefold() for one in plain]
    return [
        name if folded.count(same) == 1 else _file_name(f"{start}-{identity}")
        for name, same, (start, _, identity) in zip(plain, folded, parts, strict=True)
    ]


def _file_name(text: str) -> str:
    name = _NOT_IN_A_FILE.sub("_", normalize("NFC", text).translate(_WIDE))
    name = name[:FILE_LENGTH].strip(" .\u3000")
    return f"{name}_" if _RESERVED.fullmatch(name) or not name else name
