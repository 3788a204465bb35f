"""A page needs no network and no script, and leads nowhere but to its plan's own addresses."""

import re
from typing import TYPE_CHECKING
from urllib.parse import unquote

from browser.pages import Kind, Workshop
from browser.scripts import measure
from browser.visits import ORIGIN

if TYPE_CHECKING:
    from browser.conftest import Visit

OUTSIDE = re.compile(r"^([a-z][a-z0-9+.-]*:|//)", re.IGNORECASE)


def test_only_links_lead_outside_and_only_to_where_the_plan_says(
    visit: "Visit", workshop: Workshop, kind: Kind
) -> None:
    page = visit(kind)
    plans = "".join(one.read_text(encoding="utf-8") for one in (workshop.site(kind) / "plans").iterdir())
    outside = [(tag, url) for tag, url in measure(page, "addresses") if OUTSIDE.match(url)]
    assert [one for one in outside if one[0] != "a" or unquote(one[1]) not in plans] == []


def test_no_style_asks_for_a_file(visit: "Visit", kind: Kind) -> None:
    styles = visit(kind).evaluate("[...document.querySelectorAll('style')].map((one) => one.textContent).join('\\n')")
    assert re.findall(r"url\((?!#)|@import", styles) == []


def test_links_within_the_page_and_beside_it_arrive(visit: "Visit", workshop: Workshop, kind: Kind) -> None:
    page = visit(kind)
    missing = page.evaluate("""() => [...document.querySelectorAll("a[href^='#']")].map((one) => one.hash.slice(1))
      .filter((id) => !document.getElementById(decodeURIComponent(id)))""")
    assert missing == []
    beside = page.evaluate("[...document.querySelectorAll('a[href]')].map((one) => one.origin + one.pathname)")
    site = workshop.site(kind)
    for address in {one for one in beside if one.startswith(ORIGIN)}:
        assert (site / address.removeprefix(f"{ORIGIN}/")).is_file(), address


def test_without_script_nothing_is_missing(visit: "Visit", kind: Kind) -> None:
    shown = [page.evaluate(SHOWN) for page in (visit(kind), visit(kind, java_script_enabled=False))]
    with_script, without = ([line for line in text.split("\n") if line.strip()] for text in shown)
    assert [line for line in with_script if line not in without] == []


# What the page shows, without the controls that only a script can offer.
SHOWN = """() => {
  const controls = "form, [role=search], button, select, input, label";
  document.querySelectorAll(controls).forEach((one) => one.remove());
  return document.body.innerText;
}"""
