from datetime import date

import pytest

from kyodo_cli.analysis.agenda import agenda
from kyodo_cli.analysis.calendar import review_due
from kyodo_cli.analysis.closing import closing
from kyodo_cli.model.outline import Outline
from kyodo_cli.model.plan import Plan
from kyodo_cli.model.year import YearRecords

HEAD = {"format": 1, "plan": "example"}


def plan_with(cycle: dict[str, object] | None = None, **fields: object) -> Plan:
    base = {
        "format": 1,
        "id": "example",
        "title": "例示市計画（架空）",
        "municipality": {"name": "例示市"},
        "period": {"from": 2022, "to": 2029},
        "actions": ({"id": "a1", "title": "交流会"},),
    }
    return Plan.model_validate(base | ({"cycle": cycle} if cycle else {}) | fields)


def due(plan: Plan, day: date, year: int = 2024, **content: object) -> list[tuple[str, int | None, str]]:
    years = {year: YearRecords.model_validate(HEAD | {"year": year} | content)} if content else {}
    return [(one.due.task, one.due.year, one.state) for one in agenda(Outline(plan), years, year, day)]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("07", date(2025, 7, 31)),
        ("07-15", date(2025, 7, 15)),
        ("04", date(2025, 4, 30)),
        ("02", date(2026, 2, 28)),
        ("02-30", date(2026, 2, 28)),
    ],
)
def test_the_review_is_due_in_its_month_after_the_year(written: str, expected: date) -> None:
    assert review_due(plan_with({"annual_review": {"due": written}}), 2024).day == expected


def test_the_review_is_ahead_then_due_then_overdue() -> None:
    plan = plan_with({"annual_review": {"every": 1, "due": "07"}})
    assert due(plan, date(2025, 3, 31))[0] == ("annual_review", 2024, "ahead")
    assert due(plan, date(2025, 4, 1))[0] == ("annual_review", 2024, "due")
    assert due(plan, date(2025, 7, 31))[0] == ("annual_review", 2024, "due")
    assert due(plan, date(2025, 8, 1))[0] == ("annual_review", 2024, "overdue")


def test_a_review_with_everything_recorded_is_done_whatever_the_day() -> None:
    done = {"a1": {"result": "実施した。", "reviews": {"self": {"rating": "B"}}}}
    plan = plan_with({"annual_review": {"due": "07"}})
    assert due(plan, date(2026, 1, 1), evaluations=done)[0] == ("annual_review", 2024, "done")


def test_without_a_month_nothing_is_ever_overdue() -> None:
    assert due(plan_with(), date(2040, 1, 1)) == [("annual_review", 2024, "due")]


def test_the_last_year_of_the_plan_has_no_review_after_it() -> None:
    plan = plan_with({"annual_review": {"due": "07"}})
    assert [year for _, year, _ in due(plan, date(2030, 5, 1), 2029)] == [2029]


def test_a_survey_is_due_in_its_years_and_overdue_once_they_have_ended() -> None:
    plan = plan_with({"survey": {"every": 4, "first": 2024, "groups": ("市民",)}})
    assert due(plan, date(2024, 6, 1), 2023)[1:] == [("survey", 2024, "due")]
    assert due(plan, date(2025, 6, 1))[1:] == [("survey", 2024, "overdue"), ("survey", 2028, "ahead")]
    held = due(plan, date(2025, 6, 1), surveys=({"id": "s1", "group": "市民"},))
    assert held[1:] == [("survey", 2024, "done"), ("survey", 2028, "ahead")]


def test_a_yearly_survey_that_was_not_held_is_not_hidden_by_the_next() -> None:
    plan = plan_with({"survey": {"every": 1}})
    assert due(plan, date(2025, 6, 1))[1:] == [("survey", 2024, "overdue"), ("survey", 2025, "due")]


def test_the_last_year_that_kyodo_knows_has_no_day_after_it() -> None:
    plan = plan_with({"annual_review": {"due": "02"}}, period={"from": 2022})
    assert review_due(plan, 2199).day is None
    assert review_due(plan, 2198).day == date(2200, 2, 28)


def test_a_survey_whose_first_year_is_open_has_no_date() -> None:
    plan = plan_with({"survey": {"every": 4}})
    assert due(plan, date(2030, 6, 1))[1:] == [("survey", None, "open")]


@pytest.mark.parametrize(("day", "state"), [((2026, 3, 31), "ahead"), ((2026, 4, 1), "due"), ((2027, 4, 1), "past")])
def test_the_midterm_review_is_counted_from_the_start_of_the_plan(day: tuple[int, int, int], state: str) -> None:
    plan = plan_with({"midterm_review": {"after_years": 4, "about": True}})
    assert due(plan, date(*day))[1:] == [("midterm_review", 2026, state)]


def test_a_revision_of_the_plan_at_its_time_tells_that_the_midterm_review_was_held() -> None:
    plan = plan_with(
        {"midterm_review": {"after_years": 4, "about": True}},
        amendments=({"year": 2027, "kind": "revised", "reason": "中間見直し"},),
    )
    assert due(plan, date(2028, 5, 1))[1:] == [("midterm_review", 2026, "done")]
    assert due(plan, date(2026, 5, 1))[1:] == [("midterm_review", 2026, "due")]


def test_the_final_evaluation_follows_the_end_as_it_is_known_on_the_day() -> None:
    extended = ({"year": 2027, "kind": "extended", "to": 2031},)
    plan = plan_with({"final_evaluation": {"after_end": True}}, amendments=extended)
    assert due(plan, date(2026, 6, 1))[1:] == [("final_evaluation", 2030, "ahead")]
    assert due(plan, date(2027, 6, 1))[1:] == [("final_evaluation", 2032, "ahead")]


def test_a_plan_without_an_end_has_no_final_evaluation_to_wait_for() -> None:
    plan = plan_with({"final_evaluation": {"after_end": True}}, period={"from": 2022})
    assert due(plan, date(2026, 6, 1))[1:] == [("final_evaluation", None, "open")]


def test_a_year_is_closed_and_open_by_the_last_turn_of_its_history() -> None:
    events = ("closed", "2025-08-01"), ("published", "2025-08-20"), ("reopened", "2025-09-01")
    history = tuple({"event": event, "date": day} for event, day in events)
    states = [
        closing(YearRecords.model_validate(HEAD | {"year": 2024, "history": history[:count]})) for count in range(4)
    ]
    assert [one.state for one in states] == ["open", "closed", "closed", "reopened"]
    assert states[3] == ("reopened", "2025-09-01", "2025-08-20")
    assert closing(None).state == "open"
