"""What the machine may be like: full, read-only, with links and rights; the file is untouched, or as it should be."""

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from conftest import Outcome
from faults import at_step
from forks import run
from small_town import FILE, RECORDS, small_town

CALL = ("evaluate", "action", "a02", "--year", "2024", "--result", "新しい")
NEW_PART = "  a02:\n    result: 新しい\n"
LARGE = RECORDS + "  a05:\n    result: |\n" + "      長い記録が続く。\n" * 1000


@pytest.fixture
def town(tmp_path: Path) -> Path:
    return small_town(tmp_path)


def files(town: Path) -> list[str]:
    """Return the files of a town, but for the lock, which some releases of filelock take away and others leave."""
    there = (path for path in town.rglob("*") if path.is_file() and path.name != ".kyodo-lock")
    return sorted(path.relative_to(town).as_posix() for path in there)


def refused(done: Outcome, *words: str) -> None:
    """See that a command was stopped by the machine, and says so in a sentence and a hint."""
    assert done.code == 4, done
    assert all(word in done.err for word in words), done.err
    assert len(done.err.splitlines()) == 2
    assert not done.out


def in_own_mounts(town: Path, script: str) -> Outcome | None:
    """Run a script in the workspace that may mount, and that only itself sees; None where nobody may."""
    command = ["unshare", "-rm", "sh", "-euc", script, "sh", sys.executable, "-m", "kyodo_cli", *CALL]
    try:
        probe = subprocess.run([*command[:2], "mount", "-t", "tmpfs", "none", town], capture_output=True, check=False)
    except FileNotFoundError:
        return None
    if probe.returncode:
        return None
    done = subprocess.run(command, cwd=town, env=os.environ | {"KYODO_LANG": "en"}, capture_output=True, check=False)
    return Outcome(done.returncode, done.stdout.decode(), done.stderr.decode())


def test_a_full_disk_leaves_the_file_as_it_was(tmp_path: Path) -> None:
    town = small_town(tmp_path, LARGE)

    def nearly_full() -> None:
        import resource

        resource.setrlimit(resource.RLIMIT_FSIZE, (10_000, 10_000))

    refused(run(*CALL, here=town, first=nearly_full), "could not be written", "File too large", "2024.yaml")
    assert (town / FILE).read_text() == LARGE
    assert files(town) == ["plans/reiji.yaml", FILE]
    assert run(*CALL, here=town).code == 0


def test_a_file_system_without_room_leaves_the_file_as_it_was(tmp_path: Path) -> None:
    town = small_town(tmp_path, LARGE)
    script = (
        'cp -r records old; mount -t tmpfs -o size=60k none records; cp -r old/. records; "$@"; code=$?; exit $code'
    )
    after = 'cmp old/reiji/2024.yaml records/reiji/2024.yaml; ls -A records/reiji; exit "$code"'
    done = in_own_mounts(town, script.replace('"$@"; code=$?; exit $code', f'code=0; "$@" || code=$?; {after}'))
    if done is None:  # nobody may mount here
        done = run(*CALL, here=town, first=lambda: at_step(4, "refused", 28))
        assert (town / FILE).read_text() == LARGE
    else:
        assert done.out == "2024.yaml\n"
    assert done.code == 4
    assert "could not be written" in done.err


def test_a_read_only_folder_says_so(town: Path) -> None:
    script = 'mount --bind records records; mount -o remount,ro,bind records; exec "$@"'
    done = in_own_mounts(town, script)
    if done is None:
        done = run(*CALL, here=town, first=lambda: at_step(4, "refused", 30))
    refused(done, "could not be written", "the disk takes no writing", "whether the folder may be written to")
    assert (town / FILE).read_text() == RECORDS
    assert files(town) == ["plans/reiji.yaml", FILE]


def test_a_write_protected_file_stays_as_it_is_even_for_an_administrator(town: Path) -> None:
    (town / FILE).chmod(0o444)
    refused(run(*CALL, here=town), "could not be written", "2024.yaml")
    assert (town / FILE).read_text() == RECORDS
    assert "a02" in run(*CALL, "--dry-run", here=town).out  # to look is allowed


@pytest.mark.parametrize("rights", [0o600, 0o640, 0o664])
def test_rights_are_kept_and_nobody_else_reads_the_new_file_at_any_time(town: Path, rights: int) -> None:
    (town / FILE).chmod(rights)
    steps = town.parent / "steps"
    assert run(*CALL, here=town, first=lambda: at_step(-1, "", log=steps)).code == 0
    assert stat.S_IMODE((town / FILE).stat().st_mode) == rights
    flush = steps.read_text().split().index("flush")
    assert run(*CALL[:-1], "次", here=town, first=lambda: at_step(flush, "killed after")).code == -9
    (left,) = (town / "records").rglob("*.kyodo-tmp")
    assert stat.S_IMODE(left.stat().st_mode) == 0o600


def test_a_link_stays_a_link_and_what_was_left_behind_it_is_swept(town: Path) -> None:
    elsewhere = town.parent / "共有" / "記録.yaml"
    elsewhere.parent.mkdir()
    (town / FILE).rename(elsewhere)
    (town / FILE).symlink_to(elsewhere)
    (elsewhere.parent / ".kyodo-記録.yaml.99.kyodo-tmp").write_text("half")
    (elsewhere.parent / ".kyodo-他人.yaml.99.kyodo-tmp").write_text("somebody else may be writing this")
    assert run(*CALL, here=town).code == 0
    assert (town / FILE).is_symlink()
    assert NEW_PART in elsewhere.read_text()
    assert sorted(os.listdir(elsewhere.parent)) == [".kyodo-他人.yaml.99.kyodo-tmp", "記録.yaml"]


def test_a_link_that_leads_nowhere_is_not_written_through(town: Path) -> None:
    (town / FILE).unlink()
    (town / FILE).symlink_to(town / "nowhere.yaml")
    done = run(*CALL, here=town)
    assert (done.code, "Traceback" in done.err) == (4, False)
    assert (town / FILE).is_symlink()
    assert not (town / "nowhere.yaml").exists()


def test_what_dead_writers_left_anywhere_in_the_records_is_no_finding_and_is_swept(town: Path) -> None:
    for place in ("records", "records/reiji"):
        (town / place / ".kyodo-2024.yaml.4711.kyodo-tmp").write_text("form")
    assert run("validate", here=town).code == 0
    assert run(*CALL, here=town).code == 0
    assert files(town) == ["plans/reiji.yaml", FILE]


def test_the_other_ending_is_kept(town: Path) -> None:
    (town / FILE).rename((town / FILE).with_suffix(".yml"))
    assert run(*CALL, here=town).code == 0
    assert files(town) == ["plans/reiji.yaml", "records/reiji/2024.yml"]


def test_of_two_files_for_one_year_neither_is_written(town: Path) -> None:
    other = (town / FILE).with_suffix(".yml")
    other.write_text(RECORDS)
    refused(run(*CALL, here=town), "two files for the same year", "2024.yaml", "2024.yml")
    assert (town / FILE).read_text() == other.read_text() == RECORDS


def test_a_year_that_begins_gets_its_folder(tmp_path: Path) -> None:
    town = small_town(tmp_path, None)
    assert run(*CALL, here=town).code == 0
    assert (town / FILE).read_text() == "format: 1\nplan: reiji\nyear: 2024\nevaluations:\n" + NEW_PART


@pytest.mark.parametrize("what", ["records", "records/reiji", "records/.kyodo-lock", FILE])
def test_something_else_in_the_place_of_a_file_or_folder_is_named(tmp_path: Path, what: str) -> None:
    town = small_town(tmp_path, None)
    place = town / what
    place.parent.mkdir(parents=True, exist_ok=True)
    if what in ("records", "records/reiji"):
        place.write_text("これは何だ")
    else:
        place.mkdir()
    done = run(*CALL, here=town)
    assert done.code == 4, done
    assert what in done.err
    assert "Traceback" not in done.err
    assert place.exists()


FINDINGS: dict[str, str | bytes] = {
    "a duplicate key": RECORDS.replace("  a03:", "  a01:"),
    "an unknown key": RECORDS.replace("    result: '引用'", "    resutl: '引用'"),
    "no YAML": RECORDS + "  [",
    "nothing": "",
    "Shift_JIS": RECORDS.encode("cp932"),
    "a number for text": RECORDS.replace("'引用'", "12"),
}


@pytest.mark.parametrize("what", FINDINGS)
def test_a_file_with_findings_is_not_touched(tmp_path: Path, what: str) -> None:
    records = FINDINGS[what]
    raw = records.encode() if isinstance(records, str) else records
    town = small_town(tmp_path, raw)
    done = run(*CALL, here=town, language="ja")
    assert done.code == 4, done
    assert "kyodo validate" in done.err
    assert (town / FILE).read_bytes() == raw


def test_a_plan_with_findings_takes_no_records(town: Path) -> None:
    plan = town / "plans/reiji.yaml"
    plan.write_text(plan.read_text() + "acitons: []\n")
    assert run(*CALL, here=town).code == 4
    assert (town / FILE).read_text() == RECORDS


def test_what_cannot_be_said_is_recorded_all_the_same(town: Path) -> None:
    def deaf() -> None:
        os.dup2(os.open("/dev/full", os.O_WRONLY), 1)

    done = run(*CALL, here=town, first=deaf)
    assert done.code == 4
    assert "The output could not be written" in done.err
    assert NEW_PART in (town / FILE).read_text()
