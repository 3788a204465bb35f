"""Positions are what an editor shows, whatever the text is made of; routes lead there and back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import ROOT
from kyodo_cli.base.routes import Path, Route, parse, printed
from kyodo_cli.findings.finding import Span
from kyodo_cli.reading.source import decode
from kyodo_cli.reading.tree import Tree, read_tree

PLAN = """\
format: 1
title: 例示市計画
period: {from: 2022, to: 2025}
visions:
  - id: v1
    title: "一文で書いた未来像😀"
    actions:
      - id: a01
        title: 交流会
        related: [a02, a03]
        description: |-
          一行目
          二行目
        indicators:
          - id: i1
            baseline: {year: 2021, value: 27.1}
            targets:
              - {year: 2025, value: 29}
              - year: 2029
                value: 30
      - title: 名のない取組
        need:
  - id: v2
    title: 続きのある
      題名
"""


def read(text: str, ends: str = "\n", mark: str = "") -> Tree:
    source, _ = decode((mark + text.replace("\n", ends)).encode(), "plans/x.yaml")
    assert source is not None
    tree, _ = read_tree(source)
    assert tree is not None
    return tree


ACTION: Path = ("visions", 0, "actions", 0)
INDICATOR: Path = (*ACTION, "indicators", 0)

VALUES: list[tuple[Path, tuple[int, int], str]] = [
    (("format",), (1, 9), "1"),
    (("title",), (2, 8), "例示市計画"),
    (("period", "to"), (3, 26), "2025"),
    (("visions", 0, "title"), (6, 12), '"一文で書いた未来像😀"'),
    ((*ACTION, "related", 1), (10, 24), "a03"),
    ((*INDICATOR, "baseline", "value"), (16, 43), "27.1"),
    ((*INDICATOR, "baseline", 0, "value"), (16, 43), "27.1"),  # a single entry stands for a list of one
    ((*INDICATOR, "targets", 0, "year"), (18, 24), "2025"),
]


@pytest.mark.parametrize(("path", "place", "text"), VALUES)
@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_a_value_is_found_whatever_ends_the_lines(
    path: Path, place: tuple[int, int], text: str, ends: str, mark: str
) -> None:
    tree = read(PLAN, ends, mark)
    line, column = place
    assert tree.span(path) == Span(line, column, line, column + len(text))
    assert tree.text(path) == text
    assert tree.source.line(line)[column - 1 :].startswith(text)


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        (("period",), "period"),  # a mapping or a list is pointed to by its key
        (("visions",), "visions"),
        ((*INDICATOR, "targets"), "targets"),
        (("visions", 0), "id"),  # an entry of a list by its first key
        ((*INDICATOR, "targets", 0), "year"),
        (("visions", 0, "actions", 1, "need"), "need"),  # a key without a value by itself
        (("period", "note"), "period"),  # what is missing by what it is missing in
        (("visions", 0, "number"), "id"),
        (("visions", 7, "title"), "visions"),
        (("source", "document"), "format"),
        ((), "format"),
    ],
)
def test_what_has_no_value_of_its_own_is_pointed_to_by_a_key(path: Path, expected: str) -> None:
    tree = read(PLAN)
    span = tree.span(path)
    assert tree.source.line(span.line)[span.column - 1 : span.end_column - 1] == expected


def test_a_key_is_pointed_to_if_asked_for() -> None:
    assert read(PLAN).span(("period", "to"), at_key=True) == Span(3, 22, 3, 24)


@pytest.mark.parametrize(
    ("path", "line", "first", "end"),
    [((*ACTION, "description"), 11, 22, 24), (("visions", 1, "title"), 24, 12, 17)],
)
def test_text_over_several_lines_is_pointed_to_on_the_line_that_it_begins_on(
    path: Path, line: int, first: int, end: int
) -> None:
    tree = read(PLAN)
    assert tree.span(path) == Span(line, first, line, end)


ROUTES: list[tuple[Path, str]] = [
    (("period", "to"), "period/to"),
    (("visions", 0), "visions/v1"),
    (ACTION, "actions/a01"),  # what stands above does not count
    ((*ACTION, "related", 1), "actions/a01/related/2"),
    ((*INDICATOR, "targets", 0, "year"), "indicators/i1/targets/1/year"),
    ((*INDICATOR, "baseline", "value"), "indicators/i1/baseline/value"),
]


@pytest.mark.parametrize(("path", "route"), ROUTES)
def test_a_path_and_its_route_lead_to_each_other(path: Path, route: str) -> None:
    tree = read(PLAN)
    assert printed(tree.route(path)) == route
    assert tree.path(parse(route)) == path


@pytest.mark.parametrize(
    "route",
    [
        "actions/a99",
        "actions/a01/related/3",
        "actions/a01/related/0",
        "actions/a01/related/二",
        "period/of",
        "goals/v1",
        "x",
    ],
)
def test_a_route_to_nowhere_leads_nowhere(route: str) -> None:
    assert read(PLAN).path(parse(route)) is None


def test_a_position_of_ten_thousand_digits_leads_nowhere() -> None:
    assert read(PLAN).path(("actions", "a01", "related", "9" * 10_000)) is None


def test_an_item_without_an_id_is_named_by_its_position() -> None:
    assert printed(read(PLAN).route(("visions", 0, "actions", 1, "title"))) == "visions/v1/actions/2/title"


def test_records_are_named_by_the_item_they_are_of() -> None:
    tree = read("format: 1\nevaluations:\n  a01: {result: 済}\nmeasurements:\n  i1: [{value: 1}, {value: 2}]\n")
    assert printed(tree.route(("evaluations", "a01", "result"))) == "evaluations/a01/result"
    assert tree.path(parse("measurements/i1/2/value")) == ("measurements", "i1", 1, "value")


@pytest.mark.parametrize("name", ["kamagaya", "matsudo"])
def test_in_the_founding_plans_every_route_leads_back_and_every_span_holds_its_value(name: str) -> None:
    tree = read((ROOT / "plans" / f"{name}.yaml").read_text(encoding="utf-8"))
    routes: dict[Route, Path] = {}
    for path in paths(tree.root.value):
        route = tree.route(path)
        assert routes.setdefault(route, path) == path
        assert tree.path(route) == path
        span = tree.span(path)
        assert 1 <= span.line == span.end_line <= len(tree.source.lines)
        assert 1 <= span.column < span.end_column <= len(tree.source.line(span.line)) + 1


def paths(data: object, path: Path = ()) -> list[Path]:
    """Return every path in some data."""
    if isinstance(data, dict):
        entries = list(data.items())
    elif isinstance(data, tuple):
        entries = list(enumerate(data))
    else:
        return []
    return [one for key, below in entries for one in ((*path, key), *paths(below, (*path, key)))]


@given(st.text(st.sampled_from("あ😀a :#-'\"[]{}　")))
def test_a_quoted_text_is_found_by_its_column(text: str) -> None:
    quoted = "'" + text.replace("'", "''") + "'"
    tree = read(f"format: 1\n入れ物: {{前: 市, 題: {quoted}}}\n")
    assert tree.root.value == {"format": 1, "入れ物": {"前": "市", "題": text}}
    assert tree.text(("入れ物", "題")) == quoted


def test_a_second_value_of_a_key_is_not_read() -> None:
    tree = read("format: 1\ntitle: あ\ntitle: い\n")
    assert tree.root.value == {"format": 1, "title": "あ"}


def test_a_key_without_a_value_is_no_value() -> None:
    tree = read("format: 1\ntitle:\nedition: ~\nlanguage: null\n")
    assert (tree.root.value, tree.has_blanks) == ({"format": 1}, True)
