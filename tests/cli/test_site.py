import json
import re
import shutil
from pathlib import Path

import pytest

from conftest import ROOT, Program
from crawled import dangling, outward, reached
from kyodo_cli.analysis.search import search
from kyodo_cli.base.folding import folded
from kyodo_cli.workspace.book import open_book
from kyodo_cli.workspace.files import list_files
from small_city import CITY

MIHON = ROOT / "examples" / "mihon"

BOTH = pytest.mark.parametrize("workspace_of", [ROOT, MIHON], ids=["founding", "mihon"])

ENGLISH = """\
format: 1
id: english
title: Plan in English
language: en
municipality: {name: 例示市}
period: {from: 2022}
actions: [{id: x1, title: An action}]
"""


def contents(folder: Path) -> dict[str, bytes]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def small(folder: Path, plan: str = CITY, records: str = "format: 1\nplan: city\nyear: 2024\n") -> Path:
    (folder / "plans").mkdir(parents=True)
    (folder / "records" / "city").mkdir(parents=True)
    (folder / "plans" / "city.yaml").write_text(plan, encoding="utf-8")
    (folder / "records" / "city" / "2024.yaml").write_text(records, encoding="utf-8")
    return folder


@BOTH
def test_every_link_of_every_page_leads_somewhere_and_every_page_can_be_reached(
    kyodo: Program, tmp_path: Path, workspace_of: Path
) -> None:
    site = tmp_path / "公開 サイト"

    done = kyodo("site", "-o", site, here=workspace_of)

    assert (done.code, list(dangling(site))) == (0, [])
    left = {path.resolve() for path in site.rglob("*") if path.is_file()} - reached(site, "index.html")
    assert {path.name for path in left} <= {"kyodo-site.json", ".kyodo-lock"}
    assert all(link.startswith("https://") for link in outward(site))


@BOTH
def test_the_same_files_give_the_same_site(kyodo: Program, tmp_path: Path, workspace_of: Path) -> None:
    kyodo("site", "-o", tmp_path / "a", "--as-of", "2025-06-01", here=workspace_of)
    kyodo("site", "-o", tmp_path / "b", "--as-of", "2026-03-31", here=workspace_of, language="ja")

    assert contents(tmp_path / "a") == contents(tmp_path / "b")


def test_every_page_says_its_language_and_has_one_heading_of_the_first_level(kyodo: Program, tmp_path: Path) -> None:
    here = small(tmp_path / "city")
    (here / "plans" / "english.yaml").write_text(ENGLISH, encoding="utf-8")

    kyodo("site", here=here)

    pages = {
        path.relative_to(here / "site").as_posix(): path.read_text("utf-8") for path in here.rglob("site/**/*.html")
    }
    languages = {name: re.findall(r'<html lang="(\w+)">', page) for name, page in pages.items()}
    assert languages["english/items/x1.html"] == languages["english/index.html"] == ["en"]
    assert {name for name, found in languages.items() if found == ["ja"]} == {
        name for name in pages if not name.startswith("english/")
    }
    assert all(page.count("<h1>") == 1 for page in pages.values())
    assert "Annual reports" not in pages["index.html"]
    assert 'lang="en"' in pages["index.html"]


def test_what_is_no_longer_part_of_the_site_is_removed_and_nothing_else(kyodo: Program, tmp_path: Path) -> None:
    here = small(tmp_path / "city")
    kyodo("site", here=here)
    site = here / "site"
    (site / "CNAME").write_text("city.example", encoding="utf-8")
    (site / "city" / "note.txt").write_text("ours", encoding="utf-8")
    (site / "city" / "items" / "a02.html").write_text("changed by hand", encoding="utf-8")
    plan = CITY.replace("id: a01", "id: b01").replace("id: a02", "id: b02").replace("[a02]", "[b02]")
    (here / "plans" / "city.yaml").write_text(plan, encoding="utf-8")

    done = kyodo("site", here=here)

    assert done.code == 0
    assert not (site / "city" / "items" / "a01.html").exists()
    assert (site / "CNAME").read_text(encoding="utf-8") == "city.example"
    assert (site / "city" / "note.txt").exists()
    assert (site / "city" / "items" / "a02.html").read_text(encoding="utf-8") == "changed by hand"
    assert "city/items/a02.html is no longer part of the site" in done.err


def test_a_folder_of_somebody_elses_is_refused_untouched(kyodo: Program, tmp_path: Path) -> None:
    here = small(tmp_path / "city")
    theirs = tmp_path / "home"
    theirs.mkdir()
    (theirs / "index.html").write_text("the city's own", encoding="utf-8")

    done = kyodo("site", "-o", theirs, here=here)

    assert (done.code, contents(theirs)) == (2, {"index.html": b"the city's own"})
    assert "index.html" in done.err
    assert "Traceback" not in done.err


def test_a_file_that_kyodo_did_not_make_is_not_replaced(kyodo: Program, tmp_path: Path) -> None:
    here = small(tmp_path / "city")
    kyodo("site", here=here)
    (here / "plans" / "other.yaml").write_text(ENGLISH.replace("id: english", "id: other"), encoding="utf-8")
    (here / "site" / "other").mkdir()
    (here / "site" / "other" / "index.html").write_text("not ours", encoding="utf-8")
    before = contents(here / "site")

    done = kyodo("site", here=here)

    assert (done.code, contents(here / "site")) == (2, before)


@pytest.mark.parametrize("folder", ["plans/site", "records"])
def test_a_site_is_not_made_among_plans_and_records(kyodo: Program, tmp_path: Path, folder: str) -> None:
    here = small(tmp_path / "city")

    assert kyodo("site", "-o", folder, here=here).code == 2


def test_a_list_that_leads_outside_removes_nothing_there(kyodo: Program, tmp_path: Path) -> None:
    here = small(tmp_path / "city")
    kyodo("site", here=here)
    victim = here / "victim.txt"
    victim.write_text("", encoding="utf-8")
    listed = json.loads((here / "site" / "kyodo-site.json").read_text(encoding="utf-8"))
    empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    listed["items"] += [{"path": "../victim.txt", "sha256": empty}, {"path": str(victim), "sha256": empty}]
    (here / "site" / "kyodo-site.json").write_text(json.dumps(listed), encoding="utf-8")

    assert kyodo("site", here=here).code == 0
    assert victim.exists()


def test_a_plan_that_cannot_be_read_or_a_faulty_template_leaves_the_old_site_whole(
    kyodo: Program, tmp_path: Path
) -> None:
    here = small(tmp_path / "city")
    kyodo("site", here=here)
    before = contents(here / "site")
    (tmp_path / "mine" / "site").mkdir(parents=True)
    (tmp_path / "mine" / "site" / "search.html.j2").write_text("{{ nothing.here }}", encoding="utf-8")

    faulty = kyodo("site", "--templates", tmp_path / "mine", here=here)
    (here / "plans" / "city.yaml").write_text("format: 1\nid: [", encoding="utf-8")
    unread = kyodo("site", here=here)

    assert (faulty.code, unread.code) == (4, 4)
    assert contents(here / "site") == before


def test_what_a_killed_build_left_is_swept(kyodo: Program, tmp_path: Path) -> None:
    here = small(tmp_path / "city")
    kyodo("site", here=here)
    before = contents(here / "site")
    left = here / "site" / ".kyodo-site.kyodo-tmp" / "city"
    left.mkdir(parents=True)
    (left / "index.html").write_text("half", encoding="utf-8")

    assert kyodo("site", here=here).code == 0
    assert contents(here / "site") == before


def test_an_items_page_draws_its_indicators_over_the_years_that_have_reports(kyodo: Program, tmp_path: Path) -> None:
    kyodo("site", "-o", tmp_path / "site", "--as-of", "2026-11-01", here=ROOT / "examples" / "mihon")
    page = (tmp_path / "site/mihon/items/a02.html").read_text(encoding="utf-8")
    [picture] = re.findall("<svg.*?</svg>", page, re.DOTALL)
    assert ">721<" in picture
    assert "令和8年度" not in picture
    drawn = set(re.findall(r'class="(k-[a-z_-]+)"', picture))
    style = (tmp_path / "site/style.css").read_text(encoding="utf-8")
    assert {one for one in drawn if f".{one} " not in style} == set()
    ids = re.findall(r' id="([^"]+)"', page)
    assert len(ids) == len(set(ids))


def test_nothing_lies_in_the_folder_but_what_is_to_be_published(kyodo: Program, tmp_path: Path) -> None:
    here = small(tmp_path / "city")
    for _ in range(2):
        kyodo("site", here=here)
        listed = json.loads((here / "site" / "kyodo-site.json").read_bytes())["items"]
        assert {*contents(here / "site")} == {"kyodo-site.json", *(one["path"] for one in listed)}


def test_drafts_can_be_left_out_of_pages_data_and_search(kyodo: Program, tmp_path: Path) -> None:
    here = tmp_path / "city"
    shutil.copytree(MIHON, here)
    assert kyodo("report", "--year", "2024", "--plan", "mihon", "--final", here=here).code == 0
    kyodo("site", "-o", tmp_path / "all", here=here)
    kyodo("site", "-o", tmp_path / "done", "--without-drafts", here=here)

    assert (tmp_path / "all" / "mihon" / "2025").exists()
    kept = sorted(one.name for one in (tmp_path / "done" / "mihon").iterdir() if one.is_dir())
    assert kept == ["2024", "items"]
    assert list(dangling(tmp_path / "done")) == []
    assert "下書き" not in (tmp_path / "done" / "mihon" / "index.html").read_text(encoding="utf-8")
    assert "#y2025" not in (tmp_path / "done" / "search-texts.js").read_text(encoding="utf-8")


def test_the_search_finds_what_kyodo_search_finds(kyodo: Program, tmp_path: Path) -> None:
    kyodo("site", "-o", tmp_path, here=MIHON)
    script = (tmp_path / "search-texts.js").read_text(encoding="utf-8")
    texts = json.loads(script.removeprefix("window.kyodoTexts = ").rstrip().removesuffix(";"))["texts"]

    for wanted in ("ｺｰﾃﾞｨﾈｰﾀｰ", "ＳＮＳ", "はじめ", "ボランティア", "令和6年度", "ない言葉"):
        hits = [hit for book in open_book(list_files(MIHON)).plans for hit in search(book, wanted)]
        found = [text for _, _, text, plain in texts if folded(wanted) in plain]
        assert sorted(found) == sorted(hit.text for hit in hits)


def test_hostile_text_stays_text_on_every_page_and_in_the_script(kyodo: Program, tmp_path: Path) -> None:
    evil = "</script><script>alert(1)</script>{{ 7*7 }}'\"<img src=x onerror=alert(1)>"
    plan = CITY.replace("title: 交流会", f"title: {json.dumps(evil)}")
    here = small(tmp_path / "city", plan)

    done = kyodo("site", here=here)

    assert done.code == 0, done.err
    for page in (here / "site").rglob("*.html"):
        text = page.read_text(encoding="utf-8")
        assert "<script>alert" not in text
        assert "<img" not in text
    assert "{{ 7*7 }}" in (here / "site" / "city" / "items" / "a01.html").read_text(encoding="utf-8")
    script = (here / "site" / "search-texts.js").read_text(encoding="utf-8")
    assert "\u2028" not in script
    assert list(dangling(here / "site")) == []


def test_the_site_can_be_moved_anywhere(kyodo: Program, tmp_path: Path) -> None:
    kyodo("site", "-o", tmp_path / "a", here=MIHON)
    (tmp_path / "deep").mkdir()
    shutil.move(tmp_path / "a", tmp_path / "deep" / "er")

    assert list(dangling(tmp_path / "deep" / "er")) == []


def test_without_a_change_no_file_gets_a_new_date(kyodo: Program, tmp_path: Path) -> None:
    here = small(tmp_path / "city")
    kyodo("site", here=here)
    page = here / "site" / "city" / "index.html"
    before = page.stat().st_mtime_ns

    kyodo("site", here=here)

    assert page.stat().st_mtime_ns == before


def test_a_year_is_final_on_the_site_while_its_final_report_was_made_from_the_same_files(
    kyodo: Program, tmp_path: Path
) -> None:
    here = tmp_path / "m"
    shutil.copytree(MIHON, here)
    assert kyodo("report", "--year", "2024", "--plan", "mihon", "--final", here=here).code == 0

    kyodo("site", here=here)
    page, data = here / "site" / "mihon" / "2024" / "mihon.html", here / "site" / "mihon" / "2024" / "mihon.json"
    assert json.loads(data.read_text(encoding="utf-8"))["items"][0]["state"] == "final"
    assert "draft-mark" not in re.sub(r"(?s)<style>.*?</style>", "", page.read_text(encoding="utf-8"))

    plan = here / "plans" / "mihon.yaml"
    plan.write_text(plan.read_text(encoding="utf-8") + "# changed since\n", encoding="utf-8")
    done = kyodo("site", here=here)
    assert "does not call the year final" in done.err
    assert json.loads(data.read_text(encoding="utf-8"))["items"][0]["state"] == "settled"


def test_a_file_in_the_place_of_the_folder_is_named_as_what_it_is(kyodo: Program, tmp_path: Path) -> None:
    here = small(tmp_path / "city")
    (tmp_path / "taken").write_text("ours", encoding="utf-8")

    done = kyodo("site", "-o", tmp_path / "taken", here=here)

    assert done.code == 4
    assert "taken” could not be written: a file stands where a folder is expected." in done.err
    assert (tmp_path / "taken").read_text(encoding="utf-8") == "ours"
