"""The report as PDF, as programs that did not make it find it: for a council on paper, and to be read aloud."""

import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest

from conftest import ROOT, Program
from kyodo_cli.base.language import Message
from kyodo_cli.render.pdf.fonts import chosen
from kyodo_cli.render.pdf.make import pdf
from kyodo_cli.views.report import ReportView
from kyodo_cli.views.report.items import ItemView
from paper.document import Document

MILLIMETRE = 72 / 25.4
MARGIN = 18 * MILLIMETRE
A4 = (210 * MILLIMETRE, 297 * MILLIMETRE)
HEADINGS = ("H1", "H2", "H3", "H4", "H5", "H6")
NOT_FIRST = set("、。，．：；？！ー―）〕］｝〉》」』】々ゝゞヽヾぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮ％")
NOT_LAST = set("（〔［｛〈《「『【")


def bare(text: str) -> str:
    return re.sub(r"\s", "", text)


def said(text: str) -> str:
    return Message(text).in_language("ja")


def items(several: tuple[ItemView, ...]) -> Iterator[ItemView]:
    for one in several:
        yield one
        yield from items(one.children)


def test_it_says_which_language_it_is_in_and_what_it_is(document: Document, view: ReportView) -> None:
    assert document.root["/Lang"] in ("ja", "ja-JP")
    assert document.root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert document.reader.metadata is not None
    title = document.reader.metadata.title or ""
    for part in (view.full_title, f"（{view.year}年度）", said("Annual report")):
        assert part in title


def test_it_declares_the_standard_of_documents_for_everybody(document: Document) -> None:
    assert document.root["/MarkInfo"]["/Marked"]
    assert re.search(rb"pdfuaid:part>\s*1|pdfuaid:part=.1", document.root["/Metadata"].get_data())
    assert "/StructTreeRoot" in document.root
    assert all(str(page["/Tabs"]) == "/S" for page in document.reader.pages if "/Annots" in page)
    assert all("/StructParents" in page for page in document.reader.pages)


def test_it_says_neither_when_nor_where_it_was_made(document: Document) -> None:
    assert document.reader.metadata is not None
    assert document.reader.metadata.creation_date is None
    assert b"CreateDate" not in document.root["/Metadata"].get_data()
    assert str(ROOT).encode() not in document.data


def test_every_page_is_a4_and_has_its_number_and_its_mark(document: Document, view: ReportView) -> None:
    marks = {"draft": said("Draft"), "settled": said("Draft from closed records"), "final": ""}
    for at, (page, signs) in enumerate(zip(document.reader.pages, document.pages, strict=True), 1):
        assert (float(page.mediabox.width), float(page.mediabox.height)) == pytest.approx(A4, abs=1)
        text = "".join(sign.text for sign in signs)
        assert f"{at}/{len(document.pages)}" in text
        assert marks[view.state] in text
        assert at == 1 or bare(view.title) in text


def test_headings_begin_at_the_first_level_and_skip_none(document: Document) -> None:
    levels = [int(tag.name[1]) for tag in document.tags.all(*HEADINGS)]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_bookmarks_lead_to_every_item(document: Document, view: ReportView) -> None:
    found = {bare(title) for title, _ in document.bookmarks()}
    for item in items(view.items):
        label = Message("{word}{number}", word=item.word, number=item.number or "").in_language("ja")
        assert bare(label + item.title) in found
    pages = [page for _, page in document.bookmarks()]
    assert pages == sorted(pages)
    assert pages[-1] < len(document.pages)


def test_tables_have_heads_of_columns_and_no_row_is_cut(document: Document) -> None:
    tables = list(document.tags.all("Table"))
    assert tables
    for table in tables:
        heads = list(table.all("TH"))
        assert heads
        assert {head.scope for head in heads} == {"Column"}
        assert list(table.all("THead"))
        assert [row.pages for row in table.all("TR") if len(row.pages) > 1 and not list(row.all("TH"))] == []


def test_pictures_say_in_words_what_they_show(document: Document) -> None:
    assert all(figure.alt for figure in document.tags.all("Figure"))


def test_the_related_items_are_drawn_and_said(document: Document, view: ReportView) -> None:
    figures = [tag for tag in document.tags.all("Figure") if tag.alt]
    assert bool(figures) or not view.related


def test_all_fonts_are_in_the_file_with_their_characters(document: Document) -> None:
    fonts = list(document.fonts())
    assert fonts
    for font in fonts:
        descriptor = font["/DescendantFonts"][0].get_object()["/FontDescriptor"].get_object()
        assert {"/FontFile2", "/FontFile3"} & set(descriptor)
        assert "/ToUnicode" in font


def test_every_text_of_the_plan_stands_in_the_order_of_reading(document: Document, view: ReportView) -> None:
    at = 0
    for heading in (
        "Contents",
        "The frame of the plan",
        "The year at a glance",
        "The frame of the plan",
    ):  # listed first
        at = document.text.index(bare(said(heading)), at)
    for item in items(view.items):
        for text in (item.title, item.description, item.need):
            if text:
                place = found_across_pages(document.text, bare(text), at, view)
                assert place >= at
                at = place


def found_across_pages(text: str, wanted: str, start: int, view: ReportView) -> int:
    """Return where a text stands, also where a page ends within it."""
    place = text.find(wanted, start)
    if place >= 0:
        return place
    between = r"(?:\d+/\d+" + re.escape(bare(f"{view.municipality.name}{view.title}")) + r".{0,60}?)?"
    found = re.compile(between.join(map(re.escape, wanted))).search(text, start)
    return found.start() if found else -1


def test_nothing_stands_beyond_the_margins(document: Document) -> None:
    for page in document.pages:
        beyond = [sign for sign in page if sign.left < MARGIN or sign.right > A4[0] - MARGIN]
        assert beyond == []
        assert all(10 * MILLIMETRE < sign.bottom < A4[1] - 8 * MILLIMETRE for sign in page)


def test_no_line_begins_or_ends_with_a_sign_that_may_not(document: Document) -> None:
    lines = [line for line in document.lines() if len(line) > 1]
    assert len(lines) > 100
    left = min(line[0].left for line in lines)
    first = [
        "".join(one.text for one in line) for line in lines if line[0].left < left + 2 and line[0].text in NOT_FIRST
    ]
    last = [
        "".join(one.text for one in line) for line in lines if line[-1].right > A4[0] - 70 and line[-1].text in NOT_LAST
    ]
    assert (first, last) == ([], [])


def test_only_japanese_fonts_are_used(document: Document) -> None:
    names = {str(font["/BaseFont"]).partition("+")[2] for font in document.fonts()}
    wanted = {bare(family).lower() for family in chosen("ja", None).families}
    assert all(any(one in name.lower().replace("-", "") or "cjkjp" in name.lower() for one in wanted) for name in names)


def test_the_command_writes_the_same_bytes_twice(kyodo: Program, tmp_path: Path) -> None:
    for folder in ("a", "b"):
        order = ["report", "--year", "2024", "--plan", "matsudo", "--format", "pdf", "-o", tmp_path / folder]
        done = kyodo(*order, KYODO_NO_CACHE="1" if folder == "a" else "")
        assert (done.code, done.err) == (0, "")
    first, second = ((tmp_path / folder / "matsudo.pdf").read_bytes() for folder in ("a", "b"))
    assert first.startswith(b"%PDF-1.7")
    assert first == second
    assert len(Document(first).reader.pages) > 3


def test_two_runs_have_the_same_bytes(view: ReportView, document: Document) -> None:
    assert pdf(view) == document.data
