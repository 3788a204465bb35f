"""The workflow and the pre-commit hook that README offers say what kyodo understands, and let nothing pass."""

import shlex
from pathlib import Path
from typing import Any

import pytest
import yaml

from conftest import ROOT, Program

HOOK: dict[str, Any] = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))[0]
WORKFLOW: dict[str, Any] = yaml.safe_load((ROOT / ".github/workflows/plans.yml").read_text(encoding="utf-8"))
STEPS: list[dict[str, Any]] = WORKFLOW["jobs"]["validate"]["steps"]
COMMANDS = [step["run"].removesuffix(" || true") for step in STEPS if step.get("run", "").startswith("kyodo")]


@pytest.mark.parametrize("command", [HOOK["entry"], *COMMANDS])
def test_every_command_is_understood_and_finds_what_is_wrong(kyodo: Program, workspace: Path, command: str) -> None:
    arguments = shlex.split(command)[1:]
    assert kyodo(*arguments, here=workspace).code == 0
    (workspace / "plans" / "matsudo.yaml").write_text("format: 1", encoding="utf-8")
    assert kyodo(*arguments, here=workspace).code == 1


def test_the_hook_looks_at_everything_even_where_a_file_was_only_deleted() -> None:
    assert HOOK["always_run"] is True
    assert HOOK["pass_filenames"] is False


def test_what_is_uploaded_was_written_and_fails_no_run() -> None:
    upload = next(step for step in STEPS if "upload-sarif" in step.get("uses", ""))
    assert any(f"-o {upload['with']['sarif_file']}" in command for command in COMMANDS)
    assert upload["continue-on-error"] is True
