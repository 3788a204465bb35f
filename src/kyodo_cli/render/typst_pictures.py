"""A picture of a page in the PDF: the same SVG, with colours and fonts of its own, and its words to be read aloud."""

import re
from html import unescape
from typing import Final

from kyodo_cli.render.svg.style import standalone_style
from kyodo_cli.render.typst import literal

POINTS: Final = 0.8
"""How large a unit of a picture is on paper: twelve units, the height of its text, are 9.6 points."""

HIGHEST: Final = 640
"""What a page of A4 holds below its header, in points."""

SMALLEST: Final = 0.5
"""Text of less than six points is not read; the tables beside a picture say the same."""

_FRAME: Final = re.compile(r'<svg\b[^>]*\bviewBox="\S+ \S+ (?P<width>\S+) (?P<height>\S+)"[^>]*>')
_WORDS: Final = re.compile(r"<(?:title|desc)\b[^>]*>([^<]*)<")


def drawn(svg: str, families: tuple[str, ...]) -> str:
    """Return the markup that shows a picture; nothing where it would be too small to be read.

    Args:
        svg: the picture as it stands on a page.
        families: the fonts of the PDF.
    """
    svg = str(svg)  # what is marked as safe would escape what is put into it
    frame = _FRAME.search(svg)
    if frame is None:
        return ""
    width, height = float(frame["width"]), float(frame["height"])
    points = min(POINTS, HIGHEST / height)
    if points < SMALLEST:
        return ""
    fonts = ", ".join(f"'{one}'" for one in families)
    style = f"<style>{standalone_style()}text {{ font-family: {fonts}; }}</style>"
    whole = svg[: frame.end()] + style + svg[frame.end() :]
    whole = whole.replace("<svg ", f'<svg width="{width:g}" height="{height:g}" ', 1)
    said = " ".join(unescape(one).strip() for one in _WORDS.findall(svg[:20_000]) if one.strip())
    return f"#drawing({literal(whole)}, {literal(said)}, {width * points:.1f}pt)"
