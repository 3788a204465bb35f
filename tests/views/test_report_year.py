"""What the report says of the year as a whole: what the page is, what is counted, what is not recorded."""

from pathlib import Path

import pytest

import example_city
from kyodo_cli.analysis.readiness import readiness
from kyodo_cli.analysis.values import tally_values
from kyodo_cli.base.language import Message
from kyodo_cli.render.pages import render_report
from kyodo_cli.views.report import ReportView, report_view
from kyodo_cli.workspace.book import PlanBook
from mihon_city import BOOK

HEAD = (
    "format: 1\nid: example\ntitle: 例示市計画（架空）\nmunicipality: {name: 例示市}\nperiod: {from: 2022, to: 2029}\n"
)
YEAR = "format: 1\nplan: example\nyear: 2024\n"

DONE = "evaluations: {a1: {result: 済み, reviews: {self: {rating: B}}}}\n"
CLOSED = "history: [{date: 2025-08-01, event: closed}]\n"
EVENTS = "history: [{{date: 2025-08-01, event: closed}}, {{date: 2025-08-20, event: {}}}]\n"
PUBLISHED = "publication: {published: 2025-08-20}\n"


def book(folder: Path, plan: str, records: str) -> PlanBook:
    return example_city.read(folder, HEAD + plan, YEAR + records)


def view(folder: Path, plan: str, records: str) -> ReportView:
    return report_view(book(folder, plan, records), 2024)


@pytest.mark.parametrize(
    ("records", "state"),
    [
        (DONE + CLOSED + PUBLISHED, "settled"),
        (DONE + EVENTS.format("published"), "settled"),
        (DONE + CLOSED, "draft"),
        (DONE + PUBLISHED, "draft"),
        (CLOSED + PUBLISHED, "draft"),
        (DONE + PUBLISHED + EVENTS.format("reopened"), "draft"),
    ],
    ids=["complete", "published-in-history", "not-published", "not-closed", "incomplete", "reopened"],
)
def test_a_page_of_a_year_that_is_complete_closed_and_published_says_so_in_its_mark(
    tmp_path: Path, records: str, state: str
) -> None:
    found = view(tmp_path, "actions: [{id: a1, title: 交流会}]\n", records)
    assert found.state == state
    page = render_report(found, "html")
    assert ("下書き（確定済みの記録による）" in page) == (state == "settled")
    assert "下書き（案）" in page  # on every printed sheet


@pytest.mark.parametrize("form", ["md", "html"])
def test_a_page_from_closed_records_says_when_they_were_closed_and_that_it_is_not_the_published_one(form: str) -> None:
    page = render_report(report_view(BOOK, 2022), form)
    assert "令和5年8月9日に確定し、令和5年8月25日に公表されています" in page
    assert "公表された報告書そのものではありません" in page
    assert "**下書き（確定済みの記録による）**" in page or "<strong>下書き（確定済みの記録による）</strong>" in page


@pytest.mark.parametrize("year", sorted(BOOK.years))
def test_the_report_counts_values_as_the_status_does(year: int) -> None:
    found = report_view(BOOK, year).summary.values
    assert found == tally_values(readiness(BOOK.outline, BOOK.years, year).values)
    assert found.closes


def test_not_surveyed_and_pending_are_no_values(tmp_path: Path) -> None:
    plan = "indicators: [{id: i1, title: 人数}, {id: i2, title: 割合}, {id: i3, title: 件数}, {id: i4, title: 団体}]\n"
    measured = "measurements: {i1: {value: 0}, i2: {status: not_surveyed}, i3: {status: pending}}\n"
    found = view(tmp_path, plan, measured)
    assert found.summary.values == (1, 2, 0, 1, 4)
    assert "実績値あり1件＋値なし（理由あり）2件＋測定年度でない0件＋未記録1件＝合計4件" in render_report(found, "md")


def test_a_value_that_is_missing_is_named_among_what_is_not_recorded(tmp_path: Path) -> None:
    plan = "actions: [{id: a1, title: 交流会}]\nindicators: [{id: i1, title: 人数}]\n"
    found = view(tmp_path, plan, DONE + CLOSED + PUBLISHED)
    [lack] = found.summary.lacks
    assert (lack.lack, [one.id for one in lack.items]) == ("value", ["i1"])
    assert not found.summary.is_complete
    assert found.state == "draft"
    assert "値の記録なし（1件）" in render_report(found, "md")


def test_a_survey_that_is_missing_is_named_with_its_groups(tmp_path: Path) -> None:
    plan = "cycle: {survey: {every: 2, first: 2024, groups: [市民, 団体]}}\nactions: [{id: a1, title: 交流会}]\n"
    found = view(tmp_path, plan, DONE + "surveys: [{id: s1, group: 団体}]\n")
    [lack] = found.summary.lacks
    assert (lack.lack, lack.groups) == ("survey", ("市民",))
    assert "意識調査の記録なし 〔対象：市民〕" in render_report(found, "md")


STAGES = """
scales: [{id: s, grades: [{code: B, label: 計画どおり}]}]
stages:
  - {id: self, label: 自己評価, scale: s, applies_to: [action]}
  - {id: council, label: 協議会評価, scale: s, applies_to: [goal, action]}
goals: [{id: g1, title: 出会い, actions: [{id: a1, title: 交流会}, {id: a2, title: 情報誌}]}]
"""


def test_what_is_missing_stands_in_the_order_of_the_stages(tmp_path: Path) -> None:
    records = "evaluations: {g1: {next: 続ける}, a1: {result: 済み}, a2: {result: 済み}}\n"
    found = view(tmp_path, STAGES, records)
    assert [one.question for one in found.summary.lacks] == ["自己評価", "協議会評価"]


def test_places_of_corrections_have_names_down_to_the_last_field(tmp_path: Path) -> None:
    plan = "actions: [{id: a1, title: 交流会, indicators: [{id: i1, title: 人数}]}]\n"
    records = """
evaluations: {a1: {cost: {budget: 1, lines: [{label: 市費, budget: 1}]}}}
measurements: {i1: {value: 1, as_printed: 1人, printed: {rate: 50}}}
surveys: [{id: s1, group: 市民, responses: 10}]
corrections:
  - {date: 2025-09-01, at: measurements/i1/as_printed, was: 2人, now: 1人}
  - {date: 2025-09-01, at: measurements/i1/printed/rate, was: 40, now: 50}
  - {date: 2025-09-01, at: evaluations/a1/cost/lines/1/budget, was: 2, now: 1}
  - {date: 2025-09-01, at: surveys/s1/responses, was: 9, now: 10}
"""
    found = [(one.place.within, one.place.field) for one in view(tmp_path, plan, records).corrections]
    assert found == [
        ((), Message("As printed")),
        ((Message("Printed"),), Message("Rate")),
        ((Message("Cost"), "市費"), Message("Budget")),
        ((Message("Surveys"), "市民"), Message("Answered")),
    ]
