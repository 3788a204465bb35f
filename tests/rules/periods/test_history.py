from collections.abc import Callable

import pytest

from kyodo_cli.rules.periods.history import closed_too_early, history_out_of_order, history_out_of_turn
from kyodo_cli.rules.subject import Subject

ReadPlan = Callable[..., Subject]


@pytest.mark.parametrize(
    ("events", "found"),
    [
        ("published", []),
        ("closed published reopened published closed", []),
        ("closed published closed", [2]),
        ("reopened", [0]),
        ("closed reopened reopened closed closed", [2, 4]),
    ],
)
def test_a_year_is_closed_and_reopened_in_turn(plan: ReadPlan, events: str, found: list[int]) -> None:
    history = ", ".join(f"{{date: 2025-08-01, event: {event}}}" for event in events.split())
    subject = plan("", {"2024": f"history: [{history}]"})
    assert [one.place.path[1] for one in history_out_of_turn(subject, subject.years[0])] == found


@pytest.mark.parametrize(
    ("dates", "found"),
    [
        ("2025-08-01 2025-08-01 2025-09", []),
        ("2025-08 2025-08-01", []),
        ("2025-08-02 2025-08-01", [1]),
        ("2025-09 2025-08-31", [1]),
        ("2025-09-31 2025-08-31", []),
    ],
)
def test_the_history_is_in_the_order_of_its_dates(plan: ReadPlan, dates: str, found: list[int]) -> None:
    history = ", ".join(f"{{date: {date}, event: published}}" for date in dates.split())
    subject = plan("", {"2024": f"history: [{history}]"})
    assert [one.place.path[1] for one in history_out_of_order(subject, subject.years[0])] == found


@pytest.mark.parametrize(
    ("date", "found"),
    [("2025-03-30", 1), ("2025-03-31", 0), ("2025-03", 0), ("2025-02", 1), ("2025", 0), ("2024", 1), ("2025-04-01", 0)],
)
def test_a_year_is_closed_on_its_last_day_at_the_earliest(plan: ReadPlan, date: str, found: int) -> None:
    subject = plan("", {"2024": f"history: [{{date: {date}, event: closed}}]"})
    assert len(list(closed_too_early(subject, subject.years[0]))) == found


def test_a_report_may_be_published_before_the_year_is_over(plan: ReadPlan) -> None:
    subject = plan("", {"2024": "history: [{date: 2024-10-01, event: published}]"})
    assert list(closed_too_early(subject, subject.years[0])) == []
