"""The examples of every rule's page: the bad one has exactly this defect, the good one has none."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from kyodo_cli.findings.diagnostic import Diagnostic
from kyodo_cli.rules.catalogue import PAGES, page
from kyodo_cli.rules.check import check_workspace
from kyodo_cli.rules.evaluations.readiness import READINESS_RULES
from kyodo_cli.rules.registry import RULES
from kyodo_cli.workspace.files import list_files

CASES = [pytest.param(rule, id=rule.code) for rule in RULES]


def write_example(folder: Path, content: Any) -> None:
    """Write an example: text by path, or what is special about a file."""
    files = content if isinstance(content, dict) else {"plans/example.yaml": content}
    for file, text in files.items():
        path = folder / file
        path.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(text, str):
            path.write_bytes(text.encode())
        elif "shift_jis" in text:
            path.write_bytes(text["shift_jis"].encode("shift_jis"))
        elif "hex" in text:
            path.write_bytes(bytes.fromhex(text["hex"]))
        elif "size" in text:
            path.write_bytes(b" " * int(text["size"]))
        else:
            path.mkdir()


def found_in(folder: Path, content: Any, code: str) -> list[Diagnostic]:
    write_example(folder, content)
    year = 2024 if code in {rule.code for rule in READINESS_RULES} else None
    return check_workspace(list_files(folder), year=year).diagnostics


def example(code: str, which: str) -> Any:
    return yaml.safe_load((PAGES / f"{code}.yaml").read_text(encoding="utf-8"))[which]


@pytest.mark.parametrize("rule", CASES)
def test_the_bad_example_has_this_defect_and_no_other_error(rule: Any, tmp_path: Path) -> None:
    found = found_in(tmp_path, example(rule.code, "bad"), rule.code)
    assert rule.code in {one.rule.code for one in found}
    assert {one.rule.code for one in found if one.rule.severity == "error"} <= {rule.code}


@pytest.mark.parametrize("rule", CASES)
def test_the_good_example_is_clean(rule: Any, tmp_path: Path) -> None:
    found = found_in(tmp_path, example(rule.code, "good"), rule.code)
    assert [one.rule.code for one in found if one.rule.severity != "note" or one.rule == rule] == []


@pytest.mark.parametrize("rule", CASES)
def test_the_page_says_what_why_and_how_in_both_languages(rule: Any) -> None:
    one = page(rule)
    for texts in (one.summary, one.why, one.fix):
        assert set(texts) == {"en", "ja"}
        assert all(text.strip() for text in texts.values())
    assert one.bad
    assert one.good


def leftover_pages() -> Iterator[str]:
    yield from {path.stem for path in PAGES.glob("*.yaml")} - {rule.code for rule in RULES}


def test_no_page_is_left_over() -> None:
    assert list(leftover_pages()) == []
