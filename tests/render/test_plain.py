"""The text edition: whatever a plan says stays its text, every line stands alone, headings can be searched for."""

import re
import unicodedata
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

import example_city
import mihon_city
from conftest import ROOT, Program
from kyodo_cli.render import pages
from kyodo_cli.render.editions import Look, edition
from kyodo_cli.render.pages import render_report
from kyodo_cli.render.plain import escaped, file, indented, laid_out
from kyodo_cli.views.report import ReportView, report_view
from kyodo_cli.workspace.book import open_book
from kyodo_cli.workspace.files import list_files

PAGES = ("kamagaya-2024", "matsudo-2024", "mihon-2024", "mihon-2025", "example-2024", "example-2026")
LINE_ENDS = "\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029"
DRAWN = re.compile(r"[|_=*~#<>+─-╿]{2}|^\s*[-*+>・] ", re.MULTILINE)


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> dict[str, ReportView]:
    founding = {book.id: book for book in open_book(list_files(ROOT)).plans}
    example = example_city.read(tmp_path_factory.mktemp("city"))
    books = {**founding, "mihon": mihon_city.BOOK, "example": example}
    return {name: report_view(books[name[:-5]], int(name[-4:])) for name in PAGES}


@pytest.fixture(params=PAGES)
def view(request: pytest.FixtureRequest, reports: dict[str, ReportView]) -> ReportView:
    return reports[request.param]


def words(text: str) -> list[str]:
    """Return what is said word by word, without the signs that stand between values."""
    return [word for word in re.split(r"[\s:：,、/+＋=＝→■□▲▼≠]+", text) if word]


def spoken(page: str) -> Iterator[str]:
    """Yield the text of every paragraph, entry and cell of Markdown, without heads of columns."""
    tokens = MarkdownIt("commonmark").enable("table").parse(page)
    for before, token in pairwise(tokens):
        if token.type == "inline" and before.type != "th_open":
            yield "".join({"text": one.content, "softbreak": "\n"}.get(one.type, "") for one in token.children or [])


REWORDED = re.compile(
    r"題名と引用の形|ものです。章の名称|の一覧|^評価区分別|要する|要しない|件数及び表の体裁|計画の掲載ページ|^//|^plan_"
)
"""What the text edition says in other words, since it has no tables and no links."""


def test_it_says_what_the_markdown_says(view: ReportView) -> None:
    found = "".join(words(render_report(view, "txt")))
    lost = {word for text in spoken(render_report(view, "md")) for word in words(text) if word not in found}
    assert {word for word in lost if not REWORDED.search(word)} == set()


def test_nothing_is_drawn_by_signs(view: ReportView) -> None:
    drawn = [
        line for line in render_report(view, "txt").split("\n") if DRAWN.search(line) and "評価できない" not in line
    ]
    assert drawn == []


def test_headings_are_numbered_through_and_stand_in_the_contents(view: ReportView) -> None:
    lines = render_report(view, "txt").split("\n")
    numbered = [line for line in lines if re.match(r"\d+\.(\d+\.)* ", line)]
    contents, headings = numbered[: len(numbered) // 2], numbered[len(numbered) // 2 :]
    assert contents == headings
    assert [line.split(" ")[0] for line in headings if line.count(".") == 1][:2] == ["1.", "2."]
    assert len({line.split(" ")[0] for line in headings}) == len(headings)


def test_the_file_opens_in_any_editor_of_windows(view: ReportView) -> None:
    data = edition(view, "txt", Look())
    assert data.startswith(b"\xef\xbb\xbf")
    assert data.count(b"\n") == data.count(b"\r\n") > 50
    assert edition(view, "txt", Look()) == data


def test_no_line_ends_in_blanks_and_no_gap_is_wide(view: ReportView) -> None:
    page = render_report(view, "txt")
    assert not re.search(r"[ \t]$|\n{4}", page, re.MULTILINE)
    assert page.endswith("\n")
    assert not re.search(r"：\s*$|： ", page, re.MULTILINE)


@given(st.text())
def test_a_value_is_one_line_of_its_own_text(text: str) -> None:
    line = escaped(text)
    assert not set(line) & set(LINE_ENDS)
    assert all(unicodedata.category(one) != "Cc" or one == "\t" for one in line)
    assert kept(line) == kept(text)


@given(st.text())
def test_prose_is_its_text_line_by_line(text: str) -> None:
    written = indented(text)
    assert all(line.startswith("  ") or not line for line in written.split("\n"))
    assert kept(written) == kept(text)


@given(st.text())
def test_no_text_makes_a_heading(text: str) -> None:
    page = laid_out(f"\x02\x02x {escaped(text)}\n\n{indented(text)}\n\n\x03\x03\x03\n")
    assert page.count("1. x") == 2
    assert "2. " not in page.replace(text, "") or "2. " in text


def kept(text: str) -> str:
    """Return the characters that are seen: no blanks, and what cannot be shown all alike."""
    return re.sub(
        r"[\x00-\x1f\x7f-\x9f�]+", "", re.sub(r"\s+", "", re.sub(r"[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f]", "", text))
    )


def test_a_city_can_change_it(tmp_path: Path, reports: dict[str, ReportView]) -> None:
    (tmp_path / "report").mkdir()
    own = (
        '{% extends "kyodo/report/report.txt.j2" %}{% block notes %}{{ 2 | heading }}*{{ report.title }}*{% endblock %}'
    )
    (tmp_path / "report/report.txt.j2").write_text(own, encoding="utf-8")
    pages._environment.cache_clear()
    page = render_report(reports["matsudo-2024"], "txt", tmp_path)
    assert page.rstrip().split("\n")[-1].endswith(f". *{reports['matsudo-2024'].title}*")


def test_the_command_writes_it(kyodo: Program, tmp_path: Path) -> None:
    done = kyodo("report", "--year", "2024", "--plan", "matsudo", "--format", "txt", "-o", tmp_path, language="ja")
    assert (done.code, [path.name for path in tmp_path.glob("*.txt")]) == (0, ["matsudo.txt"])
    assert (tmp_path / "matsudo.txt").read_bytes() == file((tmp_path / "matsudo.txt").read_text("utf-8-sig"))
