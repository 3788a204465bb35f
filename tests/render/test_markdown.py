"""Whatever a plan says stays text in Markdown, as a reader of GFM finds it."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from kyodo_cli.render.markdown import address, escaped, quoted

READER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
HOSTILE = st.text(alphabet="ab1 \t\n*_`~#|<>[]()!\\&;:/.-+=$\"'協。（）：", max_size=30)
BLANK = re.compile(r"[ \t\n]+")


def plain(tokens: list[Token]) -> str:
    """Return the text that a reader sees; anything but text and line breaks is an error."""
    text = ""
    for token in tokens:
        if token.type == "inline":
            text += plain(token.children or [])
        elif token.type in ("text", "text_special"):
            text += token.content
        elif token.type in ("softbreak", "hardbreak"):
            text += "\n"
        elif token.type == "paragraph_close":
            text += "\n\n"
        else:
            allowed = (
                "paragraph",
                "heading",
                "blockquote",
                "bullet_list",
                "list_item",
                "table",
                "thead",
                "tbody",
                "t",
                "link",
            )
            assert token.type.startswith(allowed), token.type
    return text


def normal(text: str) -> str:
    return BLANK.sub(" ", text).strip()


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("協働の「場」（その1）", "協働の「場」（その1）"),
        ("*強調* _下線_ `符号`", r"\*強調\* \_下線\_ \`符号\`"),
        ("a|b", r"a\|b"),
        ("<script>", r"\<script>"),
        ("[x](y)", r"\[x\](y)"),
        ("# 見出し", r"\# 見出し"),
        ("1. 項目", r"1\. 項目"),
        ("0.5 人", "0.5 人"),
        ("- 項目", r"\- 項目"),
        ("- ", r"\-"),
        ("R&D &amp; &x", r"R&D \&amp; &x"),
        ("https://www.example.jp", r"https\://www\.example.jp"),
        ("一\n二", "一 二"),
    ],
)
def test_only_what_would_mean_something_is_escaped(text: str, written: str) -> None:
    assert escaped(text) == written


def test_a_text_of_several_paragraphs_is_a_quotation_with_its_line_breaks() -> None:
    assert quoted("一\n二\n\n- 三") == "> 一\\\n> 二\n>\n> \\- 三"


@given(HOSTILE)
def test_a_heading_is_its_text(text: str) -> None:
    page = READER.parse(f"## x {escaped(text)}")
    assert [token.type for token in page] == ["heading_open", "inline", "heading_close"]
    assert normal(plain(page)) == normal(f"x {text}")


@given(HOSTILE)
def test_an_entry_of_a_list_is_its_text(text: str) -> None:
    page = READER.parse(f"- {escaped(text)}\n- y")
    assert [token.type for token in page].count("list_item_open") == 2
    assert normal(plain(page)) == normal(f"{text} y")


@given(HOSTILE)
def test_a_cell_of_a_table_is_its_text(text: str) -> None:
    page = READER.parse(f"| a | b |\n| --- | --- |\n| {escaped(text)} | y |\n")
    cells = [plain([token]) for token in page if token.type == "inline"]
    assert [normal(cell) for cell in cells] == ["a", "b", normal(text), "y"]


@given(HOSTILE)
def test_the_text_of_a_link_is_its_text(text: str) -> None:
    [_, line, _] = READER.parse(f"[x {escaped(text)}](#a01)")
    assert [token.type for token in line.children or []].count("link_open") == 1
    assert normal(plain(line.children or [])) == normal(f"x {text}")


@given(HOSTILE.filter(str.strip))
def test_a_quotation_is_its_text_paragraph_by_paragraph(text: str) -> None:
    page = READER.parse(quoted(text))
    assert (page[0].type, page[-1].type) == ("blockquote_open", "blockquote_close")
    assert normal(plain(page)) == normal(text)


@given(st.text(alphabet="ab:/.<>()\\ \n\"'?&=#%協"))
def test_an_address_leads_where_it_says(url: str) -> None:
    [_, line, _] = READER.parse(f"[x](<{address(f'https://{url}')}>)")
    [link] = [token for token in line.children or [] if token.type == "link_open"]
    assert str(link.attrs["href"]).startswith("https://")
