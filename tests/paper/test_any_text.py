"""Whatever a plan says comes out of the PDF as the text that went in, and does nothing."""

import json
import re
import unicodedata
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from typst import compile as compiled

import example_city
from kyodo_cli.render.pages import render_report
from kyodo_cli.render.pdf.characters import named
from kyodo_cli.render.pdf.fonts import chosen
from kyodo_cli.render.pdf.make import pdf
from kyodo_cli.render.typst import escaped, literal, paragraphs
from kyodo_cli.views.report import report_view
from paper.document import Document

FONTS = chosen("ja", None)
HOSTILE = (
    '#panic() #read("/etc/passwd") $x^2$ [a] ]] *b* _c_ `d` ```e``` \\ @f <g> // h /* i */ = j - k + l / m: n ~ -- ...',
    "https://www.example.jp/" + "a" * 300,
    "あ" * 400,
    "1. 一\n2. 二\n\n= 三\n- 四",
    '{{ 7*7 }} {% x %} {# y #} #{x} \\u{41} \\"',
    '名前"); #let x = 1; ("',
)


@cache
def _frame() -> str:
    return (
        '#set document(title: "x", date: none)\n#set page(width: 120mm, height: auto)\n'
        f'#set text(font: {literal(FONTS.families)}, fallback: false, lang: "ja", region: "JP")\n'
    )


def read_back(markup: str) -> str:
    """Return what a reader finds on the page, without blanks."""
    page = named(_frame() + markup, FONTS.files)
    data = compiled(page.encode(), font_paths=FONTS.found, format="pdf", pdf_standards=["ua-1"])
    return seen(Document(data).text)


def seen(text: str) -> str:
    """Return a text without blanks, and without what is not seen by itself: joiners, selectors, marks of a break."""
    text = "".join(one for one in text if unicodedata.category(one) not in ("Cf", "Mn"))
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", text))


PRINTED = st.text(alphabet="ab1 \t\n#$[]{}()*_`@<>/\\=+-~\"'.,:;!?%&|^協働。（）：「」ヶ鎌①", max_size=40)


@given(PRINTED)
@settings(max_examples=150, deadline=None)
def test_a_value_is_its_text(text: str) -> None:
    assert read_back(f"x {escaped(text)} (y)[z].w") == seen(f"x{text}(y)[z].w")


@given(PRINTED)
@settings(max_examples=100, deadline=None)
def test_prose_is_its_text(text: str) -> None:
    assert read_back(paragraphs(text)) == seen(text)


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_text(text: str) -> None:
    assert read_back(f"#table(columns: 2, [{escaped(text)}], [{escaped(text)}])") == seen(text * 2)


def test_a_long_word_is_broken_within_the_page() -> None:
    page = _frame() + escaped("https://www.example.jp/" + "a" * 300)
    data = compiled(page.encode(), font_paths=FONTS.found, format="pdf")
    assert max(sign.right for sign in Document(data).pages[0]) < (120 - 10) * 72 / 25.4


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("🫠です", "〔U+1FAE0〕です"),
        ("\ue000市", "〔U+E000〕市"),
        ("右\u202e左", "右〔U+202E〕左"),
        ("\x07鐘", "〔U+0007〕鐘"),
        ("𠮷野家", "𠮷野家"),
        ("葛\U000e0100城", "葛\U000e0100城"),
        ("髙﨑①Ⅳ㈱", "髙﨑①Ⅳ㈱"),
    ],
)
def test_a_character_that_no_font_has_is_named_and_all_others_stand(text: str, shown: str) -> None:
    assert named(escaped(text), FONTS.files) == f"#{literal(shown)};"
    assert read_back(escaped(text)) == seen(shown)


@given(st.text(max_size=30))
@settings(max_examples=150, deadline=None)
def test_any_text_makes_a_pdf(text: str) -> None:
    assert read_back(f"{escaped(text)} {paragraphs(text)} 。").endswith("。")


def test_a_plan_of_hostile_texts_makes_a_pdf_that_says_them(tmp_path: Path) -> None:
    bad = "".join(HOSTILE[:1]) + "\n" + HOSTILE[3]
    indicator: dict[str, Any] = {"id": "i1", "title": bad, "unit": bad, "definition": bad, "baseline": {"note": bad}}
    action: dict[str, Any] = {"id": "a1", "number": bad, "title": bad, "need": bad, "indicators": [indicator]}
    plan = {
        "format": 1,
        "id": "example",
        "title": bad,
        "municipality": {"name": bad},
        "period": {"from": 2022, "note": bad},
        "sections": [{"title": bad, "text": bad}],
        "labels": dict.fromkeys(("vision", "action", "need"), bad),
        "visions": [{"id": "v1", "title": bad, "actions": [action]}],
    }
    evaluation = {"result": bad, "reviews": {"self": {"rating": bad, "comment": bad, "by": bad}}}
    records = {"format": 1, "plan": "example", "year": 2024, "evaluations": {"a1": evaluation}}
    view = report_view(example_city.read(tmp_path, json.dumps(plan), json.dumps(records)), 2024)
    assert "/etc/passwd" in render_report(view, "typ", fonts=FONTS.families)
    text = seen(Document(pdf(view)).text)
    assert text.count(seen(HOSTILE[0])) >= 8
    assert "root:" not in text
