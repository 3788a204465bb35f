"""Edits of any file written in any of the ways that people write YAML: the data come out as meant, the rest stays."""

from collections.abc import Callable
from typing import Any

from hypothesis import HealthCheck, event, given, settings
from hypothesis import strategies as st

from kyodo_cli.editing.change import ADD, Change, changed, patch_of
from kyodo_cli.editing.edit import edited
from kyodo_cli.editing.words import block, key_text, scalar
from kyodo_cli.reading.source import SourceText
from kyodo_cli.reading.tree import Tree, read_tree

Data = Any
Draw = Callable[[st.SearchStrategy[Any]], Any]

WORDS = (
    "継続実施", "B", "4", "-", "yes", "010", "12:30", "2024-04-01", "a: b", "a #b", "'引用'", '"引用"', "市：", "：",
    "　字下げ", "末尾 ", "a,b", "[x]", "{x}", "#1", "&a", "*a", "!x", "%", "@", "`", "~", "null", "true", "1.5", "１２",
    "一行目\n二行目", "一行目\n\n三行目\n", "終わりに\n\n", "\n初めに", " 初めに\n次", "タブ\tあり", "行 \n末", "...",
    "\\n", "C:\\市", "とても" * 60, "| 表", "> 引用", "- 項目", "? 問", "key:", "---", "=1+1",
)  # fmt: skip
OTHERS = st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Zl", "Zp", "Cf", "Cn", "Co"])
TEXTS = st.one_of(st.sampled_from(WORDS), st.text(OTHERS, min_size=1))
SINGLES = st.one_of(TEXTS, TEXTS, st.integers(), st.floats(allow_nan=False, allow_infinity=False), st.booleans())
KEYS = st.sampled_from(
    ["a04", "result", "reviews", "self", "rating", "planned", "note", "measurements", "value", "x-1"]
)
COMMENTS = st.sampled_from(["# 注", "# kyodo: ignore[KY110] 理由", "#", "#a: b", "# - x"])


def mappings(below: st.SearchStrategy[Data]) -> st.SearchStrategy[dict[str, Data]]:
    return st.dictionaries(KEYS, below, min_size=1, max_size=4)


VALUES: st.SearchStrategy[Data] = st.recursive(
    SINGLES, lambda below: st.one_of(mappings(below), st.lists(below, min_size=1, max_size=3).map(tuple)), max_leaves=8
)
FILES = st.dictionaries(KEYS, VALUES, min_size=1, max_size=4)


def flow(draw: Draw, value: Data) -> str:
    gap: str = draw(st.sampled_from(["", " "]))
    if isinstance(value, dict):
        return "{" + gap + ", ".join(f"{key_text(key)}: {flow(draw, one)}" for key, one in value.items()) + gap + "}"
    if isinstance(value, tuple):
        return "[" + gap + ", ".join(flow(draw, one) for one in value) + gap + "]"
    return scalar(value, flow=True, quote=draw(st.sampled_from(["", "'", '"'])))


def written(draw: Draw, value: Data, column: int) -> tuple[str, list[str]]:
    """Write a value in a way that somebody might: what stands beside its key, and the lines below."""
    if isinstance(value, str) and "\n" in value and draw(st.booleans()):
        beside = block(value, column)
        if beside:
            return beside
    if isinstance(value, dict) and draw(st.booleans()):
        return "", mapping_lines(draw, value, column + draw(st.integers(1, 4)))
    if isinstance(value, tuple) and draw(st.booleans()):
        inner = column + draw(st.integers(0 if column else 1, 3))
        lines: list[str] = []
        for entry in value:
            first, rest = entry_written(draw, entry, inner)
            lines += [" " * inner + "- " + first, *rest]
        return "", lines
    text = flow(draw, value)
    return text + (" " + draw(COMMENTS) if draw(st.integers(0, 5)) == 0 else ""), []


def entry_written(draw: Draw, entry: Data, column: int) -> tuple[str, list[str]]:
    if isinstance(entry, dict) and draw(st.booleans()):
        lines = mapping_lines(draw, entry, column + 2, comment_first=False)
        return lines[0][column + 2 :], lines[1:]
    return flow(draw, entry), []


def mapping_lines(draw: Draw, value: dict[str, Data], column: int, *, comment_first: bool = True) -> list[str]:
    lines: list[str] = []
    for key, below in value.items():
        if draw(st.integers(0, 4)) == 0 and (lines or comment_first):
            lines.append(" " * column + draw(COMMENTS))
        if draw(st.integers(0, 4)) == 0 and lines:
            lines.append("")
        first, rest = written(draw, below, column)
        lines += [" " * column + key_text(key) + ": " + first if first else " " * column + key_text(key) + ":", *rest]
    return lines


@st.composite
def files(draw: Draw) -> str:
    lines = mapping_lines(draw, draw(FILES), 0)
    end = draw(st.sampled_from(["\n", "\r\n"]))
    last: str = draw(st.sampled_from(["", end, end + end, end + "# 終わり" + end]))
    return str(end.join(lines) + last)


def places(data: Data, path: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    found = [path] if path else []
    for key, below in data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, tuple) else ():
        found += places(below, (*path, key))
    return found


@st.composite
def changes(draw: Draw, data: Data) -> list[Change]:
    made = []
    for _ in range(draw(st.integers(1, 3))):
        path = draw(st.sampled_from([(), *places(data)]))
        here = data
        for step in path:
            here = here[step]
        is_entry = bool(path) and isinstance(path[-1], int)
        if isinstance(here, tuple):
            made.append(Change((*path, ADD), draw(VALUES)))
        elif isinstance(here, dict):
            if path and not is_entry and draw(st.integers(0, 4)) == 0 and not {"value", "rating"}.isdisjoint(here):
                made.append(Change((*path, ADD), draw(mappings(SINGLES))))
            else:
                made.append(Change((*path, draw(KEYS)), draw(VALUES)))
        elif is_entry:
            made.append(Change(path, draw(SINGLES)))
        elif draw(st.integers(0, 3)) == 0:
            made.append(Change(path, None))
        else:
            made.append(Change(path, draw(VALUES)))
    return made


def read(text: str) -> Tree | None:
    tree, findings = read_tree(SourceText("records/x/2024.yaml", text, has_bom=False))
    return tree if tree and not findings else None


@settings(max_examples=400, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.data())
def test_the_data_come_out_as_meant_and_no_comment_is_lost(data: st.DataObject) -> None:
    before = data.draw(files(), label="before")
    tree = read(before)
    if tree is None:  # not every text that the generator writes is one that kyodo takes
        event("not taken")
        return
    made = data.draw(changes(tree.root.value), label="changes")
    pairs = [(one.path, other.path) for one in made for other in made if one is not other]
    if any(
        one[: len(other)] == other or (one[-1] == ADD and other[: len(one) - 1] == one[:-1]) for one, other in pairs
    ):
        return
    if not changed(tree.root.value, patch_of([one for one in made if one.value is None])):  # nothing would be left
        return
    after = edited(tree, made)
    again = read(after)
    assert again
    assert again.root.value == changed(tree.root.value, patch_of(made))
    if all(one.value is not None and one.path[-1] == ADD for one in made):
        kept = iter(after.splitlines())
        assert all(any(line.strip() in new for new in kept) for line in before.splitlines() if line.strip()[:1] == "#")
