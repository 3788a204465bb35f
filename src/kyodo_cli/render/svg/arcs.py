"""Arcs between items that stand one below the other."""

import math
from collections.abc import Sequence
from typing import Final, NamedTuple

from kyodo_cli.render.svg.drawing import Coordinate, element, number
from kyodo_cli.views.network import Reach, Tie

RADIUS: Final = 4
"""Half the width of the mark of an item."""

ARROW: Final = 4
NARROWEST: Final = 10
APART: Final = 4
"""How far apart two arcs are where they meet at an item."""

_STYLES: Final[dict[Reach, str]] = {"within": "k-tie", "across": "k-tie-across", "between": "k-tie-between"}


class _Arc(NamedTuple):
    """An arc that begins and ends at the marks of two items; the place of an end is where it meets the mark."""

    tie: Tie
    start: float
    end: float


def styled(reach: Reach) -> str:
    """Return the class of a line."""
    return _STYLES[reach]


def mark(x: Coordinate, y: Coordinate, *, is_tied: bool, stretch: float = 0.0) -> str:
    """Return the mark of an item: a disc, stretched where several arcs end, or a ring where none does."""
    css = "k-mark" if is_tied else "k-open"
    top = float(y) - RADIUS - stretch / 2
    return element("rect", x=x - RADIUS, y=top, width=RADIUS * 2, height=RADIUS * 2 + stretch, rx=RADIUS, class_=css)


def arcs(ties: Sequence[Tie], places: Sequence[float], room: int) -> str:
    """Return the marks of items, and half an ellipse to their left for each tie.

    Args:
        ties: what is joined.
        places: how far down each item is.
        room: how far to the right the marks are, and so how wide an arc may be.
    """
    ports, stretches = _ports(ties, places)
    found = [_Arc(tie, ports[at, tie.first], ports[at, tie.second]) for at, tie in enumerate(ties)]
    farthest = max((abs(one.end - one.start) for one in found), default=1.0)
    lines = "".join(_drawn(one, float(abs(one.end - one.start) / farthest), room) for one in found)
    tied = {at for tie in ties for at in (tie.first, tie.second)}
    marks = (mark(room + RADIUS, y, is_tied=at in tied, stretch=stretches[at]) for at, y in enumerate(places))
    return lines + "".join(marks)


def _ports(ties: Sequence[Tie], places: Sequence[float]) -> tuple[dict[tuple[int, int], float], list[float]]:
    """Return where each tie meets its items, and by how much that stretches the mark of each.

    Side by side at their mark, ties cross as little as can be: those that lead up are above those that lead down, and
    of either the nearest are outside.
    """
    leading: list[list[tuple[int, int]]] = [[] for _ in places]
    for at, tie in enumerate(ties):
        leading[tie.first].append((tie.second, at))
        leading[tie.second].append((tie.first, at))
    ports = {}
    stretches = []
    for item, some in enumerate(leading):
        up = sorted((one for one in some if one[0] < item), key=lambda one: (-one[0], one[1]))
        down = sorted((one for one in some if one[0] > item), key=lambda one: (-one[0], one[1]))
        stretch = _stretch(item, len(some), places)
        for place, (_, at) in enumerate((*up, *down)):
            share = place / (len(some) - 1) if len(some) > 1 else 0.5
            ports[at, item] = places[item] + (share - 0.5) * stretch
        stretches.append(stretch)
    return ports, stretches


def _stretch(item: int, ends: int, places: Sequence[float]) -> float:
    """Return by how much the ends of several arcs stretch a mark; it does not touch that of the next item."""
    near = [abs(places[other] - places[item]) for other in (item - 1, item + 1) if 0 <= other < len(places)]
    return min([float(max(ends - 1, 0) * APART), *(one - 2 * RADIUS - 2 for one in near)])


def _drawn(one: _Arc, share: float, room: int) -> str:
    x, tall = room + RADIUS, abs(one.end - one.start) / 2
    wide = NARROWEST + (room - NARROWEST - ARROW) * math.sqrt(share)
    ends = f"M{number(x)} {number(one.start)}", f"{number(x)} {number(one.end)}"
    path = f"{ends[0]}A{number(wide)} {number(tall)} 0 0 {int(one.end < one.start)} {ends[1]}"
    arrows = "".join(_arrow(x - wide, one, point) for point in one.tie.points)
    return element("path", d=path, class_=_STYLES[one.tie.reach]) + arrows


def _arrow(x: float, one: _Arc, point: str) -> str:
    """Return an arrow at the middle of an arc; the two of an arc that goes both ways stand back to back."""
    way = 1 if (one.end > one.start) == (point == "second") else -1
    tip = (one.start + one.end) / 2 + way * ARROW * (2 if len(one.tie.points) > 1 else 1)
    back = tip - way * ARROW * 2
    corners = ((x, tip), (x - ARROW, back), (x + ARROW, back))
    points = " ".join(f"{number(across)} {number(down)}" for across, down in corners)
    return element("polygon", points=points, class_="k-arrow")
