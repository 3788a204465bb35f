"""The style of a page: legible on the screen, in the dark, and on paper."""

import re

import pytest

from kyodo_cli.render.pages import built_in_templates

STYLE = (built_in_templates() / "report" / "style.css").read_text(encoding="utf-8")
LIGHT, DARK, PRINT = (
    dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{3,6});", one)) for one in re.findall(r":root \{(.*?)\}", STYLE, re.DOTALL)
)
ON_PAPER = [("ink", "paper"), ("soft", "paper"), ("link", "paper"), ("rule", "paper"), ("paper", "rule")]
ON_PANEL = [("ink", "panel"), ("soft", "panel"), ("link", "panel"), ("draft", "draft-paper")]
ON_GRADES = [("ink", ground) for ground in ("achieved", "on-track", "behind", "stopped", "apart", "hatch")]


def luminance(colour: str) -> float:
    """Return the relative luminance of a colour (WCAG 2.2)."""
    digits = colour[1:] if len(colour) == 7 else "".join(digit * 2 for digit in colour[1:])
    parts = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def test_contrast_is_computed_as_the_guidelines_say() -> None:
    assert contrast("#000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("colours", [LIGHT, DARK, LIGHT | PRINT], ids=["light", "dark", "print"])
@pytest.mark.parametrize("pair", ON_PAPER + ON_PANEL + ON_GRADES, ids="-on-".join)
def test_text_stands_out_from_its_ground(colours: dict[str, str], pair: tuple[str, str]) -> None:
    text, ground = (colours[name] for name in pair)
    assert contrast(text, ground) >= 4.5


def test_every_colour_is_a_variable() -> None:
    rest = re.sub(r":root \{.*?\}", "", STYLE, flags=re.DOTALL)
    assert re.findall(r"#[0-9a-fA-F]{3,8}\b|rgba?\(|hsla?\(", rest) == []


def test_japanese_lines_break_as_they_should() -> None:
    for rule in ("line-height: 1.8", "line-break: strict", "word-break: auto-phrase", "size: A4"):
        assert rule in STYLE
