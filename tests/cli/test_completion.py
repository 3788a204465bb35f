"""The shell completes plans, items and rules; where there is nothing to read, it is offered nothing, without a word."""

from pathlib import Path

import pytest

from conftest import ROOT, Program


def offered(kyodo: Program, typed: str, here: Path = ROOT) -> list[str]:
    words = typed.split(" ")
    answered = kyodo(
        here=here, _KYODO_COMPLETE="complete_bash", COMP_WORDS=f"kyodo {typed}", COMP_CWORD=str(len(words))
    )
    assert (answered.code, answered.err) == (0, "")
    return answered.out.split()


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("show action a0", [f"a0{number}" for number in range(1, 10)]),
        ("show goal ", ["g1", "g2", "g3"]),
        ("show plan k", ["kamagaya"]),
        ("related action a1-2-", ["a1-2-1", "a1-2-2"]),
        ("list actions --plan ", ["kamagaya", "matsudo"]),
        ("list actions --vision v", ["v1", "v2", "v3", "v4", "v1"]),
        ("-C examples/mihon explain indicator i-fu", ["i-fund"]),
        ("-C examples/mihon record indicator i-fu", ["i-fund"]),
        ("rules KY11", ["KY110", "KY111", "KY112", "KY113", "KY114", "KY115"]),
        ("validate --select KY113,KY20", [f"KY113,KY20{last}" for last in range(10)]),
    ],
)
def test_a_word_is_completed(kyodo: Program, typed: str, words: list[str]) -> None:
    assert sorted(offered(kyodo, typed)) == sorted(words)


@pytest.mark.parametrize("typed", ["show action a", "list actions --plan ", "-C nowhere show action a"])
def test_without_a_workspace_nothing_is_offered(kyodo: Program, tmp_path: Path, typed: str) -> None:
    assert offered(kyodo, typed, tmp_path) == []


def test_a_file_that_cannot_be_read_does_not_disturb(kyodo: Program, workspace: Path) -> None:
    (workspace / "plans/broken.yaml").write_text("actions: [", encoding="utf-8")
    assert "a04" in offered(kyodo, "show action a", workspace)
    assert offered(kyodo, "list actions --plan b", workspace) == ["broken"]


def test_several_rules_are_named_by_one_option(kyodo: Program) -> None:
    together = kyodo("validate", "--select", "KY115,KY460", "--ignore", "KY900, KY901")
    apart = kyodo("validate", "--select", "KY115", "--select", "KY460")
    assert (together.code, together.out) == (apart.code, apart.out)
    assert "KY115" in together.out
