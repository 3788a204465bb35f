"""Whatever a plan and its records say stays text: in the page, in Markdown as several readers take it, in pictures."""

import json
import re
import xml.etree.ElementTree as ET
from collections.abc import Callable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

import cmarkgfm
import pytest
from cmarkgfm.cmark import Options
from hypothesis import Phase, example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

import hostile_city
from conftest import Program
from hostile_city import HOSTILE, SEVERAL_LINES
from html_page import Element, parse
from kyodo_cli.analysis.as_of import as_of
from kyodo_cli.render.crossings_markdown import crossings_markdown
from kyodo_cli.render.graphs import mermaid
from kyodo_cli.render.pages import render_report
from kyodo_cli.render.svg.network_file import network_file
from kyodo_cli.views.crossings import crossings_view
from kyodo_cli.views.network import network_view
from kyodo_cli.views.report import report_view
from kyodo_cli.workspace.book import Book

BLANKS: Final = re.compile(r"\s+")
STRING: Final = re.compile(r'"(?:[^"\\\n]|\\.)*"')
HARMLESS: Final = re.compile(r"Q(\d+)Z")
BREAKS: Final = {("br", ("",)), ("p", ("",))}

# An address becomes a link with GitHub or others, whatever stands before its signs: it is seen where it leads.
BARE_ADDRESS: Final = re.compile(r'<a href="(?:mailto:|(?:https?:|ftp:)?//)([^"]*)">((?:(?:https?:|ftp:)?//)?\1)</a>')

Reader = Callable[[str], str]

READERS: Final[dict[str, Reader]] = {
    "github": lambda text: cmarkgfm.github_flavored_markdown_to_html(
        text, Options.CMARK_OPT_UNSAFE | Options.CMARK_OPT_FOOTNOTES
    ),
    "github-without-html": lambda text: cmarkgfm.github_flavored_markdown_to_html(text, Options.CMARK_OPT_FOOTNOTES),
    "commonmark": MarkdownIt("commonmark").enable(["table", "strikethrough"]).render,
    "cms": MarkdownIt("gfm-like", {"html": True}).render,
    "cms-without-html": MarkdownIt("gfm-like", {"html": False}).render,
}
"""Those who make pages of Markdown: GitHub's own program, and a library that many sites use."""


class Pages:
    """What kyodo makes of the example city with some texts, in turn, in place of its own."""

    def __init__(self, texts: Sequence[str]) -> None:
        with TemporaryDirectory() as folder:
            book = hostile_city.read(Path(folder), *texts)
        plan = next(one for one in book.plans if one.id == "mihon")
        view = report_view(plan, 2024, others=book.plans)
        self.html = render_report(view, "html")
        self.markdown = render_report(view, "md") + "\n" + links_in_markdown(book)
        every = [as_of(one, 2024) for one in book.plans]
        self.svg = network_file(network_view(every, every), "ja")
        self.mermaid = mermaid([crossings_view(every, one) for one in every])


def links_in_markdown(book: Book) -> str:
    every = [as_of(one, 2024) for one in book.plans]
    return crossings_markdown([crossings_view(every, one) for one in every], "ja")


def harmless(texts: Sequence[str]) -> Pages:
    return Pages([f"Q{at}Z" for at in range(len(texts))])


def shape(page: Element) -> list[tuple[str, tuple[str, ...]]]:
    """Return what a page is made of: its elements with the names of their attributes, and the classes.

    Lines of text in pictures are left out: a long text needs several.
    """
    return [
        (one.tag, (*sorted(one.attributes), one.attributes.get("class", ""))) for one in page.all() if one.tag != "text"
    ]


def words(page: Element) -> str:
    """Return the text of a page without its blanks, and without pictures, whose lines are broken by their width."""
    parts = (one if isinstance(one, str) else words(one) for one in page.content)
    return "" if page.tag in ("svg", "style") else BLANKS.sub("", "".join(parts))


def put_in(plain: str, texts: Sequence[str]) -> str:
    """Return the words of a harmless page with the texts in their places."""
    return HARMLESS.sub(lambda found: BLANKS.sub("", texts[int(found[1])]), plain)


def same(page: Element, plain: Element, texts: Sequence[str]) -> None:
    """Say that two pages are made alike, and that the texts of one are in the places of the other's."""
    if any("\n" in text for text in texts):
        assert set(shape(page)) <= set(shape(plain)) | BREAKS
    else:
        assert shape(page) == shape(plain)
    assert words(page) == put_in(words(plain), texts)


def check_html(pages: Pages, plain: Pages, texts: Sequence[str]) -> None:
    page, other = parse(pages.html), parse(plain.html)
    same(page, other, texts)
    assert all(re.match(r"#|https://", one.attributes["href"]) for one in page.all("a"))
    styles = [STRING.sub("", style.text) for one in (page, other) for style in one.all("style")]
    assert styles == styles[:1] * 2


def check_markdown(pages: Pages, plain: Pages, texts: Sequence[str], readers: Sequence[str] = tuple(READERS)) -> None:
    for name in readers:
        page, other = (rendered(name, one.markdown) for one in (pages, plain))
        assert all(one.attributes["href"].startswith("#") for one in page.all("a") if "href" in one.attributes), name
        same(page, other, texts)


def rendered(reader: str, text: str) -> Element:
    return parse(BARE_ADDRESS.sub(r"\2", READERS[reader](text)).replace("<br />", "<br>"))


def check_picture(pages: Pages, plain: Pages, texts: Sequence[str]) -> None:
    found = [ET.fromstring(one.svg) for one in (pages, plain)]
    parts = [[(one.tag, *one.attrib) for one in svg.iter() if not one.tag.endswith("}text")] for svg in found]
    assert parts[0] == parts[1]
    shown, other = (BLANKS.sub("", "".join(svg.itertext())) for svg in found)
    assert shown == put_in(other, texts)
    assert shape(parse(pages.svg)) == shape(parse(plain.svg))  # a browser may take the file for HTML


def turned(texts: Sequence[str], by: int) -> list[str]:
    return [*texts[by:], *texts[:by]]


@pytest.mark.parametrize("by", range(0, len(HOSTILE), 11))
def test_a_line_of_text_stays_text(by: int) -> None:
    texts = turned(HOSTILE, by)
    pages, plain = Pages(texts), harmless(texts)
    check_html(pages, plain, texts)
    check_markdown(pages, plain, texts)
    check_picture(pages, plain, texts)


@pytest.mark.parametrize("text", SEVERAL_LINES, ids=range(len(SEVERAL_LINES)))
def test_a_text_of_several_lines_stays_text(text: str) -> None:
    pages, plain = Pages([text]), harmless([text])
    check_html(pages, plain, [text])
    check_markdown(pages, plain, [text])
    check_picture(pages, plain, [text])


# No digits: the report compares numbers in printed texts with its own, and says where they differ.
MARKS: Final = st.text(alphabet="ab *_`~#|<>[]()!\\&;:/.-+=$\"'^@{}%?協。（）：\u3000é", min_size=1, max_size=40)


@settings(max_examples=6, deadline=None, derandomize=True, phases=[Phase.explicit, Phase.generate])
@given(MARKS.filter(str.strip))
@example("www.example.jp a@example.jp ~~x~~ [^a] <!-- --> | \\| `|`")
def test_any_marks_stay_text(text: str) -> None:
    pages, plain = Pages([text]), harmless([text])
    check_html(pages, plain, [text])
    check_markdown(pages, plain, [text], ("github", "cms-without-html"))


def test_a_graph_for_mermaid_holds_no_mark_but_its_own() -> None:
    pages, plain = Pages(HOSTILE), harmless(HOSTILE)
    assert re.sub(r'"[^"\n]*"', "", pages.mermaid) == re.sub(r'"[^"\n]*"', "", plain.mermaid)
    assert not re.search(r"[<>`%&]", "".join(re.findall(r'"[^"\n]*"', pages.mermaid)))


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)//https://x",
        "JAVASCRIPT:alert(1)",
        "java\tscript:alert(1)",
        " https://x javascript:alert(1)",
        "data:text/html,<script>alert(1)</script>",
        "https://x\njavascript:alert(1)",
        "//evil.example",
        'https://x" onclick="alert(1)',
        "https://x/>)[x](javascript:alert(1)",
    ],
)
def test_an_address_leads_to_the_web_or_is_text(tmp_path: Path, url: str) -> None:
    hostile_city.read(tmp_path, "x")
    path = tmp_path / "plans" / "mihon.yaml"
    data = json.loads(path.read_text(encoding="utf-8"))
    data["source"]["url"] = url
    path.write_text(json.dumps(data), encoding="utf-8")
    [plan] = [one for one in hostile_city.opened(tmp_path).plans if one.id == "mihon"]
    view = report_view(plan, 2024)
    markdown = render_report(view, "md")
    for page in (parse(render_report(view, "html")), *(rendered(name, markdown) for name in ("github", "cms"))):
        assert all(re.match(r"#|https://", one.attributes["href"]) for one in page.all("a") if "href" in one.attributes)
        assert not [name for one in page.all() for name in one.attributes if name.startswith("on")]


def test_programs_get_every_text_as_it_is(kyodo: Program, tmp_path: Path) -> None:
    text = "\n".join((*HOSTILE, *SEVERAL_LINES))
    hostile_city.read(tmp_path, text)
    for command in (("list", "action"), ("xref",)):
        [item, *_] = json.loads(kyodo(*command, "--format", "json", here=tmp_path).out)["items"]
        assert item["title"] == text
