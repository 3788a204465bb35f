"""What is on the yearly report, before anybody decides how it looks."""

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

import example_city
from conftest import ROOT
from kyodo_cli.base.language import Message
from kyodo_cli.views.report import ReportView, report_view
from kyodo_cli.views.report.frame import BodyView, PeriodView
from kyodo_cli.views.report.items import ItemView
from kyodo_cli.workspace.book import PlanBook, open_book
from kyodo_cli.workspace.files import list_files


@pytest.fixture(scope="module")
def founding() -> dict[str, PlanBook]:
    return {book.id: book for book in open_book(list_files(ROOT)).plans}


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> ReportView:
    return report_view(example_city.read(tmp_path_factory.mktemp("city")), 2024)


def small(folder: Path, body: str, records: str | None = None, year: int = 2024) -> ReportView:
    head = "format: 1\nid: example\ntitle: 例示市計画（架空）\nmunicipality: {name: 例示市}\n"
    period = "" if "period:" in body else "period: {from: 2022, to: 2029}\n"
    if records is not None:
        records = f"format: 1\nplan: example\nyear: {year}\n{records}"
    return report_view(example_city.read(folder, head + period + body, records, year), year)


def items(view: ReportView) -> dict[str, ItemView]:
    found: dict[str, ItemView] = {}

    def walk(several: tuple[ItemView, ...]) -> None:
        for one in several:
            found[one.id] = one
            walk(one.children)

    walk(view.items)
    return found


def block(view: ReportView, name: str) -> Any:
    return next(one.content for one in view.frame if one.name == name)


def test_kamagaya_has_its_period_as_of_the_year(founding: dict[str, PlanBook]) -> None:
    before, after = (report_view(founding["kamagaya"], year) for year in (2024, 2025))
    period: PeriodView = block(before, "period")
    assert (period.first, period.last, period.changed_by) == (2021, 2026, None)
    assert before.amendments == ()
    period = block(after, "period")
    assert (period.first, period.last, period.adopted_last) == (2021, None, 2026)
    assert period.changed_by
    assert period.changed_by.kind == "period_abolished"
    assert [one.amendment.year for one in after.amendments] == [2025]


def test_without_records_all_that_is_due_is_missing_and_the_page_is_a_draft(founding: dict[str, PlanBook]) -> None:
    view = report_view(founding["kamagaya"], 2024)
    [stage] = view.summary.stages
    assert stage.tally == (0, 0, 0, 22, 22)
    assert [group.tally.total for group in stage.groups] == [6, 8, 4, 4]
    [lack] = view.summary.lacks
    assert (lack.lack, len(lack.items)) == ("evaluation", 22)
    assert not view.summary.has_records
    assert view.state == "draft"
    assert report_view(founding["kamagaya"], 2024, is_final=True).state == "final"


def test_the_groups_are_the_first_level_that_has_several_items(founding: dict[str, PlanBook]) -> None:
    [stage] = report_view(founding["matsudo"], 2024).summary.stages
    assert [(group.link.id, group.tally.total) for group in stage.groups] == [("g1", 5), ("g2", 3), ("g3", 5)]


def test_the_frame_stands_in_the_order_of_the_file_with_its_sections_in_their_places(
    founding: dict[str, PlanBook],
) -> None:
    headings = {
        name: [one.name if one.name != "section" else one.heading for one in report_view(book, 2024).frame]
        for name, book in founding.items()
    }
    assert headings == {
        "kamagaya": [
            None,
            "lineage",
            "positioning",
            "策定の方法",
            "period",
            "抽出した課題を踏まえ、協働の4つの未来像 及び22個のアクションを定めています",
        ],
        "matsudo": [
            "period",
            None,
            "計画策定の趣旨",
            "lineage",
            "positioning",
            "計画の推進体制",
            "bodies",
            "進捗の管理・評価",
            "cycle",
        ],
    }
    assert [one.heading for one in report_view(founding["matsudo"], 2024).closing] == ["第3次計画からの変更点"]


def test_bodies_stand_under_those_they_belong_to(founding: dict[str, PlanBook]) -> None:
    def names(several: tuple[BodyView, ...]) -> list[Any]:
        return [[one.body.id, *names(one.below)] for one in several]

    tree = names(block(report_view(founding["matsudo"], 2024), "bodies"))
    assert tree == [["kyogikai"], ["chonai-soshiki", ["suishin-kaigi", ["suishin-iinkai"]], ["suishin-in"]]]


def test_bodies_that_stand_under_each_other_are_all_shown_once(tmp_path: Path) -> None:
    body = "bodies: [{id: a, name: 甲, under: b}, {id: b, name: 乙, under: a}, {id: c, name: 丙, under: gone}]\n"
    tops = block(small(tmp_path, body), "bodies")
    assert [(one.body.id, [below.body.id for below in one.below]) for one in tops] == [("c", []), ("a", ["b"])]


def test_a_section_whose_place_is_not_there_closes_the_frame(tmp_path: Path) -> None:
    body = """\
sections:
  - {title: 甲, text: x, after: nowhere}
  - {title: 乙, text: y, after: 丙}
  - {title: 丙, text: z, after: 乙}
"""
    assert [one.heading for one in small(tmp_path, body).frame[1:]] == ["甲", "乙", "丙"]


def test_words_of_the_plan_replace_ours_wherever_they_stand(example: ReportView) -> None:
    assert example.words["vision"] == "未来像"
    assert example.words["goal"] == Message("Goal")
    assert example.items[0].word == "未来像"
    record = items(example)["a01"].record
    assert record
    assert [text.label for text in record.texts] == [
        Message("Planned"),
        "実施内容",
        Message("Issues"),
        "次年度へ向けた取組",
    ]


def test_related_items_stand_in_the_order_of_the_file_and_lead_to_the_page_where_they_can(example: ReportView) -> None:
    related = items(example)["a01"].related
    assert [(link.id, link.title, link.anchor) for link in related] == [
        ("a03", "講座の開催", "a03"),
        ("a02", "会おう場づくり", "a02"),
        ("a06", "冊子の配布", None),  # it has ended
        ("matsudo:a2-1-1", None, None),
    ]


def test_only_items_of_the_year_are_on_the_page(example: ReportView) -> None:
    assert [name for name in items(example) if name.startswith("a")] == ["a01", "a02", "a03", "a04"]


def test_an_item_listed_twice_is_counted_once_and_named_where_it_is_listed_again(example: ReportView) -> None:
    assert [link.id for link in items(example)["v2"].relisted_here] == ["a01"]
    assert example.summary.stages[0].tally == (2, 1, 0, 1, 4)
    assert [row.item.id for row in example.summary.rows].count("a01") == 1


def test_every_tally_closes_by_stage_by_group_and_by_grade(example: ReportView) -> None:
    for stage in example.summary.stages:
        assert stage.tally.closes
        assert [sum(column) for column in zip(*(group.tally for group in stage.groups), strict=True)] == list(
            stage.tally
        )
        assert sum(grade.count for grade in stage.grades) == stage.tally.assessed + stage.tally.not_assessable


def test_a_code_that_the_scale_does_not_have_is_counted_under_its_own_name(example: ReportView) -> None:
    grades = example.summary.stages[2].grades
    assert [(one.code, one.meaning, one.count) for one in grades] == [
        ("○", "妥当", 1),
        ("△", "見直しが必要", 0),
        ("×", None, 1),
    ]


def test_headings_go_down_one_level_at_a_time_to_the_sixth(example: ReportView) -> None:
    levels = {name: one.level for name, one in items(example).items()}
    assert [levels[name] for name in ("v1", "g1", "m1", "s1", "a01")] == [2, 3, 4, 5, 6]
    assert levels["a03"] == 4  # directly under a goal


def test_departments_go_by_their_name_in_the_year(example: ReportView) -> None:
    lead, support = items(example)["a01"].departments
    assert (lead.name, lead.in_plan, lead.role) == ("協働推進課", ("市民活動課",), "lead")
    assert (support.name, support.in_plan, support.role) == ("広報課", (), "support")


def test_the_text_of_other_years_is_left_out(example: ReportView) -> None:
    assert [one.text for one in items(example)["a01"].by_year] == ["年1回", "年3回"]


def test_reviews_stand_in_the_order_of_the_stages_with_what_grades_mean(example: ReportView) -> None:
    record = items(example)["a01"].record
    assert record
    own, council = record.reviews
    assert [(one.axis, one.code, one.meaning) for one in own.ratings] == [(None, "A", "計画以上")]
    assert (own.by, own.direction and own.direction.meaning) == ("協働推進課", "拡充する")
    assert [(one.axis, one.code, one.meaning, one.comment) for one in council.ratings] == [
        ("達成度", "C", "遅れている", None),
        ("妥当性", "○", "妥当", "引き続き必要。"),
    ]


def test_a_review_of_a_stage_that_the_year_does_not_have_is_still_shown(tmp_path: Path) -> None:
    records = "evaluations: {a1: {reviews: {gone: {rating: A}, self: {rating: B}}}}\n"
    record = items(small(tmp_path, "actions: [{id: a1, title: 取組}]\n", records))["a1"].record
    assert record
    assert [one.stage for one in record.reviews] == [Message("Self-assessment"), "gone"]


def test_a_target_revised_later_is_not_known_yet_and_one_replaced_stays(tmp_path: Path) -> None:
    body = """\
actions:
  - id: a1
    title: 取組
    indicators:
      - id: i1
        title: 参加者
        targets:
          - {year: 2029, value: 10}
          - {year: 2029, value: 8, replaces: 2029, revised: 2024, reason: 理由}
          - {year: 2029, value: 5, replaces: 2029, revised: 2026}
"""
    rows = {
        year: [
            (row.quantity and row.quantity.value, row.is_replaced, row.replaced_in)
            for row in items(small(tmp_path, body, None, year))["a1"].indicators[0].rows
        ]
        for year in (2023, 2024, 2026)
    }
    assert rows == {
        2023: [(10, False, None)],
        2024: [(10, True, 2024), (8, False, None)],
        2026: [(10, True, 2024), (8, True, 2026), (5, False, None)],
    }


def test_zero_is_a_value_and_nothing_is_none(example: ReportView) -> None:
    rows = items(example)["a01"].indicators[1].rows
    baselines = [(row.series, row.quantity and row.quantity.value) for row in rows if row.kind == "baseline"]
    assert baselines == [("男性", 61.5), ("女性", 0)]
    measured = [(row.series, row.quantity and row.quantity.value, row.status) for row in rows if row.kind == "value"]
    assert measured == [("男性", 62.4, None), ("女性", None, "not_surveyed")]


def test_an_item_that_a_later_evaluation_covers_says_so(tmp_path: Path) -> None:
    small(tmp_path, "actions: [{id: a1, title: 取組}]\n", "evaluations: {a1: {covers: [2023, 2024], result: 実施}}\n")
    [book] = open_book(list_files(tmp_path)).plans
    view = report_view(book, 2023)
    assert items(view)["a1"].evaluated_with == 2024
    assert view.summary.stages[0].tally == (0, 0, 1, 0, 1)


def test_places_of_errata_and_corrections_are_named(example: ReportView) -> None:
    [slip] = example.errata
    assert (slip.place.link and slip.place.link.id, slip.place.field) == ("a02", Message("Title"))
    assert items(example)["a02"].slips == ("会おう",)
    [correction] = example.corrections
    assert (correction.place.link and correction.place.link.id, correction.place.field) == ("a01", "実施内容")


def test_a_plan_without_a_scale_says_whose_scale_it_is(founding: dict[str, PlanBook], example: ReportView) -> None:
    [scale] = report_view(founding["matsudo"], 2024).scales
    assert scale.is_ours
    assert [one.is_ours for one in example.scales] == [False, False]


def test_two_items_of_one_id_have_two_anchors(tmp_path: Path) -> None:
    view = small(tmp_path, "actions: [{id: a1, title: 甲}, {id: a1, title: 乙}]\n")
    assert [one.anchor for one in view.items] == ["a1", "a1."]
    assert view.summary.stages[0].tally.total == 1


INDICATORS = """
indicators:
  - id: i1
    title: 人数
    baseline: {year: 2021, value: 80}
    targets: [{year: 2024, value: 100}]
    formula: {name: simple}
  - {id: i2, title: 件数, shape: none, no_target_reason: なじまないため}
  - {id: i3, title: 割合, targets: [{year: 2029, value: 5}], cycle: {every: 4, first: 2025}}
  - {id: i4, title: 回数, targets: [{year: 2029, value: 5}]}
"""


def test_indicators_are_counted_by_verdict_and_the_counts_add_up_to_all(tmp_path: Path) -> None:
    view = small(tmp_path, INDICATORS, "measurements: {i1: {value: 99}, i2: {value: 3}}")
    assert dict(view.summary.verdicts) == {
        "achieved": 0,
        "on_track": 0,
        "behind": 1,
        "not_assessed": 1,
        "not_due": 1,
        "missing": 1,
    }
    assert sum(count for _, count in view.summary.verdicts) == view.summary.indicators == 4


def test_an_indicator_shows_its_rate_and_its_change_since_the_value_before(tmp_path: Path) -> None:
    view = small(tmp_path, INDICATORS, "measurements: {i1: {value: 99}}")
    [series] = view.indicators[0].standing.series
    assert series.found.rate
    assert series.found.rate.printed == Decimal("99.0")
    assert series.change
    assert (int(series.change.difference), series.change.since) == (19, 2021)


def test_a_survey_has_its_response_rate_where_both_numbers_are_recorded(tmp_path: Path) -> None:
    surveys = (
        "surveys: [{id: s1, group: 市民, sample: 3000, responses: 1211}, {id: s2, sample: 0, responses: 0}, {id: s3}]"
    )
    view = small(tmp_path, "", surveys)
    assert [one.response_rate for one in view.surveys] == [Decimal("40.4"), None, None]
