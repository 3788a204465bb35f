"""An export takes the place of an earlier one as a whole, of nothing else, and of nothing when it fails."""

import json
import os
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import openpyxl
import pytest

from conftest import ROOT, Program

FILES = {"sqlite": "plans.sqlite", "xlsx": "plans.xlsx"}
FOLDERS = {"csv": "plans-csv", "parquet": "plans-parquet"}
PLACES = FILES | FOLDERS

needs_no_root = pytest.mark.skipif(os.name == "nt", reason="rights are another matter on Windows")


def state(folder: Path) -> dict[str, bytes]:
    return {one.relative_to(folder).as_posix(): one.read_bytes() for one in sorted(folder.rglob("*")) if one.is_file()}


@pytest.mark.parametrize("form", PLACES)
def test_an_earlier_export_is_replaced(kyodo: Program, workspace: Path, form: str) -> None:
    assert kyodo("export", "--to", form, here=workspace).code == 0
    before = state(workspace / "export")
    (workspace / "plans" / "matsudo.yaml").unlink()
    assert kyodo("export", "--to", form, here=workspace).code == 0
    after = state(workspace / "export")
    assert after != before
    assert set(after) == set(before)
    assert not [one for one in (workspace / "export").iterdir() if one.name.startswith(".")]


@pytest.mark.parametrize("form", FILES)
def test_somebody_elses_file_stays(kyodo: Program, workspace: Path, form: str) -> None:
    path = workspace / "export" / FILES[form]
    path.parent.mkdir()
    if form == "sqlite":
        base = sqlite3.connect(path)
        base.execute("CREATE TABLE mine (x)")
        base.commit()
        base.close()
    else:
        book = openpyxl.Workbook()
        book.save(path)
    before = path.read_bytes()
    done = kyodo("export", "--to", form, here=workspace)
    assert done.code == 5
    assert done.err == (
        f"kyodo: “{path}” was not made by “kyodo export”; it stays as it is.\n"
        "Name another file with -o, or replace it with --force.\n"
    )
    assert path.read_bytes() == before
    assert kyodo("export", "--to", form, "--force", here=workspace).code == 0
    assert path.read_bytes() != before


@pytest.mark.parametrize("content", [b"text", b"PK\x03\x04 no package", b"SQLite format 3\x00"])
@pytest.mark.parametrize("form", FILES)
def test_what_only_looks_like_an_export_stays(kyodo: Program, workspace: Path, form: str, content: bytes) -> None:
    path = workspace / "data"
    path.write_bytes(content)
    assert kyodo("export", "--to", form, "-o", "data", here=workspace).code == 5
    assert path.read_bytes() == content


@pytest.mark.parametrize("form", PLACES)
def test_an_export_that_was_changed_stays(kyodo: Program, workspace: Path, form: str) -> None:
    kyodo("export", "--to", form, here=workspace)
    place = workspace / "export" / PLACES[form]
    if form == "sqlite":
        base = sqlite3.connect(place)
        base.execute("CREATE VIEW mine AS SELECT * FROM items")
        base.commit()
        base.close()
    elif form == "xlsx":
        book = openpyxl.load_workbook(place)
        book["about"]["A1"] = "私のメモ"
        book.save(place)
    else:
        file = next(one for one in sorted(place.iterdir()) if one.name.startswith("items"))
        file.write_bytes(file.read_bytes() + b"mine")
    before = state(workspace / "export")
    done = kyodo("export", "--to", form, here=workspace, language="ja")
    assert done.code == 5
    assert "「kyodo export」が作った後に変更されているため、そのまま残した。" in done.err
    assert state(workspace / "export") == before
    assert kyodo("export", "--to", form, "--force", here=workspace).code == 0
    assert state(workspace / "export") != before


@pytest.mark.parametrize("form", FOLDERS)
@pytest.mark.parametrize("force", [(), ("--force",)])
def test_a_folder_with_other_files_stays(kyodo: Program, workspace: Path, form: str, force: tuple[str, ...]) -> None:
    folder = workspace / "data"
    folder.mkdir()
    (folder / "mine.csv").write_text("mine", encoding="utf-8")
    done = kyodo("export", "--to", form, "-o", "data", *force, here=workspace)
    assert done.code == 5
    assert "holds what “kyodo export” did not make: mine.csv." in done.err
    assert state(folder) == {"mine.csv": b"mine"}


@pytest.mark.parametrize("form", FOLDERS)
def test_a_file_of_somebody_in_an_export_keeps_it_whole(kyodo: Program, workspace: Path, form: str) -> None:
    kyodo("export", "--to", form, here=workspace)
    folder = workspace / "export" / FOLDERS[form]
    (folder / "notes").mkdir()
    (folder / "notes" / "mine.txt").write_text("mine", encoding="utf-8")
    before = state(folder)
    assert kyodo("export", "--to", form, here=workspace).code == 5
    assert state(folder) == before


def test_what_systems_leave_in_folders_is_no_hindrance(kyodo: Program, workspace: Path) -> None:
    kyodo("export", "--to", "csv", here=workspace)
    (workspace / "export" / "plans-csv" / "Thumbs.db").write_bytes(b"")
    assert kyodo("export", "--to", "csv", here=workspace).code == 0


@pytest.mark.parametrize("form", PLACES)
def test_an_unreadable_plan_stops_it(kyodo: Program, workspace: Path, form: str) -> None:
    kyodo("export", "--to", form, here=workspace)
    before = state(workspace / "export")
    (workspace / "plans" / "broken.yaml").write_text("format: [", encoding="utf-8")
    done = kyodo("export", "--to", form, here=workspace)
    assert done.code == 4
    assert "plans/broken.yaml could not be read in full" in done.err
    assert (done.out, state(workspace / "export")) == ("", before)


@pytest.mark.parametrize("form", PLACES)
def test_without_plans_there_is_nothing_to_do(kyodo: Program, tmp_path: Path, form: str) -> None:
    (tmp_path / "plans").mkdir()
    assert kyodo("export", "--to", form, here=tmp_path).code == 3
    assert not (tmp_path / "export").exists()


@pytest.mark.parametrize(
    ("second", "said"),
    [
        ("id: kamagaya\n", "Two files say that they are the plan “kamagaya”."),
        ("id: other\nactions: [{id: a1, title: 一}, {id: a1, title: 二}]\n", "other: “a1” is there twice (items)."),
    ],
)
def test_what_has_no_key_of_its_own_stops_it(kyodo: Program, workspace: Path, second: str, said: str) -> None:
    (workspace / "plans" / "other.yaml").write_text(
        f"format: 1\ntitle: 二つ目\nmunicipality: {{name: 例示市}}\nperiod: {{from: 2022}}\n{second}", encoding="utf-8"
    )
    done = kyodo("export", "--to", "sqlite", here=workspace)
    assert (done.code, said in done.err) == (4, True), done.err
    assert not (workspace / "export").exists()


@pytest.mark.parametrize("form", PLACES)
def test_a_place_among_the_plans_is_refused(kyodo: Program, workspace: Path, form: str) -> None:
    before = state(workspace)
    assert kyodo("export", "--to", form, "-o", "plans/out", here=workspace).code == 2
    assert state(workspace) == before


@needs_no_root
@pytest.mark.parametrize("form", PLACES)
def test_a_folder_that_takes_nothing_is_said(kyodo: Program, workspace: Path, form: str) -> None:
    (workspace / "file").write_text("x", encoding="utf-8")
    done = kyodo("export", "--to", form, "-o", "file/inner/out", here=workspace)
    assert done.code == 4
    assert "could not be written" in done.err
    assert (workspace / "file").read_text(encoding="utf-8") == "x"


@pytest.mark.parametrize("form", FOLDERS)
def test_a_file_in_the_place_of_the_folder_is_said(kyodo: Program, workspace: Path, form: str) -> None:
    (workspace / "out").write_text("x", encoding="utf-8")
    assert kyodo("export", "--to", form, "-o", "out", here=workspace).code == 4
    assert (workspace / "out").read_text(encoding="utf-8") == "x"


LIMITED = """
import resource, signal, sys
resource.setrlimit(resource.RLIMIT_FSIZE, ({limit}, {limit}))
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
from kyodo_cli.cli.main import main
sys.argv = ["kyodo", *{arguments!r}]
sys.exit(main())
"""


@needs_no_root
@pytest.mark.parametrize("form", PLACES)
def test_a_full_disk_leaves_the_old_export(kyodo: Program, workspace: Path, form: str) -> None:
    kyodo("export", "--to", form, here=workspace)
    before = state(workspace / "export")
    (workspace / "plans" / "matsudo.yaml").unlink()
    script = LIMITED.format(limit=6000, arguments=["export", "--to", form])
    done = subprocess.run([sys.executable, "-c", script], cwd=workspace, capture_output=True, check=False, timeout=60)
    assert done.returncode == 4, done.stderr.decode()
    assert state(workspace / "export") == before


KILLED = """
import os, signal, sys
from kyodo_cli.cli import export_place
from kyodo_cli.base import whole_file
steps = [{step}]
def step(real):
    def stepped(*given, **named):
        steps[0] -= 1
        if steps[0] < 0:
            os.kill(os.getpid(), signal.SIGKILL)
        return real(*given, **named)
    return stepped
for name in ("replace", "unlink", "open"):
    setattr(os, name, step(getattr(os, name)))
from pathlib import Path
Path.write_bytes = step(Path.write_bytes)
Path.mkdir = step(Path.mkdir)
from kyodo_cli.cli.main import main
sys.argv = ["kyodo", "export", "--to", {form!r}]
sys.exit(main())
"""


@needs_no_root
@pytest.mark.parametrize(
    ("form", "step"), [*(("csv", at) for at in (0, 1, 20, 41, 42, 43, 44, 45)), ("sqlite", 0), ("sqlite", 2)]
)
def test_a_run_that_is_killed_leaves_the_old_or_the_new(kyodo: Program, workspace: Path, form: str, step: int) -> None:
    kyodo("export", "--to", form, here=workspace)
    place = workspace / "export" / PLACES[form]
    old = state(workspace / "export")
    (workspace / "plans" / "matsudo.yaml").unlink()
    copy = workspace.parent / "copy"
    shutil.copytree(workspace, copy)
    kyodo("export", "--to", form, here=copy)
    new = state(copy / "export")
    subprocess.run(
        [sys.executable, "-c", KILLED.format(step=step, form=form)], cwd=workspace, capture_output=True, check=False
    )
    left = {name: data for name, data in state(workspace / "export").items() if not name.startswith(".kyodo-")}
    if place.exists():
        assert left in (old, new)
    else:  # between two renamings: the old one stands beside, whole
        aside = [one for one in (workspace / "export").iterdir() if "-old" in one.name]
        assert {f"{place.name}/{name}": data for one in aside for name, data in state(one).items()} == old
    assert kyodo("export", "--to", form, here=workspace).code == 0
    after = {name: data for name, data in state(workspace / "export").items() if not name.startswith(".kyodo-")}
    assert after == new


WITHOUT = """
import sys
sys.modules["pyarrow"] = None
import importlib.util
real = importlib.util.find_spec
importlib.util.find_spec = lambda name, *rest: None if name == "pyarrow" else real(name, *rest)
from kyodo_cli.cli.main import main
sys.argv = ["kyodo", "export", "--to", "parquet"]
sys.exit(main())
"""


@pytest.mark.parametrize(
    ("language", "said"), [("en", "pip install kyodo-cli[parquet]"), ("ja", "ネットワークにつながらないパソコン")]
)
def test_without_pyarrow_it_says_how_to_get_it(workspace: Path, language: str, said: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", WITHOUT],
        cwd=workspace,
        capture_output=True,
        check=False,
        env=os.environ | {"KYODO_LANG": language},
    )
    assert done.returncode == 2
    assert said in done.stderr.decode()
    assert not (workspace / "export").exists()


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ("--to nothing", "--to takes "),
        ("--to sqlite --encoding utf-8", "--encoding does not go with --to sqlite."),
        ("--to csv --partition", "--partition does not go with --to csv."),
        ("--to csv --encoding latin-1", "--encoding takes utf-8-sig, utf-8, cp932"),
        ("--to sqlite --plan nowhere", "There is no plan “nowhere”."),
    ],
)
def test_options_that_do_not_go_together_are_refused(kyodo: Program, workspace: Path, options: str, said: str) -> None:
    done = kyodo("export", *options.split(), here=workspace)
    assert (done.code, said in done.err) == (2, True), done.err
    assert not (workspace / "export").exists()


def test_the_list_of_the_files_names_each_once(kyodo: Program, tmp_path: Path) -> None:
    kyodo("export", "--to", "csv", "-o", tmp_path / "x", here=ROOT / "examples" / "mihon")
    items = json.loads((tmp_path / "x" / "kyodo-export.json").read_text("utf-8"))["items"]
    assert [one["path"] for one in items] == sorted(set(state(tmp_path / "x")) - {"kyodo-export.json"})


def test_a_number_that_no_table_holds_stops_it(kyodo: Program, workspace: Path) -> None:
    records = workspace / "records" / "kamagaya"
    records.mkdir(parents=True)
    (records / "2024.yaml").write_text(
        f"format: 1\nplan: kamagaya\nyear: 2024\nsurveys: [{{id: s1, sample: {2**63}}}]\n", encoding="utf-8"
    )
    done = kyodo("export", "--to", "sqlite", here=workspace)
    assert done.code == 4
    assert done.err == "kyodo: kamagaya: a whole number is too large for a table (surveys, sample).\n"
    assert not (workspace / "export").exists()


@needs_no_root
@pytest.mark.parametrize("linked", ["plans", "records", "plans/kamagaya.yaml"])
@pytest.mark.parametrize(
    "arguments",
    [
        "export --to json --force -o plans/kamagaya.yaml",
        "export --to json --force -o plans/x.yaml",
        "export --to ics --force -o link/x.ics",
        "export --to csv -o records/kamagaya/csv",
        "export --to csv -o records",
        "export --to sqlite -o aside/../records/x.sqlite",
    ],
)
def test_links_lead_nobody_among_the_plans(kyodo: Program, workspace: Path, linked: str, arguments: str) -> None:
    (workspace / "records" / "kamagaya").mkdir(parents=True)
    aside = workspace / "aside" / linked
    aside.parent.mkdir(parents=True)
    (workspace / linked).rename(aside)
    (workspace / linked).symlink_to(aside)
    (workspace / "link").symlink_to(workspace / "plans")
    before = state(workspace)
    done = kyodo(*arguments.split(), here=workspace)
    assert (done.code, "lies among the plans and records" in done.err) == (2, True), done
    assert state(workspace) == before


@needs_no_root
def test_where_the_links_of_another_workspace_lead_is_refused(kyodo: Program, workspace: Path, tmp_path: Path) -> None:
    (workspace / "plans").rename(tmp_path / "p")
    (workspace / "plans").symlink_to(tmp_path / "p")
    before = state(tmp_path)
    done = kyodo("-C", workspace, "export", "--to", "json", "--force", "-o", "p/kamagaya.yaml", here=tmp_path)
    assert done.code == 2
    assert state(tmp_path) == before


@pytest.mark.parametrize("form", PLACES)
def test_only_texts_go_to_standard_output(kyodo: Program, workspace: Path, form: str) -> None:
    done = kyodo("export", "--to", form, "-o", "-", here=workspace)
    assert (done.code, f"--to {form} cannot go to standard output." in done.err) == (2, True), done
    assert "only --to json, --to ics can" in done.err
    assert not (workspace / "-").exists()


@needs_no_root
@pytest.mark.parametrize("form", FOLDERS)
@pytest.mark.parametrize("is_export", [False, True])
def test_empty_folders_and_links_of_somebody_stay(
    kyodo: Program, workspace: Path, form: str, *, is_export: bool
) -> None:
    folder = workspace / "o"
    if is_export:
        assert kyodo("export", "--to", form, "-o", "o", here=workspace).code == 0
    (folder / "keep").mkdir(parents=True)
    done = kyodo("export", "--to", form, "-o", "o", "--force", here=workspace)
    assert (done.code, "did not make: keep." in done.err) == (5, True), done
    (folder / "keep").rmdir()
    for target in (workspace / "plans", workspace / "plans" / "kamagaya.yaml", workspace / "nowhere"):
        (folder / "link").symlink_to(target)
        done = kyodo("export", "--to", form, "-o", "o", here=workspace)
        assert (done.code, "did not make: link." in done.err) == (5, True), done
        (folder / "link").unlink()
    if is_export:
        name = next(one for one in sorted(folder.iterdir()) if one.name.startswith("items"))
        name.rename(workspace / "moved")
        name.symlink_to(workspace / "moved")
        assert kyodo("export", "--to", form, "-o", "o", here=workspace).code == 5
        assert name.is_symlink()


@pytest.mark.parametrize(
    "content",
    [
        b"mine",
        b"[" * 200_000,
        b"\xff",
        b"{}",
        b'{"format": 1, "kind": "export", "items": []}',
        b'{"items": [{"path": "a", "sha256": ""}]}',
    ],
)
def test_a_file_that_only_has_the_name_of_the_list_stays(kyodo: Program, workspace: Path, content: bytes) -> None:
    (workspace / "o").mkdir()
    (workspace / "o" / "kyodo-export.json").write_bytes(content)
    done = kyodo("export", "--to", "csv", "-o", "o", here=workspace)
    assert (done.code, "did not make: kyodo-export.json." in done.err) == (5, True), done
    assert state(workspace / "o") == {"kyodo-export.json": content}


def test_an_export_in_json_by_the_name_of_the_list_stays(kyodo: Program, workspace: Path) -> None:
    assert kyodo("export", "--to", "json", "-o", "o/kyodo-export.json", here=workspace).code == 0
    before = state(workspace / "o")
    assert kyodo("export", "--to", "csv", "-o", "o", here=workspace).code == 5
    assert state(workspace / "o") == before


def test_a_damaged_workbook_stays(kyodo: Program, workspace: Path) -> None:
    path = workspace / "bad.xlsx"
    with ZipFile(path, "w", ZIP_DEFLATED) as package:
        package.writestr("docProps/custom.xml", b"properties " * 50)
    raw = bytearray(path.read_bytes())
    start = raw.index(b"custom.xml") + len(b"custom.xml")
    raw[start : start + 8] = b"\xff" * 8
    path.write_bytes(raw)
    done = kyodo("export", "--to", "xlsx", "-o", "bad.xlsx", here=workspace)
    assert (done.code, "was not made by" in done.err) == (5, True), done
    assert path.read_bytes() == raw


@needs_no_root
@pytest.mark.parametrize("form", PLACES)
@pytest.mark.parametrize("force", [(), ("--force",)])
def test_a_write_protected_file_stays(kyodo: Program, workspace: Path, form: str, force: tuple[str, ...]) -> None:
    kyodo("export", "--to", form, here=workspace)
    place = workspace / "export" / PLACES[form]
    file = place if place.is_file() else next(one for one in sorted(place.iterdir()) if one.name.startswith("items"))
    file.chmod(0o444)
    before = state(workspace / "export")
    (workspace / "plans" / "matsudo.yaml").unlink()
    done = kyodo("export", "--to", form, *force, here=workspace)
    assert (done.code, f"{file.name}” could not be written" in done.err) == (4, True), done
    assert state(workspace / "export") == before


@pytest.mark.parametrize("form", [*PLACES, "json", "ics"])
def test_records_without_their_plan_are_named(kyodo: Program, workspace: Path, form: str) -> None:
    (workspace / "records" / "gone").mkdir(parents=True)
    for year in (2023, 2024):
        text = f"format: 1\nplan: gone\nyear: {year}\n"
        (workspace / "records" / "gone" / f"{year}.yaml").write_text(text, encoding="utf-8")
    done = kyodo("export", "--to", form, here=workspace)
    said = (
        "There is no plan of these records, so they are not in the export: records/gone/2023.yaml, "
        "records/gone/2024.yaml. “kyodo validate” says more.\n"
    )
    assert (done.code, said in done.err) == (0, True), done
    assert "gone" not in kyodo("export", "--to", form, "--plan", "matsudo", here=workspace).err
