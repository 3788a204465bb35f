"""An import that the machine refuses, or that is killed: every file is the old or the new one, and it can go on."""

import errno
from collections import Counter
from pathlib import Path

import pytest

from conftest import Outcome
from faults import FILES, at_step
from forks import begin, run
from small_town import FILE, PLAN, RECORDS, small_town

CALL = ("import", "out.json", "--force")
OLD = {"plans/reiji.yaml": PLAN, FILE: RECORDS}
NEW = {"plans/reiji.yaml": PLAN.replace("取組1を", "取組１を"), FILE: RECORDS.replace("引用", "別の引用")}


@pytest.fixture
def town(tmp_path: Path) -> Path:
    town = small_town(tmp_path)
    put(town, NEW)
    assert run("export", "--to", "json", "-o", "out.json", here=town).code == 0
    put(town, OLD)
    return town


def put(town: Path, files: dict[str, str]) -> None:
    for file, text in files.items():
        (town / file).parent.mkdir(parents=True, exist_ok=True)
        (town / file).write_text(text, encoding="utf-8", newline="")


def content(town: Path) -> dict[str, str]:
    return {file: (town / file).read_text(encoding="utf-8") for file in OLD if (town / file).exists()}


def left_over(town: Path) -> list[str]:
    return [path.name for path in town.rglob("*.kyodo-tmp")]


def faulty(town: Path, number: int, deed: str, log: Path | None = None) -> Outcome:
    error = (errno.ENOSPC, errno.EIO, errno.EACCES)[number % 3]
    return run(*CALL, here=town, first=lambda: at_step(number, deed, error, log, FILES))


@pytest.mark.parametrize("before", [OLD, {}], ids=["files that are there", "an empty workspace"])
def test_a_fault_at_any_step_leaves_each_file_old_or_new(town: Path, tmp_path: Path, before: dict[str, str]) -> None:
    def put_back() -> None:
        for file in OLD:
            (town / file).unlink(missing_ok=True)
        put(town, before)

    put_back()
    assert faulty(town, -1, "", tmp_path / "log").code == 0
    names = (tmp_path / "log").read_text().split()
    assert {"lock", "write", "fsync", "replace"} < set(names)
    begins = names.index("write") - 3  # what is only read before that changes nothing
    counts: Counter[tuple[str, str]] = Counter()
    for number in range(max(begins, 0), len(names)):
        for deed in ("refused", "killed before", "killed half way", "killed after"):
            if "half" in deed and names[number] != "write":
                continue
            put_back()
            done, found = faulty(town, number, deed), content(town)
            assert all(text in (before.get(file), NEW[file]) for file, text in found.items()), (number, deed, done)
            assert set(before) <= set(found)
            if deed == "refused":
                assert done.code in (0, 4), done
                assert found == (NEW if done.code == 0 else before), (number, names[number], done)
                assert not left_over(town)
            else:
                assert done.code == -9
            counts[deed.split()[0], "new" if found == NEW else "old" if found == before else "both"] += 1
            again = run(*CALL, here=town)
            assert (again.code, content(town)) == (0, NEW), again
            assert not left_over(town) or found == NEW  # who writes next sweeps; where all is there, nobody writes
    print(f"\n{len(names)} steps:", dict(counts))  # noqa: T201  # for the record of a release
    assert counts["refused", "both"] == 0
    assert counts["killed", "old"] > 5


def test_a_file_that_may_not_be_written_leaves_all_as_they_were(town: Path) -> None:
    (town / FILE).chmod(0o444)
    done = run(*CALL, here=town)
    (town / FILE).chmod(0o644)
    assert (done.code, done.out, content(town)) == (4, "", OLD)
    assert "2024.yaml” could not be written: no permission" in done.err
    assert not left_over(town)


def test_an_evaluation_that_is_recorded_meanwhile_is_not_lost_in_silence(town: Path) -> None:
    for turn in range(6):
        put(town, OLD)
        evaluation = ("evaluate", "action", "a05", "--year", "2024", "--result", f"{turn}件")
        writers = [begin(*evaluation, here=town), begin("import", "out.json", here=town)]
        codes = [one.ended().code for one in writers]
        assert codes == [0, 5]
        assert f"{turn}件" in content(town)[FILE]


def test_a_file_that_another_program_writes_meanwhile_is_looked_at_again(town: Path) -> None:
    from kyodo_cli.base.errors import ConflictFault
    from kyodo_cli.editing.store import FileChange, bytes_of, write_files

    path = town / FILE
    asked = 0

    def prepare() -> dict[str, FileChange]:
        nonlocal asked
        before = bytes_of(path)
        asked += 1
        if asked < 3:
            path.write_text(f"# {asked}\n")
        return {FILE: FileChange(before, (before or b"") + b"# new\n")}

    write_files(town, town / "records", prepare)
    assert (asked, path.read_text()) == (3, "# 2\n# new\n")
    asked = -1000
    with pytest.raises(ConflictFault):
        write_files(town, town / "records", prepare)
