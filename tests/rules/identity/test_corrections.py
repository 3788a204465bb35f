from collections.abc import Callable

import pytest

from kyodo_cli.rules.identity.corrections import corrections_not_made, corrections_without_place
from kyodo_cli.rules.subject import Subject

ReadPlan = Callable[..., Subject]


@pytest.mark.parametrize(
    ("correction", "found"),
    [
        ("at: evaluations/a01/result, was: 3回, now: 2回", 0),
        ("at: measurements/i1/value, was: 3, now: 2", 0),
        ("at: measurements/i2/2/value, was: 3, now: 2", 0),
        ("at: measurements/i2/3/value, was: 3, now: 2", 1),
        ("at: evaluations/a01/variance, was: 雨天", 0),
        ("at: evaluations/a01/variance, was: 雨天, now: 荒天", 1),
        ("at: evaluations/a03/variance, was: 雨天", 1),
        ("at: evaluations, was: 雨天, now: 荒天", 0),
        ("at: a01, was: 雨天", 1),
    ],
)
def test_a_correction_is_at_a_place_unless_it_took_it_away(plan: ReadPlan, correction: str, found: int) -> None:
    records = f"""
evaluations: {{a01: {{result: 2回}}}}
measurements: {{i1: {{value: 2}}, i2: [{{value: 1}}, {{value: 2}}]}}
corrections: [{{date: 2025-09-10, {correction}}}]
"""
    subject = plan("actions: [{id: a01, title: 交流会}]", {"2024": records})
    assert len(list(corrections_without_place(subject, subject.years[0]))) == found


@pytest.mark.parametrize(
    ("corrections", "found"),
    [
        ("{at: evaluations/a01/result, now: 2回}", []),
        ("{at: evaluations/a01/result, now: 3回}", [0]),
        ("{at: evaluations/a01/result, now: 3回}, {at: evaluations/a01/result, now: 2回}", []),
        ("{at: evaluations/a01/result, now: 2回}, {at: evaluations/a01/result, now: 3回}", [1]),
        ("{at: measurements/i1/value, now: 2}", []),
        ('{at: measurements/i1/value, now: "2"}', []),
        ("{at: measurements/i1/value, now: 2.5}", [0]),
        ("{at: evaluations/a01, now: 2回}", []),
        ("{at: evaluations/a09/result, now: 2回}", []),
        ("{at: evaluations/a01/variance, was: 雨天}", []),
    ],
)
def test_what_was_corrected_stands_there(plan: ReadPlan, corrections: str, found: list[int]) -> None:
    dated = corrections.replace("{", "{date: 2025-09-10, ")
    records = f"evaluations: {{a01: {{result: 2回}}}}\nmeasurements: {{i1: {{value: 2}}}}\ncorrections: [{dated}]"
    subject = plan("actions: [{id: a01, title: 交流会}]", {"2024": records})
    assert [one.place.path[1] for one in corrections_not_made(subject, subject.years[0])] == found
