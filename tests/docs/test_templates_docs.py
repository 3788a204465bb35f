"""The page on templates: every block is in it, and its example works."""

import re
from pathlib import Path

import pytest

from conftest import ROOT, Program

PAGES = ["docs/templates.md", "docs/templates.ja.md"]


@pytest.mark.parametrize("page", PAGES)
def test_every_block_is_documented(page: str) -> None:
    templates = [
        (ROOT / f"templates/report/report.{form}.j2").read_text("utf-8") for form in ("html", "md", "txt", "typ")
    ]
    blocks = {name for text in templates for name in re.findall(r"^(?:<title>)?{% block (\w+)", text, re.MULTILINE)}
    assert set(re.findall(r"^\| `(\w+)` \|", (ROOT / page).read_text("utf-8"), re.MULTILINE)) == blocks


@pytest.mark.parametrize("page", PAGES)
def test_the_example_changes_the_page(kyodo: Program, tmp_path: Path, page: str) -> None:
    (example,) = re.findall(r"```jinja\n(.*?)```", (ROOT / page).read_text("utf-8"), re.DOTALL)
    (tmp_path / "report").mkdir()
    (tmp_path / "report/report.html.j2").write_text(example, encoding="utf-8")
    order = ["report", "--year", "2024", "--plan", "matsudo", "--format", "html", "--stdout", "--templates", tmp_path]
    written = kyodo(*order)
    assert written.code == 0
    assert written.out.count("<footer>") == 1
    assert re.search(r"<footer><p>[^<]*(Collaboration|協働推進課)</p></footer>", written.out)
