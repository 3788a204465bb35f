"""A comment silences what it names on its line, or, standing alone, on the next line of content."""

import json
from pathlib import Path

import pytest

from conftest import Program
from kyodo_cli.findings.silencers import Silencer, silencers


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "related: []  # kyodo: ignore[KY115] 計画書のとおり",
            Silencer(1, 14, 44, 1, ("KY115",), "計画書のとおり"),
        ),
        ("# kyodo: ignore[KY115] as printed\n- id: a17", Silencer(1, 1, 34, 2, ("KY115",), "as printed")),
        ("  # kyodo: ignore[KY115] as printed\n\n# 注\n  - id: a17", Silencer(1, 3, 36, 4, ("KY115",), "as printed")),
        ("a: 1 # kyodo: ignore[KY110, KY113] both", Silencer(1, 6, 40, 1, ("KY110", "KY113"), "both")),
        ("a: 1 # kyodo: ignore[KY110、KY113] 両方", Silencer(1, 6, 37, 1, ("KY110", "KY113"), "両方")),
        ("a: 1 # kyodo: ignore[ky110] small letters", Silencer(1, 6, 42, 1, ("KY110",), "small letters")),
        ("a: 1 #kyodo: ignore[KY110] close", Silencer(1, 6, 33, 1, ("KY110",), "close")),
        ("a: 1 # kyodo:ignore[KY110] closer", Silencer(1, 6, 34, 1, ("KY110",), "closer")),
        ("a: 1\t# kyodo: ignore[KY110] after a tab", Silencer(1, 6, 40, 1, ("KY110",), "after a tab")),
        ("a: 1 # kyodo: ignore[KY110]", Silencer(1, 6, 28, 1, ("KY110",), "")),
        ("a: 1 # kyodo: ignore everything", Silencer(1, 6, 32, 1, (), "everything")),
        ("a: 1 # kyodo: ignore[] nothing", Silencer(1, 6, 31, 1, (), "nothing")),
        ("a: 1 # kyodo: ignore[KY110 not closed", Silencer(1, 6, 38, 1, (), "[KY110 not closed")),
        ("# kyodo: ignore[KY115] at the end\n", Silencer(1, 1, 34, 2, ("KY115",), "at the end")),
    ],
)
def test_a_silencer_says_where_it_stands_and_what_it_speaks_of(text: str, expected: Silencer) -> None:
    assert silencers(text.split("\n")) == [expected]


@pytest.mark.parametrize(
    "text", ["", "# an ordinary comment", "a: 1#kyodo: ignore[KY110] no comment", "# kyodo ignores this"]
)
def test_other_comments_silence_nothing(text: str) -> None:
    assert silencers([text]) == []


def test_silencers_that_stand_one_above_the_other_speak_of_the_same_line() -> None:
    lines = ["# kyodo: ignore[KY113] one-sided", "# kyodo: ignore[KY110] dangling", "related: [a99]"]
    assert [(one.line, one.target, one.codes) for one in silencers(lines)] == [(1, 3, ("KY113",)), (2, 3, ("KY110",))]


def test_fifty_thousand_silencers_are_found_in_time() -> None:
    assert {one.target for one in silencers(["# kyodo: ignore[KY110] a"] * 50_000 + ["a: 1"])} == {50_001}


PLAN = """\
format: 1
id: x
title: 例示市計画
municipality: {{name: 例示市}}
period: {{from: 2022}}
actions:
  - {{id: a01, number: "1", title: 交流会, related: [a02]}}
  - {{id: a02, number: "2", title: 講座, related: [a01, a99]}}{comment}
"""


@pytest.mark.parametrize(
    ("comment", "codes"),
    [
        ("", ["KY110"]),
        ("    # kyodo: ignore[KY110] 廃止した取組", []),
        ("    # kyodo: ignore[KY110]", ["KY110", "KY990"]),
        ("    # kyodo: ignore[KY113] 別の件", ["KY110", "KY991"]),
    ],
)
def test_a_silenced_finding_is_gone_and_an_idle_silencer_is_named(
    kyodo: Program, tmp_path: Path, comment: str, codes: list[str]
) -> None:
    (tmp_path / "plans").mkdir()
    (tmp_path / "plans" / "x.yaml").write_text(PLAN.format(comment=comment), encoding="utf-8")
    checked = kyodo("validate", "--format", "json", here=tmp_path)
    assert sorted(one["code"] for one in json.loads(checked.out)["items"]) == codes


def test_what_could_not_be_read_cannot_be_silenced(kyodo: Program, tmp_path: Path) -> None:
    (tmp_path / "plans").mkdir()
    plan = (
        PLAN.format(comment="")
        .replace("title: 交流会", "title: 5")
        .replace("[a02]}", "[a02]}  # kyodo: ignore[KY017] 数")
    )
    (tmp_path / "plans" / "x.yaml").write_text(plan, encoding="utf-8")
    checked = kyodo("validate", "--format", "json", "--select", "KY0", here=tmp_path)
    assert checked.code == 1
    assert [one["code"] for one in json.loads(checked.out)["items"]] == ["KY017"]
