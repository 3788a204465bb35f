"""`--dry-run`: the diff of the very change that would be made, and nothing is written, not even a lock."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from conftest import Program
from forks import begin, run
from small_town import FILE, RECORDS, small_town

CALL = ("evaluate", "action", "a02", "--year", "2024", "--result", "新しい", "--rating", "A")
CALLS = [
    CALL,
    ("evaluate", "action", "a01", "--year", "2024", "--result", "直した"),
    ("evaluate", "action", "a20", "--year", "2024", "--issues", "一行目\n二行目"),
    ("record", "indicator", "i1", "--year", "2024", "--value", "28.0"),
    ("record", "survey", "s1", "--year", "2024", "--group", "市民", "--sample", "3000"),
    ("record", "publication", "--year", "2024", "--published", "2025-08-20"),
    ("close", "--year", "2024", "--reason", "期限", "--date", "2025-08-01"),
    ("rollover", "--from", "2023", "--to", "2024"),
]
STYLES = {
    "LF": RECORDS.encode(),
    "CRLF": RECORDS.replace("\n", "\r\n").encode(),
    "CR": RECORDS.replace("\n", "\r").encode(),
    "a BOM": b"\xef\xbb\xbf" + RECORDS.encode(),
    "no end": RECORDS.rstrip().encode(),
    "a BOM, CRLF and no end": b"\xef\xbb\xbf" + RECORDS.rstrip().replace("\n", "\r\n").encode(),
    "no file": None,
}


def state(town: Path) -> dict[str, tuple[int, bytes]]:
    found = {path.relative_to(town).as_posix(): path for path in town.rglob("*")}
    return {
        name: (path.stat().st_mtime_ns, b"" if path.is_dir() else path.read_bytes()) for name, path in found.items()
    }


def patched(before: bytes, diff: bytes) -> bytes:
    """Apply a unified diff as POSIX describes it; what it does not say stays."""
    old, new, at = re.findall(rb"[^\n]*\n|[^\n]+", before), b"", 0
    lines = re.findall(rb"[^\n]*\n", diff)[2:]
    for number, line in enumerate(lines):
        if hunk := re.match(rb"@@ -(\d+)(?:,(\d+))? ", line):
            start = max(0, int(hunk[1]) - (hunk[2] != b"0"))
            new, at = new + b"".join(old[at:start]), start
            continue
        text = line[1:]
        if number + 1 < len(lines) and lines[number + 1].startswith(b"\\"):
            text = text[:-1]
        if line[:1] in b" -":
            assert old[at] == text
            at += 1
        if line[:1] in b" +":
            new += text
    return new + b"".join(old[at:])


@pytest.mark.parametrize("style", STYLES)
def test_the_diff_makes_the_bytes_that_the_command_makes(tmp_path: Path, style: str) -> None:
    records = STYLES[style]
    for number, call in enumerate(CALLS):
        if (records is None) == (call[0] == "close"):
            continue
        town = small_town(tmp_path / str(number), records)
        before = state(town)
        shown = begin(*call, "--dry-run", here=town)
        assert shown.ended().code == 0, call
        diff = shown.out.read_bytes()
        assert state(town) == before, call
        assert run(*call, here=town).code == 0, call
        after = (town / FILE).read_bytes()
        assert patched(records or b"", diff) == (after if diff else records), (call, diff)
        if shutil.which("patch") and diff and records:
            (town / "it").write_bytes(records)
            subprocess.run(["patch", "--binary", "-s", town / "it"], input=diff, check=True)
            assert (town / "it").read_bytes() == after, call


def test_what_would_change_nothing_shows_nothing(tmp_path: Path) -> None:
    town = small_town(tmp_path)
    done = run("evaluate", "action", "a01", "--year", "2024", "--result", "引用", "--dry-run", here=town)
    assert done == (0, "", "Nothing would change.\n")


def test_a_dry_run_needs_no_right_to_write_and_waits_for_nobody(tmp_path: Path, kyodo: Program) -> None:
    from kyodo_cli.editing.lock import locked

    town = small_town(tmp_path)
    with locked(town / "records"):
        done = kyodo(*CALL, "--dry-run", here=town)
    assert done.code == 0
    assert done.out.splitlines()[0] == f"--- a/{FILE}"


def test_what_is_refused_is_refused_in_a_dry_run_too(tmp_path: Path) -> None:
    town = small_town(tmp_path)
    done = run("evaluate", "action", "a02", "--year", "2024", "--rating", "Z", "--dry-run", here=town)
    assert (done.code, done.out) == (2, "")
