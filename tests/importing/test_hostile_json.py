"""JSON that is no export, or a wicked one: one clear message with its place, nothing written, no end of memory."""

import json
import resource
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from conftest import Outcome, Program
from small_city import CITY

ITEM = {"file": "plans/city.yaml", "text": CITY}


def export(*items: Any, **frame: Any) -> bytes:
    return json.dumps({"format": 1, "kind": "export", "items": items} | frame).encode()


def named(file: Any, **data: Any) -> bytes:
    return export({"file": file, "data": {"format": 1} | data})


DEEP = b'{"format": 1, "kind": "export", "items": ' + b"[" * 100_000 + b"]" * 100_000 + b"}"

WRONG: dict[str, tuple[bytes, str, str]] = {
    "empty": (b"", "1:1", "The file is empty."),
    "only blanks": (b" \n\n", "1:1", "The file is empty."),
    "a list": (b"[1, 2]", "1:1", "no export of kyodo"),
    "a number": (b"12", "1:1", "no export of kyodo"),
    "another program's": (b'{"version": 3, "rows": []}', "1:1", "no export of kyodo"),
    "an answer of kyodo": (b'{"format": 1,\n "kind": "action", "items": []}', "2:10", "an answer about “action”"),
    "a newer format": (export(ITEM, format=2), "1:12", "This kyodo reads format 1, and the file says 2."),
    "a format that is true": (export(ITEM, format=True), "1:12", "This kyodo reads format 1"),
    "no format": (b'{"kind": "export", "items": [{}]}', "1:1", "This kyodo reads format 1"),
    "nothing in it": (export(), "1:33", "The export holds no file."),
    "YAML": (b"format: 1\nkind: export\n", "1:1", "A value is expected here."),
    "cut off": (export(ITEM)[:80], "1:", "has no end."),
    "a comma too many": (b'{"format": 1,\n}', "", "expected here."),
    "two values": (b"{} {}", "1:4", "nothing may follow it."),
    "a tab in a text": (b'{"a": "\t"}', "1:8", "A line break or a tab stands in a text"),
    "a key twice": (b'{"format": 1,\n"kind": "export", "kind": 0}', "2:19", "“kind” stands here a second"),
    "a key twice, deep": (b'[[{"a": {"b": 1,\n"\\u0062": 2}}]]', "2:1", "“b” stands here a second"),
    "NaN": (b'{"format": 1, "kind": NaN}', "1:23", "“NaN” is no number"),
    "Infinity": (b"[1,\n-Infinity]", "2:1", "“-Infinity” is no number"),
    "too large a number": (b'{"a": 1e999}', "1:7", "“1e999” is no number"),
    "too long a number": (b'{"a": ' + b"9" * 5000 + b"}", "1:7", "is no number that kyodo takes"),
    "100,000 brackets": (DEEP, "1:", "More than 44 levels are nested here."),
    "fifty brackets": (b'{"a": ' + b"[" * 50 + b"]" * 50 + b"}", "1:50", "More than 44 levels are nested here."),
    "brackets without end": (b"[" * 300_000, "1:", ""),
    "half a pair of surrogates": (export({"data": "\ud800"}), "1:52", "U+D800"),
    "half a pair in a key": (b'{"a\\udc00": 1}', "1:2", "U+DC00"),
    "a sign that turns the line": (export({"data": {"id": "\u202e"}}), "1:59", "U+202E"),
    "UTF-16": (export(ITEM).decode().encode("utf-16"), "1:1", "looks like UTF-16"),
    "Shift_JIS": ('{"題": 1}'.encode("cp932"), "1:3", "The file is not UTF-8 text."),
    "items of other types": (export(None), "1:43", "A file of the export is expected here"),
    "a kind that is another": (export(ITEM | {"kind": "records"}), "1:", "“kind” is records here, but the file"),
    "a plan that is another": (export(ITEM | {"plan": "zzz"}), "1:", "“plan” is zzz here, but the file is plans/"),
    "a plan that is no text": (export(ITEM | {"plan": 5}), "1:", "“plan” is 5 here"),
    "a year of a plan": (export(ITEM | {"year": 1999}), "1:", "“year” is 1999 here, but the file is plans/city.yaml."),
    "a year that is another": (
        export({"file": "records/city/2025.yaml", "text": "x", "year": 1999}),
        "1:",
        "“year” is 1999 here, but the file is records/city/2025.yaml.",
    ),
    "a year that is true": (
        export({"file": "records/city/2025.yaml", "text": "x", "year": True}),
        "1:",
        "“year” is True here",
    ),
    "text of another type": (export({"file": "plans/city.yaml", "text": 5}), "1:79", "“text” takes text."),
    "data of another type": (export({"file": "plans/city.yaml", "data": []}), "1:71", "“data” takes the keys"),
    "no contents": (export({"file": "plans/city.yaml"}), "1:43", "Neither “data” nor “text” is there."),
    "no name": (export({"data": {"title": "x"}}), "1:43", "Nothing says which file this is."),
    "a file twice": (export(ITEM, ITEM | {"file": "plans/city.yml"}), "1:", "city.yml stands twice in this export."),
    "a text that is no YAML": (export(ITEM | {"text": "format: 1\n- a\n"}), "1:", "of plans/city.yaml, line 2:"),
    "a text that is empty": (export(ITEM | {"text": ""}), "1:", "of plans/city.yaml, line 1:"),
    "data that are empty": (export({"file": "plans/city.yaml", "data": {}}), "1:", "“id” is missing."),
    "an endless key": (named("plans/city.yaml", **{"k" * 2000: "x"}), "1:", "cannot be written as a file"),
}  # fmt: skip

OUTSIDE = [
    "../x.yaml", "plans/../../x.yaml", "plans/..yaml", "/etc/x.yaml", "plans/a/b.yaml", "plans\\x.yaml", "plans/X.yaml",
    "C:/plans/x.yaml", "plans/x.yaml\n", "plans/x", "records/x.yaml", "records/../plans/2024.yaml",
    "records/x/24.yaml", "records/x/２０２４.yaml", "records/x/2024.yaml/..", "plans/x.yaml.txt", "", " plans/x.yaml",
    "plans/" + "a" * 5000 + ".yaml", 5, ["plans/x.yaml"], {"plans": "x.yaml"}, True,
]  # fmt: skip


def run(kyodo: Program, folder: Path, raw: bytes) -> Outcome:
    (folder / "in.json").write_bytes(raw)
    return kyodo("-C", folder, "import", "in.json", "--force", here=folder)


def left(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.name != "in.json")


@pytest.mark.parametrize("name", WRONG)
def test_what_is_wrong_is_said_once_with_its_place(kyodo: Program, tmp_path: Path, name: str) -> None:
    raw, place, words = WRONG[name]
    done = run(kyodo, tmp_path, raw)
    assert (done.code, done.err, left(tmp_path)) == (4, "Nothing was written.\n", []), done
    first = done.out.split("\n")[0]
    assert first.startswith(f"in.json:{place}")
    assert words in done.out
    assert len(done.out) < 4000


@pytest.mark.parametrize("file", OUTSIDE, ids=repr)
def test_no_name_leads_out_of_the_plans_and_records(kyodo: Program, tmp_path: Path, file: Any) -> None:
    done = run(kyodo, tmp_path, named(file, id="x", title="x", municipality={"name": "x"}, period={"from": 2024}))
    assert (done.code, left(tmp_path)) == (4, []), done
    assert "is no file that kyodo writes" in done.out


@pytest.mark.parametrize("plan", ["../../x", "a/b", "..", "X", "", "a\\b", "con.x", "a\n", 5, None, ["a"]], ids=repr)
def test_no_id_leads_out_of_the_plans_and_records(kyodo: Program, tmp_path: Path, plan: Any) -> None:
    items = [{"data": {"format": 1, "id": plan}}, {"data": {"format": 1, "plan": plan, "year": "../2024"}}]
    for item in items:
        done = run(kyodo, tmp_path, export(item))
        assert (done.code, left(tmp_path)) == (4, []), done


def test_data_of_wrong_types_are_named_all_at_once(kyodo: Program, tmp_path: Path) -> None:
    data = {
        "format": 1,
        "id": "city",
        "title": 5,
        "municipality": [],
        "period": "R6",
        "actions": {"id": None},
        "x": None,
    }
    done = run(kyodo, tmp_path, export({"data": data}))
    assert (done.code, left(tmp_path)) == (4, []), done
    assert done.out.count(" KY017 ") == 4


def test_a_folder_or_nothing_in_the_place_of_the_file(kyodo: Program, tmp_path: Path) -> None:
    (tmp_path / "plans").mkdir()
    (tmp_path / "folder.json").mkdir()
    for name in ("folder.json", "none.json"):
        done = kyodo("import", name, here=tmp_path)
        assert (done.code, f"There is no file “{name}”." in done.err) == (2, True)


@pytest.mark.parametrize("part", [b"[[],[],[]],", b'{"a":{}},', b'"\\ud83d\\ude00",', b"0,"])
@pytest.mark.parametrize("size", [5_000_000, 40_000_000])
def test_a_huge_file_takes_bounded_memory_and_time(tmp_path: Path, part: bytes, size: int) -> None:
    inside = (part * (size // len(part) + 1))[:-1]
    (tmp_path / "in.json").write_bytes(b'{"format": 1, "kind": "export", "items": [' + inside + b"]}")
    begun = time.monotonic()
    command = [sys.executable, "-m", "kyodo_cli", "-C", str(tmp_path), "import", str(tmp_path / "in.json")]

    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_AS, (1_500_000_000, 1_500_000_000))

    done = subprocess.run(command, preexec_fn=limit, capture_output=True, check=False, timeout=120)
    assert done.returncode == 4, done.stderr[-2000:]
    assert time.monotonic() - begun < 60
    assert not (tmp_path / "plans").exists()
