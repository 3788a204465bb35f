"""What every picture is made of: numbers, texts, elements, and the frame that gives a picture its name.

A unit of the coordinates is about one pixel on a phone. Everything is put together as text, escaped, and in one order,
so that the same picture has the same bytes.
"""

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final
from unicodedata import east_asian_width

from kyodo_cli.base.width import width, wrap
from kyodo_cli.render.svg.style import SIZE, standalone_style

WIDTH: Final = 288
"""The width of a picture that is to be read on a phone 320 pixels wide, whose page has margins."""

LEADING: Final = 1.4
"""The distance of lines of text, as a multiple of its size."""

NAMESPACE: Final = "http://www.w3.org/2000/svg"

_ESCAPES: Final = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;"})
# What XML 1.0 has no place for: control characters, halves of a pair, and two that are no characters.
_NOT_IN_XML: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")

Coordinate = int | float
"""A length or a place in a picture."""


@dataclass(frozen=True, slots=True)
class Frame:
    """What a picture is called and how large it is; `key` is unlike that of any other picture on the page.

    A picture that stands by itself may have a margin, and may be dark on a dark screen.
    """

    key: str
    title: str
    description: str
    height: Coordinate
    width: Coordinate = WIDTH
    language: str = "ja"
    margin: int = 0
    follows_screen: bool = False


def picture(frame: Frame, body: str, *, standalone: bool = False) -> str:
    """Return a picture with its name and its description in words.

    Args:
        frame: name and size.
        body: the elements of the picture.
        standalone: whether it is a file by itself (or goes into one): then it brings its colours with it; on a page it
            takes those of the page.
    """
    edge, wide, high = -frame.margin, frame.width + 2 * frame.margin, frame.height + 2 * frame.margin
    title, description = f"{frame.key}-title", f"{frame.key}-desc"
    own = {"xmlns": NAMESPACE, "width": number(wide), "height": number(high)}
    head = element("title", escaped(frame.title), id=title)
    head += element("desc", escaped(frame.description), id=description)
    if standalone:
        style = element("style", standalone_style(follows_screen=frame.follows_screen))
        head += style + element("rect", x=edge, y=edge, width="100%", height="100%", class_="k-ground")
    return element(
        "svg",
        head + body,
        class_="picture",
        role="img",
        lang=frame.language,
        aria_labelledby=title,  # the description is not part of the name: it would be read twice
        aria_describedby=description,
        viewBox=f"{edge} {edge} {number(wide)} {number(high)}",
        **(own if standalone else {}),
    )


def element(name: str, content: str = "", /, **attributes: str | Coordinate | None) -> str:
    """Return an element; `class_` and `stroke_width` stand for `class` and `stroke-width`, None leaves one out.

    Attributes are escaped; the content is what other functions here have made.
    """
    given = "".join(f' {_name(key)}="{_value(value)}"' for key, value in attributes.items() if value is not None)
    return f"<{name}{given}>{content}</{name}>" if content else f"<{name}{given}/>"


def escaped(text: str) -> str:
    """Return a text that stays text in XML and HTML; what XML cannot hold goes."""
    return _NOT_IN_XML.sub("", text).translate(_ESCAPES)


def number(value: Coordinate) -> str:
    """Return a coordinate with two decimals at most, rounded alike on every machine: `12`, `0.5`, `-3.25`."""
    if isinstance(value, int):
        return str(value)
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


@lru_cache(maxsize=4096)  # the same words stand in both widths of a picture, and are measured again for each line break
def text_width(text: str, size: Coordinate = SIZE) -> float:
    """Return about how wide a text is: a full-width character is as wide as high, any other a little over half."""
    return size * sum(map(_share, text))


def lines_of(text: str, room: Coordinate, size: Coordinate = SIZE) -> list[str]:
    """Return a text in lines that fit into a room, broken as Japanese and English are; nothing is cut."""
    plain = " ".join(text.split())
    if text_width(plain, size) <= room:
        return [plain]
    columns = max(int(room / size * 2), 2)
    while columns > 2:
        lines = wrap(plain, columns)
        if all(text_width(line, size) <= room for line in lines):
            return lines
        columns -= 1
    return wrap(plain, columns)


def label(
    x: Coordinate, y: Coordinate, text: str, *, css: str = "k-text", anchor: str | None = None, size: Coordinate = SIZE
) -> str:
    """Return a line of text; `y` is its base line, `anchor` says what of it stands at `x`: start, middle or end."""
    sized = None if size == SIZE else size
    return element("text", escaped(text), x=x, y=y, class_=css, text_anchor=anchor, font_size=sized)


def label_lines(
    x: Coordinate, y: Coordinate, lines: list[str], *, css: str = "k-text", anchor: str | None = None
) -> str:
    """Return several lines of text below each other, the base line of the first at `y`."""
    return "".join(label(x, y + at * SIZE * LEADING, line, css=css, anchor=anchor) for at, line in enumerate(lines))


def line(x1: Coordinate, y1: Coordinate, x2: Coordinate, y2: Coordinate, css: str) -> str:
    """Return a straight line."""
    return element("line", x1=x1, y1=y1, x2=x2, y2=y2, class_=css)


def box(x: Coordinate, y: Coordinate, wide: Coordinate, high: Coordinate, css: str) -> str:
    """Return a rectangle."""
    return element("rect", x=x, y=y, width=wide, height=high, class_=css)


@cache
def _share(sign: str) -> float:
    """Return how wide a character is, as a share of its height; ○ and × are full-width in the fonts of pages."""
    is_full = east_asian_width(sign) in ("W", "F", "A") and width(sign)
    return 1.0 if is_full else 0.58 * width(sign)


def _name(key: str) -> str:
    return key.rstrip("_") if key.endswith("_") else key.replace("_", "-")


def _value(value: str | Coordinate) -> str:
    return escaped(value) if isinstance(value, str) else number(value)
