"""A write that the machine refuses, or that never ends: the old file or the new one, never a third; and on it goes.

The counts are printed (`pytest -s`): what was tried at which step, and what stood there afterwards.
"""

import errno
import random
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import pytest

from faults import DEEDS, at_step
from forks import begin, run
from small_town import FILE, RECORDS, small_town

CALL = ("evaluate", "action", "a02", "--year", "2024", "--result", "新しい")
NEXT = ("evaluate", "action", "a04", "--year", "2024", "--result", "次の人")
NEW = RECORDS.replace("{rating: B}}\n", "{rating: B}}\n  a02:\n    result: 新しい\n")
LOOKS = ("stat", "lstat", "read")
"""Steps that change nothing: to be killed there is to be killed before the next."""


@pytest.fixture
def town(tmp_path: Path) -> Path:
    return small_town(tmp_path)


def content(town: Path) -> str | None:
    path = town / FILE
    return path.read_text(encoding="utf-8") if path.exists() else None


def left_over(town: Path) -> list[str]:
    return [path.name for path in (town / "records").rglob("*.kyodo-tmp")]


def put_back(town: Path, before: str | None) -> None:
    (town / FILE).unlink(missing_ok=True)
    if before is not None:
        (town / FILE).parent.mkdir(parents=True, exist_ok=True)
        (town / FILE).write_text(before, encoding="utf-8", newline="")


def goes_on(town: Path) -> None:
    """Look at the workspace, and record something else: at once, and without a trace of what was left."""
    seen = run("validate", here=town)
    assert (seen.code, "kyodo-" in seen.out + seen.err) == (0, False), seen
    begun = time.monotonic()
    done = run(*NEXT, here=town)
    assert done.code == 0, done
    assert time.monotonic() - begun < 5
    assert "次の人" in (content(town) or "")
    assert not left_over(town)


def steps(town: Path, log: Path) -> list[str]:
    assert run(*CALL, here=town, first=lambda: at_step(-1, "", log=log)).code == 0
    return log.read_text().split()


@pytest.mark.parametrize("before", [RECORDS, None], ids=["a year that is there", "a year that begins"])
def test_a_fault_at_any_step_leaves_the_old_file_or_the_new_one(town: Path, tmp_path: Path, before: str | None) -> None:
    put_back(town, before)
    if before is None:
        (town / FILE).parent.rmdir()
    names = steps(town, tmp_path / "log")
    new = content(town)
    assert {"open", "lock", "write", "flush", "fsync", "replace"} < set(names)
    counts: Counter[tuple[str, str]] = Counter()
    for number, name in enumerate(names):
        for deed in DEEDS:
            if ("half" in deed and name != "write") or (name in LOOKS and (deed != "refused" or before is None)):
                continue
            put_back(town, before)
            error = (errno.ENOSPC, errno.EIO, errno.EACCES)[number % 3]
            done = run(*CALL, here=town, first=lambda: at_step(number, deed, error))  # noqa: B023  # it runs at once
            found = content(town)
            assert found in (before, new), (number, name, deed, done)
            if deed.startswith("refused"):
                assert done.code in (0, 4), (number, name, deed, done)
                assert found == (new if done.code == 0 else before), (number, name, deed, done)
                assert "Traceback" not in done.err
                assert done.code == 0 or len(done.err.splitlines()) == 2, (number, name, deed, done)
                assert not left_over(town)
            else:
                assert done.code == -9, (number, name, deed, done)
                goes_on(town)
            counts[deed.split()[0], "new" if found == new else "old"] += 1
    goes_on(town)
    print(f"\n{len(names)} steps:", dict(counts))  # noqa: T201  # for the record of a release
    assert counts["killed", "old"] > 20
    assert counts["killed", "new"] > 2


def test_killed_at_any_moment_the_file_is_one_of_those_that_were_written(town: Path) -> None:
    whole = {RECORDS} | {NEW.replace("新しい", f"{number}回目") for number in range(1, 101)}
    chance, seen, left = random.Random(2024), set(), 0  # noqa: S311  # only which moments are tried
    for _ in range(100):
        writer = begin(*CALL[:-1], "{n}回目", here=town, times=100)
        time.sleep(chance.uniform(0.01, 0.08))
        writer.kill()
        assert writer.ended().code == -9
        assert content(town) in whole
        seen.add(content(town))
        left += len(left_over(town))
        assert run("validate", here=town).code == 0
    print(f"\n100 kills, {len(seen)} different files, {left} times with something left over")  # noqa: T201
    assert len(seen) > 1
    goes_on(town)


def test_of_several_writers_killed_at_any_moment_none_takes_another_s_work_away(town: Path) -> None:
    chance = random.Random(7)  # noqa: S311
    for turn in range(8):
        writers = {
            action: begin("evaluate", "action", action, "--year", "2024", "--result", f"{turn}", here=town)
            for action in ("a05", "a06", "a07", "a08", "a09")
        }
        for action in ("a06", "a08"):
            time.sleep(chance.uniform(0, 0.03))
            writers[action].kill()
        ended = {action: writer.ended().code for action, writer in writers.items()}
        text = content(town) or ""
        for action in ("a05", "a07", "a09"):
            assert ended[action] == 0
            assert f'  {action}:\n    result: "{turn}"\n' in text
    goes_on(town)


def test_the_program_as_it_is_started_may_be_killed_too(town: Path) -> None:
    chance = random.Random(1)  # noqa: S311
    for _ in range(8):
        command = [sys.executable, "-m", "kyodo_cli", *CALL]
        put_back(town, RECORDS)
        process = subprocess.Popen(command, cwd=town, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(chance.uniform(0.1, 0.4))
        process.kill()
        process.wait()
        assert content(town) in (RECORDS, NEW)
    goes_on(town)
