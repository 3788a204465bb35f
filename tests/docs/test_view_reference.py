"""Everything that a template may use has its description in both languages, and nothing else has."""

import re
from collections.abc import Callable

import jinja2
import pytest

from conftest import ROOT
from kyodo_cli.base.language import LANGUAGES
from kyodo_cli.render.pages import environment_of
from kyodo_cli.render.template_catalogue import WORDS, about, catalogue
from kyodo_cli.render.view_reference import FILTER_WORDS, VIEW_WORDS, Words, words_in, words_of_field, words_of_view
from kyodo_cli.render.view_types import views, views_of_site

ALL = (*views(), *views_of_site())


def test_every_view_and_every_field_is_described() -> None:
    """Where one is not: src/kyodo_cli/render/view_words.yaml (parts of plans and records: key_words.yaml)."""
    assert [view.__name__ for view, _ in ALL if not is_described(words_of_view, view)] == []
    lacking = [(view, one) for view, fields in ALL for one in fields if not is_described(words_of_field, view, one)]
    assert [f"{view.__name__}.{field.name}" for view, field in lacking] == []


def is_described(words_of: Callable[..., Words], *what: object) -> bool:
    try:
        return all(words_of(*what)[language] for language in LANGUAGES)
    except LookupError:
        return False


def test_nothing_is_described_that_is_not_there() -> None:
    there = {view.__name__: {field.name for field in fields} for view, fields in ALL}
    described = {name: set(words["keys"]) for name, words in words_in(VIEW_WORDS).items()}
    assert {
        name: keys - there.get(name, set()) for name, keys in described.items() if keys - there.get(name, set())
    } == {}
    assert set(described) <= set(there)


def test_every_filter_test_and_function_of_ours_is_described_and_no_other() -> None:
    ours, plain = environment_of("html", "en", None), jinja2.Environment(autoescape=True)
    there = {
        "filters": {name for name, one in ours.filters.items() if plain.filters.get(name) is not one},
        "tests": {name for name, one in ours.tests.items() if plain.tests.get(name) is not one},
        "globals": {*ours.globals, "report"} - set(plain.globals),
    }
    assert {section: set(words) for section, words in words_in(FILTER_WORDS).items()} == there


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_example_is_a_template(language: str) -> None:
    jinja = environment_of("html", language, None)
    for words in words_in(FILTER_WORDS).values():
        for one in words.values():
            example = one["example"] + ("{% endif %}" if one["example"].startswith("{% if") else "")
            assert jinja.compile(example)


def test_every_template_and_block_is_described_and_no_other() -> None:
    templates, blocks = catalogue(), {block for one in catalogue() for block in one.blocks}
    assert [one.name for one in templates if not all(about(one)[language] for language in LANGUAGES)] == []
    assert [block for one in templates for block in one.blocks if not all(about(one, block).values())] == []
    assert {name.partition(":")[0] for name in words_in(WORDS)["templates"]} <= {one.name for one in templates}
    assert set(words_in(WORDS)["blocks"]) <= blocks
    stems = {re.split(r"[/.]", one.name)[-2] for one in templates if one.kind == "part"}
    assert set(words_in(WORDS)["parts"]) <= stems


@pytest.mark.parametrize("ending", ["", ".ja"])
def test_every_link_in_the_reference_leads_to_a_view(ending: str) -> None:
    text = (ROOT / f"docs/views{ending}.md").read_text("utf-8")
    headings = {heading.lower() for heading in re.findall(r"^### (\w+)$", text, re.MULTILINE)}
    assert set(re.findall(r"\]\(#(\w+)\)", text)) <= headings
    assert len(headings) == len(ALL)
