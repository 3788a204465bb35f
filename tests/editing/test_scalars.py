"""What reads and what edits make the same of every word."""

from pathlib import Path

import pytest

from conftest import ROOT
from kyodo_cli.editing.second_reader import second_reading
from kyodo_cli.reading.source import SourceText
from kyodo_cli.reading.tree import read_tree

WORDS = {
    "yes": "yes", "on": "on", "no": "no", "off": "off", "y": "y", "010": 10, "12:30": "12:30", "12:30:45": "12:30:45",
    "2024-04-01": "2024-04-01", "~": None, "": None, "null": None, "1_000": "1_000", "011002": 11002, "0o10": 8,
    "0x1F": 31, "1e3": 1000.0, ".5": 0.5, "5.": 5.0, "+1": 1, "-0": 0, "True": True, "TRUE": True, "tRUE": "tRUE",
    "=": "=", '"011002"': "011002", "'yes'": "yes", '"~"': "~", "鎌ヶ谷": "鎌ヶ谷", "1,000": "1,000", "３": "３",
}  # fmt: skip


def read(text: str) -> dict[str, object]:
    tree, findings = read_tree(SourceText("plans/x.yaml", text, has_bom=False))
    assert tree is not None
    assert findings == []
    return dict(tree.root.value)


@pytest.mark.parametrize("word", WORDS)
def test_a_bare_word_means_the_same(word: str) -> None:
    text = f"before: 1\nkey: {word}\nafter: 2\n"
    expected = WORDS[word]
    by_reader, by_editor = read(text).get("key"), second_reading(text).get("key")
    assert (type(by_reader), by_reader) == (type(expected), expected)
    assert (type(by_editor), by_editor) == (type(expected), expected)


@pytest.mark.parametrize("name", ["kamagaya", "matsudo"])
def test_the_founding_plans_mean_the_same_to_both(name: str) -> None:
    text = Path(ROOT / "plans" / f"{name}.yaml").read_text(encoding="utf-8")
    assert read(text) == second_reading(text)


@pytest.mark.parametrize(
    "text",
    [
        "key: |\n  一行目\n  二行目\n",
        "key: |-\n  一行目\n\n  三行目\n",
        "key: >\n  folded\n  text\n",
        "key: 'it''s'\n",
        'key: "a\\nb"\n',
        "key: 一行目\n  続き\n",
        "key: [a, 'b', {c: 1}]\n",
        "key:\n  - a\n  - b: 1\n    c: 2\n",
    ],
)
def test_texts_and_lists_mean_the_same(text: str) -> None:
    assert read(text) == second_reading(text)
