"""Several files that belong together are put in place all or not at all."""

import errno
import os
from pathlib import Path

import pytest

from kyodo_cli.base.errors import OutputFault
from kyodo_cli.base.whole_file import DEAD, not_written, sweep_old, write_together


def contents(folder: Path) -> dict[str, bytes]:
    return {one.name: one.read_bytes() for one in folder.iterdir() if one.is_file()}


def test_all_are_written_and_nothing_is_left_behind(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"old")
    write_together({tmp_path / "a": b"1", tmp_path / "b": b"2"})
    assert contents(tmp_path) == {"a": b"1", "b": b"2"}


@pytest.mark.parametrize("fails_at", [1, 2, 3])
def test_where_one_cannot_be_put_in_place_all_are_as_before(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fails_at: int
) -> None:
    (tmp_path / "a").write_bytes(b"old a")
    (tmp_path / "c").write_bytes(b"old c")
    calls = 0
    replace = os.replace

    def refusing(source: Path, target: Path) -> None:
        nonlocal calls
        calls += 1
        if calls == fails_at:
            raise PermissionError(13, "open in another program")
        replace(source, target)

    monkeypatch.setattr(os, "replace", refusing)
    with pytest.raises(OutputFault, match=["a", "b", "c"][fails_at - 1]):
        write_together({tmp_path / name: b"new" for name in "abc"})
    assert contents(tmp_path) == {"a": b"old a", "c": b"old c"}


@pytest.mark.parametrize("fails_at", [1, 2, 3])
def test_where_one_cannot_be_written_beside_none_is_touched(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fails_at: int
) -> None:
    (tmp_path / "a").write_bytes(b"old a")
    calls = 0
    flush = os.fsync

    def full(handle: int) -> None:
        nonlocal calls
        calls += 1
        if calls == fails_at:
            raise OSError(28, "No space left on device")
        flush(handle)

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OutputFault):
        write_together({tmp_path / name: b"new" for name in "abc"})
    assert contents(tmp_path) == {"a": b"old a"}


@pytest.mark.parametrize(
    ("number", "hint"),
    [
        (errno.ENOSPC, "Make room on the disk"),
        (errno.ENOTDIR, "Name another file or folder"),
        (errno.EACCES, "open in another program"),
    ],
)
def test_the_hint_goes_by_what_stood_in_the_way(number: int, hint: str) -> None:
    assert hint in str(not_written(Path("page.html"), OSError(number, "")).hint)


def test_only_what_a_process_left_long_before_the_last_file_is_swept(tmp_path: Path) -> None:
    ages = {
        "page.html": 0,
        ".kyodo-page.html.1.kyodo-tmp": 2 * DEAD,
        ".kyodo-page.md.2.kyodo-tmp": 1,
        "old.md": 9 * DEAD,
    }
    for name, age in ages.items():
        (tmp_path / name).write_bytes(b"")
        os.utime(tmp_path / name, (10**9 - age, 10**9 - age))

    sweep_old(tmp_path)
    sweep_old(tmp_path / "not there")

    assert contents(tmp_path).keys() == {"page.html", ".kyodo-page.md.2.kyodo-tmp", "old.md"}
