"""How pictures look: one set of rules, with the colours of the page they stand on, or with colours of their own.

The rules use plain classes only, and no rule of SVG 2, so that also converters to PDF understand them. A class begins
with `k-`, so that it means nothing else on a page.
"""

import re
from typing import Final

SIZE: Final = 13
"""The size of text; smaller is not read on a phone."""

RULES: Final = """\
.k-ground { fill: var(--paper); }
.k-text { fill: var(--ink); }
.k-soft { fill: var(--soft); }
.k-strong { fill: var(--ink); font-weight: 700; }
.k-axis { stroke: var(--soft); stroke-width: 1; fill: none; }
.k-grid { stroke: var(--line); stroke-width: 1; fill: none; }
.k-mark { fill: var(--rule); stroke: var(--rule); stroke-width: 1.5; }
.k-open { fill: var(--paper); stroke: var(--rule); stroke-width: 1.5; }
.k-run { stroke: var(--rule); stroke-width: 2; fill: none; }
.k-dashed { stroke: var(--rule); stroke-width: 2; stroke-dasharray: 4 3; fill: none; }
.k-target { stroke: var(--ink); stroke-width: 1.5; stroke-dasharray: 7 3; fill: none; }
.k-zone { fill: var(--panel); stroke: none; }
.k-seg { stroke: var(--soft); stroke-width: 1; }
.k-achieved { fill: var(--achieved); }
.k-on_track { fill: var(--on-track); }
.k-behind { fill: var(--behind); }
.k-stopped { fill: var(--stopped); }
.k-apart { fill: var(--apart); }
.k-plain { fill: var(--paper); }
.k-none { fill: none; stroke: var(--soft); stroke-width: 1; stroke-dasharray: 3 3; }
.k-tie { stroke: var(--soft); stroke-width: 1.25; fill: none; }
.k-tie-across { stroke: var(--rule); stroke-width: 1.75; stroke-dasharray: 6 3; fill: none; }
.k-tie-between { stroke: var(--ink); stroke-width: 1.5; stroke-dasharray: 1.5 2.5; fill: none; }
.k-arrow { fill: var(--ink); stroke: var(--paper); stroke-width: 1; }
.k-halo { fill: var(--paper); fill-opacity: 0.85; }
.k-former { stroke: var(--soft); stroke-width: 1; stroke-dasharray: 2 3; fill: none; }
.k-band { fill: var(--apart); fill-opacity: 0.7; stroke: var(--soft); stroke-width: 0.75; }
.k-break { stroke: var(--soft); stroke-width: 1; stroke-dasharray: 1 3; fill: none; }
.k-tick { fill: var(--soft); }
.k-lines-behind { stroke: var(--soft); stroke-width: 0.5; fill: none; }
.k-lines-stopped { stroke: var(--soft); stroke-width: 0.4; fill: none; }
.k-lines-gap { stroke: var(--hatch); stroke-width: 2.5; fill: none; }
"""
"""Colours are named as in the page's style sheet (templates/report/style.css)."""

PALETTE: Final = {
    "ink": "#1d2833",
    "soft": "#4c5a66",
    "line": "#c5cfd7",
    "rule": "#14507a",
    "paper": "#ffffff",
    "panel": "#f2f5f8",
    "link": "#0f4c7a",
    "achieved": "#b3d3ea",
    "on-track": "#d6e8f4",
    "behind": "#f6e3b8",
    "stopped": "#f3d0c2",
    "apart": "#e2e4e8",
    "hatch": "#d9dfe5",
}
"""The colours of a picture that stands by itself: those of the page on a light screen."""

DARK: Final = {
    "ink": "#e7ecf0",
    "soft": "#afbcc7",
    "line": "#43515d",
    "rule": "#7db8e6",
    "paper": "#12181e",
    "panel": "#1b242c",
    "link": "#9bcdf5",
    "achieved": "#1d5175",
    "on-track": "#27435a",
    "behind": "#5a4716",
    "stopped": "#63352a",
    "apart": "#3d424b",
    "hatch": "#2b3640",
}
"""Those of the page on a dark screen."""

FONTS: Final = (
    '"Hiragino Sans", "BIZ UDPGothic", "Yu Gothic", Meiryo, "Noto Sans CJK JP", "Noto Sans JP", system-ui, sans-serif'
)

PAGE_RULES: Final = f"""\
.picture {{ display: block; width: 100%; height: auto; overflow: visible; }}
.picture text {{ font-size: {SIZE}px; }}
"""
"""How a picture sits on a page."""

FORCED: Final = """\
@media (forced-colors: active) {
  .picture .k-seg { fill: Canvas; stroke: CanvasText; }
  .picture :is(.k-text, .k-soft, .k-strong) { fill: CanvasText; }
  .picture :is(.k-axis, .k-run, .k-dashed, .k-target, .k-former, .k-break, .k-none) { stroke: CanvasText; }
  .picture :is(.k-tie, .k-tie-across, .k-tie-between) { stroke: CanvasText; }
  .picture .k-grid { stroke: GrayText; }
  .picture :is(.k-lines-behind, .k-lines-stopped, .k-lines-gap) { stroke: GrayText; }
  .picture .k-mark { fill: CanvasText; stroke: CanvasText; }
  .picture .k-arrow { fill: CanvasText; stroke: Canvas; }
  .picture .k-open { fill: Canvas; stroke: CanvasText; }
  .picture :is(.k-zone, .k-band, .k-halo, .k-under) { fill: Canvas; }
  .picture .k-band { stroke: CanvasText; }
  .picture .k-tick { fill: CanvasText; }
}
"""
"""What pages need beside the rules where the reader chooses the colours."""


def page_style() -> str:
    """Return the rules of all pictures on a page."""
    return RULES + PAGE_RULES + FORCED


def standalone_style(*, follows_screen: bool = False) -> str:
    """Return the rules of a picture by itself, with its colours and fonts.

    Args:
        follows_screen: on a dark screen it is dark too, as a file that a browser shows; a converter to PDF need not
            know of screens.
    """
    style = f"text {{ font-family: {FONTS}; font-size: {SIZE}px; }}\n{_coloured(PALETTE)}"
    return style + f"@media (prefers-color-scheme: dark) {{\n{_coloured(DARK)}}}\n" if follows_screen else style


def _coloured(palette: dict[str, str]) -> str:
    return re.sub(r"var\(--([a-z-]+)\)", lambda name: palette[name[1]], RULES)
