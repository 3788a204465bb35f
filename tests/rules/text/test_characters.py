from collections.abc import Callable

import pytest

from conftest import ROOT
from kyodo_cli.reading.files import read_plan
from kyodo_cli.rules.subject import PlanCheck, Subject
from kyodo_cli.rules.text import brackets, characters, placeholders
from kyodo_cli.rules.text.characters import outside_jis, usual_form

ReadPlan = Callable[..., Subject]

PLANS = ROOT / "plans"
ALL = (*characters.CHECKS, *brackets.CHECKS, *placeholders.CHECKS)


def slugs(subject: Subject) -> list[str]:
    return [one.rule.slug for _, check in ALL for one in check(subject)]


@pytest.mark.parametrize("name", ["kamagaya", "matsudo"])
def test_the_founding_plans_are_clean(name: str) -> None:
    read = read_plan(PLANS / f"{name}.yaml", f"plans/{name}.yaml")
    assert read.plan is not None
    assert read.tree is not None
    assert slugs(Subject(read, read.plan, read.tree, [])) == []


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("4つの未来像 及び22個のアクション", []),
        ("令和4年度～令和11年度", []),
        ("－∥￠￡￢—―〜−‖…“”‘’°′″", []),
        ("（以下「市」という。）", []),
        ("NPO・ボランティア等 100%", []),
        ("①広報紙", ["platform-dependent-character"]),
        ("㈱例示", ["platform-dependent-character"]),
        ("髙橋", ["platform-dependent-character"]),
        ("👍", ["platform-dependent-character"]),
        ("100㎡", ["platform-dependent-character"]),
        ("か\u3099", ["platform-dependent-character"]),
        ("ｶﾞｲﾄﾞ", ["half-width-katakana"]),
        ("｢市民｣", ["half-width-katakana"]),
        (" 市民", ["blank-at-end"]),
        ("市民\u3000", ["blank-at-end"]),
        ("市民\u3000が", []),
        ("市  民", ["double-blank"]),
        ("市\u3000\u3000長", ["double-blank"]),
        ("市\t長", ["tab-in-text"]),
    ],
)
def test_characters_and_blanks(plan: ReadPlan, written: str, found: list[str]) -> None:
    escaped = written.replace("\t", "\\t")
    assert slugs(plan(f'actions: [{{id: a01, title: "{escaped}"}}]')) == found


def test_what_an_escape_stands_for_is_seen(plan: ReadPlan) -> None:
    assert slugs(plan(r'actions: [{id: a01, title: "\u2460\u5e83\u5831"}]')) == ["platform-dependent-character"]


def test_paragraphs_and_lists_in_a_text_may_be_indented(plan: ReadPlan) -> None:
    body = """
sections:
  - text: 　協働とは、力を合わせることです。
    after: title
  - text: |
      　本市では、次のことに取り組みます。
      　市民活動の支援
        - 講座
      　　初級
    after: title
"""
    assert slugs(plan(body)) == []


def test_a_plan_in_another_language_may_use_its_letters(plan: ReadPlan) -> None:
    assert slugs(plan("language: pt-BR\nactions: [{id: a01, title: Participação}]")) == []


def test_what_repeats_an_earlier_text_is_left_alone(plan: ReadPlan) -> None:
    errata = "{at: actions/a01/title, printed: （会おう, read_as: 出会う）}"
    assert slugs(plan(f"source: {{url: 'https://example.jp/XX(1', errata: [{errata}]}}")) == []


def test_each_place_is_told(plan: ReadPlan) -> None:
    subject = plan("actions: [{id: a01, title: ①, actors: [市民, ②]}]")
    check: PlanCheck = dict(characters.CHECKS)[characters.PLATFORM_CHARACTER]
    paths = [one.place.path for one in check(subject)]
    assert paths == [("actions", 0, "title"), ("actions", 0, "actors", 1)]


def test_records_are_looked_at_too(plan: ReadPlan) -> None:
    subject = plan("actions: [{id: a01, title: 講座}]", {"2024": "evaluations: {a01: {result: ①開催した}}"})
    found = [one for _, check in characters.YEAR_CHECKS for one in check(subject, subject.years[0])]
    assert [one.place.path for one in found] == [("evaluations", "a01", "result")]


@pytest.mark.parametrize(
    ("character", "form"),
    [
        ("①", "(1)"),
        ("㈱", "(株)"),
        ("Ⅳ", "IV"),
        ("㌔", "キロ"),
        ("髙", "高"),
        ("﨑", "崎"),
        ("👍", None),
        ("\u00a0", None),
    ],
)
def test_the_usual_form_of_a_character(character: str, form: str | None) -> None:
    assert outside_jis(character) == [character]
    assert usual_form(character) == form
