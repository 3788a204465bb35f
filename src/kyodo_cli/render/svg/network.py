"""The related items as a picture: one below the other with their titles, and arcs at the side that join them.

The order is that of the plan, so that whoever reads on finds the next item below; an arc is the wider the farther it
reaches. Whether it stays within a branch is said by its line, and in which direction it goes by an arrow at its middle.
"""

from dataclasses import dataclass
from typing import Final

from kyodo_cli.base.language import Message, shown
from kyodo_cli.render.svg.arcs import ARROW, RADIUS, arcs, mark, styled
from kyodo_cli.render.svg.drawing import (
    LEADING,
    WIDTH,
    Frame,
    box,
    element,
    label,
    label_lines,
    line,
    lines_of,
    number,
    picture,
    text_width,
)
from kyodo_cli.render.svg.style import SIZE
from kyodo_cli.views.network import REACHES, Band, Dot, NetworkView, Panel

LINE: Final = SIZE * LEADING
DROP: Final = SIZE * 0.36
"""From the middle of a line of text down to its base line."""

MARGIN: Final = 16
"""Around a picture that is a file by itself."""

SAMPLE: Final = 26
LONGEST_NUMBER: Final = SIZE * 3
"""A number wider than this stands before its title instead of in a column of its own."""


@dataclass(frozen=True, slots=True)
class Shape:
    """How wide a picture is, how much of that the arcs take, and what lies between two items."""

    width: int
    arcs: int
    gap: float


NARROW: Final = Shape(WIDTH, 88, 7.0)
"""For a phone, one unit a pixel."""

WIDE: Final = Shape(600, 190, 6.0)
"""For a screen and for paper."""


@dataclass(frozen=True, slots=True)
class Names:
    """What the picture is called, and what it shows in words; `key` begins the ids of both."""

    key: str
    title: str
    description: str
    language: str


def network(view: NetworkView, names: Names, shape: Shape = WIDE, *, standalone: bool = False) -> str:
    """Return the picture as SVG."""
    sheet = _Sheet(shape, names.language)
    _legend(sheet, view)
    for panel in view.panels:
        _panel(sheet, panel, has_title=standalone or len(view.panels) > 1)
    body = arcs(view.ties, sheet.places, shape.arcs) + "".join(sheet.parts)
    frame = Frame(
        names.key,
        names.title,
        names.description,
        height=sheet.y + 4,
        width=shape.width,
        language=names.language,
        margin=MARGIN if standalone else 0,
        follows_screen=standalone,
    )
    return picture(frame, body, standalone=standalone)


class _Sheet:
    """What is drawn so far: how far down, and where the items are."""

    def __init__(self, shape: Shape, language: str) -> None:
        self.shape = shape
        self.language = language
        self.parts: list[str] = []
        self.places: list[float] = []
        self.y = 2.0

    def write(self, x: float, text: str, css: str) -> int:
        """Write a text from here down, in as many lines as it needs; return how many."""
        lines = lines_of(text, self.shape.width - x)
        self.parts.append(label_lines(x, self.y + LINE / 2 + DROP, lines, css=css))
        self.y += len(lines) * LINE
        return len(lines)


def _panel(sheet: _Sheet, panel: Panel, *, has_title: bool) -> None:
    """Draw the items of a plan."""
    left = sheet.shape.arcs
    if has_title:
        sheet.y += LINE
        at, top = len(sheet.parts), sheet.y
        sheet.y += 3
        sheet.write(left + 6, panel.title, "k-strong")
        sheet.y += 3
        sheet.parts.insert(at, box(left, top, sheet.shape.width - left, sheet.y - top, "k-zone"))
    hang = _hang([dot for band in panel.bands for dot in band.dots])
    for band in panel.bands:
        _band(sheet, band, hang)
    if not panel.bands:
        sheet.y += sheet.shape.gap
        x = left if has_title else 0
        sheet.write(x, Message("This plan lists no related items.").in_language(sheet.language), "k-soft")


def _band(sheet: _Sheet, band: Band, hang: float) -> None:
    """Draw the items of a branch, with its name above them."""
    left, shape = sheet.shape.arcs, sheet.shape
    sheet.y += shape.gap * 2
    if band.heading:
        word, numbered, title = band.heading
        sheet.write(left, " ".join(one for one in (shown(word, sheet.language), numbered, title) if one), "k-strong")
        sheet.parts.append(line(left, sheet.y + 1, shape.width, sheet.y + 1, "k-grid"))
        sheet.y += shape.gap
    for dot in band.dots:
        sheet.places.append(sheet.y + LINE / 2)
        _item(sheet, dot, hang)
        sheet.y += shape.gap


def _hang(dots: list[Dot]) -> float:
    """Return how much room the numbers take; none where they are too long for a column."""
    widest = max((text_width(dot.number) for dot in dots), default=0.0)
    return widest if widest <= LONGEST_NUMBER else 0.0


def _item(sheet: _Sheet, dot: Dot, hang: float) -> None:
    x = sheet.shape.arcs + RADIUS * 2 + 5
    if hang:
        sheet.parts.append(label(x + hang, sheet.y + LINE / 2 + DROP, dot.number, anchor="end"))
        sheet.write(x + hang + SIZE / 2, dot.title, "k-text")
    else:
        sheet.write(x, f"{dot.number} {dot.title}", "k-text")


def _legend(sheet: _Sheet, view: NetworkView) -> None:
    """Draw what each kind of line and mark means, of those that there are."""
    for said, sample in _samples(view):
        middle = sheet.y + LINE / 2
        if sample == "alone":
            sheet.parts.append(mark(SAMPLE / 2, middle, is_tied=False))
        elif sample == "arrow":
            x = SAMPLE / 2
            corners = ((x + ARROW + 2, middle), (x - ARROW, middle - ARROW), (x - ARROW, middle + ARROW))
            points = " ".join(f"{number(a)} {number(b)}" for a, b in corners)
            sheet.parts.append(element("polygon", points=points, class_="k-arrow"))
        else:
            sheet.parts.append(line(0, middle, SAMPLE, middle, sample))
        sheet.write(SAMPLE + 8, said.in_language(sheet.language), "k-soft")


def _samples(view: NetworkView) -> list[tuple[Message, str]]:
    reaches = {tie.reach for tie in view.ties}
    words = tuple(dict.fromkeys(panel.branch_word for panel in view.panels if panel.bands))
    meaning = {
        "within": Message("Related, within one branch ({word})", word=words) if "across" in reaches else _RELATED,
        "across": Message("Related, across branches ({word})", word=words),
        "between": Message("Corresponding items of different plans"),
    }
    found = [(meaning[reach], styled(reach)) for reach in REACHES if reach in reaches]
    if any(tie.points for tie in view.ties):
        found.append((Message("The arrow leads to the item that is listed at the other"), "arrow"))
    if view.ties and not all(dot.is_tied for dot in view.dots):
        found.append((Message("Related to no other item"), "alone"))
    return found


_RELATED: Final = Message("Related")
