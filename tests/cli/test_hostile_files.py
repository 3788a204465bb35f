"""Files that are no plans: one clear answer within seconds, never a traceback, never exit 0."""

import json
import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from conftest import Program

HEAD = "format: 1\nid: bad\ntitle: 例示市計画\nmunicipality: {name: 例示市}\nperiod: {from: 2022}\n"

LAUGHS = "a: &a [x, x]\n" + "".join(
    f"{after}: &{after} [{', '.join(['*' + before] * 9)}]\n"
    for before, after in zip("abcdefgh", "bcdefghi", strict=True)
)


def sparse(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(200_000_000)


WRITES: dict[str, Callable[[Path], object]] = {
    "a folder": lambda path: path.mkdir(),
    "200 MB": sparse,
    "a pipe": os.mkfifo,
    "a link in a circle": lambda path: path.symlink_to(path),
    "a link to nowhere": lambda path: path.symlink_to(path.parent / "nowhere"),
    "latin-1": lambda path: path.write_bytes("format: 1\ntitle: Café\n".encode("latin-1")),
    "Shift_JIS": lambda path: path.write_bytes(HEAD.encode("shift_jis")),
    "UTF-16": lambda path: path.write_bytes(HEAD.encode("utf-16")),
    "NULs": lambda path: path.write_bytes(b"\0" * 1000),
    "nothing": lambda path: path.write_bytes(b""),
    "only comments": lambda path: path.write_text("# あとで書く\n", encoding="utf-8"),
    "a list at the top": lambda path: path.write_text("- a\n- b\n", encoding="utf-8"),
    "a word at the top": lambda path: path.write_text("hello\n", encoding="utf-8"),
    "10,000 brackets": lambda path: path.write_text("a: " + "[" * 10_000, encoding="utf-8"),
    "10,000 closed brackets": lambda path: path.write_text("[" * 10_000 + "]" * 10_000, encoding="utf-8"),
    "a million brackets": lambda path: path.write_text("[" * 1_000_000, encoding="utf-8"),
    "10,000 dashes": lambda path: path.write_text("a:\n  " + "- " * 10_000 + "x\n", encoding="utf-8"),
    "a billion laughs": lambda path: path.write_text(LAUGHS, encoding="utf-8"),
    "a Python object": lambda path: path.write_text(HEAD + "a: !!python/name:os.system\n", encoding="utf-8"),
    "a second document": lambda path: path.write_text(HEAD + "---\na: 1\n", encoding="utf-8"),
    "an open quote": lambda path: path.write_text(HEAD + "edition: 'a\n", encoding="utf-8"),
    "a duplicate key": lambda path: path.write_text(HEAD + "title: b\n", encoding="utf-8"),
    "a key that is a list": lambda path: path.write_text(HEAD + "? [a, b]\n: 1\n", encoding="utf-8"),
    "10,000 digits": lambda path: path.write_text(HEAD.replace("2022", "9" * 10_000), encoding="utf-8"),
    "a lone surrogate": lambda path: path.write_text(HEAD + 'edition: "\\ud800"\n', encoding="utf-8"),
    "a tab for indentation": lambda path: path.write_text(HEAD + "actions:\n\t- id: a\n", encoding="utf-8"),
    "an invisible sign": lambda path: path.write_text(HEAD + "edition: a\u202eb\n", encoding="utf-8"),
}


@pytest.mark.parametrize("what", WRITES)
def test_a_file_that_is_no_plan_is_one_or_few_findings(kyodo: Program, tmp_path: Path, what: str) -> None:
    (tmp_path / "plans").mkdir()
    WRITES[what](tmp_path / "plans" / "bad.yaml")
    start = time.monotonic()
    checked = kyodo("validate", "--format", "json", here=tmp_path)
    shown = kyodo("show", "plan", "bad", here=tmp_path)
    assert time.monotonic() - start < 20
    found = json.loads(checked.out)["items"]
    assert checked.code == 1
    assert 1 <= len(found) <= 5
    assert any(one["code"].startswith("KY0") and one["severity"] == "error" for one in found)
    assert shown.code == 4
    assert "Traceback" not in checked.err + shown.err


def test_a_file_without_permission_is_named(tmp_path: Path) -> None:
    """The superuser may read everything, so the program is run as nobody where the tests run as root."""
    from kyodo_cli.reading.files import read_plan

    path = tmp_path / "bad.yaml"
    path.write_text(HEAD, encoding="utf-8")
    path.chmod(0)
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        if os.getuid() == 0:
            tmp_path.chmod(0o755)
            for folder in tmp_path.parents[:3]:
                folder.chmod(0o755)
            os.setuid(65534)
        findings = read_plan(path, "plans/bad.yaml").findings
        os.write(writer, " ".join(f"{one.rule.code} {one.message}" for one in findings).encode())
        os._exit(0)
    os.waitpid(child, 0)
    os.close(writer)
    assert os.read(reader, 1000).decode() == "KY001 The file cannot be read: no permission to read it."


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("bom", ["", "\ufeff"])
def test_line_ends_and_a_byte_order_mark_change_nothing(kyodo: Program, workspace: Path, ends: str, bom: str) -> None:
    plan = workspace / "plans" / "kamagaya.yaml"
    text = plan.read_text(encoding="utf-8").replace("\n", ends)
    plan.write_bytes((bom + text).encode())
    checked = kyodo("validate", here=workspace)
    assert checked.code == 0
    assert "plans/kamagaya.yaml:156:9 KY115" in checked.out


def test_a_plan_of_two_thousand_lines_is_ordinary(kyodo: Program, tmp_path: Path) -> None:
    actions = "".join(
        f'  - id: a{number}\n    number: "{number}"\n    title: 取組その{number}\n    need: 課題\n'
        for number in range(1, 501)
    )
    (tmp_path / "plans").mkdir()
    (tmp_path / "plans" / "bad.yaml").write_text(HEAD + "actions:\n" + actions, encoding="utf-8")
    assert kyodo("validate", here=tmp_path).code == 0
    assert "取組その250" in kyodo("show", "action", "250", here=tmp_path).out
