"""What the rules say of a plan before it is written, and what a plan that it replaces holds and it does not."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from kyodo_cli.base.language import Message
from kyodo_cli.findings.finding import Finding
from kyodo_cli.model.outline import Outline
from kyodo_cli.model.plan import Plan
from kyodo_cli.reading.files import PlanFile, YearFile
from kyodo_cli.reading.shape import shape
from kyodo_cli.reading.source import SourceText
from kyodo_cli.reading.tree import read_tree
from kyodo_cli.rules.registry import PLAN_CHECKS, YEAR_CHECKS
from kyodo_cli.rules.subject import Subject
from kyodo_cli.workspace.book import PlanBook


class Said(NamedTuple):
    """A finding with its line in its file."""

    file: str
    line: int
    finding: Finding


class Gone(NamedTuple):
    """What a plan that is replaced holds and the new one does not: ids of items and indicators, other keys."""

    items: tuple[str, ...]
    indicators: tuple[str, ...]
    keys: tuple[str, ...]

    def messages(self) -> list[Message]:
        """Return it as sentences."""
        said = [
            (self.items, Message("Items that are no longer there: {items}.", items=self.items)),
            (self.indicators, Message("Indicators that are no longer there: {items}.", items=self.indicators)),
            (self.keys, Message("Parts of the file that are no longer there: {items}.", items=self.keys)),
        ]
        return [message for ids, message in said if ids]


def errors_in(text: str, file: str, years: Sequence[YearFile]) -> list[Said]:
    """Return what the rules find wrong with a plan, and with the records of it that are there already."""
    source = SourceText(file, text, has_bom=False)
    tree, findings = read_tree(source)
    if tree is None:
        return [Said(file, 1, one) for one in findings]
    plan, tree, unsure, defects = shape(tree, Plan, {})
    findings = [*findings, *defects]
    if plan is not None:
        subject = Subject(PlanFile(file, plan, source, tree, findings, unsure), plan, tree, list(years))
        findings += [one for _, check in PLAN_CHECKS for one in check(subject)]
        findings += [one for year in subject.years for _, check in YEAR_CHECKS for one in check(subject, year)]
    trees = {one.file: one.tree for one in years if one.tree} | {file: tree}
    errors = [one for one in findings if one.rule.severity == "error"]
    said = []
    for one in errors:
        place = one.place
        span = place.span or trees[place.file].span(place.path, at_key=place.at_key)
        said.append(Said(place.file, span[0], one))
    return said


def gone(old: PlanBook, new: dict[str, Any], text: str, file: str) -> Gone:
    """Compare a plan with the one that is to take its place."""
    tree, _ = read_tree(SourceText(file, text, has_bom=False))
    assert tree
    plan, *_ = shape(tree, Plan, {})
    assert plan
    outline = Outline(plan)
    lists = {"visions", "goals", "aims", "measures", "actions", "indicators"}
    keys = [
        name.rstrip("_")
        for name in type(old.plan).model_fields
        if name in old.plan.model_fields_set and name not in new and name not in lists
    ]
    return Gone(
        tuple(one for one in old.outline.by_id if one not in outline.by_id),
        tuple(one for one in old.outline.indicator_by_id if one not in outline.indicator_by_id),
        tuple(keys),
    )
