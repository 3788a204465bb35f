"""What reads and what edits make the same of every text: libyaml, PyYAML's own parser and ruamel.yaml, side by side.

A text that they take differently must be a finding; so nothing that was read can be changed by being edited.
"""

from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from conftest import ROOT
from kyodo_cli.editing.second_reader import second_reading
from kyodo_cli.findings.finding import Finding
from kyodo_cli.reading.nodes import Node
from kyodo_cli.reading.source import decode
from kyodo_cli.reading.tree import Tree, read_tree

HEAD = "format: 1\n"

PLANS = {name: (ROOT / "plans" / f"{name}.yaml").read_text(encoding="utf-8") for name in ("kamagaya", "matsudo")}

# What is written after “key: ”, and what it means.
WORDS: list[tuple[str, object]] = [
    ("", None), ("~", None), ("null", None), ("Null", None), ("NULL", None), ("nULL", "nULL"),
    ("true", True), ("True", True), ("TRUE", True), ("false", False), ("tRUE", "tRUE"),
    ("yes", "yes"), ("no", "no"), ("on", "on"), ("off", "off"), ("y", "y"), ("n", "n"), ("Yes", "Yes"),
    ("0", 0), ("10", 10), ("+1", 1), ("-0", 0), ("-7", -7), ("010", 10), ("011002", 11002), ("0o10", 8), ("0x1F", 31),
    ("0b11", "0b11"), ("1_000", "1_000"), ("1,000", "1,000"), ("１０", "１０"), ("9" * 401, "9" * 401),
    ("1e3", 1000.0), ("1E-3", 0.001), (".5", 0.5), ("5.", 5.0), ("-.5", -0.5), ("27.10", 27.1), ("1.5.1", "1.5.1"),
    (".inf", float("inf")), ("-.Inf", float("-inf")), (".infinity", ".infinity"), ("inf", "inf"), ("nan", "nan"),
    (".", "."), ("--", "--"), ("-a", "-a"), ("+", "+"), ("e3", "e3"), ("0x", "0x"),
    ("12:30", "12:30"), ("12:30:45", "12:30:45"), ("2024-04-01", "2024-04-01"), ("2024-04", "2024-04"), ("2024", 2024),
    ("2024-04-01T12:00:00Z", "2024-04-01T12:00:00Z"), ("2024-04-01 12:00", "2024-04-01 12:00"), ("0o8", "0o8"),
    ("=", "="), ("<<", "<<"), ("a#b", "a#b"), ("a # b", "a"),
    ("'yes'", "yes"), ('"011002"', "011002"), ("'~'", "~"), ("''", ""), ('""', ""), ("'it''s'", "it's"),
    ('"a\\nb\\t\\"\\\\\\x41\\u3042"', 'a\nb\t"\\Aあ'), ("'a: b # c'", "a: b # c"), ("'\t'", "\t"),
    ("鎌ケ谷市：協働", "鎌ケ谷市：協働"), ("「案」　😀", "「案」　😀"), ("市民（団体）・行政", "市民（団体）・行政"),
    ("[a, 'b', 1, ~]", ("a", "b", 1, None)), ("{a: 1, b: [x]}", {"a": 1, "b": ("x",)}), ("{a: , b: ~}", {}), ("[]", ()),
    ("{}", {}), ("{\"a\":1, 'b': 2}", {"a": 1, "b": 2}), ("[a-b, c:d, e?f]", ("a-b", "c:d", "e?f")),
    ("[[a], {b: c}]", (("a",), {"b": "c"})),
]  # fmt: skip
REFUSED = ["-", "- 1", "%a", "@a", "`a`", "? a", "a: b", "]", "}", ", a", "* a", "& a", "'a' b", '"a"b', "|a", ">a"]

TEXTS: list[tuple[str, object]] = [
    ("key: |\n  一行目\n  二行目\n", "一行目\n二行目\n"),
    ("key: |-\n  一行目\n\n\n  四行目\n", "一行目\n\n\n四行目"),
    ("key: |+\n  一行目\n\n", "一行目\n\n"),
    ("key: |\n    一行目\n      二行目\n", "一行目\n  二行目\n"),
    ("key: |2\n    一行目\n  二行目\n", "  一行目\n二行目\n"),
    ("key: |2-\n  一行目\n", "一行目"),
    ("key: | # 注\n  一行目 # 本文\n", "一行目 # 本文\n"),
    ("key: |\n\n  二行目\n", "\n二行目\n"),
    ("key: |\n  一\t行目\n  \t二行目\n", "一\t行目\n\t二行目\n"),
    ("key: >\n  一行目\n  続き\n\n  次の段落\n", "一行目 続き\n次の段落\n"),
    ("key: >-\n  一行目\n    字下げ\n  続き\n", "一行目\n  字下げ\n続き"),
    ("key: 一行目\n  続き\n\n  次の段落\n", "一行目 続き\n次の段落"),
    ("key:\n  次の行から\n", "次の行から"),
    ("key: '一行目\n  続き\n\n  次の段落'\n", "一行目 続き\n次の段落"),
    ('key: "一行目\n  続き\\\n  切れ目なく\\n改行"\n', "一行目 続き切れ目なく\n改行"),
    ("key:\n- a\n- b: 1\n  c: 2\n-   - d\n", ("a", {"b": 1, "c": 2}, ("d",))),
    ("key:\n  - # 注\n    a: 1\n  # 注\n  - b\n", ({"a": 1}, "b")),
    ("? key\n: 値\n", "値"),
    ("'key': 値\n", "値"),
    ('"key"  :   値   \n', "値"),
    ("key: [一,\n  二, # 注\n\n  三]\n", ("一", "二", "三")),
    ("key: {一: 1,\n  二:\n    2}\n", {"一": 1, "二": 2}),
]


def read(text: str) -> tuple[Tree | None, list[Finding]]:
    source, findings = decode(text.encode("utf-8", "surrogatepass"), "plans/x.yaml")
    return read_tree(source) if source else (None, findings)


def read_slowly(text: str) -> tuple[Tree | None, list[Finding]]:
    """Read as on a machine where PyYAML came without libyaml."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(yaml, "__with_libyaml__", False)
        return read(text)


def known(node: Node) -> object:
    """Return what a node holds with the type of every value; a key without one says as much as no key."""
    if isinstance(node.children, dict):
        return {key: known(child) for key, child in node.children.items() if child.value is not None}
    if isinstance(node.children, list):
        return [known(child) for child in node.children]
    return type(node.value).__name__, repr(node.value)


def known_to_editor(data: Any) -> object:
    if isinstance(data, dict):
        return {str(key): known_to_editor(value) for key, value in data.items()}
    if isinstance(data, tuple):
        return [known_to_editor(value) for value in data]
    return type(data).__name__, repr(data)


def places(node: Node) -> object:
    """Return where every key and every value stands."""
    children = node.children.values() if isinstance(node.children, dict) else node.children or ()
    keys = [(start.line, start.column, end.line, end.column) for start, end in node.keys.values()]
    start = None if node.value is None else (node.start.line, node.start.column)
    end = None if node.value is None or node.children is not None else (node.end.line, node.end.column)
    return start, end, keys, [places(child) for child in children]


def assert_agreement(text: str) -> None:
    """Compare the three on a text that the reader takes without a finding."""
    tree, findings = read(text)
    slow_tree, slow_findings = read_slowly(text)
    if tree is None or findings:
        assert slow_tree is None or slow_findings
        return
    assert slow_tree is not None
    assert slow_findings == []
    assert known(tree.root) == known(slow_tree.root) == known_to_editor(second_reading(text.removeprefix("\ufeff")))
    assert places(tree.root) == places(slow_tree.root)


@pytest.mark.parametrize(("word", "meaning"), WORDS)
@pytest.mark.parametrize("form", ["key: {}\n", "before: 1\nkey: {}\nafter: 2\n", "a:\n  - b:\n      key: {}\n"])
def test_a_word_means_the_same_to_all(word: str, meaning: object, form: str) -> None:
    text = form.replace("{}", word)
    tree, findings = read(text)
    assert tree is not None
    assert findings == []
    value = tree.root.value.get("key") if "a:\n" not in form else (tree.root.value["a"][0]["b"] or {}).get("key")
    assert (type(value), repr(value)) == (type(meaning), repr(meaning))
    assert_agreement(text)


@pytest.mark.parametrize("word", REFUSED)
def test_what_cannot_stand_behind_a_key_is_refused_by_all(word: str) -> None:
    assert_agreement(f"key: {word}\n")
    assert read(f"key: {word}\n")[1]


@pytest.mark.parametrize(("text", "meaning"), TEXTS)
@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
def test_a_text_over_several_lines_means_the_same_to_all(text: str, meaning: object, ends: str) -> None:
    written = (text + "after: 1\n").replace("\n", ends)
    tree, findings = read(written)
    assert tree is not None
    assert findings == []
    assert tree.root.value == {"key": meaning, "after": 1}
    assert_agreement(written)


@pytest.mark.parametrize("name", PLANS)
@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
def test_the_founding_plans_mean_the_same_to_all(name: str, ends: str) -> None:
    text = PLANS[name].replace("\n", ends)
    assert read(text)[1] == []
    assert_agreement(text)


# Each was found by comparing the three on random texts: they read it differently, or only some of them read it.
DISPUTED = [
    "key:\t値\n",
    "key: 値\t\n",
    "key: 一\t二\n",
    "key: {\ta: 1}\n",
    "key: [一\t'二']\n",
    "key: |\t\n  値\n",
    "key: |\n  \t値\n",
    "key: |\n  \n    値\n",
    "key: |#\n  値\n",
    "key:\n\n  | # 注\n  値\n",
    "key: # 注\n\n  値\n\nafter: 1\n",
    "- # 注\n  値 # 注\n",
    "key: {a:1}\n",
    "key: {a:}\n",
    "key: {あ:? い}\n",
    "key: ['a':]\n",
    'key: ["a":1, b]\n',
    "key: [a: 1]\n",
    "key: &a 値\n",
    "key: !値\n",
    "key: !!str 1\n",
    'key: "\\ud800"\n',
    'key: "\\U00110000"\n',
    "1: a\n",
    "a: 1\na: 2\n",
    "%注\n---\nkey: 1\n",
    "key: 1\n...\n...\n",
    "key: 1\n---\nkey: 2\n",
    "key: 一\u2028二\n",
    "key: 一\x85二\n",
]


@pytest.mark.parametrize("text", DISPUTED)
def test_what_is_disputed_is_a_finding_to_both_parsers(text: str) -> None:
    for tree, findings in (read(text), read_slowly(text)):
        assert findings
        lines = text.replace("\x85", "").replace("\u2028", "").split("\n")
        for one in findings:
            span = one.place.span or (tree and tree.span(one.place.path))
            assert span is not None
            assert 1 <= span.line <= len(lines)


WORD_PIECES = [
    "a",
    "b c",
    "あ",
    "😀",
    "é",
    "\u3000",
    "\xa0",
    "：",
    "？",
    "1",
    "~",
    "true",
    "0x1",
    "1e3",
    "null",
    "<<",
    "=",
]
SPACE_PIECES = [" ", "  ", "\t", "\n", "\n\n", "\n  ", "\n    ", "\r\n", "\r", "\n  \n", "\ufeff"]
SIGN_PIECES = [
    ": ",
    ":",
    "- ",
    "-",
    "? ",
    "?",
    ", ",
    ",",
    "'",
    '"',
    "''",
    "'x'",
    '"x"',
    "\\n",
    "\\",
    "%",
    "@",
    "`",
    "!",
    "&",
    "*",
]
BLOCK_PIECES = [
    "[",
    "]",
    "{",
    "}",
    "[a, b]",
    "{a: b}",
    "#",
    " #",
    " # c\n",
    "|",
    ">",
    "|\n  ",
    ">-\n  ",
    "|+\n  ",
    "|2\n  ",
]
LINE_PIECES = ["---\n", "...\n", "a: b\n", "  a: b\n", "b: ", "- a\n", "!!str "]
PIECES = st.sampled_from([*WORD_PIECES, *SPACE_PIECES, *SIGN_PIECES, *BLOCK_PIECES, *LINE_PIECES])
EDITS = st.lists(st.tuples(st.floats(0, 1), PIECES), max_size=3)
BEGINNINGS = st.sampled_from(
    ["", "k: ", "k:\n  ", "k: [", "k: {", 'k: "', "k: '", "k: |\n  ", "k: >\n  ", "k:\n- ", "k: a\n", "k: {a: b, "]
)
ENDS = st.sampled_from(["", "\n", "]\n", "}\n", '"\n', "'\n", "\nz: 1\n"])

MODEST = settings(max_examples=1_000, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@MODEST
@given(BEGINNINGS, st.lists(PIECES, max_size=8), ENDS)
def test_whatever_is_read_is_read_by_all_alike(beginning: str, pieces: list[str], end: str) -> None:
    assert_agreement(beginning + "".join(pieces) + end)


@MODEST
@given(
    st.sampled_from(sorted(PLANS)),
    st.integers(0, 10_000),
    st.integers(1, 12),
    st.lists(st.tuples(st.floats(0, 1), PIECES), max_size=3),
)
def test_a_piece_of_a_plan_with_something_put_in_is_read_by_all_alike(
    name: str, first: int, count: int, edits: list[tuple[float, str]]
) -> None:  # fmt: skip
    lines = PLANS[name].split("\n")
    first %= len(lines)
    piece = lines[first : first + count]
    margin = min((len(line) - len(line.lstrip(" ")) for line in piece if line.strip()), default=0)
    text = "\n".join(line[margin:] for line in piece) + "\n"
    for where, put_in in edits:
        at = int(where * len(text))
        text = text[:at] + put_in + text[at:]
    assert_agreement(text)
