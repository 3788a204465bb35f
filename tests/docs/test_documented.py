"""Every command, option and rule has its line in the docs."""

import subprocess
import sys

import pytest

from conftest import ROOT, Program
from kyodo_cli.cli.table import COMMANDS, GROUPS
from kyodo_cli.rules.registry import RULES


def test_the_generated_documents_are_up_to_date() -> None:
    done = subprocess.run(
        [sys.executable, "tools/generate.py", "--check"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout) == (0, "")


@pytest.mark.parametrize("name", [*COMMANDS, *GROUPS])
def test_every_command_has_help_with_an_example_in_both_languages(kyodo: Program, name: str) -> None:
    for language in ("en", "ja"):
        shown = kyodo(*name.split(), "--help", language=language)
        assert shown.code == 0
        assert f"kyodo {name}" in shown.out.splitlines()[-1]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_every_rule_is_in_both_indexes(rule: object) -> None:
    for index in ("README.md", "README.ja.md"):
        assert rule.code in (ROOT / "docs" / "rules" / index).read_text(encoding="utf-8")  # type: ignore[attr-defined]


def test_codes_and_names_of_rules_are_unique() -> None:
    assert len({rule.code for rule in RULES}) == len({rule.slug for rule in RULES}) == len(RULES)
