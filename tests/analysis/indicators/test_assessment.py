"""How indicators stand: every shape of target met in real plans, as a council would read it."""

from decimal import Decimal

import pytest

from one_indicator import one, whole


def verdict(indicator: str, measured: dict[int, str], year: int = 2025) -> tuple[str, str]:
    found = one(indicator, measured, year)
    return found.verdict, found.rule.kind


def rate(indicator: str, measured: dict[int, str], year: int = 2025) -> Decimal | str | None:
    found = one(indicator, measured, year)
    return found.rate.printed if found.rate else found.refusal.kind if found.refusal else None


GROUPS = "baseline: {year: 2021, value: 20}, targets: [{year: 2029, value: 114}]"


@pytest.mark.parametrize(("value", "percent"), [(42, "23.4"), (66, "48.9"), (97, "81.9"), (20, "0.0"), (114, "100.0")])
def test_the_way_since_the_baseline(value: int, percent: str) -> None:
    assert rate(f"{GROUPS}, formula: {{name: from_baseline}}", {2025: f"{{value: {value}}}"}) == Decimal(percent)


def test_pace_divides_the_way_gone_as_printed_by_the_time_gone() -> None:
    found = one(f"{GROUPS}, formula: {{name: pace, since: baseline}}", {2025: "{value: 66}"})
    assert found.rate
    assert (found.rate.way_printed, found.rate.printed) == (Decimal("48.9"), Decimal("97.8"))
    assert found.rate.clock
    assert (found.rate.clock.gone, found.rate.clock.whole) == (4, 8)
    assert (found.verdict, found.rule.kind) == ("behind", "behind_the_line")


def test_pace_since_the_start_of_the_plan_counts_its_first_year() -> None:
    found = one(
        "baseline: {year: 2019, value: 0}, targets: [{year: 2029, value: 80}], "
        "formula: {name: pace, since: plan_start}",
        {2025: "{value: 40}"},
    )
    assert found.rate
    assert found.rate.printed == Decimal("100.0")
    assert found.verdict == "on_track"


@pytest.mark.parametrize(
    ("value", "year", "expected"),
    [
        (0, 2022, ("behind", "behind_the_line")),
        (8, 2025, ("on_track", "on_the_line")),
        (7, 2025, ("behind", "behind_the_line")),
        (15, 2025, ("achieved", "met_early")),
        (15, 2029, ("achieved", "met")),
        (14, 2029, ("behind", "not_met")),
    ],
)
def test_from_nobody_to_fifteen(value: int, year: int, expected: tuple[str, str]) -> None:
    indicator = "baseline: {year: 2021, value: 0}, targets: [{year: 2029, value: 15}]"
    assert verdict(indicator, {year: f"{{value: {value}}}"}, year) == expected


def test_twelve_months_stay_twelve_months() -> None:
    kept = "shape: keep, better: higher, baseline: {year: 2021, value: 12}"
    assert verdict(kept, {2025: "{value: 12}"}) == ("achieved", "met")
    assert verdict(kept, {2025: "{value: 11}"}) == ("behind", "not_met")
    with_target = f"{kept}, targets: [{{year: 2029, value: 12}}], formula: {{name: from_baseline}}"
    assert verdict(with_target, {2025: "{value: 12}"}) == ("achieved", "met")
    found = one(with_target, {2025: "{value: 12}"})
    assert found.refusal
    assert (found.refusal.kind, found.refusal.values["use"]) == ("no_way_to_go", "simple")


def test_five_hundred_every_year() -> None:
    yearly = "baseline: {year: 2021, value: 109}, targets: [{from: 2022, every_year: true, op: at_least, value: 500}]"
    assert verdict(yearly, {2025: "{value: 500}"}) == ("achieved", "met")
    assert verdict(yearly, {2025: "{value: 499}"}) == ("behind", "not_met")
    assert rate(f"{yearly}, formula: {{name: simple}}", {2025: "{value: 499}"}) == Decimal("99.8")


def test_a_direction_only_is_compared_with_the_baseline_else_with_the_last_value() -> None:
    rising = "shape: direction, better: higher, cycle: {every: 4, first: 2021}, targets: [{text: 上昇を期待}]"
    with_baseline = f"{rising}, baseline: {{year: 2017, value: 50}}"
    assert verdict(with_baseline, {2021: "{value: 52}", 2025: "{value: 51}"}) == ("achieved", "moved_since_baseline")
    assert verdict(rising, {2021: "{value: 52}", 2025: "{value: 51}"}) == ("behind", "not_moved_since_previous")
    assert verdict(rising, {2025: "{value: 51}"}) == ("not_assessed", "nothing_to_compare")
    assert verdict(rising, {}, 2024) == ("not_due", "off_cycle")


TWO = (
    "series: [{id: held, label: 回数}, {id: people, label: 人数}], "
    "targets: [{year: 2025, value: 40, series: held}, {year: 2025, value: 4500, series: people}]"
)


def test_two_series_have_a_verdict_each_and_the_whole_is_as_weak_as_the_weakest() -> None:
    found = whole(TWO, {2025: "[{series: held, value: 41}, {series: people, value: 4000}]"})
    assert [(one.series and one.series.id, one.verdict) for one in found.series] == [
        ("held", "achieved"),
        ("people", "behind"),
    ]
    assert found.verdict == "behind"
    assert whole(TWO, {2025: "{series: held, value: 41}"}).verdict == "missing"
    assert whole(TWO, {2025: "{status: pending}"}).verdict == "not_assessed"


@pytest.mark.parametrize(
    ("better", "target", "value", "expected"),
    [
        ("higher", "op: above, value: 10", 10, "behind"),
        ("lower", "op: below, value: 10", "9.9", "achieved"),
        ("lower", "value: 10", 10, "achieved"),
        ("higher", "op: about, value: 100", 95, "achieved"),
        ("higher", "op: about, value: 100", "94.9", "behind"),
        ("higher", "op: about, value: 100", 500, "achieved"),
        ("none", "op: about, value: 100", 106, "behind"),
        ("none", "op: equal, value: 3", 3, "achieved"),
        ("none", "op: equal, value: 3", 4, "behind"),
        ("none", "op: between, min: 40, max: 60", 60, "achieved"),
        ("none", "op: between, min: 40, max: 60", "60.1", "behind"),
        ("none", "value: 10", 10, "not_assessed"),
        ("higher", "text: 充実させる", 10, "not_assessed"),
    ],
)
def test_operators(better: str, target: str, value: object, expected: str) -> None:
    indicator = f"better: {better}, targets: [{{year: 2025, {target}}}]"
    assert verdict(indicator, {2025: f"{{value: {value}}}"})[0] == expected


def test_a_target_held_against_something_else() -> None:
    national = (
        "references: [{id: national, label: 全国, year: 2023, value: 71.7}], "
        "targets: [{year: 2029, op: above, against: national}], baseline: {year: 2021, value: 60}"
    )
    assert verdict(national, {2025: "{value: 71.8}"}) == ("achieved", "met_early")
    assert verdict(national, {2025: "{value: 71.7}"}) == ("on_track", "on_the_line")
    yearly = "targets: [{every_year: true, against: previous_year}]"
    assert verdict(yearly, {2024: "{value: 5}", 2025: "{value: 5}"}) == ("achieved", "met")
    assert verdict(yearly, {2024: "{value: 5}", 2025: "{value: 4}"}) == ("behind", "not_met")
    assert verdict(yearly, {2025: "{value: 4}"}) == ("not_assessed", "nothing_to_hold_against")


def test_a_milestone_is_done_once_it_is_recorded_and_stays_done() -> None:
    centre = "shape: milestone, targets: [{year: 2024, text: 拠点を開設する}]"
    assert verdict(centre, {}, 2023) == ("not_due", "milestone_ahead")
    assert verdict(centre, {}, 2024) == ("missing", "nothing_recorded")
    assert verdict(centre, {2024: "{status: pending}"}, 2024) == ("behind", "not_done")
    assert verdict(centre, {2024: "{status: actual, note: 開設した}"}, 2024) == ("achieved", "done")
    assert verdict(centre, {2023: "{status: actual, note: 開設した}"}, 2025) == ("achieved", "done")


def test_without_a_target_there_is_no_verdict_but_what_is_due_can_be_missing() -> None:
    counted = "shape: none, no_target_reason: なじまない"
    assert verdict(counted, {2025: "{value: 31}"}) == ("not_assessed", "no_target_meant")
    assert verdict(counted, {}) == ("missing", "nothing_recorded")


@pytest.mark.parametrize("status", ["not_surveyed", "pending", "not_published", "unknown", "discontinued"])
def test_a_reason_for_having_no_value_is_neither_missing_nor_zero(status: str) -> None:
    assert verdict(GROUPS, {2025: f"{{status: {status}}}"}) == ("not_assessed", "no_value")


def test_what_has_ended_is_no_longer_due() -> None:
    assert verdict(GROUPS, {2024: "{status: discontinued}"}) == ("not_due", "discontinued_before")
    assert verdict(f"{GROUPS}, years: {{to: 2024}}, successor: j", {}) == ("not_due", "not_followed")
    assert verdict(GROUPS, {}, 2030) == ("not_due", "plan_not_in_force")


def test_a_survey_is_due_in_its_years_only() -> None:
    survey = f"{GROUPS}, cycle: {{every: 4, first: 2024}}"
    assert verdict(survey, {}, 2023) == ("not_due", "off_cycle")
    assert verdict(survey, {}, 2024) == ("missing", "nothing_recorded")
    assert verdict(f"{GROUPS}, cycle: {{every: 4}}", {}, 2024) == ("not_due", "cycle_without_first")
    assert verdict(survey, {2025: "{value: 114, measured: 2024}"}) == ("achieved", "met_early")


def test_a_value_reported_in_two_years_counts_once() -> None:
    survey = f"{GROUPS}, cycle: {{every: 4, first: 2024}}"
    reported = {2024: "{value: 114}", 2025: "{value: 114, measured: 2024}"}
    assert verdict(survey, reported, 2024) == ("achieved", "met_early")
    assert verdict(survey, reported, 2025) == ("not_due", "counted_before")
    assert verdict(GROUPS, reported, 2025) == ("not_assessed", "counted_before")
    awaited = reported | {2025: "[{value: 115, measured: 2024, note: 確定値}, {status: pending}]"}
    assert verdict(GROUPS, awaited, 2025) == ("not_assessed", "no_value")


def test_a_target_behind_the_baseline_is_warned_of_unless_it_is_a_floor_to_keep_or_a_formula_refuses_it() -> None:
    lower = "better: higher, baseline: {year: 2021, value: 100}, targets: [{year: 2029, value: 80}]"
    found = one(lower, {2025: "{value: 90}"})
    assert (found.verdict, [caution.kind for caution in found.cautions]) == ("achieved", ["target_behind_baseline"])
    assert one(f"{lower}, shape: keep", {2025: "{value: 90}"}).cautions == ()
    assert one(f"{lower}, formula: {{name: from_baseline}}", {2025: "{value: 90}"}).cautions == ()


def test_a_value_of_another_year_says_so_and_is_held_against_the_line_of_its_own_year() -> None:
    found = one(GROUPS, {2025: "{value: 56, measured: 2024}"})
    assert [caution.kind for caution in found.cautions] == ["measured_in_other_year"]
    assert found.verdict == "on_track"  # 55.25 would be due after three of eight years, 67 after four


def test_later_records_and_revisions_change_no_verdict_of_an_earlier_year() -> None:
    revised = (
        "baseline: {year: 2021, value: 20}, "
        "targets: [{year: 2025, value: 150}, {year: 2025, value: 100, replaces: 2025, revised: 2025, reason: 会場}]"
    )
    before, after = (one(revised, {2024: "{value: 110}", 2025: "{value: 110}"}, year) for year in (2024, 2025))
    assert before.aim
    assert after.aim
    assert before.aim.goal == 150
    assert before.verdict == "behind"
    assert after.aim.goal == 100
    assert after.verdict == "achieved"
    assert [old.value for old in after.aim.replaced] == [150]


def test_a_ratio_is_divided_from_its_parts() -> None:
    ratio = 'unit: "%", measured_as: ratio, targets: [{year: 2025, value: 26.5}]'
    found = one(ratio, {2025: "{numerator: 265, denominator: 1000}"})
    assert found.actual
    assert (found.actual.is_quotient, found.verdict) == (True, "achieved")
    assert verdict(ratio, {2025: "{numerator: 265, denominator: 0}"}) == ("not_assessed", "zero_denominator")


def test_a_tiny_span_and_a_rate_below_zero_are_warned_of() -> None:
    tiny = "baseline: {year: 2021, value: 989}, targets: [{year: 2025, value: 990}], formula: {name: from_baseline}"
    found = one(tiny, {2025: "{value: 988}"})
    assert found.rate
    assert found.rate.printed == Decimal("-100.0")
    assert [(one.kind, one.values.get("share")) for one in found.cautions] == [
        ("tiny_span", None),
        ("below_zero", Decimal("99.8")),
    ]


@pytest.mark.parametrize(
    ("indicator", "why", "use"),
    [
        (
            "baseline: {value: 100}, targets: [{year: 2025, value: 80}], from_baseline",
            "target_behind_baseline",
            "simple",
        ),
        ("better: lower, baseline: {value: 5}, targets: [{value: 8}], pace", "target_behind_baseline", "inverse"),
        ("better: lower, targets: [{value: 8}], simple", "less_is_better", "inverse"),
        ("targets: [{value: 8}], inverse", "more_is_better", "simple"),
        ("better: lower, baseline: {value: 5}, targets: [{value: 0}], inverse", "zero_target", "from_baseline"),
        ("targets: [{value: 8}], from_baseline", "no_baseline", "simple"),
        ("targets: [{op: between, min: 1, max: 8}], simple", "two_sided", None),
    ],
)
def test_a_formula_that_would_mislead_is_refused_with_one_that_works(indicator: str, why: str, use: str | None) -> None:
    rest, _, formula = indicator.rpartition(", ")
    found = one(f"{rest}, formula: {{name: {formula}}}", {2025: "{value: 7}"})
    assert found.rate is None
    assert found.refusal
    assert (found.refusal.kind, found.refusal.values["use"]) == (why, use)


def test_rounding_does_not_make_a_target_met() -> None:
    found = one("targets: [{year: 2025, value: 10000}], formula: {name: simple}", {2025: "{value: 9996}"})
    assert found.rate
    assert (found.rate.printed, found.verdict) == (Decimal("100.0"), "behind")
    assert [caution.kind for caution in found.cautions] == ["rounds_to_target"]


def test_breaks_estimates_and_the_citys_own_rate_are_pointed_out() -> None:
    found = one(
        f"{GROUPS}, breaks: [{{year: 2024, note: 設問を変更}}], formula: {{name: from_baseline}}",
        {2025: "{value: 66, status: provisional, printed: {rate: 57.9}}"},
    )
    assert [caution.kind for caution in found.cautions] == ["provisional", "break_since_baseline", "printed_differs"]


def test_a_grade_follows_from_the_rate() -> None:
    scale = (
        "scales: [{id: s, grades: [{code: A, label: 達成, from_rate: 100}, {code: B, label: 順調, from_rate: 80}, "
        "{code: C, label: 遅れ, from_rate: 0}]}]"
    )
    graded = "targets: [{year: 2025, value: 100}], formula: {name: simple}, scale: s"
    grades = [one(graded, {2025: f"{{value: {value}}}"}, more=scale).grade for value in (100, "99.99", 80, 0, -1)]
    assert [grade and grade.code for grade in grades] == ["A", "B", "B", "C", None]


def test_where_grade_and_verdict_seem_to_differ_it_is_said_why() -> None:
    scale = (
        "scales: [{id: s, grades: [{code: A, label: 達成, counts_as: achieved, from_rate: 80}, "
        "{code: C, label: 遅れ, counts_as: behind, from_rate: 0}]}]"
    )
    graded = "targets: [{year: 2025, value: 100}], formula: {name: simple}, scale: s"
    for value, differs in ((100, False), (90, True), (10, False)):
        found = one(graded, {2025: f"{{value: {value}}}"}, more=scale)
        assert ("grade_by_rate" in [caution.kind for caution in found.cautions]) is differs


def test_the_change_is_counted_since_the_last_value_before() -> None:
    found = one(GROUPS, {2022: "{value: 30}", 2023: "{status: pending}", 2024: "{value: 66}"}, 2024)
    assert found.previous
    assert found.previous.value == 30
    assert found.previous.measured == 2022
