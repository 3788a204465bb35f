from collections.abc import Callable

import pytest

from kyodo_cli.rules.subject import Subject
from kyodo_cli.rules.text.quotes import CHECKS

ReadPlan = Callable[..., Subject]


@pytest.mark.parametrize("number", ["“5”", "”5”", "＂5＂", "〝5〟", "’5’"])
def test_quotation_marks_of_prose_around_a_number_are_found(plan: ReadPlan, number: str) -> None:
    subject = plan(f"actions: [{{id: a1, number: {number}, title: 講座}}]")
    (found,) = CHECKS[0][1](subject)
    assert '"5"' in str(found.hint)


@pytest.mark.parametrize("item", ['number: "5", title: 講座', "number: 5“, title: 講座", 'number: "1", title: “講座”'])
def test_other_values_keep_their_quotation_marks(plan: ReadPlan, item: str) -> None:
    assert list(CHECKS[0][1](plan(f"actions: [{{id: a1, {item}}}]"))) == []
