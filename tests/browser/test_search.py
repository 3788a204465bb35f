"""The search of the site: it folds as `kyodo search` does, says how much it found, and goes by keyboard."""

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Browser, Page, expect

from browser.pages import Workshop
from browser.site_pages import SITE_KINDS
from kyodo_cli.analysis.search import search, texts
from kyodo_cli.base.folding import VARIANTS, folded
from kyodo_cli.workspace.book import open_book
from kyodo_cli.workspace.files import list_files

if TYPE_CHECKING:
    from browser.conftest import Visit

SEARCH = next(kind for kind in SITE_KINDS if kind.name == "site, search")
MIHON = Path(__file__).parents[2] / "examples" / "mihon"

TRICKY = (
    *("ｺｰﾃﾞｨﾈｰﾀｰ", "コーディネーター", "ＡＢＣ　１２３", "鎌ヶ谷市", "鎌ケ谷", "か゛", "ﾊﾟﾋﾟ", "ガ", "か\u3099", "ヴ"),
    *(
        "ー始め",
        "ＮＰＯー法人",
        "2021ー2026",
        "―‐－—",
        "髙﨑 邊齊",
        "㈱㍿①Ⅳ",
        "ﬁne Straße ΣΑΣ",
        "e\u0301 é",
        "～〜",
        "、。",
    ),
    *("葛\U000e0100飾", "a\u200bb", "  two   blanks  ", "İı", "𠮷野家", ""),
)


def found(page: Page) -> int:
    """Return how many texts the page says that it found."""
    said = page.locator("#_count").inner_text()
    return int(re.sub(r"[^0-9].*", "", said) or 0)


def test_the_page_folds_as_the_program_does(visit: "Visit") -> None:
    page = visit(SEARCH)
    every = [text for book in open_book(list_files(MIHON)).plans for *_, text in texts(book)]
    wanted = [*TRICKY, *VARIANTS.split(), *every]

    assert page.evaluate("texts => texts.map(kyodoFolded)", wanted) == [folded(text) for text in wanted]


@pytest.mark.parametrize("wanted", ["ｺｰﾃﾞｨﾈｰﾀｰ", "ボランティア", "ぼらんてぃあ", "ＳＮＳ", "ない言葉"])
def test_as_many_texts_are_found_as_by_the_program(visit: "Visit", wanted: str) -> None:
    page = visit(SEARCH)

    page.locator("#_q").fill(wanted)

    hits = [hit for book in open_book(list_files(MIHON)).plans for hit in search(book, wanted)]
    expect(page.locator("#_hits > li")).to_have_count(min(len(hits), 100))
    assert found(page) == len(hits)
    marked = page.locator("mark").all_inner_texts()
    assert {folded(text) for text in marked} == ({folded(wanted)} if hits else set())


def test_results_are_reached_and_left_by_keyboard(visit: "Visit") -> None:
    page = visit(SEARCH)
    field = page.locator("#_q")
    field.fill("フェア")
    page.keyboard.press("Enter")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")

    expect(page.locator("#_hits a").nth(1)).to_be_focused()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    expect(field).to_be_focused()
    page.keyboard.press("Escape")
    expect(field).to_have_value("")
    expect(page.locator("#_list")).to_be_visible()


def test_a_result_leads_to_the_year_on_the_page_of_its_item(visit: "Visit") -> None:
    page = visit(SEARCH)
    page.locator("#_q").fill("12回発行し、市公式SNSで86回")

    page.locator("#_hits a").first.click()

    assert page.url.endswith("/mihon/items/a01.html#y2024")
    expect(page.locator("#y2024")).to_be_in_viewport()


def test_without_a_script_everything_can_still_be_found_in_a_list(visit: "Visit") -> None:
    page = visit(SEARCH, java_script_enabled=False)

    expect(page.locator("#_form")).to_be_hidden()
    expect(page.locator("noscript")).to_have_count(1)
    titles = page.locator("#_list a").all_inner_texts()
    for book in open_book(list_files(MIHON)).plans:
        assert all(any(entry.node.title in title for title in titles) for entry in book.outline.entries)


def test_the_search_works_from_a_folder_on_the_disk(chromium: Browser, workshop: Workshop) -> None:
    page = chromium.new_page()
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.goto((workshop.site(SEARCH) / "site" / "index.html").as_uri())

    page.locator("#_q").fill("フェア")
    page.locator("button").click()

    expect(page.locator("#_hits > li").first).to_be_visible()
    assert faults == []
    page.close()
