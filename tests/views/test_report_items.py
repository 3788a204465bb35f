"""What the report says of an item: who does its work, and what it corresponds to elsewhere."""

from pathlib import Path

import pytest

import example_city
from conftest import ROOT
from kyodo_cli.render.pages import render_report
from kyodo_cli.views.report import ReportView, report_view
from kyodo_cli.workspace.book import open_book
from kyodo_cli.workspace.files import list_files
from mihon_city import CITY

HEAD = (
    "format: 1\nid: example\ntitle: 例示市計画（架空）\nmunicipality: {name: 例示市}\nperiod: {from: 2022, to: 2029}\n"
)

OFFICES = """
departments:
  - {id: katsudo, name: 市民活動課, to: 2023, successors: [kyodo]}
  - {id: josei, name: 助成課, to: 2023, successors: [kyodo]}
  - {id: kyodo, name: 協働推進課, from: 2024}
"""


def view(folder: Path, departments: str) -> ReportView:
    plan = f"{HEAD}{OFFICES}actions: [{{id: a1, title: 交流会, departments: [{departments}]}}]\n"
    return report_view(example_city.read(folder, plan, None), 2024)


@pytest.mark.parametrize(
    ("departments", "printed"),
    [
        ("{id: katsudo, role: lead}, {id: kyodo}", "- **担当課** 協働推進課 〔主担当〕\n"),
        ("{id: kyodo, role: support}, {id: katsudo, role: lead}", "- **担当課** 協働推進課 〔主担当〕\n"),
        ("{id: katsudo}, {id: josei}", "- **担当課** 協働推進課 〔計画での名称：市民活動課、助成課〕\n"),
        ("{id: katsudo, role: lead}", "- **担当課** 協働推進課 〔主担当〕 〔計画での名称：市民活動課〕\n"),
    ],
    ids=["predecessor-and-successor", "successor-first", "two-predecessors", "one-predecessor"],
)
def test_a_department_stands_once_with_the_names_of_those_it_followed(
    tmp_path: Path, departments: str, printed: str
) -> None:
    page = render_report(view(tmp_path, departments), "md")
    assert page.count("**担当課**") == 1
    assert printed in page


@pytest.mark.parametrize("form", ["md", "html"])
def test_an_item_of_another_plan_stands_by_its_name_where_that_plan_is_at_hand(form: str) -> None:
    books = open_book(list_files(CITY)).plans
    mihon = next(one for one in books if one.id == "mihon")
    beside, alone = (render_report(report_view(mihon, 2024, others=others), form) for others in (books, ()))
    name = "みほん市地域福祉計画（架空・抜粋） 2 ボランティア活動の裾野を広げる"
    assert (name in beside, "mihon-fukushi:f02" in beside) == (True, False)
    assert (name in alone, "mihon-fukushi:f02" in alone) == (False, True)


def test_the_response_stands_after_the_stages_with_its_direction(tmp_path: Path) -> None:
    records = """format: 1
plan: example
year: 2024
evaluations:
  a1:
    reviews: {self: {rating: B, comment: 続けたい。}}
    response: {text: 続ける。, direction: 継}
"""
    plan = HEAD + "directions: [{code: 継, label: 継続する}]\nactions: [{id: a1, title: 交流会}]\n"
    page = render_report(report_view(example_city.read(tmp_path, plan, records), 2024), "md")
    assert "> 続けたい。\n\n**市の対応方針**\n\n> 続ける。\n\n- 今後の方向性 **継** 継続する\n" in page


@pytest.mark.parametrize("form", ["md", "html"])
def test_a_cost_without_lines_is_no_table(tmp_path: Path, form: str) -> None:
    records = "format: 1\nplan: example\nyear: 2024\nevaluations: {a1: {cost: {budget: 300000, actual: 0}}}\n"
    book = example_city.read(tmp_path, HEAD + "actions: [{id: a1, title: 交流会}]\n", records)
    page = render_report(report_view(book, 2024), form)
    assert "予算額 300,000円" in page
    assert "決算額 0円" in page
    assert "財源" not in page


def test_the_founding_plans_need_nothing_beside_them() -> None:
    for book in open_book(list_files(ROOT)).plans:
        assert render_report(report_view(book, 2024), "md")
