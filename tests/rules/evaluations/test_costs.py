from collections.abc import Callable

import pytest

from kyodo_cli.rules.evaluations.costs import cost_lines_differ, negative_costs
from kyodo_cli.rules.subject import Subject

ReadPlan = Callable[..., Subject]


def read(plan: ReadPlan, cost: str) -> Subject:
    return plan("actions: [{id: a01, title: 交流会}]", {"2024": f"evaluations: {{a01: {{cost: {cost}}}}}"})


@pytest.mark.parametrize(
    ("cost", "amounts"),
    [
        ("{budget: 3, lines: [{label: 国, budget: 1}, {label: 市, budget: 2}]}", []),
        ("{budget: 4, lines: [{label: 国, budget: 1}, {label: 市, budget: 2}]}", ["budget"]),
        ("{budget: 4, lines: [{label: 国, budget: 1}, {label: 市}]}", []),
        ("{actual: 4, lines: [{label: 国, budget: 1, actual: 4}, {label: 市, budget: 2, actual: 0}]}", []),
        ("{budget: 3, actual: 4, lines: [{label: 市, budget: 1, actual: 1}]}", ["budget", "actual"]),
        ("{budget: 0, lines: [{label: 市, budget: 0}]}", []),
        ("{budget: 0.3, lines: [{label: 国, budget: 0.1}, {label: 市, budget: 0.2}]}", []),
        ("{actual: 281000}", []),
        ("{lines: [{label: 市, budget: 1}]}", []),
    ],
)
def test_lines_add_up_where_all_of_them_are_known(plan: ReadPlan, cost: str, amounts: list[str]) -> None:
    subject = read(plan, cost)
    assert [one.place.path[-1] for one in cost_lines_differ(subject, subject.years[0])] == amounts


def test_negative_amounts_are_found_in_the_lines_too(plan: ReadPlan) -> None:
    subject = read(plan, "{budget: 0, actual: -1, lines: [{label: 市, actual: -1}]}")
    paths = [one.place.path[3:] for one in negative_costs(subject, subject.years[0])]
    assert paths == [("actual",), ("lines", 0, "actual")]
