"""What a screen reader gets: a title, headings without gaps, landmarks, tables with heads, and all that can be seen."""

import re
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from browser.pages import Kind
from read_aloud import LANDMARKS, PICTURES, Node, spoken

if TYPE_CHECKING:
    from collections.abc import Callable

    from browser.conftest import Visit

    Said = Callable[[Kind], Node]


def test_headings_begin_with_the_title_and_leave_out_no_level(said: "Said", kind: Kind) -> None:
    levels = [one.level for one in said(kind).below("heading")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    for before, after in pairwise(levels):
        assert after <= before + 1


def test_the_page_says_its_language_and_its_title(said: "Said", visit: "Visit", kind: Kind) -> None:
    page = visit(kind)
    assert page.evaluate("document.documentElement.lang") == ("en" if kind.workspace == "english" else "ja")
    title = said(kind).below("heading")[0]
    assert title.name.split()[0] in page.title()


def test_everything_stands_in_a_landmark_and_landmarks_can_be_told_apart(said: "Said", kind: Kind) -> None:
    root = said(kind)
    landmarks = [(one.role, one.name) for one in root.below(*LANDMARKS)]
    assert len(landmarks) == len(set(landmarks))
    roles = [role for role, _ in landmarks]
    assert [roles.count(role) for role in ("banner", "main")] == [1, 1]
    assert roles.count("contentinfo") <= 1
    assert all(name for role, name in landmarks if role in {"region", "navigation"})


def test_every_table_has_a_caption_and_every_row_its_heads(said: "Said", visit: "Visit", kind: Kind) -> None:
    root = said(kind)
    assert root.below("LayoutTable") == []
    assert visit(kind).locator("th:not([scope])").count() == 0
    for table in root.below("table"):
        assert table.below("caption"), table.text
        assert table.name
        head, *rows = table.below("row")
        assert {cell.role for cell in head.below("columnheader", "rowheader", "cell")} == {"columnheader"}
        assert all(cell.text for cell in head.below("columnheader"))
        for row in rows:
            assert len(row.below("rowheader")) == 1, row.text


def test_links_controls_and_pictures_have_names(said: "Said", kind: Kind) -> None:
    root = said(kind)
    for one in root.below("link", "button", "textbox", "searchbox", "combobox", "checkbox", "group", *PICTURES):
        assert one.name or one.below("DisclosureTriangle"), one


def test_what_can_be_seen_is_said(said: "Said", visit: "Visit", kind: Kind) -> None:
    page = visit(kind)
    heard = _letters("".join(one.name for one in said(kind).below("StaticText")))
    page.evaluate("document.querySelectorAll('[aria-hidden=true]').forEach((one) => one.remove())")
    for line in page.evaluate("document.body.innerText").split("\n"):
        assert _letters(line) in heard


def _letters(text: str) -> str:
    """Leave blanks and the marks of lists away."""
    return re.sub(r"[\s›・]", "", text)


@pytest.mark.parametrize(
    ("html", "lines"),
    [
        ("<h1>A</h1><p>one <a href='#b'>two</a> three</p>", ["heading 1: A", "one ⟨two⟩ three"]),
        ("<ul><li>a<li>b</ul>", ["list of 2", "  - a", "  - b"]),
        (
            "<table><caption>c</caption><tr><th scope=col>x<th scope=col>y<tr><th scope=row>1<td>2</table>",
            ["table of 2 rows, 2 columns: c", "  x | y", "  1 | y: 2"],
        ),
        (
            "<nav aria-label=n><button aria-pressed=true>go</button></nav>",
            ["[navigation: n]", "  button: go, pressed true"],
        ),
        ("<svg role=img aria-label=chart><desc>rising</desc><path d='M0 0h9'/></svg>", ["picture: chart (rising)"]),
        ("<p aria-hidden=true>decoration</p><p>text</p>", ["text"]),
    ],
)
def test_a_page_is_read_aloud_as_it_stands(sketch: "Visit", html: str, lines: list[str]) -> None:
    assert spoken(sketch(html))[1:] == lines
