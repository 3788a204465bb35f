"""The founding plans, mutilated: neither a crash, nor a clean verdict on what could not be read."""

from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from conftest import ROOT
from kyodo_cli.rules.check import Checked, check_workspace
from kyodo_cli.workspace.files import list_files

TEXTS = {name: (ROOT / "plans" / f"{name}.yaml").read_bytes() for name in ("kamagaya", "matsudo")}

NASTY = st.sampled_from(
    [
        b"",
        b"\n",
        b"\r",
        b"\t",
        b" ",
        b"'",
        b'"',
        b"[",
        b"]",
        b"{",
        b"}",
        b":",
        b": ",
        b"- ",
        b"#",
        b"&a ",
        b"*a ",
        b"!",
        b"%",
    ]
    + [b"|", b">", b"?", b"@", b"`", b"~", b"\0", b"\xff", b"\xef\xbb\xbf", b"---\n", b"<<: ", b"null", b"2024-04-01"]
    + [one.encode() for one in ("：", "\u3000", "－", "①", "😀", "\u2028", "\x85", "id: a01\n", "related: [a99]\n")]
)


def checked(raw: bytes, name: str) -> Checked:
    with TemporaryDirectory() as folder:
        plans = Path(folder) / "plans"
        plans.mkdir()
        (plans / f"{name}.yaml").write_bytes(raw)
        return check_workspace(list_files(Path(folder)))


def judge(raw: bytes, name: str) -> None:
    found = checked(raw, name)
    assert found.files == 1
    for one in found.diagnostics:
        assert one.span.line >= 1
        assert one.span.column >= 1
        assert one.span.column - 1 <= max(len(one.line_text), one.span.column - 1)
        assert one.message.in_language("ja")
        assert one.message.in_language("en")
    is_readable = bool(found.summaries[0].plan_id)
    assert is_readable or any(one.rule.severity == "error" for one in found.diagnostics)


@settings(max_examples=120, deadline=None)
@given(
    name=st.sampled_from(sorted(TEXTS)),
    edits=st.lists(st.tuples(st.floats(0, 1), st.integers(0, 40), NASTY), min_size=1, max_size=4),
)
def test_bytes_put_in_and_taken_out(name: str, edits: list[tuple[float, int, bytes]]) -> None:
    raw = TEXTS[name]
    for where, length, piece in edits:
        at = int(where * len(raw))
        raw = raw[:at] + piece + raw[at + length :]
    judge(raw, name)


@settings(max_examples=80, deadline=None)
@given(name=st.sampled_from(sorted(TEXTS)), seed=st.randoms(use_true_random=False))
def test_lines_moved_doubled_and_lost(name: str, seed: object) -> None:
    lines = TEXTS[name].split(b"\n")
    first, second = (seed.randrange(len(lines)) for _ in range(2))  # type: ignore[attr-defined]
    what = seed.choice(["swap", "double", "lose", "indent"])  # type: ignore[attr-defined]
    if what == "swap":
        lines[first], lines[second] = lines[second], lines[first]
    elif what == "double":
        lines.insert(second, lines[first])
    elif what == "lose":
        del lines[first]
    else:
        lines[first] = b"  " + lines[first]
    judge(b"\n".join(lines), name)


@settings(max_examples=60, deadline=None)
@given(where=st.integers(0, 21), wrong=st.sampled_from([b"5", b"[a]", b"{a: b}", b"true", b"''", b"[[]]"]))
def test_a_wrong_type_in_one_place_hides_no_dangling_link_elsewhere(where: int, wrong: bytes) -> None:
    parts = TEXTS["kamagaya"].split(b"        title: ")
    head, _, rest = parts[where + 1].partition(b"\n")
    broken = [*parts[: where + 1], wrong + b"\n" + rest, *parts[where + 2 :]]
    raw = b"        title: ".join(broken).replace(b"related: [a02]", b"related: [a02, a77]", 1)
    codes = {one.rule.code for one in checked(raw, "kamagaya").diagnostics}
    assert "KY110" in codes
    assert codes & {"KY017", "KY019"}
    assert head
