"""Which characters fonts can show, read from the fonts themselves; what none of them can is named, never a box."""

import struct
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import BinaryIO, Final

Range = tuple[int, int]

_TURNING: Final = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""Characters that turn the direction of what follows; left in, they would turn our words too."""

_COLLECTION: Final = b"ttcf"


def named(page: str, fonts: Sequence[tuple[Path, int]]) -> str:
    """Return a page in which every character that its fonts cannot show is named by its number: 〔U+1F600〕."""
    unknown = {sign for sign in set(page) if _is_to_be_shown(sign) and not sign.isascii()}
    unknown = {sign for sign in unknown if not any(_holds(ranges(*font), ord(sign)) for font in fonts)}
    unknown |= {sign for sign in set(page) if sign in _TURNING or (unicodedata.category(sign) == "Cc" and sign != "\n")}
    return page.translate({ord(sign): f"〔U+{ord(sign):04X}〕" for sign in unknown})


def _is_to_be_shown(sign: str) -> bool:
    """Say whether a character is to be seen by itself: no selector of a variant, no joiner."""
    return unicodedata.category(sign) != "Cf" and not (
        "\ufe00" <= sign <= "\ufe0f" or "\U000e0100" <= sign <= "\U000e01ef"
    )


def _holds(found: Sequence[Range], code: int) -> bool:
    at = bisect_right(found, (code, 0x10FFFF)) - 1
    return at >= 0 and found[at][0] <= code <= found[at][1]


@cache
def ranges(path: Path, index: int) -> tuple[Range, ...]:
    """Return the characters that a font has, as stretches in order; none where the file is not what it should be.

    Source: the OpenType specification, tables "cmap" (formats 4 and 12) and "TTC Header".
    """
    try:
        with path.open("rb") as file:
            return tuple(sorted(_ranges(_cmap(file, index))))
    except (OSError, struct.error, IndexError):
        return ()


def _cmap(file: BinaryIO, index: int) -> bytes:
    start = 0
    if file.read(4) == _COLLECTION:
        file.seek(12 + 4 * index)
        (start,) = struct.unpack(">I", file.read(4))
    file.seek(start + 4)
    (tables,) = struct.unpack(">H", file.read(2))
    file.seek(start + 12)
    directory = file.read(16 * tables)
    for name, _, offset, length in struct.iter_unpack(">4sIII", directory):
        if name == b"cmap":
            file.seek(offset)
            return file.read(length)
    return b""


def _ranges(cmap: bytes) -> Iterable[Range]:
    """Return the stretches of the fullest table for Unicode."""
    (tables,) = struct.unpack_from(">H", cmap, 2)
    unicode = {(0, 3), (0, 4), (0, 6), (3, 1), (3, 10)}
    found = [struct.unpack_from(">HHI", cmap, 4 + 8 * at) for at in range(tables)]
    by_format = {struct.unpack_from(">H", cmap, at)[0]: at for system, kind, at in found if (system, kind) in unicode}
    if 12 in by_format:
        return _segmented(cmap, by_format[12])
    return _two_bytes(cmap, by_format[4]) if 4 in by_format else ()


def _segmented(cmap: bytes, at: int) -> Iterator[Range]:
    (groups,) = struct.unpack_from(">I", cmap, at + 12)
    for first, last, glyph in struct.iter_unpack(">III", cmap[at + 16 : at + 16 + 12 * groups]):
        yield (first if glyph else first + 1, last)


def _two_bytes(cmap: bytes, at: int) -> Iterator[Range]:
    (doubled,) = struct.unpack_from(">H", cmap, at + 6)
    count = doubled // 2
    ends = struct.unpack_from(f">{count}H", cmap, at + 14)
    starts = struct.unpack_from(f">{count}H", cmap, at + 16 + doubled)
    deltas = struct.unpack_from(f">{count}H", cmap, at + 16 + 2 * doubled)
    offsets = struct.unpack_from(f">{count}H", cmap, at + 16 + 3 * doubled)
    for segment, (first, last, delta, offset) in enumerate(zip(starts, ends, deltas, offsets, strict=True)):
        for code in range(first, min(last, 0xFFFE) + 1):
            glyph = code
            if offset:
                place = at + 16 + 3 * doubled + 2 * segment + offset + 2 * (code - first)
                (glyph,) = struct.unpack_from(">H", cmap, place)
                if not glyph:
                    continue
            if (glyph + delta) & 0xFFFF:
                yield (code, code)
