"""Plans and records mutilated in bytes, lines and values: what is read is a plan, what is not read is a finding."""

import json
from copy import deepcopy
from pathlib import Path as FilePath
from tempfile import TemporaryDirectory
from typing import Any

import yaml
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from conftest import ROOT
from example_city import PLAN, RECORDS
from kyodo_cli.base.routes import Path
from kyodo_cli.editing.second_reader import second_reading
from kyodo_cli.model.plan import Plan
from kyodo_cli.model.year import YearRecords
from kyodo_cli.reading.files import PlanFile, YearFile, read_plan, read_year
from kyodo_cli.reading.source import decode
from kyodo_cli.rules.check import check_workspace
from kyodo_cli.workspace.files import list_files

TEXTS = {name: (ROOT / "plans" / f"{name}.yaml").read_text(encoding="utf-8") for name in ("kamagaya", "matsudo")}
TEXTS["example"] = PLAN

MODEST = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])

# --- bytes and lines

PIECES = [*"：\u3000，［］｛｝＃－“”'\"[]{}&*!%@`|>?#,-:~=\\\t\r\n\0😀\xa0\u200b\x85\u2028\ufeff"]
LONGER = [
    ": ",
    "- ",
    " #",
    "\n\n",
    "\r\n",
    "\n  ",
    "''",
    "---\n",
    "...\n",
    "<<: ",
    "&a ",
    "*a ",
    "!!str ",
    "null",
    "[" * 50,
]
NASTY = st.sampled_from(
    [one.encode() for one in (*PIECES, *LONGER)] + [b"\xff", b"\x82", b"\xed\xa0\x80", b"\xe3\x81", b""]
)
NAME = st.sampled_from(sorted(TEXTS))


def read(raw: bytes, name: str) -> PlanFile:
    with TemporaryDirectory() as folder:
        path = FilePath(folder) / f"{name}.yaml"
        path.write_bytes(raw)
        return read_plan(path, f"plans/{name}.yaml")


def judge(read_file: PlanFile | YearFile, raw: bytes) -> None:
    """Check what holds of whatever was read."""
    content = read_file.plan if isinstance(read_file, PlanFile) else read_file.records
    assert content is None or isinstance(content, (Plan, YearRecords))
    assert content is not None or read_file.findings
    assert (read_file.tree is None) == (content is None)
    source = read_file.source or decode(raw, "")[0]
    lines = source.lines if source else raw.replace(b"\r\n", b"\n").replace(b"\r", b"\n").split(b"\n")
    for one in read_file.findings:
        span = one.place.span or (read_file.tree and read_file.tree.span(one.place.path, at_key=one.place.at_key))
        assert span is not None
        assert 1 <= span.line <= span.end_line <= len(lines)
        assert 1 <= span.column <= len(lines[span.line - 1]) + 1
        assert (span.line, span.column) <= (span.end_line, span.end_column)
        assert span.end_column <= len(lines[span.end_line - 1]) + (1 if source else 2)
        assert one.message.in_language("ja")
        assert one.message.in_language("en")
        assert one.hint is None or one.hint.in_language("ja")


@settings(MODEST, max_examples=400)
@given(NAME, st.lists(st.tuples(st.floats(0, 1), st.integers(0, 40), NASTY), min_size=1, max_size=4))
def test_bytes_are_put_in_and_taken_out(name: str, edits: list[tuple[float, int, bytes]]) -> None:
    raw = TEXTS[name].encode()
    for where, length, piece in edits:
        at = int(where * len(raw))
        raw = raw[:at] + piece + raw[at + length :]
    judge(read(raw, name), raw)


@settings(MODEST, max_examples=300)
@given(NAME, st.lists(st.tuples(st.sampled_from("dxsio"), st.integers(0), st.integers(0)), min_size=1, max_size=3))
def test_lines_are_lost_doubled_exchanged_and_moved_aside(name: str, edits: list[tuple[str, int, int]]) -> None:
    lines = TEXTS[name].split("\n")
    for what, one, other in edits:
        first, second = one % len(lines), other % len(lines)
        if what == "d":
            del lines[first : first + 1 + other % 5]
        elif what == "x":
            lines.insert(second, lines[first])
        elif what == "s":
            lines[first], lines[second] = lines[second], lines[first]
        elif what == "i":
            lines[first] = " " * (1 + other % 4) + lines[first]
        else:
            lines[first] = lines[first].removeprefix(" " * (1 + other % 4))
        lines = lines or [""]
    raw = "\n".join(lines).encode()
    judge(read(raw, name), raw)


@settings(MODEST, max_examples=300)
@given(
    st.binary(max_size=60),
    st.sampled_from([b"", b"format: 1\n", b"visions:\n- ", b'a: "', b"a: |\n  ", b"\xef\xbb\xbf"]),
)
def test_any_bytes_at_all(raw: bytes, before: bytes) -> None:  # fmt: skip
    judge(read(before + raw, "x"), before + raw)


@settings(MODEST, max_examples=25)
@given(NAME, st.integers(0), st.integers(0))
def test_a_clean_verdict_means_that_all_was_read(name: str, one: int, other: int) -> None:
    lines = TEXTS[name].split("\n")
    first, second = one % len(lines), other % len(lines)
    lines[first], lines[second] = lines[second], lines[first]
    text = "\n".join(lines)
    found = read(text.encode(), name)
    assert found.findings or found.plan == Plan.model_validate(second_reading(text))


# --- values


def data_of(text: str) -> Any:
    source, _ = decode(text.encode(), "")
    assert source is not None
    return json.loads(json.dumps(second_reading(text)))


PLANS = {name: data_of(text) for name, text in TEXTS.items()}
YEAR = data_of(RECORDS)

ODD: list[object] = [
    None,
    "",
    "x",
    "12:30",
    3,
    -1.5,
    True,
    [],
    ["x"],
    [None],
    [[]],
    {},
    {"x": 1},
    {"id": "q"},
    [{"id": "a01"}],
    float("inf"),
    10**30,
]


def paths(data: Any, path: Path = ()) -> list[Path]:
    """Return every path in some data."""
    entries = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    return [one for key, below in entries for one in ((*path, key), *paths(below, (*path, key)))]


def at(data: Any, path: Path) -> Any:
    for step in path:
        data = data[step]
    return data


def mutilated(data: Any, what: str, path: Path, other: Path, odd: object) -> Any:
    """Return data in which one value is lost, replaced, or exchanged for another from elsewhere."""
    changed = deepcopy(data)
    holder = at(changed, path[:-1])
    if what == "lose":
        del holder[path[-1]]
    elif what == "replace":
        holder[path[-1]] = odd
    else:
        holder[path[-1]] = deepcopy(at(data, other))
    if what == "move" and path[: len(other)] != other and other[: len(path)] != path:
        above = at(changed, other[:-1])
        if not isinstance(above, list):
            del above[other[-1]]
    return changed


def dumped(data: Any) -> bytes:
    plain_data = deepcopy(data)
    return yaml.dump(plain_data, Dumper=Dumper, allow_unicode=True, sort_keys=False, width=10**6).encode()


class Dumper(yaml.CSafeDumper):
    """Writes no aliases."""

    def ignore_aliases(self, data: Any) -> bool:  # noqa: ARG002  # PyYAML's signature
        return True


EDIT = st.tuples(
    st.sampled_from(["lose", "replace", "copy", "move"]), st.integers(0), st.integers(0), st.sampled_from(ODD)
)


@settings(MODEST, max_examples=300)
@given(NAME, st.lists(EDIT, min_size=1, max_size=3))
def test_values_are_lost_replaced_and_moved(name: str, edits: list[tuple[str, int, int, object]]) -> None:
    data = PLANS[name]
    for what, one, other, odd in edits:
        all_paths = paths(data)
        assume(all_paths)
        data = mutilated(data, what, all_paths[one % len(all_paths)], all_paths[other % len(all_paths)], odd)
    raw = dumped(data)
    found = read(raw, name)
    judge(found, raw)
    assert found.plan is not None


@settings(MODEST, max_examples=300)
@given(st.lists(EDIT, min_size=1, max_size=3))
def test_values_of_records_are_lost_replaced_and_moved(edits: list[tuple[str, int, int, object]]) -> None:
    data = YEAR
    for what, one, other, odd in edits:
        all_paths = paths(data)
        assume(all_paths)
        data = mutilated(data, what, all_paths[one % len(all_paths)], all_paths[other % len(all_paths)], odd)
    raw = dumped(data)
    with TemporaryDirectory() as folder:
        path = FilePath(folder) / "2024.yaml"
        path.write_bytes(raw)
        found = read_year(path, "records/example/2024.yaml")
    judge(found, raw)
    assert found.records is not None


def linked(data: Any) -> tuple[Any, Path]:
    """Return data whose last action links to an item that is not there, and the path of that link."""
    changed = deepcopy(data)
    action = max(path for path in paths(changed) if len(path) > 1 and path[-2] == "actions")
    related = at(changed, action).setdefault("related", [])
    related.append("a99")
    return changed, (*action, "related", len(related) - 1)


@settings(MODEST, max_examples=150)
@given(st.sampled_from(["kamagaya", "matsudo"]), EDIT)
def test_a_wrong_value_in_one_place_hides_no_dangling_link_in_another(
    name: str, edit: tuple[str, int, int, object]
) -> None:
    data, link = linked(PLANS[name])
    apart = [path for path in paths(data) if link[: len(path)] != path]
    what, one, other, odd = edit
    changed = mutilated(data, what, apart[one % len(apart)], apart[other % len(apart)], odd)
    with TemporaryDirectory() as folder:
        (FilePath(folder) / "plans").mkdir()
        (FilePath(folder) / "plans" / f"{name}.yaml").write_bytes(dumped(changed))
        checked = check_workspace(list_files(FilePath(folder)))
    dangling = [one for one in checked.diagnostics if one.rule.code == "KY110" and "a99" in str(one.message)]
    assert len(dangling) == 1
    assert "a99" in dangling[0].line_text
