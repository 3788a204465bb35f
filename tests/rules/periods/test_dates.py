from collections.abc import Callable

import pytest

from kyodo_cli.base.years import parse_date
from kyodo_cli.rules.periods.dates import fiscal_years, impossible_dates, impossible_dates_of_year, is_before
from kyodo_cli.rules.subject import Subject

ReadPlan = Callable[..., Subject]


@pytest.mark.parametrize(
    ("one", "other", "before"),
    [
        ("2024-03-31", "2024-04-01", True),
        ("2024-04-01", "2024-03-31", False),
        ("2023-12", "2024-01-01", True),
        ("2024", "2024-12-31", False),
        ("2024-12-31", "2024", False),
        ("2024-05", "2024-05-31", False),
        ("2023", "2024-01", True),
        ("2024-01-31", "2024-02", True),
        ("2024-05-01", "2024-05-01", False),
    ],
)
def test_a_date_is_before_another_only_where_that_is_sure(one: str, other: str, *, before: bool) -> None:
    assert is_before(parse_date(one), parse_date(other)) is before


@pytest.mark.parametrize(
    ("text", "years"),
    [("2025-03", (2024,)), ("2025-04-01", (2025,)), ("2025", (2024, 2025)), ("2025-02-30", ())],
)
def test_a_date_lies_in_one_fiscal_year_or_if_only_its_year_is_known_in_two(text: str, years: tuple[int, ...]) -> None:
    assert fiscal_years(text) == years


@pytest.mark.parametrize(("due", "found"), [("07", 0), ("02-29", 0), ("02-30", 1), ("06-31", 1), ("06-30", 0)])
def test_a_yearly_day_is_one_that_some_year_has(plan: ReadPlan, due: str, found: int) -> None:
    assert len(list(impossible_dates(plan(f'cycle: {{annual_review: {{due: "{due}"}}}}')))) == found


def test_dates_are_looked_at_wherever_they_stand(plan: ReadPlan) -> None:
    subject = plan(
        """
amendments: [{year: 2025, kind: revised, date: 2025-02-29}]
lineage: [{title: 協働プラン（架空）, adopted: 2005-13}]
positioning: {basis: [{law: 協働条例（架空）, in_force: 2007-06-31}]}
""",
        {
            "2024": """
evaluations: {a01: {reviews: {self: {date: 2025-04-31}}}}
surveys: [{id: s1, from: 2024-07-32, to: 2024-00}]
history: [{date: 2025-02-29, event: published}]
corrections: [{date: 2025-02-29, at: evaluations/a01}]
publication: {published: 2025-02-29, as_of: 2025-03-32}
"""
        },
    )
    [year] = subject.years
    assert len(list(impossible_dates(subject))) == 3
    assert len(list(impossible_dates_of_year(subject, year))) == 7
