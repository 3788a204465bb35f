"""Which fonts a PDF is set in: the first Japanese one of the machine, then others for what it does not have.

A font that is not named here is never taken: it might be a Chinese one, whose signs look alike and are others.
"""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from kyodo_cli.base.errors import UsageFault
from kyodo_cli.base.language import Message

if TYPE_CHECKING:
    from typst import FontInfo, Fonts

FOLDER: Final = "fonts"
"""Where a folder of templates holds fonts of its own; they come before those of the machine."""

JAPANESE: Final = (
    "BIZ UDPGothic",  # Windows since 2018; drawn to be read by everybody
    "BIZ UDGothic",
    "Hiragino Sans",  # macOS
    "Hiragino Kaku Gothic ProN",
    "Yu Gothic",  # Windows, Office
    "Meiryo",
    "Noto Sans CJK JP",  # Linux
    "Noto Sans JP",
    "Source Han Sans JP",
    "Source Han Sans",
    "IPAexGothic",
    "IPAGothic",
    "VL Gothic",
    "MS PGothic",  # every Windows; no bold
    "MS Gothic",
)
LATIN: Final = ("Segoe UI", "Helvetica Neue", "Arial", "Liberation Sans", "DejaVu Sans")
SYMBOLS: Final = ("Segoe UI Symbol", "Apple Symbols", "Noto Sans Symbols", "Noto Sans Symbols 2", "DejaVu Sans")


class NoFont(UsageFault):
    """A machine without a font for the plan's language."""

    def __init__(self, looked_for: tuple[str, ...]) -> None:
        super().__init__(
            Message("No Japanese font was found on this machine; a PDF would show boxes instead of its text."),
            Message(
                "Install one of these: {families}. Or put a font file into DIR/fonts and add --templates DIR.",
                families=looked_for,
            ),
        )


class Chosen(NamedTuple):
    """The families that a PDF is set in, best first, the files of their upright faces, and what typst needs."""

    families: tuple[str, ...]
    files: tuple[tuple[Path, int], ...]
    found: "Fonts"


@cache
def chosen(language: str, templates: Path | None) -> Chosen:
    """Return the fonts for a plan's language.

    Args:
        language: `ja` or `en`; an English plan can do without a Japanese font.
        templates: a folder of templates, which may hold fonts.

    Raises:
        NoFont: there is none.
    """
    found = _found(templates)
    by_family: dict[str, FontInfo] = {}
    for one in sorted(found.fonts(), key=lambda one: (one.style != "normal", abs(one.weight - 400), one.path or "")):
        by_family.setdefault(one.family, one)
    own = tuple(sorted({name for name, one in by_family.items() if _is_in(one, templates)}))
    main = (*own, *_present(JAPANESE, by_family))
    if not main and language != "ja":
        main = _present(LATIN, by_family)
    if not main:
        raise NoFont(JAPANESE)
    families = tuple(dict.fromkeys((*main, *_present(SYMBOLS, by_family))))
    files = ((Path(path), by_family[name].index) for name in families if (path := by_family[name].path))
    return Chosen(families, tuple(files), found)


def _found(templates: Path | None) -> "Fonts":
    from typst import Fonts

    own = [templates / FOLDER] if templates and (templates / FOLDER).is_dir() else []
    return Fonts(include_system_fonts=True, include_embedded_fonts=False, font_paths=own)


def _present(names: tuple[str, ...], found: Mapping[str, object]) -> tuple[str, ...]:
    return tuple(name for name in names if name in found)


def _is_in(font: "FontInfo", templates: Path | None) -> bool:
    return templates is not None and font.path is not None and Path(font.path).is_relative_to(templates / FOLDER)
