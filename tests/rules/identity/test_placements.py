from collections.abc import Callable

import pytest

from kyodo_cli.rules.identity.placements import (
    errata_not_as_printed,
    errata_without_place,
    revisions_of_unknown,
    sections_without_place,
)
from kyodo_cli.rules.subject import Subject

ReadPlan = Callable[..., Subject]

ITEM = (
    "goals: [{id: g1, title: 出会う, actions: [{id: a01, need: 市民に会おう機会, title: 交流会の  開催, number: '1'}]}]"
)


@pytest.mark.parametrize(
    ("place", "printed", "found"),
    [
        ("actions/a01/need", "会おう", None),
        ("actions／a01／need", "会おう", None),
        ("actions/a01/title", "交流会の 開催", None),
        ("actions/a01", "会おう", None),
        ("goals/g1", "会おう", None),
        ("title", "プラン", None),
        ("period/to", "2029", None),
        ("actions/a01/title", "会おう", "It stands at actions/a01/need."),
        ("actions/a01/need", "出会う", "Write at “printed” the words as they stand there"),
    ],
)
def test_an_erratum_is_found_where_its_words_stand(plan: ReadPlan, place: str, printed: str, found: str | None) -> None:
    subject = plan(f"{ITEM}\nsource: {{errata: [{{at: {place}, printed: '{printed}'}}]}}")
    assert list(errata_without_place(subject)) == []
    assert [str(one.hint).startswith(found or "nothing") for one in errata_not_as_printed(subject)] == [True] * bool(
        found
    )


@pytest.mark.parametrize(
    "place", ["actions/a02/title", "actions/a01/label", "a01/title", "/", "／", "' '", "visions/v1"]
)
def test_an_erratum_without_place_is_said_once(plan: ReadPlan, place: str) -> None:
    subject = plan(f"{ITEM}\nsource: {{errata: [{{at: {place}, printed: 会おう}}]}}")
    assert len(list(errata_without_place(subject))) == 1
    assert list(errata_not_as_printed(subject)) == []


@pytest.mark.parametrize(
    ("first", "second", "found"),
    [
        ("period", "経緯", 0),
        ("方法", "visions", 0),
        ("経緯", "period", 1),
        ("方法", "経緯", 1),
        ("後書き", "sections", 2),
    ],
)
def test_a_section_stands_after_a_field_or_another_section(plan: ReadPlan, first: str, second: str, found: int) -> None:
    subject = plan(
        f"sections: [{{title: 経緯, text: 本文, after: {first}}}, {{title: 方法, text: 本文, after: {second}}}]"
    )
    assert len(list(sections_without_place(subject))) == found


def test_a_section_whose_text_could_not_be_read_may_be_followed(plan: ReadPlan) -> None:
    subject = plan("sections: [{title: 経緯, text: 1}, {title: 方法, text: 本文, after: 経緯}]")
    assert list(sections_without_place(subject)) == []


def test_a_plan_is_no_revision_of_itself(plan: ReadPlan) -> None:
    lineage = "lineage: [{title: 協働プラン, to: 2016}, {title: %s, revision_of: 協働プラン, to: 2021}]"
    assert list(revisions_of_unknown(plan(lineage % "改訂版"))) == []
    assert list(revisions_of_unknown(plan("lineage: [{title: 協働プラン, revision_of: 協働プラン}]"))) != []
    assert list(revisions_of_unknown(plan(lineage % "協働プラン"))) == []
