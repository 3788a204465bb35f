from collections.abc import Callable
from pathlib import Path

import pytest

from kyodo_cli.rules.between.plans import (
    contradictory_correspondences,
    predecessors_not_here,
    predecessors_of_themselves,
    summarise,
    two_files_of_plan,
    unknown_items_of_plans,
    unknown_plans,
    unread_files,
    unread_summary,
)
from kyodo_cli.rules.subject import Subject
from kyodo_cli.workspace.files import list_files

ReadPlan = Callable[..., Subject]


def action(target: str) -> str:
    return f'actions: [{{id: a01, title: 交流会, corresponds: [{{to: "{target}", as: peer}}]}}]'


def test_references_of_another_form_or_to_the_plan_itself_are_not_unknown(plan: ReadPlan) -> None:
    summaries = [summarise(plan(action(target))) for target in ("other", "example:a99")]
    assert [one for check in (unknown_plans, unknown_items_of_plans) for one in check(summaries[:1])] == []
    assert [one for check in (unknown_plans, unknown_items_of_plans) for one in check(summaries[1:])] == []


@pytest.mark.parametrize(
    ("target", "found"),
    [("other:a01", 0), ("other:i1", 0), ("other:g9", 0), ("other:a02", 1)],
    ids=["item", "indicator", "item that could not be read", "nothing"],
)
def test_an_item_of_another_plan_is_looked_up_there(plan: ReadPlan, target: str, found: int) -> None:
    here = summarise(plan(action(target)))
    there = plan(
        "id: other\nactions: [{id: a01, title: 情報誌, indicators: [{id: i1, title: 部数}]}]\ngoals: {id: g9}",
        file="plans/other.yaml",
    )
    assert len(list(unknown_items_of_plans([here, summarise(there)]))) == found


def test_a_plan_that_could_not_be_read_is_there_with_items_that_nobody_knows(plan: ReadPlan) -> None:
    summaries = [
        summarise(plan(action("other:a01") + "\nlineage: [{title: 前計画（架空）, plan: other}]")),
        unread_summary("plans/other.yaml"),
    ]
    checks = (unknown_plans, unknown_items_of_plans, predecessors_not_here)
    assert [one for check in checks for one in check(summaries)] == []


def test_related_items_of_other_plans_are_looked_up_as_well(plan: ReadPlan) -> None:
    subject = plan('actions: [{id: a01, title: 交流会, related: ["other:a01"]}]')
    assert [one.place.path[-2:] for one in unknown_plans([summarise(subject)])] == [("related", 0)]


def test_two_files_are_of_one_plan_if_their_names_are_the_same(plan: ReadPlan) -> None:
    files = ("plans/example.yaml", "plans/example.yml", "plans/other.yaml")
    summaries = [summarise(plan("", file=file)) for file in files]
    assert [one.place.file for one in two_files_of_plan(summaries)] == ["plans/example.yml"]


def test_an_earlier_plan_is_another_plan(plan: ReadPlan) -> None:
    subject = plan("lineage: [{title: 前計画（架空）, plan: example}]")
    assert list(predecessors_not_here([summarise(subject)])) == []
    assert len(list(predecessors_of_themselves([summarise(subject)]))) == 1


@pytest.mark.parametrize(
    ("file", "code", "hint"),
    [
        ("plans/other.yaml.txt", "KY510", "Rename it to plans/other.yaml."),
        ("plans/Other.YAML", "KY510", "Rename it to plans/other.yaml."),
        ("plans/other.yam", "KY510", "Rename it to plans/other.yaml."),
        ("plans/2024/other.yaml", "KY510", "Rename it to plans/other.yaml."),
        ("plans/協働.YML", "KY510", "A plan is plans/<its id>.yaml, a year's records are"),
        ("plans/example.yaml.txt", "KY510", "There is plans/example.yaml already; put the two together"),
        ("plans/example.yaml.bak", "KY512", "Keep it outside plans/ and records/"),
        ("plans/README.md", "KY512", "Keep it outside plans/ and records/"),
        ("records/example/R6.yaml", "KY510", "Rename it to records/example/2024.yaml."),
        ("records/example/令和元年度.yaml", "KY510", "Rename it to records/example/2019.yaml."),
        ("records/example/２０２４.yaml", "KY510", "Rename it to records/example/2024.yaml."),
        ("records/example/2024.yaml.txt", "KY510", "Rename it to records/example/2024.yaml."),
        ("records/example/2024.txt", "KY510", "Rename it to records/example/2024.yaml."),
        ("records/example/2024", "KY510", "Rename it to records/example/2024.yaml."),
        ("records/example/old/2024.yaml", "KY510", "Rename it to records/example/2024.yaml."),
        ("records/2024.yaml", "KY510", "Rename it to records/example/2024.yaml."),
        ("records/example/24.yaml", "KY510", "A plan is plans/<its id>.yaml, a year's records are"),
        ("records/example/2024.xlsx", "KY512", "Keep it outside plans/ and records/"),
        ("records/example/調査票.pdf", "KY512", "Keep it outside plans/ and records/"),
    ],
)
def test_a_file_that_nothing_reads_is_found_with_the_name_that_was_meant(
    tmp_path: Path, file: str, code: str, hint: str
) -> None:
    for name in ("plans/example.yaml", file):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("", encoding="utf-8")
    [found] = unread_files(list_files(tmp_path))
    assert (found.rule.code, found.place.file, str(found.hint)[: len(hint)]) == (code, file, hint)


def test_records_of_no_plan_are_found_once_for_their_folder(tmp_path: Path) -> None:
    for name in ("plans/example.yaml", "records/example/2024.yaml", "records/exampel/2023.yaml", "records/x/2024.yaml"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("", encoding="utf-8")
    (tmp_path / "records/exampel/2024.yaml").write_text("", encoding="utf-8")
    assert [(one.place.file, str(one.hint)) for one in unread_files(list_files(tmp_path))] == [
        ("records/exampel/2023.yaml", "Rename the folder, to records/example/."),
        ("records/x/2024.yaml", "Give the folder the id of its plan as its name, or add the plan."),
    ]


@pytest.mark.parametrize(
    ("here", "there", "found"),
    [
        ("broader", "narrower", 0),
        ("peer", "peer", 0),
        ("narrower", "broader", 0),
        ("broader", "broader", 1),
        ("peer", "narrower", 1),
    ],
)
def test_both_sides_of_a_correspondence_agree(plan: ReadPlan, here: str, there: str, found: int) -> None:
    summaries = [
        summarise(plan(action("other:a01").replace("peer", here))),
        summarise(plan("id: other\n" + action("example:a01").replace("peer", there), file="plans/other.yaml")),
    ]
    findings = list(contradictory_correspondences(summaries))
    assert [(one.place.file, one.place.path[-1]) for one in findings] == [("plans/other.yaml", "as")] * found
