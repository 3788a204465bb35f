"""The yearly report as a page: what a browser, a screen reader and a reader of Markdown find."""

import json
import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from markdown_it import MarkdownIt
from markdown_it.token import Token

import example_city
from conftest import ROOT
from golden_files import golden
from html_page import Element, parse
from kyodo_cli.base.folding import folded
from kyodo_cli.base.language import Message
from kyodo_cli.render import pages
from kyodo_cli.render.pages import built_in_templates, render_report
from kyodo_cli.render.template_faults import NoTemplates, TemplateFault
from kyodo_cli.views.report import ReportView, report_view
from kyodo_cli.workspace.book import open_book
from kyodo_cli.workspace.files import list_files

SCRIPT = (built_in_templates() / "report" / "script.js").read_text(encoding="utf-8").strip()
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
PHRASING = {"a", "b", "br", "i", "span", "strong"}

HOSTILE = (
    "</title></style></p><script>alert(1)</script><img src=x onerror=alert(1)>\" ' & &lt; {{ 7*7 }} {% x %} {# y #}\n"
    "| a | b |\n# h\n- l\n1. n\n> q\n```\n[x](javascript:alert(1)) ![i](u) *e* _u_ `c` ~~s~~ $m$ <!-- c --> \\"
)


def views(folder: Path) -> dict[str, ReportView]:
    founding = {book.id: book for book in open_book(list_files(ROOT)).plans}
    example = example_city.read(folder)
    found = {f"{name}-{year}": report_view(book, year) for name, book in founding.items() for year in (2024, 2025)}
    found["example-2024"] = report_view(example, 2024)
    found["example-final"] = report_view(example, 2024, is_final=True)
    found["example-2026"] = report_view(example, 2026)
    return found


PAGES = (
    "kamagaya-2024",
    "kamagaya-2025",
    "matsudo-2024",
    "matsudo-2025",
    "example-2024",
    "example-final",
    "example-2026",
)


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> dict[str, ReportView]:
    return views(tmp_path_factory.mktemp("city"))


@pytest.fixture(params=PAGES)
def view(request: pytest.FixtureRequest, reports: dict[str, ReportView]) -> ReportView:
    return reports[request.param]


@pytest.fixture
def page(view: ReportView) -> Element:
    return parse(render_report(view, "html"))


def headings(page: Element) -> list[tuple[int, str]]:
    return [(int(one.tag[1]), one.text) for one in page.all(*HEADINGS)]


def page_title(page: Element) -> Element:
    """Return the title of the page; pictures in it have titles of their own."""
    [head] = page.all("head")
    [title] = head.all("title")
    return title


def said(text: str) -> str:
    return Message(text).in_language("ja")


def test_the_page_names_its_language_city_plan_and_year(page: Element, view: ReportView) -> None:
    [html] = page.all("html")
    assert html.attributes["lang"] == "ja"
    title = page_title(page)
    for part in (view.municipality.name, view.title, f"（{view.year}年度）"):
        assert folded(part) in folded(title.text)
    assert folded(title.text).count(folded(view.municipality.name)) == 1


def test_there_is_one_h1_and_no_level_is_skipped(page: Element) -> None:
    levels = [level for level, _ in headings(page)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_a_plan_of_five_levels_uses_all_six_headings(reports: dict[str, ReportView]) -> None:
    levels = {level for level, _ in headings(parse(render_report(reports["example-2024"], "html")))}
    assert levels == {1, 2, 3, 4, 5, 6}


def test_every_table_has_a_caption_and_its_heads_a_scope(page: Element) -> None:
    tables = list(page.all("table"))
    assert tables
    for table in tables:
        assert table.children[0].tag == "caption"
        assert table.children[0].text.strip()
        heads = list(table.all("th"))
        assert {head.attributes["scope"] for head in heads} == {"col", "row"}
        assert all(head.text.strip() for head in heads)
        rows = [len(row.children) for row in table.all("tr")]
        assert len(set(rows)) == 1
    assert not [one for one in page.all() if {"colspan", "rowspan"} & set(one.attributes)]


def test_every_link_within_the_page_leads_somewhere_and_says_where(page: Element) -> None:
    ids = [one.attributes["id"] for one in page.all() if "id" in one.attributes]
    assert len(ids) == len(set(ids))
    links = list(page.all("a"))
    for link in links:
        target = link.attributes["href"]
        assert link.text.strip()
        assert target.startswith(("#", "https://"))
        if target.startswith("#"):
            assert target[1:] in ids
    assert links[0].attributes == {"class": "skip", "href": "#_content"}
    for one in page.all():
        assert set(one.attributes.get("aria-labelledby", ids[0]).split()) <= set(ids)


def test_nothing_is_loaded_and_nothing_runs_but_our_own_script(page: Element, view: ReportView) -> None:
    tags = {one.tag for one in page.all()}
    assert tags.isdisjoint({"link", "img", "iframe", "object", "embed", "video", "form", "base"})
    for script in page.all("script"):
        assert (script.attributes, script.text.strip()) == ({}, SCRIPT)
    for one in page.all():
        assert not [name for name in one.attributes if name.startswith("on") or name in ("src", "srcset")]
    [style] = page.all("style")
    assert not re.search(r"@import|url\(|expression", style.text)
    assert "http" not in style.text
    assert "http-equiv" not in render_report(view, "html")


def test_blocks_do_not_stand_in_paragraphs(page: Element) -> None:
    for paragraph in page.all("p", *HEADINGS):
        assert {one.tag for one in paragraph.all()} <= PHRASING
    for several in page.all("ul", "ol"):
        assert {one.tag for one in several.children} == {"li"}
    for several in page.all("dl"):
        assert several.children
        assert {one.tag for one in several.children} == {"div"}


def test_a_draft_says_so_in_the_title_on_the_screen_and_on_paper(page: Element, view: ReportView) -> None:
    marks = [one for one in page.all("p") if one.attributes.get("class") == "draft-mark"]
    title, [style] = page_title(page), page.all("style")
    on_paper = f'@top-right {{ content: "{said("Draft")}" }}' in style.text
    is_marked = (bool(marks), said("Draft") in title.text, on_paper)
    assert is_marked == ((True,) * 3 if view.state == "draft" else (False,) * 3)


def test_the_equation_of_every_stage_is_printed(page: Element, view: ReportView) -> None:
    equations = [one.text for one in page.all("p") if one.attributes.get("class") == "equation"]
    printed = [tuple(int(number) for number in re.findall(r"\d+", text)) for text in equations]
    assert printed == [stage.tally for stage in view.summary.stages]
    assert all(sum(numbers[:4]) == numbers[4] for numbers in printed)


def texts(view: ReportView) -> Iterator[str]:
    """Yield the texts of the plan that stand on the page as they are."""
    yield view.title
    several = list(view.items)
    while several:
        item = several.pop()
        yield from (text for text in (item.title, item.need, item.description) if text)
        yield from (f"{link.number} {link.title}" for link in item.related if link.anchor and link.number)
        several += item.children
    for block in (*view.frame, *view.closing):
        if isinstance(block.content, str):
            yield block.content


def test_every_text_of_the_plan_is_on_the_page_word_for_word(page: Element, view: ReportView) -> None:
    [main] = page.all("body")
    shown = re.sub(r"\s+", " ", main.text)
    for text in texts(view):
        for line in text.split("\n"):
            assert re.sub(r"\s+", " ", line) in shown


def test_markdown_has_the_same_headings_as_the_page(page: Element, view: ReportView) -> None:
    tokens = MarkdownIt("commonmark").enable("table").parse(render_report(view, "md"))
    found = [
        (int(token.tag[1]), re.sub(r"<[^>]*>", "", "".join(one.content for one in tokens[at + 1].children or [])))
        for at, token in enumerate(tokens)
        if token.type == "heading_open"
    ]
    flat = [re.sub(r"\s", "", text) for _, text in headings(page)]
    ours = {re.sub(r"\s", "", said(text)) for text in ("Contents",)}
    mark = re.sub(r"\s", "", said("counted by kyodo"))
    assert [re.sub(r"\s", "", text) for _, text in found] == [
        text.removesuffix(mark) for text in flat if text not in ours
    ]
    assert [level for level, _ in found].count(1) == 1


def test_markdown_links_lead_to_anchors(view: ReportView) -> None:
    text = render_report(view, "md")
    anchors = re.findall(r'<a id="([^"]+)"></a>', text)
    assert len(anchors) == len(set(anchors))
    assert set(re.findall(r"\]\(#([^)]+)\)", text)) <= set(anchors)


def test_two_runs_are_identical(view: ReportView) -> None:
    first = [render_report(view, form) for form in ("md", "html")]
    pages._environment.cache_clear()
    assert [render_report(view, form) for form in ("md", "html")] == first


def test_a_page_stays_small(reports: dict[str, ReportView]) -> None:
    assert len(render_report(reports["kamagaya-2024"], "html").encode()) < 100_000


def hostile_city(folder: Path) -> ReportView:
    """Read a plan and records in which every text is hostile."""
    bad = HOSTILE
    indicator: dict[str, Any] = {
        "id": "i1",
        "title": bad,
        "unit": bad,
        "definition": bad,
        "baseline": {"as_printed": bad, "note": bad},
    }
    action: dict[str, Any] = {
        "id": "a1",
        "number": bad,
        "title": bad,
        "need": bad,
        "description": bad,
        "label": bad,
        "actors": [bad],
    }
    action |= {"themes": [bad], "related": ["a2", bad], "by_year": [{"year": 2024, "text": bad}], "relisted": ["v1"]}
    action |= {"departments": [{"id": "d1", "role": "lead"}], "indicators": [indicator], "fields": {"f1": bad}}
    plan: dict[str, Any] = {
        "format": 1,
        "id": "example",
        "title": bad,
        "edition": bad + "2",
        "municipality": {"name": bad, "prefecture": bad},
        "source": {"document": bad, "url": "javascript:alert(1)", "errata": [{"at": bad, "printed": bad, "note": bad}]},
        "period": {"from": 2022, "note": bad},
        "amendments": [{"year": 2023, "kind": "revised", "reason": bad, "was": bad, "now": bad, "source": bad}],
        "lineage": [{"title": bad, "revision_of": bad}],
        "positioning": {"text": bad, "basis": [{"law": bad, "article": bad}], "parents": [bad]},
        "sections": [{"title": bad, "text": bad}],
        "bodies": [{"id": "b1", "name": bad, "roles": [bad]}],
        "departments": [{"id": "d1", "name": bad}],
        "labels": dict.fromkeys(("vision", "action", "need", "related", "rating", "positioning", "next"), bad),
        "fields": [{"key": "f1", "label": bad, "applies_to": "action", "unit": bad}],
        "scales": [{"id": "s", "note": bad, "grades": [{"code": bad, "label": bad}]}],
        "stages": [{"id": "self", "label": bad, "axes": [{"id": "x", "label": bad, "scale": "s"}]}],
        "directions": [{"code": bad, "label": bad}],
        "visions": [{"id": "v1", "title": bad, "actions": [action, {"id": "a2", "title": bad}]}],
    }
    review = {"ratings": {"x": {"rating": bad, "comment": bad}}, "comment": bad, "direction": bad, "by": bad}
    evaluation: dict[str, Any] = {
        "planned": bad,
        "result": bad,
        "next": bad,
        "reviews": {"self": review, "gone": review},
    }
    evaluation |= {
        "cost": {"as_printed": bad, "lines": [{"label": bad}]},
        "response": {"text": bad},
        "fields": {"k": bad},
    }
    records = {
        "format": 1,
        "plan": "example",
        "year": 2024,
        "evaluations": {"a1": evaluation},
        "measurements": {"i1": {"as_printed": bad, "note": bad, "printed": {"rate": bad}, "survey": "s1"}},
        "surveys": [{"id": "s1", "group": bad, "population": bad, "method": bad}],
        "history": [{"date": "2025", "event": "closed", "by": bad, "reason": bad}],
        "corrections": [{"date": "2025", "at": bad, "was": bad, "now": bad, "reason": bad}],
        "publication": {"contact": bad},
    }
    book = example_city.read(folder, json.dumps(plan), json.dumps(records))
    return report_view(book, 2024)


def test_hostile_text_stays_text_in_html(tmp_path: Path) -> None:
    page = parse(render_report(hostile_city(tmp_path), "html"))
    test_nothing_is_loaded_and_nothing_runs_but_our_own_script(page, hostile_city(tmp_path))
    test_every_link_within_the_page_leads_somewhere_and_says_where(page)
    test_blocks_do_not_stand_in_paragraphs(page)
    [h1] = page.all("h1")
    assert HOSTILE in h1.text
    [body] = page.all("body")
    assert body.text.count("<script>alert(1)</script>") > 60
    assert "49" not in body.text


def test_hostile_text_stays_text_in_markdown(tmp_path: Path) -> None:
    tokens = (
        MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(render_report(hostile_city(tmp_path), "md"))
    )
    inline = [one for token in tokens for one in token.children or []]
    assert {token.type for token in tokens}.isdisjoint({"fence", "code_block", "hr"})
    assert {one.type for one in inline}.isdisjoint({"image", "em_open", "s_open", "code_inline"})
    raw = [one.content for one in (*tokens, *inline) if one.type in ("html_block", "html_inline")]
    assert all(re.fullmatch(r'<a id="[a-z0-9_]+">|</a>', text.strip()) for text in raw)
    assert all(str(one.attrs["href"]).startswith("#") for one in inline if one.type == "link_open")
    columns = [
        sum(one.type in ("th_open", "td_open") for one in tokens[start : tokens.index(end, start)])
        for start, end in rows(tokens)
    ]
    assert set(columns) <= {2, 3, 4, 5, 6, 7, 8}
    assert "".join(one.content for one in inline).count("<script>alert(1)</script>") > 60


def rows(tokens: list[Token]) -> Iterator[tuple[int, Token]]:
    for at, token in enumerate(tokens):
        if token.type == "tr_open":
            yield at, next(one for one in tokens[at:] if one.type == "tr_close")


ENGLISH = """\
format: 1
id: example
title: Working Together (invented)
language: en
municipality: {name: Exampleton}
period: {from: 2022, to: 2027}
goals:
  - id: g1
    number: "1"
    title: People meet
    actions:
      - {id: a1, number: "1", title: Hold open days, related: [a2]}
      - {id: a2, number: "2", title: "Publish *news* | 1", related: [a1]}
"""

ENGLISH_RECORDS = """\
format: 1
plan: example
year: 2024
evaluations:
  a1:
    result: Three open days.
    reviews: {self: {rating: B, comment: As hoped.}}
"""


def test_the_page_looks_as_it_did(tmp_path: Path) -> None:
    view = report_view(example_city.read(tmp_path, ENGLISH, ENGLISH_RECORDS), 2024)
    assert render_report(view, "md") == golden("report.md", render_report(view, "md"))
    html = re.sub(r"(?s)<(style|script)>.*?</\1>", r"<\1></\1>", render_report(view, "html"))
    assert html == golden("report.html", html)


def own_template(folder: Path, name: str, text: str) -> Path:
    (folder / name).parent.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(text, encoding="utf-8")
    return folder


def test_the_built_in_templates_are_there() -> None:
    assert (built_in_templates() / "report" / "report.html.j2").is_file()


def test_a_template_of_ones_own_replaces_a_block_of_ours(tmp_path: Path, reports: dict[str, ReportView]) -> None:
    text = '{% extends "kyodo/report/report.html.j2" %}{% block footer %}<p>{{ report.title }}より</p>{% endblock %}'
    folder = own_template(tmp_path, "report/report.html.j2", text)
    page = render_report(reports["kamagaya-2024"], "html", folder)
    assert "<p>鎌ヶ谷市 協働のためのアクションプラン22より</p>" in page
    assert "<footer>" not in page
    assert render_report(reports["kamagaya-2024"], "md", folder) == render_report(reports["kamagaya-2024"], "md")


def test_a_part_of_ones_own_replaces_ours_everywhere(tmp_path: Path, reports: dict[str, ReportView]) -> None:
    folder = own_template(tmp_path, "report/style.css", "body { color: black }")
    [style] = parse(render_report(reports["kamagaya-2024"], "html", folder)).all("style")
    assert style.text.strip().startswith("body { color: black }")


@pytest.mark.parametrize(
    ("text", "at", "cause"),
    [
        ("a\n{% if %}", 2, "stands where a value is expected"),
        ("a\nb\n{{ report.nothing }}", 3, "nothing"),
        ("{{ nothing.at_all }}", 1, "nothing"),
        ("a\n{% include 'gone.j2' %}", 2, "gone.j2"),
        ("a\n{{ report.year + 'x' }}", 2, "unsupported operand"),
        ("a\n{{ report.publication }}", 2, "None"),
    ],
)
@pytest.mark.parametrize("form", ["md", "html"])
def test_a_faulty_template_is_named_with_its_line_and_the_cause(
    tmp_path: Path, reports: dict[str, ReportView], *, form: str, text: str, at: int, cause: str
) -> None:
    folder = own_template(tmp_path, f"report/report.{form}.j2", text)
    with pytest.raises(TemplateFault) as fault:
        render_report(reports["kamagaya-2024"], form, folder)
    assert f"line {at} of report/report.{form}.j2" in str(fault.value)
    assert cause in str(fault.value)


def test_a_folder_without_any_template_of_ours_is_refused(tmp_path: Path, reports: dict[str, ReportView]) -> None:
    own_template(tmp_path, "report.html.j2", "x")
    with pytest.raises(NoTemplates):
        render_report(reports["kamagaya-2024"], "html", tmp_path)


@pytest.mark.parametrize("form", ["md", "html"])
def test_nothing_is_printed_unescaped_by_mistake(tmp_path: Path, reports: dict[str, ReportView], form: str) -> None:
    folder = own_template(
        tmp_path, f"report/report.{form}.j2", '{{ "<b>*x*" }}{{ report.year }}{% set a = "<i>" %}{{ a }}'
    )
    printed = render_report(reports["kamagaya-2024"], form, folder)
    assert printed.strip() == {"html": "&lt;b&gt;*x*2024&lt;i&gt;", "md": r"\<b>\*x\*2024\<i>"}[form]


@pytest.mark.parametrize("form", ["html", "md"])
def test_a_comment_says_whether_it_is_on_an_axis_or_on_the_whole(reports: dict[str, ReportView], form: str) -> None:
    text = re.sub(r"<[^>]*>|^> ", "", render_report(reports["example-2024"], form), flags=re.MULTILINE)
    lines = [line for line in text.split("\n") if line.strip()]
    comment = next(word for word in ("評価委員会の意見", "意見", "講評") if f"：{word}" in text)
    assert re.search(rf"：{comment}\s*引き続き必要。", "\n".join(lines))
    assert re.search(rf"(?<!：){comment}\s*若い世代への工夫を求める。", "\n".join(lines))


def test_a_printed_page_says_whose_it_is(reports: dict[str, ReportView]) -> None:
    view = reports["kamagaya-2024"]
    header = re.search(r'@top-left \{ content: "(.*)" \}', render_report(view, "html"))
    assert header
    assert header[1] == f"{view.title} 令和6年度（2024年度） 年次報告書"


def test_a_title_cannot_end_the_style_sheet_that_it_stands_in() -> None:
    assert pages._css_text('a"b</style>\\') == r"a\22 b\3c /style\3e \5c "
