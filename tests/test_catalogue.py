"""Every sentence is translated, and every translation is of a sentence that is said."""

import ast
import re
from pathlib import Path

import pytest

import catalogue

LIBRARY = {  # said by Typer, in our language because its words go through gettext
    "Arguments", "Options", "Commands", "Error", "Aborted.", "Show this message and exit.",
    "Install completion for the current shell.",
    "Show completion for the current shell, to copy it or customize the installation.",
    "required", "default: {default}", "[default: {}]", "[required]", "[env var: {}]", "(deprecated) ", "(dynamic)",
}  # fmt: skip

SAID = catalogue.said()
TRANSLATED = {str(one.id): str(one.string) for one in catalogue.translations() if one.id}


def places(text: str) -> set[str]:
    return set(re.findall(r"\{([a-z_]+)\}", text))


def test_no_sentence_is_untranslated() -> None:
    untranslated = {text: at for text, at in SAID.items() if not TRANSLATED.get(text)}
    assert untranslated == {}


def test_no_translation_is_left_over() -> None:
    assert set(TRANSLATED) - set(SAID) - LIBRARY == set()


def test_translations_hold_the_same_values() -> None:
    different = {text for text, ours in TRANSLATED.items() if ours and places(text) != places(ours)}
    assert different == set()


def test_translations_are_japanese() -> None:
    japanese = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff]")
    words = re.compile(r"[A-Za-z]{3,}")
    foreign = {
        text
        for text, ours in TRANSLATED.items()
        if not japanese.search(ours) and words.search(re.sub(r"\{\w*\}|--[\w-]+|kyodo", "", text))
    }
    assert foreign <= {"ID"}


def test_the_compiled_catalogue_is_up_to_date() -> None:
    assert catalogue.MO.read_bytes() == catalogue.compiled()


SPEAKS = {"write", "tell", "line", "heading", "entry"}


@pytest.mark.parametrize("path", sorted(catalogue.SOURCE.rglob("*.py")), ids=lambda path: path.stem)
def test_no_words_reach_the_reader_past_the_catalogue(path: Path) -> None:
    """A text with words in it, given straight to an error, to output or to paper, would be English for everybody."""
    found = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if not isinstance(node, ast.Call):
            continue
        name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        if name in SPEAKS or name.endswith("Fault"):
            texts = [str(one.value) for one in node.args if isinstance(one, ast.Constant)]
            found += [text for text in texts if re.search(r"[A-Za-z]{2,} [A-Za-z]{2,}", text)]
    assert found == []
