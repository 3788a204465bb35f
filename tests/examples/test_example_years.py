"""The example city's records hold what a year can bring, and their numbers fit together."""

import re

import pytest

from mihon_city import ACTIONS, BOOK, INDICATORS, NODES, YEARS, closing, evaluations, measured


def test_a_value_is_reported_a_year_after_it_was_measured() -> None:
    assert [measured(year, "i-association")[0].measured for year in (2021, 2022, 2023, 2024)] == [
        2020,
        2021,
        2022,
        2023,
    ]


def test_a_provisional_value_becomes_final_in_the_next_year() -> None:
    for year in (2022, 2023, 2024, 2025):
        final, now = measured(year, "i-fund")
        assert (final.measured, final.status) == (year - 1, "actual")
        assert now.status == ("pending" if year == 2025 else "provisional")
        assert measured(year - 1, "i-fund")[-1].status == "provisional"


def test_zero_is_a_value() -> None:
    assert measured(2021, "i-fair")[0].value == 0
    assert measured(2021, "i-coordinators")[0].value == 0


def test_less_is_better_where_days_are_counted() -> None:
    assert INDICATORS["i-days"].better == "lower"
    days = [measured(year, "i-days")[0].value or 0 for year in range(2021, 2025)]
    assert days == sorted(days, reverse=True)


def test_two_waves_of_surveys_asked_three_groups() -> None:
    waves = {year: [one.group for one in file.surveys] for year, file in YEARS.items() if file.surveys}
    assert waves == {key: ["市民", "市民活動団体", "事業者"] for key in (2022, 2024)}
    assert all(one.sample and one.responses and one.method for file in YEARS.values() for one in file.surveys)


def test_four_years_are_closed_by_somebody_on_a_day_and_published() -> None:
    for year in range(2021, 2025):
        assert closing(year)[-1] == "closed"
        assert all(one.by for one in YEARS[year].history)
        assert YEARS[year].publication
    assert closing(2022) == ["closed", "reopened", "closed"]


def test_a_closed_year_was_corrected() -> None:
    corrections = {one.at: (one.was, one.now) for one in YEARS[2023].corrections}
    assert corrections["measurements/i-fair/value"] == (621, 612)
    assert measured(2023, "i-fair")[0].value == 612
    assert corrections["evaluations/a02/result"][1] == YEARS[2023].evaluations["a02"].result


def test_an_evaluation_covers_two_years() -> None:
    assert YEARS[2022].evaluations["a12"].covers == (2021, 2022)
    assert "a12" not in YEARS[2021].evaluations


def test_stages_differ_in_their_ratings_and_some_cannot_be_assessed() -> None:
    news = YEARS[2023].evaluations["a01"].reviews
    assert [news["self"].rating, news["internal"].rating, news["council"].ratings["progress"].rating] == ["○", "△", "△"]
    assert YEARS[2023].evaluations["a07"].reviews["council"].ratings["progress"].rating == "−"


def test_the_city_answers_the_council() -> None:
    for year in (2022, 2023, 2024):
        answers = [one.response for when, item, one in evaluations() if when == year and NODES[item].kind == "goal"]
        assert len(answers) == 3
        assert all(one and one.text and one.direction for one in answers)


def test_own_fields_costs_and_their_sources_are_recorded() -> None:
    assert any(one.fields for _, _, one in evaluations())
    assert any(action.fields for action in ACTIONS)
    assert any(one.cost and len(one.cost.lines) > 1 for _, _, one in evaluations())


@pytest.mark.parametrize(("indicator", "unit"), [("i-fair", "人"), ("i-applicants", "団体"), ("i-consult", "件")])
def test_the_words_of_a_result_hold_the_value_that_was_measured(indicator: str, unit: str) -> None:
    holder = BOOK.outline.indicator_by_id[indicator].holder
    assert holder
    for year in range(2022, 2025):
        if indicator in YEARS[year].measurements:
            result = YEARS[year].evaluations[holder.id].result or ""
            assert f"{measured(year, indicator)[0].value}{unit}" in result


def test_shares_of_a_survey_are_what_its_answers_give() -> None:
    for file in YEARS.values():
        responses = {one.id: one.responses for one in file.surveys}
        for one in (one for found in file.measurements.values() for one in found if one.survey):
            asked, agreed = map(int, re.findall(r"([0-9]+)(?:人|団体|事業者)", one.note or ""))
            assert asked == responses[one.survey or ""]
            assert round(agreed / asked * 100, 1) == one.value


def test_what_is_planned_in_a_year_is_what_the_plan_says_of_it() -> None:
    for year, item, one in evaluations():
        if one.planned is None:
            continue
        texts = [
            part.text
            for part in NODES[item].by_year
            if part.year == year
            or (part.year is None and not part.before and (part.from_ or 0) <= year <= (part.to or 0))
        ]
        assert (year, item, one.planned) == (year, item, texts[0])


def test_subsidies_paid_are_the_same_in_the_cost_and_in_the_ratio() -> None:
    for year in range(2021, 2025):
        cost = YEARS[year].evaluations["a08"].cost
        assert cost
        assert cost.actual == measured(year, "i-share")[0].numerator
