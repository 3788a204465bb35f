"""What pictures are made of: numbers that are the same everywhere, text that stays text, lines that fit."""

from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kyodo_cli.render.svg.drawing import Frame, element, escaped, label, lines_of, number, picture, text_width
from kyodo_cli.render.svg.style import PALETTE, RULES, standalone_style

NAME = "{http://www.w3.org/2000/svg}"


@pytest.mark.parametrize(
    ("value", "written"),
    [(0, "0"), (12, "12"), (100, "100"), (0.1 + 0.2, "0.3"), (-0.001, "0"), (1 / 3, "0.33"), (-3.25, "-3.25")],
)
def test_a_coordinate_is_written_short(value: float, written: str) -> None:
    assert number(value) == written


@given(st.text())
def test_any_text_stays_text(text: str) -> None:
    found = ET.fromstring(element("text", escaped(text) or "-", title=text))
    kept = [sign for sign in text if sign.isprintable()]
    assert [sign for sign in (found.text or "") if sign.isprintable() and sign != "-"] == [
        one for one in kept if one != "-"
    ]
    assert not list(found)


def test_a_picture_has_a_name_and_a_description_that_point_at_each_other() -> None:
    drawn = picture(Frame("p1", "進み具合 <1>", "A 3件", 40), label(0, 12, "A & B"), standalone=True)
    root = ET.fromstring(drawn)
    title, description = root.find(f"{NAME}title"), root.find(f"{NAME}desc")
    assert title is not None
    assert description is not None
    assert (title.text, description.text) == ("進み具合 <1>", "A 3件")
    assert root.attrib["aria-labelledby"] == title.attrib["id"]
    assert root.attrib["aria-describedby"] == description.attrib["id"]
    assert (root.attrib["role"], root.attrib["viewBox"]) == ("img", "0 0 288 40")


def test_a_picture_by_itself_brings_its_colours() -> None:
    drawn = picture(Frame("p1", "名", "説明", 40), label(0, 12, "A"), standalone=True)
    assert "var(" not in drawn
    assert PALETTE["ink"] in drawn
    assert "<style" not in picture(Frame("p1", "名", "説明", 40), label(0, 12, "A"))


def test_every_colour_that_the_rules_name_is_known() -> None:
    assert RULES.count("var(") > 10
    assert "var(" not in standalone_style()


@given(st.text(st.sampled_from("あいう漢字。、（）abc 12ー"), min_size=1), st.integers(48, 300))
def test_lines_fit_and_nothing_is_lost(text: str, room: int) -> None:
    lines = lines_of(text, room)
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(text_width(one) <= room for one in lines)
