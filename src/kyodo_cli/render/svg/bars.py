"""Stacked bars: every part is labelled where it stands, or below its bar where the label has no room."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from kyodo_cli.render.svg.drawing import LEADING, WIDTH, box, element, label, label_lines, lines_of, text_width
from kyodo_cli.render.svg.style import SIZE

HIGH: Final = 22
"""The height of a bar."""

GAP: Final = 12
"""The distance from one row to the next."""

_LINE: Final = SIZE * LEADING
_SWATCH: Final = 14
_PADDING: Final = 4

PATTERNS: Final = ("behind", "stopped", "gap")
"""Kinds of parts that a pattern tells apart besides their colour."""

_GROUNDS: Final = {"behind": "k-behind", "stopped": "k-stopped", "gap": "k-plain"}
"""The colour below the lines of a pattern."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a bar: its kind (a class of the style, or a pattern), its short name, how many, and both in words."""

    kind: str
    code: str
    count: int
    text: str


@dataclass(frozen=True, slots=True)
class Row:
    """A bar under or beside its name; without parts, `said` stands in its place. `heading` stands before it."""

    name: str
    parts: tuple[Part, ...]
    said: str | None = None
    heading: str | None = None
    is_strong: bool = False


@dataclass(frozen=True, slots=True)
class Key:
    """A line of the legend; without a kind it is a heading."""

    kind: str | None
    text: str


def patterns(key: str, kinds: Sequence[str]) -> str:
    """Return the patterns that a picture uses, under names of its own."""
    lines = {
        "behind": "M-2 2 2 -2M0 8 8 0M6 10 10 6",
        "stopped": "M0 4H8M4 0V8",
        "gap": "M-2 2 2 -2M0 8 8 0M6 10 10 6",
    }
    found = []
    for kind in PATTERNS:
        if kind in kinds:
            drawn = box(0, 0, 8, 8, _GROUNDS[kind]) + element("path", d=lines[kind], class_=f"k-lines-{kind}")
            name = f"{key}-{kind}"
            found.append(element("pattern", drawn, id=name, width=8, height=8, patternUnits="userSpaceOnUse"))
    return element("defs", "".join(found)) if found else ""


def stacked(key: str, rows: Sequence[Row], *, beside: int = 0, top: float = 0) -> tuple[str, float]:
    """Return the rows of a picture and where they end.

    Args:
        key: the key of the picture, for its patterns.
        rows: the bars; all go by the longest.
        beside: the room for names left of the bars; without any, they stand above.
        top: where the first row begins.
    """
    most = max((sum(part.count for part in row.parts) for row in rows), default=0)
    unit = (WIDTH - beside - 1) / most if most else 0
    drawn, y = [], top
    for row in rows:
        if row.heading:
            lines = lines_of(row.heading, WIDTH)
            drawn.append(label_lines(0, y + SIZE, lines, css="k-soft"))
            y += len(lines) * _LINE + 2
        css = "k-strong" if row.is_strong else "k-text"
        if beside:
            drawn.append(label(0, y + 15, row.name, css=css))
        else:
            lines = lines_of(row.name, WIDTH) if row.name else []
            drawn.append(label_lines(0, y + SIZE, lines, css=css))
            y += len(lines) * _LINE + 1
        if row.parts:
            bar, unlabelled = _bar(key, row.parts, unit, (beside, y))
            drawn.append(bar)
            y += HIGH
            if unlabelled:
                lines = lines_of(" / ".join(part.text for part in unlabelled), WIDTH - beside)
                drawn.append(label_lines(beside, y + SIZE + 3, lines, css="k-soft"))
                y += len(lines) * _LINE + 3
        elif row.said:
            drawn.append(box(beside + 0.5, y + 0.5, WIDTH - beside - 1, HIGH - 1, "k-none"))
            drawn.append(label(beside + 6, y + 15, row.said, css="k-soft"))
            y += HIGH
        y += GAP
    return "".join(drawn), y - GAP if rows else y


def legend(key: str, entries: Sequence[Key], top: float) -> tuple[str, float]:
    """Return what the parts stand for, one a line, and where it ends."""
    drawn, y = [], top
    for one in entries:
        left = _SWATCH + 6 if one.kind else 0
        lines = lines_of(one.text, WIDTH - left)
        if one.kind:
            drawn.append(_filled(key, one.kind, (0.5, y + 1.5), (_SWATCH - 1, _SWATCH - 1)))
        drawn.append(label_lines(left, y + SIZE, lines, css="k-text" if one.kind else "k-soft"))
        y += len(lines) * _LINE + 2
    return "".join(drawn), y


def _bar(key: str, parts: tuple[Part, ...], unit: float, place: tuple[float, float]) -> tuple[str, list[Part]]:
    x, y = place[0] + 0.5, place[1] + 0.5
    drawn, unlabelled = [], []
    for part in parts:
        wide = part.count * unit
        drawn.append(_filled(key, part.kind, (x, y), (wide, HIGH - 1)))
        text = next((one for one in (part.text, part.code) if text_width(one) + _PADDING <= wide), None)
        if text:
            if part.kind in PATTERNS:  # no line of the pattern runs through the letters
                room = text_width(text) + 4
                drawn.append(box(x + (wide - room) / 2, y + 2, room, HIGH - 5, f"k-under {_GROUNDS[part.kind]}"))
            drawn.append(label(x + wide / 2, y + 14.5, text, anchor="middle"))
        if text != part.text and (text is None or part.count > 1):  # a code alone means one
            unlabelled.append(part)
        x += wide
    return "".join(drawn), unlabelled


def _filled(key: str, kind: str, place: tuple[float, float], size: tuple[float, float]) -> str:
    x, y = place
    if kind in PATTERNS:
        fill = f"url(#{key}-{kind})"
        return element("rect", x=x, y=y, width=size[0], height=size[1], class_="k-seg", fill=fill)
    return box(x, y, size[0], size[1], f"k-seg k-{kind}")
