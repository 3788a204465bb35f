"""docs/final.md says of the digest what is so."""

import re
import subprocess
from pathlib import Path

import pytest

from conftest import ROOT, Program
from mihon_city import CITY


@pytest.mark.parametrize("name", ["final.md", "final.ja.md"])
def test_the_command_that_repeats_the_digest_gives_the_digest(kyodo: Program, tmp_path: Path, name: str) -> None:
    [command] = re.findall(r"```sh\n(.*)\n```", (ROOT / "docs" / name).read_text(encoding="utf-8"))
    done = subprocess.run(["bash", "-c", command], cwd=CITY, capture_output=True, text=True, check=True)
    page = kyodo("-C", CITY, "report", "--year", "2024", "--plan", "mihon", "--stdout", "--format", "md").out
    assert f"`sha256:{done.stdout.split()[0]}`" in page
    alone = kyodo("-C", CITY, "report", "--year", "2024", "--format", "md", "-o", tmp_path)
    assert alone.code == 0
    assert f"`sha256:{done.stdout.split()[0]}`" in (tmp_path / "mihon.md").read_text(encoding="utf-8")
