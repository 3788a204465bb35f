"""The report of a year says what had changed in the plan by then, and what was corrected in the year's records."""

import pytest

import changing_city
from kyodo_cli.render.pages import render_report
from kyodo_cli.views.report import ReportView, report_view
from kyodo_cli.workspace.book import PlanBook


@pytest.fixture(scope="module")
def city(tmp_path_factory: pytest.TempPathFactory) -> PlanBook:
    return changing_city.read(tmp_path_factory.mktemp("city"))


@pytest.fixture(scope="module", params=["md", "html"])
def form(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def titles(view: ReportView) -> list[str]:
    return [one.title for one in view.items]


def test_items_stand_under_their_names_of_the_year(city: PlanBook) -> None:
    assert titles(report_view(city, 2022)) == ["交流会", "活動のお知らせ", "冊子の貸出し", "懇談会"]
    assert titles(report_view(city, 2024)) == ["交流の日", "市民へのお知らせ", "団体へのお知らせ", "若者の集い"]


def test_every_tally_closes_over_the_items_of_the_year(city: PlanBook) -> None:
    for year in (2021, 2022, 2023, 2024, 2026):
        view = report_view(city, year)
        assert [(one.tally.closes, one.tally.total) for one in view.summary.stages] == [
            (True, len(view.items)) for _ in view.summary.stages
        ]


def test_only_what_had_changed_by_the_year_is_told(city: PlanBook) -> None:
    before, after = report_view(city, 2022), report_view(city, 2024)
    assert [one.amendment.year for one in before.amendments] == [2022]
    assert (before.revisions, before.reorganisations) == ((), ())
    assert [one.amendment.year for one in after.amendments] == [2022, 2023, 2023, 2023, 2024, 2024, 2024, 2024]
    assert [one.indicator.id for one in after.revisions] == ["i-fair", "i-news", "i-cost"]
    assert [(one.year, one.old, one.new) for one in after.reorganisations] == [(2023, "市民活動課", ("協働推進課",))]


def test_a_renamed_office_is_named_and_is_no_item(city: PlanBook) -> None:
    [renamed] = report_view(city, 2022).amendments
    assert (renamed.items, renamed.offices) == ((), ("広報広聴課",))


def test_revised_targets_show_old_and_new_and_a_reason_or_its_lack(city: PlanBook, form: str) -> None:
    page = render_report(report_view(city, 2024), form)
    for text in ("500人", "300人", "目標の引下げ", "会場が狭くなった。", "目標の緩和", "〔理由の記録なし〕"):
        assert text in page
    assert "500人" not in render_report(report_view(city, 2022), form).split("策定後の変更")[-1]


def test_reorganised_departments_are_on_the_page(city: PlanBook, form: str) -> None:
    page = render_report(report_view(city, 2024), form)
    assert "策定後の組織改編" in page
    assert "市民活動課" in page.split("策定後の組織改編")[-1]
    assert "策定後の組織改編" not in render_report(report_view(city, 2022), form)


def test_an_item_that_ended_without_a_reason_says_so(city: PlanBook, form: str) -> None:
    plan = city.plan.model_copy(
        update={"amendments": tuple(one.model_copy(update={"reason": None}) for one in city.plan.amendments)}
    )
    page = render_report(report_view(city._replace(plan=plan), 2024), form)
    ended = page.split("項目の終了")[1].split("項目の統合")[0]
    assert "〔理由の記録なし〕" in ended


def test_corrections_name_their_place_in_words(city: PlanBook, form: str) -> None:
    view = report_view(city, 2022)
    places = [
        (one.place.link.id if one.place.link else None, one.place.within, str(one.place.field))
        for one in view.corrections
    ]
    assert places == [
        ("a01", ("協議会評価", "達成度"), "Rating"),
        ("i-fair", (), "Value"),
        ("a02", (), "Result"),
    ]
    page = render_report(view, form)
    assert "〔協議会評価〕" in page
    assert "〔達成度〕" in page
    assert "数字の入替え" in page


@pytest.mark.parametrize(
    ("route", "within", "field"),
    [
        ("evaluations/a01/reviews/self/comment", ["自己評価"], "Comment"),
        ("evaluations/a01/reviews/council/ratings/validity/comment", ["協議会評価", "妥当性"], "Comment"),
        ("evaluations/a01/response/direction", ["The city's response"], "Direction"),
        ("evaluations/a01/response/text", [], "The city's response"),
        ("evaluations/a01/cost/budget", ["Cost"], "Budget"),
        ("evaluations/a01/fields/staff", [], "staff"),
        ("evaluations/a01", [], "None"),
        ("measurements/i-fair/2/value", ["2"], "Value"),
    ],
)
def test_every_place_of_a_record_is_named(city: PlanBook, route: str, within: list[str], field: str) -> None:
    from kyodo_cli.views.report.places import place_view
    from kyodo_cli.views.report.references import Context

    place = place_view(Context(city, 2022), route)
    assert ([str(one) for one in place.within], str(place.field)) == (within, field)
