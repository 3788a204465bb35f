"""Signs for values, targets and gaps, in the field and in the legend alike."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, Literal

from kyodo_cli.render.svg.drawing import LEADING, WIDTH, element, label_lines, lines_of, number
from kyodo_cli.render.svg.drawing import line as straight
from kyodo_cli.render.svg.style import SIZE

Shape = Literal["value", "open", "baseline", "target", "band", "former", "missing", "none", "survey", "break"]

_ROOM: Final = 22
"""The room for a sign in the legend."""


PATHS: Final = {
    "baseline": (((0, -5), (5, 0), (0, 5), (-5, 0)), "k-mark"),
    "survey": (((0, -4), (4, 3), (-4, 3)), "k-tick"),
    "missing": (((-4, -4), (4, -4), (4, 4), (-4, 4)), "k-none"),
    "band": (((-8, -5), (8, -5), (8, 5), (-8, 5)), "k-band"),
}
"""Corners of signs, from their middle."""

LINES: Final = {
    "none": ((4, 0), "k-axis"),
    "break": ((0, 7), "k-break"),
    "former": ((9, 0), "k-former"),
    "target": ((9, 0), "k-target"),
}
"""Half of a sign that is but a line."""


@dataclass(frozen=True, slots=True)
class Sign:
    """A line of the legend; without a shape, text alone."""

    shape: Shape | None
    text: str


def drawn(shape: Shape, x: float, y: float) -> str:
    """Return a sign with its middle at a place."""
    if shape in PATHS:
        path, css = PATHS[shape]
        points = (f"{number(x + right)} {number(y + below)}" for right, below in path)
        return element("path", d=f"M{' '.join(points)}Z", class_=css)
    if shape in LINES:
        (right, below), css = LINES[shape]
        return straight(x - right, y - below, x + right, y + below, css)
    return element("circle", cx=x, cy=y, r=4, class_="k-open" if shape == "open" else "k-mark")


def legend(entries: Iterable[Sign], top: float) -> tuple[str, float]:
    """Return what the signs stand for, one a line, and where it ends."""
    parts, y = [], top
    for one in entries:
        lines = lines_of(one.text, WIDTH - _ROOM)
        if one.shape:
            parts.append(drawn(one.shape, 9, y + 7.5))
        parts.append(label_lines(_ROOM, y + SIZE, lines, css="k-text"))
        y += len(lines) * SIZE * LEADING + 1
    return "".join(parts), y
