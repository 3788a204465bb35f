"""`kyodo templates`: what a planner who changes the looks of a report meets."""

import json
import re
from pathlib import Path

import pytest

import mihon_city
from conftest import ROOT, Program
from html_page import parse
from kyodo_cli.render.pages import render_report
from kyodo_cli.render.template_catalogue import Template, catalogue
from kyodo_cli.render.template_copy import copied
from kyodo_cli.views.report import report_view

PRINTED = ("report", "--year", "2024", "--plan", "matsudo", "--stdout")


def bare(page: str) -> str:
    """Return a page without the digest of what it is made from, of which own templates are a part."""
    return re.sub(r"sha256:[0-9a-f]{64}", "", page)


def test_the_list_names_every_template_and_what_it_is_for(kyodo: Program) -> None:
    listed = json.loads(kyodo("templates", "list", "--format", "json").out)
    assert listed["kind"] == "template"
    names = {one["name"] for one in listed["items"]}
    files = {path.relative_to(ROOT / "templates").as_posix() for path in (ROOT / "templates").rglob("*.*")}
    assert names == files
    assert all(one["about"] and all(block["about"] for block in one["blocks"]) for one in listed["items"])


@pytest.mark.parametrize("language", ["en", "ja"])
def test_the_list_is_in_the_readers_language(kyodo: Program, language: str) -> None:
    shown = kyodo("templates", "list", language=language).out
    assert {"en": "footer\tThe foot of the page", "ja": "footer\t末尾"}[language] in shown


def test_the_list_says_what_a_folder_replaces(kyodo: Program, tmp_path: Path) -> None:
    assert kyodo("templates", "eject", "footer", "style.css", "-o", tmp_path).code == 0
    listed = json.loads(kyodo("templates", "list", "--templates", tmp_path, "--format", "json").out)["items"]
    replaced = {one["name"] for one in listed if one["overridden_by"]}
    assert replaced == {"report/report.html.j2", "report/style.css"}
    page = next(one for one in listed if one["name"] == "report/report.html.j2")
    assert [block["name"] for block in page["blocks"] if block["overridden"]] == ["footer"]
    assert "\treplaced by yours" in kyodo("templates", "list", "--templates", tmp_path).out


def test_the_workspaces_own_templates_are_looked_at_and_reports_do_not_take_them_unasked(
    kyodo: Program, workspace: Path
) -> None:
    kyodo("templates", "eject", "footer", "-o", "templates", here=workspace)
    page = workspace / "templates/report/report.html.j2"
    page.write_text(page.read_text("utf-8").replace("<footer>", "<footer>わが市の"), encoding="utf-8")
    shown = kyodo("templates", "list", here=workspace)
    assert "replaced by yours" in shown.out
    assert "--templates templates" in shown.err
    assert "わが市の" not in kyodo(*PRINTED, "--format", "html", here=workspace).out
    assert "わが市の" in kyodo(*PRINTED, "--format", "html", "--templates", "templates", here=workspace).out


def test_a_copied_block_is_a_small_file_that_changes_nothing_until_it_is_changed(
    kyodo: Program, tmp_path: Path
) -> None:
    done = kyodo("templates", "eject", "footer", "-o", tmp_path / "mine")
    assert done.code == 0
    assert "kyodo report --year YEAR --templates" in done.out
    page = tmp_path / "mine/report/report.html.j2"
    assert '{% extends "kyodo/report/report.html.j2" %}' in page.read_text("utf-8")
    assert len(page.read_text("utf-8").splitlines()) < 12
    before = kyodo(*PRINTED, "--format", "html").out
    assert bare(kyodo(*PRINTED, "--format", "html", "--templates", tmp_path / "mine").out) == bare(before)


@pytest.mark.parametrize(
    "page", [one for one in catalogue() if one.name.startswith("report/report.")], ids=lambda page: page.form
)
def test_every_block_can_be_copied_and_gives_the_same_page(tmp_path: Path, page: Template) -> None:
    view = report_view(mihon_city.BOOK, 2023)
    before = render_report(view, page.form)
    for block in page.blocks:
        path = tmp_path / block / page.name
        path.parent.mkdir(parents=True)
        path.write_text(copied(page, [block], "ja", is_whole=False), encoding="utf-8")
        assert render_report(view, page.form, tmp_path / block) == before, block


@pytest.mark.parametrize("how", [["--all"], ["--whole", "report.html", "report.md"], ["report.html", "report.md"]])
def test_pages_and_whole_copies_give_the_same_page(kyodo: Program, tmp_path: Path, how: list[str]) -> None:
    assert kyodo("templates", "eject", *how, "-o", tmp_path).code == 0
    for form in ("html", "md"):
        own = kyodo(*PRINTED, "--format", form, "--templates", tmp_path).out
        assert bare(own) == bare(kyodo(*PRINTED, "--format", form).out)


def test_a_style_sheet_of_ones_own_stands_behind_ours(kyodo: Program, tmp_path: Path) -> None:
    kyodo("templates", "eject", "style.css", "-o", tmp_path)
    with (tmp_path / "report/style.css").open("a", encoding="utf-8") as file:
        file.write("body { color: #111 }\n")
    ours = (ROOT / "templates/report/style.css").read_text("utf-8")
    page = kyodo(*PRINTED, "--format", "html", "--templates", tmp_path).out
    [style] = parse(page).all("style")
    assert ours.strip() in style.text
    assert style.text.index("body { color: #111 }") > style.text.index(ours.strip()[-40:])


def test_a_further_block_is_put_below_what_was_changed_before(kyodo: Program, tmp_path: Path) -> None:
    page = tmp_path / "report/report.html.j2"
    kyodo("templates", "eject", "footer", "-o", tmp_path)
    page.write_text(page.read_text("utf-8").replace("<footer>", "<footer>ours "), encoding="utf-8")
    changed = page.read_text("utf-8")

    done = kyodo("templates", "eject", "report.html:masthead", "-o", tmp_path)

    assert done.code == 0, done.err
    text = page.read_text("utf-8")
    assert text.startswith(changed.rstrip("\n"))
    assert text.count("{% extends ") == 1
    assert "{% block masthead %}" in text
    assert "<footer>ours " in kyodo(*PRINTED, "--format", "html", "--templates", tmp_path).out
    assert kyodo("templates", "eject", "footer", "-o", tmp_path).code == 2
    assert page.read_text("utf-8") == text


def test_nothing_is_written_over_without_force(kyodo: Program, tmp_path: Path) -> None:
    kyodo("templates", "eject", "footer", "-o", tmp_path)
    page = tmp_path / "report/report.html.j2"
    page.write_text("mine", encoding="utf-8")
    refused = kyodo("templates", "eject", "style.css", "footer", "-o", tmp_path)
    assert refused.code == 2
    assert "report.html.j2" in refused.err
    assert page.read_text("utf-8") == "mine"
    assert not (tmp_path / "report/style.css").exists()
    assert kyodo("templates", "eject", "footer", "-o", tmp_path, "--force").code == 0
    assert page.read_text("utf-8") != "mine"


@pytest.mark.parametrize(
    ("name", "nearest"),
    [
        ("foter", "footer"),
        ("report.html:foter", "report.html.j2:footer"),
        ("styl.css", "style.css"),
        ("items.j2", "md/items.j2"),
    ],
)
def test_a_name_that_is_not_there_or_not_enough_is_refused_with_the_nearest(
    kyodo: Program, tmp_path: Path, name: str, nearest: str
) -> None:
    refused = kyodo("templates", "eject", name, "-o", tmp_path)
    assert refused.code == 2
    assert nearest in refused.err
    assert list(tmp_path.glob("report*")) == []


def test_without_a_name_it_is_asked_for(kyodo: Program, tmp_path: Path) -> None:
    refused = kyodo("templates", "eject", "-o", tmp_path)
    assert refused.code == 2
    assert "--all" in refused.err


def test_copies_do_not_go_among_the_plans(kyodo: Program, workspace: Path) -> None:
    refused = kyodo("templates", "eject", "footer", "-o", "plans", here=workspace)
    assert refused.code == 2
    assert not (workspace / "plans/report").exists()


def test_fields_of_one_view_are_shown(kyodo: Program) -> None:
    shown = kyodo("templates", "fields", "itemview").out
    assert "### ItemView" in shown
    assert "| `title` | text |" in shown
    assert "### RecordView" not in shown
    assert "ItemView" in kyodo("templates", "fields", "ItemVeiw").err
