"""Any data, laid out as a file: every reader of YAML, new or old, takes them as they were meant."""

from datetime import date
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from conftest import ROOT
from handwriting import TEXTS
from kyodo_cli.editing.laying_out import laid_out
from kyodo_cli.reading.source import SourceText, read_source
from kyodo_cli.reading.tree import read_tree

ODD = st.text("0123456789+-.:_eExXobBnNyYosfFtTruEaAilL~ ,#'\"\\=<&*!|>%@`[]{}?年　\n\t", max_size=8)
SINGLES = st.one_of(TEXTS, ODD, st.integers(), st.floats(allow_nan=False, allow_infinity=False), st.booleans())
KEYS = st.one_of(
    st.sampled_from(["title", "format", "visions", "indicators", "actions", "sections", "text", "y", "no", "labels"]),
    ODD,
)
VALUES = st.recursive(
    SINGLES,
    lambda below: st.one_of(st.dictionaries(KEYS, below, max_size=4), st.lists(below, max_size=3).map(tuple)),
    max_leaves=12,
)  # fmt: skip


@settings(deadline=None)
@given(st.dictionaries(KEYS, VALUES, max_size=5))
def test_any_data_are_read_as_they_were_laid_out(data: dict[str, Any]) -> None:
    tree, findings = read_tree(SourceText("plans/x.yaml", laid_out("plans/x.yaml", data), has_bom=False))
    assert tree is not None
    assert findings == []
    assert same(tree.root.value, data)


@settings(deadline=None)
@given(st.dictionaries(KEYS, VALUES, max_size=5))
def test_readers_of_older_yaml_take_no_text_for_a_number_or_a_truth_value(data: dict[str, Any]) -> None:
    read = yaml.load(laid_out("plans/x.yaml", data), OlderYaml)  # noqa: S506  # it is a SafeLoader
    assert same(read, data)


@pytest.mark.parametrize(
    "file", ["plans/kamagaya.yaml", "plans/matsudo.yaml", "examples/mihon/plans/mihon.yaml",
             "examples/mihon/plans/mihon-fukushi.yaml", "examples/mihon/records/mihon/2024.yaml"],
)  # fmt: skip
def test_a_plan_laid_out_holds_what_it_held(file: str) -> None:
    source, _ = read_source(ROOT / file, file)
    assert source
    tree, _ = read_tree(source)
    assert tree
    text = laid_out(file, tree.root.value)
    again, findings = read_tree(SourceText(file, text, has_bom=False))
    assert again is not None
    assert findings == []
    assert same(again.root.value, tree.root.value)
    assert laid_out(file, again.root.value) == text


def test_what_is_laid_out_looks_as_a_careful_person_writes_it() -> None:
    action = {"id": "a1", "title": "集う", "related": ["a2"]}
    data = {
        "visions": [{"title": "出会う", "number": "1", "id": "v1", "actions": [action]}],
        "municipality": {"code": "122246", "name": "鎌ケ谷市"},
        "period": {"to": None, "from": 2021},
        "title": "計画: 第一", "id": "plan", "format": 1,
        "positioning": {"text": "一行目\n\n三行目"},
    }  # fmt: skip
    assert laid_out("plans/plan.yaml", data, {("visions", 0, "actions", 0): "一つ目\n二つ目", ("id",): "番号"}) == (
        "format: 1\n"
        "# 番号\n"
        "id: plan\n"
        'title: "計画: 第一"\n'
        'municipality: {name: 鎌ケ谷市, code: "122246"}\n'
        "period: {from: 2021}\n"
        "positioning:\n"
        "  text: |-\n"
        "    一行目\n"
        "\n"
        "    三行目\n"
        "\n"
        "visions:\n"
        "  - id: v1\n"
        '    number: "1"\n'
        "    title: 出会う\n"
        "    actions:\n"
        "      # 一つ目\n"
        "      # 二つ目\n"
        "      - id: a1\n"
        "        title: 集う\n"
        "        related: [a2]\n"
    )


class OlderYaml(yaml.SafeLoader):
    """YAML 1.1, but that dates stay text: kyodo writes them bare, as everybody does."""


OlderYaml.yaml_implicit_resolvers = {
    sign: [(tag, pattern) for tag, pattern in found if not tag.endswith(":timestamp")]
    for sign, found in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def same(one: Any, other: Any) -> bool:
    if isinstance(other, dict):
        return isinstance(one, dict) and one.keys() == other.keys() and all(same(one[key], other[key]) for key in one)
    if isinstance(other, (tuple, list)):
        return len(one) == len(other) and all(same(*pair) for pair in zip(one, other, strict=True))
    return type(one) is type(other) and bool(one == other) and not isinstance(one, date)
