"""An indicator over the years: which value counts, which years are silent, where targets lie."""

from fractions import Fraction

from kyodo_cli.analysis.indicators.trend import Aimed, Stretch, aimed, silent_years, survey_years, values_by
from kyodo_cli.model.indicator import Indicator
from kyodo_cli.model.year import YearRecords
from one_indicator import data


def indicator(text: str) -> Indicator:
    return Indicator.model_validate(data(f"{{id: i, title: 指標, {text}}}"))


def years(**measured: str) -> dict[int, YearRecords]:
    texts = {
        int(name[1:]): f"format: 1\nplan: example\nyear: {name[1:]}\nmeasurements: {{i: {text}}}\n"
        for name, text in measured.items()
    }
    return {year: YearRecords.model_validate(data(text)) for year, text in texts.items()}


def stretches(text: str, values: dict[int, YearRecords] | None = None, year: int = 2025) -> list[tuple[Stretch, ...]]:
    one = indicator(text)
    return [target.stretches for target in aimed(one, None, values_by(one, None, values or {}, year), year)]


def test_the_value_reported_last_counts_and_nothing_from_after_the_year() -> None:
    records = years(
        y2023="{value: 5, status: provisional}", y2024="[{value: 6, measured: 2023}, {value: 0}]", y2025="{value: 9}"
    )
    found = values_by(indicator("unit: 件"), None, records, 2024)
    assert [(one.measured, one.value) for one in found] == [(2023, Fraction(6)), (2024, Fraction(0))]


def test_a_year_says_why_it_has_no_value_and_one_that_was_not_due_says_nothing() -> None:
    records = years(y2022="{value: 1}", y2023="{status: not_surveyed}")
    one = indicator("cycle: {every: 2, first: 2022}")
    assert silent_years(one, None, records, (2022, 2025), frozenset({2022})) == (
        (2023, "not_surveyed"),
        (2024, "missing"),
    )
    assert survey_years(one, (2021, 2026)) == (2022, 2024, 2026)
    assert survey_years(indicator("unit: 件"), (2021, 2026)) == ()


def test_a_target_for_a_year_is_aimed_at_since_the_one_before() -> None:
    assert stretches("targets: [{year: 2024, value: 30}, {year: 2026, value: -3.5}]") == [
        (Stretch(None, 2024, Fraction(30), Fraction(30)),),
        (Stretch(2025, 2026, Fraction("-3.5"), Fraction("-3.5")),),
    ]


def test_a_target_of_every_year_a_range_and_one_in_words() -> None:
    assert stretches("targets: [{from: 2022, every_year: true, value: 0}]") == [
        (Stretch(2022, None, Fraction(0), Fraction(0)),)
    ]
    assert stretches("targets: [{year: 2024, op: between, min: 40, max: 60}]") == [
        (Stretch(None, 2024, Fraction(40), Fraction(60)),)
    ]
    assert stretches("targets: [{text: 上昇を期待します}]") == [()]


def test_a_target_against_the_year_before_goes_in_steps() -> None:
    records = years(y2022="{value: 16}", y2023="{value: 18}")
    found = stretches(
        "baseline: {year: 2021, value: 14}, "
        "targets: [{from: 2022, every_year: true, op: above, against: previous_year}]",
        records,
        2023,
    )
    assert [(step.first, step.low) for step in found[0]] == [
        (2022, Fraction(14)),
        (2023, Fraction(16)),
        (2024, Fraction(18)),
    ]


def test_a_target_against_the_baseline_or_a_reference_lies_at_its_value() -> None:
    [[step]] = stretches("baseline: {year: 2021, value: 14}, targets: [{year: 2025, against: baseline}]")
    assert step.low == 14
    [[step]] = stretches(
        "references: [{id: r, label: 県, value: 59.4}], targets: [{year: 2025, op: above, against: r}]"
    )
    assert step.low == Fraction("59.4")


def test_a_target_that_was_replaced_stays_and_one_of_later_is_not_there_yet() -> None:
    one = indicator("targets: [{year: 2025, value: 114}, {year: 2027, value: 100, replaces: 2025, revised: 2024}]")

    def found(year: int) -> list[tuple[int | None, bool]]:
        several: tuple[Aimed, ...] = aimed(one, None, (), year)
        return [(target.target.year, target.is_replaced) for target in several]

    assert found(2023) == [(2025, False)]
    assert found(2024) == [(2025, True), (2027, False)]
