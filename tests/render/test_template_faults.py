"""A mistake in a template of one's own is named with its place, its cause, and what was probably meant."""

from pathlib import Path

import pytest

from conftest import ROOT
from kyodo_cli.render.pages import render_report
from kyodo_cli.render.template_check import faults
from kyodo_cli.render.template_faults import TemplateFault
from kyodo_cli.views.report import ReportView, report_view
from kyodo_cli.workspace.book import open_book
from kyodo_cli.workspace.files import list_files

PAGE = "report/report.html.j2"
EXTENDS = '{% extends "kyodo/report/report.html.j2" %}\n'


@pytest.fixture(scope="module")
def view() -> ReportView:
    books = open_book(list_files(ROOT / "examples/mihon")).plans
    return report_view(next(one for one in books if one.id == "mihon"), 2025)


def folder_with(folder: Path, text: str, name: str = PAGE) -> Path:
    (folder / name).parent.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("\n{{ report.titel }}", 2, "“ReportView” has no field “titel” (did you mean title"),
        (
            "{% for one in report.items %}\n{{ one.nedd }}{% endfor %}",
            2,
            "“ItemView” has no field “nedd” (did you mean need",
        ),
        ("{{ report.municipality.nam }}", 1, "“Municipality” has no field “nam” (did you mean name?)"),
        ("{{ report.words.acton }}", 1, "there is no “acton” in it (did you mean action"),
        ("{{ reprot.title }}", 1, "there is no value “reprot” (did you mean report?)"),
        ("{% set total = 1 %}{{ totl }}", 1, "there is no value “totl” (did you mean total?)"),
        ("{% if report.sumary %}{% endif %}", 1, "“ReportView” has no field “sumary” (did you mean summary"),
        ("{{ report.year | yeer }}", 1, "there is no filter “yeer” (did you mean year"),
        ("{% if report.title is webb %}{% endif %}", 1, "there is no test “webb” (did you mean web?)"),
        ("\n{% include 'report/stile.css' %}", 2, "no template “report/stile.css” (did you mean report/style.css"),
        (
            "{% from 'report/html/base.j2' import lnk %}{{ lnk(1) }}",
            1,
            "no “lnk” in report/html/base.j2 (did you mean link",
        ),
        ('{% extends "report/report.html.j2" %}', 1, "kyodo's own is called “kyodo/report/report.html.j2”"),
        (
            EXTENDS + "{% block foter %}x{% endblock %}",
            2,
            "no block “foter” in kyodo/report/report.html.j2 (did you mean footer",
        ),
        (EXTENDS + "\n\nOffice of Collaboration", 4, "what stands outside the blocks is not on the page"),
        (EXTENDS + "{{ report.title }}", 2, "what stands outside the blocks is not on the page"),
        (EXTENDS + "{% block footer %}{{ by_kyodo(1, 2) }}{% endblock %}", 2, "by_kyodo"),
    ],
)
def test_a_mistake_is_named_with_what_was_meant(
    tmp_path: Path, view: ReportView, text: str, line: int, said: str
) -> None:
    folder_with(tmp_path, text)
    with pytest.raises(TemplateFault) as fault:
        render_report(view, "html", tmp_path)
    assert said in str(fault.value)
    assert fault.value.line == line or "lnk" in text
    assert fault.value.template in (PAGE, "report/html/base.j2")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "{% for one in report.items %}\n{{ one.title }}",
            "「for」が閉じられないまま、ひな形が終わっている（「endfor」がない）",
        ),
        ("{% if report.year %}x{% else %}y", "「if」が閉じられないまま、ひな形が終わっている（「endif」がない）"),
        (
            "{% block a %}{% if report.year %}x{% endblock %}",
            "「if」が閉じられる前に、「endblock」がある（「endif」がない）",
        ),
        ("{% for one in report.items %}{% endfro %}", "「endfro」というタグはない（近いもの：endfor）"),
        ("{% blok a %}{% endblock %}", "「blok」というタグはない（近いもの：block）"),
        ("x{% endif %}", "「endif」に対応する始まりのタグがない"),
        ("x{% else %}", "「else」に対応する始まりのタグがない"),
        ("{{ report.title }", "ここに「}」を書くことはできない"),
        ("{{ report.title ) }}", "ここに「)」を書くことはできない"),
        ("{{ (report.title }}", "「}」がある。ここには「)」が必要である"),
        ("{% if report.title }}x{% endif %}", "ここに「}」を書くことはできない"),
        ("{{ report.title", "「}}」が必要なところで、ひな形が終わっている"),
        ("{{ report.title report.year }}", "「report」がある。ここには「}}」が必要である"),
        ("{{ }}", "値が必要なところに「}}」がある"),
        ("{% if %}x{% endif %}", "値が必要なところに「%}」がある"),
        ("{{ report.title § }}", "ここに「§」を書くことはできない"),
        ("{% block a %}{% endblock %}{% block a %}{% endblock %}", "「a」というブロックが二つある"),
        ("{% %}", "「{%」の次に、タグの名前がない"),
        ("{# remark", "コメントが閉じられていない（「#}」がない）"),
        ("{% raw %}x", "「raw」が閉じられないまま、ひな形が終わっている（「endraw」がない）"),
        ("{% block our-office %}{% endblock %}", "ブロックの名前に使える文字は、英数字と「_」だけである"),
        ("{{ report.year | yeer }}", "フィルター「yeer」はない"),
        ("{{ report.title is webb }}", "テスト「webb」はない"),
        ("{{ 1 + 'a' }}", "「unsupported operand type(s) for +: 'int' and 'str'」"),
        ("{% from 'report/html/base.j2' import _a %}", "「names starting with an underline can not be imported」"),
    ],
)
def test_what_jinja_says_of_the_syntax_is_said_in_japanese(
    tmp_path: Path, view: ReportView, text: str, said: str
) -> None:
    with pytest.raises(TemplateFault) as fault:
        render_report(view, "html", folder_with(tmp_path, text))
    assert said in fault.value.message.in_language("ja")


def test_what_extends_and_means_it_is_let_be(tmp_path: Path, view: ReportView) -> None:
    text = EXTENDS + "{# of ours #}\n{% block footer %}{{ super() }}{% block inner %}x{% endblock %}{% endblock %}\n"
    assert "</footer>x<" in render_report(view, "html", folder_with(tmp_path, text)).replace("\n", "")


def test_a_page_between_ours_and_the_one_used_may_bring_blocks_of_its_own(tmp_path: Path, view: ReportView) -> None:
    folder_with(tmp_path, EXTENDS + "{% block footer %}{% block office %}a{% endblock %}{% endblock %}", "city/base.j2")
    folder_with(tmp_path, '{% extends "city/base.j2" %}{% block office %}Collaboration{% endblock %}')
    assert "Collaboration" in render_report(view, "html", tmp_path)
    assert list(faults([view], tmp_path)) == []


def test_text_in_another_encoding_is_named(tmp_path: Path, view: ReportView) -> None:
    folder_with(tmp_path, "")
    (tmp_path / PAGE).write_bytes("鎌ケ谷市".encode("cp932"))
    with pytest.raises(TemplateFault, match="save it as UTF-8"):
        render_report(view, "html", tmp_path)


def test_a_mark_that_editors_put_before_a_text_is_not_printed(tmp_path: Path, view: ReportView) -> None:
    (tmp_path / "report").mkdir()
    (tmp_path / PAGE).write_bytes(b"\xef\xbb\xbf{{ report.year }}")
    assert render_report(view, "html", tmp_path) == "2025"


def test_every_fault_of_a_folder_is_found_in_one_go(tmp_path: Path, view: ReportView) -> None:
    folder_with(tmp_path, EXTENDS + "{% block foter %}x{% endblock %}")
    folder_with(tmp_path, "{{ report.year | yeer }}", "report/report.md.j2")
    folder_with(tmp_path, "body {}", "report/styles.css")
    folder_with(tmp_path, "{% macro item(one, report) %}{{ one.titel }}{% endmacro %}", "report/md/items.j2")
    folder_with(tmp_path, "{% macro stage(one) %}{% endmacro %}", "report/html/summary.j2")
    folder_with(tmp_path, "a picture's note", "report/notes.txt")
    found = {(one.template, str(one.message)) for one in faults([view], tmp_path)}
    said = "\n".join(f"{template} {text}" for template, text in sorted(found))
    assert "“foter”" in said
    assert "“yeer”" in said
    assert "report/styles.css" in said
    assert "did you mean report/style.css" in said
    assert "it has no macro “gaps”" in said
    assert "notes.txt" not in said


def test_a_fault_that_only_a_page_shows_is_found_by_the_reports_tried(tmp_path: Path, view: ReportView) -> None:
    text = "{% for one in report.amendments %}{{ one.was }}{% endfor %}"
    [found] = faults([view], folder_with(tmp_path, text))
    assert "“AmendmentView” has no field “was”" in str(found)
