"""The example city's plan holds every shape that a plan and its indicators can have."""

import pytest

from kyodo_cli.analysis.frame import begun, frame, retired
from mihon_city import ACTIONS, BOOK, INDICATORS, NODES, PLAN, YEARS, measured


def test_the_plan_has_three_levels_and_sixteen_actions() -> None:
    counts = [len(BOOK.outline.of_kind(kind)) for kind in ("goal", "measure", "action")]
    assert counts == [3, 6, 16]
    assert all([one.kind for one in entry.ancestors] == ["goal", "measure"] for entry in BOOK.outline.of_kind("action"))


def test_every_action_says_who_does_what_when_with_what() -> None:
    for action in ACTIONS:
        assert action.departments
        assert action.by_year
        assert action.related
        assert action.themes
    assert sum(bool(action.actors) for action in ACTIONS) == 15
    assert {one.role for action in ACTIONS for one in action.departments} == {"lead", "support", "collects"}


def test_related_actions_name_each_other() -> None:
    assert PLAN.links.related == "symmetric"
    assert all(action.id in NODES[other].related for action in ACTIONS for other in action.related)


def test_an_action_is_printed_in_two_places_and_corresponds_to_another_plan() -> None:
    assert NODES["a04"].relisted == ("m2-2",)
    assert [(one.to, one.as_) for one in NODES["a04"].corresponds] == [("mihon-fukushi:f02", "narrower")]


def test_departments_were_reorganised() -> None:
    followed = {one.id: one.successors for one in PLAN.departments if one.successors}
    assert followed == {"katsudo": ("kyodo",), "koho": ("koho-digital",), "joho": ("koho-digital",)}


def test_the_mid_term_review_renamed_split_added_and_retired_and_extended_the_period() -> None:
    kinds = [one.kind for one in PLAN.amendments if one.year == 2024]
    assert kinds == [
        *("revised", "extended", "renamed", "item_retired", "item_split", "item_added", "target_revised"),
    ]
    assert all(one.reason and one.date == "2024-03-25" for one in PLAN.amendments)
    assert set(retired(PLAN)) == {"a07", "a10"}
    assert begun(PLAN) == {"a14": 2024, "a15": 2024, "a16": 2024}
    assert [frame(PLAN, year).last for year in (2023, 2024)] == [2025, 2027]


def test_three_stages_of_which_one_has_two_axes_and_begins_later() -> None:
    assert [stage.id for stage in PLAN.stages] == ["self", "internal", "council"]
    council = PLAN.stages[2]
    assert [axis.id for axis in council.axes] == ["progress", "validity"]
    assert council.valid
    assert council.valid.from_ == 2022
    assert PLAN.directions


def test_a_scale_changes_and_every_stage_knows_what_cannot_be_assessed() -> None:
    old, new = (scale for scale in PLAN.scales if scale.id == "progress")
    assert [grade.code for grade in old.grades] == ["◎", "○", "△", "×", "−"]
    assert [grade.code for grade in new.grades] == ["S", "A", "B", "C", "D", "−"]
    assert (old.valid and old.valid.to, new.valid and new.valid.from_) == (2023, 2024)
    assert old.grades[-1].counts_as == new.grades[-1].counts_as == "not_assessed"


def test_every_shape_of_target_occurs() -> None:
    assert {one.shape for one in INDICATORS.values()} == {"reach", "keep", "direction", "milestone", "none"}


def test_every_way_of_measuring_occurs() -> None:
    ways = {one.measured_as for one in INDICATORS.values() if one.shape != "milestone"}
    assert ways == {"point", "single_year", "cumulative", "average", "ratio"}


def test_every_formula_occurs() -> None:
    names = {one.formula.name for one in INDICATORS.values() if one.formula}
    assert names == {"simple", "inverse", "from_baseline", "pace"}


@pytest.mark.parametrize(("indicator", "first", "last"), [("i-coordinators", 0, 15), ("i-news", 12, 12)])
def test_from_a_baseline_to_a_target(indicator: str, first: int, last: int) -> None:
    one = INDICATORS[indicator]
    assert (one.baseline[0].value, one.targets[0].value) == (first, last)


def test_a_target_for_every_year() -> None:
    [target] = INDICATORS["i-fair"].targets
    assert (target.every_year, target.op, target.value) == (True, "at_least", 500)


def test_a_direction_only_in_the_years_of_the_survey() -> None:
    interest = INDICATORS["i-interest"]
    assert interest.shape == "direction"
    assert interest.cycle
    known = [year for year in YEARS if measured(year, "i-interest")[0].value is not None]
    assert known == [2022, 2024]
    assert measured(2023, "i-interest")[0].status == "not_surveyed"


def test_a_milestone_in_words_and_an_indicator_without_a_target_but_with_a_reason() -> None:
    assert INDICATORS["i-center"].targets[0].text
    assert INDICATORS["i-consult"].no_target_reason
    assert INDICATORS["i-consult"].successor == "i-consult-civic"


def test_two_values_in_one_indicator_of_which_each_has_its_unit() -> None:
    assert [one.unit for one in INDICATORS["i-center-use"].series] == ["件", "人"]
    assert INDICATORS["i-center-use"].breaks[0].year == 2023


def test_ratios_are_recorded_with_their_parts() -> None:
    ratios = [key for key, one in INDICATORS.items() if one.measured_as == "ratio"]
    found = [one for file in YEARS.values() for key in ratios for one in file.measurements.get(key, ())]
    assert len(found) == 9
    for one in found:
        assert one.value is not None
        assert one.numerator
        assert one.denominator
        assert round(one.numerator / one.denominator * 100, 1) == one.value


def test_targets_in_words_against_the_year_before_and_against_others() -> None:
    assert INDICATORS["i-applicants"].targets[0].against == "previous_year"
    assert INDICATORS["i-association"].targets[0].against == "pref"


def test_a_revised_target_keeps_the_earlier_one_and_says_why() -> None:
    old, new = INDICATORS["i-volunteers"].targets
    assert (old.year, old.value, new.replaces, new.value, new.revised) == (2025, 114, 2025, 100, 2024)
    assert new.reason
