from collections.abc import Callable

import pytest

from kyodo_cli.rules.identity import links
from kyodo_cli.rules.subject import Subject

ReadPlan = Callable[..., Subject]


def test_a_link_listed_twice_is_one_sided_once(plan: ReadPlan) -> None:
    subject = plan("actions: [{id: a1, title: 交流会, related: [a2, a2]}, {id: a2, title: 情報誌}]")
    found = [(finding.rule.slug, finding.place.path[-1]) for _, check in links.CHECKS for finding in check(subject)]
    assert found == [("repeated-link", 1), ("one-sided-link", 0)]


@pytest.mark.parametrize(
    ("items", "amendments", "severities"),
    [
        ("{id: a1, title: 交流会, related: [a2]}, {id: a2, title: 情報誌}", "item_retired, item: a2", ["note"]),
        ("{id: a1, title: 交流会, related: [a2]}, {id: a2, title: 情報誌, years: {to: 2023}}", "", ["note"]),
        (
            "{id: a1, title: 交流会, years: {from: 2024}, related: [a2]}, {id: a2, title: 情報誌, years: {to: 2023}}",
            "",
            ["warning"],
        ),
        (
            "{id: a1, title: 交流会, years: {from: 2024}, related: [a2]}, {id: a2, title: 情報誌}",
            "item_retired, item: a2",
            ["warning"],
        ),
        (
            "{id: a1, title: 交流会, years: {to: 2023}, related: [a2]}, {id: a2, title: 情報誌, years: {to: 2023}}",
            "",
            [],
        ),
        ("{id: a1, title: 交流会, related: [a2]}, {id: a2, title: 情報誌, years: {to: 2029}}", "", []),
        ("{id: a1, title: 交流会, related: [a2]}, {id: a2, title: 情報誌, years: {from: 2025}}", "", []),
    ],
    ids=[
        "retired",
        "own-years",
        "never-together",
        "never-with-retired",
        "ended-together",
        "to-the-plan's-end",
        "later",
    ],
)
def test_a_link_that_was_right_in_an_earlier_year_is_but_a_note(
    plan: ReadPlan, items: str, amendments: str, severities: list[str]
) -> None:
    changed = f"amendments: [{{year: 2024, kind: {amendments}}}]\n" if amendments else ""
    found = list(links.links_to_retired(plan(f"{changed}actions: [{items}]")))
    assert [one.rule.severity for one in found] == severities
    assert {one.rule.code for one in found} <= {"KY114"}
