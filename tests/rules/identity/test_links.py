from collections.abc import Callable

from kyodo_cli.rules.identity import links
from kyodo_cli.rules.subject import Subject

ReadPlan = Callable[..., Subject]


def test_a_link_listed_twice_is_one_sided_once(plan: ReadPlan) -> None:
    subject = plan("actions: [{id: a1, title: 交流会, related: [a2, a2]}, {id: a2, title: 情報誌}]")
    found = [(finding.rule.slug, finding.place.path[-1]) for _, check in links.CHECKS for finding in check(subject)]
    assert found == [("repeated-link", 1), ("one-sided-link", 0)]
